"""Headings and list items of texts that mark them by nothing but how they are typed: notes, minutes, plain reports."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kooditin.qda.sections import Mark
from kooditin.qda.source import Span

LONGEST = 100  # characters of a heading
MOST_LINES = 100_000  # a text with more, ten times a thick report's, is no document; looking would take seconds
_SIGN = re.compile(r"[ \t]*(?:[-–—•*▪◦●○■□‣⁃➢✓·]|o(?=\t))[ \t]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*(?:(\d{1,2})[.)]|\((\d{1,2})\)|([a-zåäö])\))[ \t]+(?=\S)")
_ITEM_LINE = re.compile(rf"(?m)^(?:{_SIGN.pattern}|{_NUMBER.pattern})")
_HASH = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"[ \t]*(={3,}|-{3,}|_{3,}|~{3,})[ \t]*")
_CHAPTER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})(\.?)[ \t]+(?=[^\W\d_]|[\"”(])")
_PART = re.compile(
    r"(?:(?:pien|työ)?ryhmä|pöytä|teema|osa|osio|luku|rasti|sessio|vaihe|päivä|kysymys|liite|group|theme|part|"
    r"chapter|session|day|question|appendix|grupp|bord|tema|del|kapitel|fråga|bilaga)"
    r"[ \u00a0]+(?:\d{1,2}|[ivx]{1,4}|[a-h])(?=$|[\s.:)–—(-])",
    re.IGNORECASE,
)
CAPTION = re.compile(r"(?:kuva|kuvio|taulukko|figure|fig\.|table|figur|tabell|bild)\s+\d", re.IGNORECASE)
LEADER = re.compile(r"(?:\.{3,}|\s{2,}|\t|…|(?: \.){3,})\s*\d{1,4}$|\.{4,}")  # to a page, in a table of contents
_NO_TITLE_ENDS = (".", ",", ";", "!", "…")


class _Line(NamedTuple):
    start: int
    indent: int
    text: str  # without white space at its ends

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Heading(NamedTuple):
    """A line that may be a heading: which lines look like it, and what of the line is its title."""

    look: tuple[str, int]
    span: Span
    number: tuple[int, ...] = ()


def outline_of(text: str, bold: Sequence[Span] = ()) -> list[Mark]:
    """The headings and list items of a text without turns, in text order; `bold` are its bold spans, sorted.

    Headings are lines that Markdown, an underline, a chapter's number, a word like "Ryhmä 2", capitals or bold mark,
    and short lines right above a list. The look that comes first in the text is the highest.
    """
    if text.count("\n") > MOST_LINES:
        return []
    lines = _lines(text)
    headings = _headings(lines, [span for span in bold if span.end > span.start])
    levels = _levels(headings)
    marks = [Mark(each.span, "heading", levels[each.look]) for each in headings]
    return sorted([*marks, *_items(lines, {each.span.start for each in headings})])


def _lines(text: str) -> list[_Line]:
    lines, position = [], 0
    for raw in text.split("\n"):
        bare = raw.strip()
        lead = raw[: len(raw) - len(raw.lstrip())]
        lines.append(_Line(position + len(lead), len(lead.expandtabs(4)), bare))
        position += len(raw) + 1
    return lines


def items_of(text: str) -> list[Mark]:
    """The list items alone, of a text whose headings are known."""
    return [mark for mark in outline_of(text) if mark.kind == "item"] if _ITEM_LINE.search(text) else []


def _headings(lines: Sequence[_Line], bold: Sequence[Span]) -> list[_Heading]:
    wholly_bold = _bold_lines(lines, bold)
    found: list[_Heading] = []
    last = -1
    for place, line in enumerate(lines):
        heading = _marked(lines, place) if line.text else None
        if heading is None and place in wholly_bold and _is_short(line.text) and not CAPTION.match(line.text):
            heading = _Heading(("bold", 0), Span(line.start, line.end))
        if heading is None and _introduces(lines, place, is_under_heading=last == place - 1):
            heading = _Heading(("over a list", 0), Span(line.start, line.end))
        if heading is not None:
            found.append(heading)
            last = place
    return _in_sequence(found)


def _marked(lines: Sequence[_Line], place: int) -> _Heading | None:
    """A heading by what is typed in its line or under it."""
    line = lines[place]
    whole = Span(line.start, line.end)
    if hashes := _HASH.match(line.text):
        return _Heading(("#", len(hashes[1])), Span(line.start + hashes.end(), line.end))
    if len(line.text) > LONGEST or _UNDERLINE.fullmatch(line.text):
        return None
    below = lines[place + 1].text if place + 1 < len(lines) else ""
    if (under := _UNDERLINE.fullmatch(below)) and not _SIGN.match(line.text):
        return _Heading(("underlined", "=-_~".index(under[1][0])), whole)
    part = _PART.match(line.text)
    if part and not line.text[part.end() :].lstrip()[:1].islower() and _stands_out(lines, place):
        return _Heading(("part", 0), whole)
    if (chapter := _CHAPTER.match(line.text)) and _is_chapter(lines, place, chapter):
        number = tuple(map(int, chapter[1].split(".")))
        return _Heading(("chapter", len(number)), whole, number)
    if _is_capitals(line.text) and _stands_out(lines, place):
        return _Heading(("capitals", 0), whole)
    return None


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST and not text.endswith(_NO_TITLE_ENDS) and any(sign.isalpha() for sign in text)


def _is_blank(lines: Sequence[_Line], place: int) -> bool:
    return not 0 <= place < len(lines) or not lines[place].text or _UNDERLINE.fullmatch(lines[place].text) is not None


def is_item(line: str) -> bool:
    """Whether the line begins as an item of a list does."""
    return _SIGN.match(line) is not None or _NUMBER.match(line) is not None


def _is_item(line: _Line) -> bool:
    return is_item(line.text)


def _stands_out(lines: Sequence[_Line], place: int) -> bool:
    """Whether nothing goes on from the line above into this one, and it is no sentence."""
    return _is_short(lines[place].text) and (
        _is_blank(lines, place - 1) or lines[place - 1].text.endswith((".", "?", "!", ":", "…")) or
        _is_item(lines[place - 1]) or _is_blank(lines, place + 1)
    )  # fmt: skip


def _is_chapter(lines: Sequence[_Line], place: int, chapter: re.Match[str]) -> bool:
    """Whether a numbered line is a chapter's heading; items of a numbered list stand right under each other."""
    title = lines[place].text[chapter.end() :]
    if not _is_short(lines[place].text) or title[0].islower() or LEADER.search(title):
        return False
    if "." in chapter[1]:
        return True
    if not _is_blank(lines, place - 1):
        return False
    below = next((_NUMBER.match(line.text) for line in lines[place + 1 : place + 4] if line.text), None)
    return below is None or below[1] != str(int(chapter[1]) + 1)


def _is_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= 4 and text.isupper() and not is_item(text) and "\t" not in text


def _introduces(lines: Sequence[_Line], place: int, *, is_under_heading: bool) -> bool:
    """Whether a short line stands by itself right above a list, under a blank line, an item or a heading."""
    line = lines[place]
    if not line.text or not _is_short(line.text) or len(line.text) > 60 or _is_item(line) or "\t" in line.text:
        return False
    if line.indent or not (is_under_heading or _is_blank(lines, place - 1) or _is_item(lines[place - 1])):
        return False
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is not None and not below.text and line.text.endswith(":"):
        below = lines[place + 2] if place + 2 < len(lines) else None
    return below is not None and _is_item(below)


def _bold_lines(lines: Sequence[_Line], bold: Sequence[Span]) -> set[int]:
    """The places of the lines that are bold from end to end."""
    found: set[int] = set()
    spans = iter(bold)
    span = next(spans, None)
    for place, line in enumerate(lines):
        if not line.text:
            continue
        reached = line.start
        while span is not None and span.start <= reached < line.end:
            reached = max(reached, span.end)
            if span.end > line.end:
                break
            span = next(spans, None)
        while span is not None and span.end <= line.end:
            span = next(spans, None)
        if reached >= line.end:
            found.add(place)
    return found


def _in_sequence(headings: Sequence[_Heading]) -> list[_Heading]:
    """The headings without numbered lines that are none: years and amounts, and the lines of a table of contents.

    Chapters go on from one another. Where they begin anew, the run that takes up most of the text is the report.
    """
    runs: list[list[_Heading]] = [[]]
    for heading in headings:
        if not heading.number:
            continue
        if _follows(runs[-1][-1].number if runs[-1] else (), heading.number):
            runs[-1].append(heading)
        elif _follows((), heading.number):
            runs.append([heading])
    longest = max(runs, key=lambda run: run[-1].span.end - run[0].span.start if len(run) > 1 else 0)
    chapters = {heading.span for heading in longest} if len(longest) > 1 else set()
    return [heading for heading in headings if not heading.number or heading.span in chapters]


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if not last:
        return all(part == 1 for part in number) or number == (0,)
    shared = last[: len(number) - 1]
    if len(number) > len(last):
        return number == (*last, *[1] * (len(number) - len(last)))
    step = number[-1] - last[len(number) - 1]
    return number[:-1] == shared and 1 <= step <= 2  # one may have been missed


def _levels(headings: Sequence[_Heading]) -> dict[tuple[str, int], int]:
    """A level for each look: the one that comes first is the highest, the deeper chapters below the upper ones."""
    families: dict[str, set[int]] = {}
    for heading in headings:
        families.setdefault(heading.look[0], set()).add(heading.look[1])
    if "over a list" in families:
        families["over a list"] = families.pop("over a list")
    levels: dict[tuple[str, int], int] = {}
    for family, depths in families.items():
        for depth in sorted(depths):
            levels[family, depth] = len(levels) + 1
    return levels


def _items(lines: Sequence[_Line], headings: set[int]) -> list[Mark]:
    """The list items, each with the lines that are set in under it; the level by how far in it stands."""
    found: list[Mark] = []
    indents: list[int] = []
    for line in lines:
        if not line.text or line.start in headings:
            indents.clear()
            continue
        if _is_item(line) and not _UNDERLINE.fullmatch(line.text):
            while indents and indents[-1] > line.indent:
                indents.pop()
            if not indents or indents[-1] < line.indent:
                indents.append(line.indent)
            found.append(Mark(Span(line.start, line.end), "item", len(indents)))
        elif indents and line.indent > indents[-1]:
            last = found[-1]
            found[-1] = last._replace(span=Span(last.span.start, line.end))
        else:
            indents.clear()
    return found
