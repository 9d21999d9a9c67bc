"""What a visitor meets on the list of parks and on the page of one park."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from parks.models import Park
from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_article,
    make_brand,
    make_enterprise,
    make_event,
    make_industry,
    make_park,
    make_product,
    make_project,
    make_source,
)

pytestmark = pytest.mark.django_db
DRAFT = PublishingState.DRAFT


def names(response):
    return [park.name_zh_hans for park in response.context["listing"].page]


def text(response):
    return response.content.decode()


def section_names(response):
    return [name for name, _label in response.context["sections"]]


@pytest.mark.parametrize("parks", [1, 30])
def test_park_list_costs_the_same_queries_however_many_parks(client, django_assert_num_queries, parks):
    for _ in range(parks):
        make_park(industries=[make_industry()])
    client.get("/parks/")

    with django_assert_num_queries(2):
        response = client.get("/parks/")

    assert response.context["listing"].total == parks


@pytest.mark.parametrize("rows", [1, 30])
def test_park_page_costs_the_same_queries_however_much_it_holds(client, django_assert_num_queries, rows):
    park = make_park(industries=[make_industry()])
    for _ in range(rows):
        firm = make_enterprise(park=park)
        make_project(park=park, enterprise=firm)
        make_product(park=park, enterprise=firm, brand=make_brand(park=park))
        make_event(parks=[park])
        make_article(parks=[park])
        make_park(parent=park)
        park.sources.add(make_source())
    client.get(park.get_absolute_url())

    with django_assert_num_queries(2):
        client.get(park.get_absolute_url())


def test_facets_together_lead_to_parks_that_fit_all_of_them(client):
    medicine, tonghua = make_industry("medicine", "医药", "Medicine", "medicine"), make_area("220500", "通化市")
    make_park("药谷", area=tonghua, industries=[medicine])
    make_park("药镇", area=make_area("220581", "梅河口市"), industries=[medicine])
    make_park("钢城", area=tonghua)
    make_park("长春药园", area=make_area("220100", "长春市"), industries=[medicine])

    response = client.get("/parks/?area=220500&industry=medicine")

    assert sorted(names(response)) == ["药谷", "药镇"]
    assert response.context["listing"].total == 2


def test_every_count_is_the_number_of_results_behind_it(client):
    socks, deer = make_industry(), make_industry("deer", "鹿产品", "Deer", "specialty")
    for area, level, industries in [
        ("220400", Park.Level.NATIONAL, [socks]),
        ("220422", Park.Level.PROVINCIAL, [socks, deer]),
        ("220500", Park.Level.PROVINCIAL, [deer]),
        ("220500", Park.Level.THEMED, []),
    ]:
        make_park(area=make_area(area), level=level, industries=industries)

    for start in ("", "?area=220400", "?industry=deer&level=provincial"):
        facets = client.get(f"/parks/{start}").context["listing"].facets
        for option in [option for facet in facets for option in facet.options if not option.selected]:
            assert client.get(f"/parks/{option.url}").context["listing"].total == option.count


def test_national_parks_stand_first(client):
    make_park("甲", level=Park.Level.NOT_STATED)
    make_park("乙", level=Park.Level.PROVINCIAL)
    make_park("丙", level=Park.Level.NATIONAL)

    assert names(client.get("/parks/")) == ["丙", "乙", "甲"]
    assert names(client.get("/parks/?sort=name")) == ["丙", "甲", "乙"]


def test_park_is_found_by_its_county_and_its_prefecture(client):
    make_park("新区", area=make_area("220581", "梅河口市", "Meihekou City"))
    make_area("220500").refresh_from_db()

    assert names(client.get("/parks/?q=梅河口")) == ["新区"]
    assert names(client.get("/en/parks/?q=meihekou")) == ["新区"]
    assert names(client.get("/parks/?q=2205市")) == ["新区"]
    assert names(client.get("/parks/?q=长春")) == []


def test_what_the_address_says_wrongly_is_ignored_and_said(client):
    make_park("药谷")

    response = client.get("/parks/?page=999&area=xxx&colour=green")

    assert names(response) == ["药谷"]
    assert "area=xxx" in text(response)
    assert "colour=green" in text(response)


def test_empty_result_offers_to_take_each_filter_away(client):
    make_park("袜业园", industries=[make_industry()])
    make_park(area=make_area("220500", "通化市"))

    response = client.get("/parks/?industry=socks&area=220500")

    assert response.context["listing"].total == 0
    assert {chip.url for chip in response.context["listing"].chips} == {"?area=220500", "?industry=socks"}
    assert "没有符合这些条件的内容" in text(response)


def test_card_says_what_nobody_has_told(client):
    make_park("无名园", level=Park.Level.PROVINCIAL)
    make_park("大园", approved_area_ha=Decimal("100"), approved_on="1993-04")

    page = text(client.get("/parks/?sort=name"))

    full, bare = (card.partition("</dl>")[0] for card in page.split('<li class="card')[1:])
    assert bare.count("未提供") == 3
    assert "100 公顷（1,500 亩）" in full
    assert "1993-04" in full


def test_title_says_what_the_list_is_narrowed_to(client):
    make_park(area=make_area("220500", "通化市"))

    assert "<title>通化市 · 园区 -" in text(client.get("/parks/?area=220500"))


def test_deciding_facts_carry_unit_note_and_source(client):
    park = make_park(reported_area_km2=112, reported_area_note_zh_hans="管辖面积", as_of="2023")
    park.sources.add(make_source())

    facts = {fact.label: fact for fact in client.get(park.get_absolute_url()).context["facts"]}

    assert facts["报道面积"].value == "112 平方公里"
    assert facts["报道面积"].note == '管辖面积 · 资料日期 2023 · <a href="#sources">见来源</a>'
    assert facts["批准面积"].missing
    assert len(facts) == 6


def test_distance_to_the_capital_is_rounded_and_says_how_precise_the_point_is(client):
    make_area("220100", "长春市", seat_longitude=Decimal("125.318"), seat_latitude=Decimal("43.8844"))
    far = make_park(longitude=Decimal("130.36"), latitude=Decimal("42.86"), location_precision="seat")
    near = make_park(longitude=Decimal("125.32"), latitude=Decimal("43.88"), location_precision="approximate")

    *_, distance = client.get(far.get_absolute_url()).context["facts"]
    *_, beside = client.get(near.get_absolute_url()).context["facts"]

    assert (distance.value, distance.note) == ("约 420 公里", "所在地区驻地，不是园区本身")
    assert beside.value == "10 公里以内"


def test_name_stands_in_the_language_of_the_page_with_the_other_beneath(client):
    park = make_park("辽源袜业园", name_en="Liaoyuan Socks Park")

    chinese, english = text(client.get(park.get_absolute_url())), text(client.get(f"/en/parks/{park.slug}/"))

    assert "<h1>辽源袜业园</h1>" in chinese
    assert '<p class="meta" lang="en">Liaoyuan Socks Park</p>' in chinese
    assert "<h1>Liaoyuan Socks Park</h1>" in english
    assert '<p class="meta" lang="zh-Hans">辽源袜业园</p>' in english


def test_park_without_office_says_so_and_still_takes_enquiries(client):
    park = make_park()

    page = text(client.get(park.get_absolute_url()))

    assert "园区尚未确认咨询机构和电话" in page
    assert f'class="button button-call" href="/investment/enquiries/new/?park={park.slug}"' in page


def test_park_with_office_shows_whom_to_call_and_when(client):
    park = make_park(office_zh_hans="招商局", phone="0437-1234567", office_hours_zh_hans="工作日 8:30–16:30")

    page = text(client.get(park.get_absolute_url()))

    assert "招商局" in page
    assert 'href="tel:0437-1234567"' in page
    assert "工作日 8:30–16:30" in page
    assert "尚未确认咨询机构" not in page


def test_section_without_content_is_neither_on_the_page_nor_in_its_links(client):
    response = client.get(make_park().get_absolute_url())

    assert section_names(response) == ["glance", "policies", "sources"]
    assert 'id="enterprises"' not in text(response)


def test_park_page_leads_to_everything_that_belongs_to_the_park(client):
    park = make_park(industries=[make_industry()], longitude=Decimal("125.1"), latitude=Decimal("42.9"))
    firm = make_enterprise(park=park)
    related = [
        park.area, make_industry(), firm, make_project(park=park), make_product(enterprise=firm), make_brand(park=park),
        make_event(parks=[park]), make_article(parks=[park]), make_park(area=park.area),
    ]  # fmt: skip

    response = client.get(park.get_absolute_url())

    for row in related:
        assert f'href="{row.get_absolute_url()}"' in text(response)
    assert section_names(response) == [
        *("glance", "place", "enterprises", "projects", "goods", "policies", "events", "happenings", "neighbours"),
        "sources",
    ]  # fmt: skip


def test_what_is_not_published_is_not_on_the_page_of_its_park(client):
    park = make_park(parent=make_park("隐园", state=DRAFT))
    hidden_firm = make_enterprise(park=park, state=DRAFT, name_zh_hans="隐企")
    for make, word in ((make_project, "隐项"), (make_product, "隐品"), (make_brand, "隐牌")):
        make(park=park, state=DRAFT, name_zh_hans=word)
    make_product(enterprise=hidden_firm, name_zh_hans="隐企之品")
    make_event(parks=[park], state=DRAFT, title_zh_hans="隐会")
    make_article(parks=[park], state=DRAFT, title_zh_hans="隐闻")
    make_park("隐邻", parent=park, state=DRAFT)

    response = client.get(park.get_absolute_url())

    assert "隐" not in text(response).replace("隐私声明", "")


def test_parts_of_a_park_stand_in_its_facts_and_lead_back(client):
    whole = make_park("长春新区")
    part = make_park("北湖园", parent=whole)

    assert f'<a href="{part.get_absolute_url()}">北湖园</a>' in text(client.get(whole.get_absolute_url()))
    assert f'<a href="{whole.get_absolute_url()}">长春新区</a>' in text(client.get(part.get_absolute_url()))


def test_neighbours_with_place_and_industry_in_common_come_first(client):
    socks, liaoyuan, changchun = make_industry(), make_area(), make_area("220100", "长春市")
    park = make_park(area=liaoyuan, industries=[socks])
    make_park("同地", area=liaoyuan)
    make_park("同业", area=changchun, industries=[socks])
    make_park("同地同业", area=liaoyuan, industries=[socks])
    make_park("无关", area=changchun)

    sections = {section.name: section for section in client.get(park.get_absolute_url()).context["page_sections"]}

    assert [other.name_zh_hans for other in sections["neighbours"].content] == ["同地同业", "同业", "同地"]


def test_sources_confidence_and_date_stand_under_the_facts(client):
    park = make_park(confidence="B", as_of="2024-05", provenance_note_zh_hans="面积据来源。")
    park.sources.add(make_source(code="P99", title_zh_hans="园区简介", locator="example.gov.cn"))

    page = text(client.get(park.get_absolute_url()))

    for words in (
        "P99 园区简介",
        "example.gov.cn",
        "B 新闻媒体或企业网页",
        "2024-05",
        "面积据来源。",
        "尚未经园区确认",
    ):
        assert words in page


def test_confirmed_park_says_when_it_was_confirmed(client):
    park = make_park(confirmed_at=datetime(2026, 11, 2, tzinfo=UTC))

    page = text(client.get(park.get_absolute_url()))

    assert "已经园区确认 2026-11-02" in page


def test_old_address_of_a_renamed_park_leads_to_the_new_one(client):
    park = make_park(slug="old-name")
    park.slug = "new-name"
    park.save()

    assert client.get("/parks/old-name/")["Location"] == "/parks/new-name/"
    assert client.get("/en/parks/old-name/")["Location"] == "/en/parks/new-name/"


@pytest.mark.parametrize("slug", ["draft-park", "no-such-park", "220400"])
def test_unknown_or_unpublished_park_is_not_found(client, slug):
    make_park(slug="draft-park", state=DRAFT)

    assert client.get(f"/parks/{slug}/").status_code == 404
