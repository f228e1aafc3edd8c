"""How alike the codes and texts of a project are: in words and pieces of words, in vectors and in topics."""

import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from kooditin.language.features import Reader
from kooditin.language.sparse import Floats, Places, Sparse, unit
from kooditin.qda.suggestion import CodeText

_NAMES = 2  # how many times a code's name counts beside its definition
_PIECES = 0.4  # of the likeness in wording, the share of pieces of words beside whole words and parts
_PIECE_COLUMNS = 4096
_COMMON = 24  # words in more texts than this are multiplied as a dense matrix
_OF_MEANING = 0.8  # of the vectors' likeness, the share of what whole passages mean beside the mean of their words
_MOST_TOPICS = 150
_TEXTS_OF_A_TOPIC = 3


class Rows(NamedTuple):
    """Texts as the space sees them: likeness in wording to each of its rows, vectors, and topics."""

    wording: Floats
    vectors: Floats
    topics: Floats


class Mix(NamedTuple):
    """The shares of the vectors and the topics in the likeness; the wording has the rest."""

    vectors: float
    topics: float

    @property
    def wording(self) -> float:
        """The share of the wording."""
        return 1 - self.vectors - self.topics


class Space:
    """The codes (rows 0 … codes - 1) and texts of a project, and how alike each is to each.

    What is rare, usual or the middle is told by the texts that it began with; later ones (`add`) change nothing of it.
    `places` gives the row of a text. `rows` holds all of them. With `by_meaning` the vectors are not only those of
    words but those of whole texts, too (meaning.py), which are slow to make.
    """

    def __init__(
        self, reader: Reader, codebook: Sequence[CodeText], texts: Sequence[str], *, by_meaning: bool = False
    ) -> None:
        self._reader = reader
        self.codes = len(codebook)
        unique = list(dict.fromkeys(texts))
        self.places = {text: self.codes + place for place, text in enumerate(unique)}
        as_texts = [" ".join([*[code.name] * _NAMES, code.description]) for code in codebook]
        self._rarity = _Rarity(reader, unique)
        self._words = self._rarity.words(as_texts + unique)
        pieces = self._rarity.pieces(as_texts + unique)
        self._pieces = self._rarity.fewer_columns(pieces)
        self._of_codes = np.unique(pieces.columns[pieces.rows < self.codes])
        self._code_pieces = np.ascontiguousarray(pieces.only(self._of_codes).dense_rows(0, self.codes).T)
        alike = self._likeness_in_pieces(self._pieces, pieces)
        alike[: self.codes] = alike[:, : self.codes].T
        wording = (1 - _PIECES) * _gram(self._words) + _PIECES * alike
        self._kinds, vectors = self._vectors(codebook, as_texts, unique, by_meaning)
        self._to_topics = _topics(wording[self.codes :, self.codes :])
        topics = unit(wording[:, self.codes :] @ self._to_topics)
        self._first = len(unique)
        self.rows = Rows(wording, vectors, topics)

    def shared_words(self) -> Floats:
        """How alike each text is to each code in whole words and parts alone (texts × codes)."""
        words = self._words.dense_rows(0, self.codes)
        return self._words.times(np.ascontiguousarray(words.T))[self.codes :]

    def seen(self, texts: Sequence[str]) -> Rows:
        """Any texts as the space sees them (texts × its rows, × vectors, × topics)."""
        known = [self.places.get(text, -1) for text in texts]
        if all(place >= 0 for place in known):
            return Rows(*(each[known] for each in self.rows))
        words = self._rarity.words(texts).first_columns(self._words.width)
        wording = np.hstack([np.zeros((len(texts), 0), np.float32), *self._likeness_in_words(words)])
        pieces = self._rarity.pieces(texts)
        alike = self._likeness_in_pieces(self._rarity.fewer_columns(pieces), pieces)
        wording = (1 - _PIECES) * wording + _PIECES * alike
        vectors = [kind.share * _beside(kind.of(texts), kind.middle) for kind in self._kinds]
        return Rows(wording, np.hstack(vectors), self._topics_of(wording))

    def add(self, texts: Sequence[str]) -> None:
        """Makes rows of further texts."""
        new = [text for text in dict.fromkeys(texts) if text not in self.places]
        if not new:
            return
        seen = self.seen(new)
        words, pieces = self._rarity.words(new), self._rarity.fewer_columns(self._rarity.pieces(new))
        self._words = self._words.first_columns(words.width).with_rows(words)
        self._pieces = np.vstack([self._pieces, pieces])
        own = (1 - _PIECES) * _gram(words) + _PIECES * (pieces @ pieces.T)
        wording = np.block([[self.rows.wording, seen.wording.T], [seen.wording, own]])
        self.rows = Rows(
            wording, np.vstack([self.rows.vectors, seen.vectors]), np.vstack([self.rows.topics, seen.topics])
        )
        self.places |= {text: len(self.places) + self.codes + place for place, text in enumerate(new)}

    def likeness(self, mix: Mix, rows: Places | None = None) -> Floats:
        """How alike the rows are to each other, all of them or only these."""
        here = self.rows if rows is None else Rows(self.rows.wording[np.ix_(rows, rows)], *self._dense(rows))
        return mixed(here, here, mix)

    def likeness_of(self, seen: Rows, mix: Mix) -> Floats:
        """How alike seen texts are to each of the rows."""
        return mixed(seen, self.rows, mix)

    def words_of(self, text: str) -> tuple[Places, Floats]:
        """The words and parts of a text with their weights; the numbers are the reader's."""
        words = self._rarity.words([text])
        return words.columns, words.values

    def code_words(self, code_place: int) -> Places:
        """The words and parts of a code's name and definition."""
        found: Places = self._words.columns[self._words.rows == code_place]
        return found

    def word_weights(self, weights: Floats, rows: Places) -> Floats:
        """What each word weighs in the sum of the rows' words, each row with its weight (all words)."""
        of_rows = np.zeros(len(self._words), np.float32)
        np.add.at(of_rows, rows, weights)
        gains = self._words.values * of_rows[self._words.rows]
        return np.bincount(self._words.columns, gains, self._words.width).astype(np.float32)

    def _vectors(
        self, codebook: Sequence[CodeText], as_texts: list[str], unique: list[str], by_meaning: bool
    ) -> tuple[list["_Kind"], Floats]:
        """The kinds of vectors, and those of the codes and texts side by side."""
        meaning = self._reader.meaning if by_meaning and self._reader.meaning.width else None
        share = _OF_MEANING if meaning else 0.0
        kinds = [(self._rarity.vectors, as_texts, 1 - share)]
        if meaning:
            kinds.append((meaning.of, [code.sentence for code in codebook], share))
        found, rows = [], []
        for of, of_codes, part in kinds:
            codes, texts = of(of_codes), of(unique)
            middle = _middle(texts)
            # names are another kind of text than passages: half their own middle is taken away too
            kind = _Kind(of, middle, np.float32(part**0.5))
            rows.append(
                kind.share
                * np.vstack([_beside(codes, np.float32(0.5) * (_middle(codes) + middle)), _beside(texts, middle)])
            )
            found.append(kind)
        return found, np.hstack(rows)

    def _dense(self, rows: Places) -> tuple[Floats, Floats]:
        return self.rows.vectors[rows], self.rows.topics[rows]

    def _topics_of(self, wording: Floats) -> Floats:
        first = wording[:, self.codes : self.codes + self._first]
        return unit(first @ self._to_topics)

    def _likeness_in_pieces(self, fewer: Floats, pieces: Sparse) -> Floats:
        """To all rows; to the codes, whose few pieces tell much, without the loss of the fewer columns."""
        alike: Floats = fewer @ self._pieces.T
        alike[:, : self.codes] = pieces.only(self._of_codes).times(self._code_pieces)
        return alike

    def _likeness_in_words(self, words: Sparse, step: int = 32) -> list[Floats]:
        blocks = [
            self._words.times(np.ascontiguousarray(words.dense_rows(first, min(first + step, len(words))).T)).T
            for first in range(0, len(words), step)
        ]
        return [np.vstack(blocks)] if blocks else [np.zeros((0, len(self._words)), np.float32)]


class _Kind(NamedTuple):
    """A kind of vectors: how they are made (texts × width), their middle, and the root of their share in likeness."""

    of: Callable[[Sequence[str]], Floats]
    middle: Floats
    share: np.float32


class _Rarity:
    """How rare words, pieces and forms are in some texts: what weights the features of these and of other texts."""

    def __init__(self, reader: Reader, texts: Sequence[str]) -> None:
        self._reader = reader
        self._texts = len(texts)
        self._of_words = self._rarity(reader.word_counts(texts))
        self._of_pieces = self._rarity(reader.piece_counts(texts))
        self._of_forms = self._rarity(reader.form_counts(texts))
        self._columns, self._signs = np.zeros(0, np.int64), np.zeros(0, np.float32)

    def words(self, texts: Sequence[str]) -> Sparse:
        counts = self._reader.word_counts(texts)
        rarity = self._widened(self._of_words, len(self._reader.words))
        return _weighed(counts, rarity * self._reader.word_weights())

    def pieces(self, texts: Sequence[str]) -> Sparse:
        return _weighed(self._reader.piece_counts(texts), self._widened(self._of_pieces, len(self._reader.pieces)))

    def fewer_columns(self, pieces: Sparse) -> Floats:
        """Added up in fewer columns than there are pieces, so that products are quick and nearly the same."""
        self._place_pieces()
        found = np.zeros((len(pieces), _PIECE_COLUMNS), np.float32)
        values = pieces.values * self._signs[pieces.columns]
        np.add.at(found, (pieces.rows, self._columns[pieces.columns]), values)
        return unit(found)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """The mean of the vectors of the words, rare words more, each of length 1 (texts × width)."""
        counts = self._reader.form_counts(texts)
        rarity = self._widened(self._of_forms, len(self._reader.forms)) * self._reader.form_weights()
        weighed = counts.with_values(counts.values * rarity[counts.columns])
        return unit(weighed.times(self._reader.form_vectors()))

    def _rarity(self, counts: Sparse) -> Floats:
        found = np.log((self._texts + 1) / (counts.row_counts() + 0.5))
        return np.maximum(found, 0.01).astype(np.float32)

    def _widened(self, rarity: Floats, width: int) -> Floats:
        """What was not met in the texts is as rare as can be."""
        rarest = np.float32(np.log((self._texts + 1) / 0.5))
        return np.concatenate([rarity, np.full(width - len(rarity), rarest, np.float32)])

    def _place_pieces(self) -> None:
        new = list(self._reader.pieces)[len(self._columns) :]
        hashes = np.array([zlib.crc32(piece.encode()) for piece in new], np.int64)
        self._columns = np.concatenate([self._columns, hashes % _PIECE_COLUMNS])
        signs = np.where(hashes // _PIECE_COLUMNS % 2 == 1, 1, -1).astype(np.float32)
        self._signs = np.concatenate([self._signs, signs])


def mixed(some: Rows, others: Rows, mix: Mix) -> Floats:
    """How alike texts are to others, of whose rows `some.wording` has the columns."""
    alike: Floats = np.float32(mix.wording) * some.wording
    if mix.vectors:
        alike += np.float32(mix.vectors) * (some.vectors @ others.vectors.T)
    if mix.topics:
        alike += np.float32(mix.topics) * (some.topics @ others.topics.T)
    return alike


def _middle(vectors: Floats) -> Floats:
    found: Floats = vectors.mean(0) if len(vectors) else np.zeros(vectors.shape[1], np.float32)
    return found


def _beside(vectors: Floats, middle: Floats) -> Floats:
    """Vectors less the middle, at length 1; a text without any stays without."""
    found: Floats = np.where(np.abs(vectors).sum(1)[:, None] > 0, vectors - middle, 0)
    return unit(found)


def _weighed(counts: Sparse, rarity: Floats) -> Sparse:
    return counts.with_values(np.log1p(counts.values) * rarity[counts.columns]).unit()


def _gram(words: Sparse) -> Floats:
    """The product of each row with each; common words at once, rare ones pair by pair."""
    often = words.row_counts()
    common = words.only(np.flatnonzero(often > _COMMON)).dense()
    found = common @ common.T
    turned = words.turned()
    for size in range(1, _COMMON + 1):
        starts = turned.starts[:-1][often == size]
        if len(starts):
            places = starts[:, None] + np.arange(size)
            rows, values = turned.columns[places], turned.values[places]
            pairs = values[:, :, None] * values[:, None, :]
            np.add.at(found, (rows[:, :, None], rows[:, None, :]), pairs)
    return found


def _topics(alike: Floats) -> Floats:
    """What turns likeness to each text into topics: words that go together (texts × topics), by the largest spread."""
    count = min(_MOST_TOPICS, len(alike) // _TEXTS_OF_A_TOPIC)
    if not count:
        return np.zeros((len(alike), 0), np.float32)
    basis = np.random.RandomState(0).standard_normal((len(alike), min(len(alike), count + 20))).astype(np.float32)
    for _ in range(4):
        basis = np.linalg.qr(alike @ basis)[0]
    spread, turned = np.linalg.eigh((basis.T @ alike @ basis).astype(np.float64))
    largest = np.argsort(-spread)[:count]
    largest = largest[spread[largest] > 1e-6]
    found: Floats = (basis @ turned[:, largest]) / np.sqrt(spread[largest])
    return found.astype(np.float32)
