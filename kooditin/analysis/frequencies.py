"""How often words occur, and which are typical of a group beside the rest."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log, log2

LEAST_COUNT = 2  # a word that occurs once is typical of nothing


@dataclass(frozen=True, slots=True)
class Frequency:
    """A base form, how often it occurs, in how many sources, and how often in 1,000 words."""

    word: str
    count: int
    sources: int
    rate: float


@dataclass(frozen=True, slots=True)
class Typical:
    """A base form and its figures in a group and in the rest; rates are per 1,000 words.

    `likelihood` is the log-likelihood G² (above 3.84: p < .05; 6.63: .01; 10.83: .001; 15.13: .0001), below 0 where
    the word is rarer in the group. `ratio` is the binary logarithm of the rates' ratio: 1 is twice as often, -1 half.
    """

    word: str
    count: int
    rate: float
    rest_count: int
    rest_rate: float
    likelihood: float
    ratio: float


def frequencies(
    counts: Mapping[str, int], sources: Mapping[str, int], *, leave_out: Collection[str] = ()
) -> list[Frequency]:
    """The words with their figures, the most frequent first. Rates are of all words, left out or not."""
    total = sum(counts.values())
    found = [
        Frequency(word, count, sources.get(word, 0), rate(count, total))
        for word, count in counts.items()
        if word.casefold() not in leave_out
    ]
    return sorted(found, key=lambda each: (-each.count, each.word))


def typical(
    group: Mapping[str, int], rest: Mapping[str, int], *, leave_out: Collection[str] = (), least: int = LEAST_COUNT
) -> list[Typical]:
    """The words that tell a group from the rest, the most typical first and the most untypical last.

    Words that occur fewer than `least` times in both together are left out; without a group or a rest none is typical.
    """
    size, rest_size = sum(group.values()), sum(rest.values())
    if not size or not rest_size:
        return []
    found = []
    for word in group.keys() | rest.keys():
        count, rest_count = group.get(word, 0), rest.get(word, 0)
        if count + rest_count >= least and word.casefold() not in leave_out:
            found.append(
                Typical(
                    word, count, rate(count, size), rest_count, rate(rest_count, rest_size),
                    signed_likelihood(count, size, rest_count, rest_size),
                    log_ratio(count, size, rest_count, rest_size),
                )
            )  # fmt: skip
    return sorted(found, key=lambda each: (-each.likelihood, each.word))


def rate(count: int, total: int) -> float:
    """How often in 1,000 words; 0 of none."""
    return 1000 * count / total if total else 0.0


def log_likelihood(count: int, size: int, rest_count: int, rest_size: int) -> float:
    """G² of a word that occurs `count` times among `size` words and `rest_count` times among `rest_size`.

    As in Rayson & Garside 2000, after Dunning 1993: 2 Σ O ln(O / E) over the word's two counts. Both sizes above 0.
    """
    both = count + rest_count
    expected = size * both / (size + rest_size)
    rest_expected = rest_size * both / (size + rest_size)
    return 2 * (_term(count, expected) + _term(rest_count, rest_expected))


def _term(observed: int, expected: float) -> float:
    return observed * log(observed / expected) if observed else 0.0


def signed_likelihood(count: int, size: int, rest_count: int, rest_size: int) -> float:
    """The log-likelihood, below 0 where the word is rarer in the group than in the rest."""
    found = max(0.0, log_likelihood(count, size, rest_count, rest_size))
    return -found if count / size < rest_count / rest_size else found


def log_ratio(count: int, size: int, rest_count: int, rest_size: int) -> float:
    """The binary logarithm of the ratio of the rates (Hardie 2014); half an occurrence stands for none."""
    return log2(((count or 0.5) / size) / ((rest_count or 0.5) / rest_size))
