"""Dialogs that fit a small screen: no larger than it, and scrolling what does not fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

FRAME = QSize(16, 48)  # what the system's own frame and title may take


def fit_to_screen(dialog: QDialog, wanted: QSize) -> None:
    """Makes a dialog as large as wanted, where its screen has the room; call it when its parent is set."""
    room = dialog.screen().availableSize() - FRAME
    dialog.resize(wanted.boundedTo(room))


def scrolling(page: QWidget) -> QScrollArea:
    """A page that scrolls up and down where it is higher than its dialog."""
    area = QScrollArea()
    area.setObjectName("scrolling")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    page.setObjectName("scrolled_page")
    area.setWidget(page)
    area.setStyleSheet("#scrolling, #scrolled_page { background: transparent; }")
    return area
