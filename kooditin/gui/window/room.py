"""How the window shares its room: what folds where it is narrow, and what is kept of it until tomorrow."""

import base64
from collections.abc import Mapping

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

LEAST = (640, 340)  # logical pixels: 1366 x 768 at 200 %, less the task bar
NARROW = 940
FOLDS_BELOW = {"show_right": 1000, "show_left": 760}


class Panels:
    """The side panels, each shown while its act is checked; they fold by themselves when the window gets narrow.

    A panel that the user opens in a narrow window stays open there.
    """

    def __init__(self, panels: Mapping[str, QWidget], acts: Mapping[str, QAction]) -> None:
        self._panels = panels
        self._acts = {name: acts[name] for name in panels}
        self._is_below = dict.fromkeys(panels, False)
        self._folded: set[str] = set()
        for name in panels:
            self.open(name)

    def open(self, name: str) -> None:
        """Shows a panel, as if its act had been chosen."""
        self._set(name, True)

    def follow(self, name: str) -> None:
        """Shows a panel or puts it away, as its act says."""
        self._set(name, self._acts[name].isChecked())

    def _set(self, name: str, shown: bool) -> None:
        self._acts[name].setChecked(shown)
        self._panels[name].setVisible(shown)

    def fit(self, width: int) -> None:
        """Folds panels where the window has become too narrow for them, and unfolds those when it is wide again."""
        for name, limit in FOLDS_BELOW.items():
            is_below = width < limit
            if is_below == self._is_below[name]:
                continue
            self._is_below[name] = is_below
            if is_below and self._acts[name].isChecked():
                self._folded.add(name)
                self._set(name, False)
            elif not is_below and name in self._folded:
                self._folded.discard(name)
                self._set(name, True)


def kept(splitters: Mapping[str, QSplitter]) -> dict[str, str]:
    """The splitters' states as text."""
    return {name: encoded(splitter.saveState()) for name, splitter in splitters.items()}


def restore(splitters: Mapping[str, QSplitter], states: Mapping[str, str]) -> None:
    """Puts the splitters where they were kept."""
    for name, splitter in splitters.items():
        if state := states.get(name):
            splitter.restoreState(decoded(state))


def encoded(state: QByteArray) -> str:
    """A saved state of Qt as text."""
    return base64.b64encode(bytes(state.data())).decode()


def decoded(text: str) -> QByteArray:
    """That text as the state it was."""
    return QByteArray(base64.b64decode(text))
