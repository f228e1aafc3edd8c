"""The sheet of cases and variables as Qt's views ask for it."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kooditin.project.project import Project
from kooditin.qda.case import Case, Variable
from kooditin.qda.change import Change

Index = QModelIndex | QPersistentModelIndex

CASE_ROLE = Qt.ItemDataRole.UserRole
VARIABLE_ROLE = Qt.ItemDataRole.UserRole + 1


class CaseModel(QAbstractTableModel):
    """A row for each case: its name, then its values in the order of the variables.

    CASE_ROLE gives the case's id and VARIABLE_ROLE the variable's (None in the column of names).
    `values_asked` carries a list of (case, variable, text), to be written as one act.
    """

    rename_asked = Signal(int, str)
    values_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._cases: list[Case] = []
        self._variables: list[Variable] = []
        self._texts: dict[tuple[int, int], str] = {}

    def set_project(self, project: Project | None) -> None:
        self._project = project
        self.reload()

    def reload(self) -> None:
        """Reads everything anew."""
        self.beginResetModel()
        self._cases = self._project.cases.all() if self._project else []
        self._variables = self._project.cases.variables() if self._project else []
        self._read_values()
        self.endResetModel()

    def follow(self, change: Change) -> None:
        """Shows what an act, its undo or its redo changed."""
        if change.touches("case", "variable"):
            self.reload()
        elif change.touches("value") and self._cases and self._variables:
            self._read_values()
            self.dataChanged.emit(self.index(0, 1), self.index(len(self._cases) - 1, len(self._variables)))

    def _read_values(self) -> None:
        values = self._project.cases.values() if self._project else []
        self._texts = {(value.case, value.variable): value.text for value in values}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._cases)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._project is None else 1 + len(self._variables)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        writable = index.isValid() and self._project is not None and not self._project.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if writable else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if not across or role != Qt.ItemDataRole.DisplayRole or section > len(self._variables):
            return super().headerData(section, orientation, role)
        return self._variables[section - 1].name if section else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        case = self._cases[index.row()]
        variable = self._variables[index.column() - 1].id if index.column() else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return case.name if variable is None else self._texts.get((case.id, variable), "")
            case int(known) if known == CASE_ROLE:
                return case.id
            case int(known) if known == VARIABLE_ROLE:
                return variable
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the new name or value; what follows the project's change shows it."""
        text = str(value).strip()
        if role == Qt.ItemDataRole.EditRole and index.isValid() and text != index.data():
            if index.column():
                self.values_asked.emit([(index.data(CASE_ROLE), index.data(VARIABLE_ROLE), text)])
            elif text:
                self.rename_asked.emit(index.data(CASE_ROLE), text)
        return False

    def paste(self, corner: Index, block: str) -> None:
        """Asks for tab-separated lines to be written from the corner on; what falls outside the sheet is left out."""
        lines = block.replace("\r\n", "\n").removesuffix("\n").split("\n")
        cells = []
        for row, line in enumerate(lines, corner.row()):
            for column, text in enumerate(line.split("\t"), corner.column()):
                if row < len(self._cases) and 1 <= column <= len(self._variables):
                    cells.append((self._cases[row].id, self._variables[column - 1].id, text))
        if cells:
            self.values_asked.emit(cells)

    def clear(self, indexes: Iterable[Index]) -> None:
        """Asks for the values to be taken away, as one act; names stay."""
        cells = [(each.data(CASE_ROLE), each.data(VARIABLE_ROLE), "") for each in indexes if each.column()]
        if cells:
            self.values_asked.emit(cells)
