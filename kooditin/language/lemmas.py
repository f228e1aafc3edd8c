"""Base forms (lemmas) of Finnish words as Universal Dependencies means them, and the parts of compounds.

Voikko's readings are weighed by what the tagger says of the word in its sentence; words that Voikko does not know are
looked up as spoken forms, by their last part, and by simplemma.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kooditin.language.exceptions import ADVERBS, FIXED, NAMES_IN_PLURAL, PLURALS, PRONOUNS, UNINFLECTED, WITH_CLITIC
from kooditin.language.morphology import Reading, readings
from kooditin.language.spoken import common_form, written_form

if TYPE_CHECKING:
    from simplemma import Lemmatizer

VERSION = 1  # counts up when a base form may have changed, so that stored analyses are made anew
WITHOUT_TAG = 2  # the same for base forms of words alone
_CLASSES = {
    "NOUN": ("noun", "noun adjective", "abbreviation"), "PROPN": ("name", "noun", "abbreviation"),
    "ADJ": ("adjective", "noun adjective", "numeral"), "VERB": ("verb",), "AUX": ("verb", "negation"),
    "ADV": ("adverb", "adjective", "pronoun"), "ADP": ("adposition", "adverb", "noun"),
    "PRON": ("pronoun",), "DET": ("pronoun",), "NUM": ("numeral",), "CCONJ": ("conjunction", "negation"),
    "SCONJ": ("conjunction",), "INTJ": ("interjection",),
}  # fmt: skip
_ABBREVIATION = re.compile(r"([^\W_][\w&.]*?):[a-zäö]+", re.IGNORECASE)
_ENDINGS = {
    "Gen": r"n$", "Par": r"(?<=[^aeiouyäö]i)[aä]$|t[aä]$|[aä]$", "Ine": r"ss[aä]$", "Ela": r"st[aä]$",
    "Ill": r"(?<=[aeiouyäö])(?:n|h[aeiouyäö]n|seen)$", "Ade": r"ll[aä]$", "Abl": r"lt[aä]$", "All": r"lle$",
    "Ess": r"n[aä]$", "Tra": r"ksi$",
}  # fmt: skip
_NO_WORD = re.compile(r"[\W\d_]+")


@lru_cache(200_000)
def lemma(form: str, tag: str = "", features: str = "") -> str:
    """The base form of a word; `tag` and `features` as in Universal Dependencies ("NOUN", "Case=Ine|Number=Sing").

    Without a tag the likeliest reading of the word alone. Signs and numbers are themselves.
    """
    if not form or _NO_WORD.fullmatch(form) or tag in ("PUNCT", "SYM", "X") or any(map(str.isdigit, form[:1])):
        return form
    if form.isupper() and len(form) <= 3 and tag in ("NOUN", "ADJ", "NUM"):
        return form  # A, II
    lower = form.lower()
    if fixed := FIXED.get(tag, {}).get(lower):
        return fixed
    if (tag in ("ADV", "") and lower in ADVERBS) or (not tag and lower in UNINFLECTED):
        return lower
    if abbreviation := _ABBREVIATION.fullmatch(form):
        return abbreviation[1]
    if common := common_form(lower):
        return lemma(common, tag, features) if common != lower else lower
    head, tail = _halves(form)
    best = _best(_all_readings(tail), tag, features, tail)
    if best is not None:
        return head + _as_tagged(best, tag, features, tail)
    if spoken := written_form(lower):
        return lemma(spoken, tag, features)
    return head + _unknown(tail, tag, features)


@lru_cache(200_000)
def parts(form: str) -> tuple[str, ...]:
    """The base forms of the parts of a compound, in their order; one for a simple word."""
    found = _best(_all_readings(form), "", "", form)
    if found is not None and len(found.parts) > 1:
        return found.parts
    base = lemma(form)
    spoken_one = common_form(form.lower()) or (found is None and written_form(form.lower()))
    if spoken_one and (spoken := readings(base)):
        return spoken[0].parts
    pieces = tuple(piece for piece in base.split("-") if piece)
    return pieces if len(pieces) > 1 else (base,)


def _halves(form: str) -> tuple[str, str]:
    """A word with a hyphen inside is analysed by its last part."""
    place = form.rfind("-")
    return (form[: place + 1], form[place + 1 :]) if 0 < place < len(form) - 1 else ("", form)


def _all_readings(form: str) -> tuple[Reading, ...]:
    lower = form.lower()
    return readings(lower) or (readings(form) if form != lower else ())


def _best(found: tuple[Reading, ...], tag: str, features: str, form: str) -> Reading | None:
    if not found:
        return None
    wanted = dict(pair.split("=", 1) for pair in features.split("|") if "=" in pair)
    return max(found, key=lambda reading: _fit(reading, tag, wanted, form))


def _fit(reading: Reading, tag: str, wanted: dict[str, str], form: str) -> float:
    score = 0.0
    classes = _CLASSES.get(tag, ())
    if reading.word_class in classes:
        score += 8 - classes.index(reading.word_class)
    if tag in ("VERB", "AUX") and reading.participle:
        score += 7
    if tag == "NOUN" and reading.infinitive == "4":
        score += 7
    if tag == "VERB" and reading.infinitive == "4":
        score -= 6
    if tag in ("VERB", "AUX"):
        part = wanted.get("VerbForm") == "Part"
        score += 2 if part == reading.participle else -1
        score += 2 if (wanted.get("VerbForm") == "Inf") == (reading.infinitive in ("1", "2", "3")) else 0
    score -= 2 if reading.possessive and "Person[psor]" not in wanted else 0
    if "Case" in wanted and reading.case:
        score += 3 if wanted["Case"] == reading.case else -1
    if "Number" in wanted and reading.number:
        score += 1 if wanted["Number"] == reading.number else -1
    if "Person" in wanted and reading.person:
        score += 1.5 if wanted["Person"] == reading.person.replace("4", "0") else -0.5
    if tag == "ADV":
        score += 2 if reading.case == "Sti" else 0
    if not tag:
        score += {"pronoun": 2, "name": 1 if form[:1].isupper() else -2}.get(reading.word_class, 0)
        score -= reading.case == "Abe"  # vuotta is a year more often than it is without a stream
    return score - 0.9 * (len(reading.parts) - 1)


def _as_tagged(reading: Reading, tag: str, features: str, form: str) -> str:
    if tag in ("VERB", "AUX") or (not tag and reading.participle):
        return reading.verb or reading.base
    if tag in ("ADV", "ADP", "CCONJ", "SCONJ") or reading.case == "Sti":
        return _uninflected(reading, form.lower())
    base = reading.base
    if reading.word_class == "pronoun":
        return WITH_CLITIC.get((base, reading.clitic), PRONOUNS.get(base, base))
    if reading.number == "Plur" and base.endswith(NAMES_IN_PLURAL if tag == "PROPN" else PLURALS):
        base = base.removesuffix("t") + "t"
    if tag == "PROPN":
        return base[:1].upper() + base[1:] if form[:1].isupper() else base
    if reading.word_class == "abbreviation":
        return base
    if base[:1].isupper() and form[:1].isupper() and reading.word_class == "name":
        return base
    return base.lower()


def _uninflected(reading: Reading, lower: str) -> str:
    """Adverbs and adpositions are their own base forms, less a clitic."""
    return lower.removesuffix(reading.clitic) if reading.clitic else lower


def _unknown(form: str, tag: str, features: str) -> str:
    if tag == "PROPN" or (not tag and form[:1].isupper()):
        return _name(form, features)
    return _by_word_list(form.lower())


def _by_word_list(lower: str) -> str:
    return _word_list().lemmatize(lower, lang="fi")


@cache
def _word_list() -> "Lemmatizer":
    """simplemma's Finnish words, looked up in their file: held as a dictionary they take 350 MB."""
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(greedy=True, dictionary_factory=StreamDictionaryFactory()))


def _name(form: str, features: str) -> str:
    """A name that no dictionary has, less the ending of the case it is in: Kalymnoksen → Kalymnos, Leafin → Leaf."""
    case = re.search(r"Case=(\w+)", features)
    ending = _ENDINGS.get(case[1]) if case else None
    stem = re.sub(ending, "", form.removesuffix(":")) if ending else form
    if stem == form or len(stem) < 2:
        return form
    if stem.endswith("kse") and len(stem) > 5:
        return stem[:-3] + "s"
    if stem.endswith("i") and stem[-2].lower() not in "aeiouyäö":
        return stem[:-1]
    return stem
