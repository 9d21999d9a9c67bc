"""That two parks follow the same firm: who may know of it, and no more than the name of the other park.

Whoever may see both cases knows of both. Another park is named to a desk only where whoever asked has agreed to passing
on, in both enquiries. Who has not shown a park who asks is compared with nobody.
"""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from parks.models import Park

from .merging import shown_enquirer
from .models import Case, Consent


@dataclass(frozen=True)
class Conflict:
    """A park that follows the same firm; `case` only for whoever may see it."""

    park: Park
    case: Case | None


def conflicts(case, access):
    """One for each other park that follows the firm of this case, as far as the person may know of it."""
    if not contested(Case.objects.filter(pk=case.pk), access).exists():
        return []
    own = shown_enquirer(case)
    rows = following(own.organisation_key, own.credit_code).exclude(park=case.park_id)
    rows = rows.select_related("park").order_by("park__name_sort", "pk")
    seen = set(access.narrow(rows).values_list("pk", flat=True))
    may_be_named = case.enquiry.consents.passing_on().exists()
    found = {}
    for row in rows.annotate(may_be_named=Exists(consents())):
        if row.pk in seen or (may_be_named and row.may_be_named):
            found.setdefault(row.park_id, Conflict(row.park, row if row.pk in seen else None))
    return list(found.values())


def contested(cases, access):
    """Those of the cases whose firm another park follows too, as far as the person may know of it."""
    own = cases.followed().filter(enquiry__enquirer__shown_to=F("park"))
    keys = (OuterRef(f"enquiry__enquirer__{name}") for name in ("organisation_key", "credit_code"))
    others = following(*keys).exclude(park=OuterRef("park"))
    named = Exists(consents()) & Exists(others.filter(Exists(consents())))
    return own.filter(Exists(access.narrow(others)) | named)


def following(by_name, by_code):
    """The cases in which a park follows a firm of this name or code and knows that it is this firm."""
    sender = "enquiry__enquirer__"
    by_name = Q(**{f"{sender}organisation_key": by_name}) & ~Q(**{f"{sender}organisation_key": ""})
    by_code = Q(**{f"{sender}credit_code": by_code}) & ~Q(**{f"{sender}credit_code": ""})
    return Case.objects.followed().filter(by_name | by_code, enquiry__enquirer__shown_to=F("park"))


def consents():
    """Whether whoever asked has agreed to passing on, for the row of a query."""
    return Consent.objects.passing_on().filter(enquiry=OuterRef("enquiry"))
