"""Why a code is suggested, in words: one line of it, all of it, and the words of the passage that spoke for it."""

import re
from collections.abc import Sequence
from html import escape

from kooditin.gui.bridge.i18n import tr
from kooditin.qda.source import Span
from kooditin.qda.suggestion import Reason

MOST_WORDS = 4
EXCERPT_LENGTH = 70  # characters of an excerpt alike in one line
_STEM_LEAST = 3


def elided(text: str, length: int) -> str:
    """The text on one line, left out in its middle, between words where it can be, where it is longer."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    first = (length - 3) * 2 // 3
    last = len(flat) - (length - 3 - first)
    first = flat.rfind(" ", first // 2, first + 1) if " " in flat[first // 2 : first + 1] else first
    behind = flat.find(" ", last - 1, (last + len(flat)) // 2)
    return f"{flat[:first].rstrip()} … {flat[behind if behind >= 0 else last :].lstrip()}"


def reasons_line(reasons: Sequence[Reason]) -> str:
    """The strongest reasons in one line: a rule, else the words, and the excerpt most alike."""
    parts = []
    if rules := [reason.text for reason in reasons if reason.kind == "rule"]:
        parts.append(tr("by your rule {rule}").format(rule=rules[0]))
    if words := spoken_words(reasons)[:MOST_WORDS]:
        parts.append(tr("because of {words}").format(words=", ".join(words)))
    if alike := [reason for reason in reasons if reason.kind == "alike"]:
        best = max(alike, key=lambda reason: reason.weight)
        parts.append(tr("like “{excerpt}”").format(excerpt=elided(best.text, EXCERPT_LENGTH)))
    line = "; ".join(parts)
    return line[:1].upper() + line[1:]


def spoken_words(reasons: Sequence[Reason]) -> list[str]:
    """The words that spoke for a code, the strongest first, each once."""
    chosen = sorted((r for r in reasons if r.kind in ("word", "name")), key=lambda reason: -reason.weight)
    return list(dict.fromkeys(reason.text for reason in chosen))


def reason_sentence(reason: Reason) -> str:
    """One reason on a line of its own."""
    match reason.kind:
        case "rule":
            return tr("Your rule: {rule}").format(rule=reason.text)
        case "name":
            return tr("{word} is in the code’s name or definition").format(word=reason.text)
        case "word":
            return tr("{word} is common in passages of this code").format(word=reason.text)
        case _:
            return tr("Coded alike: “{excerpt}”").format(excerpt=elided(reason.text, 2 * EXCERPT_LENGTH))


def spoken_places(text: str, reasons: Sequence[Reason]) -> list[Span]:
    """Where the words that spoke stand in a text: its words that begin as they do, less an inflected end.

    A base form need not be the beginning of its inflected form (vesi, veden); such a word is not marked.
    """
    stems = [_stem(word) for word in spoken_words(reasons)]
    if not stems:
        return []
    return [
        Span(*match.span())
        for match in re.finditer(r"\w+", text)
        if any(_speaks(stem, match.group().casefold()) for stem in stems)
    ]


def _speaks(stem: str, word: str) -> bool:
    """Whether a word of the text is an inflected form, or a compound, of the word with this stem."""
    return word.startswith(stem) or (len(stem) > _STEM_LEAST + 1 and stem in word)


def _stem(word: str) -> str:
    """A word less what inflection may change of its end."""
    bare = word.casefold().strip()
    return bare if len(bare) <= _STEM_LEAST + 1 else bare[: max(_STEM_LEAST, len(bare) - 1 - (len(bare) > 6))]


def passage_html(text: str, reasons: Sequence[Reason], *, length: int) -> str:
    """A passage as rich text, with the words that spoke in bold; left out in its middle where it is longer."""
    shown = elided(text, length)
    parts, at = [], 0
    for start, end in spoken_places(shown, reasons):
        parts += [escape(shown[at:start]), "<b>", escape(shown[start:end]), "</b>"]
        at = end
    return "".join([*parts, escape(shown[at:])])
