"""How much of the text around a hit is coded: the hit alone, its sentence, or its turn or paragraph."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal

from kooditin.qda.search import Hit
from kooditin.qda.sentence import sentence_at
from kooditin.qda.source import Span, trimmed

Extent = Literal["hit", "sentence", "piece"]
EXTENTS: tuple[Extent, ...] = ("hit", "sentence", "piece")


def coded_span(hit: Hit, text: str, extent: Extent) -> Span:
    """The passage around a hit of a source with that text; it never leaves the hit's piece."""
    if extent == "hit":
        return Span(hit.start, hit.end)
    if extent == "piece":
        return trimmed(hit.piece, text)
    first, last = sentence_at(text, hit.start), sentence_at(text, max(hit.start, hit.end - 1))
    start, end = min(first.start, hit.start), max(last.end, hit.end)
    return trimmed(Span(max(start, hit.piece.start), min(end, hit.piece.end)), text)


def coded_spans(hits: Iterable[Hit], text: str, extent: Extent) -> list[Span]:
    """The passages around the hits of one source, each once, in text order."""
    return sorted({coded_span(hit, text, extent) for hit in hits})


def by_source(hits: Sequence[Hit]) -> list[tuple[int, list[Hit]]]:
    """The hits of each source, in the order of the sources' ids."""
    ordered = sorted(hits, key=itemgetter(0))
    return [(source, list(group)) for source, group in groupby(ordered, key=itemgetter(0))]
