"""The margins at the right of the page: code stripes, and the whole transcript beside the scroll bar."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.later import later
from kooditin.qda.coding import Coding

if TYPE_CHECKING:
    from kooditin.gui.coding.transcript_view import TranscriptView

STRIPE = 3
LANE_LEAST, LANE_MOST = 9, 150
GAP = 20


class Margin(QWidget):
    """A widget beside the text that scrolls with it."""

    def __init__(self, view: "TranscriptView") -> None:
        super().__init__(view)
        self.view = view

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.view.wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()


class StripeMargin(Margin):
    """Each coding as a stripe that begins and ends with its lines, with its code's name beside."""

    def __init__(self, view: "TranscriptView") -> None:
        super().__init__(view)
        self.setMouseTracking(True)
        self.drawn: list[tuple[QRectF, Coding]] = []

    @property
    def pitch(self) -> float:
        """The distance between lanes in pixels: wide while few lanes are used anywhere in this source."""
        suggested = max(self.view.suggested.lanes.values(), default=0)
        lanes = max(self.view.lanes.by_id.values(), default=0) + 1
        lanes = max(lanes, suggested + 1)
        return max(LANE_LEAST, min(LANE_MOST, (self.width() - GAP) / lanes))

    def sizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(theme.tokens().paper))
            self.drawn = self._placed()
            for rect, coding in self.drawn:
                if coding.id < 0:
                    self.view.suggested.paint(painter, rect, coding, self._room(rect))
                else:
                    self._paint_stripe(painter, rect, coding)

    def _placed(self) -> list[tuple[QRectF, Coding]]:
        view, pitch = self.view, self.pitch
        first, last = view.visible_span()
        placed = []
        found = view.index.touching(first, last + 1)
        for coding in (*found, *view.suggested.index.touching(first, last + 1)):
            shown = view.folding.hidden.shown(coding.span)
            if shown is None:
                continue
            start, end = shown
            top = view.line_extent(view.page.to_page(start))[0] if start >= first else -50.0
            bottom = view.line_extent(view.page.end_to_page(end) - 1)[1] if end <= last else self.height() + 50.0
            lane = view.lanes.by_id.get(coding.id, 0) if coding.id >= 0 else view.suggested.lanes.get(coding.id, 0)
            x = GAP + lane * pitch
            placed.append((QRectF(x, top + 5, STRIPE, max(6.0, bottom - top - 7)), coding))
        return [each for each in placed if each[0].bottom() >= 0 and each[0].top() <= self.height()]

    def _paint_stripe(self, painter: QPainter, rect: QRectF, coding: Coding) -> None:
        code = self.view.codes.get(coding.code)
        if code is None:
            return
        t = theme.tokens()
        strong = coding.id in (self.view.chosen, self.view.hovered)
        bar = rect.adjusted(-1, 0, 1, 0) if strong else rect
        painter.fillRect(bar, QColor(code.color))
        room = self._room(rect)
        if room < 14:
            return
        top = max(rect.top(), 2.0)
        name_box = QRectF(rect.left() + 9, top, room - 12, 15)
        if rect.bottom() - top < 10:
            return
        painter.setFont(theme.ui_font(11, bold=strong))
        painter.setPen(QColor(t.ink))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(code.name, Qt.TextElideMode.ElideRight, int(name_box.width()))
        if len(name) < 3 and len(code.name) > 3:
            return
        painter.drawText(name_box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        if rect.bottom() - top >= 30:
            self._paint_facts(painter, name_box.translated(0, 14), coding)

    def _paint_facts(self, painter: QPainter, box: QRectF, coding: Coding) -> None:
        t = theme.tokens()
        painter.setFont(theme.ui_font(10))
        painter.setPen(QColor(t.muted))
        words = self.view.coder_names.get(coding.coder, "")
        if coding.memo:
            words += " · ✎" if painter.fontMetrics().inFont("✎") else " · *"
        fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)

    def _room(self, rect: QRectF) -> float:
        """The width a name may take: to the next stripe at the right that stands at the name's height."""
        top = max(rect.top(), 2.0)
        nearest = float(self.width() - 4)
        for other, _ in self.drawn:
            if rect.left() < other.left() < nearest and other.top() < top + 28 and other.bottom() > top:
                nearest = other.left()
        return nearest - rect.left()

    def coding_at(self, point: QPointF) -> Coding | None:
        """The coding whose stripe or name is at the point; the stripe itself wins over a name.

        A suggestion's stripe gives what stands for it in the index of suggestions, with a negative id.
        """
        for rect, coding in self.drawn:
            if rect.adjusted(-4, 0, 4, 0).contains(point):
                return coding
        for rect, coding in self.drawn:
            name = QRectF(rect.left(), max(rect.top(), 2.0), self._room(rect), min(30.0, rect.height()))
            if name.contains(point):
                return coding
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        coding = self.coding_at(event.position())
        self.view.hover(coding.id if coding else None)
        self.setCursor(Qt.CursorShape.PointingHandCursor if coding else Qt.CursorShape.ArrowCursor)
        if coding and coding.id < 0:
            QToolTip.showText(event.globalPosition().toPoint(), self.view.suggested.tip(coding.id), self)
        elif coding and (code := self.view.codes.get(coding.code)):
            words = [code.name, self.view.coder_names.get(coding.coder, ""), coding.memo]
            QToolTip.showText(event.globalPosition().toPoint(), "\n".join(filter(None, words)), self)
        else:
            QToolTip.hideText()

    def leaveEvent(self, event: QEvent) -> None:
        self.view.hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        coding = self.coding_at(event.position())
        if coding and coding.id < 0:
            self.view.suggestion_chosen.emit(self.view.suggested.suggestion(coding.id))
            return
        self.view.choose(coding.id if coding else None)
        self.view.setFocus()


class OverviewStrip(Margin):
    """The whole transcript as a narrow strip beside the scroll bar; a click goes there."""

    def __init__(self, view: "TranscriptView") -> None:
        super().__init__(view)
        self._picture: QPixmap | None = None
        self._late = later(self, self.redraw, 120)

    def redraw(self) -> None:
        """Draws all codings anew at the next paint."""
        self._picture = None
        self.update()

    def follow(self, *, added: Sequence[Coding], others_changed: bool) -> None:
        """Adds codings to the picture; redraws it whole a little later when others went or changed."""
        if self._picture is not None and added:
            with QPainter(self._picture) as painter:
                self._paint_marks(painter, added)
            self.update()
        if others_changed:
            self._late.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._drawn()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            self._paint_frame(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        """A frame around what the page shows."""
        bar = self.view.verticalScrollBar()
        if bar.maximum() > 0:
            first, last = self._shown_part()
            t = theme.tokens()
            painter.setPen(QPen(theme.mixed(t.muted, t.paper, 0.6), 1))
            top, height = self.height() * first, self.height() * (last - first)
            painter.drawRect(QRectF(0.5, top, self.width() - 2, max(8.0, height)))

    def _shown_part(self) -> tuple[float, float]:
        """Which part of the whole (0–1) is in view: with folds or half built by its place in the text."""
        bar, length = self.view.verticalScrollBar(), len(self.view.page.stored)
        if self.view.folding.closed or not self.view.is_whole:
            first, last = self.view.visible_span()
            return first / length, last / length
        whole = bar.maximum() + bar.pageStep()
        return bar.value() / whole, (bar.value() + bar.pageStep()) / whole

    def _drawn(self) -> QPixmap:
        scale = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * scale), max(1, round(self.height() * scale)))
        picture.setDevicePixelRatio(scale)
        picture.fill(QColor(theme.tokens().ground))
        with QPainter(picture) as painter:
            self._paint_marks(painter, self.view.index)
        return picture

    def _paint_marks(self, painter: QPainter, codings: Iterable[Coding]) -> None:
        """Thousands of codings share few rows and colours: each mark is drawn once."""
        length = len(self.view.page.stored)
        if not length:
            return
        scale, width, codes = self.height() / length, self.width() - 8, self.view.codes
        marks = {
            (int(coding.start * scale), max(2, round((coding.end - coding.start) * scale)), coding.code)
            for coding in codings
        }
        colors = {code_id: QColor(code.color) for code_id, code in codes.items()}
        for top, tall, code_id in sorted(marks):
            if code_id in colors:
                painter.fillRect(4, top, width, tall, colors[code_id])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().y())

    def _go(self, y: float) -> None:
        bar, part = self.view.verticalScrollBar(), y / max(1, self.height())
        if self.view.folding.closed or not self.view.is_whole:
            self.view.scroll_to(round(part * len(self.view.page.stored)), room=bar.pageStep() // 2)
            return
        whole = bar.maximum() + bar.pageStep()
        bar.setValue(round(part * whole - bar.pageStep() / 2))
