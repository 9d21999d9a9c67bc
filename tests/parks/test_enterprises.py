"""Firms: who makes what, in which park."""

import pytest

from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_brand,
    make_enterprise,
    make_industry,
    make_park,
    make_product,
    make_project,
    make_source,
)

pytestmark = pytest.mark.django_db
DRAFT = PublishingState.DRAFT


def names(response):
    return [firm.name_zh_hans for firm in response.context["listing"].page]


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("firms", [1, 30])
def test_enterprise_list_costs_the_same_queries_however_many_firms(client, django_assert_num_queries, firms):
    for _ in range(firms):
        make_enterprise(park=make_park(), industry=make_industry())
    client.get("/enterprises/")

    with django_assert_num_queries(2):
        client.get("/enterprises/")


@pytest.mark.parametrize("rows", [1, 30])
def test_enterprise_page_costs_the_same_queries_however_much_it_holds(client, django_assert_num_queries, rows):
    firm = make_enterprise(park=make_park(), industry=make_industry())
    for _ in range(rows):
        make_product(enterprise=firm, brand=make_brand(enterprise=firm))
        make_project(enterprise=firm)
        make_enterprise(industry=firm.industry)
        firm.sources.add(make_source())
    client.get(firm.get_absolute_url())

    with django_assert_num_queries(6):
        client.get(firm.get_absolute_url())


def test_who_makes_socks_in_liaoyuan(client):
    liaoyuan = make_area("220400", "辽源市")
    make_enterprise(name_zh_hans="北方袜业", area=liaoyuan, industry=make_industry())
    make_enterprise(name_zh_hans="通化袜业", area=make_area("220500", "通化市"), industry=make_industry())

    assert names(client.get("/enterprises/?area=220400&industry=socks")) == ["北方袜业"]
    assert names(client.get("/enterprises/?q=袜业 辽源")) == ["北方袜业"]
    assert names(client.get("/en/enterprises/?q=socks&area=220400")) == ["北方袜业"]


def test_firms_of_a_park_are_one_facet_away(client):
    park = make_park("袜业园", slug="socks-park")
    make_enterprise(name_zh_hans="园内", park=park)
    make_enterprise(name_zh_hans="园外")

    assert names(client.get("/enterprises/?park=socks-park")) == ["园内"]


def test_unpublished_park_is_no_facet_and_on_no_card(client):
    make_enterprise(park=make_park("隐园", slug="hidden-park", state=DRAFT))
    make_enterprise(park=make_park("明园"))
    make_enterprise(park=make_park("亮园"))

    response = client.get("/enterprises/")

    assert "明园" in text(response)
    assert "隐园" not in text(response)
    assert ("park", "hidden-park") in client.get("/enterprises/?park=hidden-park").context["listing"].ignored


def test_oldest_first_puts_firms_without_a_date_last(client):
    make_enterprise(name_zh_hans="不详")
    make_enterprise(name_zh_hans="新", founded="2001-05")
    make_enterprise(name_zh_hans="老", founded="1954")

    assert names(client.get("/enterprises/?sort=oldest")) == ["老", "新", "不详"]


def test_enterprise_page_leads_to_all_it_belongs_to(client):
    firm = make_enterprise(park=make_park(), industry=make_industry())
    related = [
        firm.park, firm.industry, firm.area, make_product(enterprise=firm), make_brand(enterprise=firm),
        make_project(enterprise=firm), make_enterprise(industry=firm.industry),
    ]  # fmt: skip

    page = text(client.get(firm.get_absolute_url()))

    for row in related:
        assert f'href="{row.get_absolute_url()}"' in page


def test_what_is_not_published_is_not_on_the_page_of_its_firm(client):
    firm = make_enterprise(park=make_park("隐园", state=DRAFT), industry=make_industry())
    for make in (make_product, make_brand, make_project):
        make(enterprise=firm, state=DRAFT, name_zh_hans="隐名")
    make_enterprise(industry=firm.industry, state=DRAFT, name_zh_hans="隐企")

    assert "隐" not in text(client.get(firm.get_absolute_url())).replace("隐私声明", "")


def test_website_kept_without_its_scheme_becomes_a_link(client):
    firm = make_enterprise(website="faw.example")

    assert '<a href="http://faw.example" rel="external noopener">faw.example</a>' in text(
        client.get(firm.get_absolute_url())
    )


def test_products_are_enumerated_as_the_language_does(client):
    firm = make_enterprise(main_products_zh_hans="袜子;手套", main_products_en="socks; gloves")

    assert '<p class="lead">袜子、手套</p>' in text(client.get(firm.get_absolute_url()))
    assert '<p class="lead">socks, gloves</p>' in text(client.get(f"/en/enterprises/{firm.slug}/"))


def test_old_address_of_a_renamed_firm_leads_to_the_new_one(client):
    firm = make_enterprise(slug="old-firm")
    firm.slug = "new-firm"
    firm.save()

    assert client.get("/enterprises/old-firm/")["Location"] == "/enterprises/new-firm/"


def test_unpublished_firm_is_not_found(client):
    make_enterprise(slug="draft-firm", state=DRAFT)

    assert client.get("/enterprises/draft-firm/").status_code == 404
