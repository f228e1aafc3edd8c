"""The text of a source as it is set on the page, and the way from its positions to the stored text's and back.

On the page each speaker stands on a line of their own. Where the stored text has the label before the speech,
a line break is inserted after it; where it has none (subtitles), the name and a break are. Nothing inserted is
ever part of a span: every position that leaves this module counts in the stored text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kooditin.qda.sentence import sentence_at
from kooditin.qda.source import Section, Span, Turn, Utf16Map, utf16_length

LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Label:
    """Where a turn's speaker stands on the page, in the page's UTF-16 units; `turn` is its index from 0."""

    turn: int
    start: int
    end: int


class Page:
    """The page's text, its labels, and positions between stored code points and the page's UTF-16 units.

    `sections` are in text order, an outer one before those inside it; `pages` are those of the original.
    """

    def __init__(self, text: str, turns: Sequence[Turn] = (), sections: Sequence[Section] = ()) -> None:
        self.stored = text
        self.turns = tuple(turns)
        self.sections = tuple(sections)
        self.pages = tuple(section for section in self.sections if section.kind == "page")
        self._units = Utf16Map(text)
        places = [_label_place(text, self.turns, index) for index in range(len(self.turns))]
        inserted = [(turn.start, place[1]) for turn, place in zip(self.turns, places, strict=True) if place[1]]
        self._at = [position for position, _ in inserted]
        lengths = [utf16_length(piece) for _, piece in inserted]
        self._before = [0, *accumulate(lengths)]
        self._begin = [self._units.to_utf16(at) + before for at, before in zip(self._at, self._before, strict=False)]
        self._lengths = lengths
        self.text = _woven(text, inserted)
        self.labels = tuple(self._label(index, place) for index, place in enumerate(places) if place is not None)

    def _label(self, index: int, place: tuple[int, str]) -> Label:
        start, piece = place
        speech = self.to_page(self.turns[index].start)
        if start < 0:
            return Label(index, speech - utf16_length(piece), speech - 1 if piece else speech)
        if len(piece) > 1:
            return Label(index, self.to_page(start), speech - 1)
        own = self.stored[start : self.turns[index].start]
        return Label(index, self.to_page(start), self.to_page(start + len(own.rstrip())))

    def to_page(self, position: int) -> int:
        """The page offset of the character at a stored position."""
        return self._units.to_utf16(position) + self._before[bisect_right(self._at, position)]

    def end_to_page(self, end: int) -> int:
        """The page offset right behind the character before `end`: nothing inserted there is taken in.

        An end beyond the text, which only a damaged file has, is the text's: what `check` finds can still be looked at.
        """
        end = min(end, len(self.stored))
        if end <= 0:
            return 0
        wide = 2 if self.stored[end - 1] > "\uffff" else 1
        return self.to_page(end - 1) + wide

    def to_stored(self, offset: int) -> int:
        """The stored position of a page offset; within something inserted, the position it stands at."""
        k = bisect_right(self._begin, offset)
        if k and offset < self._begin[k - 1] + self._lengths[k - 1]:
            return self._at[k - 1]
        return self._units.to_code_point(offset - self._before[k])

    def span(self, start: int, end: int) -> Span:
        """The stored span of a range of the page."""
        first, last = self.to_stored(start), self.to_stored(end)
        return Span(first, max(first, last))

    def sentence(self, position: int) -> Span:
        """The sentence at a stored position, without a speaker's label; at a label, the first that is said."""
        line_end = self.stored.find("\n", position)
        behind = bisect_left(self.turns, position, key=lambda turn: turn.start)
        if behind < len(self.turns) and self.turns[behind].start <= (line_end if line_end >= 0 else len(self.stored)):
            position = self.turns[behind].start
        start, end = sentence_at(self.stored, position)
        index = self.turn_index(position)
        if index is not None and start < self.turns[index].start < end:
            start = self.turns[index].start
        return Span(start, end)

    def turn_at_label(self, position: int) -> int | None:
        """As turn_index, but a position in a label belongs to the turn that it opens."""
        offset = self.to_page(position)
        index = bisect_right(self.labels, offset, key=lambda label: label.start) - 1
        if index >= 0 and offset <= self.labels[index].end:
            return self.labels[index].turn
        return self.turn_index(position)

    def turn_index(self, position: int) -> int | None:
        """The index of the turn that holds the stored position or last began before it."""
        index = bisect_right(self.turns, position, key=lambda turn: turn.start) - 1
        return index if index >= 0 else None


def _label_place(text: str, turns: Sequence[Turn], index: int) -> tuple[int, str]:
    """Where the label begins in the stored text (-1: it has none), and what the page inserts before the speech.

    A speaker who was renamed stands behind the label that the text has.
    """
    turn = turns[index]
    if turn.speaker is None:
        return -1, ""
    begin = turns[index - 1].end if index else 0
    before, name = text[begin : turn.start], turn.speaker.casefold()
    line = before.rfind("\n") + 1
    if before[line:].strip():
        known = name in before[line:].casefold()
        return begin + line, LINE_BREAK if known else turn.speaker + LINE_BREAK
    place = before.casefold().rfind(name)
    if place < 0 or before[place:].strip().count("\n") > 1:
        return -1, turn.speaker + LINE_BREAK
    return begin + before.rfind("\n", 0, place + 1) + 1, ""


def _woven(text: str, inserted: Sequence[tuple[int, str]]) -> str:
    parts, last = [], 0
    for at, piece in inserted:
        parts += [text[last:at], piece]
        last = at
    parts.append(text[last:])
    return "".join(parts)
