"""Files of rows: looked at before anything is written, written as a whole, and never beyond one's own scope."""

import io

import pytest
from openpyxl import load_workbook

from brands.models import Mark, Product
from investment.models import Project
from parks.models import Enterprise, Park, ParkFigure, Role
from portal.kit.models import AuditEntry, Change, Import, Kind, Revision
from portal.kit.publishing import PublishingState
from portal.kit.review import propose
from tests.factories import (
    make_brand,
    make_enterprise,
    make_mark,
    make_park,
    make_park_figure,
    make_product,
    make_project,
    make_user,
)

from .files import confirm, csv_bytes, imported, page_of, problems, upload

pytestmark = pytest.mark.django_db
FIRMS = ["name_zh_hans", "area", "park"]


@pytest.fixture
def park():
    return make_park()


@pytest.fixture
def editor(park):
    return make_user("park-editor", Role.COMMITTEE_EDITOR, park=park)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def firm(park, name="甲公司", **columns):
    """The headings and one line of a file of firms."""
    return [[*FIRMS, *columns], [name, park.area.code, park.slug, *columns.values()]]


def test_new_rows_become_drafts_that_somebody_else_must_approve(desk, editor, park):
    imported(desk, Enterprise, *firm(park, name_en="Firm A", size="大型"))

    row = Enterprise.objects.get(name_zh_hans="甲公司")
    assert (row.state, row.size, row.slug, row.park) == (PublishingState.DRAFT, "large", "firm-a", park)
    change = Change.objects.about(row).get()
    assert (list(change.authors.all()), change.after) == ([editor], None)
    assert Revision.objects.about(row).get().after["fields"]["name_en"] == "Firm A"


def test_nothing_is_written_before_it_was_confirmed(desk, park):
    found = upload(desk, Enterprise, csv_bytes(*firm(park)))

    assert found.state == Import.State.READY
    assert not Enterprise.objects.exists()


def test_preview_says_what_each_line_does(desk, park):
    make_enterprise(park=park, slug="one", name_zh_hans="甲公司", size="small")
    make_enterprise(park=park, slug="two", name_zh_hans="乙公司", size="small")
    rows = [["slug", *FIRMS, "size"]]
    rows += [[slug, name, park.area.code, park.slug, size] for slug, name, size in [
        ("one", "甲公司", "大型"), ("two", "乙公司", "小型"), ("three", "丙公司", "中型"),
    ]]  # fmt: skip

    found = upload(desk, Enterprise, csv_bytes(*rows))

    assert [line.deed for line in found.lines.all()] == ["change", "keep", "create"]
    assert found.lines.first().details == [["规模", "小型", "大型"]]
    page = desk.get(page_of(Enterprise, "import_detail", found.pk)).content.decode()
    assert "<del>小型</del>" in page
    assert "<ins>大型</ins>" in page


def test_fifty_bad_lines_of_three_hundred_leave_nothing_written(desk, park):
    rows = [[*FIRMS, "size"]]
    rows += [[f"公司{n}", park.area.code, park.slug, "巨型" if n % 6 == 0 else "大型"] for n in range(300)]

    found = upload(desk, Enterprise, csv_bytes(*rows))
    confirm(desk, Enterprise, found)

    assert (found.state, found.refused, found.to_create) == (Import.State.REFUSED, 50, 250)
    assert not Enterprise.objects.exists()
    assert problems(found)[0] == "第 2 行 D 列“规模”：“巨型”不在可选值里。"


def test_confirming_twice_writes_once(desk, park):
    found = upload(desk, Enterprise, csv_bytes(*firm(park)))

    confirm(desk, Enterprise, found)
    second = confirm(desk, Enterprise, found)

    assert Enterprise.objects.count() == 1
    assert "不能再写入" in second.content.decode()


def test_what_changed_since_the_preview_is_shown_again_and_not_written(desk, park):
    row = make_enterprise(park=park, slug="one", name_zh_hans="甲公司", size="small")
    found = upload(desk, Enterprise, csv_bytes(["slug", "size"], ["one", "大型"]))
    Enterprise.objects.update(size="micro")

    confirm(desk, Enterprise, found)

    row.refresh_from_db()
    assert (row.size, found.state) == ("micro", Import.State.READY)
    assert "什么都没有写入" in found.problem
    assert found.lines.get().details == [["规模", "微型", "大型"]]


def test_right_that_ended_since_the_preview_writes_nothing(desk, editor, park):
    found = upload(desk, Enterprise, csv_bytes(*firm(park)))
    editor.memberships.update(park=make_park())
    found.by.refresh_from_db()

    confirm(desk, Enterprise, found)

    assert found.state == Import.State.REFUSED
    assert not Enterprise.objects.exists()


def test_published_row_keeps_its_text_until_somebody_else_approves(desk, editor, park):
    row = make_enterprise(park=park, slug="one", size="small", state=PublishingState.PUBLISHED)

    imported(desk, Enterprise, ["slug", "size"], ["one", "大型"])

    row.refresh_from_db()
    change = Change.objects.about(row).get()
    assert (row.size, change.after["fields"]["size"]) == ("small", "large")
    assert list(change.authors.all()) == [editor]


def test_related_rows_of_a_published_row_wait_as_well(desk, park):
    park.state = PublishingState.PUBLISHED
    park.save()

    imported(desk, ParkFigure, ["park", "year", "jobs", "source_zh_hans"], [park.slug, 2025, 1200, "统计年报"])

    assert not ParkFigure.objects.exists()
    assert Change.objects.about(park).get().after["parts"]["figures"][0]["fields"]["jobs"] == 1200


def test_row_a_colleague_is_changing_is_refused(desk, park):
    row = make_enterprise(park=park, slug="one", size="small", state=PublishingState.PUBLISHED)
    colleague = make_user(role=Role.COMMITTEE_EDITOR, park=park)
    propose(row, {"size": "micro"}, by=colleague)

    found = upload(desk, Enterprise, csv_bytes(["slug", "size"], ["one", "大型"]))

    assert problems(found) == ["第 2 行：别人正在修改这一条，请先与其联系。"]


@pytest.mark.parametrize(
    ("make", "model", "cells"),
    [
        (make_enterprise, Enterprise, ["name_en"]),
        (make_project, Project, ["name_en"]),
        (make_product, Product, ["name_en"]),
    ],
    ids=["enterprise", "project", "product"],
)
def test_row_of_another_park_is_told_like_one_that_does_not_exist(desk, make, model, cells):
    make(park=make_park(), slug="theirs")

    found = upload(desk, model, csv_bytes(["slug", *cells], ["theirs", "Taken over"]))

    assert problems(found) == ["第 2 行：在您负责的范围内没有这一行，也不能这样新建。"]


def test_park_cannot_be_created_from_within_a_park(desk, park):
    found = upload(
        desk, Park, csv_bytes(["slug", "name_zh_hans", "area", "kind"], ["mine", "新园区", park.area.code, "化工园区"])
    )

    assert problems(found) == ["第 2 行：在您负责的范围内没有这一行，也不能这样新建。"]


def test_nothing_is_created_for_another_park(desk, park):
    found = upload(desk, Enterprise, csv_bytes(*firm(make_park())))

    assert "在您可选的范围内没有" in problems(found)[0]


def test_nothing_is_created_for_no_park(desk, park):
    found = upload(desk, Enterprise, csv_bytes(FIRMS, ["甲公司", park.area.code, ""]))

    assert problems(found) == ["第 2 行 C 列“园区”：请选择您负责的范围。"]


def test_nothing_is_moved_to_another_park(desk, park):
    make_enterprise(park=park, slug="one")

    found = upload(desk, Enterprise, csv_bytes(["slug", "park"], ["one", make_park().slug]))

    assert "在您可选的范围内没有" in problems(found)[0]


def test_nothing_is_taken_from_another_park(desk, park):
    row = make_enterprise(park=make_park(), slug="theirs")

    found = upload(desk, Enterprise, csv_bytes(["slug", "park"], ["theirs", park.slug]))

    assert found.state == Import.State.REFUSED
    row.refresh_from_db()
    assert row.park != park


def test_who_holds_both_parks_may_move_between_them(desk, editor, park):
    other = make_park()
    editor.memberships.create(role=Role.COMMITTEE_EDITOR, park=other)
    row = make_enterprise(park=park, slug="one", state=PublishingState.DRAFT)

    imported(desk, Enterprise, ["slug", "park"], ["one", other.slug])

    row.refresh_from_db()
    assert row.park == other


def test_figure_and_mark_of_others_cannot_be_named(desk):
    park, brand = make_park(), make_brand(park=make_park())
    make_park_figure(park)
    make_mark(brand)

    figures = upload(desk, ParkFigure, csv_bytes(["park", "year", "jobs"], [park.slug, 2025, 5]))
    marks = upload(desk, Mark, csv_bytes(["brand", "kind", "number"], [brand.slug, "地理标志产品", "1"]))

    assert "在您可选的范围内没有" in problems(figures)[0]
    assert "在您可选的范围内没有" in problems(marks)[0]


def test_import_of_somebody_else_does_not_exist(desk, client, park):
    found = upload(desk, Enterprise, csv_bytes(*firm(park)))
    client.force_login(make_user(role=Role.COMMITTEE_EDITOR, park=park))

    answers = [
        client.get(page_of(Enterprise, "import_detail", found.pk)),
        client.post(page_of(Enterprise, "import_confirm", found.pk)),
        client.get(page_of(Enterprise, "import_result", found.pk, "csv")),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert not Enterprise.objects.exists()


def test_who_only_reviews_imports_nothing(client, park):
    client.force_login(make_user(role=Role.CITY_COORDINATOR, area=park.area.parent or park.area))

    answer = client.get(page_of(Enterprise, "import"))

    assert answer.status_code == 403
    assert "导入</a>" not in client.get(page_of(Enterprise, "changelist")).content.decode()


def test_every_wrong_cell_is_named(desk, park):
    rows = firm(
        park,
        size="huge",
        founded="去年",
        is_leading="maybe",
        stock_code="12345678901",
        website="a\0b",
        industry="没有的产业",
    )

    found = upload(desk, Enterprise, csv_bytes(*rows))

    cells = [cell for cell, _message in found.lines.get().details]
    assert cells == ["D2", "E2", "F2", "G2", "H2", "I2"]


def test_same_row_twice_is_refused(desk, park):
    head, line = firm(park)

    found = upload(desk, Enterprise, csv_bytes(head, line, [], line))

    assert problems(found) == ["第 4 行：与第 2 行是同一个，请只留一行。"]


def test_rules_of_the_database_are_told_beside_the_cell(desk, park):
    head = ["park", "year", "jobs", "firms", "high_tech_firms", "source_zh_hans"]

    found = upload(
        desk, ParkFigure, csv_bytes(head, [park.slug, 2025, 10, 5, 9, "年报"], [park.slug, 1066, 10, 5, 4, "年报"])
    )

    assert problems(found) == [
        "第 2 行 E 列“高新技术企业（家）”：不能比企业数多。",
        "第 3 行 B 列“年份”：年份须在 1980 到 2100 之间。",
    ]


def test_address_that_another_row_has_is_refused(desk, park):
    make_project(slug="taken", park=make_park())

    found = upload(
        desk,
        Project,
        csv_bytes(
            ["slug", "name_zh_hans", "area", "park", "stage"], ["taken", "项目", park.area.code, park.slug, "规划"]
        ),
    )

    assert found.state == Import.State.REFUSED


def test_unknown_heading_is_refused_with_a_hint(desk):
    answer = desk.post(
        page_of(Enterprise, "import"),
        {"file": io.BytesIO(csv_bytes(["slug", "名称（中闻）", "颜色"], ["a", "b", "c"]))},
    )

    page = answer.content.decode()
    assert "B 列“名称（中闻）”不认识，是不是“名称（中文） [name_zh_hans]”？" in page
    assert "C 列“颜色”不认识" in page


def test_written_import_is_in_the_audit_log(desk, editor, park):
    found = imported(desk, Enterprise, *firm(park))

    entry = AuditEntry.objects.get(kind=Kind.IMPORTED)
    assert (entry.actor, entry.detail["number"], entry.detail["created"]) == (editor, found.pk, 1)


def test_result_file_says_what_became_of_each_line(desk, park):
    found = upload(desk, Enterprise, csv_bytes(*firm(park, size="巨型")))

    answer = desk.get(page_of(Enterprise, "import_result", found.pk, "csv"))

    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("结果,说明,name_zh_hans")
    assert lines[1].startswith("拒绝,第 2 行 D 列“规模”：“巨型”不在可选值里。,甲公司")


def test_template_offers_only_what_one_may_choose(desk, park):
    make_park(slug="another-park")

    answer = desk.get(page_of(Enterprise, "import_template", "xlsx"))

    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    texts = {value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value}
    assert any(text.startswith(park.slug) for text in texts if isinstance(text, str))
    assert not any("another-park" in text for text in texts if isinstance(text, str))
