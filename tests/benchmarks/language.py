"""What the analysis of Finnish costs: the window's event loop while the worker reads, and words a second beside spaCy.

`stall` takes turns at holding the analysis and letting it go on, in the real window with its real worker process.
"""

import os
import sys
import time
from collections.abc import Callable
from itertools import chain, pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer

from kooditin.exchange import read_source
from kooditin.language import pipeline as pipelines
from kooditin.project import Project
from kooditin.resources import resource_folder
from tests.benchmarks.material import SOURCES, add_transcripts, new_project, write_transcripts
from tests.benchmarks.measure import Result, compared, interleaved, percentile, seconds
from tests.benchmarks.window import shown_window

ROUNDS, ROUND_SECONDS = 6, 8.0
LONGEST_S, P99_S = 0.050, 0.016
OPENING_SECONDS = 6.0
READY_SECONDS = 400.0
SUGGEST_LIMIT = 1.25  # times spaCy's own seconds: 0.8 of its words a second


class Gap(NamedTuple):
    """Seconds between two ticks; `waited` of them the window was ready to run, but other programs had the cores."""

    seconds: float
    waited: float


def gaps(duration: float) -> list[Gap]:
    """The gaps between the ticks of a timer of one millisecond while the event loop runs for so long."""
    ticks: list[tuple[float, float]] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append((time.perf_counter(), _waited_for_a_core())))
    loop = QEventLoop()
    QTimer.singleShot(round(duration * 1000), loop.quit)
    timer.start(1)
    loop.exec()
    return [Gap(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(ticks)]


def longest(found: list[Gap]) -> float:
    """The longest of the gaps in seconds."""
    return max(gap.seconds for gap in found)


def longest_own(found: list[Gap]) -> float:
    """The longest of the gaps in seconds, less what other programs took of it."""
    return max(gap.seconds - gap.waited for gap in found)


def _waited_for_a_core() -> float:
    """Seconds for which the window's thread was ready to run and waited; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


def measure_stall(folder: Path) -> Result:
    """The longest gap in the event loop while 200 transcripts are analysed; baseline: the analysis is held.

    `median_s` and `baseline_s` are the longest gaps of all rounds, `limit` is that of `median_s` in seconds. The first
    seconds after opening, in which the suggestions gather what they learn from, stand in the details.
    """
    with new_project(folder / "aineisto.kooditin") as made:
        sources = add_transcripts(made, write_transcripts(folder / "txt", SOURCES), 0)
    project = Project.open(folder / "aineisto.kooditin", back_up=False)
    window = shown_window(project)
    work = window.language_work
    opening = gaps(OPENING_SECONDS)
    _wait(lambda: work.analysis is not None and work.analysis.done > 0)
    quick = gaps(ROUND_SECONDS)
    _wait(lambda: work.state in ("tagging", "battery"))
    work.analysis.may_tag = True
    work.analysis.go_on()
    _wait(lambda: _tagged(project) > 0)
    before = _tagged(project)

    busy: list[list[Gap]] = []
    idle: list[list[Gap]] = []

    def analysing(number: int) -> float:
        work.analysis.go_on()
        busy.append(gaps(ROUND_SECONDS))
        return longest(busy[-1])

    def held(number: int) -> float:
        work.analysis.hold()
        _wait(lambda: not work.analysis.is_working)
        idle.append(gaps(ROUND_SECONDS))
        return longest(idle[-1])

    ours, bare = interleaved(analysing, held, ROUNDS)
    pieces = _tagged(project) - before
    window.close()
    if not pieces:
        raise AssertionError("the worker analysed nothing meanwhile")
    all_busy, all_idle = [*quick, *chain(*busy)], [*chain(*idle)]
    p99 = percentile([gap.seconds for gap in all_busy], 0.99)
    return Result(
        "stall",
        median_s=longest(all_busy),
        baseline_s=longest(all_idle),
        ratio=longest(all_busy) / longest(all_idle),
        limit=LONGEST_S,
        details={
            "unit": "longest gap",
            "meaning": "median_s and baseline_s are the longest gaps of all rounds; limit is that of median_s",
            "rounds": ROUNDS, "seconds_each": ROUND_SECONDS, "sources": len(sources),
            "pieces_analysed_meanwhile": pieces,
            "longest_by_round_ms": [round(each * 1000, 1) for each in ours],
            "baseline_longest_by_round_ms": [round(each * 1000, 1) for each in bare],
            "word_by_word_longest_ms": longest(quick) * 1000,
            "after_opening_longest_ms": longest(opening) * 1000,
            "longest_less_other_programs_ms": longest_own(all_busy) * 1000,
            "baseline_longest_less_other_programs_ms": longest_own(all_idle) * 1000,
            "after_opening_longest_less_other_programs_ms": longest_own(opening) * 1000,
            "p99_ms": p99 * 1000, "p99_limit_ms": P99_S * 1000,
            "baseline_p99_ms": percentile([gap.seconds for gap in all_idle], 0.99) * 1000,
            "load": _load(),
        },
        within=longest(all_busy) <= LONGEST_S and p99 <= P99_S,
    )  # fmt: skip


def _tagged(project: Project) -> int:
    """How many pieces have been through the tagger; only the worker's answers put them there."""
    rows = project.analyses._database.query(
        "SELECT count(*) FROM analysis JOIN analysis_version ON analysis_version.id = analysis.version "
        "WHERE analysis_version.name NOT LIKE 'words %'"
    )
    return int(rows[0][0])


def _wait(condition: Callable[[], bool]) -> None:
    """Runs the event loop, which sleeps when it has nothing to do, until the condition holds."""
    end = time.perf_counter() + READY_SECONDS
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError("the analysis has not come so far")
        loop = QEventLoop()
        QTimer.singleShot(200, loop.quit)
        loop.exec()


def _load() -> float | None:
    """What else the machine does: runnable processes in the last minute."""
    return None if sys.platform == "win32" else round(os.getloadavg()[0], 2)


def measure_suggest(folder: Path) -> Result:
    """The whole analysis of the example's interviews; baseline: spaCy's own nlp.pipe with the same components.

    Both know the words by then, as in the middle of a project; the details tell of the first time, too.
    """
    texts = [text for path in sorted((resource_folder() / "sample").iterdir()) for text in _turns(path)]
    words = sum(len(text.split()) for text in texts)
    pipeline = pipelines.load()
    list(pipeline.analyse(["Lämmittely käynnistää sanakirjat: xyzzyä."]))

    def ours(number: int) -> float:
        return seconds(lambda: list(pipeline.analyse(texts)))

    def bare(number: int) -> float:
        return seconds(lambda: list(pipeline.nlp.pipe(texts)))

    bare_first, ours_first = bare(0), ours(0)
    our_seconds, bare_seconds = interleaved(ours, bare, 9)
    return compared(
        "suggest", our_seconds, bare_seconds, SUGGEST_LIMIT,
        pipeline=pipeline.version, words=words,
        words_a_second=round(words / median(our_seconds)), baseline_words_a_second=round(words / median(bare_seconds)),
        share_of_its_speed=median(bare_seconds) / median(our_seconds), wanted_share=1 / SUGGEST_LIMIT,
        share_the_first_time=bare_first / ours_first, load=_load(),
    )  # fmt: skip


def _turns(path: Path) -> list[str]:
    if path.suffix not in (".txt", ".docx", ".vtt") or path.name == "README.txt":
        return []
    source = read_source(path)
    found = [source.text[turn.start : turn.end] for turn in source.turns] or source.text.split("\n")
    return [text for text in found if text.strip()]
