"""What follows from the sections of a text: its outline, what can be folded, what stands under a heading, its pages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kooditin.qda.source import Section, Span, Turn, trimmed

_INK = re.compile(r"\S")
_NUMBERING = re.compile(r"(?:\d+(?:\.\d+)*[.)]?|[A-ZÅÄÖ][.)]|[ivxIVX]+[.)])\s+")


class Entry(NamedTuple):
    """A heading or question in the outline; `depth` counts from 0, `parent` is a place in the outline, -1 for none."""

    section: Section
    depth: int
    parent: int


class Outline:
    """The headings and survey questions of one text, in text order, each under the one that holds it."""

    def __init__(self, sections: Iterable[Section] = ()) -> None:
        self.entries: list[Entry] = []
        open_ones: list[int] = []
        for section in sections:
            if section.kind not in ("heading", "question"):
                continue
            while open_ones and not _holds(self.entries[open_ones[-1]].section, section):
                open_ones.pop()
            parent = open_ones[-1] if open_ones else -1
            open_ones.append(len(self.entries))
            self.entries.append(Entry(section, len(open_ones) - 1, parent))
        self._starts = [entry.section.start for entry in self.entries]

    def __len__(self) -> int:
        return len(self.entries)

    def at(self, position: int) -> int:
        """The place of the innermost entry that holds the position; -1 where none does."""
        place = bisect_right(self._starts, position) - 1
        while place >= 0 and self.entries[place].section.end <= position:
            place = self.entries[place].parent
        return place

    def children(self) -> dict[int, list[int]]:
        """The places of the entries under each place, those at the root under -1."""
        under: dict[int, list[int]] = {-1: []}
        for place, entry in enumerate(self.entries):
            under.setdefault(entry.parent, []).append(place)
        return under


def _holds(outer: Section, inner: Section) -> bool:
    if inner.start >= outer.end:
        return False
    return outer.kind != inner.kind or outer.level < inner.level


class Fold(NamedTuple):
    """What can be folded away: `head` is in the line that stays, [start, end) is hidden; `start` begins a line."""

    head: int
    start: int
    end: int
    kind: str
    level: int


def folds(sections: Iterable[Section], text: str) -> list[Fold]:
    """A fold for each heading and question with text under it and each item with deeper items, in text order."""
    found: dict[int, Fold] = {}

    def add(section: Section, start: int) -> None:
        # A section may end behind the sign that opens the next heading ("## "): that line is not in it.
        at_line_end = section.end >= len(text) or text[section.end] == "\n"
        end = section.end if at_line_end else text.rfind("\n", 0, section.end) + 1
        if _INK.search(text, start, end):
            found.setdefault(section.start, Fold(section.start, start, end, section.kind, max(1, section.level)))

    open_items: list[Section] = []
    for section in sections:
        if section.kind == "item":
            while open_items and (open_items[-1].end <= section.start or open_items[-1].level >= section.level):
                open_items.pop()
            if open_items:
                add(open_items[-1], text.rfind("\n", 0, section.start) + 1)
            open_items.append(section)
        elif section.kind != "page":
            add(section, head_end(section, text) + 1)
    return [found[head] for head in sorted(found)]


class Hidden:
    """The parts of a text that folds hide, merged; positions are of the stored text."""

    def __init__(self, closed: Iterable[Fold] = ()) -> None:
        self.parts: list[Span] = []
        for fold in closed:
            if self.parts and fold.start <= self.parts[-1].end:
                self.parts[-1] = Span(self.parts[-1].start, max(self.parts[-1].end, fold.end))
            else:
                self.parts.append(Span(fold.start, fold.end))
        self._starts = [part.start for part in self.parts]

    def holding(self, position: int) -> Span | None:
        """The hidden part that holds the position."""
        place = bisect_right(self._starts, position) - 1
        return self.parts[place] if place >= 0 and position < self.parts[place].end else None

    def shown(self, span: Span) -> Span | None:
        """The span without what is hidden at its ends; None when all of it is hidden."""
        start, end = span
        if part := self.holding(start):
            start = part.end
        if end > start and (part := self.holding(end - 1)):
            end = part.start
        return Span(start, end) if start < end else None


def head_end(section: Section, text: str) -> int:
    """Where the line of a heading ends; a question may take several lines."""
    title = section.title if text.startswith(section.title, section.start) else ""
    line_end = text.find("\n", section.start + len(title), section.end)
    return section.end if line_end < 0 else line_end


def body(section: Section, text: str) -> Span:
    """What stands under a heading or question, without the heading's own line; empty where nothing does."""
    return trimmed(Span(head_end(section, text), section.end), text)


def passages(section: Section, text: str, turns: Sequence[Turn], askers: frozenset[str]) -> list[Span]:
    """What is coded when a heading's text or a question's answers are: each turn under it but the askers', else all.

    `turns` are the source's in text order.
    """
    under = body(section, text)
    first = bisect_left(turns, section.start, key=lambda turn: turn.start)
    said = [
        turn for turn in turns[first : bisect_left(turns, section.end, key=lambda turn: turn.start)] if turn.speaker
    ]
    spans = [trimmed(Span(turn.start, turn.end), text) for turn in said if turn.speaker not in askers]
    return [span for span in (spans if said else [under]) if span.end > span.start]


def heading_name(title: str) -> str:
    """A heading as the name of a theme: without its number, and without the slash that parts code paths."""
    clean = " ".join(title.split())
    bare = _NUMBERING.sub("", clean, count=1) if _NUMBERING.match(clean) else clean
    return (bare.rstrip(" .:") or clean).replace("/", "-")


def pages_of(pages: Sequence[Section], span: Span) -> str:
    """The numbers of the original's pages that a passage stands on, e.g. "12" or "12–13"; "" where none is known."""
    first = bisect_right(pages, span.start, key=lambda page: page.start) - 1
    last = bisect_left(pages, span.end, key=lambda page: page.start) - 1
    if first < 0:
        return ""
    numbers = (pages[first].title, pages[max(first, last)].title)
    return numbers[0] if numbers[0] == numbers[1] else "–".join(numbers)
