"""The pieces in which a source is analysed and searched: what each speaker says in a turn, and other paragraphs.

The scope of AND and NOT in a search is a piece. Speakers' labels and times are in none.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from kooditin.qda.source import Span, Turn, trimmed

_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[^\W\d_]")
_HASH_SIZE = 16


class Piece(NamedTuple):
    """A turn's speech or a paragraph outside the turns, without outer white space; `turn` is its number from 0."""

    start: int
    end: int
    turn: int | None = None


def pieces_of(text: str, turns: Sequence[Turn]) -> list[Piece]:
    """The pieces of a text in their order; those without a word are left out. `turns` in text order."""
    found: list[Piece] = []
    at = 0
    for number, turn in enumerate(turns):
        found += _paragraphs(text, at, max(at, _label(text, turn)), turn.speaker)
        speech = trimmed(Span(turn.start, turn.end), text)
        if _WORD.search(text, *speech):
            found.append(Piece(*speech, number))
        at = turn.end
    return [*found, *_paragraphs(text, at, len(text))]


def _label(text: str, turn: Turn) -> int:
    """Where the line begins that names who speaks, on the line of the speech or the last line before it."""
    if turn.speaker is None:
        return turn.start
    return text.rfind("\n", 0, len(text[: turn.start].rstrip())) + 1


def _paragraphs(text: str, start: int, end: int, speaker: str | None = None) -> Iterator[Piece]:
    """The lines with a letter in them, but for one that only names the speaker."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = trimmed(Span(start, stop), text)
        if _LETTER.search(text, *line) and text[line.start : line.end].rstrip(":") != speaker:
            yield Piece(*line)
        start = stop + 1


def text_hash(text: str) -> bytes:
    """What analyses are kept by: equal pieces of text are analysed once."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_HASH_SIZE).digest()
