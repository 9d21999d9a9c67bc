"""Every link inside the site leads somewhere, from the first page of either language on."""

from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client

from tests.page_reading import Page

pytestmark = pytest.mark.django_db
MOST = 900  # a small world has some 600 addresses; more would mean links that never end
ANSWERS = {200, 301, 302}


class Walk:
    """What a robot meets that follows every link; addresses with a question are visited but not followed."""

    def __init__(self, start):
        self.waiting, self.seen, self.broken = [start], {start}, []
        self.pages = {}
        while self.waiting and len(self.pages) < MOST:
            self._visit(self.waiting.pop(0))

    def _visit(self, address):
        response = Client().get(address)
        self.pages[address] = response.status_code
        if response.status_code != 200 or "html" not in response["Content-Type"]:
            return
        page = Page(response)
        ids = set(page.ids)
        for link in page.links:
            target, fragment = urldefrag(urljoin(f"http://testserver{address}", link))
            if fragment and urlsplit(target)[2:4] == urlsplit(address)[2:4] and fragment not in ids:
                self.broken.append(f"{link} on {address}")
            if not urlsplit(address).query:
                self._note(target)

    def _note(self, target):
        parts = urlsplit(target)
        address = parts._replace(scheme="", netloc="").geturl()
        if parts.netloc == "testserver" and address not in self.seen:
            self.seen.add(address)
            self.waiting.append(address)


@pytest.fixture(scope="module")
def walk(site):
    return Walk("/")


def test_every_link_leads_somewhere(walk):
    assert {address: status for address, status in walk.pages.items() if status not in ANSWERS} == {}
    assert walk.broken == []


def test_the_site_has_an_end(walk):
    assert len(walk.pages) < MOST


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_public_row_can_be_reached_by_links(walk, site, prefix):
    rows = [row for row in vars(site.world).values() if hasattr(row, "get_absolute_url")]

    assert [row.get_absolute_url() for row in rows if prefix + row.get_absolute_url() not in walk.pages] == []


def test_every_address_of_the_site_map_answers(walk, site):
    xml = Client().get("/sitemap.xml").content.decode()

    listed = [urlsplit(part.partition("</loc>")[0]).path for part in xml.split("<loc>")[1:]]
    assert listed
    assert [address for address in listed if Client().get(address).status_code != 200] == []


def test_the_site_map_forgets_no_page(walk, site):
    xml = Client().get("/sitemap.xml").content.decode()

    pages = [a for a, status in walk.pages.items() if status == 200 and "?" not in a and not a.startswith("/media/")]
    missing = [address for address in pages if f"testserver{address}<" not in xml]
    assert [address for address in missing if not _is_a_tool(address)] == []


def _is_a_tool(address):
    """Search is endless, histories, forms, files, feeds and JSON stand behind their pages, the admin's door is no page."""
    return any(
        part in address
        for part in ("/search/", "/admin/", "/elder/", "/facts/", "/feed/", "/subscribe/", "/api/", "/register/")
    ) or address.endswith((".pdf", ".zip", ".csv", ".geojson", ".jsonl", ".ics"))
