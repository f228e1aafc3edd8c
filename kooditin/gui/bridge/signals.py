"""Turns Project.changed into one Qt signal that arrives in the window's thread."""

from PySide6.QtCore import QObject, Signal

from kooditin.project.project import Project
from kooditin.qda.change import Change


class ProjectSignals(QObject):
    """`changed` carries a Change for every act, undo, redo and import of the project at hand."""

    changed = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = project.subscribe(self._tell)

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)

    def stop(self) -> None:
        """No more signals from this project."""
        self._unsubscribe()
