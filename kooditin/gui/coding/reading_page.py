"""A text set as a page to read: a setting that grows part by part, the place in it, its lines, what is selected."""

import json
from collections.abc import Callable, Collection

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.mime import SPAN_MIME
from kooditin.gui.coding import page_geometry, page_selection
from kooditin.gui.coding.folding import Folding
from kooditin.gui.coding.page import Page
from kooditin.gui.coding.page_setting import PageSetting
from kooditin.qda.source import Span, trimmed

TO_THE_END = (
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
    QKeySequence.StandardKey.SelectAll,
)
FONT_SIZES = range(10, 41)
GROWING = 8  # ms between two parts of a long page: what is to be painted comes first
AHEAD = 8_000  # characters: what a page in view takes at most
AT_ONCE = 40_000  # characters that are built on the spot for a place further on; what is farther is waited for
READING_LINE = 44  # pixels below the top: in the first lines in view, and in a heading that was gone to


class ReadingPage(QTextEdit):
    """One text to read, without its codings. Who inherits places what stands beside it: `place_margins`."""

    selection_changed = Signal()
    font_size_changed = Signal(int)
    folds_changed = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = Page("")
        self.interviewers: frozenset[str] = frozenset()
        self.folding = Folding(self)
        self._setting: PageSetting | None = None
        self._growing = QTimer(self)
        self._growing.setInterval(GROWING)
        self._growing.timeout.connect(self._grow)
        self._awaited: tuple[int, Callable[[], None]] | None = None
        self._place_kept = (0, -1)  # the offset on top after a resize, and the scroll bar's value then
        self._font_family, self._font_size = "", 16
        self.selectionChanged.connect(self.selection_changed)
        self.viewport().setMouseTracking(True)
        theme.notifier().changed.connect(self._restyle)

    def place_margins(self) -> None:
        """Called for each new page, size and face: sets the viewport's margins, and lays out what stands in them."""

    # The caret and what is selected

    def selected_span(self) -> Span | None:
        """The selected passage without outer white space, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        span = trimmed(self.page.span(cursor.selectionStart(), cursor.selectionEnd()), self.page.stored)
        return span if span.end > span.start else None

    def select_span(self, span: Span) -> None:
        """Selects a passage and scrolls to it as soon as the page is there; what is folded over its ends opens."""
        self.folding.reveal(span.start)
        self.folding.reveal(max(span.start, span.end - 1))
        self._when_there(self.page.end_to_page(span.end), lambda: self._select(span))

    def _select(self, span: Span) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self.page.to_page(span.start))
        cursor.setPosition(self.page.end_to_page(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def reveal(self, span: Span) -> None:
        """Puts the caret at the span's start, without selecting, and scrolls a third of a page above it.

        That is done as soon as the page is there.
        """
        self.folding.reveal(span.start)
        offset = self.page.to_page(span.start)
        self._when_there(offset, lambda: self._reveal(offset))

    def _reveal(self, offset: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(offset)
        self.setTextCursor(cursor)
        line = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 40, 0, -60).contains(line.center()):
            self._scroll_line(offset, self.viewport().height() // 3)

    def set_caret(self, position: int) -> None:
        """Puts the caret at a stored position, without selecting and without scrolling."""
        self.build_to(self.page.to_page(position))
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        scrolled = bar.value()
        cursor.setPosition(self.page.to_page(position))
        self.setTextCursor(cursor)
        bar.setValue(scrolled)

    def reading_position(self) -> int:
        """The stored position at which someone reads: the first line that is wholly in view."""
        return self.position_at(QPoint(self.viewport().width() // 2, READING_LINE))

    def scroll_to(self, position: int, *, room: int = 24) -> None:
        """Brings the line of a stored position to `room` pixels below the top; where it is folded, the fold's line."""
        part = self.folding.hidden.holding(position)
        self._scroll_line(self.page.to_page(max(0, part.start - 1) if part else position), room)

    def _scroll_line(self, offset: int, room: int) -> None:
        """Scrolls the line that holds an offset to `room` pixels below the top."""
        self.build_to(offset + AHEAD)
        bar, layout = self.verticalScrollBar(), self.document().documentLayout()
        wanted = bar.value() + round(self.line_extent(offset)[0]) - room
        if wanted > bar.maximum():
            # Qt lays a long page out bit by bit, and the scroll bar hears of it only then.
            layout.documentSizeChanged.emit(layout.documentSize())
        bar.setValue(wanted)

    def top_position(self) -> int | None:
        """The stored position of the first line in view; None at the page's very beginning."""
        top = self._top()
        return None if top is None else self.page.to_stored(top)

    def selection_rect(self) -> QRect:
        """The selected lines' rectangle in global coordinates, for what opens below it."""
        cursor = self.textCursor()
        return page_geometry.global_rect(self, cursor.selectionStart(), cursor.selectionEnd())

    def span_rect(self, span: Span) -> QRect:
        """The rectangle of a passage's lines in global coordinates."""
        return page_geometry.global_rect(self, self.page.to_page(span.start), self.page.end_to_page(span.end))

    def caret(self) -> int:
        """The stored position of the caret."""
        return self.page.to_stored(self.textCursor().position())

    def position_at(self, point: QPoint) -> int:
        """The stored position at a point of the viewport."""
        return self.page.to_stored(self.cursorForPosition(point).position())

    def select_sentence(self) -> None:
        """Selects the sentence at the caret."""
        self._select_if_any(self.page.sentence(self.caret()))

    def select_turn(self) -> None:
        """Selects the speech of the turn at the caret; without turns, the paragraph."""
        self._select_if_any(page_selection.turn_span(self.page, self.caret()))

    def _select_if_any(self, span: Span) -> None:
        if span.end > span.start:
            self.select_span(span)

    # The page's setting

    @property
    def font_size(self) -> int:
        return self._font_size

    @property
    def reading_font(self) -> QFont:
        return theme.reading_font(self._font_family, self._font_size)

    def set_reading_font(self, family: str, size: int) -> None:
        """The reader's own face and size (pixels, held within FONT_SIZES); the place in the text stays."""
        size = min(max(size, FONT_SIZES.start), FONT_SIZES.stop - 1)
        if (family, size) != (self._font_family, self._font_size):
            self._font_family, self._font_size = family, size
            self._restyle()
            self.font_size_changed.emit(size)

    def zoom(self, steps: int) -> None:
        """Larger or smaller by `steps` pixels; 0 goes back to 16."""
        self.set_reading_font(self._font_family, self._font_size + steps if steps else 16)

    def _restyle(self) -> None:
        self._use_colors()
        top, selection = self._top(), self.textCursor()
        anchor, position = selection.anchor(), selection.position()
        self._set_page(self.folding.closed)
        self._when_there(max(anchor, position, top or 0), lambda: self._take_up(anchor, position, top))

    def _take_up(self, anchor: int, position: int, top: int | None) -> None:
        """Selects again what was selected, and goes back to where one read."""
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._return_to(top)

    def _use_colors(self) -> None:
        t = theme.tokens()
        # Not by setPalette: a style sheet set after it brings the palette back that it found the first time.
        self.setStyleSheet(
            f"QTextEdit#transcript {{ background: {t.paper}; color: {t.ink}; border: none;"
            f" selection-background-color: {t.selection}; selection-color: {t.ink}; }}"
        )

    def _set_page(self, folded: Collection[int] = ()) -> None:
        """Sets `page` anew, its beginning at once and the rest little by little."""
        before, self._awaited = self._setting, None
        self._setting = PageSetting(self.page, self.reading_font, self.interviewers, self)
        self._place_kept = (0, -1)
        self.setDocument(self._setting.document)
        if before is not None:
            before.document.deleteLater()
        if self._setting.is_done:
            self._growing.stop()
        else:
            self._growing.start()
        self.folding.set_page(folded)
        self.place_margins()

    @property
    def is_whole(self) -> bool:
        """Whether all of the page is there; a long one grows part by part."""
        return self._setting is None or self._setting.is_done

    def build_to(self, offset: int) -> None:
        """Sees to it that the page is there up to an offset."""
        if self._setting is not None:
            self._setting.build_to(offset)

    def _when_there(self, offset: int, act: Callable[[], None]) -> None:
        """Does the act when the page is there up to an offset and what is in view with it: at once if that is near.

        Of several that are waited for, the last counts. Until then nothing is painted.
        """
        setting = self._setting
        if setting is None or offset + AHEAD <= setting.built + AT_ONCE or setting.is_done:
            self.build_to(offset + AHEAD)
            self._awaited = None
            act()
            return
        self._awaited = offset + AHEAD, act
        self._growing.setInterval(0)
        self.viewport().update()

    def build_whole(self) -> None:
        """Sees to it that all of the page is there."""
        while self._setting is not None and not self._setting.is_done:
            self._grow()

    def _grow(self) -> None:
        assert self._setting is not None
        if not self._setting.is_done:
            self._setting.step()
        if self._setting.is_done:
            self._growing.stop()
        if self._awaited is not None and (self._setting.is_done or self._setting.built > self._awaited[0]):
            (_, act), self._awaited = self._awaited, None
            self._growing.setInterval(GROWING)
            act()
            self.viewport().update()
        self.grown.emit()

    @property
    def is_on_its_way(self) -> bool:
        """Whether a place is being gone to for which the page has still to grow."""
        return self._awaited is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_on_its_way:
            super().paintEvent(event)

    # Lines, and the place in the text

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self._top()
        self.place_margins()
        super().resizeEvent(event)
        if not self.is_on_its_way:
            self._return_to(top)

    def _top(self) -> int | None:
        """The offset of the first line in view, which is to stay there; None at the page's very beginning."""
        if self._awaited is not None:
            return self._awaited[0] - AHEAD
        bar, (kept, scrolled) = self.verticalScrollBar(), self._place_kept
        if not bar.value():
            return None
        # Asking anew after each step of a resize would creep up, by what the line gains before its old beginning.
        return kept if scrolled == bar.value() else self.visible_range()[0]

    def _return_to(self, top: int | None) -> None:
        bar = self.verticalScrollBar()
        if top is None:
            bar.setValue(0)
        else:
            self._scroll_line(top, 0)
        self._place_kept = top or 0, bar.value()

    def visible_span(self) -> Span:
        """The stored positions in view, to the line."""
        low, high = self.visible_range()
        return Span(self.page.to_stored(low), self.page.to_stored(high))

    def visible_range(self) -> tuple[int, int]:
        """The page offsets in view, to the line."""
        return page_geometry.visible_range(self)

    def boxes(self, span: Span, visible: tuple[int, int] | None = None) -> list[QRectF]:
        """The rectangles of a passage's visible lines, in the viewport; `visible` saves asking for the range anew."""
        low, high = visible or self.visible_range()
        first, last = max(self.page.to_page(span.start), low), min(self.page.end_to_page(span.end), high)
        return page_geometry.boxes(self, first, last, self._font_size)

    def line_extent(self, offset: int) -> tuple[float, float]:
        """Top and bottom, in the viewport, of the line that holds a page offset."""
        return page_geometry.line_extent(self, offset)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if any(event.matches(key) for key in TO_THE_END):
            self.build_whole()
        before = self.textCursor().position()
        super().keyPressEvent(event)
        cursor = self.textCursor()
        self.folding.step_over(cursor.position() > before, keep=cursor.hasSelection())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.folding.leave_hidden()

    def focusNextPrevChild(self, forward: bool) -> bool:
        # QTextEdit keeps Tab for itself where text is selectable by keyboard: nobody could leave the page.
        return QWidget.focusNextPrevChild(self, forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = QMimeData()
        span = self.selected_span()
        if span:
            mime.setText(self.page.stored[span.start : span.end])
            mime.setData(SPAN_MIME, json.dumps([span.start, span.end]).encode())
        return mime
