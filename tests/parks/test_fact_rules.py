"""What holds for any number, in whichever unit it is written: limits, leaps, and what the form shows of it."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from parks.admin.fact_rows import plain_digits, said_by
from parks.fact_rules import checked, unusual
from parks.models import Fact, FactDefinition
from portal.kit.units import UNITS, alike, converted, shown, unit_name

numbers = st.decimals(min_value="0.01", max_value="100000", places=2)
own_units = st.sampled_from(sorted(UNITS))


@st.composite
def units(draw):
    """The unit of a definition and one in which somebody writes."""
    own = draw(own_units)
    return own, draw(st.sampled_from(alike(own)))


def asked(unit, kind="number", **limits):
    return FactDefinition(kind=kind, unit=unit, usual_change_percent=50, **limits)


def stated(definition, number, unit="", to=None):
    return Fact(definition=definition, number=number, number_to=to, unit=unit)


@given(numbers, units())
def test_a_number_within_its_limits_is_taken_in_any_unit(number, pair):
    own, written = pair
    definition = asked(own, minimum=number / 2, maximum=number * 2)

    checked({"definition": definition, "number": converted(number, own, written), "unit": written})


@given(numbers, units(), st.sampled_from(["number", "number_to"]))
def test_either_end_beyond_its_limits_is_refused_beside_it_in_any_unit(number, pair, name):
    own, written = pair
    definition = asked(own, "range", minimum=number / 2, maximum=number * 2)
    values = {"number": converted(number, own, written), name: converted(number * 3, own, written)}

    with pytest.raises(ValidationError) as refused:
        checked({"definition": definition, "unit": written, **values})

    assert refused.value.message_dict.keys() == {name}


@given(numbers, st.sampled_from([(a, b) for a in UNITS for b in UNITS if b not in alike(a)]))
def test_a_unit_of_something_else_is_refused(number, pair):
    own, written = pair

    with pytest.raises(ValidationError) as refused:
        checked({"definition": asked(own), "number": number, "unit": written})

    assert refused.value.message_dict.keys() == {"unit"}


@given(numbers, units())
def test_the_same_quantity_in_another_unit_is_no_leap(number, pair):
    own, written = pair
    definition = asked(own)

    assert not unusual(stated(definition, converted(number, own, written), written), stated(definition, number, own))


@given(numbers, st.decimals(min_value="0.01", max_value="10", places=2), units())
def test_a_leap_is_what_changes_by_more_than_usual(number, times, pair):
    own, written = pair
    definition = asked(own)
    now = stated(definition, converted(number * times, own, written), written)

    found = unusual(now, stated(definition, number, own))

    if abs(times - 1) > Decimal("0.501"):
        assert found
    elif abs(times - 1) < Decimal("0.499"):
        assert not found


@given(numbers, numbers)
def test_a_leap_of_the_upper_end_alone_is_one(low, width):
    definition = asked("km", "range")

    assert unusual(stated(definition, low, to=(low + width) * 2), stated(definition, low, to=low + width))


@given(numbers, own_units, st.sampled_from(sorted(UNITS)))
def test_what_cannot_be_compared_is_no_leap(number, own, other):
    if other not in alike(own):
        assert unusual(stated(asked(own), number, own), stated(asked(own), number, other)) == ""


@given(st.decimals(min_value="-99999999999999", max_value="99999999999999", places=4))
def test_a_number_is_shown_to_its_editor_as_it_is_kept(number):
    text = plain_digits(number)

    assert Decimal(text) == number
    assert "E" not in text
    assert said_by(stated(asked("km"), number))["number"] == text


@given(numbers, numbers, st.sampled_from([code for code in UNITS if not code.endswith("cny")]))
def test_a_range_keeps_the_numbers_and_the_unit_that_were_entered(one, other, code):
    low, high = sorted([one, other])
    with override("zh-hans"):
        text = shown(low, code, high)
        assert unit_name(code) in text
    for number in (low, high):
        assert f"{number.normalize():,f}" in text


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_limits_are_told_in_the_unit_of_the_definition(language):
    with override(language), pytest.raises(ValidationError) as refused:
        checked({"definition": asked("ha", minimum=0, maximum=Decimal("1000000.0000")), "number": -1, "unit": "mu"})

    (told,) = refused.value.message_dict["number"]
    assert "1,000,000" in told
    assert {"zh-hans": "公顷", "en": "ha"}[language] in told
