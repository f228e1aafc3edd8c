"""The grid of cases: a spreadsheet's keys and clipboard, and the names in sight however far one scrolls."""

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QTableView, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.materials.case_clipboard import cells_of, text_of, tiled
from kooditin.gui.materials.case_editors import CellDelegate
from kooditin.gui.materials.case_header import CaseHeader
from kooditin.gui.materials.case_model import FIRST_VARIABLE, NAME, CaseModel, Index

ROW, NAME_WIDTH, FACT_WIDTH, VARIABLE_WIDTH = 30, 220, 112, 150
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class _Grid(QTableView):
    """What the sheet and the names that stay in sight have in common."""

    edit_ended = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalHeader(CaseHeader(self))
        self.setItemDelegate(CellDelegate(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def header(self) -> CaseHeader:
        header = self.horizontalHeader()
        assert isinstance(header, CaseHeader)
        return header

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Ends an edit; Enter and Tab then move on as in a spreadsheet, without opening the next cell."""
        delegate = self.itemDelegate()
        assert isinstance(delegate, CellDelegate)
        key, delegate.last_key = delegate.last_key, None
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint != QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.edit_ended.emit(key)


class CaseSheet(_Grid):
    """The grid, with a spreadsheet's keys: Ctrl+C, X and V, Ctrl+D fills down, Delete clears, Enter and Tab move on.

    Alt+Down opens the menu of the column. Pasting, filling and clearing act on what is shown, in that order.
    """

    menu_requested = Signal(QPoint)
    width_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_sheet")
        self.names = _Grid(self)
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionsMovable(True)
        self.header().setFirstSectionMovable(False)
        self._tab_start: int | None = None
        self._connect()
        self._dress()

    def _connect(self) -> None:
        self.header().sectionResized.connect(self._on_resized)
        self.names.header().sectionResized.connect(self._on_name_resized)
        self.verticalScrollBar().valueChanged.connect(self.names.verticalScrollBar().setValue)
        self.names.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        for grid in (self, self.names):
            grid.edit_ended.connect(self._after_edit)
        theme.notifier().changed.connect(self._dress)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        assert model is not None
        self.names.setModel(model)
        self.names.setSelectionModel(self.selectionModel())
        for signal in (model.modelReset, model.columnsInserted, model.columnsRemoved, model.layoutChanged):
            signal.connect(self._hide_all_but_names)
        self._hide_all_but_names()

    def _hide_all_but_names(self) -> None:
        for column in range(self.model().columnCount()):
            self.names.setColumnHidden(column, column != NAME)
        self._place_names()

    def _place_names(self) -> None:
        self.names.setColumnWidth(NAME, self.columnWidth(NAME))
        self.names.setVisible(self.model() is not None and self.model().columnCount() > 0)
        height = self.viewport().height() + self.horizontalHeader().height()
        self.names.setGeometry(self.frameWidth(), self.frameWidth(), self.columnWidth(NAME), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_names()

    def _on_resized(self, column: int, before: int, now: int) -> None:
        if column == NAME:
            self._place_names()
        self.width_changed.emit(column, now)

    def _on_name_resized(self, column: int, before: int, now: int) -> None:
        if column == NAME and now and now != self.columnWidth(NAME):
            self.setColumnWidth(NAME, now)

    def _dress(self) -> None:
        t = theme.tokens()
        grid = theme.mixed(t.line, t.panel, 0.8).name()
        self.setStyleSheet(f"QTableView {{ gridline-color: {grid}; border: none; }}")
        self.names.setStyleSheet(
            f"QTableView {{ gridline-color: {grid}; border: none; border-right: 1px solid {t.line}; }}"
        )

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """As ever, but never leaves the cell behind the names."""
        super().scrollTo(index, hint)
        if index.column() > NAME:
            hidden = self.columnWidth(NAME) - self.columnViewportPosition(index.column())
            bar = self.horizontalScrollBar()
            if hidden > 0 and bar.value() > 0:
                bar.setValue(max(0, bar.value() - hidden))

    def edit(self, index: Index, *how: object) -> bool | None:  # type: ignore[override]  # Qt's two overloads
        """Opens the editor; a name's where the names stand."""
        if index.column() == NAME and self.names.isVisible():
            return self.names.edit(index, *how)
        return super().edit(index, *how)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        assert isinstance(model, CaseModel)
        key, keys = event.key(), QKeySequence.StandardKey
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(keys.Copy) or event.matches(keys.Cut):
            self.copy()
            if event.matches(keys.Cut):
                model.clear(self.selectedIndexes())
        elif event.matches(keys.Paste):
            self.paste()
        elif key == Qt.Key.Key_D and control:
            model.fill(self.selectedIndexes())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            model.clear(self.selectedIndexes())
        elif key == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._ask_column_menu()
        elif key in _MOVES and not control:
            self._go_on(Qt.Key(key), back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            if not event.text():  # an arrow or the like: another place to begin from
                self._tab_start = None
            super().keyPressEvent(event)

    def _after_edit(self, key: Qt.Key | None) -> None:
        self.setFocus()
        if key in _MOVES:
            shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go_on(key, back=bool(shift))

    def _go_on(self, key: Qt.Key, *, back: bool) -> None:
        """Enter goes down, after a run of Tabs to the column where it began; Tab goes right. Shift turns them round."""
        down, right = _MOVES[key]
        now = self.currentIndex()
        if key == Qt.Key.Key_Backtab:
            back, right = False, -1
        row, column = now.row() + (-down if back else down), now.column() + (-right if back else right)
        if right and self._tab_start is None:
            self._tab_start = now.column()
        elif down and self._tab_start is not None:
            column, self._tab_start = self._tab_start, None
        if column >= self.model().columnCount() and row + 1 < self.model().rowCount():
            row, column = row + 1, NAME
        target = self.model().index(row, column)
        if target.isValid():
            self.setCurrentIndex(target)

    def _ask_column_menu(self) -> None:
        column = self.currentIndex().column()
        if column >= 0:
            self.scrollTo(self.currentIndex())
            (self.names if column == NAME else self).header().ask_menu(column)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    # The clipboard

    def copy(self) -> None:
        """Puts the chosen cells on the clipboard; counts only where nothing else is chosen."""
        chosen = self.selectedIndexes()
        writable = [each for each in chosen if not NAME < each.column() < FIRST_VARIABLE]
        chosen = writable or chosen
        columns = sorted({each.column() for each in chosen})
        role = Qt.ItemDataRole.EditRole
        texts = {(each.row(), each.column()): str(each.data(role)) for each in chosen}
        rows = sorted({row for row, _ in texts})
        block = [[texts.get((row, column), "") for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(text_of(block))

    def paste(self) -> None:
        """Asks to write what is on the clipboard from the chosen cells' first corner on."""
        text = QGuiApplication.clipboard().text()
        chosen = self.selectedIndexes() or [self.currentIndex()]
        if not text or not chosen[0].isValid():
            return
        model = self.model()
        assert isinstance(model, CaseModel)
        rows, columns = {each.row() for each in chosen}, {each.column() for each in chosen}
        lines = cells_of(text)
        if len(chosen) == len(rows) * len(columns) and not columns & {NAME}:
            lines = tiled(lines, len(rows), len(columns))
        model.paste(min(rows), min(columns), lines)

    def chosen_rows(self) -> list[int]:
        """The rows of the chosen cells, from the top."""
        return sorted({each.row() for each in self.selectedIndexes()})
