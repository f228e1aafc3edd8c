"""The transcript as a page to read and code: text, soft highlights, and the margins that belong to it."""

import json
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.mime import CODE_MIME, SPAN_MIME
from kooditin.gui.coding import highlights, page_geometry, page_layout, page_selection
from kooditin.gui.coding.folding import Folding
from kooditin.gui.coding.lanes import Lanes
from kooditin.gui.coding.number_margin import NumberMargin
from kooditin.gui.coding.page import Page
from kooditin.gui.coding.page_layout import OVERVIEW_WIDTH
from kooditin.gui.coding.page_mouse import PageMouse
from kooditin.gui.coding.page_setting import PageSetting
from kooditin.gui.coding.stripes import OverviewStrip, StripeMargin
from kooditin.qda.codebook import Code
from kooditin.qda.coding import Coding, Memo, SpanIndex
from kooditin.qda.source import Section, Span, Turn, trimmed

TO_THE_END = (
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
    QKeySequence.StandardKey.SelectAll,
)
FONT_SIZES = range(10, 41)
GROWING = 8  # ms between two parts of a long page: what is to be painted comes first
AHEAD = 8_000  # characters: what a page in view takes at most
READING_LINE = 44  # pixels below the top: in the first lines in view, and in a heading that was gone to
MANY = 20


class TranscriptView(QTextEdit):
    """One source to read. It shows, and asks through signals; it writes nothing itself."""

    palette_requested = Signal()
    digit_pressed = Signal(str)
    coding_chosen = Signal(object)
    delete_requested = Signal(int)
    resize_requested = Signal(int, int, int)
    codes_dropped = Signal(object, object)
    selection_changed = Signal()
    font_size_changed = Signal(int)
    memo_opened = Signal(int)
    menu_requested = Signal(int, object)
    folds_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcript")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.page = Page("")
        self.index = SpanIndex()
        self.lanes = Lanes()
        self.memos: list[Memo] = []
        self.codes: dict[int, Code] = {}
        self.coder_names: dict[int, str] = {}
        self.interviewers: frozenset[str] = frozenset()
        self.chosen: int | None = None
        self.hovered: int | None = None
        self._setting: PageSetting | None = None
        self._growing = QTimer(self)
        self._growing.setInterval(GROWING)
        self._growing.timeout.connect(self._grow)
        self._place_kept = (0, -1)  # the offset on top after a resize, and the scroll bar's value then
        self._font_family, self._font_size = "", 16
        self.mouse, self.folding = PageMouse(self), Folding(self)
        self.numbers = NumberMargin(self)
        self.stripes = StripeMargin(self)
        self.overview = OverviewStrip(self)
        self.verticalScrollBar().valueChanged.connect(self._repaint_margins)
        self.folds_changed.connect(self._repaint_margins)
        self.selectionChanged.connect(self.selection_changed)
        self.viewport().setMouseTracking(True)
        theme.notifier().changed.connect(self._restyle)
        self.retranslate()
        self._use_colors()

    # What is shown

    def show_source(
        self,
        text: str,
        turns: Sequence[Turn],
        codings: Iterable[Coding],
        *,
        interviewers: Iterable[str] = (),
        codes: dict[int, Code],
        coder_names: dict[int, str],
        memos: Iterable[Memo] = (),
        sections: Sequence[Section] = (),
        folded: Collection[int] = (),
        top: int | None = None,
    ) -> None:
        """Sets the page anew; `codings` and `memos` are those of this source, `codes` and `coder_names` by id.

        `folded` are the heads of the folds that are closed from the start, and `top` is what `top_position` gave.
        """
        self.page = Page(text, turns, sections)
        self.interviewers = frozenset(interviewers)
        self.codes, self.coder_names = codes, coder_names
        self.index = SpanIndex(codings)
        self.memos = [memo for memo in memos if memo.span]
        self.chosen = self.hovered = None
        offset = None if top is None else self.page.to_page(top)
        self._set_page(folded, first_to=0 if offset is None else offset + AHEAD)
        self._return_to(offset)

    def clear_page(self) -> None:
        """Shows an empty page."""
        self.show_source("", (), (), codes={}, coder_names={})

    def put_codings(self, codings: Iterable[Coding], removed: Iterable[int] = ()) -> None:
        """Mends the shown codings in place: after an act, its undo or its redo."""
        gone = [coding for coding_id in removed if (coding := self.index.get(coding_id))]
        new = list(codings)
        old = [coding for each in new if (coding := self.index.get(each.id))]
        if len(gone) + len(new) > MANY:
            dropped = {coding.id for coding in (*gone, *old)}
            self.index = SpanIndex([*(coding for coding in self.index if coding.id not in dropped), *new])
            self.lanes.lay(self.index)
        else:
            self._mend_codings(gone, old, new)
        if self.chosen is not None and self.index.get(self.chosen) is None:
            self.choose(None)
        if len(changed := [*gone, *new]) == 1:
            self.folding.reveal(changed[0].start)  # a single act or its undo is not to happen out of sight
        self._redraw()
        self.overview.follow(added=new, others_changed=bool(gone or old))

    def _mend_codings(self, gone: Sequence[Coding], old: Sequence[Coding], new: Sequence[Coding]) -> None:
        for coding in gone:
            self.index.remove(coding.id)
            self.lanes.forget(coding.id)
        for coding in new:
            self.index.put(coding)
        for coding in (*gone, *old, *new):
            self.lanes.mend(self.index, coding.span)

    def set_codes(self, codes: dict[int, Code]) -> None:
        """New names and colours of codes."""
        self.codes = codes
        self.viewport().update()
        self._repaint_margins()
        self.overview.redraw()

    def set_memos(self, memos: Iterable[Memo]) -> None:
        """The memos on passages of this source."""
        self.memos = [memo for memo in memos if memo.span]
        self.viewport().update()
        self.numbers.update()

    def choose(self, coding_id: int | None, *, reveal: bool = False) -> None:
        """Marks one coding as the chosen one and tells; with `reveal` its start is scrolled into view."""
        if coding_id == self.chosen and not reveal:
            return
        before = self.index.get(self.chosen) if self.chosen is not None else None
        coding = self.index.get(coding_id) if coding_id is not None else None
        self.chosen = coding.id if coding else None
        if before or coding:
            self._redraw()
        if coding and reveal:
            self.reveal(coding.span)
        self.coding_chosen.emit(coding)

    def hover(self, coding_id: int | None) -> None:
        """Shows the exact span of one coding more strongly."""
        if coding_id != self.hovered:
            self.hovered = coding_id
            self.viewport().update()
            self.stripes.update()

    # Selection

    def selected_span(self) -> Span | None:
        """The selected passage without outer white space, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        span = trimmed(self.page.span(cursor.selectionStart(), cursor.selectionEnd()), self.page.stored)
        return span if span.end > span.start else None

    def select_span(self, span: Span) -> None:
        """Selects a passage and scrolls to it; what was folded over its ends is opened."""
        self.folding.reveal(span.start)
        self.folding.reveal(max(span.start, span.end - 1))
        self.build_to(self.page.end_to_page(span.end) + AHEAD)
        cursor = self.textCursor()
        cursor.setPosition(self.page.to_page(span.start))
        cursor.setPosition(self.page.end_to_page(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def reveal(self, span: Span) -> None:
        """Puts the caret at the span's start, without selecting, and scrolls a third of a page above it."""
        self.folding.reveal(span.start)
        offset = self.page.to_page(span.start)
        self.build_to(offset + AHEAD)
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

    def choose_neighbour(self, step: int) -> None:
        """Chooses the next (1) or previous (-1) coding in text order, from the chosen one or the caret."""
        coding = page_selection.neighbour(self.index, self.chosen, self.caret(), step)
        if coding:
            self.choose(coding.id, reveal=True)

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
        self._set_page(self.folding.closed, first_to=max(anchor, position, (top or 0) + AHEAD))
        self.build_to(max(anchor, position))
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

    def _set_page(self, folded: Collection[int] = (), *, first_to: int = 0) -> None:
        before = self._setting
        self._setting = PageSetting(self.page, self.reading_font, self.interviewers, self, first_to=first_to)
        self._place_kept = (0, -1)
        self.setDocument(self._setting.document)
        if before is not None:
            before.document.deleteLater()
        if self._setting.is_done:
            self._growing.stop()
        else:
            self._growing.start()
        self.folding.set_page(folded)
        self.lanes = Lanes(self.page.stored, self.lanes.line_reach)
        self._place_margins()
        self.lanes.lay(self.index)
        self.overview.redraw()
        self._repaint_margins()

    @property
    def is_whole(self) -> bool:
        """Whether all of the page is there; a long one grows part by part."""
        return self._setting is None or self._setting.is_done

    def build_to(self, offset: int) -> None:
        """Sees to it that the page is there up to an offset."""
        if self._setting is not None:
            self._setting.build_to(offset)

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
        self.overview.update()

    # Geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self._top()
        self._place_margins()
        super().resizeEvent(event)
        self._return_to(top)

    def _top(self) -> int | None:
        """The offset of the first line in view, which is to stay there; None at the page's very beginning."""
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

    def _place_margins(self) -> None:
        bar, height = self.verticalScrollBar().sizeHint().width(), self.height()
        room = self.width() - bar - OVERVIEW_WIDTH
        numbers, column, stripes, line_reach = page_layout.shares(room, self.reading_font)
        if line_reach != self.lanes.line_reach:
            self.lanes.line_reach = line_reach
            self.lanes.lay(self.index)
        self.setViewportMargins(numbers, 0, stripes + OVERVIEW_WIDTH, 0)
        self.numbers.setGeometry(0, 0, numbers, height)
        self.stripes.setGeometry(numbers + column, 0, stripes, height)
        self.overview.setGeometry(room, 0, OVERVIEW_WIDTH, height)

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

    def _redraw(self) -> None:
        self.viewport().update()
        self.stripes.update()

    def _repaint_margins(self) -> None:
        self.numbers.update()
        self.stripes.update()
        self.overview.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self.index) or self.memos:
            with QPainter(self.viewport()) as painter:
                highlights.paint_codings(self, painter)
                highlights.paint_memos(self, painter)
        super().paintEvent(event)
        if self.folding.closed:
            with QPainter(self.viewport()) as painter:
                highlights.paint_folds(self, painter)
        chosen = self.index.get(self.chosen) if self.chosen is not None else None
        if chosen:
            with QPainter(self.viewport()) as painter:
                highlights.paint_chosen(self, painter, self.mouse.dragged_span or chosen.span)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self.palette_requested.emit()
        elif event.text() in tuple("123456789") and not modifiers:
            self.digit_pressed.emit(event.text())
        elif key == Qt.Key.Key_Delete and self.chosen is not None:
            self.delete_requested.emit(self.chosen)
        elif key == Qt.Key.Key_Escape:
            self.choose(None)
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            if any(event.matches(key) for key in TO_THE_END):
                self.build_whole()
            before = self.textCursor().position()
            super().keyPressEvent(event)
            cursor = self.textCursor()
            self.folding.step_over(cursor.position() > before, keep=cursor.hasSelection())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # QTextEdit keeps Tab for itself where text is selectable by keyboard: nobody could leave the page.
        return QWidget.focusNextPrevChild(self, forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.pressed(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.moved(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.released(event):
            super().mouseReleaseEvent(event)
            self.folding.leave_hidden()
            self.mouse.clicked(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.mouse.double_clicked(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        point = event.pos() if by_mouse else self.cursorRect().bottomLeft()
        position = self.position_at(point)
        if by_mouse and not self.textCursor().hasSelection():
            self.mouse.choose_under(position)
        self.menu_requested.emit(position, self.viewport().mapToGlobal(point))

    # Drag and drop

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = QMimeData()
        span = self.selected_span()
        if span:
            mime.setText(self.page.stored[span.start : span.end])
            mime.setData(SPAN_MIME, json.dumps([span.start, span.end]).encode())
        return mime

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CODE_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(CODE_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        self.mouse.dropped(event)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Transcript"))
