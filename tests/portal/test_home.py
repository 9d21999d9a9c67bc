import pytest

from brands.models import Brand
from parks.models import Park
from tests.factories import (
    make_area,
    make_article,
    make_brand,
    make_column,
    make_enterprise,
    make_event,
    make_focus_industry,
    make_industry,
    make_measure,
    make_park,
    make_policy_section,
    make_product,
    make_project,
    make_term,
)
from tests.world import BOUNDARY

pytestmark = pytest.mark.django_db


def test_an_empty_site_still_has_a_first_page(client):
    page = client.get("/")

    assert page.status_code == 200
    assert 'class="need"' not in page.text
    for name in ("projects", "brands", "policies", "industries"):
        assert f'id="{name}"' not in page.text


def test_the_question_offers_industries_and_areas_that_have_parks(client):
    make_park(industries=[make_industry("socks", "袜业")], area=make_area("220400", "辽源市"))
    make_industry("ginseng", "人参", group="specialty")
    make_area("220500", "通化市")

    form = client.get("/").text.split('<form class="need"')[1].split("</form>")[0]

    assert 'action="/investment/match/"' in form
    assert '<option value="socks">袜业 (1)</option>' in form
    assert '<option value="220400">辽源市 (1)</option>' in form
    assert "ginseng" not in form
    assert "220500" not in form


def test_the_answer_to_the_question_has_what_it_promised_first(client):
    park = make_park("棉袜园", industries=[make_industry("socks", "袜业")], area=make_area("220403", "西安区"))
    make_park("别的园", area=make_area("220403", "西安区"))
    make_park("药谷", area=make_area("220500", "通化市"))

    answer = client.get("/investment/match/?industry=socks&area=220400").context["answer"]

    assert [place.park.slug for place in answer.certain] == [park.slug]
    assert len(answer.possible) == 2


def test_figures_count_what_is_published_and_lead_there(client):
    for state in ("published", "published", "draft", "archived"):
        make_product(state=state)

    page = client.get("/").text

    assert '<a href="/products/"><b>2</b><span>产品</span></a><time' in page
    assert 'href="/brands/"><b>' not in page


def test_the_map_links_areas_and_says_their_parks_and_focus(client, settings):
    area = make_area("220400", "辽源市", boundary=BOUNDARY, label_longitude="125.3", label_latitude="42.9")
    make_focus_industry(area=area, industry=make_industry("socks", "袜业"))
    make_park(area=make_area("220403", "西安区"))

    page = client.get("/").text

    drawing = page.split('<figure class="map">')[1].split("</figure>")[0]
    assert f'href="{area.get_absolute_url()}"' in drawing
    assert "辽源市 · 1 个园区 · 袜业" in drawing
    assert "示意图，不是标准地图" in drawing


def test_the_map_shows_its_review_number_when_there_is_one(client, settings):
    settings.SITE = settings.SITE | {"map_review_number": "吉S(2026)001号"}
    make_area("220400", "辽源市", boundary=BOUNDARY)

    assert "审图号：吉S(2026)001号" in client.get("/").text


@pytest.mark.parametrize(("precision", "dots"), [("approximate", 1), ("seat", 0), ("label", 0)])
def test_only_parks_whose_place_is_known_are_dots(client, precision, dots):
    area = make_area("220400", "辽源市", boundary=BOUNDARY)
    make_park(area=area, longitude="125.1", latitude="42.9", location_precision=precision, level=Park.Level.NATIONAL)

    assert client.get("/").text.count('class="dots national"') == dots


def test_areas_stand_in_a_list_for_those_who_see_no_map(client):
    area = make_area("220400", "辽源市")
    make_focus_industry(area=area, industry=make_industry("socks", "袜业"))

    areas = client.get("/").text.split('id="prefectures"')[1].split("</section>")[0]

    assert f'<a href="{area.get_absolute_url()}"><b>辽源市</b>' in areas
    assert "袜业" in areas


def test_industries_are_ordered_by_what_is_behind_them(client):
    socks, ginseng = make_industry("socks", "袜业"), make_industry("ginseng", "人参", group="specialty")
    make_enterprise(industry=socks)
    make_product(industry=ginseng), make_product(industry=ginseng), make_product(industry=socks, state="draft")

    shown = client.get("/").text.split('id="industries"')[1].split("</section>")[0]

    assert shown.index("人参") < shown.index("袜业")
    assert "2 种产品" in shown
    assert "1 家企业" in shown
    assert "hue-specialty" in shown


def test_hidden_rows_are_not_named(client):
    hidden_maker = make_enterprise(name_zh_hans="秘密企业", state="draft")
    make_product(name_zh_hans="公开产品", enterprise=hidden_maker)
    make_project(name_zh_hans="公开项目", park=make_park("秘密园区", state="draft"))
    make_brand(name_zh_hans="秘密品牌", state="in_review")
    make_article(title_zh_hans="秘密消息", state="archived")
    make_event(title_zh_hans="秘密展会", state="draft")

    page = client.get("/").text

    assert "公开产品" in page
    assert "公开项目" in page
    assert "秘密" not in page


def test_products_come_from_different_categories_and_places(client):
    same = make_area("220800", "白城市")
    for number in range(3):
        make_product(name_zh_hans=f"绿豆{number}", area=same)

    shown = client.get("/").text

    assert "绿豆0" in shown
    assert "绿豆1" not in shown


def test_brands_named_in_the_opinion_come_first(client):
    for number in range(9):
        make_brand(name_zh_hans=f"品牌A{number}", kind=Brand.Kind.PRODUCT)
    make_brand(name_zh_hans="中国棉袜园", is_named_in_opinion=True)

    shown = client.get("/").text.split('id="brands"')[1].split("</section>")[0]

    assert shown.index("中国棉袜园") < shown.index("品牌A0")
    assert "品牌A8" not in shown


def test_columns_show_their_five_latest(client):
    notice = make_column("notice", "通知公告")
    for month in range(1, 8):
        make_article(title_zh_hans=f"通知{month}月", column=notice, dated_on=f"2026-0{month}")
    make_event(title_zh_hans="东北亚博览会", starts_on="2026-08-22")

    page = client.get("/").text

    assert "通知7月" in page
    assert "通知3月" in page
    assert "通知2月" not in page
    assert "东北亚博览会" in page
    assert 'href="/news/notice/"' in page


def test_the_policy_finder_counts_measures_by_section_and_audience(client):
    section, firms = make_policy_section(number=6), make_term(name_zh_hans="小微企业")
    make_measure([firms], section=section)
    make_measure(section=section, state="draft")
    make_policy_section(policy=section.policy, number=7)

    shown = client.get("/").text.split('id="policies"')[1].split("</section>")[0]

    assert f'href="/policies/?section={section.key}"><b>第6部分</b><span class="num">1</span>' in shown
    assert f'href="/policies/?who={firms.code}">小微企业 <span class="num">1</span>' in shown
    assert "第7部分" not in shown


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("path", ["/", "/en/", "/statistics/", "/en/statistics/"])
def test_the_first_page_and_the_statistics_cost_one_query_when_warm(client, django_assert_num_queries, path, rows):
    for _ in range(rows):
        make_park(), make_project(), make_product(), make_brand(), make_article(), make_event(), make_measure()
    client.get(path)

    with django_assert_num_queries(1):
        client.get(path)


def test_the_first_page_shows_a_change_at_once(client):
    make_park()
    assert "<b>1</b><span>园区</span>" in client.get("/").text

    make_park()

    assert "<b>2</b><span>园区</span>" in client.get("/").text
