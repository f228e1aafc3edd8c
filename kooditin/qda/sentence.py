"""Where sentences and words begin and end in Finnish and English text, by their marks alone."""

import re
from collections.abc import Iterator

from kooditin.qda.source import Span

_ABBREVIATIONS = frozenset(
    "esim mm ym yms jne tms ks vrt n noin klo eli nk ns so ts mrd milj prof tri toht puh huom alk ent os s nro kpl "
    "e.g i.e etc mr mrs dr vs".split()
)
_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$)|\n")
_WORD = re.compile(r"\S+")
_WORD_BEFORE = re.compile(r"[\w.]+$")


def sentence_at(text: str, position: int) -> Span:
    """The sentence that holds the position, without outer white space; a line break always ends one."""
    first = text.rfind("\n", 0, position) + 1
    last = text.find("\n", position)
    last = len(text) if last < 0 else last
    start = first
    for match in _END.finditer(text, first, last):
        if not _ends_sentence(text, match):
            continue
        if match.end() > position:
            return _stripped(text, start, match.end())
        start = match.end()
    return _stripped(text, start, last)


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a part of the text, in their order and without outer white space; a line break ends one."""
    start = span.start
    for match in _END.finditer(text, *span):
        if _ends_sentence(text, match):
            found = _stripped(text, start, match.end())
            if found.start < found.end:
                yield found
            start = match.end()
    found = _stripped(text, start, span.end)
    if found.start < found.end:
        yield found


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """False after an abbreviation or an ordinal ("3. kerta"), told by a small letter behind."""
    if match.group()[0] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
    word = before.group().casefold() if before else ""
    behind = text[match.end() : match.end() + 2].strip()
    if word in _ABBREVIATIONS:
        return False
    return not (word.isdigit() and behind[:1].islower())


def _stripped(text: str, start: int, end: int) -> Span:
    chosen = text[start:end]
    lead = len(chosen) - len(chosen.lstrip())
    return Span(start + lead, max(start + lead, start + len(chosen.rstrip())))


def moved_by_word(text: str, span: Span, which: str, step: int) -> Span:
    """The span with one end moved by a word; unchanged where nothing would be left of it or the text ends."""
    start, end = span
    if which == "end" and step > 0:
        word = _WORD.search(text, end)
        end = word.end() if word else end
    elif which == "end":
        shorter = text[start:end].rstrip()
        end = start + len(re.sub(r"\S+$", "", shorter).rstrip())
    elif step > 0:
        word = _WORD.match(text, start)
        behind = _WORD.search(text, word.end()) if word else None
        start = behind.start() if behind else start
    else:
        before = re.sub(r"\S+$", "", text[:start].rstrip())
        start = len(before)
    return Span(start, end) if start < end else span
