"""What the files, feeds and JSON of a list look like, tried on parks."""

import csv
import io
import json
from decimal import Decimal

import feedparser
import pytest
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from parks.lists import PARKS
from parks.models import Park
from portal.kit.lists.saved import search_of
from portal.views.api_docs import LISTS
from tests.factories import make_area, make_enterprise, make_park, make_project, make_source

pytestmark = pytest.mark.django_db


def body(response):
    return b"".join(response) if response.streaming else response.content


def table(response):
    lines = list(csv.reader(io.StringIO(body(response).decode("utf-8-sig"), newline="")))
    return [dict(zip(lines[0], line, strict=False)) for line in lines[1:]]


def test_csv_opens_rightly_in_a_spreadsheet(client):
    make_park()

    response = client.get("/parks/?format=csv")
    found = body(response)

    assert response.streaming
    assert found.startswith(b"\xef\xbb\xbf")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_csv_states_unit_date_and_source_and_runs_no_formula(client):
    park = make_park(name_zh_hans="=HYPERLINK(1)", approved_area_ha=Decimal("12.50"), as_of="2024")
    park.sources.add(make_source(title_zh_hans="年鉴", locator="第三章"))

    [row] = table(client.get("/parks/?format=csv"))

    assert row["名称"] == "'=HYPERLINK(1)"
    assert (row["批准面积（公顷）"], row["资料日期"], row["来源"]) == ("12.50", "2024", "年鉴 第三章")
    assert row["网址"] == f"http://testserver{park.get_absolute_url()}"


def test_english_csv_has_english_headings(client):
    make_park(name_en="Socks Park")

    [row] = table(client.get("/en/parks/?format=csv"))

    assert row["Name"] == "Socks Park"


def test_cut_file_says_so_in_the_file_and_its_header(client, settings):
    settings.EXPORT_LIMIT = 2
    for _ in range(3):
        make_park()

    response = client.get("/parks/?format=csv")

    assert (response.headers["X-Total-Count"], response.headers["X-Rows-Left-Out"]) == ("3", "1")
    assert body(response).decode().splitlines()[-1] == "# 只导出了前 2 行，还有 1 行没有导出。"
    assert json.loads(body(client.get("/parks/?format=geojson")))["rows_left_out"] == 1


def test_workbook_keeps_numbers_and_survives_control_characters(client):
    make_park(name_zh_hans="园\x01区", approved_area_ha=Decimal("12.50"))

    sheet = load_workbook(io.BytesIO(body(client.get("/parks/?format=xlsx")))).active
    headings, row = sheet.iter_rows(values_only=True)
    told = dict(zip(headings, row, strict=True))

    assert told["名称"] == "园区"
    assert told["批准面积（公顷）"] == 12.5


def test_workbook_takes_no_text_for_a_formula_and_may_be_empty(client):
    make_park(name_zh_hans="=1+1", leading_industries_zh_hans="<b>&\n袜")

    full, empty = (load_workbook(io.BytesIO(body(client.get(f"/parks/?format=xlsx{more}")))) for more in ("", "&q=zz"))
    headings, row = full.active.iter_rows(values_only=True)
    told = dict(zip(headings, row, strict=True))

    assert (told["名称"], told["主导产业表述"]) == ("'=1+1", "<b>&\n袜")
    assert full.active.freeze_panes == "A2"
    assert [next(empty.active.iter_rows(values_only=True))[1]] == ["名称"]


def test_geojson_says_how_precise_a_point_is_and_what_may_be_done_with_it(client, settings):
    settings.SITE = settings.SITE | {"data_licence": "CC BY 4.0"}
    make_park(longitude=Decimal("125.1"), latitude=Decimal("42.9"), location_precision="approximate")
    make_park()

    found = json.loads(body(client.get("/parks/?format=geojson")))

    assert found["licence"] == "CC BY 4.0"
    placed = [feature for feature in found["features"] if feature["geometry"]]
    assert [feature["geometry"] for feature in placed] == [{"type": "Point", "coordinates": [125.1, 42.9]}]
    assert placed[0]["properties"]["location_precision_label"] == "约五公里以内的大致位置"
    assert len(found["features"]) == 2


def test_firm_without_a_point_lies_where_its_park_does_only_if_the_park_is_public(client):
    area = make_area("220500", "通化市", "Tonghua", label_longitude=Decimal("126.0"), label_latitude=Decimal("41.7"))
    point = {"longitude": Decimal("125.1"), "latitude": Decimal("42.9")}
    make_enterprise(name_zh_hans="甲", area=area, park=make_park(**point))
    make_enterprise(name_zh_hans="乙", area=area, park=make_park(state="draft", name_zh_hans="密园", **point))

    found = json.loads(body(client.get("/enterprises/?format=geojson")))["features"]
    told = {feature["properties"]["name"]: feature for feature in found}

    assert told["甲"]["geometry"]["coordinates"] == [125.1, 42.9]
    assert told["乙"]["geometry"]["coordinates"] == [126.0, 41.7]
    assert told["乙"]["properties"]["park"] is None


def test_list_without_places_has_no_geojson_and_says_so(client):
    response = client.get("/products/?format=geojson")

    assert response.headers["Content-Type"].startswith("text/html")
    assert ("format", "geojson") in response.context["listing"].ignored


def test_feed_is_valid_and_names_itself(client):
    park = make_park(name_zh_hans="<人参> & 园区\x02", summary_zh_hans="<i>占地</i>")

    response = client.get("/parks/feed/?level=national&q=x")
    feed = feedparser.parse(response.content)
    whole = feedparser.parse(client.get("/parks/feed/").content)

    assert not feed.bozo
    assert (feed.version, whole.entries[0].title) == ("atom10", "<人参> & 园区")
    assert whole.entries[0].summary == "&lt;i&gt;占地&lt;/i&gt;"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == "http://testserver/parks/feed/?q=x&level=national"
    assert links["alternate"] == "http://testserver/parks/?q=x&level=national"
    assert whole.entries[0].link == f"http://testserver{park.get_absolute_url()}"


def test_entry_keeps_its_id_when_its_row_is_renamed_and_moves_to_the_front(client):
    parks = [make_park(), make_park()]
    before = [entry.id for entry in feedparser.parse(client.get("/parks/feed/").content).entries]
    first = Park.objects.order_by("updated_at").first()

    first.slug = "renamed"
    first.save()
    after = feedparser.parse(client.get("/parks/feed/").content).entries

    assert len(parks) == len(after)
    assert [entry.id for entry in after] == before[::-1]
    assert after[0].link.endswith("/parks/renamed/")


@pytest.mark.parametrize("address", ["/parks/feed/", "/api/v1/parks/"])
def test_what_is_unchanged_is_not_sent_again(client, address):
    park = make_park()
    etag = client.get(address).headers["ETag"]

    again = client.get(address, headers={"if-none-match": etag})
    park.save()
    changed = client.get(address, headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_page_tells_feed_readers_and_visitors_where_its_outputs_are(client):
    make_park()

    page = client.get("/parks/?level=not_stated").content.decode()

    assert '<link rel="alternate" type="application/atom+xml" href="/parks/feed/?level=not_stated"' in page
    assert 'href="?level=not_stated&amp;format=csv"' in page
    assert 'href="/api/v1/parks/?level=not_stated"' in page


def test_api_gives_codes_with_their_words_and_nothing_as_null(client):
    make_park(slug="socks", level="national", approved_area_ha=None)

    [item] = client.get("/api/v1/parks/").json()["items"]
    alone = client.get("/api/v1/parks/socks/").json()

    assert (item["id"], item["level"], item["level_label"]) == ("socks", "national", "国家级")
    assert item["approved_area_ha"] is None
    assert alone == item
    assert client.get("/en/api/v1/parks/socks/").json()["level_label"] == "National"


def test_api_may_be_read_by_any_site_without_credentials(client):
    headers = client.get("/api/v1/parks/", headers={"origin": "https://other.example"}).headers

    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
    assert "Set-Cookie" not in headers


def test_api_leads_from_an_old_id_to_the_new_one_and_hides_what_is_hidden(client):
    park = make_park(slug="old")
    park.slug = "new"
    park.save()
    make_park(slug="hidden", state="draft")

    assert client.get("/api/v1/parks/old/").headers["Location"] == "/api/v1/parks/new/"
    assert client.get("/api/v1/parks/hidden/").status_code == 404
    assert client.get("/api/v1/news/99999999999999999999/").status_code == 404


@pytest.mark.parametrize("question", ["limit=0", "limit=201", "limit=x", "cursor=x", "cursor=99999999999999999999"])
def test_api_refuses_a_page_that_cannot_be(client, question):
    assert client.get(f"/api/v1/parks/?{question}").status_code == 422


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_api_only_reads(client, method):
    assert getattr(client, method)("/api/v1/parks/").status_code == 405


def test_api_answers_head_without_naming_it(client):
    make_park()

    response = client.head("/api/v1/parks/")
    paths = client.get("/api/v1/openapi.json").json()["paths"].values()

    assert (response.status_code, response.content, response.headers["X-Total-Count"]) == (200, b"", "1")
    assert all(set(operations) == {"get"} for operations in paths)


def test_openapi_names_every_list_with_its_filters(client):
    schema = client.get("/api/v1/openapi.json").json()

    for of in LISTS:
        operation = schema["paths"][f"/api/v1/{of.noun}/"]["get"]
        assert {*of.filters.base_filters, "samples", "limit", "cursor"} == {
            found["name"] for found in operation["parameters"]
        }


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("date_from=2020-05", {"2020", "2020-05", "2020-05-17", "2021"}),
        ("date_to=2020-05", {"2019", "2020", "2020-05", "2020-05-17"}),
        ("date_from=2020-05-18&date_to=2020", {"2020", "2020-05"}),
        ("date_from=soon", {"", "2019", "2020", "2020-05", "2020-05-17", "2021"}),
    ],
)
def test_a_date_known_to_the_year_may_lie_in_any_month_of_it(client, question, found):
    for date in ("", "2019", "2020", "2020-05", "2020-05-17", "2021"):
        make_park(approved_on=date)

    page = client.get(f"/parks/?{question}").context["listing"]

    assert {park.approved_on for park in page.page.object_list} == found
    assert page.total == len(found)


def test_amounts_are_compared_in_yuan_alone(client):
    make_project(slug="yuan", amount=740_000_000)
    make_project(slug="dollars", amount=740_000_000, currency="USD")
    make_project(slug="little", amount=7_400_000)

    found = client.get("/investment/projects/?wan_from=74000&wan_to=74000").context["listing"]

    assert [project.slug for project in found.page.object_list] == ["yuan"]


def test_zero_is_a_bound_like_any_other(client):
    make_project(amount=None)
    make_project(slug="priced", amount=740_000_000)

    listing = client.get("/investment/projects/?wan_from=0").context["listing"]

    assert listing.total == 1
    assert listing.feed_url == "/investment/projects/feed/?wan_from=0"


def test_a_search_is_written_in_one_way(client):
    area = make_area("220500", "通化市", "Tonghua City")
    make_park(area=area, level="national")

    one, other = (
        search_of(PARKS, query)
        for query in ("level=national&area=220500&sort=name&page=3", "area=220500&colour=red&level=national")
    )

    assert one.canonical == other.canonical == "area=220500&level=national"


@pytest.mark.parametrize("slug", ["feed", "subscribe", "compare"])
def test_no_row_takes_the_address_of_a_page_of_its_list(slug):
    park = make_park()
    park.slug = slug

    with pytest.raises(ValidationError) as problem:
        park.full_clean()

    assert list(problem.value.message_dict) == ["slug"]


BOUNDARY = {"type": "Polygon", "coordinates": [[[124.9, 42.5], [125.9, 42.5], [125.5, 43.3], [124.9, 42.5]]]}


@pytest.fixture
def prefecture():
    province = make_area("220000", "吉林省", "Jilin", level="province", boundary=BOUNDARY, parent=None)
    return make_area("220500", "<通化>市", "Tonghua City", parent=province, boundary=BOUNDARY)


def test_map_tells_of_each_area_what_a_click_gives(client, prefecture):
    make_project(area=prefecture)
    make_project(area=make_area("220581", "梅河口市", "Meihekou City", parent=prefecture))

    drawn = client.get("/investment/projects/").context["listing"].map

    assert '<a href="?area=220500">' in drawn
    assert "&lt;通化&gt;市 · 2 项" in drawn


@pytest.mark.parametrize(("number", "links"), [(1, 1), (25, 0)])
def test_few_parks_are_named_on_the_map_and_many_are_dots(client, prefecture, number, links):
    point = {"longitude": Decimal("125.4"), "latitude": Decimal("42.7")}
    make_park(area=prefecture, location_precision="seat", **point)
    for _ in range(number):
        make_park(name_zh_hans="<b>园</b>", area=prefecture, location_precision="approximate", **point)

    drawn = client.get("/parks/").context["listing"].map

    assert drawn.count('class="spot') == links
    assert drawn.count("<title>&lt;b&gt;园&lt;/b&gt;") == links
    assert ("dots" in drawn) == (links == 0)
