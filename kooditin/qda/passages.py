"""Passages of a text that a code may be suggested for, and what is said in a passage."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from kooditin.qda.sentence import sentences
from kooditin.qda.source import Section, Span, Turn, trimmed
from kooditin.qda.speakers import spoken_parts

FEWEST_WORDS = 3  # "Joo, niin." is no passage
FEWEST_IN_ROW = 8
SHORT, LONG = 15, 60  # words: sentences are joined up to about the one, and none gets longer than the other
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
_LETTERED = re.compile(r"[^\W\d_]{2}\S*")
_MARK = re.compile(r"\s*(?:[•·◦▪*–—-]|\d{1,3}[.)])[ \t]+")
_PAUSE = re.compile(r"[,;:–—]$")


def passages(
    text: str,
    turns: Sequence[Turn] = (),
    sections: Sequence[Section] = (),
    interviewers: Collection[str] = (),
) -> list[Span]:
    """The passages of what is said, in text order, without outer white space; none overlaps another.

    A passage is a short turn or paragraph, or some sentences of a longer one; turns, line ends and list items part
    passages. Headings, survey questions, speakers' labels and what the interviewers say are in none. `turns` and
    `sections` in text order.
    """
    cuts = sorted({section.start for section in sections if section.kind == "item"})
    titles = _titles(text, sections)
    found: list[Span] = []
    for part in _spoken(text, turns, interviewers):
        for match in _LINE.finditer(text, *part):
            if trimmed(Span(*match.span()), text) not in titles:
                for block in _cut(Span(*match.span()), cuts):
                    found += _joined(text, block)
    return found


def said_in(text: str, span: Span, turns: Sequence[Turn] = (), interviewers: Collection[str] = ()) -> str:
    """What is said in the span, turn after turn on lines of their own; no labels, times or interviewers' questions.

    Where no turn reaches into the span it is all its text.
    """
    first = max(0, bisect_right(turns, span.start, key=lambda turn: turn.start) - 1)
    last = bisect_left(turns, span.end, key=lambda turn: turn.start)
    reached = [turn for turn in turns[first:last] if turn.end > span.start]
    if not reached:
        return text[span.start : span.end].strip()
    parts = [
        text[max(span.start, turn.start) : min(span.end, turn.end)].strip()
        for turn in reached
        if turn.speaker not in interviewers
    ]
    return "\n".join(filter(None, parts))


def _spoken(text: str, turns: Sequence[Turn], interviewers: Collection[str]) -> Iterator[Span]:
    """The turns that count, or the whole text where there are none."""
    if not turns:
        yield from spoken_parts(Span(0, len(text)), text, turns, interviewers)
        return
    for turn in turns:
        if turn.speaker not in interviewers:
            yield Span(turn.start, turn.end)


def _titles(text: str, sections: Sequence[Section]) -> set[Span]:
    """The lines of headings and questions, trimmed."""
    found = set()
    for section in sections:
        if section.kind in ("heading", "question"):
            line = text.find("\n", section.start)
            line = len(text) if line < 0 else line
            if section.kind == "heading" or text[section.start : line].strip() == section.title.strip():
                found.add(trimmed(Span(section.start, line), text))
    return found


def _cut(block: Span, cuts: Sequence[int]) -> Iterator[Span]:
    start = block.start
    for cut in cuts[bisect_right(cuts, block.start) : bisect_left(cuts, block.end)]:
        yield Span(start, cut)
        start = cut
    yield Span(start, block.end)


def _without_mark(text: str, block: Span) -> Span:
    """The block without the sign or number that marks a list item."""
    mark = _MARK.match(text, *block)
    return Span(mark.end(), block.end) if mark else block


def _joined(text: str, block: Span) -> Iterator[Span]:
    """The sentences of a block joined to passages of SHORT words or little more; a short rest goes with the last."""
    gathered: list[tuple[Span, int]] = []
    for span, count in _sentences(text, block):
        if gathered and gathered[-1][1] < SHORT and gathered[-1][1] + count <= LONG:
            before, words = gathered.pop()
            gathered.append((Span(before.start, span.end), words + count))
        else:
            gathered.append((span, count))
    if len(gathered) > 1 and gathered[-1][1] < SHORT // 2 and gathered[-2][1] + gathered[-1][1] <= LONG:
        rest, words = gathered.pop()
        before, count = gathered.pop()
        gathered.append((Span(before.start, rest.end), count + words))
    yield from (span for span, _ in gathered if _says_something(text, span))


def _says_something(text: str, span: Span) -> bool:
    """Whether there are words enough, numbers not counted; a table's row needs more of them."""
    wanted = FEWEST_IN_ROW if text.find("\t", *span) >= 0 else FEWEST_WORDS
    return sum(1 for _ in islice(_LETTERED.finditer(text, *span), wanted)) == wanted


def _sentences(text: str, block: Span) -> Iterator[tuple[Span, int]]:
    """The sentences with their numbers of words; an endless one is cut, after a comma where there is one."""
    for sentence in sentences(text, _without_mark(text, block)):
        count = len(text[sentence.start : sentence.end].split())
        if count <= LONG:
            yield sentence, count
            continue
        words = list(_WORD.finditer(text, *sentence))
        first = 0
        while len(words) - first > LONG:
            window = words[first + LONG // 2 : first + LONG]
            pauses = [place for place, word in enumerate(window, 1) if _PAUSE.search(word.group())]
            end = first + LONG // 2 + (pauses[-1] if pauses else LONG // 2)
            yield Span(words[first].start(), words[end - 1].end()), end - first
            first = end
        yield Span(words[first].start(), sentence.end), len(words) - first
