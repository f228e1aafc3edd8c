"""What was found by its name: codes, cases, sources, and memos that have the words in them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import chip_box, draw_chip, draw_focus, draw_text
from kooditin.gui.bridge.i18n import tr

Index = QModelIndex | QPersistentModelIndex

THING_ROLE = Qt.ItemDataRole.UserRole
ROW, PADDING = 28, 16


class Thing(NamedTuple):
    """Something that has the words in its name. `words` is the name, or the beginning of a memo; `path` a code's."""

    kind: Literal["code", "case", "source", "memo"]
    id: int
    words: str
    color: str = ""
    path: str = ""


def thing_name(kind: str) -> str:
    """What kind of thing it is, in one word."""
    return {"code": tr("code"), "case": tr("case"), "source": tr("source"), "memo": tr("memo")}[kind]


class FoundModel(QAbstractListModel):
    """The things in their order. THING_ROLE gives the Thing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._things: list[Thing] = []

    def set_things(self, things: Sequence[Thing]) -> None:
        if list(things) != self._things:
            self.beginResetModel()
            self._things = list(things)
            self.endResetModel()

    def thing(self, row: int) -> Thing | None:
        return self._things[row] if 0 <= row < len(self._things) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._things)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        thing = self.thing(index.row()) if index.isValid() else None
        if thing is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return thing.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return thing.path or thing.words
        if role == THING_ROLE:
            return thing
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{thing_name(thing.kind)}: {thing.words}"
        return None


class _ThingDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, t = option.rect, theme.tokens()
        thing: Thing = index.data(THING_ROLE)
        view = option.widget
        has_focus = view.hasFocus() and isinstance(view, QListView) and view.currentIndex().row() == index.row()
        if option.state & QStyle.StateFlag.State_MouseOver or has_focus:
            painter.fillRect(box, QColor(t.chosen))
        if has_focus:
            draw_focus(painter, box)
        inner = box.adjusted(PADDING, 0, -12, 0)
        kind, quiet = thing_name(thing.kind), theme.ui_font(12)
        draw_text(painter, inner, kind, quiet, t.muted, right=True)
        inner.setRight(inner.right() - QFontMetrics(quiet).horizontalAdvance(kind) - 8)
        if thing.color:
            draw_chip(painter, chip_box(inner.left(), box), thing.color)
            inner.setLeft(inner.left() + 19)
        draw_text(painter, inner, thing.words, theme.ui_font(13), t.ink, middle=thing.kind != "memo")


class FoundList(QListView):
    """`thing_opened` carries the Thing that is clicked, or chosen with Enter."""

    thing_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.things = FoundModel(self)
        self.setModel(self.things)
        self.setItemDelegate(_ThingDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.notifier().changed.connect(self.viewport().update)

    @property
    def has_rows(self) -> bool:
        return self.things.rowCount() > 0

    def set_things(self, things: Sequence[Thing]) -> None:
        """Shows other things."""
        self.things.set_things(things)

    def _open(self, row: int) -> None:
        thing = self.things.thing(row)
        if thing is not None:
            self.thing_opened.emit(thing)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._open(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
