"""Brands: the four kinds kept apart, the collective brands of the opinion by themselves, the proof behind each."""

import pytest

from brands.models import Brand, Mark
from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_brand,
    make_category,
    make_enterprise,
    make_industry,
    make_mark,
    make_park,
    make_product,
    make_province,
    make_source,
)

pytestmark = pytest.mark.django_db
LIST = "/brands/"
SQUARE = {"type": "Polygon", "coordinates": [[[124.9, 42.5], [125.9, 42.5], [125.5, 43.3], [124.9, 42.5]]]}


def shown(response):
    return list(response.context["listing"].page)


def text(response):
    return response.content.decode()


def test_kinds_stand_apart_and_the_named_brands_first(client):
    product, corporate = make_brand(kind=Brand.Kind.PRODUCT), make_brand(kind=Brand.Kind.CORPORATE)
    resource, regional = make_brand(kind=Brand.Kind.RESOURCE), make_brand(kind=Brand.Kind.REGIONAL)
    named = make_brand(kind=Brand.Kind.PRODUCT, is_named_in_opinion=True)

    response = client.get(LIST)

    assert shown(response) == [named, regional, resource, corporate, product]
    shelves = [part.partition("</h2>")[0] for part in text(response).split('<div class="section-head"><h2>')[1:]]
    assert shelves == ["意见点名的集体品牌", "区域品牌", "资源品牌", "企业品牌", "产品品牌"]


def test_order_by_name_has_no_shelves(client):
    for name in ("乙", "甲"):
        make_brand(name_zh_hans=name, is_named_in_opinion=name == "乙")

    response = client.get(LIST + "?sort=name")

    assert [brand.name_zh_hans for brand in shown(response)] == ["甲", "乙"]
    assert "shelf" not in text(response)


def test_every_count_equals_the_number_of_results(client):
    make_brand(is_named_in_opinion=True, industry=make_industry())
    make_mark(make_brand(kind=Brand.Kind.CORPORATE, category=make_category("rice", "大米", "Rice")))
    make_mark(make_brand(area=make_area("222401", "延吉市", "Yanji")), Mark.Kind.GI_PRODUCT)

    found = client.get(LIST).context["listing"].facets

    assert {facet.name for facet in found} == {"kind", "named", "area", "category", "mark"}
    for option in [option for facet in found for option in facet.options]:
        assert len(shown(client.get(LIST + option.url))) == option.count


def test_parameters_that_make_no_sense_are_ignored(client):
    make_brand()

    assert len(shown(client.get(LIST + "?kind=best&named=maybe&area=999999&page=x"))) == 1


def test_page_shows_marks_products_and_place(client):
    for area in (make_province(), make_area()):
        area.boundary = SQUARE
        area.label_longitude, area.label_latitude = 125.4, 42.8
        area.save()
    brand = make_brand(park=make_park("袜业园"), enterprise=make_enterprise(name_zh_hans="袜厂"))
    make_mark(brand, number="G2011-1", holder_zh_hans="袜业协会", registered_on="2011")
    product = make_product(brand=brand, name_zh_hans="棉袜")
    brand.sources.add(make_source(title_zh_hans="商标公告"))

    body = text(client.get(brand.get_absolute_url()))

    said = ["地理标志证明商标", "G2011-1", "袜业协会", "2011", "棉袜", "袜业园", "袜厂", "商标公告", "示意图", "<svg"]
    assert [words for words in said if words not in body] == []
    assert f'href="{product.get_absolute_url()}"' in body


def test_brand_of_the_whole_province_has_no_map(client):
    brand = make_brand(area=make_province())

    assert client.get(brand.get_absolute_url()).context["locator"] == ""


def test_mark_without_number_reads_not_stated(client):
    brand = make_brand()
    make_mark(brand, Mark.Kind.NOT_CHECKED)

    body = text(client.get(brand.get_absolute_url()))

    assert "商标状态未核实" in body
    assert "未提供" in body.partition("注册号</dt>")[2].partition("</dd>")[0]


def test_page_names_only_what_is_published(client):
    hidden = PublishingState.IN_REVIEW
    brand = make_brand(
        park=make_park("密园", state=hidden), enterprise=make_enterprise(name_zh_hans="密厂", state=hidden)
    )
    make_product(brand=brand, name_zh_hans="密品", state=hidden)

    body = text(client.get(brand.get_absolute_url()))

    assert [word for word in ("密园", "密厂", "密品") if word in body] == []


def test_named_brand_leads_to_the_others_and_to_the_rule(client):
    brand, other = make_brand(is_named_in_opinion=True), make_brand()

    assert 'href="/brands/?named=yes"' in text(client.get(brand.get_absolute_url()))
    assert "?named=yes" not in text(client.get(other.get_absolute_url()))


def test_page_of_a_brand_without_place_industry_or_marks_stands(client):
    brand = make_brand(area=None, industry=None)

    assert client.get(brand.get_absolute_url()).status_code == 200
    assert client.get("/en" + brand.get_absolute_url()).status_code == 200


def test_old_address_leads_to_the_new_one(client):
    brand = make_brand(slug="before")
    brand.slug = "after"
    brand.save()

    assert client.get("/en/brands/before/").url == "/en/brands/after/"


@pytest.mark.parametrize("rows", [1, 30])
def test_costs_do_not_grow_with_rows(client, django_assert_num_queries, rows):
    brand = make_brand(industry=make_industry())
    for kind in Mark.Kind.values[:rows]:
        make_mark(brand, kind)
    for _ in range(rows):
        make_mark(make_brand(industry=make_industry()))
        make_product(brand=brand)

    for address, queries in {LIST: 3, brand.get_absolute_url(): 4}.items():
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
