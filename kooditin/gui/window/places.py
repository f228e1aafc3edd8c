"""The places of the window: the page, and those that take its room while their act is on."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from kooditin.gui.window.notice import Notice
from kooditin.project.project import Project
from kooditin.qda.change import Change


class Place(Protocol):
    """What every place but the page has. `follows_hidden`: whether it hears of changes while another is shown."""

    notice: Notice
    follows_hidden: bool

    def set_project(self, project: Project | None) -> None: ...

    def follow(self, change: Change) -> None: ...

    def flush(self) -> None:
        """Keeps what is being written at once."""

    def focus(self) -> None:
        """Puts the keyboard where one would go on."""


class Places(QStackedWidget):
    """One place at a time. The page is there from the start; each other one is made when it is first shown.

    `makers` are by the names of the places' acts.
    """

    def __init__(self, page: QWidget, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._page = page
        self._makers = makers
        self._made: dict[str, Any] = {}  # widgets that are a Place, an intersection that Python cannot name
        self.addWidget(page)

    @property
    def names(self) -> tuple[str, ...]:
        """The acts of the places."""
        return tuple(self._makers)

    @property
    def shown(self) -> Place | None:
        """The place that is shown; None where it is the page."""
        now: Any = self.currentWidget()
        return next((place for place in self._made.values() if place is now), None)

    def open(self, name: str, project: Project | None) -> None:
        """Shows a place with the project, ready for the keyboard."""
        self.flush()
        if name not in self._made:
            self._made[name] = self._makers[name]()
            self.addWidget(self._made[name])
        place = self._made[name]
        place.set_project(project)
        self.setCurrentWidget(place)
        place.focus()

    def leave(self) -> None:
        """Goes back to the page."""
        self.flush()
        self.setCurrentWidget(self._page)

    def follow(self, change: Change) -> None:
        """Brings an act, its undo or its redo to those that want to hear of it."""
        now = self.shown
        for place in self._made.values():
            if place is now or place.follows_hidden:
                place.follow(change)

    def flush(self) -> None:
        """Keeps at once what is being written in the shown place."""
        if self.shown is not None:
            self.shown.flush()

    def forget_project(self) -> None:
        """No place has a project any more."""
        for place in self._made.values():
            place.set_project(None)
