"""Which lane of the margin each coding's stripe runs in, so that no two ever collide.

A stripe is as tall as the lines it touches, so two codings collide when they share a line. A line holds at most
`line_reach` characters: codings of one paragraph that are further apart share none. Thus the lanes follow from the
text alone and stand still while the page is scrolled.
"""

from kooditin.qda.coding import SpanIndex
from kooditin.qda.source import Span


class Lanes:
    """The lane (from 0, nearest the text) of each coding of a source, by coding id.

    `text` is the stored one, whose line ends part paragraphs. After a change of one coding only the codings
    around it are laid anew, as far as they hang together; the result is the same as laying all.
    """

    def __init__(self, text: str = "", line_reach: int = 160) -> None:
        self.text, self.line_reach = text, line_reach
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
        return self.share_no_line(reach, start)

    def share_a_line(self, one: Span, other: Span) -> bool:
        """Whether two passages, in whatever order, touch a common line."""
        first, second = sorted((one, other))
        return not self.share_no_line(first.end, second.start)

    def share_no_line(self, end: int, start: int) -> bool:
        """Whether what ends there is on other lines than what starts here, behind it."""
        return end + self.line_reach <= start or (end <= start and self.text.find("\n", max(0, end - 1), start) >= 0)

    def _sweep(self, index: SpanIndex, first: int, changed: Span | None) -> None:
        """Lays codings from a place on; after a change, to where neither what is nor what was there reaches."""
        ends: list[int] = []
        for place in range(first, len(index)):
            coding = index.at(place)
            start = coding.start
            if changed is not None and start >= changed.end and self._is_clear(index, place, changed.end):
                return
            lane = next((n for n, end in enumerate(ends) if self.share_no_line(end, start)), len(ends))
            if lane == len(ends):
                ends.append(0)
            self.by_id[coding.id] = lane
            ends[lane] = coding.end
