"""Headings and list items of a PDF, which marks none: by its bookmarks, else by the size and weight of its letters."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kooditin.formats.pdf_page import usual_size
from kooditin.formats.pdf_paragraphs import Paragraph
from kooditin.formats.text_outline import CAPTION, LEADER, is_item

LARGER = 1.12  # times the size of the running text
LONGEST = 150  # characters of a heading
MOST_LINES = 3
FEWEST_BOOKMARKED = 0.6  # of the bookmarks that are found in the text, for them to be believed
COMMONEST_BOLD = 0.25  # of all paragraphs; bold is no sign of a heading where more are
DEEPEST = 6
SAME_LEFT = 4.0  # points
NEXT_COLUMN = 120.0  # points that no list stands in
_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=[^\W\d_])")
_ENDS = (",", ";", ".", "–", "-")


class Bookmark(NamedTuple):
    """An entry of the outline that came with the file: its level from 1, and its page from 0."""

    title: str
    level: int
    page: int


def headings_of(paragraphs: Sequence[Paragraph], bookmarks: Sequence[Bookmark] = ()) -> dict[int, int]:
    """The level, from 1, of each paragraph that is a heading, by its place."""
    marked = _bookmarked(paragraphs, bookmarks)
    if len(bookmarks) > 1 and len(marked) >= FEWEST_BOOKMARKED * len(bookmarks):
        return marked
    return _by_look(paragraphs)


def items_of(paragraphs: Sequence[Paragraph], headings: dict[int, int]) -> dict[int, int]:
    """The level, from 1, of each paragraph that is a list item, by its place: by how far in it stands."""
    levels: dict[int, int] = {}
    lefts: list[float] = []
    for place, paragraph in enumerate(paragraphs):
        if paragraph.is_row or place in headings or not is_item(paragraph.text):
            lefts.clear()
            continue
        left = paragraph.first.left
        if lefts and abs(left - lefts[0]) > NEXT_COLUMN:
            lefts.clear()
        while lefts and lefts[-1] > left + SAME_LEFT:
            lefts.pop()
        if not lefts or lefts[-1] < left - SAME_LEFT:
            lefts.append(left)
        levels[place] = len(lefts)
    return levels


def _bookmarked(paragraphs: Sequence[Paragraph], bookmarks: Sequence[Bookmark]) -> dict[int, int]:
    by_page: dict[int, list[int]] = {}
    for place, paragraph in enumerate(paragraphs):
        if paragraph.lines:
            by_page.setdefault(paragraph.first.page, []).append(place)
    levels: dict[int, int] = {}
    for bookmark in bookmarks:
        title = _letters(bookmark.title)
        for place in by_page.get(bookmark.page, ()):
            words = _letters(paragraphs[place].text)
            if title and place not in levels and (words == title or words.lstrip("0123456789") == title):
                levels[place] = min(bookmark.level, DEEPEST)
                break
    return levels


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _by_look(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Paragraphs larger than the running text, and short ones wholly in bold; the larger the higher."""
    usual = usual_size([line for _, line in paragraph.lines] for paragraph in paragraphs)
    looks: dict[int, tuple[int, bool]] = {}
    for place, paragraph in enumerate(paragraphs):
        if _may_be_heading(paragraph):
            size = round(2 * paragraph.first.size)
            is_bold = _is_bold(paragraph)
            if paragraph.first.size >= LARGER * usual or (is_bold and paragraph.first.size > 0.95 * usual):
                looks[place] = size, is_bold
    small = {look for look in looks.values() if look[0] < 2 * LARGER * usual}
    plain_bold = [place for place, look in looks.items() if look in small]
    if len(plain_bold) > COMMONEST_BOLD * len(paragraphs):
        looks = {place: look for place, look in looks.items() if look not in small}
    looks = _without_title(looks, paragraphs)
    ranked = sorted(set(looks.values()), key=lambda look: (-look[0], not look[1]))
    return _levels({place: ranked.index(look) + 1 for place, look in looks.items()}, paragraphs)


def _may_be_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.is_row or "\t" in text or len(text) > LONGEST or len(paragraph.lines) > MOST_LINES:
        return False
    letters = sum(map(str.isalpha, text))
    if letters < 3 or letters * 2 < len(text) or LEADER.search(text) or CAPTION.match(text):
        return False
    return (
        not text.endswith(_ENDS) and (_CHAPTER.match(text) is not None or not is_item(text)) and not text[0].islower()
    )


def _is_bold(paragraph: Paragraph) -> bool:
    return len(paragraph.bold) == 1 and paragraph.bold[0] == (0, len(paragraph.text))


def _without_title(looks: dict[int, tuple[int, bool]], paragraphs: Sequence[Paragraph]) -> dict[int, tuple[int, bool]]:
    """The title page aside: looks that no page but the first has, where others are left."""
    later = {look for place, look in looks.items() if paragraphs[place].first.page > paragraphs[0].first.page}
    return {place: look for place, look in looks.items() if look in later} if later else looks


def _levels(ranks: dict[int, int], paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """The ranks as levels; where most headings are numbered, 2.1 is one below 2 whatever its looks."""
    depths = {
        place: match[0].strip().rstrip(".").count(".") + 1
        for place in ranks
        if (match := _CHAPTER.match(paragraphs[place].text)) is not None
    }
    if 2 * len(depths) < len(ranks):
        return {place: min(rank, DEEPEST) for place, rank in ranks.items()}
    levels: dict[int, int] = {}
    by_rank: dict[int, int] = {}
    for place, depth in depths.items():
        by_rank[ranks[place]] = min(depth, by_rank.get(ranks[place], depth))
    for place, rank in ranks.items():
        above = max((level for known, level in by_rank.items() if known <= rank), default=1)
        levels[place] = min(depths.get(place, above if rank in by_rank else above + (rank > min(by_rank))), DEEPEST)
    return levels
