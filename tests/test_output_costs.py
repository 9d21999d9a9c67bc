"""What files, feeds and JSON ask of the database: as much for thirty rows as for two."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.views.api_docs import LISTS
from tests.world import grow, make_world

pytestmark = pytest.mark.django_db
MOST = 8  # with the choices of its facets, asked for once


@pytest.fixture(scope="module")
def costs(module_rows):
    """The queries of every output with two rows and with thirty."""
    world = make_world()
    grow(world, 1)
    few = {address: queries_of(address) for address in outputs()}
    grow(world, 28)
    return {address: (few[address], queries_of(address)) for address in outputs()}


def outputs():
    for of in LISTS:
        yield from (f"{of.address}?format={kind}" for kind in of.formats)
        yield from (of.feed_address, of.api_address)


def queries_of(address):
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(address)
        list(response)
    return len(captured)


def test_thirty_rows_cost_the_queries_of_two(costs):
    assert {address: pair for address, pair in costs.items() if pair[0] != pair[1] or pair[1] > MOST} == {}
