"""How common codes are among uncoded passages is told from evenly coded examples."""

import numpy as np
import pytest

from kooditin.language.proportions import proportions

EVEN = np.full(3, 1 / 3)


def drawn(rng: np.random.Generator, counts: list[int], blur: float) -> tuple[np.ndarray, np.ndarray]:
    """What a ranking that often errs says of that many passages of each code, and the true codes."""
    true = np.repeat(np.arange(3), counts)
    scores = rng.normal(0, blur, (len(true), 3)) + np.eye(3)[true]
    likely = np.exp(2 * scores)
    return likely / likely.sum(1, keepdims=True), np.eye(3)[true]


def test_shares_of_uneven_passages_are_found_from_even_examples() -> None:
    rng = np.random.default_rng(1)
    held_out, given = drawn(rng, [60, 60, 60], 0.7)
    likely, _ = drawn(rng, [700, 250, 50], 0.7)
    found = proportions(likely, held_out, given, EVEN, doubt=1.0)
    assert found == pytest.approx([0.7, 0.25, 0.05], abs=0.08)
    assert abs(likely.mean(0)[0] - 0.7) > 0.15  # what the ranking itself says is far from it


def test_even_passages_stay_even() -> None:
    rng = np.random.default_rng(2)
    held_out, given = drawn(rng, [40, 40, 40], 1.0)
    likely, _ = drawn(rng, [300, 300, 300], 1.0)
    assert proportions(likely, held_out, given, EVEN) == pytest.approx(EVEN, abs=0.1)


def test_one_example_a_code_hardly_moves_the_belief() -> None:
    rng = np.random.default_rng(3)
    held_out, given = drawn(rng, [1, 1, 1], 1.0)
    likely, _ = drawn(rng, [500, 20, 20], 1.0)
    assert proportions(likely, held_out, given, EVEN, doubt=0.3) == pytest.approx(EVEN, abs=0.2)


def test_without_examples_or_passages_the_belief_stands() -> None:
    none = np.zeros((0, 3))
    assert proportions(none, none, none, EVEN) is EVEN
    assert proportions(np.full((4, 3), 1 / 3), none, none, EVEN) is EVEN


def test_a_code_without_examples_keeps_a_share() -> None:
    rng = np.random.default_rng(4)
    held_out, given = drawn(rng, [20, 20, 0], 0.7)
    likely, _ = drawn(rng, [200, 200, 0], 0.7)
    found = proportions(likely, held_out, given, EVEN)
    assert found.min() > 0 and found.sum() == pytest.approx(1, abs=0.05)
