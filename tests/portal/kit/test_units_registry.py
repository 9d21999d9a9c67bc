"""Units convert without losing what was entered, and both languages say the same quantity."""

import re
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from portal.kit.units import UNITS, converted, same_dimension, shown

numbers = st.decimals(min_value="0.01", max_value="1000000", places=2)
codes = st.sampled_from(sorted(UNITS))
PAIRS = [(a, b) for a in UNITS for b in UNITS if same_dimension(a, b)]


def figures(text):
    return [Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*\.?\d*", text)]


@given(numbers, st.sampled_from(PAIRS))
def test_a_number_comes_back_from_another_unit(number, pair):
    there = converted(number, *pair)
    back = converted(there, *reversed(pair))
    assert abs(back - number) < Decimal("1e-15")


@given(numbers, codes)
def test_a_number_in_its_own_unit_stays_as_it_was_entered(number, code):
    assert converted(number, code, code) == pytest.approx(number)


@given(numbers, numbers, codes)
def test_a_range_reads_from_the_smaller_to_the_larger(one, other, code):
    low, high = sorted([one, other])
    for language in ("zh-hans", "en"):
        with override(language):
            text = shown(low, code, high)
        assert "–" in text or low == high


@given(numbers, st.sampled_from(["kv", "km", "cny_kwh", "percent", "m3_d", "mva"]))
def test_both_languages_say_the_same_number(number, code):
    with override("zh-hans"):
        chinese = figures(shown(number, code))
    with override("en"):
        assert figures(shown(number, code)) == chinese


def test_units_of_different_things_do_not_convert():
    with pytest.raises(ValueError, match="different things"):
        converted(1, "ha", "km")


@pytest.mark.parametrize(
    ("number", "unit", "chinese", "english"),
    [
        (10, "ha", "10 公顷（150 亩）", "10 ha"),
        (150, "mu", "150 亩（10 公顷）", "10 ha (150 mu)"),
        (20, "wan_cny_mu", "20 万元/亩（300 元/平方米）", "300 CNY/m² (20 × CNY 10,000/mu)"),
        (Decimal("0.5678"), "cny_kwh", "0.5678 元/千瓦时", "0.5678 CNY/kWh"),
        (250_000_000, "cny", "2.5 亿元", "CNY 250 million"),
        (3, "yi_cny", "3 亿元", "CNY 300 million"),
    ],
)
def test_each_language_reads_what_it_counts_in(number, unit, chinese, english):
    with override("zh-hans"):
        assert shown(number, unit) == chinese
    with override("en"):
        assert shown(number, unit) == english


def test_an_unknown_number_reads_not_stated():
    with override("zh-hans"):
        assert shown(None, "ha") == "未提供"
