"""The brochure, its version, and the files of a park for a place without network."""

import hashlib
import io
import json
import re
from zipfile import ZipFile

import pytest

from portal.kit.pdf import qr_code, render_pdf
from tests.factories import make_enterprise, make_park, make_picture, make_site
from tests.portal.admin.cast import make_committee

pytestmark = pytest.mark.django_db


def brochure(client, park, language=""):
    return client.get(f"/{language}parks/{park.slug}/brochure.pdf")


@pytest.mark.parametrize("language", ["", "en/"])
def test_brochure_is_a_tagged_pdf_with_its_own_font(client, language):
    park = make_park("袜业园区")
    make_enterprise(park=park, area=park.area)

    response = brochure(client, park, language)

    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    for part in (rb"/StructTreeRoot", rb"/Outlines", rb"/FontFile", rb"/MarkInfo"):
        assert re.search(part, response.content)


def test_brochure_of_a_hidden_park_is_not_there(client):
    assert brochure(client, make_park(state="draft")).status_code == 404


def test_text_that_looks_like_code_stays_text(client):
    park = make_park('#panic("x") $ \\ "]', summary_zh_hans='#image("/etc/passwd")')

    assert brochure(client, park).content.startswith(b"%PDF-")


def test_template_that_misses_its_data_is_told():
    with pytest.raises(ValueError, match="hue"):
        render_pdf("paper.typ", {})


def test_code_leads_to_an_address_as_a_drawing():
    assert qr_code("https://portal.example/parks/a/").startswith("<svg")


def test_page_says_what_changed_since_the_printed_version(client):
    park, editor, publisher = make_committee()
    editor.save(park, "_submit", positioning_zh_hans="新的定位")
    publisher.step(park, "approve")

    before = client.get(park.get_absolute_url(), {"since": "20200101T000000"})
    after = client.get(park.get_absolute_url(), {"since": "20991231T000000"})

    assert [(change.label, change.new) for change in before.context["since"]["changes"]] == [
        ("发展定位（中文）", "新的定位")
    ]
    assert "没有变化" in after.text


@pytest.mark.parametrize("text", ["", "yesterday", "20261301T000000", "\0"])
def test_nonsense_for_a_version_is_passed_over(client, text):
    response = client.get(make_park().get_absolute_url(), {"since": text})

    assert response.status_code == 200
    assert "since" not in response.context


def test_bundle_holds_what_its_manifest_says(client):
    park = make_park("袜业园区", longitude="125.1", latitude="42.9", location_precision="seat")
    make_picture(park)

    bundle = ZipFile(io.BytesIO(client.get(f"/parks/{park.slug}/bundle.zip").content))

    lines = bundle.read("manifest-sha256.txt").decode().splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)
    assert {"facts.csv", "park.geojson", "brochure-zh-hans.pdf", "brochure-en.pdf"} < sums.keys()
    assert any(name.startswith("pictures/") for name in sums)
    assert all(hashlib.sha256(bundle.read(name)).hexdigest() == found for name, found in sums.items())


def test_bundle_says_where_the_sites_are(client):
    site = make_site(longitude="125.2", latitude="42.8")

    bundle = ZipFile(io.BytesIO(client.get(f"/parks/{site.park.slug}/bundle.zip").content))

    places = json.loads(bundle.read("park.geojson"))["features"]
    assert [place["properties"]["code"] for place in places] == [site.code]
