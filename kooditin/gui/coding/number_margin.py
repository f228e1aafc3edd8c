"""The margin at the left of the page: turn numbers and times, pages, memo marks, and the triangles of folds."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import draw_triangle
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.coding.stripes import Margin
from kooditin.qda.coding import Memo
from kooditin.qda.outline import Fold
from kooditin.qda.source import Span

if TYPE_CHECKING:
    from kooditin.gui.coding.transcript_view import TranscriptView

MARK = 13
MARK_RIGHT, FOLD_RIGHT, NUMBER_RIGHT, PAGE_RIGHT = 3, 12, 20, 50  # how far from the text, in pixels


def clock(seconds: float) -> str:
    """A time in the recording as m.ss or h.mm.ss, the Finnish way."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}.{minutes:02}.{rest:02}" if hours else f"{minutes}.{rest:02}"


class NumberMargin(Margin):
    """Turn numbers, times and the original's pages, small and quiet; marks of memos; triangles to fold with."""

    def __init__(self, view: "TranscriptView") -> None:
        super().__init__(view)
        self.setMouseTracking(True)
        self.marks: list[tuple[QRectF, Memo]] = []
        self.triangles: list[tuple[QPointF, Fold]] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        # `with`: a painter that an error leaves active would end the whole program at the next paint.
        with QPainter(self) as painter:
            t = theme.tokens()
            painter.fillRect(event.rect(), QColor(t.paper))
            visible = self.view.visible_span()
            painter.setFont(theme.ui_font(11))
            painter.setPen(theme.mixed(t.muted, t.paper, 0.85))
            numbered = self._paint_turns(painter, visible)
            self._paint_pages(painter, visible, numbered)
            self.triangles = self._placed_triangles(visible)
            for centre, fold in self.triangles:
                draw_triangle(painter, centre, is_open=fold.head not in self.view.folding.closed)
            self.marks = self._placed_marks(visible)
            for box, _ in self.marks:
                theme.icon("message-square-text", t.accent).paint(painter, box.toRect())

    def _paint_turns(self, painter: QPainter, visible: Span) -> set[int]:
        """Numbers and times of the turns in view; gives the heights at which a number stands."""
        page, hidden, heights = self.view.page, self.view.folding.hidden, set()
        low = max(0, bisect_left(page.turns, visible.start, key=lambda turn: turn.start) - 1)
        labels = {label.turn: label.start for label in page.labels[max(0, low - 1) :][:400]}
        for index in range(low, len(page.turns)):
            turn = page.turns[index]
            if turn.start > visible.end + 1:
                break
            if hidden.holding(turn.start):
                continue
            top, bottom = self.view.line_extent(labels.get(index, page.to_page(turn.start)))
            heights.add(round(top))
            self._write(painter, top, bottom, str(index + 1))
            if turn.seconds is not None:
                self._write(painter, bottom, 2 * bottom - top, clock(turn.seconds))
        return heights

    def _paint_pages(self, painter: QPainter, visible: Span, numbered: set[int]) -> None:
        """Where a page of the original begins, its number; further left where the turn's stands there."""
        pages = self.view.page.pages
        for page in pages[bisect_left(pages, visible.start, key=lambda page: page.start) :]:
            if page.start > visible.end:
                break
            if self.view.folding.hidden.holding(page.start) is None:
                top, bottom = self.view.line_extent(self.view.page.to_page(page.start))
                right = PAGE_RIGHT if round(top) in numbered else NUMBER_RIGHT
                self._write(painter, top, bottom, tr("p. {number}").format(number=page.title), right)

    def _write(self, painter: QPainter, top: float, bottom: float, text: str, right: int = NUMBER_RIGHT) -> None:
        # 60 % of the line's spacing stands above the letters: what is small is set to their baseline.
        box = QRectF(0, top + (bottom - top) * 0.18, self.width() - right, (bottom - top) * 0.82)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _placed_triangles(self, visible: Span) -> list[tuple[QPointF, Fold]]:
        view, placed = self.view, []
        for fold in view.folding.between(visible.start, visible.end + 1):
            if view.folding.hidden.holding(fold.head) is None:
                top, bottom = view.line_extent(view.page.to_page(fold.head))
                placed.append((QPointF(self.width() - FOLD_RIGHT, top + (bottom - top) * 0.6), fold))
        return placed

    def _placed_marks(self, visible: Span) -> list[tuple[QRectF, Memo]]:
        placed, holding = [], self.view.folding.hidden.holding
        for memo in self.view.memos:
            if memo.span and visible.start <= memo.span.start <= visible.end and not holding(memo.span.start):
                top, bottom = self.view.line_extent(self.view.page.to_page(memo.span.start))
                middle = top + (bottom - top) * 0.6
                beside = any(abs(centre.y() - middle) < MARK for centre, _ in self.triangles)
                left = self.width() - (FOLD_RIGHT + 8 if beside else MARK_RIGHT) - MARK
                placed.append((QRectF(left, middle - MARK / 2, MARK, MARK), memo))
        return placed

    def memo_at(self, point: QPointF) -> Memo | None:
        """The memo whose mark is at the point."""
        return next((memo for box, memo in self.marks if box.adjusted(-3, -3, 3, 3).contains(point)), None)

    def fold_at(self, point: QPointF) -> Fold | None:
        """The fold whose triangle is at the point."""
        near = (fold for centre, fold in self.triangles if (centre - point).manhattanLength() < FOLD_RIGHT)
        return next(near, None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        memo, fold = self.memo_at(event.position()), self.fold_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if memo or fold else Qt.CursorShape.ArrowCursor)
        words = memo.text if memo else self._fold_words(fold) if fold else ""
        if words:
            QToolTip.showText(event.globalPosition().toPoint(), words, self)
        else:
            QToolTip.hideText()

    def _fold_words(self, fold: Fold) -> str:
        return tr("Unfold") if fold.head in self.view.folding.closed else tr("Fold")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if memo := self.memo_at(event.position()):
            self.view.memo_opened.emit(memo.id)
        elif fold := self.fold_at(event.position()):
            self.view.folding.toggle(fold.head)
