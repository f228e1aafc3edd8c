"""The rows of a table of values: what each is called there, and whose its values are here."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kooditin.exchange.case_values import Match, Target
from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr

Index = QModelIndex | QPersistentModelIndex

KEY, TARGET, LIKENESS = range(3)
MATCH_ROLE = Qt.ItemDataRole.UserRole


class ValuesModel(QAbstractTableModel):
    """Only ticked rows are written. Rows with the very name of a case are; likenesses wait to be confirmed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matches: list[Match] = []
        self._ticked: list[bool] = []
        self.targets: list[Target] = []

    def set_matches(self, matches: Sequence[Match], targets: Sequence[Target]) -> None:
        """Shows these; without anything in the project to be alike, every row is a new case."""
        self.beginResetModel()
        self.targets = list(targets)
        self._matches = list(matches)
        if not targets:
            self._matches = [replace(match, target=Target(match.key)) for match in matches]
        self._ticked = [match.score == 100.0 or not targets for match in self._matches]
        self.endResetModel()

    def chosen(self) -> list[Match]:
        """What is to be written."""
        return [match for match, ticked in zip(self._matches, self._ticked, strict=True) if ticked and match.target]

    def waiting(self) -> int:
        """How many likenesses are not confirmed."""
        return sum(self._waits(row) for row in range(len(self._matches)))

    def unknown(self) -> int:
        """How many rows are like nothing in the project."""
        return sum(match.target is None for match in self._matches)

    def confirm_all(self) -> None:
        """Ticks every row that has a case or a likeness."""
        self._ticked = [match.target is not None for match in self._matches]
        self._tell()

    def make_cases(self) -> None:
        """Makes the rows that are like nothing new cases."""
        for row, match in enumerate(self._matches):
            if match.target is None:
                self._matches[row] = replace(match, target=Target(match.key))
                self._ticked[row] = True
        self._tell()

    def choose(self, row: int, target: Target) -> None:
        """Says whose the row is; said by a person, it needs no confirming."""
        self._matches[row] = replace(self._matches[row], target=target, score=0.0)
        self._ticked[row] = True
        self.dataChanged.emit(self.index(row, KEY), self.index(row, LIKENESS))

    def _tell(self) -> None:
        if self._matches:
            self.dataChanged.emit(self.index(0, KEY), self.index(len(self._matches) - 1, LIKENESS))

    def _waits(self, row: int) -> bool:
        return 0 < self._matches[row].score < 100 and not self._ticked[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._matches)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        if index.column() == KEY:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == TARGET else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < 3:
            return (tr("In the table"), tr("In the project"), "")[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match = self._matches[index.row()]
        if role == MATCH_ROLE:
            return match
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == KEY:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == LIKENESS:
            t = theme.tokens()
            return QColor(t.danger if self._waits(index.row()) else t.muted)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        return (match.key, match.target.name if match.target else "–", self._words(index.row()))[index.column()]

    def _words(self, row: int) -> str:
        match = self._matches[row]
        if match.target is None:
            return tr("nothing alike, left out")
        if match.score == 100.0:
            return tr("the same name")
        if match.score:
            alike = tr("{percent} % alike").format(percent=round(match.score))
            return tr("{alike}, to be confirmed").format(alike=alike) if self._waits(row) else alike
        return tr("a new case") if match.target.case is None and match.target.source is None else tr("chosen by you")

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole or index.column() != KEY:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        if on and self._matches[index.row()].target is None:
            self._matches[index.row()] = replace(
                self._matches[index.row()], target=Target(self._matches[index.row()].key)
            )
        self._ticked[index.row()] = on
        self.dataChanged.emit(self.index(index.row(), KEY), self.index(index.row(), LIKENESS))
        return True
