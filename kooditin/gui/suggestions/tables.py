"""The tables of the page of suggestions."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import CHIP, chip_box, draw_chip, draw_focus, draw_text
from kooditin.gui.bridge.row_table import RowTable
from kooditin.gui.suggestions.quality_model import COLOR_ROLE

ROW = 28


class Table(RowTable):
    """`stretched` is the column that takes what room is left."""

    def __init__(self, model: QAbstractItemModel, name: str, stretched: int, parent: QWidget | None = None) -> None:
        super().__init__(model, name, ROW, parent)
        self._left_out: tuple[Sequence[int], int] = ((), 0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        columns = self.horizontalHeader()
        columns.setMinimumSectionSize(48)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        theme.notifier().changed.connect(self.viewport().update)

    def set_widths(self, widths: dict[int, int]) -> None:
        """How wide columns are (pixels)."""
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def leave_out(self, columns: Sequence[int], below: int) -> None:
        """Leaves columns out while the table is narrower than so many pixels."""
        self._left_out = columns, below

    def resizeEvent(self, event: QResizeEvent) -> None:
        columns, below = self._left_out
        for column in columns:
            self.setColumnHidden(column, self.width() < below)
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(400, 8 * ROW)


class CodeDelegate(QStyledItemDelegate):
    """A code's name behind its chip."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t, row = theme.tokens(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(t.chosen))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, row)
        draw_chip(painter, chip_box(row.left() + 8, row), index.data(COLOR_ROLE))
        words = row.adjusted(8 + CHIP + 8, 0, -8, 0)
        draw_text(painter, words, str(index.data(Qt.ItemDataRole.DisplayRole)), theme.ui_font(13), t.ink)
