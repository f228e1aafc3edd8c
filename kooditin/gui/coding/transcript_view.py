"""The transcript as a page to read and code: text, soft highlights, and the margins that belong to it."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.basis import Thresholds
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.mime import CODE_MIME
from kooditin.gui.coding import highlights, page_layout, page_selection
from kooditin.gui.coding.lanes import Lanes
from kooditin.gui.coding.number_margin import NumberMargin
from kooditin.gui.coding.page import Page
from kooditin.gui.coding.page_layout import OVERVIEW_WIDTH
from kooditin.gui.coding.page_mouse import PageMouse
from kooditin.gui.coding.reading_page import ReadingPage
from kooditin.gui.coding.review_keys import is_review_key
from kooditin.gui.coding.stripes import OverviewStrip, StripeMargin
from kooditin.gui.coding.suggested_stripes import SuggestedStripes
from kooditin.qda.codebook import Code
from kooditin.qda.coding import Coding, Memo, SpanIndex
from kooditin.qda.source import Section, Span, Turn
from kooditin.qda.suggestion import Suggestion

MANY = 20


class TranscriptView(ReadingPage):
    """One source to read. It shows, and asks through signals; it writes nothing itself."""

    palette_requested = Signal()
    digit_pressed = Signal(str)
    coding_chosen = Signal(object)
    delete_requested = Signal(int)
    resize_requested = Signal(int, int, int)
    codes_dropped = Signal(object, object)
    memo_opened = Signal(int)
    menu_requested = Signal(int, object)
    suggestion_chosen = Signal(object)
    review_key_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcript")
        self.setAcceptDrops(True)
        self.index = SpanIndex()
        self.lanes = Lanes()
        self.memos: list[Memo] = []
        self.codes: dict[int, Code] = {}
        self.coder_names: dict[int, str] = {}
        self.chosen: int | None = None
        self.hovered: int | None = None
        self.suggested = SuggestedStripes(self)
        self.reviewed: Span | None = None
        self.mouse = PageMouse(self)
        self.numbers = NumberMargin(self)
        self.stripes = StripeMargin(self)
        self.overview = OverviewStrip(self)
        self.verticalScrollBar().valueChanged.connect(self._repaint_margins)
        self.folds_changed.connect(self._repaint_margins)
        self.grown.connect(self.overview.update)
        theme.notifier().changed.connect(self.overview.redraw)
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
        self.chosen = self.hovered = self.reviewed = None
        self.suggested.put(())
        self.lanes = Lanes(line_reach=0)  # laid with the margins
        self.overview.redraw()
        offset = None if top is None else self.page.to_page(top)
        self._set_page(folded)
        self._when_there(offset or 0, lambda: self._return_to(offset))

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
        self.suggested.lay()
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

    def set_suggestions(self, suggestions: Sequence[Suggestion], thresholds: Thresholds | None = None) -> None:
        """The suggestions that the margin shows of this source; `thresholds` say what they go by."""
        self.suggested.put(suggestions, thresholds)
        self.stripes.update()

    def review(self, span: Span | None, *, reveal: bool = True) -> None:
        """Marks the passage whose suggestion is being decided (None: none is), and scrolls it into view."""
        if span is not None and reveal and span != self.reviewed:
            self.reveal(span)
        self.reviewed = span
        self._redraw()

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

    # Going from coding to coding

    def choose_neighbour(self, step: int) -> None:
        """Chooses the next (1) or previous (-1) coding in text order, from the chosen one or the caret."""
        coding = page_selection.neighbour(self.index, self.chosen, self.caret(), step)
        if coding:
            self.choose(coding.id, reveal=True)

    # Geometry

    def place_margins(self) -> None:
        """Shares the width between text and margins; stripes are laid out where a new page or width asks for it."""
        bar, height = self.verticalScrollBar().sizeHint().width(), self.height()
        room = self.width() - bar - OVERVIEW_WIDTH
        numbers, column, stripes, line_reach = page_layout.shares(room, self.reading_font)
        if self.lanes.text is not self.page.stored or line_reach != self.lanes.line_reach:
            self.lanes = Lanes(self.page.stored, line_reach)
            self.lanes.lay(self.index)
            self.suggested.lay()
        self.setViewportMargins(numbers, 0, stripes + OVERVIEW_WIDTH, 0)
        self.numbers.setGeometry(0, 0, numbers, height)
        self.stripes.setGeometry(numbers + column, 0, stripes, height)
        self.overview.setGeometry(room, 0, OVERVIEW_WIDTH, height)
        self._repaint_margins()

    def _redraw(self) -> None:
        self.viewport().update()
        self.stripes.update()

    def _repaint_margins(self) -> None:
        self.numbers.update()
        self.stripes.update()
        self.overview.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_on_its_way:
            return
        if len(self.index) or self.memos:
            with QPainter(self.viewport()) as painter:
                highlights.paint_codings(self, painter)
                highlights.paint_memos(self, painter)
        super().paintEvent(event)
        if self.folding.closed:
            with QPainter(self.viewport()) as painter:
                highlights.paint_folds(self, painter)
        if self.reviewed is not None:
            with QPainter(self.viewport()) as painter:
                highlights.paint_reviewed(self, painter, self.reviewed)
        chosen = self.index.get(self.chosen) if self.chosen is not None else None
        if chosen:
            with QPainter(self.viewport()) as painter:
                highlights.paint_chosen(self, painter, self.mouse.dragged_span or chosen.span)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self.palette_requested.emit()
        elif self.reviewed is not None and not modifiers and is_review_key(Qt.Key(key)):
            self.review_key_pressed.emit(event)
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
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.pressed(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.moved(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.mouse.released(event):
            super().mouseReleaseEvent(event)
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
