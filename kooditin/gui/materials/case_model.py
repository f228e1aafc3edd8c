"""The sheet of cases and variables as Qt's views ask for it: arranged, filtered, and mended in place."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import said, shown_language, tr
from kooditin.gui.materials.case_clipboard import Block, block_of
from kooditin.gui.materials.case_order import Order, in_order, name_key, ordered_by_value
from kooditin.project.project import Project
from kooditin.qda.case import Case, CaseCounts, Variable, fits, shown_value, stored_value
from kooditin.qda.change import Change
from kooditin.qda.errors import Refused

Index = QModelIndex | QPersistentModelIndex

CASE_ROLE = Qt.ItemDataRole.UserRole
VARIABLE_ROLE = Qt.ItemDataRole.UserRole + 1
FITS_ROLE = Qt.ItemDataRole.UserRole + 2
SORT_ROLE = Qt.ItemDataRole.UserRole + 3
FILTER_ROLE = Qt.ItemDataRole.UserRole + 4

NAME, SOURCES, SPEAKERS, CODINGS, FIRST_VARIABLE = range(5)
MOST_MENDED_ONE_BY_ONE = 40
_MANY_CASES, _VARIABLES_AT_ONCE = 200, 8


class CaseModel(QAbstractTableModel):
    """A row for each case: its name, what belongs to it, then its values in the order of the variables.

    CASE_ROLE gives the case's id and VARIABLE_ROLE the variable's (None in the columns before). An edit stays in its
    row however the rows are arranged, and stays shown however they are filtered: rows move when the reader asks.
    """

    rename_asked = Signal(int, str)
    value_asked = Signal(int, int, str)
    values_asked = Signal(object)
    block_asked = Signal(object)
    arranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._cases: dict[int, Case] = {}
        self._rows: list[int] = []
        self._variables: list[Variable] = []
        self._texts: dict[tuple[int, int], str] = {}
        self._counts: dict[int, CaseCounts] = {}
        self._unread: list[int] = []
        self.order: Order | None = None
        self.filters: dict[int, frozenset[str]] = {}
        self.wanted_name = ""

    def set_project(self, project: Project | None) -> None:
        if project is not self._project:
            self.order, self.filters, self.wanted_name = None, {}, ""
        self._project = project
        self.reload()

    def reload(self) -> None:
        """Reads everything anew."""
        self.beginResetModel()
        project = self._project
        self._cases = {case.id: case for case in project.cases.all()} if project else {}
        self._variables = project.cases.variables() if project else []
        self._texts = project.cases.value_texts() if project else {}
        self._counts = project.case_links.counts() if project else {}
        self._unread = []
        self.filters = {id: texts for id, texts in self.filters.items() if any(id == v.id for v in self._variables)}
        self._rows = self._arranged()
        self.endResetModel()

    # Following the project

    def follow(self, change: Change) -> None:
        """Shows what an act, its undo or its redo changed, and reads nothing else anew."""
        project = self._project
        if project is None:
            return
        if change.touches("variable") and not self._mend_variables(project.cases.variables()):
            self.reload()
            return
        if change.touches("case") and not self._mend_cases(project, change):
            self.reload()
            return
        if change.touches("value"):
            self._mend_values(project, change)
        if change.touches("source", "speaker", "turn", "coding"):
            self._mend_counts(project)

    def _mend_variables(self, now: list[Variable]) -> bool:
        before = [variable.id for variable in self._variables]
        after = [variable.id for variable in now]
        if after[: len(before)] == before:
            changed = [place for place, variable in enumerate(self._variables) if variable != now[place]]
            self._variables = now[: len(before)]
            for place in changed:
                self._tell_column(FIRST_VARIABLE + place)
            if len(after) > len(before):
                self.beginInsertColumns(
                    QModelIndex(), FIRST_VARIABLE + len(before), FIRST_VARIABLE + len(after) - 1
                )  # fmt: skip
                self._variables = now
                self.endInsertColumns()
            return True
        gone = [place for place, variable in enumerate(before) if variable not in after]
        if len(gone) == 1 and [variable for variable in before if variable in after] == after:
            self.beginRemoveColumns(QModelIndex(), FIRST_VARIABLE + gone[0], FIRST_VARIABLE + gone[0])
            self._variables = now
            self.filters.pop(before[gone[0]], None)
            self.endRemoveColumns()
            self.arranged.emit()
            return True
        return False

    def _tell_column(self, column: int) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)
        if self._rows:
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def _mend_cases(self, project: Project, change: Change) -> bool:
        if len(change.ids("case")) > MOST_MENDED_ONE_BY_ONE:
            return False
        for case_id in change.removed.get("case", ()):
            if case_id in self._rows:
                row = self._rows.index(case_id)
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()
            self._cases.pop(case_id, None)
        for case_id in change.updated.get("case", ()):
            self._cases[case_id] = project.cases.get(case_id)
            self._tell_rows([case_id])
        for case_id in sorted(change.added.get("case", ())):
            row = len(self._rows)
            if self.order is None:
                row = next((row for row, other in enumerate(self._rows) if other > case_id), row)
            self.beginInsertRows(QModelIndex(), row, row)
            self._cases[case_id] = project.cases.get(case_id)
            self._rows.insert(row, case_id)
            self.endInsertRows()
        return True

    def _mend_values(self, project: Project, change: Change) -> None:
        cases = change.within.get("case", frozenset())
        if len(cases) > _MANY_CASES:
            self._unread += sorted(change.within.get("variable", frozenset()).difference(self._unread))
            self._read_some()
            return
        for case_id in cases:
            for variable in self._variables:
                self._texts.pop((case_id, variable.id), None)
        self._texts.update(project.cases.value_texts(cases))
        self._tell_rows(cases)

    def _read_some(self) -> None:
        """Reads values of many cases anew, some variables at a time, so that the window never stands still."""
        now, self._unread = self._unread[:_VARIABLES_AT_ONCE], self._unread[_VARIABLES_AT_ONCE:]
        if self._project is None or not now:
            return
        for variable in now:
            for case_id in self._cases:
                self._texts.pop((case_id, variable), None)
        self._texts.update(self._project.cases.value_texts(variables=now))
        self._tell_rows(self._cases.keys())
        if self._unread:
            QTimer.singleShot(0, self, self._read_some)

    def _mend_counts(self, project: Project) -> None:
        self._counts = project.case_links.counts()
        if self._rows:
            self.dataChanged.emit(self.index(0, SOURCES), self.index(len(self._rows) - 1, CODINGS))

    def _tell_rows(self, cases: Collection[int]) -> None:
        last = self.columnCount() - 1
        if len(cases) > MOST_MENDED_ONE_BY_ONE:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, last))
            return
        for case_id in cases:
            if case_id in self._rows:
                row = self._rows.index(case_id)
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    # Arranging

    def arrange(self, order: Order | None) -> None:
        """Puts the rows in an order; None is the order in which the cases were made."""
        self.order = order
        self._rearrange()

    def filter_values(self, variable: int, texts: Collection[str] | None) -> None:
        """Shows only cases that have one of the stored texts ("" is none); None shows all of them again."""
        if texts is None:
            self.filters.pop(variable, None)
        else:
            self.filters[variable] = frozenset(texts)
        self._rearrange()

    def filter_names(self, words: str) -> None:
        """Shows only cases whose name holds the words (case ignored)."""
        self.wanted_name = words.strip().casefold()
        self._rearrange()

    def clear_filters(self) -> None:
        """Shows all cases again."""
        self.filters.clear()
        self.wanted_name = ""
        self._rearrange()

    @property
    def is_filtered(self) -> bool:
        return bool(self.filters or self.wanted_name)

    def case_count(self) -> int:
        """How many cases there are, shown or not."""
        return len(self._cases)

    def _rearrange(self) -> None:
        rows = self._arranged()
        if len(rows) == len(self._rows):
            self.layoutAboutToBeChanged.emit()
            now = self.persistentIndexList()
            cases = [self._rows[index.row()] for index in now]
            places = {case_id: row for row, case_id in enumerate(rows)}
            if all(case_id in places for case_id in cases):
                self._rows = rows
                self.changePersistentIndexList(
                    now, [self.index(places[case], index.column()) for case, index in zip(cases, now, strict=True)]
                )
                self.layoutChanged.emit()
                self._tell_arranged()
                return
            self.layoutChanged.emit()
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        self._tell_arranged()

    def _tell_arranged(self) -> None:
        if self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.arranged.emit()

    def _arranged(self) -> list[int]:
        rows = [case_id for case_id, case in self._cases.items() if self._is_wanted(case)]
        order = self.order
        if order is None:
            return rows
        if order.variable is None:
            by_name = name_key()
            if order.column == NAME:
                return sorted(rows, key=lambda row: by_name(self._cases[row].name), reverse=order.descending)
            return sorted(rows, key=lambda row: self._fact(row, order.column), reverse=order.descending)
        variable = next((each for each in self._variables if each.id == order.variable), None)
        if variable is None:
            return rows
        texts = {case_id: self._texts.get((case_id, variable.id), "") for case_id in rows}
        return ordered_by_value(texts, variable, descending=order.descending)

    def _is_wanted(self, case: Case) -> bool:
        return self.wanted_name in case.name.casefold() and all(
            self._texts.get((case.id, variable), "") in texts for variable, texts in self.filters.items()
        )

    def value_counts(self, variable: Variable) -> dict[str, int]:
        """How many cases have each stored text of the variable ("" is none), in the order in which it sorts."""
        counts: dict[str, int] = {}
        for case_id in self._cases:
            text = self._texts.get((case_id, variable.id), "")
            counts[text] = counts.get(text, 0) + 1
        return {text: counts[text] for text in in_order(counts, variable)}

    # What the views ask

    def variables(self) -> list[Variable]:
        return list(self._variables)

    def variable_at(self, column: int) -> Variable | None:
        """The variable of a column; None in the columns before."""
        place = column - FIRST_VARIABLE
        return self._variables[place] if 0 <= place < len(self._variables) else None

    def column_of(self, variable_id: int) -> int:
        """The variable's column, -1 when it is gone."""
        places = (place for place, each in enumerate(self._variables, FIRST_VARIABLE) if each.id == variable_id)
        return next(places, -1)

    def row_of(self, case_id: int) -> int:
        """The case's row, -1 when it is not shown."""
        return self._rows.index(case_id) if case_id in self._rows else -1

    def case_at(self, row: int) -> Case | None:
        return self._cases[self._rows[row]] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._project is None else FIRST_VARIABLE + len(self._variables)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        writable = index.isValid() and self._project is not None and not self._project.read_only
        is_fact = NAME < index.column() < FIRST_VARIABLE
        return flags | Qt.ItemFlag.ItemIsEditable if writable and not is_fact else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        variable = self.variable_at(section)
        order = self.order
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return variable.name if variable else _fact_heading(section)
            case Qt.ItemDataRole.ToolTipRole if variable:
                return "\n".join(filter(None, (variable.name, variable.description)))
            case int(known) if known == VARIABLE_ROLE:
                return variable
            case int(known) if known == FILTER_ROLE:
                return variable is not None and variable.id in self.filters
            case int(known) if known == SORT_ROLE and order is not None:
                is_mine = (
                    order.variable == variable.id if variable else (order.variable, order.column) == (None, section)
                )
                return ("down" if order.descending else "up") if is_mine else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        case = self._cases[self._rows[index.row()]]
        if role == CASE_ROLE:
            return case.id
        variable = self.variable_at(index.column())
        if variable is not None:
            return self._value_data(case, variable, role)
        if index.column() == NAME:
            return self._name_data(case, role)
        number = self._fact(case.id, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return QLocale().toString(number) if number else "–"
            case Qt.ItemDataRole.EditRole:
                return number
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(theme.tokens().muted)
        return True if role == FITS_ROLE else None

    @staticmethod
    def _name_data(case: Case, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return case.name
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (case.name, case.memo)))
        return True if role == FITS_ROLE else None

    def _value_data(self, case: Case, variable: Variable, role: int) -> object:
        text = self._texts.get((case.id, variable.id), "")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(shown_value(text, variable.type, shown_language()).split("\n"))
            case Qt.ItemDataRole.EditRole:
                return shown_value(text, variable.type, shown_language())
            case Qt.ItemDataRole.TextAlignmentRole if variable.type in ("integer", "number"):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return _told(text, variable) or (text if role == Qt.ItemDataRole.AccessibleTextRole else None)
            case int(known) if known == VARIABLE_ROLE:
                return variable.id
            case int(known) if known == FITS_ROLE:
                return not text or fits(text, variable.type, variable.choices)
        return None

    def stored(self, case_id: int, variable_id: int) -> str:
        """The stored text of a cell; "" where it is empty."""
        return self._texts.get((case_id, variable_id), "")

    def _fact(self, case_id: int, column: int) -> int:
        counts = self._counts.get(case_id, CaseCounts())
        return (counts.sources, counts.speakers, counts.codings)[column - SOURCES]

    # Writing: the model asks, and shows what follows from the project's change

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the new name or value."""
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or text == index.data(role):
            return False
        if index.column() >= FIRST_VARIABLE:
            self.value_asked.emit(index.data(CASE_ROLE), index.data(VARIABLE_ROLE), text)
        elif index.column() == NAME and text:
            self.rename_asked.emit(index.data(CASE_ROLE), text)
        return False

    def paste(self, row: int, column: int, lines: Sequence[Sequence[str]]) -> None:
        """Asks for a block of texts to be written from a cell on, in the order that is shown (see block_of).

        The columns of counts are stepped over.
        """
        below = [self._cases[case_id] for case_id in self._rows[row : row + len(lines)]]
        block = block_of(lines, below, self.targets_from(column))
        if block != Block():
            self.block_asked.emit(block)

    def targets_from(self, column: int) -> list[int | None]:
        """The columns from one on that can be written, as variable ids; None is the name."""
        names: list[int | None] = [None] if column == NAME else []
        return names + [variable.id for variable in self._variables[max(0, column - FIRST_VARIABLE) :]]

    def names(self) -> list[str]:
        """The names of all cases, shown or not."""
        return [case.name for case in self._cases.values()]

    def fill(self, indexes: Iterable[Index]) -> None:
        """Asks for each column's topmost cell to be written into the others; one cell alone takes the one above."""
        columns: dict[int, list[int]] = {}
        for index in indexes:
            if index.column() >= FIRST_VARIABLE:
                columns.setdefault(index.column(), []).append(index.row())
        cells = []
        for column, rows in columns.items():
            top = min(rows) if len(rows) > 1 else max(0, rows[0] - 1)
            text = self.index(top, column).data(Qt.ItemDataRole.EditRole)
            cells += [
                (self._rows[row], self._variables[column - FIRST_VARIABLE].id, text) for row in rows if row != top
            ]  # fmt: skip
        if cells:
            self.values_asked.emit(cells)

    def clear(self, indexes: Iterable[Index]) -> None:
        """Asks for the values to be taken away, as one act; names stay."""
        cells = [(each.data(CASE_ROLE), each.data(VARIABLE_ROLE), "")
                 for each in indexes if each.column() >= FIRST_VARIABLE]  # fmt: skip
        if cells:
            self.values_asked.emit(cells)


def _told(text: str, variable: Variable) -> str:
    """Why a text does not fit its variable; "" where it does."""
    if not text or fits(text, variable.type, variable.choices):
        return ""
    try:
        stored_value(text, variable.type)
    except Refused as refused:
        return said(refused)
    return tr("{text} is not among the choices of {name}.").format(text=text, name=variable.name)


def _fact_heading(section: int) -> str:
    return (tr("Case"), tr("Sources"), tr("Speakers"), tr("Codings"))[section]
