"""Undo and redo: at once, or in the background where thousands of rows come and go."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import menu_words
from kooditin.gui.coding.history_panel import operation_sentence
from kooditin.project.project import Project
from kooditin.qda.change import Operation

if TYPE_CHECKING:
    from kooditin.gui.window.coding_place import CodingPlace
    from kooditin.gui.window.files import Files

# About this many rows are undone in the time in which the window may stand still (50 ms); a row of an act on
# whole sources, with their texts, takes as long as twenty others.
MANY_ROWS, WEIGHT_WITH_TEXTS = 1500, 20


class Steps(QObject):
    """Steps through the journal of the project at hand."""

    def __init__(self, place: "CodingPlace", files: "Files") -> None:
        super().__init__(place)
        self._place, self._files = place, files

    def undo(self) -> None:
        """Takes back the last act."""
        self._step(Project.undoable, Project.undo, tr("Undoing"))

    def redo(self) -> None:
        """Brings the undone act again."""
        self._step(Project.redoable, Project.redo, tr("Redoing"))

    def _step(
        self,
        find: Callable[[Project], Operation | None],
        step: Callable[[Project, int], Operation | None],
        words: str,
    ) -> None:
        operation = self._place.do(find)
        if operation is None:
            return
        weight = operation.changes * (WEIGHT_WITH_TEXTS if operation.verb.endswith(("_source", "_sources")) else 1)
        if weight < MANY_ROWS:
            self._place.do(lambda project: step(project, operation.id))
        elif not self._files.jobs:
            # An act that comes in between is newer than the one that was to be taken back, and stays.
            self._files.run_beside(words, lambda project: step(project, operation.id))


def name_steps(project: Project | None, acts: Mapping[str, QAction]) -> None:
    """Lets the acts undo and redo say what they would do, and enables them where there is something."""
    can_step = project is not None and not project.read_only
    undo = project.undoable() if project and can_step else None
    redo = project.redoable() if project and can_step else None
    for name, words, operation in (("undo", tr("Undo"), undo), ("redo", tr("Redo"), redo)):
        acts[name].setEnabled(operation is not None)
        acts[name].setText(f"{words}: {menu_words(operation_sentence(operation))}" if operation else words)
