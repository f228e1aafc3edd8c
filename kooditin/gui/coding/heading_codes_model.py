"""The rows of the heading codes: like-named headings, where they are, and the code that each would get."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kooditin.gui.bridge.drawing import chip_icon
from kooditin.gui.bridge.i18n import number, tr
from kooditin.qda.codebook import Code, code_path
from kooditin.qda.heading_codes import Offer, Place, names_of

Index = QModelIndex | QPersistentModelIndex

HEADING, PLACES, CODE = range(3)


class HeadingCodesModel(QAbstractTableModel):
    """One row for each offer, ticked or not; a code that the user chose stands instead of the offered one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: list[Offer] = []
        self._codes: dict[int, Code] = {}
        self._sources: Mapping[int, str] = {}
        self._ticked: set[str] = set()
        self._chosen: dict[str, int | str] = {}

    def set_codebook(self, codes: Mapping[int, Code], sources: Mapping[int, str]) -> None:
        """The codes by id, and the sources' names by id."""
        self._codes, self._sources = dict(codes), sources
        self._chosen.clear()

    def set_offers(self, offers: Sequence[Offer], *, ticked: bool) -> None:
        """Shows other offers, all of them ticked or none."""
        self.beginResetModel()
        self._offers = list(offers)
        self._ticked = {offer.name for offer in offers} if ticked else set()
        self.endResetModel()

    def offer(self, row: int) -> Offer:
        return self._offers[row]

    def code_of(self, row: int) -> int | str:
        """The id of the code that the row's headings would get, or the name of a new one."""
        offer = self._offers[row]
        return self._chosen.get(offer.name, offer.name if offer.code is None else offer.code)

    def set_code(self, row: int, code: int | str) -> None:
        """Gives the row's headings another code, an id or a new one's name, and ticks them."""
        self._chosen[self._offers[row].name] = code
        self._ticked.add(self._offers[row].name)
        self.dataChanged.emit(self.index(row, 0), self.index(row, CODE))

    def wanted(self) -> list[tuple[int | str, tuple[Place, ...]]]:
        """The ticked rows' codes with their headings."""
        rows = [row for row, offer in enumerate(self._offers) if offer.name in self._ticked]
        return [(self.code_of(row), self._offers[row].places) for row in rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._offers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if side != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return (tr("Heading"), tr("Where"), tr("Code"))[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == HEADING else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer, column = self._offers[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == HEADING:
            return Qt.CheckState.Checked if offer.name in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return (offer.name, self._where(offer), self._code_words(index.row()))[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (offer.name, names_of(offer, self._sources), self._code_words(index.row()))[column]
        if role == Qt.ItemDataRole.DecorationRole and column == CODE:
            code = self.code_of(index.row())
            return chip_icon(self._codes[code].color) if isinstance(code, int) else None
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ticks the row or takes its tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        name = self._offers[index.row()].name
        (self._ticked.add if Qt.CheckState(value) == Qt.CheckState.Checked else self._ticked.discard)(name)
        self.dataChanged.emit(index, index)
        return True

    @staticmethod
    def _where(offer: Offer) -> str:
        if offer.source_count == 1:
            return tr("%n place(s)", len(offer.places))
        return tr("{places} in {sources} sources").format(
            places=number(len(offer.places)), sources=number(offer.source_count)
        )

    def _code_words(self, row: int) -> str:
        code = self.code_of(row)
        if isinstance(code, str):
            return tr("New code: {name}").format(name=code)
        return code_path(self._codes[code], self._codes).replace("/", " / ")
