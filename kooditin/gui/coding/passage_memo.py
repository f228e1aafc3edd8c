"""A memo on a passage, on a card beside it: written, read and deleted where the passage is."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.settled_text import SettledText
from kooditin.qda.coding import Memo
from kooditin.qda.source import Span

WIDTH, GAP = 380, 8


class PassageMemo(QFrame):
    """One card at a time. It tells what is written; an empty new memo is none."""

    added = Signal(object, str)
    edited = Signal(int, str)
    delete_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("passage_memo")
        self.setProperty("role", "card")
        self.memo_id: int | None = None
        self.span: Span | None = None
        self._heading, self._facts = QLabel(), QLabel()
        self._heading.setProperty("role", "heading")
        self._facts.setProperty("role", "quiet")
        self.field = SettledText(least=3, most=12)
        self.field.settled.connect(self._settled)
        self._delete, self._close = QPushButton(), QPushButton()
        self._delete.clicked.connect(self._ask_delete)
        self._close.clicked.connect(self.dismiss)
        buttons = QHBoxLayout()
        buttons.addWidget(self._facts, 1)
        buttons.addWidget(self._delete)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self.field)
        layout.addLayout(buttons)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        self.setGraphicsEffect(shadow)
        self.setFixedWidth(WIDTH)
        self.retranslate()
        self.hide()

    def write(self, span: Span, rect: QRect) -> None:
        """Opens an empty card for a passage whose lines are at `rect` (global coordinates)."""
        self._open(None, span, "", "", rect)

    def read(self, memo: Memo, facts: str, rect: QRect) -> None:
        """Opens the card of a memo; `facts` says who wrote it and when."""
        self._open(memo.id, memo.span, memo.text, facts, rect)

    def _open(self, memo_id: int | None, span: Span | None, text: str, facts: str, rect: QRect) -> None:
        self.field.flush()
        self.memo_id, self.span = memo_id, span
        self.field.show_text(text)
        self._facts.setText(facts)
        self._delete.setVisible(memo_id is not None)
        self.adjustSize()
        parent = self.parentWidget()
        assert parent is not None
        place = parent.mapFromGlobal(rect.bottomLeft()) + QPoint(0, GAP)
        if place.y() + self.height() > parent.height() - GAP:
            place.setY(max(GAP, parent.mapFromGlobal(rect.topLeft()).y() - self.height() - GAP))
        place.setX(max(GAP, min(place.x(), parent.width() - self.width() - GAP)))
        self.move(place)
        self.show()
        self.raise_()
        self.field.setFocus()

    def dismiss(self) -> None:
        """Closes the card; what is written is told first."""
        if self.isHidden():
            return
        self.field.flush()
        self.hide()
        self.closed.emit()

    def _settled(self, text: str) -> None:
        if self.memo_id is not None and text.strip():
            self.edited.emit(self.memo_id, text)
        elif self.memo_id is not None:
            self.delete_requested.emit(self.memo_id)
        elif self.span is not None and text.strip():
            self.added.emit(self.span, text)

    def _ask_delete(self) -> None:
        if self.memo_id is not None:
            memo_id, self.memo_id = self.memo_id, None
            self.field.show_text("")
            self.delete_requested.emit(memo_id)
        self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """The words in the window's language."""
        self._heading.setText(tr("Memo on this passage").upper())
        self.field.setPlaceholderText(tr("What do you notice here?"))
        self.field.setAccessibleName(tr("Memo on this passage"))
        self._delete.setText(tr("Delete"))
        self._close.setText(tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
