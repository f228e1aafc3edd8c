"""Joins what is suggested with where it is shown: the margin, the code palette, the review panel and the place."""

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kooditin.gui.bridge.basis import by_code
from kooditin.gui.bridge.later import later
from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.gui.window.reviewing import Reviewing
from kooditin.gui.window.suggesting import Suggesting
from kooditin.project.project import Project
from kooditin.qda.change import Change

if TYPE_CHECKING:
    from kooditin.gui.window.main_window import MainWindow

SELECTED = 150  # ms after which what is selected is thought of as what will be coded


class Suggested(QObject):
    """The suggestions of one window."""

    def __init__(self, window: "MainWindow", worker: LanguageWorker) -> None:
        super().__init__(window)
        self._window, self._place = window, window.place
        self.suggesting = Suggesting(window.place, worker)
        self.reviewing = Reviewing(window.place, self.suggesting, window.place.suggestion)
        self._place.coding.suggesting = self.suggesting
        self._place.coding.reviewing = self.reviewing
        window.language_work.add_vectors(self.suggesting.vectors)
        self._late = later(self, self._look_ahead, SELECTED)
        self._place.transcript.selection_changed.connect(self._on_selection)
        self.suggesting.renewed.connect(self._show_stripes)
        self.reviewing.opened.connect(partial(window.panels.open, "show_right"))
        self.reviewing.threshold_requested.connect(self.show_place)
        self.reviewing.background_requested.connect(window.files.run_beside)
        window.acts.by_name["show_suggestions"].setChecked(window.settings.show_suggestions)

    def set_project(self, project: Project | None) -> None:
        """Follows another project, or none; before the one at hand is closed."""
        self.reviewing.set_project()
        self.suggesting.set_project(project)
        if project is None:
            self.suggesting.worker.stop()

    def follow(self, change: Change) -> None:
        """Brings an act, its undo or its redo."""
        self.suggesting.follow(change)
        self.reviewing.follow(change)

    def show_stripes(self) -> None:
        """Shows suggestions in the margin or leaves them out, as the act says; that is remembered."""
        is_shown = self._window.acts.by_name["show_suggestions"].isChecked()
        if is_shown != self._window.settings.show_suggestions:
            self._window.use_settings(dataclasses.replace(self._window.settings, show_suggestions=is_shown))
        self._show_stripes(self._place.source_id)

    def _show_stripes(self, source_id: int | None) -> None:
        if source_id is None or source_id != self._place.source_id:
            return
        is_shown = self._window.acts.by_name["show_suggestions"].isChecked()
        found = self.suggesting.suggestions(source_id) if is_shown else []
        self._place.transcript.set_suggestions(found, by_code(self.suggesting.thresholds))

    def review(self) -> None:
        """Opens the review panel, or goes on in it."""
        for name in self._window.places.names:
            self._window.leave_place(name)
        self._place.flush_memos()
        self.reviewing.start()

    def show_place(self) -> None:
        """Opens the page on how good the suggestions are, where the wanted precision is chosen."""
        act = self._window.acts.by_name["show_suggestion_place"]
        if not act.isChecked():
            act.trigger()

    def _on_selection(self) -> None:
        if self._place.transcript.textCursor().hasSelection():
            self._late.start()
        else:
            self._late.stop()

    def _look_ahead(self) -> None:
        """Has the suggestions for what is selected ready before the palette is opened."""
        if self._place.project is not None and not self._place.palette_box.isVisible():
            self.suggesting.for_selection()
