"""That two parks follow the same firm: who may know of it, and no more than the name of the other park.

Whoever may see both cases knows of both. Another park is named to a desk only where whoever asked has agreed to passing
on, in both enquiries. Who has not shown a park who asks is compared with nobody.
"""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from parks.models import Park

from .merging import shown_enquirer
from .models import Case, Consent, Enquirer


@dataclass(frozen=True)
class Conflict:
    """A park that follows the same firm; `case` only for whoever may see it."""

    park: Park
    case: Case | None


def conflicts(case, access):
    """One for each other park that follows the firm of this case, as far as the person may know of it."""
    own = shown_enquirer(case)
    if own is None or not Case.objects.followed().filter(pk=case.pk).exists():
        return []
    rows = following(own).exclude(park=case.park_id).select_related("park").order_by("park__name_sort", "pk")
    seen = set(access.narrow(rows).values_list("pk", flat=True))
    may_be_named = case.enquiry.consents.passing_on().exists()
    found = {}
    for row in rows:
        if row.pk in seen or (may_be_named and row.is_passed_on):
            found.setdefault(row.park_id, Conflict(row.park, row if row.pk in seen else None))
    return list(found.values())


def following(enquirer):
    """The cases in which a park follows the firm of this sender and knows that it is this firm."""
    rows = Case.objects.followed().filter(enquiry__enquirer__in=same_firm(enquirer))
    rows = rows.filter(enquiry__enquirer__shown_to=F("park"))
    consent = Consent.objects.passing_on().filter(enquiry=OuterRef("enquiry"))
    return rows.annotate(is_passed_on=Exists(consent))


def same_firm(enquirer):
    """All senders of the same firm; none where the sender has named no firm."""
    by_name, by_code = enquirer.organisation_key, enquirer.credit_code
    same = Q(pk__in=[])
    if by_name:
        same |= Q(organisation_key=by_name)
    if by_code:
        same |= Q(credit_code=by_code)
    return Enquirer.objects.filter(same)
