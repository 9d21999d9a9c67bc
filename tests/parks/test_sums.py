"""Sums over parks: whatever lies inside what, nothing counts twice and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from parks.sums import added_up, around

parks = st.integers(0, 12)


@st.composite
def nested(draw):
    """{park: park around it} without rings: a park lies only in one with a smaller number."""
    inside = draw(st.sets(parks.filter(bool)))
    return {park: draw(st.integers(0, park - 1)) for park in inside}


reports = st.dictionaries(parks, st.integers(0, 1000))


@given(reports, nested())
def test_no_park_counts_beside_one_that_it_lies_in(values, parents):
    counted = set(added_up(values, parents).counted)

    assert [park for park in counted if counted & set(around(park, parents))] == []


@given(reports, nested())
def test_whatever_is_left_out_lies_in_a_park_that_counts(values, parents):
    found = added_up(values, parents)

    assert [park for park in found.parts if not set(found.counted) & set(around(park, parents))] == []
    assert sorted(found.counted + found.parts) == sorted(values)
    assert found.total == sum(values[park] for park in found.counted)


@given(reports, st.dictionaries(parks, parks))
def test_parks_that_lie_inside_each_other_do_not_make_a_sum_endless(values, parents):
    assert added_up(values, parents).reported == len(values)


def test_a_park_counts_when_only_the_parks_beside_it_reported():
    assert added_up({2: 5, 3: 7}, {2: 1, 3: 1}).total == 12


def test_a_park_two_levels_down_does_not_count_beside_the_top():
    found = added_up({1: 100, 3: 7}, {2: 1, 3: 2})

    assert (found.total, found.parts) == (100, [3])
