"""Four sides with a row of every model of the admin: one's own, one's own drafts, a neighbour's, a stranger's.

The neighbour is a published park of the same county, the stranger a draft in another prefecture. Every row of a side
leads only to rows of its side, and what people could write in it holds the side's mark. A model that joins the admin
gets its rows here by itself, made of whatever its columns take.
"""

import itertools
from dataclasses import dataclass, field

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Value
from django.utils import timezone

from brands.models import Brand, Category, Mark
from investment.models import Case
from parks.models import Area, Association, Enterprise, Fact, Park, ParkFigure, Role
from parks.models.facts import SUBJECTS
from portal.kit.audit import Kind, record
from portal.kit.history import write_down
from portal.kit.models import Attachment, Change, Picture
from portal.kit.publishing import PublishingState
from portal.kit.snapshots import snapshot
from portal.models import Column
from tests import factories

from .ownership import FOR_EVERYBODY

SCOPES = (Area, Association, Park, Enterprise)
_numbers = itertools.count(1)
COUNTIES = {"own": "220401", "stranger": "220502"}


@dataclass
class Side:
    mark: str
    number: int
    rows: dict = field(default_factory=dict)

    @property
    def shared(self):
        """What stands instead of the mark in rows that everybody may see."""
        return f"shared-{self.number}"

    def word(self, model):
        return self.shared if model._meta.label in FOR_EVERYBODY else self.mark

    def __getitem__(self, model):
        return self.rows[model]

    def add(self, row):
        """The first row of a model is the side's."""
        return self.rows.setdefault(type(row), row)


@dataclass
class Sides:
    own: Side
    drafts: Side
    neighbour: Side
    stranger: Side

    def __iter__(self):
        return iter((self.own, self.drafts, self.neighbour, self.stranger))

    def rows(self, model):
        return [side.rows[model] for side in self if model in side.rows]


def make_sides():
    own = make_side("zqown", COUNTIES["own"], PublishingState.PUBLISHED)
    drafts = make_side("zqdraft", COUNTIES["own"], PublishingState.DRAFT, of=own)
    neighbour = make_side("zqneighbour", COUNTIES["own"], PublishingState.PUBLISHED)
    return Sides(own, drafts, neighbour, make_side("zqstranger", COUNTIES["stranger"], PublishingState.DRAFT))


def make_side(mark, county, state, of=None):
    """The rows of a side; `of` another one, whose park, enterprise and association they belong to."""
    side = Side(mark, next(_numbers), {model: of[model] for model in SCOPES} if of else {})
    make_ground(side, county, state)
    make_content(side, state)
    for row in side.rows.values():
        if row._meta.label not in FOR_EVERYBODY and not (of and type(row) in SCOPES):
            connect(row, side)
            stamp(row, side.mark)
    make_papers(side)
    for model in admin.site.models():
        if model not in side.rows and not (of and is_the_only_one(model)):
            side.add(make_anything(model, side))
    if of:
        side.rows = {model: row for model, row in side.rows.items() if model not in SCOPES}
    return side


def is_the_only_one(model):
    """Whether a park has just one such row, which is then on the side whose park it is."""
    return any(isinstance(column, models.OneToOneField) for column in model._meta.fields)


def make_ground(side, county, state):
    side.add(area := factories.make_area(county, f"县{county}", f"County {county}"))
    for make in (factories.make_industry, factories.make_category, factories.make_column):
        side.add(make(side.shared))
    if Park not in side.rows:
        side.add(factories.make_association(area=area))
        side.add(park := factories.make_park(area=area, state=state, slug=f"{side.mark}-park"))
        side.add(factories.make_enterprise(area=area, park=park, state=state))


def make_content(side, state):
    area, park, firm = side[Area], side[Park], side[Enterprise]
    of = {"area": area, "park": park, "enterprise": firm, "state": state}
    goods = of | {"category": side[Category]}
    side.add(brand := factories.make_brand(**goods, association=side[Association]))
    side.add(factories.make_mark(brand, kind=Mark.Kind.values[0]))
    side.add(factories.make_product(brand=brand, **goods))
    side.add(factories.make_project(**of))
    words = {
        f"{name}_zh_hans": side.shared for name in ("handler", "purpose", "kinds", "sharing", "retention", "rights")
    }
    side.add(notice := factories.make_notice_version(100 + side.number, **words))
    side.add(enquiry := factories.make_enquiry(notice=notice))
    side.add(factories.make_enquirer(enquiry, [park], person=f"{side.mark} person"))
    side.add(factories.make_question(enquiry, f"{side.mark} question"))
    side.add(event := factories.make_event(area=area, host=park, parks=[park], state=state))
    side.add(event.participations.get())
    side.add(factories.make_event_result(event))
    side.add(registration := factories.make_registration(event, notice=notice))
    side.add(factories.make_registrant(registration, person=f"{side.mark} person"))
    side.add(factories.make_promotion_task(side.add(factories.make_promotion_plan(2000 + side.number, state=state))))
    side.add(case := factories.make_case(enquiry, park))
    side.add(factories.make_aftercare_plan(case))
    side.add(factories.make_firm_request(firm, text=f"{side.mark} request"))
    side.add(factories.make_referral(firm, enquiry=enquiry))
    side.add(factories.make_article([park], column=side[Column], area=area, issued_by=park, state=state))
    side.add(factories.make_park_figure(park, year=2000 + ParkFigure.objects.count()))
    side.add(site := factories.make_site(park, state=state))
    side.add(factories.make_site_utility(site))
    side.add(factories.make_site_readiness(site))
    side.add(fact := factories.make_fact(park))
    side.add(fact.definition)
    side.add(policy := factories.make_policy(state=state))
    side.add(section := factories.make_policy_section(policy))
    side.add(factories.make_measure(section=section, state=state))


def make_papers(side):
    """What is said about the side's rows: people, files, changes, revisions, audit entries."""
    side.add(person := factories.make_user(f"{side.mark}-person", display_name=side.mark))
    side.add(factories.make_membership(person, Role.ENTERPRISE_CONTACT, enterprise=side[Enterprise]))
    brand = side[Brand]
    about = {"content_type": ContentType.objects.get_for_model(brand), "object_pk": brand.pk}
    stem = f"{brand.pk:032x}"
    words = {"alt_zh_hans": side.mark, "alt_en": side.mark}
    side.add(Picture.objects.create(**about, **words, name=f"{stem}.jpg", width=9, height=9))
    titles = {"title_zh_hans": side.mark, "title_en": side.mark}
    side.add(Attachment.objects.create(**about, **titles, name=f"{stem}.pdf", kind="pdf", size=9))
    side.add(Change.objects.create(**about, label=side.mark, before=snapshot(brand), after=snapshot(brand)))
    side[Change].authors.add(person)
    side.add(write_down(brand, by=person, before=None))
    side.add(factories.make_ledger_entry(side[Case]))
    side.add(record(Kind.EXPORTED, actor=person, row=side[Park], label=side.mark))


def connect(row, side):
    """Fill the relations that are still empty with rows of the side."""
    for relation in (*row._meta.fields, *row._meta.many_to_many):
        target = side.rows.get(relation.related_model)
        if (
            target is None
            or target == row
            or not relation.editable
            or (isinstance(row, Fact) and relation.name in SUBJECTS)
        ):
            continue  # a fact belongs to one thing only
        if relation.many_to_many:
            getattr(row, relation.name).set([target])
        elif getattr(row, relation.attname) is None:
            setattr(row, relation.name, target)


def stamp(row, mark):
    """Write the mark into every text that people write."""
    for column in row._meta.concrete_fields:
        if is_free_text(column):
            setattr(row, column.attname, f"{mark} {column.name}"[: column.max_length])
    row.save()


def is_free_text(column):
    plain = type(column) in (models.CharField, models.TextField) or column.name.endswith(("_zh_hans", "_en"))
    return plain and not column.choices and column.editable and (column.max_length or 99) >= 40


def make_anything(model, side):
    """A row of any model: each column that needs a value gets one, each relation the side's row."""
    row = model(**{column.name: something(column, side) for column in model._meta.concrete_fields if is_needed(column)})
    row.save()
    return row


def is_needed(column):
    is_relation = column.remote_field and not column.null
    return not column.primary_key and (is_relation or not (column.null or column.has_default()))


def something(column, side):
    if column.remote_field:
        return related(column.related_model, side)
    if column.flatchoices:
        return column.flatchoices[0][0]
    if column.name == "object_pk":
        return side[Brand].pk
    kind = next((kind for kind in SOMETHING if isinstance(column, kind)), None)
    return SOMETHING[kind](side, column) if kind else None


def related(model, side):
    if model is ContentType:
        return ContentType.objects.get_for_model(Brand)
    return side.rows.get(model) or side.add(make_anything(model, side))


def words(side, column):
    """The side's number comes first, so that short codes of two sides differ too."""
    return f"{side.number}-{side.word(column.model)}-{column.name}"


# The first kind that fits.
SOMETHING = {
    SearchVectorField: lambda side, column: SearchVector(Value(side.word(column.model))),
    models.CharField: lambda side, column: words(side, column)[: column.max_length],
    models.TextField: lambda side, column: words(side, column),
    models.JSONField: lambda side, column: {"mark": side.word(column.model)},
    models.BinaryField: lambda side, column: side.word(column.model).encode(),
    models.BooleanField: lambda side, column: False,
    models.DateTimeField: lambda side, column: timezone.now(),
    models.DateField: lambda side, column: timezone.localdate(),
    models.IntegerField: lambda side, column: 7,
    models.DecimalField: lambda side, column: 7,
}
