"""The outline beside the text: headings and questions of the open source; it follows the page and leads to it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import Heading, draw_focus, draw_text, draw_triangle
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.coding.outline_model import COUNT_ROLE, HERE_ROLE, PLACE_ROLE, Index, OutlineModel
from kooditin.qda.coding import SpanIndex
from kooditin.qda.source import Section

ROW_HEIGHT, INDENT, LEFT, RIGHT = 24, 14, 8, 12
MANY = 400  # headings: beyond this only the two upper levels are unfolded at first


class _HeadingDelegate(QStyledItemDelegate):
    """The heading, the codings under it, and a bar at the one that the page is at."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, row = theme.tokens(), option.rect
        is_here, count = index.data(HERE_ROLE), index.data(COUNT_ROLE)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, QRect(0, row.top(), row.right(), row.height()))
        box, quiet = row.adjusted(2, 0, -RIGHT, 0), theme.ui_font(12)
        room = 0
        if count:
            words = number(count)
            draw_text(painter, box, words, quiet, t.muted, right=True)
            room = QFontMetrics(quiet).horizontalAdvance(words) + 8
        font = theme.ui_font(13, bold=is_here)
        color = t.ink if is_here or not index.parent().isValid() else theme.mixed(t.ink, t.panel, 0.82).name()
        draw_text(painter, box.adjusted(0, 0, -room, 0), index.data(), font, color, middle=False)


class _OutlineView(QTreeView):
    """Fold marks of its own; Enter is told apart from a click, which leaves the focus here."""

    entered = Signal(int)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:  # Qt wants one kind here
        t, row = theme.tokens(), option.rect
        if self.selectionModel().isSelected(index) and self.hasFocus():
            painter.fillRect(row, QColor(t.chosen))
        if index.data(HERE_ROLE):
            painter.fillRect(row, QColor(t.chosen))
            painter.fillRect(QRect(0, row.top() + 4, 2, row.height() - 8), QColor(t.accent))
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Any) -> None:  # as above
        if self.model().hasChildren(index):
            centre = QPointF(rect.right() - INDENT / 2 + 2, rect.center().y() + 1)
            draw_triangle(painter, centre, is_open=self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.entered.emit(self.currentIndex().data(PLACE_ROLE))
        elif event.text().isdigit() and not event.modifiers():
            event.ignore()  # digits apply codes, wherever the focus is
        else:
            super().keyPressEvent(event)


class OutlinePanel(QWidget):
    """The panel; it hides itself for a text without headings. It asks, and what it shows is told to it."""

    section_chosen = Signal(object)
    section_entered = Signal(object)
    select_requested = Signal(object)
    fold_requested = Signal(object)
    code_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline_panel")
        self.model = OutlineModel(self)
        self.heading = Heading(self)
        self.code_button = QPushButton(self)
        self.code_button.setObjectName("code_headings")
        self.code_button.setProperty("quiet", True)
        self.code_button.setFixedHeight(24)
        self.code_button.setStyleSheet("padding: 0 4px;")
        self.tree = self._made_tree()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.heading.add(self.code_button)
        column.addWidget(self.heading)
        column.addWidget(self.tree, 1)
        self.can_write = True
        self.tree.clicked.connect(lambda index: self.section_chosen.emit(self.model.section(index.data(PLACE_ROLE))))
        self.tree.entered.connect(lambda place: self.section_entered.emit(self.model.section(place)))
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.code_button.clicked.connect(lambda: self.code_requested.emit(None))
        theme.notifier().changed.connect(self.tree.viewport().update)
        self.retranslate()

    def _made_tree(self) -> _OutlineView:
        tree = _OutlineView(self)
        tree.setObjectName("outline_tree")
        tree.setModel(self.model)
        tree.setItemDelegate(_HeadingDelegate(tree))
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setHeaderHidden(True)
        tree.setIndentation(INDENT)
        tree.setUniformRowHeights(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setMinimumHeight(3 * ROW_HEIGHT)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return tree

    def set_sections(self, sections: Sequence[Section], codings: SpanIndex) -> None:
        """Shows the outline of the text on the page; `codings` are counted."""
        self.model.set_sections(sections)
        self.model.set_codings(codings)
        if len(self.model.outline) > MANY:
            self.tree.expandToDepth(0)
        else:
            self.tree.expandAll()
        self._show_count()

    def set_codings(self, codings: SpanIndex) -> None:
        """Counts the codings anew."""
        self.model.set_codings(codings)

    def follow_page(self, position: int) -> None:
        """Marks the heading that holds the stored position; brings it into view unless the panel is in use."""
        place = self.model.outline.at(position)
        if self.model.set_here(place) and place >= 0 and not self.tree.hasFocus():
            self.tree.scrollTo(self._nearest_shown(place))

    def is_empty(self) -> bool:
        return not len(self.model.outline)

    def _nearest_shown(self, place: int) -> Index:
        """The row of a place, or of the folded one that hides it: scrolling must not unfold what the user folded."""
        index = self.model.index_of(place)
        shown, above = index, index.parent()
        while above.isValid():
            if not self.tree.isExpanded(above):
                shown = above
            above = above.parent()
        return shown

    def focus_tree(self) -> None:
        """Puts the keyboard into the outline, at the heading that the page is at."""
        place = max(0, self.model.here)
        if not self.tree.currentIndex().isValid() or self.model.here >= 0:
            self.tree.setCurrentIndex(self.model.index_of(place))
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def heading_menu(self, place: int) -> QMenu:
        """What can be done with a heading."""
        section, menu = self.model.section(place), QMenu(self)
        menu.addAction(tr("Go to the heading")).triggered.connect(lambda: self.section_entered.emit(section))
        menu.addAction(tr("Select the text under it")).triggered.connect(lambda: self.select_requested.emit(section))
        menu.addAction(tr("Fold or unfold it on the page")).triggered.connect(lambda: self.fold_requested.emit(section))
        menu.addSeparator()
        code = menu.addAction(tr("Code the text under the heading…"))
        code.setEnabled(self.can_write)
        code.triggered.connect(lambda: self.code_requested.emit(section))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _show_menu(self, point: QPoint) -> None:
        place = self.tree.indexAt(point).data(PLACE_ROLE)
        if place is not None:
            self.heading_menu(place).popup(self.tree.viewport().mapToGlobal(point))

    def _show_count(self) -> None:
        self.heading.set_words(tr("Outline"), number(len(self.model.outline)))

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Outline"))
        self.tree.setAccessibleName(tr("Outline"))
        self.code_button.setText(tr("Code…"))
        self.code_button.setToolTip(tr("Code the text under headings"))
        self.code_button.setAccessibleName(tr("Code the text under headings"))
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
