"""How likely a suggested code is right, from how the coder's own passages are ranked when they are not learned from.

Scores only rank. Here they become probabilities: a curve that rises with the score, from the held-out scores of the
examples, drawn towards what was found with other projects' data as long as the examples are few; then for each code a
step up or down on that curve, the smaller the fewer examples it has. From those follows the score at which as many
suggestions are right as the user wants.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any, NamedTuple  # floating point numbers of any width

import numpy as np
from numpy.typing import NDArray

from kooditin.qda.suggestion import CodeText, Example
from kooditin.qda.suggestion_messages import FEWEST_EXAMPLES, NAMES, OWN, POOLED, Threshold

FEWEST_EVENTS = 30  # examples of all codes from which on the common curve is theirs and not only the names'
DEEPEST = 5  # ranks that are looked at
Z90 = 1.645

# The curve without any examples: log odds of being right where the score is that of the usual first code, and their
# rise with each standard deviation above it; for the first code of a passage and for the further ones.
_FIRST, _FURTHER = (0.2, 0.8), (-1.1, 1.0)
_PRIOR_EVENTS = 15.0
USUAL = 300  # passages whose scores say what a high score is
_BLOCK_EVENTS = 8.0
_ENOUGH_EVENTS = 60  # below, the logistic curve is all that can be told
_SPREAD = 0.6  # of the codes' steps, in log odds
_STEPS = 9
_LEAST_CODED = 0.1

Numbers = NDArray[np.floating[Any]]
Places = NDArray[np.int64]
Truths = NDArray[np.bool_]
_NOTHING: Numbers = np.zeros(0)


def wilson(right: float, of: float, z: float = Z90) -> tuple[float, float]:
    """The Wilson interval (90 %) of a share of which `right` of `of` were right; 0–1 where there is nothing."""
    if of <= 0:
        return 0.0, 1.0
    share, spread = right / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * np.sqrt(share * (1 - share) / of + spread / (4 * of))
    return min(share, max(0.0, float(middle - half))), max(share, min(1.0, float(middle + half)))


class Scale(NamedTuple):
    """What a high score is to one model: middle and spread of the highest scores of passages it did not learn from."""

    middle: float
    spread: float

    @classmethod
    def of(cls, scores: Numbers) -> "Scale":
        """From the scores of such passages (passages × codes)."""
        if len(scores) < 2 or not scores.shape[1]:
            return cls(float(scores.max(initial=0.0)), 1.0)
        tops = scores.max(1)
        return cls(float(tops.mean()), max(float(tops.std()), 1e-6))

    def heights(self, scores: Numbers) -> Numbers:
        """Scores as standard deviations above the middle, 50 at most, so that equal scores cannot make them endless."""
        found: Numbers = np.clip((scores - self.middle) / self.spread, -50, 50)
        return found


def sampled(texts: Sequence[str], most: int) -> list[str]:
    """At most so many of the texts, in their order: the same ones each time, and where few come or go nearly the same.

    So what is known of some passages (their vectors) is of use the next time, too.
    """
    if len(texts) <= most:
        return list(texts)
    chosen = nsmallest(most, range(len(texts)), key=lambda place: zlib.crc32(texts[place].encode("utf-8", "replace")))
    return [texts[place] for place in sorted(chosen)]


@dataclass(frozen=True, slots=True)
class Events:
    """Codes that were ranked for examples while these were held out: which, how high (standardised), whether right."""

    codes: Places
    heights: Numbers
    right: Truths

    def of(self, code: int) -> "Events":
        chosen = self.codes == code
        return Events(self.codes[chosen], self.heights[chosen], self.right[chosen])


@dataclass(frozen=True, slots=True)
class Curve:
    """A probability that never falls as the score rises: values at places, straight between them, flat outside."""

    places: Numbers
    values: Numbers

    def at(self, heights: Numbers) -> Numbers:
        found: Numbers = np.interp(heights, self.places, self.values)
        return found


@dataclass(frozen=True, slots=True)
class Calibration:
    """Probabilities and thresholds for the scores of one model.

    `coded` is how likely a passage has a code at all, by the height of its first code. `steps` are the codes' log odds
    beside the curves, `limits` the heights from which they are suggested.
    """

    first: Curve
    further: Curve
    coded: Curve
    steps: Numbers
    thresholds: tuple[Threshold, ...]
    scale: Scale
    wanted: float
    limits: Numbers

    def ranked(self, scores: Numbers, limit: int = DEEPEST) -> list[tuple[int, float, bool]]:
        """The places of the first codes for one text, with how likely each is right and whether it passes.

        Likelihoods never rise from one rank to the next. Beyond the first, a code passes where it is as likely right
        by itself as wanted.
        """
        order = np.argsort(-scores, kind="stable")[:limit]
        heights = self.scale.heights(scores[order])
        found, most, coded = [], 1.0, float(self.coded.at(heights[:1])[0]) if len(heights) else 1.0
        for rank, (place, height) in enumerate(zip(order, heights, strict=True)):
            curve = self.first if rank == 0 else self.further
            most = min(most, coded * float(_moved(curve.at(np.array([height])), self.steps[place])[0]))
            sure = height >= self.limits[place] if rank == 0 else most >= self.wanted
            found.append((int(place), most, bool(sure)))
        return found


def calibrate(
    codebook: tuple[CodeText, ...],
    examples: tuple[Example, ...],
    heights: Numbers,
    scale: Scale,
    wanted: float,
    uncoded: Numbers = _NOTHING,
) -> Calibration:
    """From the examples' heights while they are held out (examples × codes) and what is true of them.

    `scale` is that of the model whose scores are to be told. Of an example with codes, all other codes are wrong; of
    one that was only rejected, only the rejected ones are. `uncoded` are the heights of the first codes of passages
    that nobody has coded: where many of them are low, some have no code at all.
    """
    given, rejected = _truths(codebook, examples)
    first, further = _events(heights, given, rejected)
    curve, rest = _curve(first, _FIRST), _curve(further, _FURTHER)
    coded = _coded(heights[given.any(1)].max(1, initial=-50.0), uncoded)
    counts = given.sum(0)
    steps = np.array([_step(curve, first.of(place)) for place in range(len(codebook))])
    basis = POOLED if len(first.codes) >= FEWEST_EVENTS else NAMES
    found = [
        _threshold(
            code.id, first.of(place), _Told(curve, coded, float(steps[place])), int(counts[place]), basis, wanted
        )
        for place, code in enumerate(codebook)
    ]
    covered = [_covered(heights, given, place, limit) for place, (_, limit) in enumerate(found)]
    thresholds = tuple(
        threshold._replace(
            score=None if limit == np.inf else float(_Told(curve, coded, steps[place]).at(np.array([limit]))[0]),
            coverage=covered[place] if threshold.basis == OWN else None,
        )
        for place, (threshold, limit) in enumerate(found)
    )
    limits = np.array([limit for _, limit in found])
    return Calibration(curve, rest, coded, steps, thresholds, scale, wanted, limits)


def _truths(codebook: tuple[CodeText, ...], examples: tuple[Example, ...]) -> tuple[Truths, Truths]:
    places = {code.id: place for place, code in enumerate(codebook)}
    given = np.zeros((len(examples), len(codebook)), bool)
    rejected = np.zeros_like(given)
    for row, example in enumerate(examples):
        given[row, [places[code] for code in example.codes if code in places]] = True
        rejected[row, [places[code] for code in example.rejected if code in places]] = True
    return given, rejected


def _events(heights: Numbers, given: Truths, rejected: Truths) -> tuple[Events, Events]:
    """The events of the first codes, and of those ranked after them."""
    order = np.argsort(-heights, axis=1, kind="stable")[:, :DEEPEST]
    found = []
    for part in (order[:, :1], order[:, 1:]):
        rows = np.repeat(np.arange(len(part)), part.shape[1])
        codes = part.ravel()
        known: Truths = np.asarray(given.any(1))[rows] | rejected[rows, codes]
        rows, codes = rows[known], codes[known]
        found.append(Events(codes, heights[rows, codes], given[rows, codes]))
    return found[0], found[1]


def _curve(events: Events, prior: tuple[float, float]) -> Curve:
    """The rising curve through the events: first a logistic one drawn towards the prior, then what they say of it."""
    logistic = _logistic(events, prior)
    grid = np.linspace(-4, 6, 41)
    if len(events.codes) < _ENOUGH_EVENTS:
        return Curve(grid, logistic(grid))
    order = np.argsort(events.heights)
    heights, right, ones = events.heights[order], events.right[order].astype(float), np.ones(len(order))
    blocks = _rising(right, ones)
    counts = np.array([end - start for start, end in blocks], float)
    centres, shares = _means(heights, ones, blocks), _means(right, ones, blocks)
    values = (shares * counts + _BLOCK_EVENTS * logistic(centres)) / (counts + _BLOCK_EVENTS)
    again = _rising(values, counts)
    return Curve(_means(centres, counts, again), _means(values, counts, again))


def _coded(held_out: Numbers, uncoded: Numbers) -> Curve:
    """How likely a passage that nobody has coded has a code, by the height of its first code.

    Coded passages and those that have a code but nobody coded yet are taken to be as high as each other. Then there
    are at most as many of the latter as fit under the former at every height (a mixture's share, told by its tails),
    and what is left over at low heights has no code. Nothing is told of few passages.
    """
    if min(len(held_out), len(uncoded)) < _ENOUGH_EVENTS:
        return Curve(np.zeros(1), np.ones(1))
    edges = np.quantile(held_out, np.linspace(0, 0.9, _STEPS))
    coded, every = (np.array([(part >= edge).mean() for edge in edges[1:]]) for part in (held_out, uncoded))
    unsure = np.sqrt((1 - coded) / (coded * len(held_out)) + (1 - every) / np.maximum(every * len(uncoded), 1))
    share = min(1.0, float((every / coded * (1 + unsure)).min()))
    fewer = -np.diff([1.0, *coded, 0.0])
    more = np.maximum(-np.diff([1.0, *every, 0.0]), 1 / len(uncoded))
    blocks = _rising(share * fewer / more, more)
    middles = np.array([(uncoded.min() + edges[1]) / 2, *(edges[1:-1] + edges[2:]) / 2, edges[-1]])
    return Curve(_means(middles, more, blocks), np.clip(_means(share * fewer / more, more, blocks), _LEAST_CODED, 1))


def _means(values: Numbers, weights: Numbers, blocks: Sequence[tuple[int, int]]) -> Numbers:
    return np.array([np.average(values[start:end], weights=weights[start:end]) for start, end in blocks])


def _logistic(events: Events, prior: tuple[float, float]) -> "_Logistic":
    """Log odds as a line over the heights, the likeliest by the events and the prior together (Newton's method)."""
    design = np.stack([np.ones(len(events.heights)), events.heights], 1)
    centre = np.array(prior)
    # as many made-up events as _PRIOR_EVENTS at even odds would bind the line
    certain = np.eye(2) * _PRIOR_EVENTS / 4
    line = centre.copy()
    for _ in range(12):
        likely = 1 / (1 + np.exp(-np.clip(design @ line, -30, 30)))
        gradient = design.T @ (events.right - likely) - certain @ (line - centre)
        curvature = (design * (likely * (1 - likely))[:, None]).T @ design + certain
        line = line + np.linalg.solve(curvature, gradient)
    return _Logistic(float(line[0]), max(0.0, float(line[1])))


@dataclass(frozen=True, slots=True)
class _Logistic:
    start: float
    rise: float

    def __call__(self, heights: Numbers) -> Numbers:
        found: Numbers = 1 / (1 + np.exp(-np.clip(self.start + self.rise * heights, -30, 30)))
        return found


def _rising(values: Numbers, weights: Numbers) -> list[tuple[int, int]]:
    """Blocks, from … to, that pool neighbours until their means never fall (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for place, (value, weight) in enumerate(zip(values, weights, strict=True)):
        mean, total, start = float(value), float(weight), place
        while blocks and blocks[-1][0] >= mean:
            before, more, start = blocks.pop()
            mean = (mean * total + before * more) / (total + more)
            total += more
        blocks.append((mean, total, start))
    starts = [start for _, _, start in blocks]
    return list(zip(starts, [*starts[1:], len(values)], strict=True))


def _step(curve: Curve, own: Events) -> float:
    """How much likelier right the code is than others at the same score, in log odds, drawn towards 0."""
    step = 0.0
    for _ in range(8):
        likely = _moved(curve.at(own.heights), step)
        gradient = float((own.right - likely).sum()) - step / _SPREAD**2
        step += gradient / (float((likely * (1 - likely)).sum()) + 1 / _SPREAD**2)
    return step


def _moved(likely: Numbers, step: float) -> Numbers:
    clipped = np.clip(likely, 1e-4, 1 - 1e-4)
    odds = clipped / (1 - clipped) * np.exp(step)
    moved: Numbers = odds / (1 + odds)
    return moved


@dataclass(frozen=True, slots=True)
class _Told:
    """How likely a code is right by its height as the first of a passage that may have no code."""

    curve: Curve
    coded: Curve
    step: float

    def at(self, heights: Numbers) -> Numbers:
        found: Numbers = _moved(self.curve.at(heights), self.step) * self.coded.at(heights)
        return found


def _threshold(
    code: int, own: Events, told: _Told, examples: int, else_by: str, wanted: float
) -> tuple[Threshold, float]:
    """The code's threshold, without its score and coverage, and the height at which it stands (infinite: never).

    For each coded passage at a height there are 1 / coded passages in all.
    """
    if examples < FEWEST_EXAMPLES:
        return Threshold(code, None, None, None, None, None, examples, else_by), _reaching(told, wanted)
    order = np.argsort(-own.heights)
    heights = own.heights[order]
    in_all = np.cumsum(1 / told.coded.at(heights))
    means = np.cumsum(_moved(told.curve.at(heights), told.step)) / in_all
    enough = np.flatnonzero(means >= wanted)
    if not len(enough):
        return Threshold(code, None, None, None, None, None, examples, OWN), _reaching(told, wanted)
    last = int(enough[-1])
    right = float(own.right[order][: last + 1].sum()) + _BLOCK_EVENTS * float(means[last])
    of = float(in_all[last]) + _BLOCK_EVENTS
    return Threshold(code, None, right / of, *wilson(right, of), None, examples, OWN), float(heights[last])


def _reaching(told: _Told, wanted: float) -> float:
    """The lowest height at which a code by itself is as likely right as wanted; infinite where none is."""
    grid = np.linspace(-4, 6, 201)
    enough = np.flatnonzero(told.at(grid) >= wanted)
    return float(grid[enough[0]]) if len(enough) else np.inf


def _covered(heights: Numbers, given: Truths, place: int, limit: float) -> float | None:
    """The share of the code's examples that would get it as their first code, held out."""
    own = heights[given[:, place]]
    if not len(own):
        return None
    return float(((own.argmax(1) == place) & (own[:, place] >= limit)).mean())
