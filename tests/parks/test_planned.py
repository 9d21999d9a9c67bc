"""What a park page says of planning, environment, entry rules and management, and that it says nothing where there is nothing."""

import json

import pytest

from parks.models import ParkBlock, ParkClassRule, ParkGovernance
from portal.kit.outlines import all_in_metres
from portal.kit.snapshots import put_back, snapshot
from portal.kit.svg import ground_plan
from tests.factories import (
    make_industry,
    make_industry_class,
    make_park,
    make_park_assessment,
    make_park_block,
    make_park_class_rule,
    make_park_governance,
    make_park_plan,
    make_site,
)
from tests.page_reading import Page
from tests.portal.admin.cast import make_committee
from tests.portal.admin.desk import address, typed

pytestmark = pytest.mark.django_db
SHAPE = {"type": "Polygon", "coordinates": [[[125.3, 43.9], [125.32, 43.9], [125.32, 43.91], [125.3, 43.9]]]}
SECTIONS = ["planning", "blocks", "environment", "entry", "management"]


def sections(client, park):
    tree = Page(client.get(park.get_absolute_url())).tree
    return [name for name in SECTIONS if tree.find(f".//section[@id='{name}']") is not None]


def test_a_park_without_any_of_it_has_no_empty_sections(client):
    park = make_park()
    make_park_governance(park)

    assert sections(client, park) == []


def test_each_section_stands_once_it_has_something(client):
    park = make_park()
    make_park_plan(park), make_park_block(park), make_park_assessment(park)
    make_park_class_rule(park, make_industry_class(is_checked=True))
    make_park_governance(park, management_model_zh_hans="管委会加公司")

    assert sections(client, park) == SECTIONS


def test_a_plan_says_who_made_it_for_when_and_what_it_fits(client):
    park = make_park()
    make_park_plan(
        park, planning_unit_zh_hans="规划院", qualification_zh_hans="甲级", fits_urban_plan=True, number="〔2021〕5号"
    )

    page = client.get(park.get_absolute_url()).text

    assert all(said in page for said in ["规划院", "甲级", "2021–2035", "〔2021〕5号", "城市总体规划"])
    assert "土地利用总体规划" not in page


def test_blocks_are_drawn_where_their_shapes_are_known(client):
    park = make_park()
    make_park_block(park, name_zh_hans="有图区", shape=SHAPE), make_park_block(park, name_zh_hans="无图区")

    blocks = Page(client.get(park.get_absolute_url())).tree.find(".//section[@id='blocks']")

    assert len(blocks.findall(".//path[@class='area t3']")) == 1
    rows = [["".join(cell.itertext()).strip() for cell in row][:2] for row in blocks.findall(".//tbody/tr")]
    assert rows == [["1", "有图区"], ["—", "无图区"]]


def test_pieces_of_land_keep_their_places_on_one_plane():
    east = {"type": "Polygon", "coordinates": [[[x + 0.02, y] for x, y in SHAPE["coordinates"][0]]]}

    one, other = all_in_metres([SHAPE, east])

    assert one[0][0] == (0, 0)
    assert other[0][0][0] == pytest.approx(1605, abs=5)
    assert ground_plan([one, other], label="<图>", north="北").count('class="area t3"') == 2


def test_only_classes_checked_against_the_standard_are_named(client):
    park = make_park()
    make_park_class_rule(park, make_industry_class("1830", "服饰制造", is_checked=True), rule="restricted")
    make_park_class_rule(park, make_industry_class("1831", "未核对类"))

    page = client.get(park.get_absolute_url()).text

    assert "服饰制造" in page
    assert "限制" in page
    assert "未核对类" not in page
    assert "还有对应类别尚未核对" in page


def test_an_industry_says_which_parks_take_it_in(client):
    socks, sewing = make_industry("socks"), make_industry_class("1830", is_checked=True)
    socks.classes.add(sewing)
    make_park_class_rule(make_park("袜园"), sewing)
    make_park_class_rule(make_park("密园", state="draft"), sewing)

    page = client.get("/industries/socks/").text

    assert "园区的准入规定" in page
    assert "袜园" in page
    assert "密园" not in page


def test_a_park_inside_one_of_its_own_parts_is_refused():
    whole = make_park()
    part = make_park(parent=make_park(parent=whole))

    whole.parent = part

    with pytest.raises(Exception, match="不能又是它的上级"):
        whole.full_clean()


def test_the_one_row_of_a_park_is_part_of_its_snapshot_and_comes_back():
    park = make_park()
    make_park_governance(park, ecology_zh_hans="先前")
    before = snapshot(park)

    ParkGovernance.objects.all().delete()
    assert snapshot(park)["parts"]["governance"] == []
    put_back(park, before)
    assert ParkGovernance.objects.get(park=park).ecology_zh_hans == "先前"
    put_back(park, before | {"parts": before["parts"] | {"governance": []}})
    assert not ParkGovernance.objects.exists()


def test_what_is_written_about_a_published_park_waits_for_its_reviewer():
    park, editor, publisher = make_committee()
    row = make_park_governance(park, ecology_zh_hans="先前")

    editor.save(row, ecology_zh_hans="之后")

    assert ParkGovernance.objects.get().ecology_zh_hans == "先前"
    editor.step(park, "submit")
    publisher.step(park, "approve")
    assert ParkGovernance.objects.get().ecology_zh_hans == "之后"


def test_a_new_description_below_the_form_of_its_park_waits_too():
    park, editor, publisher = make_committee()
    form = typed(editor.open(park)) | {
        "governance-TOTAL_FORMS": "1",
        "governance-0-park": park.pk,
        "governance-0-exit_rules_zh_hans": "高耗能企业逐步退出",
        "_save": "1",
    }

    editor.client.post(address(type(park), "change", park.pk), form)

    assert not ParkGovernance.objects.exists()
    editor.step(park, "submit")
    publisher.step(park, "approve")
    assert ParkGovernance.objects.get(park=park).exit_rules_zh_hans == "高耗能企业逐步退出"


def test_a_shape_that_is_none_is_refused_beside_its_field_and_kept():
    park, editor, _publisher = make_committee(make_park(state="draft"))
    block = make_park_block(park)

    page = editor.save(block, shape='{"type": "Point", "coordinates": [125, 43]}')

    assert "须是 GeoJSON 的一个多边形" in page.text
    assert "125, 43" in page.text
    editor.save(block, shape=json.dumps(SHAPE))
    assert ParkBlock.objects.get().shape["type"] == "Polygon"


def test_a_class_has_one_rule_in_a_park():
    park, editor, _publisher = make_committee(make_park(state="draft"))
    one, other = make_industry_class("1830"), make_industry_class("1831")
    make_park_class_rule(park, one)
    rule = make_park_class_rule(park, other)

    page = editor.save(rule, industry_class=one.pk)

    assert "规定已有" in page.text
    assert ParkClassRule.objects.get(pk=rule.pk).industry_class == other


@pytest.fixture
def answering():
    return make_park(
        office_zh_hans="招商局",
        phone="0431-12345678",
        email="office@park.example",
        office_hours_zh_hans="工作日",
        languages_zh_hans="汉语、韩语",
        complaint_phone="0431-87654321",
    )


def test_every_park_page_says_who_answers_and_how(client, answering, capsys):
    make_site(park=answering)
    parks = [answering, make_park()]

    pages = [client.get(park.get_absolute_url()).text for park in parks]

    whole = ["招商局", "tel:0431-12345678", "mailto:office@park.example", "工作日", "汉语、韩语", "tel:0431-87654321"]
    assert all(said in pages[0] for said in whole)
    answered = sum("tel:" in page or 'href="/contact/"' in page for page in pages)
    with capsys.disabled():
        print(
            f"\nI7: {answered} of {len(parks)} park pages name who answers, or say that it is not known and where to ask"
        )  # noqa: T201
    assert answered == len(parks)
