"""Voikko's analyses of one Finnish word form, as little objects; no native library is needed."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

_PIECE = re.compile(r"\[[^\]]*\]|[^\[]+")
_CLASSES = {
    "n": "noun", "l": "adjective", "nl": "noun adjective", "h": "interjection", "ee": "name", "es": "name",
    "ep": "name", "em": "name", "t": "verb", "a": "abbreviation", "s": "adverb", "u": "numeral", "ur": "numeral",
    "r": "pronoun", "c": "conjunction", "d": "adposition", "k": "negation", "p": "prefix",
}  # fmt: skip
_CASES = {
    "n": "Nom", "g": "Gen", "p": "Par", "es": "Ess", "tr": "Tra", "ine": "Ine", "ela": "Ela", "ill": "Ill",
    "ade": "Ade", "abl": "Abl", "all": "All", "ab": "Abe", "ko": "Com", "in": "Ins", "ak": "Acc", "sti": "Sti",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word form.

    `base` is the base form of the word as a word (nopein → nopea, järjestämällä → järjestämä), `verb` that of the
    verb it is made of, where it is a participle or a -minen noun. `parts` are the base forms of a compound's parts,
    one for a simple word. `case` is as in Universal Dependencies, "Sti" for -sti, "" without.
    """

    base: str
    word_class: str
    parts: tuple[str, ...]
    case: str = ""
    number: str = ""
    person: str = ""
    verb: str = ""
    participle: bool = False
    infinitive: str = ""
    possessive: bool = False
    clitic: str = ""


@lru_cache(100_000)
def readings(form: str) -> tuple[Reading, ...]:
    """All readings of a word form in lower or mixed case, in Voikko's order; empty for an unknown word."""
    return tuple(dict.fromkeys(_reading(output) for output in _outputs(form)))


def _outputs(form: str) -> list[str]:
    from pyvoikko import VOIKKO_FST  # loading its dictionary takes a third of a second

    try:
        return [output for output, _ in VOIKKO_FST.lookup(form)]
    except Exception as error:  # the two engines have an exception class each
        if type(error).__name__ == "TokenizationException":
            return []
        raise


def _reading(output: str) -> Reading:
    parts = [_part(part) for part in output.split("[Bc]") if "[L" in part]
    last = parts[-1]
    before = "".join(part.surface for part in parts[:-1])
    tags = {tag[0]: tag[1:] for tag in last.tags}
    infinitive = tags.get("T", "")[1:] if tags.get("T", "")[:1] == "n" else ""
    return Reading(
        base=(before + (last.minen or last.base)).replace("=", ""),
        word_class=_CLASSES.get(last.classes[-1], ""),
        parts=tuple(piece for part in parts for piece in (part.minen or part.base).strip("-").split("=")),
        case=_CASES.get(tags.get("S", ""), ""),
        number={"y": "Sing", "m": "Plur"}.get(tags.get("N", ""), ""),
        person=tags.get("P", ""),
        verb=(before + last.verb).replace("=", "") if last.verb else "",
        participle="R" in tags,
        infinitive=infinitive,
        possessive="O" in tags,
        clitic=tags.get("F", ""),
    )


@dataclass(slots=True)
class _Part:
    """One part of a compound as it is put together from Voikko's output."""

    base: str = ""
    surface: str = ""
    verb: str = ""
    minen: str = ""
    classes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def _part(output: str) -> _Part:
    part = _Part()
    shown = pending = where = ""
    for piece in _PIECE.findall(output):
        if not piece.startswith("["):
            if where == "base":
                shown += piece
            elif where != "reference":
                pending += piece
        elif piece in ("[Xp]", "[Xj]"):
            part.base, part.surface = part.base + pending, part.surface + pending
            pending = shown = ""
            where = "base"
        elif piece in ("[Xr]", "[Xs]"):
            where = "reference"
        elif piece == "[X]":
            where = ""
        else:
            tag = piece[1:-1]
            if tag[0] == "L":
                if part.classes and part.classes[-1] == "t":
                    part.verb = part.base + shown
                part.classes.append(tag[1:])
            elif tag == "Tn4":
                part.minen = part.surface + pending + "minen"
            if tag:
                part.tags.append(tag)
    part.base += shown
    part.surface += pending
    if not part.base:
        part.base = part.surface.removesuffix("-")
    if part.classes[-1] == "t":
        part.verb = part.base
    return part
