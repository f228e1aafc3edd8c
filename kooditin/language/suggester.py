"""Codes suggested for passages: from names and definitions at first, from each coding that comes, and from what the
uncoded passages have in common. README.md here tells how it came to be so, with figures."""

from collections.abc import Sequence

import numpy as np

from kooditin.language.features import Reader
from kooditin.language.sparse import Floats, Sparse
from kooditin.qda.suggestion import CodeText, Example, Reason

_ROUNDS = 8
_SHARPNESS = 40.0
_SUREST = 0.6
_PULL = 1.0
_NAMES = 2  # how many times a name counts beside the definition
_REGULAR = 1.0
_DEFINITIONS = 2.0
_CONSTANT = 0.05


class Suggester:
    """Learns codes from names, definitions and examples, and ranks them for passages.

    Scores are comparable between passages: the higher, the likelier right; `held_out` gives those of the examples on
    the same scale, each as if it had not been learned from.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.codebook: tuple[CodeText, ...] = ()
        self.examples: tuple[Example, ...] = ()

    def learn(self, codebook: Sequence[CodeText], examples: Sequence[Example], passages: Sequence[str]) -> None:
        """Learns anew. `passages` are the project's uncoded ones: what is common and what goes together there."""
        self.codebook, self.examples = tuple(codebook), tuple(examples)
        if not self.codebook:
            return
        learned = [example.text for example in examples]
        self._weigh([*passages, *learned])
        self._codes = self._code_features()
        self._learned = self._features(learned)
        self._given = self._targets()
        self._passages = self._features(passages)
        self._share = self._share_of_vectors()
        self._train_centroids()
        self._fit_ridge()

    def rank(self, texts: Sequence[str]) -> Floats:
        """The scores of every code for each text (texts × codes), higher for likelier."""
        if not self.codebook:
            return np.zeros((len(texts), 0), np.float32)
        return self._mixed(*self._scores(self._features(texts)))

    def held_out(self) -> Floats:
        """The scores of the examples (examples × codes), each as if it had not been learned from."""
        if not self.codebook or not self.examples:
            return np.zeros((len(self.examples), len(self.codebook)), np.float32)
        return self._mixed(self._held_centroids, self._held_ridge)

    def reasons(self, text: str, code_place: int) -> list[Reason]:
        """What speaks for a code in a text, the weightiest first; the shares are of all that speaks for it."""
        (words, _), word_names = self._features([text]), list(self._reader.words)
        named = set(self._codes[0].columns[self._codes[0].rows == code_place])
        words = words.only(np.arange(len(self._word_weights))) if words.width > len(self._word_weights) else words
        gains = words.values * self._word_weights[words.columns, code_place]
        spoke = [(gain, column) for gain, column in zip(gains, words.columns, strict=True) if gain > 0]
        total = sum(gain for gain, _ in spoke) or 1.0
        return [
            Reason("name" if column in named else "word", word_names[column], float(gain / total))
            for gain, column in sorted(spoke, reverse=True)[:8]
        ]

    def _weigh(self, texts: Sequence[str]) -> None:
        counts = self._reader.word_counts(texts)
        self._idf = np.log((len(texts) + 1) / (counts.row_counts() + 0.5)).astype(np.float32)
        self._idf = np.maximum(self._idf, 0.01)
        self._mean = np.zeros(self._reader.vectors.width, np.float32)
        self._mean = self._vectors(texts).mean(0) if len(texts) else self._mean

    def _features(self, texts: Sequence[str]) -> tuple[Sparse, Floats]:
        return self._weighed(self._reader.word_counts(texts)), _unit(self._vectors(texts) - self._mean)

    def _weighed(self, counts: Sparse) -> Sparse:
        """Counts as tf-idf, rows of length 1; words first met now are as rare as any."""
        rarest = self._idf.max(initial=1.0)
        self._idf = np.concatenate([self._idf, np.full(counts.width - len(self._idf), rarest, np.float32)])
        return counts.with_values(np.log1p(counts.values) * self._idf[counts.columns]).unit()

    def _vectors(self, texts: Sequence[str]) -> Floats:
        """The mean of the vectors of the words, rare words more, each of length 1 (texts × width)."""
        forms = self._reader.form_counts(texts)
        return _unit(forms.times(self._reader.form_vectors()))

    def _code_features(self) -> tuple[Sparse, Floats]:
        texts = [" ".join([*[code.name] * _NAMES, code.description]) for code in self.codebook]
        words, vectors = self._weighed(self._reader.word_counts(texts)), self._vectors(texts)
        middle = (self._mean + vectors.mean(0)) / 2 if len(texts) else self._mean
        return words, _unit(vectors - middle)

    def _targets(self) -> Floats:
        places = {code.id: place for place, code in enumerate(self.codebook)}
        given = np.zeros((len(self.examples), len(self.codebook)), np.float32)
        for row, example in enumerate(self.examples):
            for code in example.codes:
                if code in places:
                    given[row, places[code]] = 1
        return given

    def _share_of_vectors(self) -> float:
        """How much the vectors count: more where few passages share a word with any code."""
        if not len(self._passages[0]) or not self.codebook:
            return 0.2
        alike = self._passages[0].times(np.ascontiguousarray(self._codes[0].dense().T))
        none = float((alike.max(1) <= 0.02).mean())
        return 0.05 + 0.15 * min(1.0, max(0.0, (none - 0.5) / 0.35))

    def _joined(self, features: tuple[Sparse, Floats]) -> tuple[Sparse, Floats]:
        words, vectors = features
        share = self._share
        width = len(self._reader.words)
        widened = Sparse(words.starts, words.columns, words.values * np.sqrt(1 - share), width)
        return widened, vectors * np.float32(np.sqrt(share))

    def _train_centroids(self) -> None:
        codes_words, codes_vectors = self._joined(self._codes)
        learned, learned_vectors = self._joined(self._learned)
        passages, passage_vectors = self._joined(self._passages)
        base = np.hstack([codes_words.dense(), codes_vectors])
        turned = passages.turned()
        if len(learned):
            pulled = np.hstack([learned.turned().times(self._given).T, (learned_vectors.T @ self._given).T])
            base = base + _unit(pulled)
        centroids = _unit(base)
        width = codes_words.width
        for _ in range(_ROUNDS if len(passages) else 0):
            scores = (
                passages.times(np.ascontiguousarray(centroids[:, :width].T)) + passage_vectors @ centroids[:, width:].T
            )
            likely = _shares(scores)
            pulled = np.hstack([turned.times(likely).T, (passage_vectors.T @ likely).T])
            centroids = _unit(base + _PULL * _unit(pulled))
        self._centroids = np.ascontiguousarray(centroids.T)
        self._held_centroids = self._by_centroids(self._learned)

    def _by_centroids(self, features: tuple[Sparse, Floats]) -> Floats:
        words, vectors = self._joined(features)
        width = len(self._centroids) - vectors.shape[1]
        known = words.only(np.arange(width)) if words.width > width else words
        scores: Floats = known.times(self._centroids[:width]) + vectors @ self._centroids[width:]
        return scores

    def _fit_ridge(self) -> None:
        words = np.vstack([self._joined(each)[0].dense() for each in (self._learned, self._codes)])
        vectors = np.vstack([self._joined(each)[1] for each in (self._learned, self._codes)])
        alike = words @ words.T + vectors @ vectors.T + _CONSTANT
        certain = np.r_[np.ones(len(self._given)), np.full(len(self.codebook), _DEFINITIONS)]
        inverse = np.linalg.inv(alike + np.diag(_REGULAR / certain))
        targets = np.vstack([self._given, np.eye(len(self.codebook), dtype=np.float32)])
        weights = inverse @ targets
        self._held_ridge = (targets - weights / np.diag(inverse)[:, None])[: len(self._given)].astype(np.float32)
        self._word_weights = (words.T @ weights).astype(np.float32)
        self._vector_weights = (vectors.T @ weights).astype(np.float32)
        self._bias = (_CONSTANT * weights.sum(0)).astype(np.float32)

    def _scores(self, features: tuple[Sparse, Floats]) -> tuple[Floats, Floats]:
        words, vectors = self._joined(features)
        width = len(self._word_weights)
        known = words.only(np.arange(width)) if words.width > width else words
        ridge = known.times(self._word_weights) + vectors @ self._vector_weights + self._bias
        return self._by_centroids(features), ridge

    def _mixed(self, centroids: Floats, ridge: Floats) -> Floats:
        per_code = len(self.examples) / max(1, len(self.codebook))
        share = per_code / (per_code + 10)
        return (1 - share) * centroids + share * ridge


def _unit(rows: Floats) -> Floats:
    unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit.astype(np.float32)


def _shares(scores: Floats) -> Floats:
    """How likely each code is for each passage; the surest passages only, and no code much more often than others."""
    likely = np.exp((scores - scores.max(1, keepdims=True)) * _SHARPNESS)
    likely /= likely.sum(1, keepdims=True)
    likely /= np.sqrt(likely.sum(0, keepdims=True)) + 1e-9
    likely /= likely.sum(1, keepdims=True)
    surest = likely.max(1)
    kept: Floats = likely * (surest >= np.quantile(surest, 1 - _SUREST))[:, None]
    return kept.astype(np.float32)
