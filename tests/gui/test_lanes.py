"""Stripes never collide, wherever the lines break."""

from hypothesis import given
from hypothesis import strategies as st

from kooditin.gui.coding.lanes import Lanes
from kooditin.qda.coding import Coding, SpanIndex

TEXT_LENGTH, LINE = 400, 20


def _text(blocks):
    return "".join("\n" if at + 1 in blocks else "ä" for at in range(TEXT_LENGTH))


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
    whole = Lanes(_text(blocks), LINE)
    whole.lay(codings)
    lanes = whole.by_id
    assert set(lanes) == {coding.id for coding in codings}
    taken = set()
    for coding in codings:
        for place in range(line_of[coding.start], line_of[coding.end - 1] + 1):
            assert (lanes[coding.id], place) not in taken
            taken.add((lanes[coding.id], place))


@given(
    st.lists(st.tuples(st.integers(0, 360), st.integers(1, 40)), min_size=1, max_size=30),
    st.sets(st.integers(1, TEXT_LENGTH), max_size=20),
    st.data(),
)
def test_mending_around_a_change_gives_what_laying_all_gives(drawn, breaks, data):
    blocks = sorted({0, *breaks})
    index, mended = SpanIndex(), Lanes(_text(blocks), LINE)
    for number, (start, length) in enumerate(drawn):
        coding = _coding(number, start, start + length)
        index.put(coding)
        mended.mend(index, coding.span)
        if data.draw(st.booleans()):
            gone = index.at(data.draw(st.integers(0, len(index) - 1)))
            index.remove(gone.id)
            mended.forget(gone.id)
            mended.mend(index, gone.span)
        fresh = Lanes(_text(blocks), LINE)
        fresh.lay(index)
        assert mended.by_id == fresh.by_id
