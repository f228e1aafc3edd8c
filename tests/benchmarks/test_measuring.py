"""The benchmarks' own arithmetic and their command."""

import json

import pytest

from tests.benchmarks import run
from tests.benchmarks.material import transcript
from tests.benchmarks.measure import compared, interleaved, percentile


def test_both_take_turns_at_going_first() -> None:
    order: list[str] = []

    def noted(name: str) -> float:
        order.append(name)
        return 1.0

    interleaved(lambda _: noted("ours"), lambda _: noted("bare"), 4)
    assert order == ["bare", "ours", "ours", "bare"] * 2


def test_the_ratio_is_of_medians_and_held_against_the_limit() -> None:
    result = compared("import", [1.0, 9.0, 2.0], [1.0, 1.0, 5.0], 1.5)
    assert (result.median_s, result.baseline_s, result.ratio, result.within) == (2.0, 1.0, 2.0, False)


def test_a_percentile_is_the_nearest_rank() -> None:
    assert percentile([float(number) for number in range(1, 201)], 0.99) == 198.0
    assert percentile([5.0], 0.99) == 5.0


def test_material_is_the_same_every_time() -> None:
    assert transcript(6150, seed=1) == transcript(6150, seed=1) != transcript(6150, seed=2)
    assert abs(len(transcript(6150, seed=1).split()) - 6150) < 300


@pytest.mark.parametrize("words", [[], ["olematon"], ["scale"], ["start", "open"]])
def test_wrong_names_are_wrong_use(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(words) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_json_has_the_keys_of_the_contract(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    figure = {"name": "export", "median_s": 1, "baseline_s": 1, "ratio": 1, "limit": 3, "details": {}}
    monkeypatch.setattr(run, "measured", lambda name: figure)
    assert run.main(["export", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == figure
