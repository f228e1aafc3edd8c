"""How good suggestions get as examples come: precision and coverage by number of examples, drawn simply."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.wording import percent
from kooditin.qda.suggestion_messages import CurvePoint

LEFT, RIGHT, TOP, BOTTOM = 44, 16, 12, 44
GRID = (0.0, 0.25, 0.5, 0.75, 1.0)


class CurveView(QWidget):
    """The precision with its interval and the coverage, and the wanted precision as a dotted line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[CurvePoint] = []
        self._wanted = 0.8
        self.setMinimumHeight(220)
        theme.notifier().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(380, 240)

    def show_points(self, points: Sequence[CurvePoint], wanted: float) -> None:
        """Shows these, which are in the order of their examples."""
        self._points, self._wanted = list(points), wanted
        lines = [self._sentence(point) for point in points]
        self.setAccessibleName(tr("Precision and coverage by number of examples"))
        self.setAccessibleDescription(" ".join(lines))
        self.setToolTip("\n".join(lines))
        self.update()

    @staticmethod
    def _sentence(point: CurvePoint) -> str:
        right = "–" if point.precision is None else percent(point.precision)
        words = tr("%n example(s): {right} right, {covered} of passages get a suggestion.", point.examples)
        return words.format(right=right, covered=percent(point.coverage))

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_grid(painter, area)
            if self._points:
                self._paint_band(painter, area)
                self._paint_line(painter, area, [point.coverage for point in self._points], theme.tokens().muted)
                self._paint_line(painter, area, [point.precision for point in self._points], theme.tokens().accent)
            self._paint_key(painter, area)

    def _x(self, area: QRectF, place: int) -> float:
        steps = max(1, len(self._points) - 1)
        return area.left() + area.width() * (place / steps if len(self._points) > 1 else 0.5)

    @staticmethod
    def _y(area: QRectF, share: float) -> float:
        return area.bottom() - area.height() * share

    def _paint_grid(self, painter: QPainter, area: QRectF) -> None:
        t = theme.tokens()
        painter.setFont(theme.ui_font(11))
        for share in GRID:
            y = self._y(area, share)
            painter.setPen(QPen(QColor(t.line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(t.muted))
            box = QRectF(0, y - 8, area.left() - 6, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, percent(share))
        painter.setPen(QPen(QColor(t.accent), 1.2, Qt.PenStyle.DotLine))
        y = self._y(area, self._wanted)
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QColor(t.muted))
        for place, point in enumerate(self._points):
            box = QRectF(self._x(area, place) - 30, area.bottom() + 4, 60, 14)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number(point.examples))

    def _paint_band(self, painter: QPainter, area: QRectF) -> None:
        """Between which shares the precision is to be expected."""
        known = [(self._x(area, place), point.low, point.high) for place, point in enumerate(self._points)
                 if point.low is not None and point.high is not None]  # fmt: skip
        band = QPolygonF([QPointF(x, self._y(area, high)) for x, _, high in known])
        for x, low, _ in reversed(known):
            band.append(QPointF(x, self._y(area, low)))
        color = QColor(theme.tokens().accent)
        color.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(band)

    def _paint_line(self, painter: QPainter, area: QRectF, shares: Sequence[float | None], color: str) -> None:
        points = [QPointF(self._x(area, place), self._y(area, share)) for place, share in enumerate(shares)
                  if share is not None]  # fmt: skip
        painter.setPen(QPen(QColor(color), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        painter.setBrush(QColor(color))
        for point in points:
            painter.drawEllipse(point, 3, 3)

    def _paint_key(self, painter: QPainter, area: QRectF) -> None:
        """What the lines are, and what is counted below them."""
        t = theme.tokens()
        painter.setFont(theme.ui_font(11))
        left, y = area.left(), area.bottom() + 32
        for words, color in ((tr("right"), t.accent), (tr("passages with a suggestion"), t.muted)):
            painter.setPen(QPen(QColor(color), 2))
            painter.drawLine(QPointF(left, y), QPointF(left + 16, y))
            painter.setPen(QColor(t.muted))
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRectF(left + 22, y - 8, width + 4, 16), Qt.AlignmentFlag.AlignVCenter, words)
            left += width + 42
        painter.drawText(QRectF(left, y - 8, area.right() - left, 16),
                         Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tr("examples"))  # fmt: skip
