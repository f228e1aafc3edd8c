"""The columns of a survey and what becomes of them, as Qt's table asks for them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.materials.survey_words import facts_words, kind_name, reason_words, role_name
from kooditin.qda.survey import ColumnRole, SurveyColumn, SurveyMapping
from kooditin.qda.survey_edits import ColumnKind, kind_of, with_kind, with_name, with_role
from kooditin.qda.survey_facts import ColumnFacts

Index = QModelIndex | QPersistentModelIndex

HEADING, ANSWERS, ROLE, NAME, KIND = range(5)
COLUMN_ROLE = Qt.ItemDataRole.UserRole
FACTS_ROLE = Qt.ItemDataRole.UserRole + 1
UNFIT_ROLE = Qt.ItemDataRole.UserRole + 2
SEARCH_ROLE = Qt.ItemDataRole.UserRole + 3
MOST_TOLD = 30  # choices in a tool tip
FIRST = 5  # different answers that are shown of a column


@dataclass(frozen=True, slots=True)
class _State:
    """One step of the choices: the mapping, and the facts of the rows that it takes for answers."""

    mapping: SurveyMapping
    facts: tuple[ColumnFacts, ...]


class SurveyModel(QAbstractTableModel):
    """A row for each column of the survey.

    COLUMN_ROLE gives the SurveyColumn, FACTS_ROLE its ColumnFacts, UNFIT_ROLE the different answers that do not fit
    its type, SEARCH_ROLE the words by which it is found. `changed` tells of each change of the mapping, which undo
    and redo step through until another table is shown.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = _State(SurveyMapping("", ()), ())
        self._before: list[_State] = []
        self._after: list[_State] = []
        self._unfit: Mapping[int, tuple[str, ...]] = {}

    @property
    def mapping(self) -> SurveyMapping:
        """The mapping as it is chosen by now."""
        return self._state.mapping

    @property
    def facts(self) -> tuple[ColumnFacts, ...]:
        """The facts of the columns."""
        return self._state.facts

    def show_survey(self, mapping: SurveyMapping, facts: Sequence[ColumnFacts]) -> None:
        """Shows another table with a mapping that has a column for each of its columns."""
        self.beginResetModel()
        self._state = _State(mapping, tuple(facts))
        self._before, self._after = [], []
        self._unfit = {}
        self.endResetModel()
        self.changed.emit()

    def choose(self, mapping: SurveyMapping, facts: Sequence[ColumnFacts] | None = None) -> None:
        """Takes another mapping of the same table; undo gives back the one before."""
        state = _State(mapping, self._state.facts if facts is None else tuple(facts))
        if state != self._state:
            self._before.append(self._state)
            self._after.clear()
            self._show(state)

    def change(self, rows: Iterable[int], change: Callable[[SurveyColumn, ColumnFacts], SurveyColumn]) -> None:
        """Changes the columns of these rows in one step."""
        columns = list(self.mapping.columns)
        for row in rows:
            columns[row] = change(columns[row], self._state.facts[row])
        self.choose(replace(self.mapping, columns=tuple(columns)))

    def set_role(self, rows: Iterable[int], role: ColumnRole) -> None:
        """Gives the columns a role."""
        self.change(rows, lambda column, _: with_role(column, role))

    def set_kind(self, rows: Iterable[int], kind: ColumnKind) -> None:
        """Makes the columns variables of a type."""
        self.change(rows, lambda column, facts: with_kind(column, kind, facts.different))

    def show_unfit(self, unfit: Mapping[int, tuple[str, ...]]) -> None:
        """Marks the columns, by their place, that have answers which do not fit their type."""
        if unfit != self._unfit:
            self._unfit = unfit
            self.dataChanged.emit(self.index(0, KIND), self.index(self.rowCount() - 1, KIND))

    def undo(self) -> None:
        """Takes back the last change."""
        if self._before:
            self._after.append(self._state)
            self._show(self._before.pop())

    def redo(self) -> None:
        """Brings the undone change again."""
        if self._after:
            self._before.append(self._state)
            self._show(self._after.pop())

    def _show(self, state: _State) -> None:
        self._state = state
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, KIND))
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.mapping.columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else KIND + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        named = index.isValid() and index.column() == NAME
        if named and self.mapping.columns[index.row()].role in ("variable", "open"):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section <= KIND:
            return (tr("Column"), tr("First answers"), tr("Becomes"), tr("Name"), tr("Type"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, facts = self.mapping.columns[index.row()], self._state.facts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return _words(column, facts, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return _more(column, facts, index.column(), self._unfit.get(column.index, ()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(column, facts, index.column())
            case int(known) if known == COLUMN_ROLE:
                return column
            case int(known) if known == FACTS_ROLE:
                return facts
            case int(known) if known == UNFIT_ROLE:
                return self._unfit.get(column.index, ())
            case int(known) if known == SEARCH_ROLE:
                return f"{column.heading}\n{column.name}\n{column.question}\n{role_name(column.role)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.change([index.row()], lambda column, _: with_name(column, str(value)))
        return True

    def retranslate(self) -> None:
        """The headings and the roles in the window's language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, KIND)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, KIND))


def _words(column: SurveyColumn, facts: ColumnFacts, place: int) -> str:
    if place == HEADING:
        return column.heading or tr("(no heading)")
    if place == ANSWERS:
        return "\n".join(" ".join(text.split()) for text in facts.different[:FIRST])
    if place == ROLE:
        return role_name(column.role)
    if place == NAME:
        return column.name if column.role in ("variable", "open") else ""
    return kind_name(kind_of(column)) if column.role == "variable" else ""


def _more(column: SurveyColumn, facts: ColumnFacts, place: int, odd: Sequence[str]) -> str:
    """What the cell has no room for."""
    if place == HEADING:
        return f"{column.heading}\n{facts_words(facts)}"
    if place == ANSWERS:
        return "\n".join(text[:200] for text in facts.different[: 2 * FIRST])
    if place == ROLE:
        return reason_words(column)
    if place == NAME:
        return column.question if column.role in ("variable", "open") else ""
    if column.role != "variable":
        return ""
    lines = [tr("%n different answer(s) do not fit the type:", len(odd)), *odd[:FIRST]] if odd else []
    return "\n".join([*lines, *column.choices[:MOST_TOLD]])


def _spoken(column: SurveyColumn, facts: ColumnFacts, place: int) -> str:
    """The cell as a screen reader says it."""
    if place == HEADING:
        return f"{_words(column, facts, place)}, {facts_words(facts)}"
    if place == ROLE and column.reason:
        return f"{role_name(column.role)}. {said(column.reason)}"
    return _words(column, facts, place)
