"""Stripes never collide, wherever the lines break."""

from hypothesis import given
from hypothesis import strategies as st

from kooditin.gui.coding.lanes import assign_lanes
from kooditin.qda.coding import Coding, SpanIndex

TEXT_LENGTH, LINE = 400, 20


def _coding(number: int, start: int, end: int) -> Coding:
    return Coding(number, "", 1, 1, 1, start, end, "", "manual", "", "")


@given(
    st.lists(st.tuples(st.integers(0, 360), st.integers(1, 40)), max_size=30),
    st.sets(st.integers(1, TEXT_LENGTH), max_size=8),
    st.integers(5, LINE),
)
def test_codings_of_one_lane_share_no_line(drawn, breaks, width):
    blocks = sorted({0, *breaks})
    line_of, line, begun = {}, -1, 0
    for position in range(TEXT_LENGTH + 1):
        if position in blocks or (position - begun) >= width:
            line, begun = line + 1, position
        line_of[position] = line
    codings = SpanIndex(_coding(i, a, a + n) for i, (a, n) in enumerate(drawn))
    lanes = assign_lanes(codings, blocks, LINE)
    assert set(lanes) == {coding.id for coding in codings}
    taken = set()
    for coding in codings:
        for place in range(line_of[coding.start], line_of[coding.end - 1] + 1):
            assert (lanes[coding.id], place) not in taken
            taken.add((lanes[coding.id], place))
