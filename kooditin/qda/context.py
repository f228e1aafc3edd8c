"""A hit among the words around it (KWIC: key word in context), and how much of its text is coded for it."""

from collections.abc import Iterable
from typing import Literal

from kooditin.qda.sentence import sentence_at
from kooditin.qda.source import Span

Extent = Literal["hit", "sentence", "piece"]
EXTENTS: tuple[Extent, ...] = ("hit", "sentence", "piece")


def in_context(text: str, span: Span, piece: Span, width: int) -> tuple[str, str, str]:
    """What stands before the span, the span itself and what stands behind it, each on one line.

    At most `width` characters on either side, whole words, and nothing from outside the piece.
    """
    start = max(piece.start, span.start - width)
    if start > piece.start and not text[start - 1].isspace():
        start = next((place for place in range(start, span.start) if text[place].isspace()), span.start)
    end = min(piece.end, span.end + width)
    if end < piece.end and not text[end].isspace():
        end = next((place for place in range(end, span.end, -1) if text[place - 1].isspace()), span.end)
    before, after = text[start : span.start], text[span.end : end]
    return (
        one_line(before) + (" " if before.strip() and before[-1:].isspace() else ""),
        one_line(text[span.start : span.end]),
        (" " if after.strip() and after[:1].isspace() else "") + one_line(after),
    )


def one_line(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())


def extended(text: str, span: Span, piece: Span, extent: Extent) -> Span:
    """The span to be coded for a hit: itself, the sentences that it is in, or the whole turn or paragraph."""
    if extent == "hit":
        return span
    if extent == "piece":
        return piece
    first, last = sentence_at(text, span.start), sentence_at(text, max(span.start, span.end - 1))
    return Span(max(piece.start, min(first.start, span.start)), min(piece.end, max(last.end, span.end)))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found
