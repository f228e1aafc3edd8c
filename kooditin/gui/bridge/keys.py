"""Keys that hold in one widget alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def key_here(widget: QWidget, key: Qt.Key, act: Callable[[], object]) -> QShortcut:
    """Calls `act` when the key is pressed while the widget itself has the focus, and nowhere else.

    QShortcut's own constructor takes a context beside a callable and, in PySide6 6.11, drops it without a word:
    the key would then hold in the whole window.
    """
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(act)
    return shortcut
