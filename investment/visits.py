"""A browser that has shown number and code of something stays with it for half an hour of use."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from portal.kit.limits import Limit, network_of

from .receipts import is_code, read_number

LASTS = timedelta(minutes=30)


@dataclass(frozen=True)
class Visits:
    """Visits to the rows of a model with `number`, `code_hash` and `erased_at`; `name` keeps them apart in the session."""

    name: str
    model: type
    related: tuple = ()

    def may_try(self, request, number):
        """Whether this network may try another code: so many at all, fewer for one number; it keeps out nobody else."""
        network = network_of(request)
        at_all = Limit(f"{self.name} code", most=8, every=timedelta(minutes=3))
        one = Limit(f"{self.name} code of one number", most=4, every=timedelta(minutes=15))
        return at_all.take(network) and one.take(network, read_number(number))

    def find(self, number, code):
        """The row of a number and its code; None takes just as long for a wrong number as for a wrong code."""
        row = self.model.objects.filter(number=read_number(number) or "-").first()
        return row if is_code(code, row.code_hash if row else "") else None

    def let_in(self, request, row):
        request.session.cycle_key()
        request.session[self.name] = {"pk": row.pk, "until": (timezone.now() + LASTS).isoformat()}

    def leave(self, request):
        request.session.pop(self.name, None)

    def visited(self, request):
        """The row this browser may see, which it then may see for another while; None after a rest or erasure."""
        visit = request.session.get(self.name)
        if not visit or datetime.fromisoformat(visit["until"]) < timezone.now():
            return None
        row = self.model.objects.filter(pk=visit["pk"], erased_at__isnull=True).select_related(*self.related).first()
        if row:
            request.session[self.name] = visit | {"until": (timezone.now() + LASTS).isoformat()}
        return row
