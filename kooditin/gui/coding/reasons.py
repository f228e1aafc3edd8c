"""Why a code is suggested, in words: one line of it, all of it, and the words of the passage that spoke for it.

Words are told as they stand in the passage. Words that say little are not told, nor, as long as a code has few
examples, words that were learned: with two examples it is by accident which these are.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kooditin.analysis.stop_words import ENGLISH, FINNISH, SWEDISH
from kooditin.gui.bridge.i18n import tr
from kooditin.qda.source import Span
from kooditin.qda.suggestion import Reason

MOST_WORDS = 4
EXCERPT_LENGTH = 70  # characters of an excerpt alike in one line
_LEAST = 0.2  # of the strongest word's weight, for a word to be told
_STRONG = 0.2  # of all that spoke: with so much, a code's own word is told though it is a common one (Aika)
_SHORTEST = 3  # letters
_STEM_LEAST = 3
_WORD = re.compile(r"\w+(?:[-:'’]\w+)*")
_SAY_LITTLE = FINNISH | ENGLISH | SWEDISH


class ToldWord(NamedTuple):
    """A word that spoke for a code, as it stands in the passage, with the base forms by which it did.

    `is_named` says that one of these is in the code's name or definition.
    """

    word: str
    bases: tuple[str, ...]
    is_named: bool
    weight: float


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


def told_words(text: str, reasons: Iterable[Reason], *, learned: bool) -> list[ToldWord]:
    """The words worth telling, the strongest first; `learned` says whether learned words are."""
    kinds = ("name", "word") if learned else ("name",)
    chosen = [reason for reason in reasons if reason.kind in kinds and _says_much(reason)]
    of_words: dict[str, list[Reason]] = {}
    known: dict[str, str] = {}
    for reason in sorted(chosen, key=lambda reason: -reason.weight):
        word = _as_it_stands(reason.text, text, [each.text for each in chosen])
        known.setdefault(word.casefold(), word)
        of_words.setdefault(word.casefold(), []).append(reason)
    found = [
        ToldWord(known[key], tuple(each.text for each in group), any(each.kind == "name" for each in group),
                 sum(each.weight for each in group))
        for key, group in of_words.items()
    ]  # fmt: skip
    found.sort(key=lambda each: -each.weight)
    return [each for each in found if each.weight >= _LEAST * found[0].weight][:MOST_WORDS]


def _says_much(reason: Reason) -> bool:
    return not _says_little(reason.text) or (reason.kind == "name" and reason.weight >= _STRONG)


def _says_little(word: str) -> bool:
    """Whether it is a word that only joins others; spoken ones lack their last n (paljo, ku)."""
    bare = word.casefold()
    return len(bare) < _SHORTEST or bare in _SAY_LITTLE or f"{bare}n" in _SAY_LITTLE


def _as_it_stands(base: str, text: str, bases: Sequence[str]) -> str:
    """The word of the text that is most alike to the base form, or to a compound among `bases` that it is a part of;
    the base form where there is none."""
    words = [word for word in _WORD.findall(text) if word.casefold() == base.casefold() or not _says_little(word)]
    for form in (base, *(each for each in bases if each != base and base in each)):
        best = max(words, key=lambda word: (_alike(form, word), -len(word)), default=base)
        if _alike(form, best):
            return best
    return base


def _alike(base: str, word: str) -> int:
    """How many letters a word shares with a base form at its beginning or, of a compound, later; 0 for too few.

    A base form need not be the beginning of its inflected form (vesi, veden): such a word is not known by it.
    """
    one, other = base.casefold(), word.casefold()
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if shared >= min(len(_stem(one)), max(_STEM_LEAST, len(one) // 2 + 1)):
        return shared + 1
    stem = _stem(one)
    return len(stem) if len(stem) > _STEM_LEAST and stem in other else 0


def _stem(word: str) -> str:
    """A word less what inflection may change of its end."""
    return word if len(word) <= _STEM_LEAST + 1 else word[: max(_STEM_LEAST, len(word) - 1 - (len(word) > 6))]


def reasons_line(text: str, reasons: Sequence[Reason], *, learned: bool) -> str:
    """The strongest reasons in one line: a rule, else the words of the passage, and the excerpt most alike."""
    parts = []
    if rules := [reason.text for reason in reasons if reason.kind == "rule"]:
        parts.append(tr("by your rule {rule}").format(rule=rules[0]))
    words = told_words(text, reasons, learned=learned)
    if named := [each.word for each in words if each.is_named]:
        parts.append(tr("words of its name or definition: {words}").format(words=", ".join(named)))
    if others := [each.word for each in words if not each.is_named]:
        parts.append(tr("learned words: {words}").format(words=", ".join(others)))
    if any(reason.kind == "meaning" and reason.weight >= _STRONG for reason in reasons):
        parts.append(tr("says what its definition says"))
    if alike := [reason for reason in reasons if reason.kind == "alike"]:
        best = max(alike, key=lambda reason: reason.weight)
        parts.append(tr("like “{excerpt}”").format(excerpt=elided(best.text, EXCERPT_LENGTH)))
    line = "; ".join(parts) if parts or not reasons else tr("no single word stands out")
    return line[:1].upper() + line[1:]


def reason_sentences(text: str, reasons: Sequence[Reason], *, learned: bool) -> list[str]:
    """The reasons, each on a line of its own."""
    rules = [tr("Your rule: {rule}").format(rule=reason.text) for reason in reasons if reason.kind == "rule"]
    alike = [
        tr("Coded alike: “{excerpt}”").format(excerpt=elided(reason.text, 2 * EXCERPT_LENGTH))
        for reason in reasons
        if reason.kind == "alike"
    ]
    meant = [
        tr("As a whole the passage says much what the code’s name and definition say")
        for reason in reasons
        if reason.kind == "meaning"
    ]
    return [*rules, *map(_word_sentence, told_words(text, reasons, learned=learned)), *meant, *alike]


def _word_sentence(told: ToldWord) -> str:
    bases = [base for base in told.bases if base.casefold() != told.word.casefold()]
    word = f"{told.word} ({', '.join(bases)})" if bases else told.word
    if told.is_named:
        return tr("{word} is in the code’s name or definition").format(word=word)
    return tr("{word} is a learned word of this code").format(word=word)


def spoken_places(text: str, words: Iterable[ToldWord]) -> list[Span]:
    """Where the words that spoke stand in a text, in this or another inflected form."""
    known = {word.word.casefold() for word in words}
    stems = [_stem(base.casefold()) for word in words for base in word.bases if len(base) > _STEM_LEAST]
    return [
        Span(*match.span())
        for match in _WORD.finditer(text)
        if (form := match.group().casefold()) in known
        or (not _says_little(form) and any(form.startswith(stem) for stem in stems))
    ]


def passage_html(text: str, words: Sequence[ToldWord], *, length: int) -> str:
    """A passage as rich text, with the words that spoke in bold; left out in its middle where it is longer."""
    from html import escape  # two milliseconds, which the start of the window does without

    shown = elided(text, length)
    parts, at = [], 0
    for start, end in spoken_places(shown, words):
        parts += [escape(shown[at:start]), "<b>", escape(shown[start:end]), "</b>"]
        at = end
    return "".join([*parts, escape(shown[at:])])
