"""How fast the window is, and how much memory it holds, beside a bare Qt and SQLite doing the least of the same.

"Painted" means: events drained and the widget grabbed.
"""

import os
import random
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from kooditin import sample
from kooditin.gui.window.application import MainWindow, make_application
from kooditin.project import Project
from kooditin.qda.source import Span
from kooditin.settings import Settings
from tests.benchmarks.material import (
    SOURCE_CODINGS,
    SOURCE_WORDS,
    TRANSCRIPT_CODINGS,
    TRANSCRIPT_WORDS,
    add_transcripts,
    corpus_project,
    new_project,
    transcript,
    write_transcripts,
)
from tests.benchmarks.measure import Result, compared, interleaved, percentile, seconds

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SIZE = (1360, 860)
MEGABYTE = 1_000_000
MEMORY_LIMIT = 200


def painted(widget: QWidget) -> None:
    """Drains the events and grabs the widget."""
    QApplication.processEvents()
    widget.grab()


# ---- start and memory: processes


def run_python(*words: object, **variables: str) -> str:
    """What a Python of its own printed, run offscreen from the checkout; as on a user's machine, it keeps bytecode."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **variables}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, *map(str, words)], env=environment, stdout=subprocess.PIPE, check=True, text=True, timeout=300
    )
    return done.stdout


def measure_start(folder: Path) -> Result:
    """Process start to painted window with the example project open; baseline: a bare QMainWindow's."""
    project = sample.write_example(folder / "esimerkki.kooditin")

    kept = {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "KOODITIN_QUIT_WHEN_PAINTED": "1"}

    def ours(number: int) -> float:
        return seconds(lambda: run_python("-m", "kooditin", "open", project, **kept))

    def bare(number: int) -> float:
        return seconds(lambda: run_python(HERE / "bare_window.py", **kept))

    ours(99), bare(99)
    return compared("start", *interleaved(ours, bare, 9), 4)


def measure_memory(folder: Path) -> Result:
    """Resident memory of the window with the project of 200 sources; the `_s` fields hold megabytes (see details)."""
    project = corpus_project(folder)

    def megabytes(*words: object) -> float:
        return int(run_python(*words)) / MEGABYTE

    ours, bare = interleaved(
        lambda number: megabytes(HERE / "full_window.py", project, 1),
        lambda number: megabytes(HERE / "bare_window.py", "--rss"),
        5,
    )
    return Result(
        "memory",
        median_s=median(ours),
        baseline_s=median(bare),
        ratio=median(ours) / median(bare),
        limit=MEMORY_LIMIT,
        details={
            "unit": "MB",
            "meaning": "median_s, baseline_s and limit are megabytes (10^6 bytes) resident; ratio is to a bare window",
            "rounds": len(ours),
            "after_20_sources_mb": megabytes(HERE / "full_window.py", project, 20),
        },
        within=median(ours) <= MEMORY_LIMIT,
    )


# ---- open and apply: one process, the window beside a bare text


def bare_text() -> QPlainTextEdit:
    """A QPlainTextEdit of the window's size, shown."""
    widget = QPlainTextEdit()
    widget.resize(*SIZE)
    widget.show()
    painted(widget)
    return widget


def shown_window(project: Project) -> MainWindow:
    """The real window on the project, painted."""
    make_application(["kooditin"])
    window = MainWindow(Settings())
    window.resize(*SIZE)
    window.show()
    window.show_project(project)
    painted(window)
    return window


def measure_open(folder: Path) -> Result:
    """From the call to painted, for 61,000 words with 3,000 codings not shown before; 20,000 more are elsewhere."""
    alone = _opening(folder / "alone", rounds=5, elsewhere=0)
    ours, bare = _opening(folder / "among", rounds=9, elsewhere=SOURCE_CODINGS * 200)
    return compared(
        "open", ours, bare, 3,
        words=TRANSCRIPT_WORDS, codings=TRANSCRIPT_CODINGS, codings_elsewhere=SOURCE_CODINGS * 200,
        median_s_without_codings_elsewhere=median(alone[0]),
    )  # fmt: skip


def _opening(folder: Path, *, rounds: int, elsewhere: int) -> tuple[list[float], list[float]]:
    with new_project(folder / "avaus.kooditin") as project:
        first, *_ = _add_elsewhere(project, folder, elsewhere)
        long_ones = add_transcripts(
            project, _long_transcripts(folder, count=rounds + 1), TRANSCRIPT_CODINGS, seed=elsewhere
        )
        window = shown_window(project)
        texts = [project.sources.text(source) for source in long_ones]
        bare = bare_text()

        def ours(number: int) -> float:
            window.show_source(first)
            painted(window)
            return seconds(lambda: (window.show_source(long_ones[number]), painted(window.transcript)))

        def plain(number: int) -> float:
            bare.setPlainText("")
            painted(bare)
            return seconds(lambda: (bare.setPlainText(texts[number]), painted(bare)))

        ours(rounds), plain(rounds)
        figures = interleaved(ours, plain, rounds)
        window.close()
        bare.close()
    return figures


def _add_elsewhere(project: Project, folder: Path, codings: int) -> list[int]:
    """Sources of the usual length with that many codings together; one at least."""
    count = max(1, codings // SOURCE_CODINGS)
    paths = write_transcripts(folder / "txt", count, SOURCE_WORDS)
    return add_transcripts(project, paths, SOURCE_CODINGS if codings else 0)


def _long_transcripts(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"pitkä {number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(transcript(TRANSCRIPT_WORDS, seed=1000 + number), encoding="utf-8")
    return paths


def measure_apply(folder: Path) -> Result:
    """One coding in that transcript committed and painted; baseline: a bare durable insert and a repaint."""
    alone, _ = _applying(folder / "alone", acts=60, elsewhere=0)
    ours, bare = _applying(folder / "among", acts=200, elsewhere=SOURCE_CODINGS * 200)
    p99 = percentile(ours, 0.99) * 1000
    result = compared(
        "apply", ours, bare, 3,
        p99_ms=p99, p99_limit_ms=50, baseline_p99_ms=percentile(bare, 0.99) * 1000,
        codings_elsewhere=SOURCE_CODINGS * 200, median_s_without_codings_elsewhere=median(alone),
    )  # fmt: skip
    return replace(result, within=result.within and p99 <= 50)


def _applying(folder: Path, *, acts: int, elsewhere: int) -> tuple[list[float], list[float]]:
    draw = random.Random(elsewhere)
    with new_project(folder / "koodaus.kooditin") as project:
        _add_elsewhere(project, folder, elsewhere)
        (source,) = add_transcripts(project, _long_transcripts(folder, 1), TRANSCRIPT_CODINGS, seed=7)
        window = shown_window(project)
        window.show_source(source)
        painted(window)
        _, said = project.queries.spoken(source) or ("", [Span(0, project.sources.get(source).characters)])
        places = [part for part in said if part.end - part.start > 40]  # an interviewer's words are not coded
        codes = [code.id for code in project.codes.all()]
        bare = bare_text()
        bare.setPlainText(project.sources.text(source))
        insert = _bare_insert(folder / "bare.db")

        def ours(number: int) -> float:
            part = draw.choice(places)
            start = draw.randrange(part.start, part.end - 40)
            window.transcript.select_span(Span(start, min(part.end, start + draw.randint(40, 400))))
            painted(window)
            code = draw.choice(codes)
            return seconds(lambda: (window.apply_code(code), painted(window.transcript)))

        def plain(number: int) -> float:
            painted(bare)
            return seconds(lambda: (insert(number), bare.viewport().update(), painted(bare)))

        for number in range(5):
            ours(number), plain(number)
        before = len(project.codings.in_source(source))
        figures = interleaved(ours, plain, acts)
        if len(project.codings.in_source(source)) != before + acts:
            raise AssertionError("some codings were not applied")
        window.close()
        bare.close()
    return figures


def _bare_insert(path: Path):  # type: ignore[no-untyped-def]  # a closure over the connection
    """A function that inserts one row of a coding's size, committed as durably as Kooditin's own."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE coding (id INTEGER PRIMARY KEY, guid TEXT, source INTEGER, code INTEGER, coder INTEGER, "
        "start INTEGER, end INTEGER, memo TEXT, origin TEXT, created TEXT, modified TEXT)"
    )
    row = ("0" * 36, 1, 1, 1, 10, 100, "", "manual", "2026-11-22T10:42:07.123Z", "2026-11-22T10:42:07.123Z")
    return lambda number: connection.execute(
        "INSERT INTO coding (guid, source, code, coder, start, end, memo, origin, created, modified) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row,
    )  # fmt: skip
