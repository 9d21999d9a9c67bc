"""Products as buyers meet them: found by mark, brand, category and place; the proof beside the name."""

import pytest

from brands.models import Mark
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
    make_source,
)

pytestmark = pytest.mark.django_db
LIST = "/products/"
HIDDEN = PublishingState.DRAFT


@pytest.fixture
def ginseng_mark():
    """The brand whose collective sign is a certification mark with number and holder."""
    brand = make_brand(slug="changbai-ginseng", name_zh_hans="长白山人参", name_en="Changbai Mountain ginseng")
    make_mark(brand, number="1402577", holder_zh_hans="吉林省参业协会", registered_on="2011-08")
    return brand


def shown(response):
    return list(response.context["listing"].page)


def text(response):
    return response.content.decode()


def facets(response):
    return {
        facet.name: {option.label: option for option in facet.options} for facet in response.context["listing"].facets
    }


@pytest.mark.parametrize(("prefix", "name"), [("", "长白山人参"), ("/en", "Changbai Mountain ginseng")])
def test_products_with_the_ginseng_mark_are_one_click_from_the_list(client, ginseng_mark, prefix, name):
    wanted = [make_product(brand=ginseng_mark), make_product(brand=ginseng_mark)]
    make_product(brand=make_brand())

    option = facets(client.get(prefix + LIST))["brand"][name]

    assert option.count == 2
    assert shown(client.get(prefix + LIST + option.url)) == wanted


def test_every_count_equals_the_number_of_results(client, ginseng_mark):
    make_product(brand=ginseng_mark, is_geographical_indication=True, industry=make_industry())
    make_mark(ginseng_mark, Mark.Kind.GI_PRODUCT)
    make_product(brand=ginseng_mark, category=make_category("rice", "大米", "Rice"))
    make_product(area=make_area("222401", "延吉市", "Yanji"), industry=make_industry("deer", "鹿产品", "Deer"))
    make_product(brand=make_brand(state=HIDDEN))

    found = facets(client.get(LIST))

    assert set(found) == {"category", "area", "industry", "gi", "mark"}
    for option in [option for options in found.values() for option in options.values()]:
        assert len(shown(client.get(LIST + option.url))) == option.count


def test_two_facets_narrow_each_other(client, ginseng_mark):
    wanted = make_product(brand=ginseng_mark, is_geographical_indication=True)
    make_product(brand=ginseng_mark)

    response = client.get(LIST + "?gi=yes&mark=gi_certification_mark")

    assert shown(response) == [wanted]
    assert facets(response)["gi"]["未标明地理标志"].count == 1


def test_most_common_category_stands_first(client):
    make_product(category=make_category("aluminium", "铝材", "Aluminium"))
    for _ in range(2):
        make_product()

    assert list(facets(client.get(LIST))["category"]) == ["人参", "铝材"]


def test_parameters_that_make_no_sense_are_ignored_and_said(client):
    make_product()

    response = client.get(LIST + "?brand=nothing&gi=perhaps&mark=&page=0&colour=red")

    assert len(shown(response)) == 1
    assert "colour=red" in text(response)


def test_hidden_brand_is_neither_choice_nor_filter_nor_name(client):
    hidden = make_brand(slug="secret", name_zh_hans="密牌", state=HIDDEN)
    make_mark(hidden, Mark.Kind.AGRICULTURAL_GI, holder_zh_hans="密会")
    product = make_product(brand=hidden)
    make_product(brand=make_brand())

    assert "密牌" not in text(client.get(LIST))
    assert len(shown(client.get(LIST + "?brand=secret"))) == 2
    assert len(shown(client.get(LIST + "?mark=agricultural_gi"))) == 0
    page = text(client.get(product.get_absolute_url()))
    assert "密牌" not in page
    assert "密会" not in page


def test_maker_and_park_are_named_only_when_published(client):
    product = make_product(
        enterprise=make_enterprise(name_zh_hans="密厂", state=HIDDEN), park=make_park("密园", state=HIDDEN)
    )
    made = make_product(enterprise=make_enterprise(name_zh_hans="明厂"), park=make_park("明园"))

    hidden, open_ = text(client.get(product.get_absolute_url())), text(client.get(made.get_absolute_url()))

    assert [word for word in ("密厂", "密园") if word in hidden + text(client.get(LIST))] == []
    assert [word for word in ("明厂", "明园") if word not in open_] == []


@pytest.mark.parametrize(("prefix", "kind"), [("", "地理标志证明商标"), ("/en", "1402577")])
def test_page_shows_the_proof_of_the_mark(client, ginseng_mark, prefix, kind):
    product = make_product(brand=ginseng_mark)

    body = text(client.get(prefix + product.get_absolute_url()))

    assert [words for words in (kind, "1402577", "吉林省参业协会", "2011-08") if words not in body] == []


def test_smallest_order_carries_its_unit_or_reads_not_stated(client):
    silent = make_product()
    stated = make_product(smallest_order="1200.50", order_unit_zh_hans="双", order_unit_en="pairs")

    assert "未提供" in _value_of("最小订货量", text(client.get(silent.get_absolute_url())))
    assert "1,200.5 双" in _value_of("最小订货量", text(client.get(stated.get_absolute_url())))
    assert "1,200.5 pairs" in text(client.get("/en" + stated.get_absolute_url()))


def test_page_shows_where_the_facts_come_from(client):
    product = make_product(provenance_note_zh_hans="名称据公告。", as_of="2024-05")
    product.sources.add(make_source(title_zh_hans="公告", locator="2006 年第 191 号"))

    body = text(client.get(product.get_absolute_url()))

    said = ["来自公开来源，尚未经园区确认", "名称据公告。", "2024-05", "公告 · 2006 年第 191 号"]
    assert [words for words in said if words not in body] == []


def test_related_products_share_the_category(client):
    product, same = make_product(), make_product()
    make_product(category=make_category("rice", "大米", "Rice"))
    make_product(state=HIDDEN)

    assert client.get(product.get_absolute_url()).context["related"] == [same]


def test_old_address_leads_to_the_new_one(client):
    product = make_product(slug="before")
    product.slug = "after"
    product.save()

    response = client.get("/products/before/")

    assert (response.status_code, response.url) == (301, "/products/after/")


@pytest.mark.parametrize("rows", [1, 30])
def test_costs_do_not_grow_with_rows(client, django_assert_num_queries, ginseng_mark, rows):
    product = make_product(brand=ginseng_mark, enterprise=make_enterprise(), park=make_park())
    for _ in range(rows):
        make_product(brand=ginseng_mark, enterprise=make_enterprise())
        product.sources.add(make_source())

    for address, queries in {LIST: 2, product.get_absolute_url(): 3}.items():
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)


def _value_of(label, body):
    return body.partition(f"{label}</dt>")[2].partition("</dd>")[0]
