"""One filter for everything: whatever the address asks, page, files, feed and API tell the same rows."""

import csv
import io
import json
from urllib.parse import parse_qsl, urlencode, urlsplit

import feedparser
import pytest
from django.http import HttpRequest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from portal.kit.lists.feeds import NAMES
from portal.views.api_docs import LISTS
from tests.world import grow, make_world

pytestmark = pytest.mark.django_db
every_list = pytest.mark.parametrize("of", LISTS, ids=lambda of: of.noun)
ROWS = 60  # more than a page of the list and of the feed
SEEN = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = [
    "人参",
    "园区",
    "市",
    "1",
    "%",
    "_",
    "<b>",
    "\x00",
    "&",
    "=1+1",
    "2026",
    "2026-11",
    "-5",
    "0",
    "12.5",
    "1e9",
    "∞",
    "０",
]


@pytest.fixture(scope="module")
def world(module_rows):
    world = make_world()
    grow(world, ROWS - 1)
    return world


def get(address, question=""):
    response = Client().get(address + question)
    assert response.status_code == 200, (address, question)
    return response


def bytes_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def ids_of_page(of, question):
    """The rows of all pages of the list."""
    first = get(of.address, question).context["listing"]
    pages = [get(of.address, f"{question}&page={number}") for number in first.page.paginator.page_range]
    return [of.identity(row) for page in pages for row in page.context["listing"].page.object_list]


def ids_of_csv(of, question):
    text = bytes_of(get(of.address, f"{question}&format=csv")).decode("utf-8-sig")
    return [line[0] for line in csv.reader(io.StringIO(text, newline=""))][1:]


def ids_of_xlsx(of, question):
    book = load_workbook(io.BytesIO(bytes_of(get(of.address, f"{question}&format=xlsx"))))
    return [str(row[0]) for row in book.active.iter_rows(min_row=2, values_only=True)]


def ids_of_geojson(of, question):
    return [
        feature["id"] for feature in json.loads(bytes_of(get(of.address, f"{question}&format=geojson")))["features"]
    ]


def ids_of_feed(of, question):
    """The rows of all pages of the feed, by their names there."""
    address, found = of.feed_address + question, []
    while address:
        feed = feedparser.parse(get(address).content)
        assert not feed.bozo, feed.bozo_exception
        found += [entry.id for entry in feed.entries]
        address = next((of_host(link.href) for link in feed.feed.links if link.rel == "next"), None)
    return found


def of_host(address):
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def ids_of_api(of, question):
    address, found = of.api_address + question, []
    while address:
        answer = get(address).json()
        found += [item["id"] for item in answer["items"]]
        address = answer["next"] and of_host(answer["next"])
    return found


def entry_ids(of, ids):
    import uuid

    rows = {of.identity(row): row for row in of.rows(False).for_records()}
    return {uuid.uuid5(NAMES, of.entry_id(rows[found])).urn for found in ids}


def questions(of):
    """Query strings for a list: values its facets offer, and any other, for its own parameters and for unknown ones."""
    filters = of.filters.base_filters

    def values(name):
        known = list(
            getattr(of.filters({}, of.rows(False), request=HttpRequest()).form.fields[name], "choices", []) or []
        )
        return st.one_of(st.sampled_from([*known, *WORDS]) if known else st.sampled_from(WORDS), st.text(max_size=12))

    pairs = st.one_of(
        *(st.tuples(st.just(name), values(name)) for name in filters),
        st.tuples(st.text(max_size=8), st.text(max_size=8)),
    )
    reserved = {"page", "format", "limit", "cursor"}
    return st.lists(pairs, max_size=4).map(
        lambda found: "?" + urlencode([p for p in found if p[0] not in reserved], errors="replace")
    )


@every_list
def test_all_outputs_tell_the_same_rows_for_any_question(world, of):
    @SEEN
    @given(questions(of))
    def same(question):
        ids = ids_of_page(of, question)

        assert len(set(ids)) == len(ids)
        assert ids_of_csv(of, question) == ids
        assert ids_of_xlsx(of, question) == ids
        assert ids_of_api(of, question) == sorted(ids, key=ids_of_api(of, "?").index)
        if of.place:
            assert ids_of_geojson(of, question) == ids
        feed = ids_of_feed(of, question)
        assert len(feed) == len(ids)
        assert set(feed) == entry_ids(of, ids)

    same()


@every_list
def test_each_count_is_the_number_of_results_after_clicking_it_for_any_question(world, of):
    @SEEN
    @given(questions(of))
    def counted(question):
        for facet in get(of.address, question).context["listing"].facets:
            for option in facet.options[:3]:
                after = get(of.address, option.url).context["listing"]
                assert after.total == len(ids_of_csv(of, option.url + ("&" if len(option.url) > 1 else "")))
                assert option.selected or after.total == option.count

    counted()


@every_list
def test_what_is_not_understood_is_said_in_every_output(world, of):
    question = "?colour=red&sort=sideways&area=nowhere"
    expected = dict(parse_qsl(question[1:]))

    assert dict(get(of.address, question).context["listing"].ignored) == expected
    for address in (f"{of.address}{question}&format=csv", of.feed_address + question, of.api_address + question):
        assert dict(parse_qsl(get(address).headers["X-Ignored-Parameters"])) == expected
    assert {pair["name"]: pair["value"] for pair in get(of.api_address, question).json()["ignored"]} == expected
    assert "colour=red" in get(of.feed_address, question).content.decode()
