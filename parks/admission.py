"""Which parks permit, restrict or forbid the classes of an industry."""

from collections import defaultdict

from portal.kit.versions import remembered

from .models import Park, ParkClassRule


def ruled_by_parks(request, industry):
    """The rules of published parks on the checked classes of an industry, those that permit first."""
    rules = remembered.get(request, "class rules", _rules)
    order = list(ParkClassRule.Rule)
    found = [rule for row in industry.classes.all() for rule in rules.get(row.pk, ())]
    return sorted(found, key=lambda rule: (order.index(rule.rule), rule.park.name_sort))


def _rules():
    """{class: rules}; one query."""
    parks = Park.objects.published()
    rows = ParkClassRule.objects.filter(park__in=parks, industry_class__is_checked=True)
    rules = defaultdict(list)
    for rule in rows.select_related("park", "industry_class"):
        rules[rule.industry_class_id].append(rule)
    return dict(rules)
