"""How sharply scores tell codes apart, and how frequent each code is among uncoded passages when the examples do not
show it (they were coded one code at a time, say)."""

import numpy as np

from kooditin.language.sparse import Floats

_SHARPNESSES = np.array([2, 3, 4, 6, 8, 11, 15, 20, 28, 40], np.float32) / 5
_USUAL, _USUAL_EXAMPLES = 2.0, 20
_FEWEST_OF_A_CODE = 3
_ROUNDS = 400
_STEP = 0.1


def likely(scores: Floats) -> Floats:
    """Scores as shares of 1 for each passage."""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    found: Floats = powers / powers.sum(1, keepdims=True)
    return found


def loss(scores: Floats, given: Floats) -> tuple[float, float]:
    """The sharpness that fits scores to the given codes best, and the mean surprise (nats) that is left."""
    shares = given / np.maximum(given.sum(1, keepdims=True), 1)
    losses = [-float((shares * np.log(likely(scores * each) + 1e-9)).sum(1).mean()) for each in _SHARPNESSES]
    best = int(np.argmin(losses))
    return float(_SHARPNESSES[best]), losses[best]


def sharpness(scores: Floats, given: Floats) -> float:
    """The sharpness that fits the held-out scores of the examples, near the usual one while they are few."""
    if not len(given):
        return _USUAL
    return (loss(scores, given)[0] * len(given) + _USUAL * _USUAL_EXAMPLES) / (len(given) + _USUAL_EXAMPLES)


def advantage(held_out: Floats, given: Floats, among_passages: Floats) -> Floats:
    """By how much each code is more frequent among the passages than among the examples (log ratio per code).

    `held_out` and `among_passages` are shares of 1. Of the frequencies that explain what is said of the passages, as
    well as what was said of the held-out examples allows, those nearest to the examples' own. No difference where the
    examples have several codes each, or where they are too few to tell.
    """
    none = np.zeros(given.shape[1], np.float32)
    of_codes = given.sum(0)
    if not of_codes.all() or given.sum(1).mean() > 1.15 or of_codes.sum() < _FEWEST_OF_A_CODE * len(of_codes):
        return none
    if len(among_passages) < 2 or len(of_codes) < 2:
        return none
    each = given / of_codes
    said = held_out.T @ each  # said code × given code
    spread = np.maximum((held_out**2).T @ each - said**2, 0)
    pooled = (spread * (of_codes / of_codes.sum())).sum(1, keepdims=True)
    spread = (spread * of_codes + pooled * 3) / (of_codes + 3)
    enough = len(of_codes) * (1 + 10 / float(of_codes.mean()))
    examples = (of_codes + 0.5) / (of_codes + 0.5).sum()
    passages, seen, noise = examples, among_passages.mean(0), among_passages.var(0) / len(among_passages)
    for _ in range(_ROUNDS):
        unsure = (spread * passages**2 / np.maximum(of_codes - 1, 1)).sum(1) + noise + 1e-9
        missing = seen - said @ passages
        if (missing**2 / unsure).sum() <= enough:
            break
        gain = said.T @ (missing / unsure)
        gain -= gain @ passages
        passages = passages * np.exp(_STEP * gain / max(float(np.abs(gain).max()), 1e-9))
        passages = passages / passages.sum()
    found: Floats = np.log(passages / examples)
    return found.astype(np.float32)
