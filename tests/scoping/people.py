"""The cast of the attacks: the people of one park, and somebody else's park with everything in it."""

from dataclasses import dataclass

from django.test import Client

from brands.models import Brand
from parks.models import Role
from portal.kit.publishing import PublishingState
from tests import factories
from tests.portal.admin.cast import Person, make_person, sign_in
from tests.portal.admin.desk import address, typed

DRAFT, PUBLISHED = PublishingState.DRAFT, PublishingState.PUBLISHED
FOREIGN = "外人"  # stands in the name of every row that is not ours


@dataclass
class Place:
    """A park with a firm, a brand and its mark, a figure; published unless said otherwise."""

    area: object
    park: object
    firm: object
    brand: Brand
    mark: object
    figure: object


def make_place(name, county, state=PUBLISHED):
    area = factories.make_area(county, f"县{county}", f"County {county}")
    park = factories.make_park(f"{name}园区", area=area, state=state)
    of = {"area": area, "park": park, "state": state}
    firm = factories.make_enterprise(name_zh_hans=f"{name}企业", stock_code="600001", **of)
    brand = factories.make_brand(name_zh_hans=f"{name}品牌", enterprise=firm, **of)
    mark = factories.make_mark(brand, number=f"{name}标")
    return Place(area, park, firm, brand, mark, factories.make_park_figure(park, 2024))


@dataclass
class Cast:
    ours: Place
    theirs: Place
    secret: Place
    editor: Person
    publisher: Person
    city: Person
    their_editor: Person
    their_publisher: Person
    province: Person

    def people(self):
        return [person for person in vars(self).values() if isinstance(person, Person)]


def make_cast():
    ours, theirs = make_place("我们", "220401"), make_place(FOREIGN, "220502")
    return Cast(
        ours,
        theirs,
        make_place(f"{FOREIGN}秘密", "220502", DRAFT),
        make_person(Role.COMMITTEE_EDITOR, park=ours.park),
        make_person(Role.COMMITTEE_PUBLISHER, park=ours.park),
        make_person(Role.CITY_COORDINATOR, area=ours.area.parent),
        make_person(Role.COMMITTEE_EDITOR, park=theirs.park),
        make_person(Role.COMMITTEE_PUBLISHER, park=theirs.park),
        make_person(Role.PROVINCE_OWNER),
    )


def form_of(person, row):
    """What a browser would send from the row's form if nothing were changed."""
    return typed(person.open(row)) | {"_save": "1"}


def post_form(person, row, **changes):
    return person.client.post(address(type(row), "change", row.pk), form_of(person, row) | changes)


def list_of(person, model, **query):
    return person.client.get(address(model, "changelist"), query)


def errors(response):
    return response.context["adminform"].form.errors


__all__ = ["FOREIGN", "Client", "address", "errors", "form_of", "list_of", "make_cast", "post_form", "sign_in", "typed"]
