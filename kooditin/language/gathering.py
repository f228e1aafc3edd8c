"""Codes gather uncoded passages: the surest of these stand for the code from then on, so that words which go together
with those of a name, a definition or an example come to speak for the code too (self-training)."""

import numpy as np

from kooditin.language.sparse import Floats, Places

_ROUNDS = 8
_SHARPNESS = 40.0
_EVEN = 0.5  # how far the codes' shares of the passages are evened out
_SUREST = 0.6  # of the passages
_CODES_BESIDE_EXAMPLES = 2.0  # a code's own text weighs as much as its examples when it has so many


def gathered(alike: Floats, given: Floats, learned: Places, passages: Places, start: Floats | None = None) -> Floats:
    """What each row weighs for each code (rows × codes); scores are `alike @` these.

    `alike` is the likeness of all rows, the first of which are the codes; `given` has 1 where one of the `learned`
    rows has a code (learned × codes). `start` are scores of the passages to begin with, from the time before.
    """
    count = given.shape[1]
    own = np.zeros((len(alike), count), np.float32)
    own[:count] = np.eye(count, dtype=np.float32)
    each = len(learned) / max(1, count)
    examples = np.zeros_like(own)
    np.add.at(examples, learned, given)
    own += np.float32(each / (each + _CODES_BESIDE_EXAMPLES)) * _to_length_one(examples, alike)
    if not len(passages):
        return _to_length_one(own, alike)
    among, own_scores = alike[:, passages], alike @ own
    scores = start if start is not None else own_scores[passages] / _lengths(own, own_scores)
    for _ in range(_ROUNDS if start is None else _ROUNDS // 3):
        likely = _shares(scores)
        pulled = among @ likely
        length = np.sqrt(np.maximum((likely * pulled[passages]).sum(0), 1e-12))
        both, both_scores = own.copy(), own_scores + pulled / length
        both[passages] += likely / length
        long = _lengths(both, both_scores)
        scores = both_scores[passages] / long
    weights: Floats = both / long
    return weights


def _to_length_one(weights: Floats, alike: Floats) -> Floats:
    found: Floats = weights / _lengths(weights, alike @ weights)
    return found


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
