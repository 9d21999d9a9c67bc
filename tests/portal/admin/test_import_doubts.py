"""A file is asked about like a form: what leaps is shown with what was before, and written once it was said to be right."""

import pytest

from parks.models import Fact, ParkFigure, Role
from portal.kit.models import Import
from tests.factories import make_fact, make_fact_definition, make_park, make_park_figure, make_user

from .files import confirm, csv_bytes, page_of, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def park():
    return make_park(state="draft")


@pytest.fixture
def desk(client, park):
    client.force_login(make_user(role=Role.COMMITTEE_EDITOR, park=park))
    return client


def figures(desk, park, *lines):
    rows = [[park.slug, *line, "统计年报"] for line in lines]
    return upload(desk, ParkFigure, csv_bytes(["park", "year", "jobs", "source_zh_hans"], *rows))


def doubts(found):
    return [change[3] for line in found.lines.all() for change in line.details if len(change) > 3]


def sure(desk, model, found):
    desk.post(page_of(model, "import_confirm", found.pk), {"is_sure": "on"})
    found.refresh_from_db()


def test_a_leap_of_a_figure_is_shown_and_not_written_unasked(desk, park):
    make_park_figure(park, year=2024, jobs=100)
    found = figures(desk, park, (2025, 1200))

    page = confirm(desk, ParkFigure, found)

    assert doubts(found) == ["是上年的 12.0 倍（2024 年：100）。请核对单位。"]
    assert found.state == Import.State.READY
    assert "有不寻常的数值：核对后勾选，再确认写入。" in page.text
    assert "不寻常：是上年的 12.0 倍" in page.text
    assert not park.figures.filter(year=2025).exists()


def test_whoever_is_sure_has_the_file_written(desk, park):
    make_park_figure(park, year=2024, jobs=100)
    found = figures(desk, park, (2025, 1200))

    sure(desk, ParkFigure, found)

    assert found.state == Import.State.DONE
    assert park.figures.get(year=2025).jobs == 1200


def test_the_year_before_may_stand_in_the_same_file(desk, park):
    found = figures(desk, park, (2024, 100), (2025, 1200), (2026, 1300))

    assert len(doubts(found)) == 1


def test_a_file_without_leaps_is_not_asked_about(desk, park):
    make_park_figure(park, year=2024, jobs=100)
    found = figures(desk, park, (2025, 110))

    page = desk.get(page_of(ParkFigure, "import_detail", found.pk))
    confirm(desk, ParkFigure, found)

    assert "is_sure" not in page.text
    assert found.state == Import.State.DONE


def test_a_fact_is_measured_against_what_is_stated_now_in_whatever_unit(desk, park):
    near, far = (make_fact(park, make_fact_definition(), number=10) for _ in range(2))
    lines = [[park.slug, one.definition.code, 12000, "m"] for one in (near, far)]
    lines[1][2] = 90000

    found = upload(desk, Fact, csv_bytes(["park", "definition", "number", "unit"], *lines))

    assert doubts(found) == ["上次是 10 公里，现在是 90,000 米，变化超过通常的 50%。请核对数值和单位。"]
    confirm(desk, Fact, found)
    assert set(park.facts.values_list("number", flat=True)) == {10}
    sure(desk, Fact, found)
    assert set(park.facts.values_list("number", flat=True)) == {12000, 90000}


def test_the_file_of_results_says_what_is_unusual(desk, park):
    make_park_figure(park, year=2024, jobs=100)
    found = figures(desk, park, (2025, 1200))

    answer = desk.get(page_of(ParkFigure, "import_result", found.pk, "csv"))

    assert "1200（是上年的 12.0 倍" in b"".join(answer.streaming_content).decode()


def test_doubted_lines_can_be_seen_alone(desk, park):
    make_park_figure(park, year=2024, jobs=100)
    found = figures(desk, park, (2023, 90), (2025, 1200))

    page = desk.get(page_of(ParkFigure, "import_detail", found.pk), {"deed": "doubted"})

    assert [line.number for line in page.context["lines"]] == [3]


def test_a_leap_that_appears_after_the_preview_is_shown_before_anything_is_written(desk, park):
    before = make_park_figure(park, year=2024, jobs=1000)
    found = figures(desk, park, (2025, 1200))
    before.jobs = 100
    before.save()

    confirm(desk, ParkFigure, found)

    assert found.state == Import.State.READY
    assert "什么都没有写入" in found.problem
    assert len(doubts(found)) == 1
