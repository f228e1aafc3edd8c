"""Small things that several panels draw alike: colour chips, key badges, headings, elided texts."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from kooditin.gui.bridge import theme

CHIP = 11


def draw_chip(painter: QPainter, box: QRectF, color: str) -> None:
    """A rounded square of the colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.mixed(theme.tokens().ink, color, 0.18), 1))
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.restore()


def chip_box(left: int, row: QRect) -> QRectF:
    """Where a row's chip stands: at `left`, in the middle of the row's height."""
    return QRectF(left, row.center().y() - CHIP / 2 + 1, CHIP, CHIP)


def chip_icon(color: str, ratio: float = 1.0) -> QIcon:
    """The chip as an icon, for menus and buttons."""
    picture = QPixmap(QSize(16, 16) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_chip(painter, QRectF(1, 1, 14, 14), color)
    painter.end()
    return QIcon(picture)


def draw_key(painter: QPainter, right: int, row: QRect, key: str) -> int:
    """A key cap whose right edge is at `right`; gives its left edge."""
    t = theme.tokens()
    font = theme.ui_font(11)
    width = max(16, QFontMetrics(font).horizontalAdvance(key) + 8)
    box = QRectF(right - width + 0.5, row.center().y() - 7.5, width - 1, 16)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(QColor(t.line))
    painter.setBrush(QColor(t.ground))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(t.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
    return round(right - width)


def draw_text(
    painter: QPainter, box: QRect, text: str, font: QFont, color: str, *, right: bool = False, middle: bool = True
) -> None:
    """One line of text centred in the box's height, elided in the middle (or at its end) where it is too long."""
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    shown = QFontMetrics(font).elidedText(text, mode, box.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def draw_focus(painter: QPainter, row: QRect) -> None:
    """The mark of the row that has the keyboard: a bar at its left edge."""
    painter.fillRect(QRect(row.left(), row.top() + 4, 2, row.height() - 8), QColor(theme.tokens().accent))


def draw_triangle(painter: QPainter, centre: QPointF, *, is_open: bool) -> None:
    """The mark of a branch that can be folded."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.tokens().muted), 1.4, c=Qt.PenCapStyle.RoundCap))
    x, y = centre.x(), centre.y()
    corners = [(-3, -1.5), (0, 1.5), (3, -1.5)] if is_open else [(-1.5, -3), (1.5, 0), (-1.5, 3)]
    painter.drawPolyline([QPointF(x + dx, y + dy) for dx, dy in corners])
    painter.restore()


class Heading(QWidget):
    """A panel's heading in capitals, with a quiet count or fact at its right: AINEISTO   12."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.fact = QLabel(self)
        self.fact.setProperty("role", "quiet")
        self.fact.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 4)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.fact)

    def set_words(self, title: str, fact: str = "") -> None:
        self.title.setText(title.upper())
        self.fact.setText(fact)
        self.title.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        """Puts a small button at the right end."""
        row = self.layout()
        assert row is not None
        row.addWidget(widget)


class ElidedLabel(QLabel):
    """A label that elides its one line in the middle, and shows it whole as a tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_whole(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room))


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline between parts of a panel."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line
