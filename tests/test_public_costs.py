"""What a page asks of the database: as much for thirty rows as for two, and little."""

import re
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.kit.versions import remembered
from tests.public_pages import DETAILS, KINDS, LANGUAGES, LISTS, every
from tests.world import grow, make_world

pytestmark = pytest.mark.django_db
FEW = 2  # one row alone has no neighbours, and what is not there is not asked for
MANY = 30
LIST_QUERIES = 4
DETAIL_QUERIES = 8


class Costs:
    """The queries of every page: (rows, kind, language, remembered?) → SQL of each."""

    def __init__(self):
        self.of = {}

    def measure(self, rows, world):
        for kind in KINDS:
            for language in LANGUAGES:
                address = kind.path(world, language)
                remembered.forget()
                for warm in (False, True):
                    self.of[rows, kind, language, warm] = _queries(address)


def _queries(address):
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(address)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


@pytest.fixture(scope="module")
def costs(module_rows):
    costs, world = Costs(), make_world()
    grow(world, FEW - 1)
    costs.measure(FEW, world)
    grow(world, MANY - FEW)
    costs.measure(MANY, world)
    return costs


@pytest.mark.parametrize("warm", [False, True], ids=["first visit", "later visit"])
@every()
def test_thirty_rows_cost_the_queries_of_two(costs, warm, kind, language):
    few, many = costs.of[FEW, kind, language, warm], costs.of[MANY, kind, language, warm]

    assert len(many) == len(few), _difference(few, many)


@every(kinds=[kind for kind in KINDS if kind.view in LISTS])
def test_list_costs_few_queries(costs, kind, language):
    queries = costs.of[MANY, kind, language, True]

    assert len(queries) <= LIST_QUERIES, "\n".join(queries)


@every(kinds=[kind for kind in KINDS if kind.view in DETAILS])
def test_detail_costs_few_queries(costs, kind, language):
    queries = costs.of[MANY, kind, language, True]

    assert len(queries) <= DETAIL_QUERIES, "\n".join(queries)


def _difference(few, many):
    """The tables that are asked more often with many rows."""
    return dict(Counter(map(_table, many)) - Counter(map(_table, few)))


def _table(sql):
    found = re.search(r'FROM "(\w+)"', sql)
    return found[1] if found else sql[:80]
