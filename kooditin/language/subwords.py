"""Texts in the pieces that the passage encoder knows: the likeliest way to part each word (Kudo 2018, unigrams)."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

_START_OF_WORD = "▁"
_KEPT = 50_000  # words whose pieces are remembered
_UNKNOWN_COST = 10.0  # worse than the least likely piece by this


class Subwords:
    """Parts texts into numbered pieces.

    `scores` are the logarithms of the pieces' likelihood, by their numbers; `replaced` are characters that stand for
    others (full width, ligatures, control signs). What no piece covers becomes `unknown`.
    """

    def __init__(
        self, pieces: Sequence[str], scores: Sequence[float], replaced: Mapping[str, str], unknown: int
    ) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces) if number > unknown}
        self._scores = scores
        self._replaced = str.maketrans(dict(replaced))
        self._unknown = unknown
        self._unknown_score = min(scores) - _UNKNOWN_COST
        self._longest = max(map(len, self._numbers), default=0)
        self._of_word = lru_cache(_KEPT)(self._likeliest)

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's pieces, in order."""
        words = text.translate(self._replaced).split()
        return [number for word in words for number in self._of_word(_START_OF_WORD + word)]

    def _likeliest(self, word: str) -> tuple[int, ...]:
        """The pieces of one word whose likelihoods have the largest product."""
        size = len(word)
        best = [0.0, *[float("-inf")] * size]
        came: list[tuple[int, int]] = [(0, 0)] * (size + 1)  # for each place: where the last piece began, its number
        for start in range(size):
            for end in range(start + 1, min(size, start + self._longest) + 1):
                number = self._numbers.get(word[start:end])
                if number is None and end > start + 1:
                    continue
                score = best[start] + (self._unknown_score if number is None else self._scores[number])
                if score > best[end]:
                    best[end], came[end] = score, (start, self._unknown if number is None else number)
        found = []
        place = size
        while place:
            place, number = came[place]
            found.append(number)
        return tuple(reversed(found))
