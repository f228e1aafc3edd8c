"""The headings of the sheet of cases: a variable's name and type, how it is sorted and filtered, and its menu."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import draw_text, draw_triangle
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.materials.case_model import FILTER_ROLE, FIRST_VARIABLE, SORT_ROLE, VARIABLE_ROLE
from kooditin.qda.case import Variable, VariableType

HEIGHT, ARROW, PADDING = 46, 22, 11


def type_name(type: VariableType) -> str:
    """The type in the window's language."""
    return {
        "text": tr("Text"),
        "choice": tr("Choice"),
        "integer": tr("Whole number"),
        "number": tr("Number"),
        "date": tr("Date"),
        "yesno": tr("Yes or no"),
    }[type]


class CaseHeader(QHeaderView):
    """Two lines a column: name, and type. `menu_requested` carries a column and where its menu is to open."""

    menu_requested = Signal(int, QPoint)
    variable_moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionMoved.connect(self._on_section_moved)
        theme.notifier().changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        t, model = theme.tokens(), self.model()
        across = Qt.Orientation.Horizontal
        is_filtered = bool(model.headerData(logicalIndex, across, FILTER_ROLE))
        painter.save()
        painter.fillRect(rect, QColor(t.chosen if is_filtered else t.panel))
        painter.setPen(QColor(t.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        variable: Variable | None = model.headerData(logicalIndex, across, VARIABLE_ROLE)
        room = rect.adjusted(PADDING, 0, -ARROW, 0)
        name = str(model.headerData(logicalIndex, across) or "")
        half = rect.height() // 2
        if variable is None:
            draw_text(painter, room, name, theme.ui_font(13, bold=not logicalIndex), t.ink, middle=False)
        else:
            upper = QRect(room.left(), rect.top() + 4, room.width(), half - 2)
            draw_text(painter, upper, name, theme.ui_font(13, bold=True), t.ink)
            lower = QRect(room.left(), rect.top() + half, room.width(), half - 5)
            words = tr("{type} · filtered").format(type=type_name(variable.type)) if is_filtered else None
            draw_text(painter, lower, words or type_name(variable.type), theme.ui_font(11), t.muted, middle=False)
        self._draw_mark(painter, self._arrow_box(rect), str(model.headerData(logicalIndex, across, SORT_ROLE) or ""))
        painter.restore()

    @staticmethod
    def _draw_mark(painter: QPainter, box: QRect, sort: str) -> None:
        centre = QPointF(box.center())
        if not sort:
            draw_triangle(painter, centre, is_open=True)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().accent))
        tip = -4.0 if sort == "up" else 4.0
        corners = [centre + QPointF(-4, -tip / 2), centre + QPointF(4, -tip / 2), centre + QPointF(0, tip)]
        painter.drawPolygon(QPolygonF(corners))

    @staticmethod
    def _arrow_box(rect: QRect) -> QRect:
        return QRect(rect.right() - ARROW, rect.top(), ARROW, rect.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self.logicalIndexAt(event.position().toPoint())
        on_edge = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        if event.button() == Qt.MouseButton.LeftButton and column >= 0 and not on_edge:
            left = self.sectionViewportPosition(column)
            box = self._arrow_box(QRect(left, 0, self.sectionSize(column), self.height()))
            if box.contains(event.position().toPoint()):
                self.ask_menu(column)
                return
        super().mousePressEvent(event)

    def ask_menu(self, column: int) -> None:
        """Asks for the menu of a column, below its heading."""
        left = self.sectionViewportPosition(column)
        self.menu_requested.emit(column, self.viewport().mapToGlobal(QPoint(left, self.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self.logicalIndexAt(event.pos())
        if column >= 0:
            self.menu_requested.emit(column, event.globalPos())

    def _on_section_moved(self, logical: int, before: int, now: int) -> None:
        """A heading was dragged: the project is asked to move the variable, and the model then moves the column."""
        if before == now:
            return
        blocked = self.blockSignals(True)
        self.moveSection(now, before)
        self.blockSignals(blocked)
        self.viewport().update()
        variable = self.model().headerData(logical, Qt.Orientation.Horizontal, VARIABLE_ROLE)
        if variable is not None:
            self.variable_moved.emit(variable.id, max(0, now - FIRST_VARIABLE))
