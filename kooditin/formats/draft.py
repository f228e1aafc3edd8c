"""What a reader of documents writes down before normalising, and the source that is made of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kooditin.formats.turns import find_turns
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, Remark, Span, Warning, normal_text, trimmed

_SPACES = re.compile(r"[ \t\r\n]+")


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
    changes: int = 0
    hidden: int = 0
    pictures: int = 0


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
        for comment in draft.remarks:
            comment.span = _within(comment.span, end)
            comment.around = _within(comment.around, end)
        return draft


def _within(span: Span, end: int) -> Span:
    return Span(min(span.start, end), min(span.end, end))


def source_of(draft: Draft, *, name: str, file: str, warnings: Iterable[Warning] = ()) -> NewSource:
    """The source: normal text, turns, remarks on their spans. Raises CannotRead when there is no text."""
    text = normal_text(draft.text)
    if not text.strip():
        raise CannotRead("{file} holds no text. If it shows pictures of text, type the text out first.", file=file)
    place = _placer(draft, text)
    bold = [Span(place[span.start], place[span.end]) for span in draft.bold]
    remarks, memo = _remarks(draft, text, place)
    return NewSource(
        name=name,
        text=text,
        turns=tuple(find_turns(text[: place[draft.body_end]], bold)),
        remarks=tuple(remarks),
        warnings=(*warnings, *_warnings(draft)),
        memo=memo,
    )


def _placer(draft: Draft, text: str) -> dict[int, int]:
    """Where each position that matters in the raw text stands in the normal text."""
    wanted = {draft.body_end}
    for span in draft.bold:
        wanted.update(span)
    for remark in draft.remarks:
        wanted.update(remark.span)
        wanted.update(remark.around)
    if draft.text == text:
        return {position: position for position in wanted}
    return _moved(draft.text, text, sorted(wanted))


def _moved(raw: str, text: str, positions: Sequence[int]) -> dict[int, int]:
    """Positions after normalising: piece by piece, or one by one where a combining mark straddles a boundary."""
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
    return {position: min(len(normal_text(raw[:position])), len(text)) for position in positions}


def _remarks(draft: Draft, text: str, place: dict[int, int]) -> tuple[list[Remark], str]:
    """Comments on their spans; those with nothing left to stand on go into the memo of the source."""
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
    return remarks, "\n\n".join(homeless)


def _warnings(draft: Draft) -> list[Warning]:
    warnings = []
    if draft.changes:
        warnings.append(
            Warning("The document had tracked changes ({count}); it was read as if all were accepted.",
                    {"count": draft.changes})
        )  # fmt: skip
    if draft.hidden:
        warnings.append(
            Warning("The document had hidden text ({count} characters), which was left out.", {"count": draft.hidden})
        )
    if draft.pictures:
        warnings.append(Warning("The document has pictures ({count}); only text is read.", {"count": draft.pictures}))
    return warnings
