"""The parts of a text - under its headings, its list items, its pages - worked out from where each of them begins."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kooditin.qda.source import Section, SectionKind, Span, trimmed


class Mark(NamedTuple):
    """Where a heading or a list item stands, or a page begins; `span` is what it takes up itself.

    `title` is the number of a page; that of a heading is read from the text where it is "".
    """

    span: Span
    kind: SectionKind
    level: int = 0
    title: str = ""


def sections_of(text: str, marks: Iterable[Mark], end: int | None = None) -> tuple[Section, ...]:
    """The sections that the marks begin, in text order, an outer one before those inside it.

    `end` is where the body of the text ends, its own end by default; no heading, item or page goes on beyond it.
    A mark without anything but white space is none.
    """
    end = len(text) if end is None else end
    headings: list[Mark] = []
    items: list[Mark] = []
    pages: list[Mark] = []
    for mark in marks:
        span = trimmed(Span(mark.span.start, min(mark.span.end, end)), text)
        if mark.kind == "page":
            pages.append(mark)
        elif span.start < span.end:
            (headings if mark.kind == "heading" else items).append(mark._replace(span=span))
    found = [*_under_headings(text, sorted(headings), end), *_items(text, sorted(items)), *_pages(sorted(pages), end)]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end, each.kind, each.level)))


def _under_headings(text: str, headings: Sequence[Mark], end: int) -> list[Section]:
    """Each heading's line and all that follows, to the next heading of its level or higher."""
    found: list[Section] = []
    open_until: list[Mark] = []

    def close(until: int, level: int) -> None:
        while open_until and open_until[-1].level >= level:
            mark = open_until.pop()
            title = mark.title or " ".join(text[mark.span.start : mark.span.end].split())
            found.append(Section(mark.span.start, until, "heading", mark.level, title))

    for heading in headings:
        close(heading.span.start, heading.level)
        open_until.append(heading)
    close(end, 0)
    return found


def _items(text: str, items: Sequence[Mark]) -> list[Section]:
    """Each item with the deeper ones that follow it with nothing between."""
    ends = [item.span.end for item in items]
    open_items: list[int] = []
    for number, item in enumerate(items):
        while open_items:
            last = open_items[-1]
            gap = text[ends[last] : item.span.start]
            if items[last].level < item.level and (not gap or gap.isspace()):
                break
            open_items.pop()
        for outer in open_items:
            ends[outer] = max(ends[outer], item.span.end)
        open_items.append(number)
    return [Section(item.span.start, end, "item", item.level) for item, end in zip(items, ends, strict=True)]


def _pages(pages: Sequence[Mark], end: int) -> list[Section]:
    """The pages from where each begins to where the next does; one without text is left out."""
    starts = [*(page.span.start for page in pages), end]
    return [
        Section(start, following, "page", 0, page.title)
        for page, (start, following) in zip(pages, pairwise(starts), strict=True)
        if start < following
    ]
