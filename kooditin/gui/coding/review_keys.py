"""The keys by which suggestions are decided, in the panel and on the page alike."""

from PySide6.QtCore import Qt

ACCEPT, REJECT, OTHER, MORE = Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_E, Qt.Key.Key_M
LATER, BACK, LEAVE = Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Escape
_KEYS = frozenset((ACCEPT, REJECT, OTHER, MORE, LATER, BACK, LEAVE))


def is_review_key(key: Qt.Key) -> bool:
    """Whether the page leaves this key to the panel while a suggestion is being decided."""
    return key in _KEYS
