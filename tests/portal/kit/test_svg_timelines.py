import re

import pytest

from portal.kit.svg import Point, time_chart, time_line


def test_line_breaks_where_a_year_is_unknown():
    line = time_line([Point(2021, 1), Point(2022, 2), Point(2023, None), Point(2024, 4)])

    [path] = re.findall(r' d="([^"]*)"', line)
    assert path.count("M") == 2
    assert line.count("<circle") == 3


def test_line_rises_from_zero_to_the_highest_value():
    line = time_line([Point(2021, 0), Point(2022, 50, "50 人"), Point(2023, 100, "100 人")])

    assert re.findall(r'cy="([\d.]+)%"', line) == ["86.0", "50.0", "14.0"]
    assert "100 人" in line


def test_many_years_are_named_sparingly_and_the_last_always():
    line = time_line([Point(year, 1) for year in range(2000, 2026)])

    named = [int(year) for year in re.findall(r">(20\d\d)<", line)]
    assert len(named) <= 8
    assert named[-1] == 2025


def test_nothing_known_is_drawn_as_nothing():
    assert "<circle" not in time_line([Point(2021, None), Point(2022, 0)][:1])
    assert time_line([Point(2021, 0)]).count("<circle") == 1


def test_chart_is_its_own_table_with_the_latest_year_first():
    chart = time_chart([Point(2024, 1, "1", "3 <b>"), Point(2025, None)], caption="就业", heads=("年份", "人", "园区"))

    assert re.findall(r'<th scope="row">(\d+)', chart) == ["2025", "2024"]
    assert "<caption>就业</caption>" in chart
    assert "3 &lt;b&gt;" in chart


def test_a_value_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        time_line([Point(2021, -1)])
