"""What stands at the head and foot of a PDF's pages: running heads to leave out, and the page's printed number."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kooditin.formats.pdf_page import Piece, lines_of, usual_size

MARGIN = 0.13  # of a page's height, at its head and foot, where running heads and page numbers stand
LARGER = 1.25  # times the usual size: a heading, even if its like recurs on other pages
NEAR = 4  # pages, between two of the same chapter with the same running head
FEWEST = 3  # pages with the same head for one that a chapter has
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d%]|[.,]\d)")
_ALONE = re.compile(
    r"\W*(?:(?:sivu|page|sida|s\.|p\.)\s*)?(\d{1,4}|[ivxlc]{1,7})\W*(?:\(?(?:/|of|av)?\s*\d{1,4}\)?)?\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Each page's pieces without its running heads, each page's number, and what one of the heads says."""

    pieces: list[list[Piece]]
    numbers: list[str]
    head: str


def without_running_heads(pages: Sequence[tuple[Sequence[Piece], float]]) -> Bodies:
    """Each page's pieces (with its height) without the lines that recur at the same place on many pages.

    Lines that differ in their numbers only are the same one; left and right pages and chapters may have heads of their
    own. Page numbers are as printed, also where a page shows none but those after it do; one before the first that is
    printed is in brackets. Where none are printed, they count from 1.
    """
    edges = [[line for line in lines_of(pieces) if _at_edge(line, height)] for pieces, height in pages]
    usual = usual_size(pieces for pieces, _ in pages)
    edges = [[line for line in lines if line.size < LARGER * usual] for lines in edges]
    outermost = [list(_outermost(pieces, lines)) for (pieces, _), lines in zip(pages, edges, strict=True)]
    seen: dict[tuple[str, int], list[int]] = {}
    for number, lines in enumerate(edges):
        for place in {_place(line) for line in lines}:
            seen.setdefault(place, []).append(number)
    written = sum(bool(pieces) for pieces, _ in pages)
    offset = _offset(
        [
            [line for line in lines if line in outer or _recurs(line, seen, written, page, is_outermost=False)]
            for page, (lines, outer) in enumerate(zip(edges, outermost, strict=True))
        ]
    )
    numbered = Counter(
        round(line.bottom / 4) for page, lines in enumerate(outermost) for line in lines if _bears(line, page, offset)
    )
    kept: list[list[Piece]] = []
    numbers: list[str] = []
    head = ""
    for page, ((pieces, _), lines) in enumerate(zip(pages, edges, strict=True)):
        outer = {id(line) for line in outermost[page]}
        heads = [
            line
            for line in lines
            if (
                _is_number(line, page, offset)
                if offset is not None and _ALONE.fullmatch(line.text)
                else _recurs(line, seen, written, page, is_outermost=id(line) in outer)
                or (id(line) in outer and _bears(line, page, offset) and _count(numbered, line) >= max(3, written / 5))
            )
        ]
        kept.append([piece for piece in pieces if not any(_is_part(piece, line) for line in heads)])
        numbers.append(_printed(heads, page, offset))
        head = head or next((line.text for line in heads if sum(map(str.isalpha, line.text)) > 5), "")
    return Bodies(kept, numbers, head)


def _at_edge(line: Piece, height: float) -> bool:
    return line.bottom > (1 - MARGIN) * height or line.top < MARGIN * height


def _outermost(pieces: Sequence[Piece], lines: Sequence[Piece]) -> Iterator[Piece]:
    """The first and the last line of the page, where they are among these."""
    if pieces and lines:
        top, bottom = max(piece.bottom for piece in pieces), min(piece.top for piece in pieces)
        yield from (line for line in lines if line.top > top or line.bottom < bottom)


def _place(line: Piece) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.bottom / 4)


def _recurs(line: Piece, seen: dict[tuple[str, int], list[int]], pages: int, page: int, *, is_outermost: bool) -> bool:
    """On a third of the pages, as left and right ones may differ; on most of them when it ends like a sentence.

    The first or last line of a page recurs also where pages near it, those of its chapter, have the same.
    """
    words, place = _place(line)
    found = [number for near in (place - 1, place, place + 1) for number in seen.get((words, near), ())]
    if line.text.endswith((".", "?", "!", "…")):
        return len(found) >= 2 and (len(found) >= pages or len(found) >= max(3, 0.6 * pages))
    if len(found) >= max(2, 0.3 * pages):
        return True
    near = [number for number in found if number != page and abs(number - page) <= NEAR]
    return is_outermost and len(found) >= FEWEST and bool(near) and any(map(str.isalpha, words))


def _offset(heads: Sequence[Sequence[Piece]]) -> int | None:
    """What is to be added to a page's place (from 0) to have its printed number; None where too few pages agree."""
    votes: Counter[int] = Counter()
    for page, lines in enumerate(heads):
        votes.update({int(number) - page for line in lines for number in _NUMBER.findall(line.text)})
    written = sum(bool(lines) for lines in heads)
    if not votes:
        return None
    offset, count = min(votes.items(), key=lambda vote: (-vote[1], abs(vote[0])))
    return offset if count >= max(2, 0.4 * written) else None


def _is_number(line: Piece, page: int, offset: int) -> bool:
    """Whether the line is the number of its page, or one in Roman numerals before the others."""
    alone = _ALONE.fullmatch(line.text)
    return alone is not None and (alone[1] == str(page + offset) or (alone[1].isalpha() and page + offset < 1))


def _bears(line: Piece, page: int, offset: int | None) -> bool:
    """Whether the line begins or ends with the number of its page, wide apart from the words beside it."""
    if offset is None:
        return False
    return line.text.startswith(f"{page + offset}\t") or line.text.endswith(f"\t{page + offset}")


def _count(numbered: Counter[int], line: Piece) -> int:
    place = round(line.bottom / 4)
    return sum(numbered[near] for near in (place - 1, place, place + 1))


def _printed(heads: Sequence[Piece], page: int, offset: int | None) -> str:
    alone = [match[1] for line in heads if (match := _ALONE.fullmatch(line.text))]
    if offset is None:
        return alone[0] if alone else str(page + 1)
    if page + offset > 0:
        return str(page + offset)
    return next((number for number in alone if number.isalpha()), f"[{page + 1}]")


def _is_part(piece: Piece, line: Piece) -> bool:
    return line.bottom < (piece.bottom + piece.top) / 2 < line.top and piece.text in line.text
