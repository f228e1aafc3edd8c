"""What is painted on the page: soft highlights of codings, dotted lines of memos, and what is chosen or reviewed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.coding import page_geometry
from kooditin.qda.source import Span

if TYPE_CHECKING:
    from kooditin.gui.coding.transcript_view import TranscriptView

HOVERED = 2.2


def paint_codings(view: "TranscriptView", painter: QPainter) -> None:
    """A tint under the words of each visible coding; tints blend where codings overlap."""
    tint = theme.tokens().tint
    visible = view.visible_range()
    for coding in view.index.touching(view.page.to_stored(visible[0]), view.page.to_stored(visible[1]) + 1):
        code = view.codes.get(coding.code)
        if code is None:
            continue
        color = QColor(code.color)
        color.setAlphaF(min(1.0, tint * HOVERED) if coding.id == view.hovered else tint)
        for box in view.boxes(coding.span, visible):
            painter.fillRect(box, color)


def paint_memos(view: "TranscriptView", painter: QPainter) -> None:
    """A dotted line under passages that have a memo."""
    visible = view.visible_range()
    painter.setPen(QPen(QColor(theme.tokens().muted), 1.2, Qt.PenStyle.DotLine))
    for memo in view.memos:
        if memo.span:
            for box in view.boxes(memo.span, visible):
                painter.drawLine(box.bottomLeft(), box.bottomRight())


def paint_reviewed(view: "TranscriptView", painter: QPainter, span: Span) -> None:
    """A dotted line under the passage whose suggestion is being decided, and a bar at each of its ends."""
    accent = QColor(theme.tokens().accent)
    painter.setPen(QPen(accent, 2, Qt.PenStyle.DotLine))
    for box in view.boxes(span):
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    for offset, is_end in ((view.page.to_page(span.start), False), (view.page.end_to_page(span.end), True)):
        at = page_geometry.edge(view, offset, view.font_size, at_end=is_end)
        painter.fillRect(QRectF(at.left() - 1, at.top() - 1, 2, at.height() + 2), accent)


def paint_chosen(view: "TranscriptView", painter: QPainter, span: Span) -> None:
    """A line under the chosen coding, and a handle at each of its ends."""
    accent = QColor(theme.tokens().accent)
    painter.setPen(QPen(accent, 1.5))
    for box in view.boxes(span):
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for offset, is_end in ((view.page.to_page(span.start), False), (view.page.end_to_page(span.end), True)):
        at = page_geometry.edge(view, offset, view.font_size, at_end=is_end)
        painter.drawRect(QRectF(at.left() - 1, at.top() - 1, 2, at.height() + 2))
        painter.drawEllipse(QPointF(at.left(), at.bottom() + 2 if is_end else at.top() - 2), 4, 4)


def paint_folds(view: "TranscriptView", painter: QPainter) -> None:
    """Behind the words of each folded line, how many codings are in what it hides."""
    t = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.ui_font(11))
    view.folding.badges = []
    first, last = view.visible_span()
    for fold in view.folding.between(first, last + 1):
        end = page_geometry.line_end(view, view.page.end_to_page(fold.start - 1))
        if fold.head not in view.folding.closed or end is None:
            continue
        count = len(view.index.touching(fold.start, fold.end))
        words = f"… {tr('%n coding(s)', count)}" if count else "…"
        box = QRectF(end.left() + 10, end.center().y() - 9, painter.fontMetrics().horizontalAdvance(words) + 16, 18)
        painter.setPen(QPen(QColor(t.line), 1))
        painter.setBrush(QColor(t.chosen if count else t.ground))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(QColor(t.ink if count else t.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        view.folding.badges.append((box, fold.head))
