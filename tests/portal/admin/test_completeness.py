"""The list of parks says how complete their facts are: one query for all of them, and a filter by what is lacking."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from parks.models import Park
from tests.factories import make_fact, make_fact_definition, make_park

from .desk import address

pytestmark = pytest.mark.django_db
NOW = f"{localdate():%Y-%m-%d}"


@pytest.fixture
def asked():
    return [make_fact_definition(is_required=True) for _ in range(10)]


def make_stated(asked, number):
    park = make_park()
    for definition in asked[:number]:
        make_fact(park, definition, as_of=NOW)
    return park


def listed(client, **query):
    return set(client.get(address(Park, "changelist"), query).context["cl"].result_list)


def test_the_column_says_how_much_is_good_and_leads_to_what_is_missing(province_client, asked):
    park = make_stated(asked, 3)
    make_fact(park, asked[3], as_of="2020")

    page = province_client.get(address(Park, "changelist")).text

    assert f'<a href="{address(Park, "facts", park.pk)}?only=missing">30%</a>' in page
    assert "10 项中 3 项有效，4 项已提供" in page


@pytest.mark.parametrize(("band", "number"), [("few", 4), ("some", 5), ("enough", 9)])
def test_parks_are_found_by_what_they_lack(province_client, asked, band, number):
    parks = {stated: make_stated(asked, stated) for stated in (4, 5, 9)}

    assert listed(province_client, complete=band) == {parks[number]}
    assert listed(province_client, complete="nonsense") == set(parks.values())


def test_thirty_parks_cost_the_queries_of_two(province_client, asked):
    def queries():
        province_client.get(address(Park, "changelist"))
        with CaptureQueriesContext(connection) as captured:
            province_client.get(address(Park, "changelist"), {"complete": "few"})
        return len(captured)

    for _ in range(2):
        make_stated(asked, 1)
    few = queries()
    for _ in range(28):
        make_stated(asked, 2)

    assert queries() == few
