"""The files of an import and what is said of each, as Qt's list asks for them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kooditin.exchange.corrections import Corrections, kind_of, source_name
from kooditin.exchange.incoming import Incoming, Survey
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.bridge.wording import kind_name

Index = QModelIndex | QPersistentModelIndex
Change = Callable[[Incoming, Corrections], Corrections]

FILE_ROLE = Qt.ItemDataRole.UserRole
FACTS_ROLE = Qt.ItemDataRole.UserRole + 1
KIND_ROLE = Qt.ItemDataRole.UserRole + 2
WARNINGS_ROLE = Qt.ItemDataRole.UserRole + 3


class ImportModel(QAbstractListModel):
    """The files that were read in the order they came, then those that were not.

    FILE_ROLE gives the Incoming. `changed` tells that something was ticked or corrected.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Incoming, Corrections]] = []
        self._read = 0

    def add(self, files: Sequence[tuple[Incoming, Corrections]]) -> None:
        """Takes files in: those that were read before all that were not."""
        read = [file for file in files if file[0].source is not None]
        unread = [file for file in files if file[0].source is None]
        for at, new in ((self._read, read), (len(self._rows) + len(read), unread)):
            if new:
                self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
                self._rows[at:at] = new
                self._read += len(new) if new is read else 0
                self.endInsertRows()

    def files(self) -> list[tuple[Incoming, Corrections]]:
        """Every file and what is said of it."""
        return list(self._rows)

    def file(self, row: int) -> tuple[Incoming, Corrections]:
        return self._rows[row]

    def readable(self) -> range:
        """The rows of the files that were read."""
        return range(self._read)

    def change(self, rows: Iterable[int], change: Change) -> None:
        """Says something of these files; those that were not read stay as they are."""
        touched = [row for row in rows if row < self._read]
        for row in touched:
            incoming, before = self._rows[row]
            self._rows[row] = (incoming, change(incoming, before))
        if touched:
            self.dataChanged.emit(self.index(min(touched)), self.index(max(touched)))
            self.changed.emit()

    def read_anew(self, row: int, incoming: Incoming) -> None:
        """Puts a survey whose columns are read otherwise in the place of what it was."""
        self._rows[row] = (incoming, self._rows[row][1])
        self.dataChanged.emit(self.index(row), self.index(row))
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.row() < self._read:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        incoming, corrections = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return source_name(incoming, corrections)
            case Qt.ItemDataRole.CheckStateRole if incoming.source is not None:
                return Qt.CheckState.Checked if corrections.taken else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                kind = kind_name(kind_of(incoming, corrections)[0]) if incoming.source else ""
                return ", ".join(filter(None, (source_name(incoming, corrections), kind, facts(incoming, corrections))))
            case Qt.ItemDataRole.ToolTipRole:
                return f"{incoming.file}\n{facts(incoming, corrections)}"
            case _ if role == FILE_ROLE:
                return incoming
            case _ if role == FACTS_ROLE:
                return facts(incoming, corrections)
            case _ if role == KIND_ROLE:
                return kind_name(kind_of(incoming, corrections)[0]) if incoming.source else ""
            case _ if role == WARNINGS_ROLE:
                return len(incoming.source.warnings) if incoming.source else 0
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def tick(self, rows: Sequence[int], taken: bool) -> None:
        """Says of these files whether they come in."""
        self.change(rows, lambda _, before: replace(before, taken=taken))

    def retranslate(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def survey_facts(survey: Survey) -> list[str]:
    """A survey in words: its respondents, variables and open questions."""
    found = [tr("%n respondent(s)", survey.respondents), tr("%n variable(s)", survey.variables)]
    return [*found, tr("%n open question(s)", survey.questions)] if survey.questions else found


def facts(incoming: Incoming, corrections: Corrections) -> str:
    """A file in a line: its words, turns and speakers, or why it does not come in."""
    if incoming.source is None:
        return said(incoming.error) if incoming.error else ""
    if incoming.twin and not corrections.taken:
        return tr("The same file as {name}").format(name=incoming.twin)
    found = [tr("%n word(s)", incoming.words)]
    if incoming.survey is not None:
        return " · ".join(survey_facts(incoming.survey))
    if incoming.source.turns and corrections.has_turns:
        found.append(tr("%n turn(s)", len(incoming.source.turns)))
        if incoming.voices:
            found.append(tr("%n speaker(s)", len(incoming.voices)))
    return " · ".join(found)
