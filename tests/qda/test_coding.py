"""The index of codings by place, and coverage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooditin.qda.coding import Coding, SpanIndex, checked_span, covered
from kooditin.qda.errors import Refused
from kooditin.qda.source import Span


def _coding(number: int, start: int, end: int) -> Coding:
    return Coding(number, "", 1, 1, 1, start, end, "", "manual", "", "")


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=25)


@given(spans, st.integers(0, 90), st.integers(1, 30), st.sets(st.integers(0, 24)))
def test_the_index_finds_what_a_full_search_finds(drawn, start, length, gone):
    codings = {i: _coding(i, a, a + n) for i, (a, n) in enumerate(drawn)}
    index = SpanIndex()
    for coding in codings.values():
        index.put(coding)
    for number in gone:
        index.remove(number)
        codings.pop(number, None)
    end = start + length
    expected = {c.id for c in codings.values() if c.start < end and c.end > start}
    assert {c.id for c in index.touching(start, end)} == expected
    assert [c.start for c in index] == sorted(c.start for c in codings.values())


def test_putting_a_coding_again_moves_it():
    index = SpanIndex([_coding(1, 0, 5)])
    index.put(_coding(1, 50, 55))
    assert index.touching(0, 10) == []
    assert [c.id for c in index.touching(52, 53)] == [1]
    assert len(index) == 1


@given(spans)
def test_coverage_counts_each_character_once(drawn):
    chosen = [Span(a, a + n) for a, n in drawn]
    expected = len({i for span in chosen for i in range(*span)})
    assert covered(chosen) == expected
    assert SpanIndex(_coding(i, *span) for i, span in enumerate(chosen)).covered() == expected


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (0, 11), (5, 4)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(Refused):
        checked_span(start, end, 10)
