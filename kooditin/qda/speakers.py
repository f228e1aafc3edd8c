"""Who among the speakers asks the questions, and what is left of a text when they are left out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from kooditin.qda.source import Span, Turn, trimmed

_ASKERS = (
    r"(?:\w+)?haastattelija|haast\.?|hst|h|int\.?|i|interviewer|tutkija|researcher|moderaattori|moderator|"
    r"fasilitaattori|facilitator|kysyjä|kysymys|q"
)
_INTERVIEWER = re.compile(rf"(?:{_ASKERS})(?: ?\d)?(?: ?\(.*\))?", re.IGNORECASE)
_ANSWERER = re.compile(r"v ?\d*|vastaaja ?\d*|vastaus", re.IGNORECASE)


def is_interviewer(name: str, others: Collection[str] = ()) -> bool:
    """Whether the name marks the one who asks (H, Haastattelija, Interviewer, ...).

    K (kysyjä) does when one of the other speakers is V (vastaaja).
    """
    clean = name.strip().rstrip(":")
    if clean.casefold() in ("k", "k1", "k2"):
        return any(_ANSWERER.fullmatch(other.strip()) for other in others)
    return _INTERVIEWER.fullmatch(clean) is not None


def spoken_parts(span: Span, text: str, turns: Sequence[Turn], interviewers: Collection[str]) -> list[Span]:
    """What is left of a span without what interviewers say, in text order, each part without outer white space.

    A part runs over all that others say between two questions. The label before a question goes with it, and so does
    the label of the turn that follows. Text outside the turns is nobody's question, and stays. `turns` in text order.
    """
    parts, at = [], span.start
    for start, end in _questions(span, text, turns, interviewers):
        parts.append(Span(at, max(at, min(start, span.end))))
        at = max(at, end)
    parts.append(Span(at, max(at, span.end)))
    return [part for part in (trimmed(each, text) for each in parts) if part.end > part.start]


def _questions(
    span: Span, text: str, turns: Sequence[Turn], interviewers: Collection[str]
) -> Iterator[tuple[int, int]]:
    """From the label of each interviewer's turn that the span may touch to where the next speech begins."""
    if not interviewers:
        return
    first = max(0, bisect_right(turns, span.start, key=lambda turn: turn.start) - 1)
    for place in range(first, min(len(turns), bisect_left(turns, span.end, key=lambda turn: turn.start) + 1)):
        turn = turns[place]
        if turn.speaker in interviewers:
            behind = turns[place + 1] if place + 1 < len(turns) else None
            # before the first turn a title may stand; between two there is nothing but the label of the second
            label = turns[place - 1].end if place else text.rfind("\n", 0, len(text[: turn.start].rstrip())) + 1
            yield label, turn.end if behind is None or behind.speaker is None else behind.start


def covered_within(spans: Iterable[tuple[int, int]], parts: Sequence[Span]) -> int:
    """How many characters of the parts the spans cover together, overlaps counted once; both in text order."""
    total = place = 0
    for start, end in _joined(spans):
        while place < len(parts) and parts[place].end <= start:
            place += 1
        each = place
        while each < len(parts) and parts[each].start < end:
            total += min(end, parts[each].end) - max(start, parts[each].start)
            each += 1
    return total


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in text order with those that touch as one: a densely coded text has thousands, but few stretches."""
    first = last = 0
    for start, end in spans:
        if start > last:
            if last > first:
                yield first, last
            first, last = start, end
        elif end > last:
            last = end
    if last > first:
        yield first, last
