"""Vectors of whole passages for the suggestions: kept in the project, told to the language worker, made where lacking.

They are made in the background, for a fraction of a second at a time, so that whatever is urgent comes in between.
"""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from kooditin.gui.bridge.beside import Beside
from kooditin.gui.bridge.later import later
from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.project.project import Project
from kooditin.qda.errors import KooditinError
from kooditin.qda.suggestion_messages import Message

SECONDS = 0.25  # of the worker's time, before others have their turn
TOLD_TOGETHER = 300
KEPT_AFTER = 2000  # ms
UNUSED_AFTER = 20_000  # ms without another look at the project: it may read all sources


class Vectors(QObject):
    """Those of one project; `done` of `total` tells how many of those that were lacking have been made.

    `progressed` follows that and `is_stopped`. `completed` says that none is lacking any more for what the worker has
    learned last. `failed` carries the KooditinError for which it has stopped, until `go_on`.
    """

    progressed = Signal()
    completed = Signal()
    failed = Signal(object)

    def __init__(self, worker: LanguageWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._version: str | None = None  # of the model, once the worker has told; "" where there is none
        self._reads: Beside | None = None
        self._writes: Beside | None = None
        self._looked_up: set[str] = set()  # texts whose vectors the worker has been told, where there are any
        self._unkept: list[tuple[str, str]] = []
        self._project: Project | None = None
        self._round = 0  # of `make`
        self._is_asking = self._is_allowed = self.is_stopped = False
        self._lacking = self.total = 0
        self._keeping = later(self, self._keep_now, KEPT_AFTER)
        self._unused = later(self, self._forget_unused, UNUSED_AFTER)

    @property
    def done(self) -> int:
        """How many of `total` have been made."""
        return self.total - self._lacking

    @property
    def is_lacking(self) -> bool:
        """Whether some are still to be made."""
        return self._lacking > 0

    def set_project(self, project: Project | None) -> None:
        """Follows another project, or none; before the one at hand is closed."""
        for timer in (self._keeping, self._unused):
            timer.stop()
        for beside in (self._reads, self._writes):
            if beside is not None:
                beside.close()
        self._project = project
        self._reads = None if project is None else Beside(project, self)
        is_kept = project is not None and not project.read_only
        self._writes = Beside(project, self, ends_early=True) if project is not None and is_kept else None
        self._unkept.clear()
        self.is_stopped = False
        self.forget_worker()

    def forget_worker(self) -> None:
        """The worker is another process: it has forgotten all vectors."""
        self._looked_up.clear()
        self.pause()

    def pause(self) -> None:
        """Makes none any more until `make`: what is learned is to be another."""
        self._round += 1
        self._is_asking = False
        self._lacking = self.total = 0
        self.progressed.emit()

    def allow(self, allowed: bool) -> None:
        """Whether vectors may be made now: the user may have paused it, or the computer runs on its battery."""
        self._is_allowed = allowed
        self._make_some()

    def go_on(self) -> None:
        """Goes on after what has failed."""
        self.is_stopped = False
        self._make_some()

    def rest(self, seconds: float) -> None:
        """Writes nothing for so long, so that an act that is to come need not wait for the file."""
        if self._writes is not None:
            self._writes.rest(seconds)

    # Told

    def tell_known(
        self, texts: Iterable[str], then: Callable[[], object], worker: LanguageWorker | None = None
    ) -> None:
        """Tells the worker those vectors of the texts that are kept in the project, then calls `then`.

        `worker` is another one that knows none. Where something fails `failed` tells it, and `then` is called all the
        same: the worker can do without.
        """
        if self._version is None:
            again = partial(self.tell_known, list(texts), then, worker)
            self._worker.ask({"do": "vectors"}, partial(self._take_version, again), self._fail_and(then))
            return
        new = [text for text in dict.fromkeys(texts) if worker is not None or text not in self._looked_up]
        if not self._version or not new or self._reads is None:
            then()
            return
        version = self._version
        self._reads.do(
            lambda project: project.passage_vectors.known(version, new),
            partial(self._tell, worker or self._worker, new, then),
            self._fail_and(then),
        )

    def _take_version(self, then: Callable[[], object], answer: Message) -> None:
        self._version = str(answer["version"])
        then()

    def _tell(
        self, worker: LanguageWorker, asked: list[str], then: Callable[[], object], found: dict[str, str]
    ) -> None:
        if worker is self._worker:
            self._looked_up.update(asked)
        texts, vectors = list(found), list(found.values())
        for first in range(0, len(texts), TOLD_TOGETHER):
            part = slice(first, first + TOLD_TOGETHER)
            message = {"do": "know_vectors", "texts": texts[part], "vectors": vectors[part]}
            worker.ask(message, lambda _: None, self._on_failed)
        then()

    def _fail_and(self, then: Callable[[], object]) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self._on_failed(error)
            then()

        return failed

    # Made

    def make(self, lacking: int) -> None:
        """Has the worker make what it lacks for what it has learned last, so many; and keeps what it has made else."""
        self.pause()
        self._lacking = self.total = lacking
        if lacking or self._version:
            self._is_asking = True
            self._ask(SECONDS if self._may_make else 0)
        self.progressed.emit()

    @property
    def _may_make(self) -> bool:
        return self._is_allowed and not self.is_stopped

    def _make_some(self) -> None:
        if self._lacking and self._may_make and not self._is_asking:
            self._is_asking = True
            self._ask(SECONDS)

    def _ask(self, seconds: float) -> None:
        message = {"do": "vectors", "seconds": seconds}
        self._worker.ask(message, partial(self._on_made, self._project, self._round), self._on_failed)

    def _on_made(self, project: Project | None, round_: int, answer: Message) -> None:
        if not answer.get("done"):
            if project is self._project:
                self.keep(answer["text"], answer["vector"])
            return
        if round_ != self._round:
            return
        self._is_asking = False
        self._lacking = int(answer["lacking"])
        self.total = max(self.total, self._lacking)
        self.progressed.emit()
        if self._lacking:
            self._make_some()
        else:
            self.completed.emit()

    # Kept

    def keep(self, text: str, vector: str) -> None:
        """Keeps a vector that the worker has made in the project, in a moment."""
        self._looked_up.add(text)
        self._unkept.append((text, vector))
        if not self._keeping.isActive():
            self._keeping.start()

    def _keep_now(self) -> None:
        made, self._unkept = self._unkept, []
        version = self._version
        if self._writes is not None and made and version:
            self._writes.do(
                lambda project: project.passage_vectors.keep(version, made), lambda _: None, self._on_failed
            )

    def look_for_unused(self) -> None:
        """Lets vectors go, once it is quiet, whose texts are in no source any more."""
        self._unused.start()

    def _forget_unused(self) -> None:
        if (writes := self._writes) is not None:
            writes.do(
                lambda project: project.passage_vectors.forget_unused(is_over=writes.wait_out_rest),
                lambda _: None,
                self._on_failed,
            )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KooditinError):
            raise error
        self._is_asking = False
        self.is_stopped = True
        self.failed.emit(error)
        self.progressed.emit()
