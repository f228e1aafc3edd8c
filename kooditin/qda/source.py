"""Sources, their turns and speakers, and positions in their text."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SourceKind = Literal["interview", "workshop", "survey", "report", "notes"]
SOURCE_KINDS: tuple[SourceKind, ...] = ("interview", "workshop", "survey", "report", "notes")


SectionKind = Literal["heading", "item", "question", "page"]


class Span(NamedTuple):
    """A half-open range [start, end) of Unicode code points of a source's stored text."""

    start: int
    end: int


class Turn(NamedTuple):
    """What one speaker says in one go. The span is the speech alone: a label before it stands outside.

    A named tuple, because an import makes tens of thousands of them.
    """

    start: int
    end: int
    speaker: str | None = None
    seconds: float | None = None


class Section(NamedTuple):
    """A part of a text as its author marked it off, half-open as a Span; beside the turns, and free to nest.

    heading: its line and all that is under it, to the next heading of its level or higher; `level` counts from 1.
    item: a list item and the deeper items under it; `level` counts from 1; `title` is "".
    question: what was asked in a survey and all its answers; `title` is the question.
    page: what stands on one page of the original; `title` is its number there; `level` is 0.
    """

    start: int
    end: int
    kind: SectionKind
    level: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice in one source; `interviewer` is guessed at import (Haastattelija, H, Interviewer, ...)."""

    id: int
    guid: str
    source: int
    name: str
    interviewer: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A foreign comment on a passage, kept as a memo on its span."""

    span: Span
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Warning:
    """Something the reader noticed; `template` and `values` as in KooditinError, so it can be translated."""

    template: str
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True, slots=True)
class NewSpeaker:
    """What is known of a speaker beyond the name in the turns.

    `interviewer` None leaves it to be guessed; `case` names the case that the speaker is, made where it is missing.
    """

    name: str
    interviewer: bool | None = None
    case: str = ""


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source read from a foreign file and not yet in a project. `text` is already normal_text.

    `words` is its word_count where the reader has it at hand; 0 where the project shall count. `speakers` names
    only those of whom more is known than their turns say. `case` names the case that the whole source is, made where
    it is missing. `language` is an ISO 639-1 code, "" where it is not known.
    """

    name: str
    text: str
    kind: SourceKind = "interview"
    origin: str = ""
    sha256: str = ""
    turns: tuple[Turn, ...] = ()
    remarks: tuple[Remark, ...] = ()
    warnings: tuple[Warning, ...] = ()
    memo: str = ""
    words: int = 0
    sections: tuple[Section, ...] = ()
    speakers: tuple[NewSpeaker, ...] = ()
    case: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the project without its text (project.sources.text gives that)."""

    id: int
    guid: str
    name: str
    kind: SourceKind
    origin: str
    sha256: str
    memo: str
    words: int
    characters: int
    created: str
    modified: str
    language: str = ""


_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c")
_UNWANTED = ("\x00", "\ufeff")
_CONTROLS_TO_MEND = (b"\r", b"\x0b", b"\x0c", b"\x00")
# In UTF-8, all bytes but those that begin a character of U+0080–U+00BF, or one from U+0300 on: below that, all is NFC.
_ORDINARY = bytes(octet for octet in range(0xCC) if octet != 0xC2)


def normal_text(raw: str, octets: bytes | None = None) -> str:
    """The text as it is stored: NFC, every line end one \\n, no BOM, NUL or lone surrogate.

    Done once, at import; positions count in the result. `octets` is the text in UTF-8, where the caller has it.
    """
    if _is_plainly_normal(raw, octets):
        return raw
    text = raw
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    for sign in _UNWANTED:
        text = text.replace(sign, "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text)


def _is_plainly_normal(text: str, octets: bytes | None) -> bool:
    """Whether a look at its bytes shows that the text is normal already; False says nothing.

    Three times faster than mending a text that needs none. Beyond Latin letters only general punctuation
    (U+2002–U+203F) and pictographs (U+1F000–U+1FFFF), which are all NFC, count as plain.
    """
    try:
        octets = octets or text.encode()
    except UnicodeEncodeError:
        return False
    if any(sign in octets for sign in _CONTROLS_TO_MEND):
        return False
    begun = set(octets.translate(None, _ORDINARY))
    if 0xC2 in begun and "\x85" in text:
        return False
    if not begun <= {0xC2, 0xE2, 0xF0}:
        return False
    punctuation = octets.split(b"\xe2")[1:] if 0xE2 in begun else ()
    pictographs = octets.split(b"\xf0")[1:] if 0xF0 in begun else ()
    return all(b"\x80\x82" <= rest[:2] <= b"\x80\xbf" and rest[1] not in (0xA8, 0xA9) for rest in punctuation) and all(
        rest[:1] == b"\x9f" for rest in pictographs
    )


_WIDE_SPACES = tuple(chr(code).encode() for code in (*range(0x1C, 0x20), *range(0x80, 0x3001)) if chr(code).isspace())

_SPACES_BY_FIRST = {
    first: tuple(space[1:] for space in _WIDE_SPACES if space[:1] == first)
    for first in {each[:1] for each in _WIDE_SPACES}
}


_IN_A_WORD = bytes(octet not in b" \t\n\r\x0b\x0c" for octet in range(256))


def _runs(octets: bytes) -> int:
    """What len(octets.split()) gives, in two thirds of its time, as no word is taken out.

    With 1 for each byte of a word and 0 for white space, as one long number, the number differs from itself moved by
    a byte wherever a word begins or ends; at the text's end nothing is moved in, so a word there ends too.
    """
    marks = octets.translate(_IN_A_WORD)
    number = int.from_bytes(marks, "little")
    ends = (number ^ (number >> 8)).bit_count()
    return (ends + marks[0]) // 2 if marks else 0


def word_count(text: str, octets: bytes | None = None) -> int:
    """Runs of non-space characters, as word processors count them; `octets` as in normal_text.

    Raises UnicodeEncodeError on a lone surrogate.
    """
    octets = octets or text.encode()
    for first, tails in _SPACES_BY_FIRST.items():
        if first in octets and any(rest.startswith(tails) for rest in octets.split(first)[1:]):
            return len(text.split())
    return _runs(octets)


def utf16_length(text: str) -> int:
    """How many UTF-16 units the text has; encoding it is far faster than looking at each character."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Turns code point positions of one text into UTF-16 ones (a QTextCursor's) and back.

    Cost: one pass over the text at building when it holds characters outside the BMP, else none;
    then a bisection per position.
    """

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)] if utf16_length(text) != len(text) else []
        self._astral_utf16 = [position + k for k, position in enumerate(self._astral)]

    def to_utf16(self, position: int) -> int:
        """The UTF-16 offset of a code point position."""
        return position + bisect_left(self._astral, position)

    def to_code_point(self, utf16: int) -> int:
        """The code point position of a UTF-16 offset; inside a surrogate pair, that character's start."""
        before = bisect_right(self._astral_utf16, utf16 - 1)
        position = utf16 - before
        if before and utf16 == self._astral_utf16[before - 1] + 1:
            return self._astral[before - 1]
        return position


def trimmed(span: Span, text: str) -> Span:
    """The span without white space at its ends; empty at its start where nothing else is in it."""
    chosen = text[span.start : span.end]
    lead = len(chosen) - len(chosen.lstrip())
    return Span(span.start + lead, max(span.start + lead, span.start + len(chosen.rstrip())))


def turn_at(turns: Iterable[Turn], position: int) -> Turn | None:
    """The turn whose speech holds the position, or the last that begins before it; turns in text order."""
    ordered = list(turns)
    index = bisect_right([turn.start for turn in ordered], position) - 1
    return ordered[index] if index >= 0 else None
