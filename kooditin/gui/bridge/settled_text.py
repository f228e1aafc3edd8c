"""A text field that tells of its text when the writer pauses or leaves, not at every key."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from kooditin.gui.bridge import theme

PAUSE_MS = 800


class SettledText(QPlainTextEdit):
    """`settled` carries the text once after each change: when the focus leaves, after a pause, or on flush().

    `goes_on` says of the text told last that it continues what was told before, without the writer having left.
    The field grows with its text between `least` and `most` lines. Tab leaves it. A `flat` one looks like plain
    text until it is pointed at or has the focus.
    """

    settled = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, least: int = 2, most: int = 10, flat: bool = False) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._padding = 9 if flat else 14
        self._told = ""
        self._has_told = self.goes_on = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._on_text_changed)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if flat:
            self.document().setDocumentMargin(0)
            self._dress()
            theme.notifier().changed.connect(self._dress)
        self._fit()

    def _dress(self) -> None:
        t = theme.tokens()
        self.setStyleSheet(
            "QPlainTextEdit { background: transparent; border: 1px solid transparent; border-radius: 4px;"
            " padding: 2px 4px; }"
            f"QPlainTextEdit:hover {{ border-color: {t.line}; }}"
            f"QPlainTextEdit:focus {{ background: {t.field}; border-color: {t.accent}; }}"
        )

    @property
    def is_unsettled(self) -> bool:
        """Whether something typed has not been told yet."""
        return self._told != self.toPlainText()

    def show_text(self, text: str) -> None:
        """Shows what is stored; it is not told back. The cursor stays where the text does."""
        self._timer.stop()
        self._has_told = self._has_told and text == self._told
        self._told = text
        if text != self.toPlainText():
            cursor = self.textCursor()
            place = cursor.position()
            self.setPlainText(text)
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
            self._timer.stop()

    def flush(self) -> None:
        """Tells of the text now, if it has changed."""
        self._timer.stop()
        if self.is_unsettled:
            self._told = self.toPlainText()
            self.goes_on, self._has_told = self._has_told, True
            self.settled.emit(self._told)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self._has_told = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        if self.is_unsettled:
            self._timer.start()

    def _fit(self) -> None:
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 2 * round(self.document().documentMargin()) + self._padding
        overflows = round(self.document().size().height()) > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if overflows else policy.ScrollBarAlwaysOff)
        if height != self.height():
            self.setFixedHeight(height)
