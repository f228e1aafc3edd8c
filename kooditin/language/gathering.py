"""Codes gather uncoded passages: the surest of these stand for the code from then on, so that words which go together
with those of a name, a definition or an example come to speak for the code too (self-training)."""

import numpy as np

from kooditin.language.sparse import Floats, Places

_ROUNDS = 8
_SHARPNESS = 60.0
_EVEN = 0.15  # how far the codes' shares of the passages are evened out
_SUREST = 0.6  # of the passages
_SINGLE = 1.5
_CODES_BESIDE_EXAMPLES = 10.0  # a code's own text weighs as much as its examples when it has so many


def gathered(
    alike: Floats,
    given: Floats,
    learned: Places,
    passages: Places,
    *,
    start: Floats | None = None,
    rounds: int = _ROUNDS,
) -> Floats:
    """What each row weighs for each code (rows × codes); scores are `alike @` these.

    `alike` is the likeness of all rows, the first of which are the codes; `given` has 1 where one of the `learned`
    rows has a code (learned × codes). `start` are scores of the passages to begin with, from the time before.
    """
    count = given.shape[1]
    rows = np.union1d(np.arange(count), learned)
    among = alike[np.ix_(rows, rows)]
    own = np.zeros((len(rows), count), np.float32)
    own[:count] = np.eye(count, dtype=np.float32)
    examples = np.zeros_like(own)
    np.add.at(examples, np.searchsorted(rows, learned), given)
    # single examples, which may be of any kind, count less than their number
    count_of, codes_own = given.sum(0) ** _SINGLE, _CODES_BESIDE_EXAMPLES**_SINGLE
    share = count_of / (count_of + codes_own)
    own += share * (examples / _lengths(examples, among @ examples))
    own /= _lengths(own, among @ own)
    weights = np.zeros((len(alike), count), np.float32)
    weights[rows] = own
    if not len(passages) or not rounds:
        return weights
    between = alike[np.ix_(passages, passages)]
    by_own = alike[np.ix_(passages, rows)] @ own
    scores = by_own if start is None else start
    for _ in range(rounds):
        likely = _shares(scores)
        pulled = between @ likely
        likely, pulled = _over(likely, pulled, _lengths(likely, pulled))
        # both are of length 1, so that their sum's length follows from how alike they are
        long = np.sqrt(np.maximum(2 + 2 * (by_own * likely).sum(0), 1e-6)).astype(np.float32)
        scores = (by_own + pulled) / long
    weights[passages] += likely
    weights /= long
    return weights


def _over(first: Floats, second: Floats, lengths: Floats) -> tuple[Floats, Floats]:
    return first / lengths, second / lengths


def _lengths(weights: Floats, scores: Floats) -> Floats:
    """How long each code's sum of rows is; 1 for a sum of nothing."""
    found: Floats = np.sqrt(np.maximum((weights * scores).sum(0), 0))
    return np.where(found > 1e-6, found, 1).astype(np.float32)


def _shares(scores: Floats) -> Floats:
    """How likely each code is for each passage, the surest passages only, and no code much oftener than others."""
    likely = np.exp((scores - scores.max(1, keepdims=True)) * _SHARPNESS)
    likely /= likely.sum(1, keepdims=True)
    likely /= likely.sum(0, keepdims=True) ** _EVEN + 1e-9
    likely /= likely.sum(1, keepdims=True)
    surest = likely.max(1)
    kept: Floats = likely * (surest >= np.quantile(surest, 1 - _SUREST))[:, None]
    return kept.astype(np.float32)
