"""Industries by group, and everything that belongs to one of them."""

import pytest

from portal.kit.publishing import PublishingState
from tests.factories import (
    make_area,
    make_brand,
    make_chain,
    make_enterprise,
    make_event,
    make_focus_industry,
    make_industry,
    make_industry_class,
    make_park,
    make_product,
    make_project,
)

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_industry_page_costs_the_same_queries_however_much_it_holds(client, django_assert_num_queries, rows):
    industry = make_industry()
    for _ in range(rows):
        for make in (make_enterprise, make_project, make_product, make_brand):
            make(industry=industry)
        make_park(industries=[industry])
        make_event(industries=[industry])
    client.get("/industries/socks/")

    with django_assert_num_queries(7):
        client.get("/industries/socks/")


def test_industry_page_leads_to_everything_of_the_industry(client):
    socks = make_industry()
    related = [make(industry=socks) for make in (make_enterprise, make_project, make_product, make_brand)]
    related += [make_park(industries=[socks]), make_event(industries=[socks])]

    page = text(client.get("/industries/socks/"))

    for row in related:
        assert f'href="{row.get_absolute_url()}"' in page


def test_only_checked_classes_stand_as_facts(client):
    socks = make_industry()
    socks.classes.add(
        make_industry_class("1830", "服饰制造", is_checked=True),
        make_industry_class("1789", "其他纺织", is_checked=False),
    )

    page = text(client.get("/industries/socks/"))

    assert "服饰制造" in page
    assert "其他纺织" not in page
    assert "还有对应类别尚未核对" in page


def test_classes_that_nobody_checked_are_no_section(client):
    make_industry().classes.add(make_industry_class("1789", "其他纺织", is_checked=False))

    assert "国民经济行业分类" not in text(client.get("/industries/socks/"))


def test_chain_leads_to_its_other_industries(client):
    fibre = make_industry("fibre", "化纤", "Chemical fibre", "chemicals")
    make_chain("纺织产业链", [make_industry(), fibre])

    page = text(client.get("/industries/socks/"))

    assert "纺织产业链" in page
    assert 'href="/industries/fibre/"' in page
    assert 'href="/industries/socks/"' in text(client.get("/industries/fibre/"))


def test_list_groups_industries_and_says_who_focuses_on_them(client):
    make_industry("medicine", "医药", "Medicine", "medicine")
    make_focus_industry(make_area("220400", "辽源市"), make_industry())
    make_enterprise(industry=make_industry())

    page = text(client.get("/industries/"))

    assert page.index('id="medicine"') < page.index('id="textiles"')
    card = page[page.index('href="/industries/socks/"') :]
    assert "辽源市" in card
    assert "1 家企业" in card


def test_list_is_narrowed_by_group_and_by_area(client):
    make_focus_industry(make_area("220400"), make_industry())
    make_industry("medicine", "医药", "Medicine", "medicine")

    by_area, by_group = client.get("/industries/?area=220400"), client.get("/industries/?group=medicine&page=9")

    assert [row.slug for row in by_area.context["listing"].page] == ["socks"]
    assert [row.slug for row in by_group.context["listing"].page] == ["medicine"]


def test_all_industries_stand_on_one_page(client):
    for number in range(40):
        make_industry(f"industry-{number}", f"产业{number}")

    assert len(client.get("/industries/").context["listing"].page) == 40


def test_unpublished_rows_are_neither_shown_nor_counted(client):
    for make in (make_enterprise, make_project, make_product, make_brand):
        make(industry=make_industry(), name_zh_hans="隐名", state=PublishingState.DRAFT)

    response = client.get("/industries/socks/")

    assert "隐名" not in text(response)
    assert not any(response.context["counts"].values())
    assert "还没有登记的园区和企业" in text(response)


def test_old_address_of_a_renamed_industry_leads_to_the_new_one(client):
    industry = make_industry(slug="hosiery")
    industry.slug = "socks"
    industry.save()

    assert client.get("/industries/hosiery/")["Location"] == "/industries/socks/"


def test_unknown_industry_is_not_found(client):
    assert client.get("/industries/none/").status_code == 404
