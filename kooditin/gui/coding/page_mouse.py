"""The mouse on the page: choosing a coding, pulling at its ends, selecting a whole turn, and codes dropped on words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from kooditin.gui.bridge.mime import CODE_MIME, dragged_code_ids
from kooditin.gui.coding import page_geometry
from kooditin.qda.coding import Coding
from kooditin.qda.source import Span, trimmed

if TYPE_CHECKING:
    from kooditin.gui.coding.transcript_view import TranscriptView

HANDLE_REACH = 6


class PageMouse:
    """What the mouse is about on one page; each of `pressed`, `moved` and `released` says whether that was all."""

    def __init__(self, view: "TranscriptView") -> None:
        self.view = view
        self.dragged_span: Span | None = None  # what the chosen coding would cover if its end were let go now
        self._dragged_end: tuple[str, Coding] | None = None
        self._pressed_at: QPoint | None = None
        self._last_double_click = 0

    def pressed(self, event: QMouseEvent) -> bool:
        """A third click selects the turn; at an end of the chosen coding, that end is taken; a badge is unfolded."""
        self._pressed_at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if (head := self._badge_under(event.position())) is not None:
            self.view.folding.toggle(head)
            return True
        if self._is_triple(event):
            self.view.select_turn()
            return True
        self._dragged_end = self._end_under(event.position())
        return self._dragged_end is not None

    def moved(self, event: QMouseEvent) -> bool:
        """An end that was taken follows; else the pointer shows where one can be."""
        if self._dragged_end is None:
            shape = Qt.CursorShape.IBeamCursor
            if self._badge_under(event.position()) is not None:
                shape = Qt.CursorShape.PointingHandCursor
            elif self._end_under(event.position()) is not None:
                shape = Qt.CursorShape.SizeHorCursor
            self.view.viewport().setCursor(shape)
            return False
        which, coding = self._dragged_end
        at = self.view.position_at(event.position().toPoint())
        start, end = (at, coding.end) if which == "start" else (coding.start, at)
        if start < end:
            self.dragged_span = Span(start, end)
            self.view.viewport().update()
        return True

    def released(self, event: QMouseEvent) -> bool:
        """Asks for the new ends of the coding that was pulled at."""
        if self._dragged_end is None:
            return False
        span, coding = self.dragged_span, self._dragged_end[1]
        self._dragged_end = self.dragged_span = None
        self.view.viewport().update()
        if span and span != coding.span:
            span = trimmed(span, self.view.page.stored)
            self.view.resize_requested.emit(coding.id, span.start, span.end)
        return True

    def clicked(self, event: QMouseEvent) -> None:
        """A click that selected nothing chooses the coding under it."""
        moved = self._pressed_at is None or (event.position().toPoint() - self._pressed_at).manhattanLength() > 3
        if event.button() == Qt.MouseButton.LeftButton and not moved and not self.view.textCursor().hasSelection():
            self.choose_under(self.view.caret())

    def double_clicked(self, event: QMouseEvent) -> None:
        """Selects the sentence; the next click may be the third."""
        self._last_double_click = event.timestamp()
        self.view.select_sentence()

    def choose_under(self, position: int) -> None:
        """Chooses the shortest coding at a stored position, or none."""
        here = self.view.index.touching(position, position + 1)
        self.view.choose(min(here, key=lambda coding: coding.end - coding.start).id if here else None)

    def dropped(self, event: QDropEvent) -> None:
        """Asks for the dropped codes on the selection, else on the sentence under the pointer."""
        if not event.mimeData().hasFormat(CODE_MIME):
            event.ignore()
            return
        at = self.view.position_at(event.position().toPoint())
        span = self.view.selected_span() or self.view.page.sentence(at)
        if span.end > span.start:
            self.view.codes_dropped.emit(dragged_code_ids(event.mimeData()), span)
        event.acceptProposedAction()

    def _badge_under(self, point: QPointF) -> int | None:
        """The head of the closed fold whose count is under the point."""
        folding = self.view.folding
        found = (head for box, head in folding.badges if head in folding.closed and box.contains(point))
        return next(found, None)

    def _is_triple(self, event: QMouseEvent) -> bool:
        since = event.timestamp() - self._last_double_click
        return bool(self._last_double_click) and 0 <= since < QApplication.doubleClickInterval()

    def _end_under(self, point: QPointF) -> tuple[str, Coding] | None:
        """Which end of the chosen coding is under the point, if any."""
        view = self.view
        coding = view.index.get(view.chosen) if view.chosen is not None else None
        if coding is None:
            return None
        for which, offset in (
            ("start", view.page.to_page(coding.start)),
            ("end", view.page.end_to_page(coding.end)),
        ):
            at = page_geometry.edge(view, offset, view.font_size, at_end=which == "end")
            if at.adjusted(-HANDLE_REACH, -6, HANDLE_REACH, 6).contains(point):
                return which, coding
        return None
