"""The page of cases: fields that find and add, the sheet, and beside it what the chosen case is."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.materials.case_menus import column_menu, open_variable, row_menu
from kooditin.gui.materials.case_model import CASE_ROLE, NAME, CaseModel
from kooditin.gui.materials.case_panel import CasePanel
from kooditin.gui.materials.case_sheet import FACT_WIDTH, NAME_WIDTH, VARIABLE_WIDTH, CaseSheet
from kooditin.project.project import Project
from kooditin.qda.case import Case, VariableType
from kooditin.qda.change import Change

WIDE_PANEL, NARROW_PANEL, ROOMY = 300, 240, 1100


class CaseTable(QWidget):
    """Asks for every change by a signal; what follows from the project's change is shown."""

    add_case_requested = Signal(str)
    add_variable_requested = Signal(str)
    rename_case_requested = Signal(int, str)
    value_requested = Signal(int, int, str)
    values_requested = Signal(object)
    block_requested = Signal(object)
    variable_requested = Signal(int, str, str, object, str, object)
    type_requested = Signal(int, str)
    move_requested = Signal(int, int)
    delete_variable_requested = Signal(int)
    delete_cases_requested = Signal(object)
    merge_requested = Signal(object, int)
    import_requested = Signal()
    table_pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_table")
        self._project: Project | None = None
        self._is_parted = False
        self._widths: dict[int, int] = {}
        self._kept_cell: tuple[int, int] | None = None
        self.model, self.sheet, self.panel = CaseModel(self), CaseSheet(), CasePanel()
        self.sheet.setModel(self.model)
        self.finder, self.new_case, self.new_variable = QLineEdit(), QLineEdit(), QLineEdit()
        self.count, self.empty = QLabel(), QLabel()
        self.clear_filters, self.import_values = QPushButton(), QPushButton()
        self._lay_out()
        self._connect()
        self._use_colors()
        self.retranslate()

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout()
        self.count.setProperty("role", "quiet")
        self.clear_filters.setProperty("quiet", True)
        self._find_icon, self._case_icon, self._variable_icon = (
            field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
            for field in (self.finder, self.new_case, self.new_variable)
        )
        for field in (self.finder, self.new_case, self.new_variable):
            field.setMinimumWidth(96)
            field.setMaximumWidth(190)
        row.addWidget(self.finder, 3)
        row.addWidget(self.count)
        row.addWidget(self.clear_filters)
        row.addStretch(1)
        row.addWidget(self.new_case, 3)
        row.addWidget(self.new_variable, 3)
        row.addWidget(self.import_values)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(8)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "quiet")
        self.empty.setMaximumWidth(560)
        self.paste_table = QPushButton()
        self.hint = QWidget()
        hint = QVBoxLayout(self.hint)
        hint.setContentsMargins(24, 24, 24, 24)
        hint.setSpacing(16)
        hint.addWidget(self.empty)
        hint.addWidget(self.paste_table, 0, Qt.AlignmentFlag.AlignLeft)
        hint.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.hint, 1)
        column.addWidget(self.sheet, 1)
        left = QWidget()
        left.setLayout(column)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.panel.setMinimumWidth(NARROW_PANEL)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        model = self.model
        for field, asked in (
            (self.new_case, self.add_case_requested),
            (self.new_variable, self.add_variable_requested),
        ):
            field.returnPressed.connect(lambda field=field, asked=asked: self._add(field, asked))
        self._find_timer = QTimer(self, singleShot=True, interval=120)
        self._find_timer.timeout.connect(lambda: model.filter_names(self.finder.text()))
        self.finder.textChanged.connect(lambda _: self._find_timer.start())
        self.clear_filters.clicked.connect(self._show_all)
        self.import_values.clicked.connect(self.import_requested)
        self.paste_table.clicked.connect(lambda: self.table_pasted.emit(QGuiApplication.clipboard().text()))
        model.rename_asked.connect(self.rename_case_requested)
        model.value_asked.connect(self.value_requested)
        model.values_asked.connect(self.values_requested)
        model.block_asked.connect(self.block_requested)
        model.modelAboutToBeReset.connect(self._keep_cell)
        model.modelReset.connect(self._after_reset)
        model.arranged.connect(self._show_state)
        for signal in (model.rowsInserted, model.rowsRemoved):
            signal.connect(lambda *_: self._show_state())
        model.columnsInserted.connect(lambda *_: self._set_widths())
        self.sheet.width_changed.connect(self._keep_width)
        self.sheet.menu_requested.connect(lambda point: self._pop_up(row_menu(self), point))
        for grid in (self.sheet, self.sheet.names):
            header = grid.header()
            header.menu_requested.connect(lambda column, point: self._pop_up(column_menu(self, column, point), point))
            header.variable_moved.connect(self.move_requested)
            header.sectionDoubleClicked.connect(self._open_variable)
        self.sheet.selectionModel().currentChanged.connect(lambda *_: self._show_case())
        theme.notifier().changed.connect(self._use_colors)

    def _pop_up(self, menu: QWidget, point: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)  # type: ignore[attr-defined]  # a QMenu

    # The project

    @property
    def can_write(self) -> bool:
        return self._project is not None and not self._project.read_only

    def set_project(self, project: Project | None) -> None:
        """Shows another project's cases (None: nothing is open)."""
        if project is not self._project:
            self._widths.clear()
            self._kept_cell = None
            self.finder.clear()
        self._project = project
        self.panel.set_project(project)
        self.model.set_project(project)
        for widget in (self.new_case, self.new_variable, self.import_values, self.paste_table):
            widget.setEnabled(self.can_write)
        if project and self.model.rowCount() and not self.sheet.currentIndex().isValid():
            self.sheet.setCurrentIndex(self.model.index(0, NAME))

    def follow(self, change: Change) -> None:
        self.model.follow(change)
        self.panel.follow(change)
        if change.touches("case"):
            self._show_case()
            self._show_state()

    def misfits(self, variable_id: int, type: VariableType) -> list[str]:
        """Which of the variable's values would not fit another type."""
        return self._project.cases.misfits(variable_id, type) if self._project else []

    def chosen_cases(self) -> list[Case]:
        """The cases of the chosen rows, as they are shown."""
        return [case for row in self.sheet.chosen_rows() if (case := self.model.case_at(row))]

    def show_case(self, case_id: int) -> None:
        """Chooses a case in the sheet; filters that hide it are cleared."""
        if self.model.row_of(case_id) < 0:
            self._show_all()
        index = self.model.index(self.model.row_of(case_id), max(NAME, self.sheet.currentIndex().column()))
        if index.isValid():
            self.sheet.setCurrentIndex(index)

    def start_rename(self) -> None:
        """Opens the name of the current row for typing."""
        self.sheet.edit(self.model.index(self.sheet.currentIndex().row(), NAME))

    def show_memo(self) -> None:
        """Goes to the memo of the current row."""
        self.panel.memo.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Keeps what is written in the memo at once."""
        self.panel.memo.flush()

    # What is shown

    def _open_variable(self, column: int) -> None:
        variable = self.model.variable_at(column)
        if variable and self.can_write:
            open_variable(self, variable)

    def _show_case(self) -> None:
        self.panel.show_case(self.model.case_at(self.sheet.currentIndex().row()))

    def _show_all(self) -> None:
        self._find_timer.stop()
        blocked = self.finder.blockSignals(True)
        self.finder.clear()
        self.finder.blockSignals(blocked)
        self.model.clear_filters()

    def _keep_cell(self) -> None:
        now = self.sheet.currentIndex()
        if now.isValid():
            self._kept_cell = (now.data(CASE_ROLE), now.column())

    def _after_reset(self) -> None:
        self._set_widths()
        self._show_state()
        if self._kept_cell is not None:
            row = self.model.row_of(self._kept_cell[0])
            self.sheet.setCurrentIndex(self.model.index(row, self._kept_cell[1]))
        self._show_case()

    def _keep_width(self, column: int, width: int) -> None:
        variable = self.model.variable_at(column)
        key = variable.id if variable else -1 - column
        if width:
            self._widths[key] = width

    def _set_widths(self) -> None:
        widths = dict(self._widths)
        for column in range(self.model.columnCount()):
            variable = self.model.variable_at(column)
            usual = VARIABLE_WIDTH if variable else NAME_WIDTH if column == NAME else FACT_WIDTH
            self.sheet.setColumnWidth(column, widths.get(variable.id if variable else -1 - column, usual))

    def _show_state(self) -> None:
        every, shown = self.model.case_count(), self.model.rowCount()
        if self.model.is_filtered:
            self.count.setText(tr("{shown} of {all} shown").format(shown=number(shown), all=number(every)))
        else:
            self.count.setText(tr("%n case(s)", every) if every else "")
        self.clear_filters.setVisible(self.model.is_filtered)
        is_empty = not every and len(self.model.variables()) == 0
        self.hint.setVisible(is_empty)
        self.sheet.setVisible(not is_empty)

    def _use_colors(self) -> None:
        t = theme.tokens()
        self._find_icon.setIcon(theme.icon("search", t.muted))
        for icon in (self._case_icon, self._variable_icon):
            icon.setIcon(theme.icon("plus", t.muted))

    @staticmethod
    def _add(field: QLineEdit, asked: object) -> None:
        name = field.text().strip()
        if name:
            field.clear()
            asked.emit(name)  # type: ignore[attr-defined]  # a bound Signal, which the stubs do not name

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At first the panel takes what a narrow window can spare; later the reader's choice holds."""
        super().resizeEvent(event)
        if not self._is_parted and self.isVisible():
            self._is_parted = True
            panel = WIDE_PANEL if self.width() >= ROOMY else NARROW_PANEL
            self.splitter.setSizes([self.width() - panel, panel])

    def retranslate(self) -> None:
        self.sheet.setAccessibleName(tr("Cases"))
        for field, words in (
            (self.finder, tr("Find a case")),
            (self.new_case, tr("New case")),
            (self.new_variable, tr("New variable")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
        self.clear_filters.setText(tr("Show all"))
        self.import_values.setText(tr("Import values…"))
        self.import_values.setToolTip(tr("Values from a table whose rows are named as the cases or sources"))
        self.paste_table.setText(tr("Paste a table from the clipboard"))
        self.empty.setText(
            tr(
                "No cases yet. A case is a respondent, an organisation or another unit that you compare. Make cases of "
                "your sources and speakers at the right, type a name above, paste a table from Excel, or import one."
            )
        )
        if self.model.columnCount():
            self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
            for grid in (self.sheet, self.sheet.names):
                grid.viewport().update()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
