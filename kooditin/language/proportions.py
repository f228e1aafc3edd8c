"""How common each code is among passages that nobody has coded, told from how a ranking errs on those that are coded.

Codes that were coded evenly are often not evenly common: a question that half the respondents answer is right half the
time. The shares are those that, sent through the errors seen on the examples, give what the ranking says of the
uncoded passages (Lipton, Wang & Smola 2018, "black box shift estimation"), held near what is believed beforehand as
long as the examples are too few to know the errors.
"""

import numpy as np

from kooditin.language.sparse import Floats

_ROUNDS = 2000
_LEAST = 0.05  # of the share believed: no code is ruled out by its rarity alone


def proportions(likely: Floats, held_out: Floats, given: Floats, believed: Floats, *, doubt: float = 0.4) -> Floats:
    """The share of each code among the passages; the shares add up to one.

    `likely` has the probabilities of the codes for the uncoded passages (passages × codes), `held_out` those for the
    examples as if they had not been learned from, `given` 0 or 1 where an example has the code, and `believed` the
    shares expected beforehand. `doubt` is how far the belief may be wrong, as a share of it, before evidence counts.
    """
    if not len(likely) or not len(held_out):
        return believed
    seen, errors, unsure = likely.mean(0), *_errors(held_out, given)
    noise = unsure @ believed**2 + likely.var(0) / len(likely) + 1e-8
    spread = (doubt * believed) ** 2
    weights = errors.T @ (errors / noise[:, None]) + np.diag(1 / spread)
    wanted = errors.T @ (seen / noise) + believed / spread
    shares: Floats = np.maximum(_least_squares(weights, wanted, believed), _LEAST * believed)
    return shares


def _errors(held_out: Floats, given: Floats) -> tuple[Floats, Floats]:
    """What the ranking says, on average, of examples of each code (said × true), and the variance of that average."""
    codes = given.shape[1]
    shared = given / np.maximum(given.sum(1, keepdims=True), 1)
    overall, spread = held_out.mean(0), held_out.var(0)
    said, unsure = np.tile(overall[:, None], codes), np.tile(spread[:, None], codes)
    for code in np.flatnonzero(given.sum(0)):
        own = given[:, code] > 0
        weights, count = shared[own, code], int(own.sum())
        said[:, code] = weights @ held_out[own] / weights.sum()
        scatter = ((held_out[own] - said[:, code]) ** 2).mean(0) / max(count - 1, 1)
        unsure[:, code] = scatter + (spread / count if count < 3 else 0)  # two examples do not show how they scatter
    return said, unsure


def _least_squares(weights: Floats, wanted: Floats, start: Floats) -> Floats:
    """The shares (none negative, sum one) that minimise x·weights·x/2 − wanted·x, by projected gradients."""
    step = 1 / np.linalg.norm(weights, 2)
    shares = start
    for _ in range(_ROUNDS):
        moved = _onto_shares(shares - step * (weights @ shares - wanted))
        if np.abs(moved - shares).max() < 1e-7:
            return moved
        shares = moved
    return shares


def _onto_shares(values: Floats) -> Floats:
    """The nearest point whose coordinates are not negative and add up to one (Duchi et al. 2008)."""
    falling = np.sort(values)[::-1]
    excess = np.cumsum(falling) - 1
    kept = int(np.flatnonzero(falling - excess / np.arange(1, len(values) + 1) > 0)[-1])
    nearest: Floats = np.maximum(values - excess[kept] / (kept + 1), 0)
    return nearest
