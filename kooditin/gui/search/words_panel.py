"""The words of the sources: how often each occurs, and which are typical of what is limited."""

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
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
from kooditin.gui.bridge.wording import menu_words
from kooditin.gui.search.limit_card import Choice, LimitCard
from kooditin.gui.search.word_model import WORD_ROLE, Index, WordModel, WordRow

ROW, WORD_WIDTH, FIGURE_WIDTH = 28, 260, 128


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
        inner = box.adjusted(16 if is_word else 8, 0, -8, 0)
        draw_text(painter, inner, str(index.data()), theme.ui_font(13), color, right=not is_word)


class WordTable(QTableView):
    """Enter or a double click searches the word; Delete, or the menu, leaves it out."""

    word_opened = Signal(str)
    leave_out_requested = Signal(str)
    field_wanted = Signal()

    def __init__(self, model: WordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("word_table")
        self.words = model
        self.setModel(model)
        self.setItemDelegate(_WordDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(False)
        header.sectionClicked.connect(self._sort)
        model.modelReset.connect(self._fit)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme.notifier().changed.connect(self._dress)
        self._dress()
        self._fit()

    def _dress(self) -> None:
        self.setStyleSheet(f"QTableView {{ background: {theme.tokens().paper}; }}")

    def _fit(self) -> None:
        self.setColumnWidth(0, WORD_WIDTH)
        for column in range(1, self.words.columnCount()):
            self.setColumnWidth(column, FIGURE_WIDTH)
        self.horizontalHeader().setSortIndicator(*self.words.sorted_by)

    def _sort(self, column: int) -> None:
        """Sorts by a column: words from a on, figures from the largest; the same column again turns it round."""
        now, order = self.words.sorted_by
        rising, falling = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        wanted = (falling if order == rising else rising) if column == now else falling if column else rising
        self.words.sort(column, wanted)
        self.horizontalHeader().setSortIndicator(column, wanted)
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
            place = self.currentIndex().row()
            self.leave_out_requested.emit(self.current_word())
            self.setCurrentIndex(self.words.index(min(place, self.words.rowCount() - 1), 0))
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.field_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The chosen rows as text, the cells parted by tabs."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(self.words.columnCount())
        lines = ["\t".join(str(self.words.index(row, column).data()) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))


class WordsPanel(Panel):
    """`wanted` tells that the words are to be counted anew; `restored` carries words to be counted again."""

    wanted = Signal()
    restored = Signal(object)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = WordModel(self)
        self.table = WordTable(self.model)
        self.count, self.empty = QLabel(), QLabel()
        self.compare, self.without_common = QCheckBox(), QCheckBox()
        self.left_out, self.export = QPushButton(), QPushButton()
        self._left_out: list[str] = []
        self._is_limited = False
        self._lay_out()
        self.compare.setChecked(True)
        self.without_common.setChecked(True)
        self.compare.toggled.connect(lambda _: self.wanted.emit())
        self.without_common.toggled.connect(lambda _: self.wanted.emit())
        self.left_out.clicked.connect(self.open_card)
        self.export.clicked.connect(self.export_requested)
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

    def show_words(self, rows: list[WordRow], total: int, *, compared: bool) -> None:
        """Shows the counted words; `total` is how many words there are in all."""
        self.model.set_rows(rows, compared=compared)
        words = tr("{words} different words, {total} in all")
        self.count.setText(words.format(words=number(len(rows)), total=number(total)) if rows else "")
        self._show_state()

    def open_card(self) -> LimitCard:
        """Opens the words that are left out; unticking one counts it again."""
        choices = [Choice(word, word) for word in self._left_out]
        card = LimitCard(tr("Words left out"), choices, self._left_out, self)
        card.none.setText(tr("Count all of them again"))
        card.changed.connect(lambda kept: self.restored.emit(frozenset(self._left_out) - frozenset(kept)))
        card.open_at(self.left_out.mapToGlobal(QPoint(0, self.left_out.height() + 2)))
        return card

    def _show_state(self) -> None:
        has_rows = self.model.rowCount() > 0
        self.table.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        self.export.setEnabled(has_rows)

    def retranslate(self) -> None:
        self.table.setAccessibleName(tr("Word list"))
        self.compare.setText(tr("Compare with the rest"))
        self.without_common.setText(tr("Without the commonest function words"))
        self.without_common.setToolTip(tr("Leaves out words such as ja, että, olla, joka and tota"))
        self.export.setText(tr("Export the words…"))
        self.empty.setText(tr("No words here. Widen the limits, or empty the field: what is typed narrows the words."))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self.set_limited(self._is_limited)
        self.set_left_out(self._left_out)
