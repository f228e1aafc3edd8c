"""The fuzz's own parts: mutations that can be repeated, and failures that are noticed."""

import random
from pathlib import Path

import pytest

from kooditin.qda.source import NewSource, Turn
from tests.benchmarks import fuzz, fuzz_worker
from tests.benchmarks.fuzz_bombs import REPEATED
from tests.benchmarks.fuzz_mutations import spoilt

pytest.importorskip("resource", reason="the fuzz bounds memory as Linux and macOS do")


def test_a_try_is_the_same_every_time() -> None:
    sound = fuzz.seeds(".docx")[".docx"]

    def once(seed: str) -> bytes:
        draw = random.Random(seed)
        return spoilt(draw.choice(sound), sound, draw)

    assert once("1-5") == once("1-5") != once("1-6")


def test_every_format_that_is_read_has_seeds() -> None:
    from kooditin.exchange import readable_suffixes

    alike = {".docm", ".htm", ".markdown", ".xlsm", ".xls", ".zsav", ".por", ".tab"}
    assert set(readable_suffixes()) - alike <= set(fuzz.seeds())
    assert set(REPEATED) <= set(fuzz.seeds())


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (NewSource("a", "äiti", turns=(Turn(0, 4),)), ""),
        (NewSource("a", "a\u0308iti"), "normal form"),
        (NewSource("a", " "), "empty"),
        (NewSource("a", "äiti", turns=(Turn(0, 5),)), "turn"),
        (NewSource("a", "äiti", turns=(Turn(2, 3), Turn(0, 1))), "turn"),
    ],
)
def test_what_was_read_is_looked_at(source: NewSource, told: str) -> None:
    found = fuzz_worker.wrong_in(source)
    assert told in found and bool(told) == bool(found)


def test_a_failure_is_counted_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(
        [
            {"verdict": "read", "told": "", "seconds": 0.1, "peak_mb": 90},
            {"verdict": "traceback", "told": "KeyError", "seconds": 0.2, "peak_mb": 95},
            {"verdict": "refused", "told": "Empty.", "seconds": 0.3, "peak_mb": 80},
        ]
    )
    monkeypatch.setattr(fuzz, "tries", lambda *_: [(f"n{n}", ".txt", b"x") for n in range(3)])
    monkeypatch.setattr(fuzz.Reader, "verdict_of", lambda self, path: next(answers))
    tally = fuzz.tried(3, 1, tmp_path, keep=tmp_path / "kept")
    result = fuzz.result_of(tally)
    assert (result.ratio, result.within, result.details["peak_mb"]) == (1.0, False, 95)
    assert result.details["formats"] == {".txt": {"read": 1, "refused": 1, "failures": 1}}
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["n1.txt"]


def test_some_dozens_of_spoilt_files_are_read_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "bombs", lambda packages: [])
    tally = fuzz.tried(60, 3, tmp_path)
    assert tally.failures == []
    assert len(tally.seconds) == 60
