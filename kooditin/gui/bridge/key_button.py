"""A button that shows the key it can also be pressed by, as a key cap behind its words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import draw_key

GAP, EDGE = 6, 8


class KeyButton(QPushButton):
    """The key is drawn, not bound: who has the button handles the key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("padding: 6px 8px; text-align: left;")

    def set_words(self, words: str, key: str) -> None:
        """What the button says, and its key as it is written on the keyboard."""
        self._key = key
        self.setText(words)
        self.setToolTip(f"{words} ({key})")
        self.setAccessibleName(f"{words} ({key})")
        self.updateGeometry()

    def _cap(self) -> int:
        return max(16, QFontMetrics(theme.ui_font(11)).horizontalAdvance(self._key) + 8)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._cap() + GAP, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._cap() + 3 * EDGE, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 4
        room = self.width() - 2 * EDGE - GAP - self._cap() - 2 - icon
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            right = self.width() - EDGE
            if self.property("quiet"):
                right = min(right, EDGE + self.fontMetrics().horizontalAdvance(option.text) + GAP + self._cap() + 2)
            draw_key(painter, right, self.rect(), self._key)
