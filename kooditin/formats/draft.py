"""What a reader of documents writes down before normalising, and the source that is made of it."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from kooditin.formats.text_outline import items_of, outline_of
from kooditin.formats.turns import find_turns
from kooditin.qda.errors import CannotRead
from kooditin.qda.sections import Mark, sections_of
from kooditin.qda.source import NewSource, Remark, SectionKind, Span, Turn, Warning, normal_text, trimmed

_SPACES = re.compile(r"[ \t\r\n]+")
_TIME_AFTER = re.compile(r"[\s\d:.,\[\]()<>–-]+$")
_SHOWN = 60  # characters of a header that are shown in a warning
# What is told of a document, by what was counted in its draft.
_SENTENCES = {
    "changes": "The document had tracked changes ({count}); it was read as if all were accepted.",
    "hidden": "The document had hidden text ({count} characters), which was left out.",
    "pictures": "The document has pictures ({count}); only text is read.",
    "objects": "The document has charts, formulas or other programs' objects ({count}), which were left out.",
    "equations": "The document has equations ({count}); only their letters and signs are read, as one line.",
    "boxes": "The document has text boxes ({count}); each stands after the paragraph that it hangs on.",
    "notes": "The document has footnotes or endnotes ({count}); they stand at the end of the text.",
    "fields": "The document has form fields ({count}), which were left out with what is written in them.",
    "homeless": "Comments with no place left in the text ({count}) are in the memo of the source.",
}


@dataclass(slots=True)
class Comment:
    """A comment: its span in the raw text, and the paragraph around it for when the span is empty."""

    span: Span
    around: Span
    text: str
    author: str


@dataclass(slots=True)
class Draft:
    """A document as walked through: positions count in `text`, notes stand after `body_end`."""

    text: str = ""
    body_end: int = 0
    bold: list[Span] = field(default_factory=list)
    remarks: list[Comment] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    changes: int = 0
    hidden: int = 0
    pictures: int = 0
    objects: int = 0  # charts, drawings and other programs' objects
    equations: int = 0
    boxes: int = 0  # text boxes, which stand after the paragraph that they hang on
    notes: int = 0
    fields: int = 0  # form fields with contents
    header: str = ""  # the words of a header or footer


class Pen:
    """Writes a draft piece by piece; `length` is how many characters have been written."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.length = 0
        self._parts: list[str] = []
        self._last = "\n"

    def write(self, text: str) -> None:
        """Writes the text as it is."""
        if text:
            self._parts.append(text)
            self.length += len(text)
            self._last = text[-1]

    def flow(self, text: str) -> None:
        """Writes running text: any white space is one space, and none at the beginning of a line."""
        text = _SPACES.sub(" ", text)
        self.write(text[1:] if text[:1] == " " and self._last in " \n\t" else text)

    def bold(self, start: int) -> None:
        """Marks what was written since `start` as bold."""
        spans = self.draft.bold
        if self.length <= start:
            return
        if spans and spans[-1].end == start:
            spans[-1] = Span(spans[-1].start, self.length)
        else:
            spans.append(Span(start, self.length))

    def mark(self, kind: SectionKind, start: int, level: int, title: str = "") -> None:
        """Marks what was written since `start` as a heading or an item, or `start` as the beginning of a page."""
        self.draft.marks.append(Mark(Span(start, self.length), kind, level, title))

    def take_back(self, sign: str) -> None:
        """Takes back the last character when it is the sign, e.g. a line end."""
        if self._parts and self._last == sign:
            self._parts[-1] = self._parts[-1][:-1]
            if not self._parts[-1]:
                self._parts.pop()
            self.length -= 1
            self._last = self._parts[-1][-1] if self._parts else "\n"
            bold = self.draft.bold
            if bold and bold[-1].end > self.length:
                bold[-1] = Span(min(bold[-1].start, self.length), self.length)

    def ends_with(self, sign: str) -> bool:
        """Whether this character was written last; a line end before anything."""
        return self._last == sign

    def end_line(self) -> None:
        """Ends the line unless nothing stands on it."""
        if self._last != "\n":
            self.write("\n")

    def text(self) -> str:
        """All that has been written."""
        self._parts = ["".join(self._parts)] if self._parts else []
        return self._parts[0] if self._parts else ""

    def end_body(self) -> None:
        """What follows are notes, which belong to no turn."""
        self.draft.body_end = self.length

    def finished(self) -> Draft:
        """The draft with its text; positions past its end are drawn back to it."""
        draft = self.draft
        draft.text = "".join(self._parts).rstrip()
        end = len(draft.text)
        draft.body_end = min(draft.body_end or end, end)
        draft.bold = [Span(span.start, min(span.end, end)) for span in draft.bold if span.start < end]
        draft.marks = [mark._replace(span=within(mark.span, end)) for mark in draft.marks if mark.span.start < end]
        for comment in draft.remarks:
            comment.span = within(comment.span, end)
            comment.around = within(comment.around, end)
        return draft


def within(span: Span, end: int) -> Span:
    """The span drawn back to where the text ends."""
    return Span(min(span.start, end), min(span.end, end))


def source_of(draft: Draft, *, name: str, file: str, warnings: Iterable[Warning] = ()) -> NewSource:
    """The source: normal text, turns, remarks on their spans. Raises CannotRead when there is no text."""
    text = normal_text(draft.text)
    if not text.strip():
        raise CannotRead("{file} holds no text. If it shows pictures of text, type the text out first.", file=file)
    place = _placer(draft, text)
    bold = [Span(place[span.start], place[span.end]) for span in draft.bold]
    marks = [mark._replace(span=Span(place[mark.span.start], place[mark.span.end])) for mark in draft.marks]
    body = text[: place[draft.body_end]]
    turns = find_turns(body, bold)
    remarks, homeless = _remarks(draft, text, place)
    return NewSource(
        name=name,
        text=text,
        turns=tuple(turns),
        remarks=tuple(remarks),
        warnings=(*warnings, *_warnings(draft, len(homeless))),
        memo="\n\n".join(homeless),
        sections=sections_of(text, _credible(marks, body, turns, bold), len(body)),
    )


def _credible(marks: list[Mark], body: str, turns: Sequence[Turn], bold: Sequence[Span]) -> list[Mark]:
    """The marks without those that only open a turn, and those that are merely typed, where there are no turns."""
    if turns:
        speakers = {turn.speaker.casefold() for turn in turns if turn.speaker}
        starts = [turn.start for turn in turns]
        return [mark for mark in marks if mark.kind == "page" or not _opens_turn(mark, body, speakers, starts)]
    typed = items_of(body) if any(mark.kind == "heading" for mark in marks) else outline_of(body, bold)
    headings = {mark.span.start for mark in typed if mark.kind == "heading"}
    given = [mark for mark in marks if mark.kind != "item" or mark.span.start not in headings]
    taken = sorted(mark.span for mark in given if mark.kind != "page")
    starts = [span.start for span in taken]

    def is_new(mark: Mark) -> bool:
        place = bisect_right(starts, mark.span.start) - 1
        return place < 0 or mark.span.start >= taken[place].end

    return [*given, *filter(is_new, typed)]


def _opens_turn(mark: Mark, text: str, speakers: Collection[str], starts: Sequence[int]) -> bool:
    """Whether the heading or item is a speaker's name, or has one before its words."""
    following = bisect_right(starts, mark.span.start)
    if following < len(starts) and starts[following] < mark.span.end:
        return True
    name = _TIME_AFTER.sub("", text[mark.span.start : mark.span.end]).strip()
    return mark.kind == "heading" and name.casefold() in speakers


def _placer(draft: Draft, text: str) -> dict[int, int]:
    """Where each position that matters in the raw text stands in the normal text."""
    wanted = {draft.body_end}
    for span in draft.bold:
        wanted.update(span)
    for mark in draft.marks:
        wanted.update(mark.span)
    for remark in draft.remarks:
        wanted.update(remark.span)
        wanted.update(remark.around)
    if draft.text == text:
        return {position: position for position in wanted}
    return _moved(draft.text, text, sorted(wanted))


def _moved(raw: str, text: str, positions: Sequence[int]) -> dict[int, int]:
    """Positions after normalising: piece by piece, or each from its line's start where a mark straddles a boundary."""
    placed: dict[int, int] = {}
    parts: list[str] = []
    last = length = 0
    for position in positions:
        part = normal_text(raw[last:position])
        parts.append(part)
        length += len(part)
        placed[position] = length
        last = position
    parts.append(normal_text(raw[last:]))
    if "".join(parts) == text:
        return placed
    last = length = 0
    for position in positions:
        line = raw.rfind("\n", last, position) + 1  # no letter is put together with one of another line
        if line > last:
            length += len(normal_text(raw[last:line]))
            last = line
        placed[position] = min(length + len(normal_text(raw[last:position])), len(text))
    return placed


def _remarks(draft: Draft, text: str, place: dict[int, int]) -> tuple[list[Remark], list[str]]:
    """Comments on their spans, and the words of those with nothing left to stand on, for the memo of the source."""
    remarks: list[Remark] = []
    homeless: list[str] = []
    for comment in draft.remarks:
        words = normal_text(comment.text).strip()
        if not words:
            continue
        author = normal_text(comment.author).strip()
        for start, end in (comment.span, comment.around):
            span = trimmed(Span(place[start], place[end]), text)
            if span.start < span.end:
                remarks.append(Remark(span, words, author))
                break
        else:
            homeless.append(f"{author}: {words}" if author else words)
    remarks.sort(key=lambda remark: remark.span)
    return remarks, homeless


def header_left_out(words: str) -> Warning:
    """Tells of a header or footer that was left out, by its first words."""
    shown = " ".join(normal_text(words).split())
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    return Warning("Headers and footers were left out: {words}", {"words": shown})


def _warnings(draft: Draft, homeless: int) -> list[Warning]:
    counts = {name: homeless if name == "homeless" else getattr(draft, name) for name in _SENTENCES}
    told = [Warning(_SENTENCES[name], {"count": count}) for name, count in counts.items() if count]
    return [*told, header_left_out(draft.header)] if any(map(str.isalpha, draft.header)) else told
