"""What pages know of the whole province at once: small tables, read whole and remembered until public content changes.

What is remembered is shared by all requests of a process: read it, never change it.
"""

from collections import Counter, defaultdict

from django.db.models import Count, F, Value

from portal.kit.versions import remembered

from .models import Area, FocusIndustry, Industry

COUNTED = ["parks", "enterprises", "projects", "products", "brands"]


def areas(request):
    """Every area by its code, in the order of codes, each with its parent and without its boundary."""
    return remembered.get(request, "areas", _areas)


def _areas():
    found = list(Area.objects.without_boundary())
    by_pk = {area.pk: area for area in found}
    for area in found:
        area.parent = by_pk.get(area.parent_id)
    return {area.code: area for area in found}


def below(request, area):
    """The areas directly below this one: prefectures of the province, counties of a prefecture."""
    return [other for other in areas(request).values() if other.parent_id == area.pk]


def focus(request):
    """The focus industries of every area that has some: {code of the area: rows in the order of the opinion}."""
    return remembered.get(request, "focus", _focus)


def _focus():
    rows = defaultdict(list)
    for row in FocusIndustry.objects.select_related("area", "industry").defer("area__boundary"):
        rows[row.area.code].append(row)
    return dict(rows)


def industries(request):
    """Every industry by its slug, with its classes and with its chains and their industries."""
    return remembered.get(request, "industries", _industries)


def _industries():
    return {row.slug: row for row in Industry.objects.prefetch_related("classes", "chains__industries")}


def area_counts(request):
    """Published rows by area, {code: {"parks": 3, …}}; what lies in a county counts for its prefecture and province."""
    return remembered.get(request, "area counts", lambda: _area_counts(areas(request)))


def _area_counts(codes):
    counts = defaultdict(Counter)
    for relation, code, rows in _published_rows(Area, "code"):
        for counted in {code, f"{code[:4]}00", Area.PROVINCE_CODE}:
            counts[counted][relation] += rows
    return {code: counts[code] for code in codes}


def industry_counts(request):
    """Published rows by industry, {slug: {"parks": 3, …}}."""
    return remembered.get(request, "industry counts", lambda: _industry_counts(industries(request)))


def _industry_counts(slugs):
    counts = defaultdict(Counter)
    for relation, slug, rows in _published_rows(Industry, "slug"):
        counts[slug][relation] = rows
    return {slug: counts[slug] for slug in slugs}


def _published_rows(owner, key):
    """(relation, key of the owner, number of published rows) for every relation of COUNTED, in one query."""
    queries = [_counted(getattr(owner, relation).rel, relation, key) for relation in COUNTED]
    return queries[0].union(*queries[1:], all=True).order_by()


def _counted(related, relation, key):
    """The columns are named last: in a union they are told apart by their place alone."""
    found = related.related_model.objects.published().annotate(
        relation=Value(relation), key=F(f"{related.field.name}__{key}")
    )
    rows = found.filter(key__isnull=False).order_by().values("relation", "key").annotate(rows=Count("pk"))
    return rows.values_list("relation", "key", "rows")
