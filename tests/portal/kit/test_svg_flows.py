"""Lines between boxes that a page lays out in columns of equal rows."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.kit.svg import Flow, flow_lines

SIDES = [(0, 20), (40, 60), (80, 100)]
ROWS = 5
boxes = st.tuples(st.integers(0, 2), st.integers(0, ROWS - 1))
flows = st.lists(st.builds(Flow, boxes, boxes).filter(lambda flow: flow.start != flow.end), unique=True, max_size=12)


def ends(drawn):
    """Where each line leaves and arrives: ((x, y), (x, y))."""
    for path in re.findall(r'd="M([^h"]+C[^"]+)"', drawn):
        numbers = [float(number) for number in re.findall(r"[\d.]+", path)]
        yield tuple(numbers[:2]), tuple(numbers[-2:])


def test_a_line_runs_from_the_right_side_of_its_giver_to_the_left_side_of_its_taker():
    drawn = flow_lines([Flow((0, 1), (2, 3), "ore", "steel")], sides=SIDES, rows=ROWS)

    assert list(ends(drawn)) == [((20, 1.5), (80, 3.5))]
    assert 'data-giver="ore" data-taker="steel"' in drawn


def test_a_line_within_a_column_goes_round_on_the_right_and_one_back_leaves_on_the_left():
    within, back = Flow((1, 0), (1, 4)), Flow((2, 0), (0, 2))

    assert list(ends(flow_lines([within], sides=SIDES, rows=ROWS))) == [((60, 0.5), (60, 4.5))]
    assert list(ends(flow_lines([back], sides=SIDES, rows=ROWS))) == [((80, 0.5), (20, 2.5))]


@settings(max_examples=40)
@given(flows)
def test_every_line_meets_its_two_boxes_and_no_two_meet_at_one_point(given_flows):
    drawn = list(ends(flow_lines(given_flows, sides=SIDES, rows=ROWS)))

    for flow, (leaves, arrives) in zip(given_flows, drawn, strict=True):
        assert (leaves[0] in SIDES[flow.start[0]], int(leaves[1])) == (True, flow.start[1])
        assert (arrives[0] in SIDES[flow.end[0]], int(arrives[1])) == (True, flow.end[1])
    points = [point for line in drawn for point in line]
    assert len(points) == len(set(points))


def test_nothing_flowing_is_an_empty_drawing_of_the_same_size():
    assert flow_lines([], sides=SIDES, rows=ROWS) == (
        '<svg class="flow-lines" aria-hidden="true" viewBox="0 0 100 5" preserveAspectRatio="none"/>'
    )
