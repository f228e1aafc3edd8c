"""A list of words with their counts at the right: the forms in which a word was found."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import draw_focus, draw_text
from kooditin.gui.bridge.i18n import number

Index = QModelIndex | QPersistentModelIndex

COUNT_ROLE = Qt.ItemDataRole.UserRole
ROW, PADDING = 28, 16


class CountModel(QAbstractListModel):
    """Words with counts. COUNT_ROLE gives the count."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, int]] = []

    def set_rows(self, rows: Sequence[tuple[str, int]]) -> None:
        """Shows these in their order."""
        if list(rows) != self._rows:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def word(self, row: int) -> str:
        return self._rows[row][0]

    def words(self) -> list[str]:
        return [word for word, _ in self._rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        word, count = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return word
        if role == COUNT_ROLE:
            return count
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{word}, {number(count)}"
        return None


class _CountDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, t = option.rect, theme.tokens()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(t.chosen))
        view = option.widget
        if view.hasFocus() and isinstance(view, QListView) and view.currentIndex().row() == index.row():
            draw_focus(painter, box)
        inner = box.adjusted(PADDING, 0, -12, 0)
        count, quiet = number(index.data(COUNT_ROLE)), theme.ui_font(12)
        draw_text(painter, inner, count, quiet, t.muted, right=True)
        inner.setRight(inner.right() - QFontMetrics(quiet).horizontalAdvance(count) - 8)
        draw_text(painter, inner, str(index.data()), theme.ui_font(13), t.ink)


class CountList(QListView):
    """One or several words may be chosen; a second click on the only chosen one, or Esc, chooses none.

    `chosen_changed` carries the chosen words.
    """

    chosen_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CountModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_CountDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit(self.chosen()))
        theme.notifier().changed.connect(self.viewport().update)

    def chosen(self) -> frozenset[str]:
        """The chosen words; empty means all."""
        return frozenset(self.rows.word(index.row()) for index in self.selectionModel().selectedIndexes())

    def set_rows(self, rows: Sequence[tuple[str, int]], chosen: Collection[str] = ()) -> None:
        """Shows other words; those that were chosen stay so, without being told."""
        blocked = self.selectionModel().blockSignals(True)
        self.rows.set_rows(rows)
        self.selectionModel().clear()
        for row, (word, _) in enumerate(rows):
            if word in chosen:
                self.selectionModel().select(self.rows.index(row), self.selectionModel().SelectionFlag.Select)
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.chosen():
            self.clearSelection()
        else:
            super().keyPressEvent(event)
