"""When the texts of the project at hand are analysed in the background, and what is said of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kooditin.gui.bridge.background import Job
from kooditin.gui.bridge.child_process import Message
from kooditin.gui.bridge.i18n import said
from kooditin.gui.bridge.later import later
from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.gui.window.analysis import Analysis
from kooditin.gui.window.language_status import State
from kooditin.gui.window.vectors import Vectors
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.errors import KooditinError

if TYPE_CHECKING:
    from kooditin.gui.window.main_window import MainWindow

QUIET = 2500  # ms after a project was shown, so that opening it has the machine to itself
SETTLED = 800  # ms after sources came or went
REST = 1.5  # seconds without writing after a passage was selected or an act done: more acts are likely to follow
LOOK_AT_POWER = 30_000  # ms
_SOURCES = ("source", "turn", "speaker")


class LanguageWork(QObject):
    """One of each window; `worker` also serves the suggestions.

    `indexed` carries the id of a source whose words can be searched, or searched better, from now on. Pausing holds
    until the window is closed, also for other projects: it is about the computer.
    """

    indexed = Signal(int)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.worker = LanguageWorker(self)
        self.analysis: Analysis | None = None
        self._vectors: Vectors | None = None
        self.status = window.status.language
        self.is_paused = self._now_anyway = False
        self._on_mains: bool | None = None  # None until the project has been shown for a while
        self._told: set[str] = set()
        self._project: Project | None = None
        self._quiet = later(self, self._begin, QUIET)
        self._settled = later(self, self._look, SETTLED)
        self._power = later(self, self._look_at_power, LOOK_AT_POWER)
        self.status.pressed.connect(self._on_pressed)
        window.place.source_shown.connect(self._on_source)
        window.transcript.selection_changed.connect(self._rest)

    def add_vectors(self, vectors: Vectors) -> None:
        """Has the making of passages' vectors paused and told of as the analysis is."""
        self._vectors = vectors
        vectors.progressed.connect(self._show)
        vectors.failed.connect(self._tell)

    def set_project(self, project: Project | None) -> None:
        """Follows another project, or none; before the one at hand is closed."""
        for timer in (self._quiet, self._settled, self._power):
            timer.stop()
        if self.analysis is not None:
            self.analysis.close()
            self.analysis = None
            self.worker.stop()
        self._project = project
        self._told.clear()
        self._now_anyway, self._on_mains = False, None
        self._allow()
        self._show()
        if project is not None:
            self._quiet.start()

    def _rest(self) -> None:
        if self.analysis is not None:
            self.analysis.rest(REST)

    def follow(self, change: Change) -> None:
        """Has what came with an act, its undo or its redo analysed once things have settled."""
        self._rest()
        if self.analysis is not None and change.touches(*_SOURCES):
            self._settled.start()

    def _begin(self) -> None:
        if self._window.files.jobs:
            self._quiet.start()
            return
        project = self._project
        job = Job(lambda _: is_on_mains(), self)  # its library takes too long to load here
        job.done.connect(lambda on_mains: self._start(project, on_mains))
        job.start()

    def _start(self, project: Project | None, on_mains: bool) -> None:
        if project is None or project is not self._project or self.analysis is not None:
            return
        self._on_mains = on_mains
        self._power.start()
        self._allow()
        self.analysis = Analysis(project, self.worker, self)
        self.analysis.progressed.connect(self._allow)
        self.analysis.progressed.connect(self._show)
        self.analysis.indexed.connect(self.indexed)
        self.analysis.failed.connect(self._tell)
        self.analysis.stopped.connect(self._tell)
        self.analysis.language_known.connect(self._on_language)
        self.analysis.first_source = self._window.place.source_id
        self.analysis.may_tag = on_mains
        if self.is_paused:
            self.analysis.hold()
        self._look()

    def _look(self) -> None:
        if self.analysis is not None:
            self.analysis.look()

    def _look_at_power(self) -> None:
        self._power.start()
        if self._now_anyway or self._on_mains == is_on_mains():
            return
        self._on_mains = not self._on_mains
        if self.analysis is not None:
            self.analysis.may_tag = self._on_mains
            if self._on_mains and not self.analysis.is_held:
                self.analysis.go_on()
        self._allow()
        self._show()

    def _allow(self) -> None:
        """Lets vectors be made where the analysis may go on, and the search is ready."""
        analysis = self.analysis
        is_needed = analysis is not None and analysis.is_quick and analysis.is_working
        has_power = bool(self._on_mains) or self._now_anyway
        if self._vectors is not None:
            self._vectors.allow(has_power and not self.is_paused and not is_needed)

    def _on_source(self, source_id: int) -> None:
        if self.analysis is not None:
            self.analysis.first_source = source_id

    def _on_pressed(self) -> None:
        analysis = self.analysis
        match self.state:
            case "quick" | "tagging" | "refining":
                self.is_paused = True
                if analysis is not None:
                    analysis.hold()
            case "battery" | "refining_waits":
                self._now_anyway = True
                if analysis is not None:
                    analysis.may_tag = True
                    analysis.go_on()
            case _:
                self.is_paused = False
                self._told.clear()
                if analysis is not None:
                    analysis.go_on()
                if self._vectors is not None:
                    self._vectors.go_on()
        self._allow()
        self._show()

    @property
    def state(self) -> State:
        """What the line at the foot says."""
        analysis = self.analysis
        if analysis is None or analysis.done == analysis.total:
            return self._state_of_vectors()
        if analysis.is_held:
            return "paused" if self.is_paused else "stopped"
        if analysis.is_quick:
            return "quick"
        return "tagging" if analysis.may_tag else "battery"

    def _state_of_vectors(self) -> State:
        if self._vectors is None or not self._vectors.is_lacking or self._on_mains is None:
            return "idle"
        if self.is_paused:
            return "refining_paused"
        if self._vectors.is_stopped:
            return "stopped"
        return "refining" if self._on_mains or self._now_anyway else "refining_waits"

    def _show(self) -> None:
        state = self.state
        work = self._vectors if state.startswith("refining") else self.analysis
        done, total = (work.done, work.total) if work else (0, 0)
        self.status.show_state(state, done, total)

    def _tell(self, error: KooditinError) -> None:
        if error.template not in self._told:
            self._told.add(error.template)
            self._window.tell(partial(said, error), problem=True)

    def _on_language(self, language: str, about: Message) -> None:
        """Says what is other than expected: a pipeline that could not be loaded, or none at all."""
        if about.get("problem"):
            self._tell(
                KooditinError(
                    "A better pipeline for Finnish could not be loaded ({reason}). {pipeline} is used instead; "
                    "kooditin doctor tells more.",
                    reason=about["problem"],
                    pipeline=about["pipeline"],
                )
            )
        elif language == "fi" and not about["pipeline"]:
            self._tell(
                KooditinError(
                    "There is no pipeline for Finnish here, so base forms are looked up word by word. "
                    "kooditin doctor tells how to add one."
                )
            )


def is_on_mains() -> bool:
    """Whether the computer has no battery or is plugged in, as far as the system tells."""
    import psutil  # type: ignore[import-untyped]

    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return battery is None or battery.power_plugged is not False
