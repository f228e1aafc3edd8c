"""How lightly a report of 300 pages is read beside one of 10: a step of scrolling, and the longest gap at opening."""

import random
import time
from itertools import pairwise
from pathlib import Path
from statistics import median

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kooditin.gui.window.main_window import MainWindow
from kooditin.project import Project
from kooditin.qda.sections import Mark, sections_of
from kooditin.qda.source import NewSource, Span
from tests.benchmarks.material import ENDS, MIDDLES, STARTS, new_project
from tests.benchmarks.measure import Result, compared, interleaved
from tests.benchmarks.window import painted, shown_window

PARAGRAPHS_A_PAGE, WORDS_A_PARAGRAPH, CODINGS_A_PAGE = 17, 20, 2
PAGES_A_CHAPTER = 12
LONG, SHORT = 300, 10
STEPS, STEP = 150, 120  # wheel notches of so many pixels
ROUNDS, OPENINGS = 5, 5
GAP_LIMIT_MS = 50
SETTLED = 1.5  # seconds after opening in which gaps are looked for


def report(pages: int, seed: int) -> NewSource:
    """A report of that many pages: chapters, sections, paragraphs and lists, about 333 words a page."""
    draw = random.Random(seed)
    text, marks = [], []
    at = 0

    def add(words: str, kind: str = "", level: int = 0) -> None:
        nonlocal at
        if kind:
            marks.append(Mark(Span(at, at + len(words)), kind, level))  # type: ignore[arg-type]
        text.append(words)
        at += len(words) + 2

    def words(count: int) -> str:
        said = " ".join(draw.choice(STARTS) + draw.choice(MIDDLES) + draw.choice(ENDS) for _ in range(count))
        return said.capitalize()

    for page in range(pages):
        marks.append(Mark(Span(at, at), "page", 0, str(page + 1)))
        if page % PAGES_A_CHAPTER == 0:
            add(f"{page // PAGES_A_CHAPTER + 1} {words(3)}", "heading", 1)
        add(f"{page // PAGES_A_CHAPTER + 1}.{page % PAGES_A_CHAPTER + 1} {words(4)}", "heading", 2)
        for paragraph in range(PARAGRAPHS_A_PAGE):
            if paragraph % 5 == 4:
                add(f"• {words(WORDS_A_PARAGRAPH // 2)}.", "item", 1)
                add(f"• {words(WORDS_A_PARAGRAPH // 2)} 😀.", "item", 2)
            elif paragraph == 8:
                add(words(3), "heading", 3)
            else:
                add(f"{words(WORDS_A_PARAGRAPH)}.")
    whole = "\n\n".join(text) + "\n"
    return NewSource(f"Raportti, {pages} sivua, {seed}", whole, "report", sections=sections_of(whole, marks))


def measure_report(folder: Path) -> Result:
    """A step of scrolling, painted, in 300 pages; baseline: the same in 10. Both in the real window."""
    with new_project(folder / "raportit.kooditin") as project:
        short_ones, long_ones = _added(project, SHORT), _added(project, LONG)
        window = shown_window(project)
        gaps, again, short_gaps = _gaps(window, long_ones, short_ones)
        steps, short_steps = interleaved(
            lambda number: _step(window, long_ones[number % OPENINGS]),
            lambda number: _step(window, short_ones[number % OPENINGS]),
            ROUNDS,
        )
        words = project.sources.get(long_ones[0]).words
        window.close()
    return compared(
        "report", steps, short_steps, 2,
        words=words, pages=LONG, baseline_pages=SHORT, steps=STEPS, pixels=STEP,
        longest_gap_ms=max(gaps), median_gap_ms=median(gaps), gap_limit_ms=GAP_LIMIT_MS,
        median_gap_back_in_the_middle_ms=median(again),
        baseline_longest_gap_ms=max(short_gaps), baseline_median_gap_ms=median(short_gaps),
    )  # fmt: skip


def _gaps(window: MainWindow, long_ones: list[int], short_ones: list[int]) -> tuple[list[float], ...]:
    """The longest gaps, in ms: long reports opened for the first time and again in their middle; short ones."""
    *others, first = short_ones
    opened = [_longest_gap(window, source, first) * 1000 for source in long_ones[:OPENINGS]]
    again = []
    for source in long_ones[:OPENINGS]:
        window.show_source(source)
        window.transcript.scroll_to(len(window.transcript.page.stored) // 2)
        again.append(_longest_gap(window, source, first) * 1000)
    return opened, again, [_longest_gap(window, source, first) * 1000 for source in others[:OPENINGS]]


def _added(project: Project, pages: int) -> list[int]:
    """Reports not shown before, one more than are opened, each with its codings."""
    draw = random.Random(pages)
    sources = project.sources.add_many([report(pages, seed) for seed in range(OPENINGS + 1)])
    codes = [code.id for code in project.codes.all()]
    starts = [(source, draw.randrange(source.characters - 401)) for source in sources for _ in range(pages * 2)]
    project.codings.apply_many(
        [(source.id, start, start + draw.randint(40, 400), draw.choice(codes)) for source, start in starts]
    )
    return [source.id for source in sources]


def _step(window: MainWindow, source: int) -> float:
    """The median of steps through the middle of a source, in seconds."""
    window.show_source(source)
    view = window.transcript
    view.build_whole()
    painted(window)
    view.scroll_to(len(view.page.stored) // 3)
    painted(window)
    bar, taken = view.verticalScrollBar(), []
    for number in range(STEPS):
        started = time.perf_counter()
        bar.setValue(bar.value() + (STEP if number < STEPS // 2 else -STEP))
        painted(view)
        taken.append(time.perf_counter() - started)
    return median(taken)


def _longest_gap(window: MainWindow, source: int, other: int) -> float:
    """The longest time, in seconds, in which the window's events waited while a source was opened."""
    window.show_source(other)
    window.transcript.build_whole()
    painted(window)
    beats: list[float] = []
    timer = QTimer(window)
    timer.setInterval(0)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    QApplication.processEvents()
    beats.append(time.perf_counter())
    window.show_source(source)
    until = time.perf_counter() + SETTLED
    while time.perf_counter() < until or not window.transcript.is_whole:
        QApplication.processEvents()
    timer.stop()
    timer.deleteLater()
    return max(later - earlier for earlier, later in pairwise(beats))
