"""The list of files of an import: ticked or not, what each is, how long, and what was noticed."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen, QPolygonF
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
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.keys import key_here
from kooditin.gui.materials.import_model import FACTS_ROLE, KIND_ROLE, WARNINGS_ROLE, ImportModel, Index

HEIGHT, LEFT, RIGHT, BOX = 50, 14, 12, 16
ROOM_FOR_KIND = 290  # pixels: in a narrower list the names need the place beside them
WARNING_LIGHT, WARNING_DARK = "#9a6700", "#d9a441"


class _FileDelegate(QStyledItemDelegate):
    """Two lines a file: its name and kind, then its size in words and turns, or why it stays out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(180, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, row = theme.tokens(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(t.chosen))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, row)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        _draw_box(painter, _box(row), None if ticked is None else Qt.CheckState(ticked) == Qt.CheckState.Checked)
        text_left = row.left() + LEFT + BOX + 10
        upper = QRect(text_left, row.top() + 6, row.right() - RIGHT - text_left, 19)
        lower = QRect(text_left, row.top() + 26, row.right() - RIGHT - text_left, 17)
        quiet = theme.ui_font(12)
        kind, words = index.data(KIND_ROLE), index.data(FACTS_ROLE)
        if row.width() < ROOM_FOR_KIND and kind:
            kind, words = "", f"{kind} · {words}"
        width = QFontMetrics(quiet).horizontalAdvance(kind) + 1 if kind else 0
        draw_text(painter, upper, kind, quiet, t.muted, right=True)
        name = upper.adjusted(0, 0, -width - 8 if width else 0, 0)
        comes = ticked is not None and Qt.CheckState(ticked) == Qt.CheckState.Checked
        draw_text(painter, name, index.data(), theme.ui_font(13), t.ink if comes else t.muted)
        if warnings := index.data(WARNINGS_ROLE):
            width = _draw_warnings(painter, lower, warnings)
            lower.adjust(0, 0, -width - 8, 0)
        draw_text(painter, lower, words, quiet, t.muted if ticked is not None else t.danger,
                  middle=False)  # fmt: skip

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if isinstance(event, QMouseEvent) and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            on_box = _box(option.rect).adjusted(-LEFT, -10, 8, 10).contains(event.position())
            if on_box and event.type() == QEvent.Type.MouseButtonRelease:
                ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
                state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
                return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return False


def _box(row: QRect) -> QRectF:
    return QRectF(row.left() + LEFT, row.top() + 8, BOX, BOX)


def _draw_box(painter: QPainter, box: QRectF, ticked: bool | None) -> None:
    """A box with or without its tick; a cross where the file was not read."""
    t = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ticked is None:
        painter.setPen(QPen(QColor(t.danger), 1.8, c=Qt.PenCapStyle.RoundCap))
        inner = box.adjusted(4, 4, -4, -4)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:
        painter.setPen(QPen(QColor(t.accent) if ticked else theme.mixed(t.muted, t.panel, 0.6), 1))
        painter.setBrush(QColor(t.accent if ticked else t.field))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.accent_ink), 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            left, top = box.left(), box.top()
            painter.drawPolyline([QPointF(left + dx, top + dy) for dx, dy in ((4, 8.2), (7, 11.2), (12, 5.2))])
    painter.restore()


def _draw_warnings(painter: QPainter, row: QRect, count: int) -> int:
    """A small triangle and the number of what was noticed, at the right; gives their width."""
    t = theme.tokens()
    font, words = theme.ui_font(12), number(count)
    width = QFontMetrics(font).horizontalAdvance(words) + 1
    draw_text(painter, row, words, font, t.ink, right=True)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    right, middle = row.right() - width - 4, row.center().y() + 0.5
    painter.setPen(QPen(QColor(WARNING_DARK if t.dark else WARNING_LIGHT), 1.4, j=Qt.PenJoinStyle.RoundJoin))
    corners = ((-12, 5), (0, 5), (-6, -5.5))
    painter.drawPolygon(QPolygonF([QPointF(right + dx, middle + dy) for dx, dy in corners]))
    painter.drawLine(QPointF(right - 6, middle - 1.5), QPointF(right - 6, middle + 1))
    painter.drawPoint(QPointF(right - 6, middle + 3.2))
    painter.restore()
    return width + 18


class ImportList(QListView):
    """The files; Space ticks all that are chosen."""

    def __init__(self, model: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_files")
        self._files = model
        self.setModel(model)
        self.setItemDelegate(_FileDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        key_here(self, Qt.Key.Key_Space, self._tick)
        self.retranslate()

    def chosen(self) -> list[int]:
        """The rows that are chosen, from the top."""
        return sorted(index.row() for index in self.selectedIndexes())

    def _tick(self) -> None:
        rows = [row for row in self.chosen() if row in self._files.readable()]
        if rows:
            self._files.tick(rows, not all(self._files.file(row)[1].taken for row in rows))

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Files to import"))
