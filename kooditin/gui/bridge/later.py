"""What is to be done a little later, once, however often it is asked for until then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(parent: QObject, act: Callable[[], object], milliseconds: int = 0) -> QTimer:
    """A timer of the parent's that does the act so long after its last start, once; each start begins anew."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
