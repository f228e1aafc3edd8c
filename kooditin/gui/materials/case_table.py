"""The sheet of cases and variables: edited in place, pasted into from a spreadsheet."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.materials.case_model import CaseModel
from kooditin.project.project import Project
from kooditin.qda.change import Change


class CaseSheet(QTableView):
    """The grid, with a spreadsheet's keys: Ctrl+C, Ctrl+V, Ctrl+D (fill down) and Delete."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        assert isinstance(model, CaseModel)
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._block())
        elif event.matches(QKeySequence.StandardKey.Paste) and self.currentIndex().isValid():
            chosen = self.selectedIndexes() or [self.currentIndex()]
            corner = model.index(min(i.row() for i in chosen), min(i.column() for i in chosen))
            model.paste(corner, QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._fill_down(model)
        elif event.key() == Qt.Key.Key_Delete:
            model.clear(self.selectedIndexes())
        else:
            super().keyPressEvent(event)

    def _block(self) -> str:
        chosen = self.selectedIndexes()
        columns = sorted({each.column() for each in chosen})
        texts = {(each.row(), each.column()): str(each.data()) for each in chosen}
        rows = sorted({row for row, _ in texts})
        return "\n".join("\t".join(texts.get((row, column), "") for column in columns) for row in rows)

    def _fill_down(self, model: CaseModel) -> None:
        chosen = self.selectedIndexes()
        if chosen:
            rows, columns = [each.row() for each in chosen], [each.column() for each in chosen]
            top = [str(model.index(min(rows), column).data()) for column in range(min(columns), max(columns) + 1)]
            lines = ["\t".join(top)] * (max(rows) - min(rows) + 1)
            model.paste(model.index(min(rows), min(columns)), "\n".join(lines))


class CaseTable(QWidget):
    """The page: fields that add a case or a variable, and the sheet below them."""

    add_case_requested = Signal(str)
    add_variable_requested = Signal(str)
    rename_case_requested = Signal(int, str)
    values_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case_table")
        self.model = CaseModel(self)
        self.sheet = CaseSheet(self)
        self.sheet.setModel(self.model)
        self.sheet.setObjectName("case_sheet")
        triggers = QAbstractItemView.EditTrigger
        self.sheet.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.sheet.horizontalHeader().setDefaultSectionSize(180)
        self.sheet.verticalHeader().setDefaultSectionSize(30)
        self.new_case, self.new_variable = QLineEdit(self), QLineEdit(self)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        for field, asked in (
            (self.new_case, self.add_case_requested),
            (self.new_variable, self.add_variable_requested),
        ):
            field.setMaximumWidth(260)
            field.returnPressed.connect(lambda field=field, asked=asked: self._add(field, asked))
            row.addWidget(field)
        row.addStretch(1)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.sheet, 1)
        self.model.rename_asked.connect(self.rename_case_requested)
        self.model.values_asked.connect(self.values_requested)
        self.retranslate()

    def set_project(self, project: Project | None) -> None:
        """Shows another project's cases (None: nothing is open)."""
        self.model.set_project(project)
        for field in (self.new_case, self.new_variable):
            field.setEnabled(project is not None and not project.read_only)

    def follow(self, change: Change) -> None:
        self.model.follow(change)

    @staticmethod
    def _add(field: QLineEdit, asked: object) -> None:
        name = field.text().strip()
        if name:
            field.clear()
            asked.emit(name)  # type: ignore[attr-defined]  # a bound Signal, which the stubs do not name

    def retranslate(self) -> None:
        self.sheet.setAccessibleName(tr("Cases"))
        for field, words in ((self.new_case, tr("New case")), (self.new_variable, tr("New variable"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
