"""The table of hits: source and speaker, and the words found in the middle of what was said."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import draw_focus, draw_text
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.row_table import RowTable
from kooditin.gui.search.hit_model import BEFORE, CONTEXT_ROLE, HIT, HIT_ROLE, SOURCE, SPEAKER, HitModel
from kooditin.qda.search import Hit

ROW = 30
SOURCE_WIDTH, SPEAKER_WIDTH, ROOMY = 180, 104, 760
AROUND = 40  # rows whose contexts are asked for beyond those in view
PADDING = 8


class _HitDelegate(QStyledItemDelegate):
    """The words before a hit end where it begins; the hit is strong, and what follows runs on."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box, column, t = option.rect, index.column(), theme.tokens()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        table = option.widget
        assert isinstance(table, HitTable)
        if is_chosen:
            painter.fillRect(box, QColor(t.chosen))
        if column == SOURCE and table.hasFocus() and index.row() == table.currentIndex().row():
            draw_focus(painter, box)
        inner = box.adjusted(PADDING, 0, -PADDING, 0)
        if column in (SOURCE, SPEAKER):
            color = t.ink if column == SOURCE else t.muted
            draw_text(painter, inner, str(index.data() or ""), theme.ui_font(13), color, middle=column == SOURCE)
        elif column == BEFORE:
            draw_before(painter, box.adjusted(PADDING, 0, -3, 0), str(index.data() or ""))
        else:
            hit: Hit = index.data(HIT_ROLE)
            context = index.data(CONTEXT_ROLE)
            words, after = (context.words, context.after) if context else (hit.form, "")
            draw_hit(painter, box.adjusted(1, 0, -PADDING, 0), words, after)


def hit_font(*, bold: bool = False) -> QFont:
    """The face of what was said."""
    font = theme.reading_font(pixel_size=14)
    if bold:
        font.setWeight(QFont.Weight.Bold)
    return font


def draw_before(painter: QPainter, box: QRect, text: str) -> None:
    """The end of a text at the right, as much as there is room for."""
    font = hit_font()
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideLeft, box.width())
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, side | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextIncludeTrailingSpaces, shown)


def draw_hit(painter: QPainter, box: QRect, words: str, after: str) -> None:
    """The words found, strong and in the accent, and what follows."""
    t, strong, font = theme.tokens(), hit_font(bold=True), hit_font()
    width = min(QFontMetrics(strong).horizontalAdvance(words), box.width())
    color = theme.mixed(t.accent, t.ink, 0.75).name() if t.dark else t.accent
    draw_text(painter, QRect(box.left(), box.top(), width + 1, box.height()), words, strong, color, middle=False)
    rest = box.adjusted(width, 0, 0, 0)
    if rest.width() > 12:
        draw_text(painter, rest, after, font, t.ink, middle=False)


class HitTable(RowTable):
    """Enter or a double click asks for the page; Ctrl+K asks to code the chosen rows; Ctrl+C copies them.

    `rows_shown` carries the first and last row whose contexts are wanted.
    """

    hit_opened = Signal(object)
    code_requested = Signal()
    rows_shown = Signal(int, int)
    field_wanted = Signal()

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "hit_table", ROW, parent)
        self.hits = model
        self.setItemDelegate(_HitDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_header()
        self._wanting = QTimer(self, singleShot=True, interval=0)
        self._wanting.timeout.connect(self._tell_rows)
        for signal in (model.modelReset, model.rowsInserted, self.verticalScrollBar().valueChanged):
            signal.connect(lambda *_: self._wanting.start())
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme.notifier().changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        # Else, with all of some ten thousand rows chosen, it asks each of them at every painting whether it is.
        header.setSelectionModel(QItemSelectionModel(self.hits, header))
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(48)
        for column, width in ((SOURCE, SOURCE_WIDTH), (SPEAKER, SPEAKER_WIDTH)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)
        for column in (BEFORE, HIT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _dress(self) -> None:
        t = theme.tokens()
        self.setStyleSheet(f"QTableView {{ background: {t.paper}; }}")

    # Rows

    def chosen_count(self) -> int:
        """How many rows are chosen."""
        return sum(map(len, self.chosen_rows()))

    def chosen_hits(self) -> list[Hit]:
        """The hits of the chosen rows, in their order."""
        return [hit for rows in self.chosen_rows() for row in rows if (hit := self.hits.hit(row))]

    def current_hit(self) -> Hit | None:
        return self.hits.hit(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Makes a row the current one, within sight."""
        index = self.hits.index(row, SOURCE)
        if index.isValid():
            self.setCurrentIndex(index)

    def _open(self, row: int) -> None:
        hit = self.hits.hit(row)
        if hit is not None:
            self.hit_opened.emit(hit)

    def _tell_rows(self) -> None:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = last if last >= 0 else self.hits.rowCount() - 1
        if first >= 0:
            self.rows_shown.emit(max(0, first - AROUND), last + AROUND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_K and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.code_requested.emit()
        elif event.key() == Qt.Key.Key_Up and not modifiers and self.currentIndex().row() <= 0:
            self.field_wanted.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not modifiers:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self.hits.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_roomy = self.width() >= ROOMY
        self.setColumnHidden(SPEAKER, not is_roomy)
        self._wanting.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wanting.start()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Hits"))
        self.hits.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, HIT)
