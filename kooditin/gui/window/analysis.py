"""The analysis of one project's words in the background: which source is next, and how far it has come.

First every source goes word by word, so that the search finds base forms within seconds, then through the tagger; the
open source goes before the others. What is kept in the project is never analysed again.

A project that is only read is analysed where it has no index, word by word, and that is kept in memory.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from kooditin.gui.bridge.beside import Beside
from kooditin.gui.bridge.child_process import Message
from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.project.project import Project
from kooditin.qda.errors import KooditinError, NotFound
from kooditin.qda.words import Word

BATCH_SECONDS = 0.25  # of the worker's time, so that urgent questions come in between
MOST_TEXTS = 200  # in one batch
FIRST_SPEED = 8_000.0  # characters a second, before it was measured
FAILURES = 8  # batches one after another without a success, before the analysis stops
UNKNOWN = "fi"  # how a source of unknown language is read: short answers leave it unsure


@dataclass(slots=True)
class _State:
    """A source: the language it is read in, and by which version it can be searched ("" by none)."""

    language: str
    indexed: str
    is_done: bool = False


class Task(NamedTuple):
    """One way through one source."""

    source: int
    language: str
    quick: bool


class Analysis(QObject):
    """Works until all is analysed; the properties say how far that is.

    `progressed` follows every change of them. `indexed` carries a source whose words can be searched (better) now,
    `failed` the KooditinError of a piece that is left out, `stopped` that of the whole, which then waits for go_on().
    `language_known` carries a language and what the worker answered about it.
    """

    progressed = Signal()
    indexed = Signal(int)
    failed = Signal(object)
    stopped = Signal(object)
    language_known = Signal(str, object)

    def __init__(self, project: Project, worker: LanguageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._is_kept = not project.read_only
        self._beside = Beside(project, self, ends_early=True, connected=Project.word_sibling)
        self._sources: dict[int, _State] = {}
        self._versions: dict[tuple[str, bool], str] = {}
        self._loaded: set[str] = set()  # languages whose taggers the worker has loaded, or tried to
        self._task: Task | None = None
        self._pieces: deque[str] = deque()
        self._batches: deque[list[str]] = deque()  # parts of a batch that failed as a whole
        self._speed = {True: FIRST_SPEED * 4, False: FIRST_SPEED}
        self._failures = 0
        self._is_held = self._is_over = False
        self.first_source: int | None = None
        self.may_tag = True

    @property
    def total(self) -> int:
        """How many sources there are."""
        return len(self._sources)

    @property
    def is_quick(self) -> bool:
        """Whether there are sources that cannot be searched yet."""
        return any(not state.indexed for state in self._sources.values())

    @property
    def done(self) -> int:
        """How many sources have been through the tagger, or at first: how many can be searched."""
        if self.is_quick:
            return sum(bool(state.indexed) for state in self._sources.values())
        return sum(self._is_tagged(state) for state in self._sources.values())

    @property
    def is_working(self) -> bool:
        """Whether something is under way."""
        return self._task is not None

    @property
    def is_held(self) -> bool:
        """Whether it waits for go_on()."""
        return self._is_held

    def look(self) -> None:
        """Finds out what is to be done, now that there may be other sources, and goes on."""
        self._beside.do(_states, self._take_states, self._on_refused)

    def hold(self) -> None:
        """Ends what is under way after the batch at hand."""
        self._is_held = True
        self.progressed.emit()

    def go_on(self) -> None:
        """Takes up the work where it was left."""
        self._is_held = False
        self._failures = 0
        if self._sources:
            self._next()
        else:
            self.look()

    def rest(self, seconds: float) -> None:
        """Writes nothing for so long, so that an act that is to come need not wait for the file."""
        self._beside.rest(seconds)

    def close(self) -> None:
        """Ends all of it: before the project is closed."""
        self._is_over = True
        self._beside.close()

    def _take_states(self, found: dict[int, _State]) -> None:
        for source_id, state in found.items():
            before = self._sources.get(source_id)
            state.is_done = before is not None and before.is_done and before.language == state.language
        self._sources = found
        self._next()
        self.progressed.emit()

    def _is_tagged(self, state: _State) -> bool:
        if not self._is_kept:
            return bool(state.indexed)
        return state.is_done or state.indexed == self._versions.get((state.language, False), "?")

    def _choose(self) -> Task | None:
        """The open source before the others, all of them word by word before any goes through the tagger."""
        order = sorted(self._sources, key=lambda source_id: source_id != self.first_source)
        for source_id in order:
            if not self._sources[source_id].indexed:
                return Task(source_id, self._sources[source_id].language, True)
        if self.may_tag:
            for source_id in order:
                if not self._is_tagged(self._sources[source_id]):
                    return Task(source_id, self._sources[source_id].language, False)
        return None

    def _next(self) -> None:
        if self._is_held or self._task is not None or self._is_over:
            return
        task = self._task = self._choose()
        self.progressed.emit()
        if task is None:
            return
        is_known = (task.language, task.quick) in self._versions
        if is_known and (task.quick or task.language in self._loaded):
            self._open(task)
            return
        about = {"do": "about", "language": task.language, "quick": task.quick}
        if not is_known and not task.quick:
            about["expected"] = True  # where all is done already, nothing needs to be loaded
        self._worker.ask(about, lambda answer: self._take_version(task, answer), self._stop)

    def _take_version(self, task: Task, answer: Message) -> None:
        if self._is_over:
            return
        self._versions[task.language, task.quick] = answer["version"]
        if "pipeline" in answer and not task.quick:
            self._loaded.add(task.language)
            self.language_known.emit(task.language, answer)
        self._leave_task()  # it may be done by that version

    def _open(self, task: Task) -> None:
        version = self._versions[task.language, task.quick]

        def missing(project: Project) -> list[str]:
            return [text for _, text in project.analyses.missing(task.source, version)]

        def begin(texts: list[str]) -> None:
            self._pieces = deque(texts)
            self._send()

        self._beside.do(missing, begin, self._on_refused)

    def _send(self) -> None:
        task = self._task
        assert task is not None
        if self._is_held:
            self._leave_task()
        elif batch := self._batches.popleft() if self._batches else self._cut_batch(task):
            self._ask(task, batch)
        else:
            self._index(task)

    def _cut_batch(self, task: Task) -> list[str]:
        batch: list[str] = []
        left = self._speed[task.quick] * BATCH_SECONDS
        while self._pieces and len(batch) < MOST_TEXTS and (not batch or len(self._pieces[0]) <= left):
            batch.append(self._pieces.popleft())
            left -= len(batch[-1])
        return batch

    def _ask(self, task: Task, batch: list[str]) -> None:
        found: list[list[tuple[object, ...]]] = []
        begun = time.perf_counter()

        def answered(message: Message) -> None:
            if self._is_over:
                return
            if "words" in message:
                found.append(message["words"])
            if not message.get("done"):
                return
            self._failures = 0
            self._learn_speed(task, sum(map(len, batch)), time.perf_counter() - begun)
            version = self._versions[task.language, task.quick]
            self._beside.do(_keeping(version, batch, found), lambda _: None, self._on_refused)
            self._send()

        request = {"do": "analyse", "texts": batch, "language": task.language, "quick": task.quick}
        self._worker.ask(request, answered, lambda error: self._on_failed(batch, error))

    def _learn_speed(self, task: Task, characters: int, seconds: float) -> None:
        """Batches follow the worker's pace slowly: what was urgent may have come in between."""
        speed = min(200_000.0, max(1_000.0, characters / max(seconds, 0.001)))
        self._speed[task.quick] += 0.2 * (speed - self._speed[task.quick])

    def _on_failed(self, batch: list[str], error: KooditinError) -> None:
        """A batch that fails is asked in halves, until the one piece is found that does."""
        if self._is_over:
            return
        self._failures += 1
        if self._failures >= FAILURES:
            self._stop(error)
            return
        if len(batch) == 1:
            self.failed.emit(error)
        else:
            self._batches.extend([batch[: len(batch) // 2], batch[len(batch) // 2 :]])
        self._send()

    def _index(self, task: Task) -> None:
        version = self._versions[task.language, task.quick]

        def index(project: Project) -> str:
            project.analyses.index(task.source, version)
            return project.analyses.is_indexed(task.source)

        def done(indexed: str) -> None:
            state = self._sources.get(task.source)
            if state is not None:
                # what was left out stays so for this time, or it would be tried for ever
                state.indexed = indexed or state.indexed or "?"
                state.is_done = state.is_done or not task.quick
            self._leave_task()
            self.indexed.emit(task.source)

        self._beside.do(index, done, self._on_refused)

    def _leave_task(self) -> None:
        self._task = None
        self._pieces.clear()
        self._batches.clear()
        self._next()

    def _stop(self, error: KooditinError) -> None:
        if self._is_over:
            return
        self._is_held = True
        self._leave_task()
        self.stopped.emit(error)
        self.progressed.emit()

    def _on_refused(self, error: Exception) -> None:
        """The file takes no more, or the source is gone meanwhile."""
        if not isinstance(error, KooditinError):
            raise error
        if self._task is not None and isinstance(error, NotFound):
            self._sources.pop(self._task.source, None)
            self._leave_task()
        else:
            self._stop(error)


def _states(project: Project) -> dict[int, _State]:
    if project.read_only and project.analyses.not_indexed():
        project.analyses.use_memory()
    return {
        source.id: _State(source.language or UNKNOWN, project.analyses.is_indexed(source.id))
        for source in project.sources.all()
    }


def _keeping(
    version: str, texts: Sequence[str], words: Sequence[Sequence[Sequence[object]]]
) -> Callable[[Project], None]:
    def keep(project: Project) -> None:
        analysed = [(text, [_word(each) for each in found]) for text, found in zip(texts, words, strict=True)]
        project.analyses.keep(version, analysed)

    return keep


def _word(values: Sequence[object]) -> Word:
    start, end, lemma, tag, parts = values
    return Word(start, end, lemma, tag, tuple(parts))  # type: ignore[arg-type]  # as the worker's JSON gives them
