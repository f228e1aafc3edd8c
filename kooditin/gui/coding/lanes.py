"""Which lane of the margin each coding's stripe runs in, so that no two ever collide.

A stripe is as tall as the lines it touches, so two codings collide when they share a line. A line holds at most
`line_reach` characters: codings of one paragraph that are further apart share none. Thus the lanes follow from the
text alone and stand still while the page is scrolled.
"""

from bisect import bisect_right
from collections.abc import Sequence

from kooditin.qda.coding import SpanIndex
from kooditin.qda.source import Span


class Lanes:
    """The lane (from 0, nearest the text) of each coding of a source, by coding id.

    `block_starts` are the stored positions where paragraphs begin. After a change of one coding only the codings
    around it are laid anew, as far as they hang together; the result is the same as laying all.
    """

    def __init__(self, block_starts: Sequence[int] = (0,), line_reach: int = 160) -> None:
        self.block_starts, self.line_reach = block_starts, line_reach
        self.by_id: dict[int, int] = {}

    def lay(self, index: SpanIndex) -> None:
        """Lays all codings."""
        self.by_id.clear()
        self._sweep(index, 0, None)

    def mend(self, index: SpanIndex, changed: Span) -> None:
        """Lays the codings around a span anew: one was added, moved or removed there."""
        first = index.place(changed.start)
        while first > 0 and not self._is_clear(index, first):
            first -= 1
        self._sweep(index, first, changed)

    def forget(self, coding_id: int) -> None:
        """Takes a coding out; without effect when it has no lane."""
        self.by_id.pop(coding_id, None)

    def _is_clear(self, index: SpanIndex, place: int, also: int = 0) -> bool:
        """Whether no coding before the place, nor one that reached to `also`, shares a line with one from there on."""
        if place >= len(index):
            return False
        reach, start = max(index.reach_before(place), also), index.at(place).start
        return reach + self.line_reach <= start or (reach <= start and self._block(reach - 1) < self._block(start))

    def _block(self, position: int) -> int:
        return bisect_right(self.block_starts, position)

    def _sweep(self, index: SpanIndex, first: int, changed: Span | None) -> None:
        """Lays codings from a place on; after a change, to where neither what is nor what was there reaches."""
        ends: list[int] = []
        blocks: list[int] = []
        for place in range(first, len(index)):
            coding = index.at(place)
            start, block = coding.start, self._block(coding.start)
            if changed is not None and start >= changed.end and self._is_clear(index, place, changed.end):
                return
            for lane, end in enumerate(ends):
                if end + self.line_reach <= start or (end <= start and blocks[lane] < block):
                    break
            else:
                lane = len(ends)
                ends.append(0)
                blocks.append(0)
            self.by_id[coding.id] = lane
            ends[lane], blocks[lane] = coding.end, self._block(coding.end - 1)
