"""Kernel ridge regression that takes one example more or less without being solved anew, and leaves each out."""

import numpy as np

from kooditin.language.sparse import Floats

_CONSTANT = np.float32(0.05)  # likeness that any two texts have


class Ridge:
    """What weights of learned rows give their targets from their likeness to each other.

    `looseness` of a row says how far its target may be missed: small for what is certain.
    """

    def __init__(self, alike: Floats, looseness: Floats) -> None:
        self._inverse = np.linalg.inv(alike + _CONSTANT + np.diag(looseness)).astype(np.float32)

    def __len__(self) -> int:
        return len(self._inverse)

    def add(self, alike: Floats, looseness: float) -> None:
        """One more row at the end; `alike` is its likeness to each row there is, and at last to itself."""
        column = alike[:-1] + _CONSTANT
        across = self._inverse @ column
        rest = alike[-1] + _CONSTANT + looseness - column @ across
        size = len(self)
        wider = np.empty((size + 1, size + 1), np.float32)
        wider[:size, :size] = self._inverse + np.outer(across, across / rest)
        wider[size, :size] = wider[:size, size] = -across / rest
        wider[size, size] = 1 / rest
        self._inverse = wider

    def drop(self, place: int) -> None:
        """One row less."""
        column = np.delete(self._inverse[place], place)
        kept = np.delete(np.delete(self._inverse, place, 0), place, 1)
        self._inverse = kept - np.outer(column, column / self._inverse[place, place])

    def weights(self, targets: Floats) -> Floats:
        """The rows' weights (rows × codes) that give the targets."""
        found: Floats = self._inverse @ targets
        return found

    def held_out(self, targets: Floats, weights: Floats) -> Floats:
        """What each row's target would be said to be, had it not been learned from."""
        found: Floats = targets - weights / np.diag(self._inverse)[:, None]
        return found


def predicted(alike: Floats, weights: Floats) -> Floats:
    """The targets of texts from their likeness to the learned rows."""
    found: Floats = alike @ weights + _CONSTANT * weights.sum(0)
    return found
