"""Codes suggested for passages: from names and definitions at first, from each coding that comes, and from what the
uncoded passages have in common. README.md here tells how it came to be so, with figures.

Two models are mixed: one weighs the codes' own texts and the examples (ridge.py), the other lets codes gather uncoded
passages (gathering.py), which counts the less the more examples there are. What likeness is (space.py: wording,
vectors, topics), how sharply scores tell and how frequent codes are (frequency.py) is chosen on the project itself.
"""

import zlib
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kooditin.language.features import Reader
from kooditin.language.frequency import advantage, likely, loss, sharpness
from kooditin.language.gathering import gathered
from kooditin.language.ridge import Ridge, predicted
from kooditin.language.space import Mix, Rows, Space, mixed
from kooditin.language.sparse import Floats, Places
from kooditin.qda.suggestion import CodeText, Example, Reason

_MIXES = tuple(Mix(v, t) for v in (0.05, 0.15, 0.3, 0.45, 0.6) for t in (0.0, 0.15, 0.3, 0.45) if v + t < 0.8)
_MOST_TO_CHOOSE_ON = 400  # examples on which the mix of likeness is chosen
_TRUST, _DRAW, _FAR = 0.3, 3.0, 0.2  # how far the choice follows the examples, and how far the usual mix
_OF_CODES = 0.03  # how far a code's own text may be missed, beside an example
_LOOSER = 4.0  # how much more loosely few examples are fitted
_FEW = 10  # examples of a code up to which they are few
_GATHERED_AT_FIRST = 1.5  # what gathering counts without examples, beside the ridge
_ONE = 1.15  # codes of an example in the mean, up to which passages are said to have one
_REJECTED = -0.5
_GROWTH = 1.25  # after so much growth the mix is chosen anew
_FOLDS = 3
_ROUNDS_HELD, _ROUNDS_AGAIN = 4, 2  # of gathering, for held-out examples and for one example more
_MOST_LEARNED = 3000  # examples, as what is kept and the time grow with their square
_RARE = 50  # examples of a code, up to which all of them are learned from
_AT_ONCE = 256
_SHARED = 0.02  # likeness from which a passage shares a word with a code
_REASONS = 12


class _Shape(NamedTuple):
    """What was chosen on the project: the mixes of the two models and how loosely examples are fitted."""

    ridge: Mix
    gathering: Mix
    looseness: float
    examples: int


class Suggester:
    """Learns codes from names, definitions and examples, and ranks them for passages.

    Scores are log odds where the examples have one code each; in any case the higher the likelier, between passages
    too. `held_out` gives those of the examples on the same scale, each as if it had not been learned from.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.codebook: tuple[CodeText, ...] = ()
        self.examples: tuple[Example, ...] = ()
        self._passages: tuple[str, ...] = ()
        self._by_meaning = False
        self._space = Space(reader, (), ())
        self._usual = (Mix(0.0, 0.0), Mix(0.0, 0.0))
        self._shape: _Shape | None = None
        self._rows = self._uncoded = self._solved_rows = np.zeros(0, np.int64)
        self._held_by_row: dict[int, Floats] = {}
        self._of_rest: dict[str, Floats] = {}
        self._learned: tuple[Example, ...] = ()
        self._example_places: list[int] = []
        self._given = self._held_ridge = self._held_gathering = np.zeros((0, 0), np.float32)
        self._ridge_likeness = self._gathering_likeness = np.zeros((0, 0), np.float32)
        self._ridge_weights = self._gathering_weights = self._held_out = np.zeros((0, 0), np.float32)
        self._ridge = Ridge(np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
        self._parts, self._sharpness = (1.0, 1.0), 1.0
        self._single = self._several = False
        self._advantage = np.zeros(0, np.float32)

    def learn(
        self,
        codebook: Sequence[CodeText],
        examples: Sequence[Example],
        passages: Sequence[str],
        *,
        by_meaning: bool = False,
    ) -> None:
        """Learns these. `passages` are the project's uncoded ones: what is common and what goes together there.

        With `by_meaning` vectors of whole texts (meaning.py), which are slow to make, count too.

        Of more than 3,000 examples a part is learned from, and `held_out` holds for the rest what is said of them then.
        With the codebook and passages of the time before and few other examples it is quick; passages that have become
        examples may stay among the passages for that.
        """
        told = (tuple(codebook), tuple(passages), by_meaning)
        known = bool(self.codebook) and told == (self.codebook, self._passages, self._by_meaning)
        self.codebook, self._passages, self._by_meaning = told
        self.examples = tuple(examples)
        if not self.codebook:
            return
        self._example_places = _learnable(self.examples)
        self._learned = tuple(self.examples[place] for place in self._example_places)
        texts = [example.text for example in self._learned]
        if known:
            self._widen(texts)
        else:
            self._space = Space(self._reader, codebook, [*texts, *passages], by_meaning=by_meaning)
            self._usual = self._usual_mix()
            self._shape = None
        self._rows = np.array([self._space.places[text] for text in texts], np.int64)
        coded = set(self._rows.tolist())
        uncoded = [self._space.places[text] for text in dict.fromkeys(passages)]
        self._uncoded = np.array([row for row in uncoded if row not in coded], np.int64)
        self._given = self._codes_given()
        self._fit()

    def rank(self, texts: Sequence[str]) -> Floats:
        """The scores of every code for each text (texts × codes), higher for likelier."""
        if not self.codebook or not texts:
            return np.zeros((len(texts), len(self.codebook)), np.float32)
        if all(text in self._space.places for text in texts):
            rows = [self._space.places[text] for text in texts]
            return self._scores(self._ridge_likeness[rows], self._gathering_likeness[rows])
        seen = self._space.seen(texts)
        shape = self._chosen()
        return self._scores(mixed(seen, self._space.rows, shape.ridge), mixed(seen, self._space.rows, shape.gathering))

    def held_out(self) -> Floats:
        """The scores of the examples (examples × codes), each as if it had not been learned from."""
        if not self.codebook or not self.examples:
            return np.zeros((len(self.examples), len(self.codebook)), np.float32)
        found = np.zeros((len(self.examples), len(self.codebook)), np.float32)
        found[self._example_places] = self._final(self._held_out)
        rest = np.setdiff1d(np.arange(len(self.examples)), self._example_places).tolist()
        new = [self.examples[place].text for place in rest if self.examples[place].text not in self._of_rest]
        for first in range(0, len(new), _AT_ONCE):
            texts = new[first : first + _AT_ONCE]
            self._of_rest |= dict(zip(texts, self.rank(texts), strict=True))
        for place in rest:
            found[place] = self._of_rest[self.examples[place].text]
        return found

    def reasons(self, text: str, code_place: int) -> list[Reason]:
        """What speaks for a code in a text, the weightiest first; the shares are of all that speaks for it.

        Words of the code's name and definition, words that examples and gathered passages brought, the example of the
        code that is most alike, and with vectors of whole texts how much the text says what the definition says.
        """
        columns, values = self._space.words_of(text)
        of_rows = self._wording_weights(text, code_place)
        weighs = self._space.word_weights(of_rows, np.arange(len(of_rows)))
        known = columns < len(weighs)
        columns, gains = columns[known], values[known] * weighs[columns[known]]
        named = set(self._space.code_words(code_place).tolist())
        words = list(self._reader.words)
        found = [
            Reason("name" if column in named else "word", words[column], float(gain))
            for column, gain in zip(columns.tolist(), gains.tolist(), strict=True)
            if gain > 1e-6
        ]
        seen = self._space.seen([text])
        found += [*self._as_defined(seen, code_place), *self._most_alike(text, seen, code_place)]
        total = sum(reason.weight for reason in found) or 1.0
        shares = [reason._replace(weight=reason.weight / total) for reason in found]
        return sorted(shares, key=lambda reason: -reason.weight)[:_REASONS]

    def _wording_weights(self, text: str, code_place: int) -> Floats:
        """What likeness in wording to each row of the space weighs for a code in both models together; a text that was
        gathered itself is no reason for itself."""
        ridge, gathering = self._parts
        shape = self._chosen()
        weights = gathering * shape.gathering.wording * self._gathering_weights[:, code_place]
        np.add.at(weights, self._learned_rows(), ridge * shape.ridge.wording * self._ridge_weights[:, code_place])
        if (own := self._space.places.get(text)) is not None:
            weights[own] = 0
        return weights.astype(np.float32)

    def _as_defined(self, seen: Rows, code_place: int) -> list[Reason]:
        """What the text as a whole has of the meaning of the code's name and definition."""
        shape, (ridge, gathering) = self._chosen(), self._parts
        alike = float(seen.vectors[0] @ self._space.rows.vectors[code_place])
        weighs = ridge * shape.ridge.vectors * float(self._ridge_weights[code_place, code_place])
        weighs += gathering * shape.gathering.vectors * float(self._gathering_weights[code_place, code_place])
        return [Reason("meaning", "", alike * weighs)] if self._by_meaning and alike * weighs > 1e-6 else []

    def _most_alike(self, text: str, seen: Rows, code_place: int) -> list[Reason]:
        """The code's example that speaks most for it; not the text itself."""
        given = np.flatnonzero(self._given[:, code_place] > 0)
        own = np.array([place for place in given if self._learned[place].text != text], np.int64)
        if not len(own):
            return []
        alike = mixed(seen, self._space.rows, self._chosen().ridge)[0, self._rows[own]]
        best = int(own[alike.argmax()])
        weight = float(alike.max()) * self._parts[0] * float(self._ridge_weights[len(self.codebook) + best, code_place])
        excerpt = Reason("alike", self._learned[best].text, weight, self._example_places[best])
        return [excerpt] if weight > 1e-6 else []

    def _codes_given(self) -> Floats:
        """1 where an example has a code, else 0 (examples × codes)."""
        places = {code.id: place for place, code in enumerate(self.codebook)}
        given = np.zeros((len(self._learned), len(self.codebook)), np.float32)
        for row, example in enumerate(self._learned):
            given[row, [places[code] for code in example.codes if code in places]] = 1
        return given

    def _targets(self) -> Floats:
        """What the ridge shall give for codes and examples: of an example that was only turned down the other codes
        are left as likely as they are among the examples."""
        places = {code.id: place for place, code in enumerate(self.codebook)}
        coded = self._given.sum(1) > 0
        usual = self._given[coded].mean(0) if coded.any() else np.full(len(places), 1 / len(places), np.float32)
        targets = np.where(coded[:, None], self._given, usual)
        for row, example in enumerate(self._learned):
            targets[row, [places[code] for code in example.rejected if code in places]] = _REJECTED
        return np.vstack([np.eye(len(places), dtype=np.float32), targets]).astype(np.float32)

    def _usual_mix(self) -> tuple[Mix, Mix]:
        """The mixes without examples. Where few passages share a word with any code vectors count more; for gathering
        only where those few are too few to begin with."""
        shared = self._space.shared_words().max(1) > _SHARED if self._space.places else np.zeros(0, bool)
        lonely = min(1.0, max(0.0, (1 - float(shared.mean()) - 0.5) / 0.35)) if len(shared) else 0.5
        begun = float(shared.sum()) / len(self.codebook)
        few = lonely * min(1.0, max(0.0, 2 - begun / 8))
        if self._by_meaning and self._reader.meaning.width:
            return Mix(0.3 + 0.2 * lonely, 0.2 * (1 - lonely)), Mix(0.1 + 0.15 * few, 0.0)
        return Mix(0.1 + 0.2 * lonely, 0.3 * (1 - lonely)), Mix(0.05 + 0.15 * few, 0.0)

    def _widen(self, texts: Sequence[str]) -> None:
        """Makes rows of texts that the space does not know yet."""
        before = len(self._ridge_likeness)
        self._space.add(texts)
        rows, shape = self._space.rows, self._chosen()
        if len(rows.wording) > before:
            new = Rows(*(each[before:] for each in rows))
            self._ridge_likeness = _wider(self._ridge_likeness, mixed(new, rows, shape.ridge))
            self._gathering_likeness = _wider(self._gathering_likeness, mixed(new, rows, shape.gathering))

    def _fit(self) -> None:
        """Chooses the mixes when there is much to choose on, or much more than the time before, and learns."""
        count = len(self._learned)
        each = count / len(self.codebook)
        old = self._shape
        anew = old is None or not old.examples / _GROWTH - 1 <= count <= old.examples * _GROWTH + 1
        if anew:
            self._of_rest = {}
            loose = 1 + _LOOSER * (_FEW / (_FEW + each)) ** 2
            self._shape = _Shape(self._choose_mix(loose), self._usual[1], loose, count)
            self._ridge_likeness = self._space.likeness(self._shape.ridge)
            if old is None:
                self._gathering_likeness = self._space.likeness(self._shape.gathering)
        self._solve(not anew)
        self._gather(anew)
        self._mix_models(each)

    def _choose_mix(self, loose: float) -> Mix:
        """The mix of likeness that tells held-out examples best, near the usual one while they are few."""
        coded = np.flatnonzero(self._given.sum(1))
        usual = self._usual[0]
        if not len(coded):
            return usual
        chosen = coded[np.linspace(0, len(coded) - 1, min(len(coded), _MOST_TO_CHOOSE_ON)).astype(int)]
        rows = np.concatenate([np.arange(len(self.codebook)), self._rows[chosen]])
        given = self._given[chosen]
        targets = np.vstack([np.eye(len(self.codebook), dtype=np.float32), given])
        costs = np.array([
            _TRUST * len(coded) * self._surprise(mix, rows, targets, loose)
            + _DRAW * ((mix.vectors - usual.vectors) ** 2 + (mix.topics - usual.topics) ** 2) / _FAR**2 / 2
            for mix in _MIXES
        ])  # fmt: skip
        shares = np.exp(costs.min() - costs)
        shares /= shares.sum()
        return Mix(*(float(each) for each in shares @ np.array(_MIXES)))

    def _surprise(self, mix: Mix, rows: Places, targets: Floats, loose: float) -> float:
        codes = len(self.codebook)
        ridge = Ridge(self._space.likeness(mix, rows), _looseness(codes, len(rows) - codes, loose))
        held_out = ridge.held_out(targets, ridge.weights(targets))[codes:]
        scale = max(float((held_out - held_out.mean(1, keepdims=True)).std()), 1e-9)
        return loss(held_out / scale, targets[codes:])[1]

    def _solve(self, same_shape: bool) -> None:
        """The ridge's weights; quick where the rows are those of the time before and one more or less."""
        rows, loose = self._learned_rows(), self._chosen().looseness
        old = self._solved_rows if same_shape else np.zeros(0, np.int64)
        added = rows[len(old) :]
        dropped = _dropped(old, rows)
        if len(old) and len(added) <= 8 and np.array_equal(rows[: len(old)], old):
            for end in range(len(old), len(rows)):
                self._ridge.add(self._ridge_likeness[rows[end], rows[: end + 1]], loose)
        elif dropped is not None:
            self._ridge.drop(dropped)
        else:
            alike = self._ridge_likeness[np.ix_(rows, rows)]
            self._ridge = Ridge(alike, _looseness(len(self.codebook), len(self._learned), loose))
        self._solved_rows = rows
        targets = self._targets()
        self._ridge_weights = self._ridge.weights(targets)
        self._held_ridge = self._ridge.held_out(targets, self._ridge_weights)[len(self.codebook) :]

    def _gather(self, anew: bool) -> None:
        """The passages gathered by all examples, and the examples' scores where a part of them is left out.

        Unless anew it begins with the passages as they were gathered before; a new example is then held out by what
        was known before it came.
        """
        alike, before = self._gathering_likeness, self._gathering_weights
        if anew:
            self._gathering_weights = gathered(alike, self._given, self._rows, self._uncoded)
            self._held_by_row = self._held_in_folds()
        else:
            before = np.vstack([before, np.zeros((len(alike) - len(before), before.shape[1]), np.float32)])
            self._held_by_row |= {
                row: alike[row] @ before for row in self._rows.tolist() if row not in self._held_by_row
            }
            start = alike[self._uncoded] @ before
            self._gathering_weights = gathered(
                alike, self._given, self._rows, self._uncoded, start=start, rounds=_ROUNDS_AGAIN
            )
        held = [self._held_by_row[row] for row in self._rows.tolist()]
        self._held_gathering = np.array(held, np.float32).reshape(self._given.shape)

    def _held_in_folds(self) -> dict[int, Floats]:
        alike, count = self._gathering_likeness, len(self._learned)
        held: dict[int, Floats] = {}
        for fold in range(_FOLDS if count else 0):
            tried = np.arange(count) % _FOLDS == fold
            weights = gathered(alike, self._given[~tried], self._rows[~tried], self._uncoded, rounds=_ROUNDS_HELD)
            held |= dict(zip(self._rows[tried].tolist(), alike[self._rows[tried]] @ weights, strict=True))
        return held

    def _mix_models(self, each: float) -> None:
        rows = self._uncoded if len(self._uncoded) else self._rows
        by_ridge = predicted(self._ridge_likeness[np.ix_(rows, self._learned_rows())], self._ridge_weights)
        by_gathering = self._gathering_likeness[rows] @ self._gathering_weights
        share = _GATHERED_AT_FIRST * _FEW / (_FEW + each)  # the ridge knows more, the more examples there are
        self._parts = (1 / _spread(by_ridge) / (1 + share), share / _spread(by_gathering) / (1 + share))
        coded = self._given.sum(1) > 0
        held_ridge = _even(self._held_ridge) / _spread(by_ridge)
        self._sharpness = sharpness(held_ridge[coded], self._given[coded])
        codes_each = float(self._given[coded].sum(1).mean()) if coded.any() else 0.0
        self._single, self._several = 0 < codes_each <= _ONE, codes_each > _ONE
        self._held_out = self._sharpness * self._mixed(self._held_ridge, self._held_gathering)
        passages = self._sharpness * self._mixed(by_ridge, by_gathering)
        self._advantage = advantage(likely(self._held_out[coded]), self._given[coded], likely(passages))

    def _mixed(self, by_ridge: Floats, by_gathering: Floats) -> Floats:
        """The models' scores together; how well any code fits a passage counts where passages have several codes."""
        ridge, gathering = self._parts
        found: Floats = ridge * by_ridge + gathering * by_gathering
        return found.astype(np.float32) if self._several else _even(found)

    def _scores(self, ridge_likeness: Floats, gathering_likeness: Floats) -> Floats:
        by_ridge = predicted(ridge_likeness[:, self._learned_rows()], self._ridge_weights)
        by_gathering = gathering_likeness @ self._gathering_weights
        return self._final(self._sharpness * self._mixed(by_ridge, by_gathering))

    def _final(self, scores: Floats) -> Floats:
        """With the codes' frequency; as log odds against the other codes where a passage has one code."""
        found: Floats = (scores + self._advantage).astype(np.float32)
        if not self._single or len(self.codebook) < 2:
            return found
        share = np.clip(likely(found), 1e-6, 1 - 1e-6)
        within = 1e-6 * (found - found.max(1, keepdims=True))  # keeps the order where the shares are at their ends
        odds: Floats = (np.log(share / (1 - share)) + within).astype(np.float32)
        return odds

    def _learned_rows(self) -> Places:
        return np.concatenate([np.arange(len(self.codebook)), self._rows])

    def _chosen(self) -> _Shape:
        assert self._shape is not None
        return self._shape


def _learnable(examples: Sequence[Example]) -> list[int]:
    """The places of the examples that are learned from: all, or of very many a fixed part and those of rare codes."""
    share = 1.0
    while len(examples) * share > _MOST_LEARNED:
        share *= 0.7
    of_codes = Counter(code for example in examples for code in example.codes)
    return [
        place
        for place, example in enumerate(examples)
        if share == 1
        or zlib.crc32(example.text.encode()) < share * 2**32
        or any(of_codes[code] <= _RARE for code in example.codes)
    ]


def _looseness(codes: int, examples: int, of_examples: float) -> Floats:
    """How far each row's target may be missed: little for the codes' own texts."""
    return np.repeat([_OF_CODES * of_examples, of_examples], [codes, examples]).astype(np.float32)


def _wider(alike: Floats, new: Floats) -> Floats:
    """A likeness of rows to each other with new rows at the end, given as their likeness to all."""
    size = len(alike)
    found = np.empty((new.shape[1], new.shape[1]), np.float32)
    found[:size, :size], found[size:], found[:size, size:] = alike, new, new[:, :size].T
    return found


def _dropped(old: Places, new: Places) -> int | None:
    """The place of the one row that is no longer there; None where anything else has changed."""
    if len(new) != len(old) - 1:
        return None
    differ = np.flatnonzero(old[:-1] != new)
    place = int(differ[0]) if len(differ) else len(new)
    return place if np.array_equal(np.delete(old, place), new) else None


def _even(scores: Floats) -> Floats:
    """Less each passage's mean."""
    found: Floats = (scores - scores.mean(1, keepdims=True)).astype(np.float32)
    return found


def _spread(scores: Floats) -> float:
    return max(float(_even(scores).std()), 1e-6) if scores.size else 1.0
