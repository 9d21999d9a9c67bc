"""What pages know of the whole province at once: small tables, read whole and remembered until public content changes.

What is remembered is shared by all requests of a process: read it, never change it.
"""

from collections import Counter, defaultdict

from django.db.models import Count, Value

from portal.kit.versions import remembered

from .models import Area, FocusIndustry, Industry, Park
from .models.parks import FAR

# Relations whose published rows are counted for each owner; a page asks nothing of the database where there are none.
PARK_RELATIONS = ["enterprises", "projects", "products", "brands", "events", "articles"]
INDUSTRY_RELATIONS = ["parks", "enterprises", "projects", "products", "brands", "events"]
CAPITAL_CODE = "220100"
AREA_RELATIONS = ["parks", *PARK_RELATIONS]


def areas(request):
    """Every area by its code, in the order of codes, each with its parent and without its boundary."""
    return remembered.get(request, "areas", _areas)


def _areas():
    found = list(Area.objects.without_boundary())
    by_pk = {area.pk: area for area in found}
    for area in found:
        area.parent = by_pk.get(area.parent_id)
    return {area.code: area for area in found}


def capital(request):
    """The seat of the province's government, from which distances are told; None while it is not loaded."""
    return areas(request).get(CAPITAL_CODE)


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
    """Every industry by its slug, with its classes."""
    return remembered.get(request, "industries", _industries)


def _industries():
    return {row.slug: row for row in Industry.objects.prefetch_related("classes")}


def area_counts(request):
    """Published rows by area, {code: {"parks": 3, …}}; what lies in a county counts for its prefecture and province."""
    return remembered.get(request, "area counts", lambda: _area_counts(areas(request)))


def _area_counts(codes):
    counts = defaultdict(Counter)
    for relation, code, rows in _published_rows(Area, "code", AREA_RELATIONS):
        for counted in {code, f"{code[:4]}00", Area.PROVINCE_CODE}:
            counts[counted][relation] += rows
    return {code: counts[code] for code in codes}


def industry_counts(request):
    """Published rows by industry, {slug: {"parks": 3, …}}."""
    slugs = industries(request)
    return remembered.get(request, "industry counts", lambda: _counts(Industry, "slug", INDUSTRY_RELATIONS, slugs))


def park_counts(request, park):
    """Published rows of a park, {"enterprises": 3, …}."""
    counts = remembered.get(request, "park counts", lambda: _counts(Park, "slug", PARK_RELATIONS))
    return counts.get(park.slug, Counter())


def _counts(owner, key, relations, keys=()):
    counts = {key: Counter() for key in keys}
    for relation, found, rows in _published_rows(owner, key, relations):
        counts.setdefault(found, Counter())[relation] = rows
    return counts


def _published_rows(owner, key, relations):
    """(relation, key of the owner, number of published rows) for each of the relations, in one query."""
    samples = None if owner is Park else False  # a park's rows are samples as it is itself
    queries = [_counted(getattr(owner, relation).rel, relation, key, samples) for relation in relations]
    return queries[0].union(*queries[1:], all=True).order_by()


def _counted(related, relation, key, samples):
    """Without modeltranslation's rewriting, which shuffles columns: a union tells them apart by their place alone."""
    path = f"{related.field.name}__{key}"
    rows = related.related_model.objects.listed(samples).rewrite(False).filter(**{f"{path}__isnull": False})
    return rows.order_by().values_list(Value(relation), path).annotate(rows=Count("pk"))


def neighbours(request, park, limit=6):
    """The published parks around this one: the park it is part of or None, its parts, and others; one query.

    The others share an industry or the prefecture: first those with both, then those with the industry.
    """
    rows = Park.objects.published(park.is_sample)
    places = remembered.get(request, "park places", lambda: list(rows.places()))
    own = next(place for place in places if place.pk == park.pk)
    parts = [place.pk for place in places if place.parent == park.pk]
    near = [place for place in places if own.distance(place) < FAR and place.pk not in {own.pk, own.parent, *parts}]
    others = [place.pk for place in sorted(near, key=own.distance)[:limit]]
    rows = rows.for_cards().in_bulk({own.parent, *parts, *others} - {None})
    return rows.get(own.parent), [rows[pk] for pk in parts], [rows[pk] for pk in others]
