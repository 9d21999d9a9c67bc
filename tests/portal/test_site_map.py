from xml.etree import ElementTree

import pytest
from django.urls import get_script_prefix, set_script_prefix

from portal.indexing import rebuild
from tests.factories import make_area, make_article, make_focus_industry, make_measure, make_park, make_project

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read_map(client):
    """{address: {language: address}} of sitemap.xml."""
    entries = ElementTree.fromstring(client.get("/sitemap.xml").content).findall("s:url", NAMES)
    return {
        entry.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)
        }
        for entry in entries
    }


def test_machines_find_every_page_in_both_languages(client):
    park, article = make_park(), make_article()
    rebuild()

    addresses = read_map(client)

    for path in ("/", "/parks/", park.get_absolute_url(), article.get_absolute_url(), "/statistics/"):
        pair = {"zh-Hans": f"http://testserver{path}", "en": f"http://testserver/en{path}"}
        assert addresses[pair["zh-Hans"]] == addresses[pair["en"]] == pair


def test_machines_find_nothing_hidden_or_empty(client):
    hidden = make_park(state="draft")
    rebuild()

    addresses = read_map(client)

    assert f"http://testserver{hidden.get_absolute_url()}" not in addresses
    assert "http://testserver/parks/" not in addresses


def test_addresses_for_machines_stay_below_a_subpath(client):
    make_park()
    before = get_script_prefix()
    try:
        set_script_prefix("/parks-portal/")
        rebuild()
        addresses = read_map(client)
    finally:
        set_script_prefix(before)

    assert {address.startswith("http://testserver/parks-portal/") for address in addresses} == {True}
    assert not any("parks-portal/parks-portal" in address for address in addresses)


def test_people_find_every_list_that_holds_something_with_its_number(client):
    make_park(), make_park(), make_measure()
    make_project(state="draft")

    page = client.get("/sitemap/").text

    assert '<a href="/parks/">园区</a> <span class="num meta">2</span>' in page
    assert 'href="/policies/?section=' in page
    assert 'href="/investment/projects/"' not in page


def test_people_find_prefectures_industries_and_columns(client):
    row = make_focus_industry(area=make_area("220400", "辽源市"))
    article = make_article()
    make_article(state="draft", column=make_article(state="draft").column)

    page = client.get("/sitemap/").text

    for thing in (row.area, row.industry, article.column):
        assert f'<a href="{thing.get_absolute_url()}">{thing.name}</a>' in page


def test_the_site_map_costs_three_queries_at_most_when_warm(client, django_assert_max_num_queries):
    make_park(), make_article()
    client.get("/sitemap/")

    with django_assert_max_num_queries(3):
        client.get("/sitemap/")
