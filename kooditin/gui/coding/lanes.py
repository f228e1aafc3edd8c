"""Which lane of the margin each coding's stripe runs in, so that no two ever collide."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kooditin.qda.coding import Coding


def assign_lanes(codings: Iterable[Coding], block_starts: Sequence[int], line_reach: int) -> dict[int, int]:
    """The lane (from 0, nearest the text) of each coding by id.

    A stripe is as tall as the lines it touches, so two codings collide when they share a line. `line_reach` is
    the most characters a line can hold: codings of one paragraph that are further apart share none. Thus the
    lanes follow from the text alone and stand still while the page is scrolled. `codings` come in text order,
    `block_starts` are the stored positions where paragraphs begin.
    """
    lanes: dict[int, int] = {}
    ends: list[int] = []
    blocks: list[int] = []
    for coding in codings:
        start = coding.start
        block = bisect_right(block_starts, start)
        for lane, end in enumerate(ends):
            if end + line_reach <= start or (end <= start and blocks[lane] < block):
                break
        else:
            lane = len(ends)
            ends.append(0)
            blocks.append(0)
        lanes[coding.id] = lane
        ends[lane] = coding.end
        blocks[lane] = bisect_right(block_starts, coding.end - 1)
    return lanes
