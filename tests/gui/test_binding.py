"""The Qt binding keeps Python's own books: a release that did not once killed the window."""

import sys

from PySide6.QtGui import QTextCursor, QTextDocument


def test_calls_that_return_nothing_leave_the_reference_count_of_none(qapp):
    cursor = QTextCursor(QTextDocument("äö"))
    before = sys.getrefcount(None)
    for _ in range(2000):
        cursor.setPosition(1)
    assert abs(sys.getrefcount(None) - before) < 500
