"""Probabilities and thresholds from held-out scores, tried on material made up with a known truth."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from kooditin.language.calibration import Calibration, Scale, calibrate, wilson
from kooditin.qda.suggestion import CodeText, Example
from kooditin.qda.suggestion_messages import NAMES, OWN, POOLED

CODES = 12
CODEBOOK = tuple(CodeText(place + 1, f"Koodi {place}") for place in range(CODES))
Scores = NDArray[np.float64]


class World:
    """Passages whose code the scores tell more or less well; codes differ in how well."""

    def __init__(self, seed: int, clearness: float = 1.2) -> None:
        self.random = np.random.default_rng(seed)
        self.clearness = self.random.normal(clearness, 0.5, CODES)

    def passages(self, count: int) -> tuple[Scores, tuple[Example, ...]]:
        codes = self.random.integers(0, CODES, count)
        scores = self.random.normal(0, 0.1, (count, CODES))
        scores[np.arange(count), codes] += 0.1 * np.maximum(0, self.clearness[codes] + self.random.normal(0, 1, count))
        return scores, tuple(Example(f"ote {i}", frozenset([int(code) + 1])) for i, code in enumerate(codes))

    def calibrated(self, count: int, wanted: float = 0.8) -> Calibration:
        scores, examples = self.passages(count)
        usual, _ = self.passages(200)
        return told(examples, scores, usual, wanted)


def told(examples: tuple[Example, ...], scores: Scores, usual: Scores, wanted: float) -> Calibration:
    scale = Scale.of(usual)
    uncoded = scale.heights(usual).max(1)
    return calibrate(CODEBOOK, examples, scale.heights(scores), scale, wanted, uncoded)


def tried(found: Calibration, world: World, count: int = 6000) -> tuple[Scores, NDArray[np.bool_], NDArray[np.bool_]]:
    """Code place, whether right and whether suggested, of the first codes of so many new passages."""
    scores, examples = world.passages(count)
    first = [found.ranked(row, 1)[0] for row in scores]
    right = np.array([place + 1 in example.codes for (place, _, _), example in zip(first, examples, strict=True)])
    return np.array([place for place, _, _ in first]), right, np.array([sure for _, _, sure in first])


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.541, 0.931)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10)[1] == 1.0 and wilson(0, 5)[0] == 0.0


@pytest.mark.parametrize("wanted", [0.6, 0.8, 0.9])
def test_about_as_many_suggestions_are_right_as_were_wanted(wanted: float) -> None:
    reached, covered = [], []
    for seed in range(8):
        world = World(seed)
        _, right, sure = tried(world.calibrated(500, wanted), world, 2000)
        reached.append(right[sure].mean())
        covered.append(sure.mean())
    assert wanted - 0.04 < np.mean(reached) < wanted + 0.1
    assert min(reached) > wanted - 0.12
    assert np.mean(covered) > 0.05


def test_the_estimated_precision_of_a_code_covers_the_truth() -> None:
    inside, differences = [], []
    for seed in range(25):
        world = World(seed)
        found = world.calibrated(420)
        places, right, sure = tried(found, world, 8000)
        for place, threshold in enumerate(found.thresholds):
            own = (places == place) & sure
            if threshold.precision is not None and threshold.low is not None and own.sum() > 100:
                assert threshold.high is not None
                inside.append(threshold.low <= right[own].mean() <= threshold.high)
                differences.append(threshold.precision - right[own].mean())
    assert len(inside) > 150
    assert np.mean(inside) > 0.85
    assert abs(np.mean(differences)) < 0.03


@pytest.mark.parametrize("wanted", [0.7, 0.8])
def test_passages_without_any_code_among_the_uncoded_are_reckoned_with(wanted: float) -> None:
    reached, naive = [], []
    for seed in range(8):
        world = World(seed, clearness=1.6)
        scores, examples = world.passages(500)
        usual = np.vstack([world.passages(200)[0], world.random.normal(0, 0.1, (100, CODES))])
        scale = Scale.of(usual)
        new, truths = world.passages(1400)
        new = np.vstack([new, world.random.normal(0, 0.1, (700, CODES))])
        truths += tuple(Example("ei mitään") for _ in range(700))
        for shares, uncoded in ((reached, scale.heights(usual).max(1)), (naive, np.zeros(0))):
            found = calibrate(CODEBOOK, examples, scale.heights(scores), scale, wanted, uncoded)
            first = [found.ranked(row, 1)[0] for row in new]
            pairs = zip(first, truths, strict=True)
            shares.append(np.mean([place + 1 in truth.codes for (place, _, sure), truth in pairs if sure]))
    assert np.mean(reached) > wanted - 0.03
    assert np.mean(reached) > np.mean(naive) + 0.04


def test_likelihoods_rise_with_the_score_and_say_how_often_a_code_is_right() -> None:
    world = World(3)
    found = world.calibrated(500)
    scores, examples = world.passages(6000)
    ranked = [found.ranked(row, 5) for row in scores]
    said = np.array([codes[0][1] for codes in ranked])
    right = np.array([codes[0][0] + 1 in example.codes for codes, example in zip(ranked, examples, strict=True)])
    for low, high in pairwise((0, 0.4, 0.6, 0.75, 0.85, 1)):
        here = (said > low) & (said <= high)
        if here.sum() > 150:
            assert abs(right[here].mean() - said[here].mean()) < 0.1
    for codes in ranked:
        assert all(before >= after for (_, before, _), (_, after, _) in pairwise(codes))
        assert all(0 < likely < 1 for _, likely, _ in codes)
    heights = np.linspace(-3, 5, 80)
    assert (np.diff(found.first.at(heights)) >= 0).all() and (np.diff(found.further.at(heights)) >= 0).all()


def test_a_higher_precision_wanted_never_suggests_more() -> None:
    world = World(5)
    scores, examples = world.passages(300)
    usual = world.passages(200)[0]
    counts = []
    for wanted in (0.5, 0.7, 0.8, 0.9, 0.95):
        found = told(examples, scores, usual, wanted)
        counts.append(sum(found.ranked(row, 1)[0][2] for row in scores))
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_with_few_examples_thresholds_go_by_the_names_and_few_are_suggested() -> None:
    world = World(1)
    none = told((), np.zeros((0, CODES)), world.passages(200)[0], 0.8)
    assert {threshold.basis for threshold in none.thresholds} == {NAMES}
    assert all(threshold.precision is None and threshold.coverage is None for threshold in none.thresholds)
    _, _, sure = tried(none, world, 1000)
    assert 0 < sure.mean() < 0.3
    some = world.calibrated(48)
    assert {threshold.basis for threshold in some.thresholds} == {POOLED}
    many = world.calibrated(400)
    assert {threshold.basis for threshold in many.thresholds} == {OWN}
    assert all(threshold.examples >= 10 for threshold in many.thresholds)


def test_scores_that_tell_nothing_suggest_nothing() -> None:
    random = np.random.default_rng(0)
    scores = random.normal(0, 0.1, (300, CODES))
    examples = tuple(Example(str(i), frozenset([int(random.integers(CODES)) + 1])) for i in range(300))
    found = told(examples, scores, scores, 0.8)
    assert sum(found.ranked(row, 5)[0][2] for row in random.normal(0, 0.1, (500, CODES))) < 10


def test_rejections_of_a_code_lower_it() -> None:
    world = World(2)
    scores, examples = world.passages(200)
    usual = world.passages(200)[0]
    turned_down = np.zeros((40, CODES))
    turned_down[:, 4] = 0.25
    with_rejected = (*examples, *(Example(f"ei {i}", frozenset(), frozenset([5])) for i in range(40)))
    before = told(examples, scores, usual, 0.8)
    after = told(with_rejected, np.vstack([scores, turned_down]), usual, 0.8)
    row = turned_down[0]
    assert after.ranked(row, 1)[0][1] < before.ranked(row, 1)[0][1] - 0.1
    assert after.steps[4] < before.steps[4]


def test_of_a_rejected_passage_only_the_rejected_code_is_known_to_be_wrong() -> None:
    world = World(2)
    scores, examples = world.passages(100)
    silent = np.zeros((30, CODES))
    silent[:, 0] = 0.3
    others = tuple(Example(f"ei {i}", frozenset(), frozenset([2])) for i in range(30))
    usual = world.passages(200)[0]
    one = told(examples, scores, usual, 0.8)
    two = told((*examples, *others), np.vstack([scores, silent]), usual, 0.8)
    assert one.first.at(np.linspace(-2, 3, 9)) == pytest.approx(two.first.at(np.linspace(-2, 3, 9)))


def test_a_code_that_is_gone_is_passed_over() -> None:
    examples = (Example("ote", frozenset([1, 99]), frozenset([98])),)
    found = calibrate(CODEBOOK[:2], examples, np.array([[0.3, 0.1]]), Scale(0.1, 0.2), 0.8)
    assert [threshold.examples for threshold in found.thresholds] == [1, 0]
