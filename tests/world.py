"""A small world for tests of whole pages: published rows of every kind, all related, every field filled in."""

import itertools
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.db import models
from django.utils.timezone import localdate
from modeltranslation.translator import translator

from brands.models import Mark
from investment.models import EventResult, NoticeVersion, ProjectReadiness, ProjectStep
from parks.models import SiteReadiness, SiteUtility
from portal import indexing
from portal.kit.partial_dates import PartialDateField
from tests import factories

_numbers = itertools.count(1)
WEBSITE = "https://firm.example"
POINT = {"longitude": Decimal("125.1"), "latitude": Decimal("42.9")}
BOUNDARY = {"type": "Polygon", "coordinates": [[[124.9, 42.5], [125.9, 42.5], [125.5, 43.3], [124.9, 42.5]]]}
PLOT = {"type": "Polygon", "coordinates": [[[125.4, 42.8], [125.404, 42.8], [125.404, 42.8025], [125.4, 42.8]]]}
BENEFIT = {"rate_percent": 70, "basis": "investment_amount", "carry_forward": True, "min_holding_months": 24}
CONDITIONS = [{"field": "investment.holding_months", "op": "gte", "value": 24}]


def make_world():
    """One row of every kind, as attributes; the rows that `grow` adds belong to these."""
    world = _make_rows(SimpleNamespace())
    world.subscription = factories.make_subscription("parks", language="en")
    indexing.rebuild()
    return world


def grow(world, times):
    """So many more rows of every kind, related to those of the world wherever a page shows a relation."""
    for _ in range(times):
        _attach(world, _make_rows(world))
    indexing.rebuild()


def without_english():
    """Take the English of all content away, as when only Chinese has been written yet."""
    for model in translator.get_registered_models(abstract=False):
        columns = [f for f in model._meta.local_fields if f.name.endswith("_en")]
        model._base_manager.update(**{column.name: None if column.null else "" for column in columns})
    indexing.rebuild()


def _make_rows(first):
    """A row of every kind, belonging to the first rows of the world when there are some."""
    world = SimpleNamespace(**_make_ground(first))
    own = SimpleNamespace(**vars(world) | vars(first))
    world.park = _make_park(own, world)
    own.park = getattr(first, "park", world.park)
    world.fact_definition = factories.make_fact_definition()
    world.fact_option = factories.make_fact_option()
    world.fact = factories.make_fact(park=own.park, unit="km")
    world.chain_link = factories.make_chain_link(own.chain)
    own.chain_link = getattr(first, "chain_link", world.chain_link)
    world.gap = factories.make_chain_link(own.chain, "袜机制造", supplies=[own.chain_link])
    world.site = factories.make_site(park=own.park, area_ha=Decimal("4.55"), shape=PLOT)
    own.site = getattr(first, "site", world.site)
    for_site = factories.make_fact_definition(subject="site", group="plot")
    for_area = factories.make_fact_definition(subject="area", group="cold_climate")
    world.site_fact = factories.make_fact(site=own.site, definition=for_site, unit="km")
    world.area_fact = factories.make_fact(area=getattr(first, "area", world.area), definition=for_area, unit="km")
    unused = SiteUtility.Kind.values[own.site.utilities.count() :]
    if unused:
        world.site_utility = factories.make_site_utility(own.site, unused[0])
    unused = SiteReadiness.Topic.values[own.site.readiness.count() :]
    if unused:
        world.site_readiness = factories.make_site_readiness(own.site, unused[0])
    world.park_figure = factories.make_park_figure(world.park)
    vars(world).update(_make_planning(own, world))
    world.enterprise = factories.make_enterprise(area=own.county, park=own.park, industry=own.industry)
    own.enterprise = getattr(first, "enterprise", world.enterprise)
    vars(world).update(_make_investment(own, world) | _make_brands(own, first) | _make_news(own))
    vars(world).update(_make_events(own, first))
    own.project = getattr(first, "project", world.project)
    vars(world).update(_make_project_parts(own.project))
    _fill_links(own, world)
    _attach_files(own, world)
    for row in vars(world).values():
        fill(row)
    return world


def _make_project_parts(project):
    """A line of each kind as long as there are topics and steps without one."""
    topics = ProjectReadiness.Topic.values[project.readiness.count() :]
    steps = ProjectStep.Step.values[project.steps.count() :]
    made = {"project_readiness": factories.make_project_readiness(project, topics[0])} if topics else {}
    made |= {"project_step": factories.make_project_step(project, steps[0])} if steps else {}
    day = localdate() - timedelta(days=project.readings.count())
    return made | {"project_reading": factories.make_project_reading(project, day=day)}


def _fill_links(own, world):
    """Firms and products fill the first link of the world; the gap beside it is wanted by projects alone."""
    world.enterprise.links.add(own.chain_link)
    world.product.links.add(own.chain_link)
    world.project.would_fill.add(getattr(own, "gap", world.gap))


def _attach_files(own, world):
    """A picture and a document to whatever takes some; those of further rows belong to the first ones."""
    for noun in ("park", "enterprise", "project", "brand", "product", "event", "article"):
        owner = getattr(own, noun, getattr(world, noun))
        world.picture = factories.make_picture(
            owner, size=(400, 250), is_map=True, map_review_number="吉S(2024)012号", credit="市工信局"
        )
    for noun in ("park", "project", "policy", "event", "article", "promotionplan"):
        world.attachment = factories.make_attachment(getattr(own, noun, getattr(world, noun)))


def _make_ground(first):
    area = factories.make_area(boundary=BOUNDARY)
    county = factories.make_area(_county_code(), "龙山区", "Longshan District", parent=area, boundary=BOUNDARY)
    number = next(_numbers)
    industry = factories.make_industry(f"socks-{number}", f"袜业{number}", f"Socks {number}")
    factories.make_focus_industry(area, industry)
    ground = {
        "area": area,
        "county": county,
        "industry": industry,
        "industry_class": factories.make_industry_class(_class_code(number), is_checked=True),
        "chain": factories.make_chain(industries=[getattr(first, "industry", industry)]),
        "association": factories.make_association(area=area),
        "source": factories.make_source(locator=f"{WEBSITE}/{number}"),
    }
    industry.classes.add(ground["industry_class"])
    return ground


def _class_code(number):
    """With a letter past T, so that it is none of the classification's own, which the starting data brings."""
    return f"{'UVWXYZ'[number // 1000 % 6]}{number % 1000:03}"


def _county_code():
    return f"2204{next(_numbers) % 90 + 1:02}"


def _make_park(own, world):
    park = factories.make_park(area=own.county, parent=getattr(own, "park", None), industries=[own.industry])
    park.sources.add(world.source)
    return park


def _make_planning(own, world):
    return {
        "park_plan": factories.make_park_plan(own.park, fits_urban_plan=True),
        "park_block": factories.make_park_block(own.park, shape=PLOT),
        "park_assessment": factories.make_park_assessment(own.park),
        "park_class_rule": factories.make_park_class_rule(own.park, world.industry_class),
        "park_governance": factories.make_park_governance(world.park, basis_resources=True),
    }


def _make_investment(own, world):
    policy = factories.make_policy()
    audience, benefit = factories.make_term("who"), factories.make_term("benefit")
    section = factories.make_policy_section(getattr(own, "policy", policy), next(_numbers))
    measure = factories.make_measure(
        [getattr(own, "audience", audience)], section=section, benefit_kind=benefit, benefit=BENEFIT
    )
    measure.conditions = CONDITIONS
    return {
        "project": factories.make_project(
            area=own.county, park=own.park, enterprise=own.enterprise, industry=own.industry, amount=740_000_000
        ),
        "searched_need": factories.make_searched_need(f"power={next(_numbers)}"),
        "policy": policy,
        "section": section,
        "audience": audience,
        "benefit": benefit,
        "measure": measure,
    }


def _make_events(own, first):
    """An event that takes registrations, with its parts; results as long as there are measures without one."""
    factories.make_notice_version(use=NoticeVersion.Use.REGISTRATION)
    day = localdate() + timedelta(days=30)
    given = factories.taking_registrations(starts_on=f"{day}", ends_on=f"{day}", host=own.park)
    event = factories.make_event(area=own.area, industries=[own.industry], parks=[own.park], **given)
    plan = factories.make_promotion_plan(title_zh_hans=f"推介计划{next(_numbers)}")
    made = {"event": event, "open_event": event, "participation": event.participations.get(), "promotionplan": plan}
    of, plan = getattr(first, "event", event), getattr(first, "promotionplan", plan)
    unused = EventResult.Measure.values[of.results.count() :]
    made |= {"event_result": factories.make_event_result(of, unused[0])} if unused else {}
    return made | {"promotion_task": factories.make_promotion_task(plan, [own.park], event=of)}


def _make_brands(own, first):
    category = factories.make_category(f"goods-{next(_numbers)}", "针织品", "Knitwear")
    of = {"area": own.county, "industry": own.industry, "park": own.park, "enterprise": own.enterprise}
    of["category"] = getattr(first, "category", category)
    brand = factories.make_brand(**of)
    product = factories.make_product(brand=getattr(first, "brand", brand), **of)
    return {"category": category, "brand": brand, "mark": factories.make_mark(brand), "product": product}


def _make_news(own):
    column = factories.make_column(f"column-{next(_numbers)}", "新闻动态", "News")
    article = factories.make_article(column=getattr(own, "column", column), area=own.county, parks=[own.park])
    factories.make_article(column=column, area=own.county)
    return {"column": column, "article": article}


def _attach(world, more):
    """The relations to many, from the side of the world's rows."""
    world.park.industries.add(more.industry)
    world.industry.classes.add(more.industry_class)
    world.measure.audiences.add(more.audience)
    world.event.industries.add(more.industry)
    world.event.parks.add(more.park)
    world.article.parks.add(more.park)
    world.article.events.add(more.event)
    world.event.articles.add(more.article)
    unused = Mark.Kind.values[1:]
    factories.make_mark(world.brand, unused[world.brand.marks.count() - 1]) if world.brand.marks.count() < 8 else None
    for row in _sourced(world):
        row.sources.add(more.source)


def _sourced(world):
    return [row for row in vars(world).values() if hasattr(row, "sources")]


def fill(row):
    """Write something into every field that was left empty, in both languages, and save."""
    for field in row._meta.local_fields:
        if field.editable and getattr(row, field.attname) in (None, ""):
            setattr(row, field.attname, _something_for(field))
    row.save()


def _something_for(field):
    if field.choices:
        return field.choices[0][0]
    kinds = (kind for kind in SOMETHING if isinstance(field, kind))
    kind = next(kinds, None)
    return SOMETHING[kind](field) if kind else None


def _number(field):
    if isinstance(field, models.IntegerField):
        return 12
    return next((degrees for name, degrees in POINT.items() if name in field.name), Decimal("12.5"))


def _words(field):
    if field.name == "website" or isinstance(field, models.URLField):
        return WEBSITE
    if field.name.endswith("_en"):
        return "Words in English"
    # A column without a language holds a telephone number or a code, or is the one modeltranslation no longer reads.
    return "文字" if field.name.endswith("_zh_hans") else "0437-50823"


# The first kind that fits: a partial date is a text too.
SOMETHING = {
    PartialDateField: lambda field: "2026-11-22",
    models.DateTimeField: lambda field: None,
    models.DateField: lambda field: date(2030, 1, 1),
    models.DecimalField: _number,
    models.IntegerField: _number,
    models.EmailField: lambda field: "office@firm.example",
    models.CharField: _words,
    models.TextField: _words,
}
