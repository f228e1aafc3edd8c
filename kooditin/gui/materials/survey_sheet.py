"""The table of a survey's columns: painted in up to three lines a row, changed by keys, clicks and a menu."""

from functools import lru_cache

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QPointF, QRect, QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import draw_focus, draw_text, draw_triangle
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.materials.survey_model import (
    ANSWERS,
    COLUMN_ROLE,
    FACTS_ROLE,
    HEADING,
    KIND,
    NAME,
    ROLE,
    SEARCH_ROLE,
    UNFIT_ROLE,
    Index,
    SurveyModel,
)
from kooditin.gui.materials.survey_words import facts_words, kind_name, reason_words, role_name
from kooditin.qda.survey import ColumnRole, SurveyColumn
from kooditin.qda.survey_edits import COLUMN_KINDS, COLUMN_ROLES, ColumnKind, kind_of

ROW, LINE, TOP, SIDE, FIRST_SIDE, ARROW = 62, 17, 6, 10, 16, 18
WIDTHS = (220, 210, 190, 160, 150)
ROLE_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class SurveyDelegate(QStyledItemDelegate):
    """Paints each cell as a first line and quieter ones below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTHS[index.column()], ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, cell, column = theme.tokens(), option.rect, index.data(COLUMN_ROLE)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, QColor(t.chosen))
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), QColor(t.line))
        box = cell.adjusted(FIRST_SIDE if index.column() == HEADING else SIDE, TOP, -SIDE, -TOP)
        ink = t.muted if column.role == "out" else t.ink
        if index.column() == HEADING:
            self._draw(painter, box, _wrapped(index.data(), 13, box.width(), 2), 13, ink)
            lines = len(_wrapped(index.data(), 13, box.width(), 2))
            self._draw(
                painter, box.adjusted(0, lines * LINE, 0, 0), (facts_words(index.data(FACTS_ROLE)),), 11, t.muted
            )
        elif index.column() == ANSWERS:
            self._draw(painter, box, tuple(index.data().split("\n")[:3]), 12, ink)
        elif index.column() == ROLE:
            self._draw_choice(painter, box, index.data(), ink, bold=column.role != "out")
            reason = _wrapped(reason_words(column), 11, box.width(), 2)
            self._draw(painter, box.adjusted(0, LINE, 0, 0), reason, 11, t.muted, step=15)
        elif index.column() == NAME:
            self._draw_name(painter, box, column, ink)
        else:
            self._draw_kind(painter, box, column, index.data(UNFIT_ROLE))
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._draw_current(painter, cell)

    @staticmethod
    def _draw(
        painter: QPainter, box: QRect, lines: tuple[str, ...], size: int, color: str, *, step: int = LINE
    ) -> None:  # fmt: skip
        for place, line in enumerate(lines):
            row = QRect(box.left(), box.top() + place * step, box.width(), step)
            draw_text(painter, row, line, theme.ui_font(size), color, middle=False)

    @staticmethod
    def _draw_choice(painter: QPainter, box: QRect, words: str, color: str, *, bold: bool) -> None:
        """A word with the small arrow that says that a click offers others."""
        row = QRect(box.left(), box.top(), box.width() - ARROW, LINE)
        font = theme.ui_font(13, bold=bold)
        draw_text(painter, row, words, font, color)
        end = min(row.right(), row.left() + QFontMetrics(font).horizontalAdvance(words))
        draw_triangle(painter, QPointF(end + 11, row.center().y() + 1), is_open=True)

    def _draw_name(self, painter: QPainter, box: QRect, column: SurveyColumn, ink: str) -> None:
        t = theme.tokens()
        if column.role == "id":
            self._draw(painter, box, _wrapped(tr("The case is called so"), 12, box.width(), 2), 12, t.muted)
        if column.role not in ("variable", "open"):
            return
        lines = _wrapped(column.name, 13, box.width(), 2)
        self._draw(painter, box, lines, 13, ink)
        if column.question not in (column.heading, column.name):
            self._draw(painter, box.adjusted(0, len(lines) * LINE, 0, 0), (column.question,), 11, t.muted)

    def _draw_kind(self, painter: QPainter, box: QRect, column: SurveyColumn, odd: tuple[str, ...]) -> None:
        if column.role != "variable":
            return
        t = theme.tokens()
        self._draw_choice(painter, box, kind_name(kind_of(column)), t.ink, bold=False)
        if odd:
            words, color = tr("%n different answer(s) do not fit", len(odd)), t.danger
        elif column.type == "yesno" and column.choices:
            words, color = tr("yes: {answers}").format(answers=", ".join(column.choices)), t.muted
        else:
            words, color = " · ".join(column.choices), t.muted
        lines = _wrapped(words, 11, box.width(), 2)
        self._draw(painter, box.adjusted(0, LINE, 0, 0), lines, 11, color, step=15)

    @staticmethod
    def _draw_current(painter: QPainter, cell: QRect) -> None:
        if cell.left() <= 0:
            draw_focus(painter, cell)
        painter.save()
        painter.setPen(QPen(QColor(theme.tokens().accent), 1))
        painter.drawRect(cell.adjusted(1, 1, -2, -3))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("Name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        cell = option.rect
        editor.setGeometry(QRect(cell.left() + 1, cell.top() + 2, cell.width() - 2, editor.sizeHint().height()))


@lru_cache(maxsize=4000)
def _wrapped(text: str, pixel_size: int, width: int, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines, broken between words; the last one is elided when it is painted."""
    metrics = QFontMetrics(theme.ui_font(pixel_size))
    broken: list[str] = []
    words = text.split()
    while words and len(broken) < lines - 1:
        count = 1
        while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) < width:
            count += 1
        broken.append(" ".join(words[:count]))
        words = words[count:]
    return (*broken, " ".join(words)) if words else tuple(broken)


class SurveySheet(QTableView):
    """The table. 1 to 4 give the chosen columns a role; Enter, F2 or a click change the cell that has the focus."""

    def __init__(self, model: SurveyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("survey_columns")
        self.columns = model
        self._share = 0.0
        self.filter = QSortFilterProxyModel(self)
        self.filter.setSourceModel(model)
        self.filter.setFilterRole(SEARCH_ROLE)
        self.filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self.filter)
        self.setItemDelegate(SurveyDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )  # fmt: skip
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._set_headers()
        theme.notifier().changed.connect(self.viewport().update)

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(72)
        header.setStyleSheet(
            f"QHeaderView::section {{ padding-left: {SIDE}px; }}"
            f"QHeaderView::section:first {{ padding-left: {FIRST_SIDE}px; }}"
        )
        header.setSectionResizeMode(ANSWERS, QHeaderView.ResizeMode.Stretch)

    def show_found(self, words: str) -> None:
        """Shows only the columns that have the words in their heading, name, question or role."""
        self.filter.setFilterFixedString(words)

    def chosen_rows(self) -> list[int]:
        """The places in the survey of the columns that are chosen, in its order."""
        chosen = {self.filter.mapToSource(index).row() for index in self.selectionModel().selectedRows()}
        return sorted(chosen)

    def current_row(self) -> int:
        """The place in the survey of the column that has the focus; -1 where none has."""
        return self.filter.mapToSource(self.currentIndex()).row()

    def go_to(self, row: int, place: int = ROLE) -> None:
        """Puts the focus on a column of the survey, if it is shown."""
        index = self.filter.mapFromSource(self.columns.index(row, place))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)  # setCurrentIndex of the view heeds a Ctrl that is held

    def set_role(self, role: ColumnRole) -> None:
        """Gives the chosen columns a role."""
        self.columns.set_role(self.chosen_rows(), role)

    def set_kind(self, kind: ColumnKind) -> None:
        """Makes the chosen columns variables of a type."""
        self.columns.set_kind(self.chosen_rows(), kind)

    def edit_cell(self, index: Index) -> None:
        """Offers what the cell could be: another role, type or name."""
        below = self.visualRect(index).topLeft() + QPoint(SIDE, TOP + LINE + 4)
        if index.column() == NAME:
            self.edit(index)
        elif index.column() == KIND and index.data():
            self._pop_up(self.kind_menu(), below)
        elif index.column() != ANSWERS:
            self._pop_up(self.role_menu(), below)

    def role_menu(self) -> QMenu:
        """The roles with their keys, for the chosen columns."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        roles = {self.columns.mapping.columns[row].role for row in self.chosen_rows()}
        for role, key in zip(COLUMN_ROLES, ROLE_KEYS, strict=True):
            action = _add(menu, group, role_name(role), roles == {role}, lambda role=role: self.set_role(role))
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return menu

    def kind_menu(self, parent: QWidget | None = None) -> QMenu:
        """The types, for the chosen columns."""
        menu = QMenu(parent or self)
        group = QActionGroup(menu)
        columns = [self.columns.mapping.columns[row] for row in self.chosen_rows()]
        kinds = {kind_of(column) if column.role == "variable" else None for column in columns}
        for kind in COLUMN_KINDS:
            _add(menu, group, kind_name(kind), kinds == {kind}, lambda kind=kind: self.set_kind(kind))
        return menu

    def _show_menu(self, point: QPoint) -> None:
        if self.chosen_rows():
            menu = self.role_menu()
            kinds = self.kind_menu(menu)
            kinds.setTitle(tr("Variable of the type"))
            menu.addSeparator()
            menu.addMenu(kinds)
            self._pop_up(menu, point)

    def _pop_up(self, menu: QMenu, point: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window all columns give way alike, so that none needs scrolling to."""
        share = min(1.0, event.size().width() / sum(WIDTHS))
        if share != self._share:
            self._share = share
            for section, width in enumerate(WIDTHS):
                self.horizontalHeader().resizeSection(section, round(width * share))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the Enter that ends a name comes here too, and shall not begin another
        elif plain and event.key() in ROLE_KEYS:
            self.set_role(COLUMN_ROLES[ROLE_KEYS.index(Qt.Key(event.key()))])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and plain:
            self.edit_cell(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.columns.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.columns.redo()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and index.isValid() and index.column() in (ROLE, KIND) and self._is_on_words(index, event):
            self.edit_cell(index)

    def _is_on_words(self, index: QModelIndex, event: QMouseEvent) -> bool:
        """Whether the click is on the first line, which has the arrow; below it, it only chooses the column."""
        return event.position().y() <= self.visualRect(index).top() + TOP + LINE + 2 and len(self.chosen_rows()) == 1


def _add(menu: QMenu, group: QActionGroup, words: str, is_chosen: bool, act: object) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    group.addAction(action)
    action.setChecked(is_chosen)
    action.triggered.connect(lambda _=False: act())  # type: ignore[operator]  # any callable
    return action
