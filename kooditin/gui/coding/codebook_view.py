"""How the tree of codes is drawn, and its keys."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import CHIP, chip_box, draw_chip, draw_focus, draw_key, draw_text, draw_triangle
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.coding.codebook_model import CODE_ROLE, COLOR_ROLE, COUNT_HERE_ROLE, COUNT_ROLE, SHORTCUT_ROLE

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 26
INDENT = 18


class CodeDelegate(QStyledItemDelegate):
    """Chip, name (elided in the middle), the code's key, and the counts: here · in all."""

    RIGHT = 12

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, row = theme.tokens(), option.rect
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, QRect(0, row.top(), row.right(), row.height()))
        draw_chip(painter, chip_box(row.left(), row), index.data(COLOR_ROLE))
        quiet, counts = theme.ui_font(12), _counts(index)
        box = row.adjusted(CHIP + 8, 0, -self.RIGHT, 0)
        draw_text(painter, box, counts, quiet, t.muted, right=True)
        right = box.right() - QFontMetrics(quiet).horizontalAdvance(counts) - 8
        if key := index.data(SHORTCUT_ROLE):
            right = draw_key(painter, right, row, key) - 8
        draw_text(painter, QRect(box.left(), box.top(), right - box.left(), box.height()), index.data(),
                  theme.ui_font(13), t.ink)  # fmt: skip

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("New name of the code"))
        editor.setStyleSheet("QLineEdit { padding: 0 4px; border-radius: 4px; }")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(CHIP + 2, 0, -8, 0))


def _counts(index: Index) -> str:
    here, everywhere = index.data(COUNT_HERE_ROLE), index.data(COUNT_ROLE)
    return number(everywhere) if here is None else f"{number(here)} · {number(everywhere)}"


class CodeView(QTreeView):
    """The view: fold marks of its own, and Enter or a double click means "apply"."""

    activated_code = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:  # Qt wants one kind here
        if self.selectionModel().isSelected(index):
            painter.fillRect(option.rect, QColor(theme.tokens().chosen))
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Any) -> None:  # as above
        if self.model().hasChildren(index):
            centre = QPointF(rect.right() - INDENT / 2 + 2, rect.center().y() + 1)
            draw_triangle(painter, centre, is_open=self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.state() != QAbstractItemView.State.EditingState:
            if (code_id := self.currentIndex().data(CODE_ROLE)) is not None:
                self.activated_code.emit(code_id)
            return
        if event.text().isdigit() and not event.modifiers():
            event.ignore()  # digits apply codes, wherever the focus is
            return
        super().keyPressEvent(event)
