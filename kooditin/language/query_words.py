"""The base forms that a word typed into a search may have; it stands alone, so all its readings count."""

from functools import lru_cache

from kooditin.language.foreign import foreign_lemma
from kooditin.language.lemmas import lemma
from kooditin.language.morphology import readings

_TAGS = {
    "noun": "NOUN", "noun adjective": "ADJ", "adjective": "ADJ", "name": "PROPN", "verb": "VERB", "adverb": "ADV",
    "numeral": "NUM", "pronoun": "PRON", "adposition": "ADP",
}  # fmt: skip


@lru_cache(2_000)
def base_forms(word: str, language: str = "fi") -> frozenset[str]:
    """Every base form the word may have, e.g. tulla and tuli for "tuli"."""
    if language != "fi":
        return frozenset((foreign_lemma(word, language),))
    found = {lemma(word)}
    for reading in (*readings(word.lower()), *readings(word.capitalize())):
        tag = _TAGS.get(reading.word_class)
        if tag:
            case = f"Case={reading.case}" if reading.case else ""
            number = f"Number={reading.number}" if reading.number else ""
            found.add(lemma(word, tag, "|".join(filter(None, (case, number)))))
    return frozenset(found)
