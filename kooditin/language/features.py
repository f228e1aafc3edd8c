"""Texts as numbers for the suggestions: base forms and compound parts, pieces of words, and vectors, kept by text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from kooditin.language.lemmas import lemma, parts
from kooditin.language.meaning import Meaning
from kooditin.language.morphology import readings
from kooditin.language.sparse import Floats, Places, Sparse
from kooditin.language.vectors import WordVectors

_TOKEN = re.compile(r"\w+(?:[-:'’]\w+)*")
_SHORTEST_PIECE, _LONGEST_PIECE = 3, 5
_OF_FUNCTION_WORDS = 0.3
_FUNCTION_CLASSES = frozenset(("pronoun", "conjunction", "adposition", "adverb", "negation", "interjection"))


class Read(NamedTuple):
    """A text: its word forms (places in `Reader.forms`), once each, and how often each stands."""

    forms: Places
    counts: Floats


class Reader:
    """Reads texts once: word forms, their base forms and compound parts, pieces of words and vectors.

    Every feature has a number that stays as long as the reader lives, so what was learned from one text holds for the
    next. `words` counts the base forms and parts known so far, `pieces` the pieces of words.
    """

    def __init__(self, vectors: WordVectors | None = None, meaning: Meaning | None = None) -> None:
        self.vectors = vectors or WordVectors()
        self.meaning = meaning or Meaning()
        self.forms: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.pieces: dict[str, int] = {}
        self._read: dict[str, Read] = {}
        self._words_of: list[Places] = []
        self._pieces_of: list[Places] = []
        self._vector_of = np.zeros((0, self.vectors.width), np.float32)
        self._word_weights = self._form_weights = np.zeros(0, np.float32)

    def read(self, text: str) -> Read:
        """The word forms of a text, in lower case but for names that only a capital shows."""
        if text not in self._read:
            counted = Counter(self._form(form) for form in tokens(text))
            self._read[text] = Read(np.array(list(counted), np.int64), np.array(list(counted.values()), np.float32))
        return self._read[text]

    def word_counts(self, texts: Sequence[str]) -> Sparse:
        """How often each base form and compound part stands in each text (texts × words)."""
        return Sparse.of([_summed(self.read(text), self._words_of) for text in texts], len(self.words))

    def word_weights(self) -> Floats:
        """How much each of `words` tells of what is talked about: 1, and less for words that only join others."""
        new = list(self.words)[len(self._word_weights) :]
        weights = [_OF_FUNCTION_WORDS if is_function_word(word) else 1.0 for word in new]
        self._word_weights = np.concatenate([self._word_weights, np.array(weights, np.float32)])
        return self._word_weights

    def form_weights(self) -> Floats:
        """That of each of `forms`."""
        of_words, new = self.word_weights(), self._words_of[len(self._form_weights) :]
        weights = [of_words[words].max(initial=0.0) for words in new]
        self._form_weights = np.concatenate([self._form_weights, np.array(weights, np.float32)])
        return self._form_weights

    def piece_counts(self, texts: Sequence[str]) -> Sparse:
        """How often each piece of a word stands in each text (texts × pieces), in words that join others less."""
        read = [self.read(text) for text in texts]
        weights = self.form_weights()
        weighed = [each._replace(counts=each.counts * weights[each.forms]) for each in read]
        return Sparse.of([_summed(each, self._pieces_of) for each in weighed], len(self.pieces))

    def form_counts(self, texts: Sequence[str]) -> Sparse:
        """How often each word form stands in each text (texts × forms)."""
        rows = [self.read(text) for text in texts]
        return Sparse.of([(read.forms, read.counts) for read in rows], len(self.forms))

    def form_vectors(self) -> Floats:
        """The vectors of all word forms read so far (forms × width)."""
        known = len(self._vector_of)
        if known < len(self.forms):
            new = self.vectors.of(list(self.forms)[known:])
            self._vector_of = np.concatenate([self._vector_of, new])
        return self._vector_of

    def words_of(self, form: str) -> tuple[str, ...]:
        """The base form of a word and, of a compound, its parts."""
        return words_of(form)

    def _form(self, form: str) -> int:
        place = self.forms.get(form)
        if place is None:
            place = self.forms[form] = len(self.forms)
            self._words_of.append(_numbers(words_of(form), self.words))
            self._pieces_of.append(_numbers(pieces_of(form), self.pieces))
        return place


def tokens(text: str) -> list[str]:
    """The words of a text as they stand, without signs and bare numbers."""
    return [form for form in _TOKEN.findall(text) if any(map(str.isalpha, form))]


@lru_cache(200_000)
def words_of(form: str) -> tuple[str, ...]:
    """The base form of a word in lower case and, of a compound, the base forms of its parts."""
    base = lemma(form).lower()
    found = [part.lower() for part in parts(form)] if len(form) > 5 else []
    return tuple(dict.fromkeys([base, *(part for part in found if len(part) > 2)]))


def is_function_word(base: str) -> bool:
    """Whether a base form only joins other words ("miten", "tai", "kanssa", "olla") and is no word of a topic."""
    found = readings(base)
    return base == "olla" or (bool(found) and all(each.word_class in _FUNCTION_CLASSES for each in found))


def pieces_of(form: str) -> list[str]:
    """The pieces of a word, of 3 to 5 letters with its ends marked, as spoken and misspelt words still share them."""
    marked = f"<{form.lower()}>"
    return [
        marked[at : at + size]
        for size in range(_SHORTEST_PIECE, _LONGEST_PIECE + 1)
        for at in range(len(marked) - size + 1)
    ]


def _numbers(features: Iterable[str], known: dict[str, int]) -> Places:
    return np.array([known.setdefault(feature, len(known)) for feature in features], np.int64)


def _summed(read: Read, features: list[Places]) -> tuple[Places, Floats]:
    """The features of a text's forms, each once with its count."""
    if not len(read.forms):
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    of_forms = [features[form] for form in read.forms]
    columns = np.concatenate(of_forms)
    counts = np.repeat(read.counts, [len(each) for each in of_forms])
    unique, where = np.unique(columns, return_inverse=True)
    return unique, np.bincount(where, counts).astype(np.float32)
