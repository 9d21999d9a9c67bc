"""The lists of projects, sites, measures and events, with the columns their files, feeds and API tell."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from parks.lists import own_place, place_nearby, point_columns
from parks.maps import map_of_facet, map_of_results
from parks.models import Site
from portal.kit.lists.columns import Column, columns, provenance, relation
from portal.kit.lists.public_list import PublicList
from portal.kit.text import plain_translation
from portal.kit.units import money

from .filters import EventFilter, MeasureFilter, ProjectFilter, SiteFilter
from .models import Event, Measure, Project


def map_of_sites(request, filterset):
    return map_of_facet(request, filterset, label=_("用地和厂房分布示意图"), counted=sites_in_words)


def sites_in_words(number):
    return ngettext("%(number)s 处", "%(number)s 处", number) % {"number": number}


def words_of_terms(measure):
    return [plain_translation(term, "name") for term in measure.audiences.all()]


def document_of(measure):
    return plain_translation(measure.document, "title") if measure.document else None


MONEY = Column("money", _("投资额"), lambda project: project.amount and money(project.amount, project.currency))

PROJECTS = PublicList(
    noun="projects",
    label=Project._meta.verbose_name_plural,
    view="investment:project_list",
    filters=ProjectFilter,
    rows=lambda samples: Project.objects.listed(samples),
    columns=[
        *columns(Project, "name", "stage", "investment_type"),
        relation(Project, "industry"),
        relation(Project, "area", "code"),
        relation(Project, "park"),
        relation(Project, "enterprise"),
        relation(Project, "lead"),
        *columns(Project, "currency", "amount", "sought_from", "sought_to", "secured", "expected_output"),
        *columns(Project, "expected_tax", "expected_jobs", "decision_days", "dated_on", "valid_until", "promoter"),
        *columns(Project, "partner_wanted", "land_and_permits", "market", "contact_office", "contact_phone"),
        *columns(Project, "contact_email", "summary"),
        *provenance(),
    ],
    facts=("stage", MONEY, "industry", "area", "park", "valid_until"),
    place=place_nearby,
    draw_map=map_of_results,
)

SITES = PublicList(
    noun="sites",
    label=Site._meta.verbose_name_plural,
    view="investment:site_list",
    filters=SiteFilter,
    rows=lambda samples: Site.objects.published(samples),
    columns=[
        *columns(Site, "name", "code"),
        relation(Site, "park"),
        *columns(Site, "kind", "availability", "availability_on", "use", "area_ha", "floor_m2", "smallest_part"),
        *columns(Site, "tenure_years", "price_from", "price_to"),
        Column("price_unit", _("价格单位"), lambda site: site.price_from and site.price_unit),
        *columns(Site, "price_as_of", "plot_ratio_from", "plot_ratio_to", "coverage_percent", "green_percent"),
        *columns(
            Site, "height_limit_m", "investment_wan_mu", "storeys", "clear_height_m", "floor_load_t_m2", "crane_t"
        ),
        *point_columns(Site),
        *columns(Site, "summary"),
        *provenance(),
    ],
    facts=("park", "kind", "availability", "area_ha", "as_of"),
    place=own_place,
    draw_map=map_of_sites,
)

MEASURES = PublicList(
    noun="policies",
    label=Measure._meta.verbose_name_plural,
    view="investment:policy_list",
    filters=MeasureFilter,
    rows=lambda samples: Measure.objects.published(samples),
    columns=[
        *columns(Measure, "title", "status"),
        Column("document", Measure.section.field.related_model.policy.field.verbose_name, document_of),
        relation(Measure, "benefit_kind", "code"),
        Column(
            "audiences",
            Measure.audiences.field.verbose_name,
            lambda measure: [term.code for term in measure.audiences.all()],
            list,
            words_of_terms,
        ),
        Column("figure", _("额度"), lambda measure: measure.figure or None),
        *columns(Measure, "authority", "how_to_apply", "note", "summary"),
        *provenance(),
    ],
    title="title",
    facts=("status", "document", "figure", "authority", "as_of"),
)

EVENTS = PublicList(
    noun="events",
    label=Event._meta.verbose_name_plural,
    view="investment:event_list",
    filters=EventFilter,
    rows=lambda samples: Event.objects.published(samples).with_timing(),
    columns=[
        *columns(Event, "title", "kind", "starts_on", "ends_on", "is_cancelled", "place", "reach"),
        relation(Event, "area", "code"),
        relation(Event, "host"),
        *columns(Event, "registers_from", "registers_until", "places"),
        *columns(Event, "publisher", "summary"),
        *provenance(),
    ],
    title="title",
    facts=("kind", "starts_on", "ends_on", "place"),
    draw_map=map_of_results,
)
