"""Which sources suggestions are learned from, and which get some: two ticks a source."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kooditin.gui.bridge.i18n import tr

Index = QModelIndex | QPersistentModelIndex

NAME, LEARNED, SUGGESTED = range(3)


class UseModel(QAbstractTableModel):
    """A tick is asked for by a signal and shown when the project's change comes back."""

    use_asked = Signal(int, object, object)  # source, learned, suggested; None leaves it as it is

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources: list[tuple[int, str]] = []
        self._uses: Mapping[int, tuple[bool, bool]] = {}

    def set_sources(self, sources: Sequence[tuple[int, str]], uses: Mapping[int, tuple[bool, bool]]) -> None:
        """Sources by id and name; `uses` has those that are kept out of something."""
        if list(sources) != self._sources:
            self.beginResetModel()
            self._sources, self._uses = list(sources), uses
            self.endResetModel()
        elif self._sources:
            self._uses = uses
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._sources) - 1, SUGGESTED))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._sources)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < 3:
            return (tr("Source"), tr("Learned from"), tr("Gets suggestions"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain if index.column() == NAME else plain | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        source_id, name = self._sources[index.row()]
        if index.column() == NAME:
            return name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None
        is_on = self._uses.get(source_id, (True, True))[index.column() - LEARNED]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {self.headerData(index.column(), Qt.Orientation.Horizontal)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or index.column() == NAME:
            return False
        is_on = Qt.CheckState(value) == Qt.CheckState.Checked
        learned = is_on if index.column() == LEARNED else None
        self.use_asked.emit(self._sources[index.row()][0], learned, None if learned is not None else is_on)
        return True
