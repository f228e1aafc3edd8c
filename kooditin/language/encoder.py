"""A small transformer on numpy alone: numbered pieces of texts in, one vector for each text out.

BERT's encoder (Devlin et al. 2019) with the mean over the pieces, as Wang et al. 2024 (Multilingual E5) trained it. The
weights come in four bits, 32 of them to a scale, and are widened once when loaded.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kooditin.language.sparse import Floats, unit

_BLOCK = 32
_HEADS = 12
_SMALL = np.float32(1e-12)
_AT_ONCE = 2048  # places, pieces and padding, that go through together


class Quarters(NamedTuple):
    """Numbers of four bits: two in each byte (the first sixteen of a block low, the others high) and a scale a block.

    `packed` is rows × width / 2, `scales` rows × width / 32.
    """

    packed: NDArray[np.uint8]
    scales: NDArray[np.float16]

    def rows(self, places: NDArray[np.int64] | slice) -> Floats:
        """Some rows as numbers (rows × width)."""
        packed = self.packed[places]
        blocks = packed.reshape(len(packed), -1, _BLOCK // 2)
        wide = np.concatenate([blocks & 15, blocks >> 4], axis=2).astype(np.float32) - 8
        wide *= self.scales[places].astype(np.float32)[:, :, None]
        return wide.reshape(len(packed), -1)


class _Layer(NamedTuple):
    """One layer; matrices are inputs × outputs."""

    attended: Floats
    attended_bias: Floats
    joined: Floats
    joined_bias: Floats
    joined_norm: tuple[Floats, Floats]
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    outer_norm: tuple[Floats, Floats]


class Encoder:
    """Makes vectors of numbered pieces by the arrays of a model (packaging/make_passage_encoder.py says which).

    `width` is that of the vectors, `longest` how many pieces a text may have, `marks` the numbers that begin and end
    it.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self._pieces = _quarters(arrays, "pieces")
        self._places = np.asarray(arrays["places"], np.float32)
        self._first_norm = _norm(arrays, "first")
        count = int(arrays["layers"])
        self._layers = [_layer(arrays, f"layer{number}.") for number in range(count)]
        self.width = self._places.shape[1]
        self.longest = len(self._places)
        self.marks = (int(arrays["begin"]), int(arrays["end"]))

    def of(self, texts: Sequence[Sequence[int]]) -> Floats:
        """The vector of each text, of length 1 (texts × width); pieces beyond the longest do not count."""
        begin, end = self.marks
        marked = [[begin, *text[: self.longest - 2], end] for text in texts]
        order = sorted(range(len(marked)), key=lambda place: len(marked[place]))
        found = np.zeros((len(marked), self.width), np.float32)
        first = 0
        while first < len(order):
            last = first + 1  # texts about as long as each other go together
            while last < len(order) and len(marked[order[last]]) * (last + 1 - first) <= _AT_ONCE:
                last += 1
            found[order[first:last]] = self._through([marked[place] for place in order[first:last]])
            first = last
        return unit(found)

    def _through(self, texts: Sequence[Sequence[int]]) -> Floats:
        lengths = np.array([len(text) for text in texts])
        size = int(lengths.max())
        there = np.arange(size) < lengths[:, None]  # texts × places
        numbers = np.zeros((len(texts), size), np.int64)
        numbers[there] = [number for text in texts for number in text]
        state = self._pieces.rows(numbers.ravel()).reshape(len(texts), size, -1) + self._places[:size]
        state = _normed(state.reshape(len(texts) * size, -1), self._first_norm)
        hidden = np.where(there, np.float32(0), np.float32(-1e9))[:, None, None, :]
        for layer in self._layers:
            state = _after(layer, state, hidden)
        sums = (state.reshape(len(texts), size, -1) * there[:, :, None]).sum(1)
        means: Floats = sums / lengths[:, None].astype(np.float32)
        return means


def _after(layer: _Layer, state: Floats, hidden: Floats) -> Floats:
    """What one layer makes of the state of all places (texts · places × width); `hidden` takes out the padding."""
    texts, size, width = len(hidden), hidden.shape[3], state.shape[1]
    each = width // _HEADS
    seen = (state @ layer.attended + layer.attended_bias).reshape(texts, size, 3, _HEADS, each).transpose(2, 0, 3, 1, 4)
    weights = seen[0] @ seen[1].transpose(0, 1, 3, 2)
    weights *= np.float32(each**-0.5)
    weights += hidden
    weights -= weights.max(3, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(3, keepdims=True)
    joined = (weights @ seen[2]).transpose(0, 2, 1, 3).reshape(texts * size, width)
    state = _normed(state + joined @ layer.joined + layer.joined_bias, layer.joined_norm)
    inner = state @ layer.inner + layer.inner_bias
    return _normed(state + _gelu(inner) @ layer.outer + layer.outer_bias, layer.outer_norm)


def _gelu(x: Floats) -> Floats:
    """Hendrycks and Gimpel 2016, by the hyperbolic tangent; x is used up."""
    inner = x * x
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    x *= np.float32(0.5)
    inner *= x
    return inner


def _normed(rows: Floats, norm: tuple[Floats, Floats]) -> Floats:
    """Each row with mean 0 and spread 1, then scaled and moved; rows is used up."""
    scale, shift = norm
    rows -= rows.mean(1, keepdims=True)
    spread = np.sqrt(np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1]) + _SMALL)
    rows /= spread[:, None]
    rows *= scale
    rows += shift
    return rows


def _layer(arrays: Mapping[str, NDArray[np.generic]], name: str) -> _Layer:
    def matrix(part: str) -> Floats:
        return np.ascontiguousarray(_quarters(arrays, name + part).rows(slice(None)).T)

    def bias(part: str) -> Floats:
        return np.asarray(arrays[name + part + ".bias"], np.float32)

    three = ("asked", "offered", "told")
    return _Layer(
        np.hstack([matrix(part) for part in three]), np.concatenate([bias(part) for part in three]),
        matrix("joined"), bias("joined"), _norm(arrays, name + "joined"),
        matrix("inner"), bias("inner"), matrix("outer"), bias("outer"), _norm(arrays, name + "outer"),
    )  # fmt: skip


def _quarters(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Quarters:
    return Quarters(np.asarray(arrays[name + ".packed"], np.uint8), np.asarray(arrays[name + ".scales"], np.float16))


def _norm(arrays: Mapping[str, NDArray[np.generic]], name: str) -> tuple[Floats, Floats]:
    return np.asarray(arrays[name + ".scale"], np.float32), np.asarray(arrays[name + ".shift"], np.float32)
