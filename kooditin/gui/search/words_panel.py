"""The words of the sources: how often each occurs, and which are typical of what is limited."""

from collections.abc import Collection

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import draw_focus, draw_text, rule
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.bridge.row_table import RowTable
from kooditin.gui.bridge.tick_card import Choice
from kooditin.gui.bridge.wording import menu_words
from kooditin.gui.search.limit_card import LimitCard
from kooditin.gui.search.word_model import WORD_ROLE, Index, WordModel, WordRow
from kooditin.gui.search.word_seeker import WordsAnswer

ROW, WORD_WIDTH, FIGURE_WIDTH = 28, 240, 152
MARGIN = 16


class _WordDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, t = option.rect, theme.tokens()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(t.chosen))
        table = option.widget
        is_current = isinstance(table, QTableView) and table.hasFocus() and index.row() == table.currentIndex().row()
        if index.column() == 0 and is_current:
            draw_focus(painter, box)
        row: WordRow = index.data(WORD_ROLE)
        is_word = index.column() == 0
        rarer = row.score < 0 and str(index.data()).startswith("−")
        color = t.ink if is_word or index.column() == 1 else t.danger if rarer else t.muted
        inner = box.adjusted(MARGIN, 0, -MARGIN, 0)
        draw_text(painter, inner, str(index.data()), theme.ui_font(13), color, right=not is_word)


class WordTable(RowTable):
    """Enter or a double click searches the word; Delete, or the menu, leaves it out."""

    word_opened = Signal(str)
    leave_out_requested = Signal(str)
    field_wanted = Signal()

    def __init__(self, model: WordModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "word_table", ROW, parent)
        self.words = model
        self.setItemDelegate(_WordDelegate(self))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        header.sectionClicked.connect(self._sort)
        model.modelReset.connect(self._fit)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme.notifier().changed.connect(self._dress)
        self._dress()
        self._fit()

    def _dress(self) -> None:
        self.setStyleSheet(
            f"QTableView {{ background: {theme.tokens().paper}; }}QHeaderView::section {{ padding: 4px {MARGIN}px; }}"
        )

    def _fit(self) -> None:
        self.setColumnWidth(0, WORD_WIDTH)
        for column in range(1, self.words.columnCount()):
            self.setColumnWidth(column, FIGURE_WIDTH)

    def _sort(self, column: int) -> None:
        """Sorts by a column: words from a on, figures from the largest; the same column again turns it round."""
        now, order = self.words.sorted_by
        rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        wanted = (falling if order == rising else rising) if column == now else falling if column else rising
        self.words.sort(column, wanted)
        self.scrollToTop()

    def current_word(self) -> str:
        row = self.words.row(self.currentIndex().row())
        return row.word if row else ""

    def _open(self, place: int) -> None:
        row = self.words.row(place)
        if row is not None:
            self.word_opened.emit(row.word)

    def word_menu(self, word: str) -> QMenu:
        """What can be done with a word."""
        menu = QMenu(self)
        menu.addAction(tr("Search for {word}").format(word=menu_words(word)), lambda: self.word_opened.emit(word))
        menu.addAction(tr("Leave this word out"), lambda: self.leave_out_requested.emit(word))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        port = self.viewport()
        index = self.indexAt(port.mapFromGlobal(event.globalPos())) if by_mouse else self.currentIndex()
        row = self.words.row(index.row())
        if row is not None:
            point = event.globalPos() if by_mouse else port.mapToGlobal(self.visualRect(index).bottomLeft())
            menu = self.word_menu(row.word)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and self.current_word():
            gone, below = self.current_word(), self.words.index(self.currentIndex().row() + 1, 0)
            self.setCurrentIndex(below)
            self.leave_out_requested.emit(gone)
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.field_wanted.emit()
        else:
            super().keyPressEvent(event)


class WordsPanel(Panel):
    """`wanted` tells that other words are to be counted; `left_out_changed` carries all that the user leaves out.

    `export_requested` carries Frequencies or Typicals in the order in which they are shown.
    """

    wanted = Signal()
    left_out_changed = Signal(object)
    export_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = WordModel(self)
        self.table = WordTable(self.model)
        self.count, self.empty = QLabel(), QLabel()
        self.compare, self.without_common = QCheckBox(), QCheckBox()
        self.left_out, self.export = QPushButton(), QPushButton()
        self._answer: WordsAnswer | None = None
        self._left_out: list[str] = []
        self._can_write = self._is_counting = False
        self._is_limited = False
        self._lay_out()
        self.compare.setChecked(True)
        self.without_common.setChecked(True)
        self.compare.toggled.connect(lambda _: self.wanted.emit())
        self.without_common.toggled.connect(lambda _: self.wanted.emit())
        self.left_out.clicked.connect(self.open_card)
        self.export.clicked.connect(self._ask_export)
        self.table.leave_out_requested.connect(self.leave_out)
        self.model.modelReset.connect(self._show_state)
        self.retranslate()

    def _lay_out(self) -> None:
        self.count.setProperty("role", "quiet")
        self.empty.setProperty("role", "quiet")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(24, 24, 24, 24)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(16)
        row.addWidget(self.count, 1)
        for widget in (self.compare, self.without_common, self.left_out, self.export):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(rule())
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)

    @property
    def is_compared(self) -> bool:
        """Whether what is limited is to be compared with the rest."""
        return self._is_limited and self.compare.isChecked()

    def set_limited(self, limited: bool) -> None:
        """Whether there are limits, without which there is no rest."""
        self._is_limited = limited
        self.compare.setEnabled(limited)
        self.compare.setToolTip(
            tr("Shows which words are commoner or rarer here than outside the limits")
            if limited
            else tr("Choose limits above first: their words are then compared with all the others")
        )

    def set_left_out(self, words: Collection[str]) -> None:
        """The words that the user has left out."""
        self._left_out = sorted(words, key=str.casefold)
        self.left_out.setText(tr("%n word(s) left out ▾", len(words)))
        self.left_out.setVisible(bool(words))

    def set_writable(self, writable: bool) -> None:
        """Whether words may be left out from now on."""
        self._can_write = writable

    def show_answer(self, answer: WordsAnswer) -> None:
        """Shows the counted words; the row that one was at stays so, where its word is there."""
        current = self.table.current_word()
        self._answer, self._is_counting = answer, False
        self.set_left_out(answer.left_out)
        self.model.set_rows(answer.rows, compared=answer.question.compared)
        place = next((place for place, row in enumerate(self.model.rows()) if row.word == current), -1)
        if current and place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))
        self._show_state()

    def wait(self) -> None:
        """The words are being counted; those counted before stay until then."""
        self._is_counting = True
        self._show_state()

    def clear(self) -> None:
        """No project is open."""
        self._answer, self._is_counting = None, False
        self.model.set_rows((), compared=False)

    def leave_out(self, word: str) -> None:
        """Leaves a word out of the counts, until it is taken back from the list of those."""
        if self._can_write:
            self.left_out_changed.emit(frozenset((*self._left_out, word.casefold())))

    def _ask_export(self) -> None:
        if self._answer is not None:
            by_word = {word.word: word for word in self._answer.words}
            self.export_requested.emit([by_word[row.word] for row in self.model.rows()])

    def open_card(self) -> LimitCard:
        """Opens the words that are left out; unticking one counts it again."""
        choices = [Choice(word, word) for word in self._left_out]
        card = LimitCard(tr("Words left out"), choices, self._left_out, self)
        card.none.setText(tr("Count all of them again"))
        card.changed.connect(lambda kept: self.left_out_changed.emit(frozenset(kept)))
        card.open_at(self.left_out.mapToGlobal(QPoint(0, self.left_out.height() + 2)))
        return card

    def _show_state(self) -> None:
        has_rows = self.model.rowCount() > 0
        self.table.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self.empty.setText(
            tr("Counting the words…")
            if self._is_counting
            else tr("No words here. Widen the limits, or empty the field: what is typed narrows the words.")
        )
        self.export.setEnabled(has_rows)
        self.count.setText(self._count_words() if has_rows and self._answer else "")

    def _count_words(self) -> str:
        assert self._answer is not None
        words = tr("{words} different words, {total} in all").format(
            words=number(sum(row.count > 0 for row in self.model.rows())), total=number(self._answer.total)
        )
        left = self._answer.not_analysed
        return f"{words} · {tr('%n source(s) not counted yet', left)}" if left else words

    def minimumSizeHint(self) -> QSize:
        """Its words hold no window wide: they get shorter where it is narrow."""
        return QSize(0, super().minimumSizeHint().height())

    def retranslate(self) -> None:
        self.table.setAccessibleName(tr("Word list"))
        self.compare.setText(tr("Compare with the rest"))
        self.without_common.setText(tr("Without the commonest function words"))
        self.without_common.setToolTip(tr("Leaves out words such as ja, että, olla, joka and tota"))
        self.export.setText(tr("Export the words…"))
        self._show_state()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self.set_limited(self._is_limited)
        self.set_left_out(self._left_out)
