"""Codings (one code on one span by one coder), excerpts and memos, and the index that finds codings by place."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from kooditin.qda.errors import Refused
from kooditin.qda.source import Span

Origin = Literal["manual", "suggested", "auto", "imported"]


class Coding(NamedTuple):
    """One code on one span of one source by one coder; source, code and coder are ids.

    A tuple, because a transcript has thousands and they are made at each opening.
    """

    id: int
    guid: str
    source: int
    code: int
    coder: int
    start: int
    end: int
    memo: str
    origin: Origin
    created: str
    modified: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Coder:
    """A person who codes."""

    id: int
    guid: str
    name: str


class Excerpt(NamedTuple):
    """A coding with its text and context, as it is exported; times are UTC ISO-8601 with Z.

    A named tuple, because an export makes tens of thousands of them.
    """

    coding_id: int
    source: str
    kind: str
    case: str
    speaker: str
    turn: int | None
    seconds: float | None
    code: str
    code_path: str
    coder: str
    text: str
    memo: str
    start: int
    end: int
    origin: str
    created: str
    modified: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Memo:
    """A note on a thing (`target_kind`, `target`) or, with a span, on a passage of a source."""

    id: int
    guid: str
    target_kind: str
    target: int
    text: str
    coder: int
    span: Span | None
    created: str
    modified: str


def checked_span(start: int, end: int, length: int) -> Span:
    """The span, if it is not empty and lies inside a text of `length` code points. Raises Refused."""
    if not 0 <= start < end <= length:
        raise Refused(
            "The passage {start}–{end} is empty or outside the text ({length} characters). Choose one inside it.",
            start=start, end=end, length=length,
        )  # fmt: skip
    return Span(start, end)


class SpanIndex:
    """Codings by place: `touching` finds those that overlap a range, in text order.

    Sorted by start, with the running maximum of ends, so a query walks only as far back as some coding
    reaches. Building n log n; adding or removing one, linear with a small constant.
    """

    def __init__(self, codings: Iterable[Coding] = ()) -> None:
        self._by_id = {coding.id: coding for coding in codings}
        self._keys = sorted(self._key(coding) for coding in self._by_id.values())
        self._reach: list[int] = []
        self._measure(0)

    @staticmethod
    def _key(coding: Coding) -> tuple[int, int, int]:
        return coding.start, -coding.end, coding.id

    def _measure(self, first: int) -> None:
        del self._reach[first:]
        ends = (-key[1] for key in self._keys[first:])
        if first:
            self._reach.extend(list(accumulate(ends, max, initial=self._reach[first - 1]))[1:])
        else:
            self._reach.extend(accumulate(ends, max))

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Coding]:
        return (self._by_id[key[2]] for key in self._keys)

    def get(self, coding_id: int) -> Coding | None:
        """The coding with this id, if it is here."""
        return self._by_id.get(coding_id)

    def at(self, place: int) -> Coding:
        """The coding at a place (from 0) of the text order."""
        return self._by_id[self._keys[place][2]]

    def place(self, start: int) -> int:
        """The place of the first coding that begins at `start` or later."""
        return bisect_left(self._keys, (start,))

    def reach_before(self, place: int) -> int:
        """How far any coding before this place reaches; 0 where there is none."""
        return self._reach[place - 1] if place else 0

    def covered(self) -> int:
        """How many characters the codings cover together, overlaps counted once."""
        total = reach = 0
        for (start, _, _), end in zip(self._keys, self._reach, strict=True):
            if end > reach:
                total += end - (start if start > reach else reach)
                reach = end
        return total

    def put(self, coding: Coding) -> None:
        """Adds the coding, or replaces the one with its id."""
        self.remove(coding.id)
        key = self._key(coding)
        insort(self._keys, key)
        self._by_id[coding.id] = coding
        self._measure(bisect_left(self._keys, key))

    def remove(self, coding_id: int) -> None:
        """Takes the coding out; without effect when it is not there."""
        old = self._by_id.pop(coding_id, None)
        if old is not None:
            place = bisect_left(self._keys, self._key(old))
            del self._keys[place]
            self._measure(place)

    def touching(self, start: int, end: int) -> list[Coding]:
        """The codings that share at least one character with [start, end), in text order."""
        place = bisect_left(self._keys, (end,))
        found = []
        while place > 0 and self._reach[place - 1] > start:
            place -= 1
            if -self._keys[place][1] > start:
                found.append(self._by_id[self._keys[place][2]])
        found.reverse()
        return found


def covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many characters the spans cover together, overlaps counted once."""
    total = reach = 0
    for start, end in sorted(spans):
        if end > reach:
            total += end - max(start, reach)
            reach = end
    return total
