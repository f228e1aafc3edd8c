"""The table of words: how often each occurs, in how many sources, and how typical it is of what is limited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from kooditin.gui.bridge.i18n import number, tr

Index = QModelIndex | QPersistentModelIndex

WORD_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class WordRow:
    """A base form and its figures; `rate` is per 1,000 words. Those of the rest are there where it is compared.

    `score` is the log-likelihood, below zero where the word is rarer here than in the rest.
    """

    word: str
    count: int
    sources: int
    rate: float
    rest_count: int = 0
    rest_rate: float = 0.0
    score: float = 0.0


class _Column(NamedTuple):
    words: Callable[[], str]
    tip: Callable[[], str]
    value: Callable[[WordRow], Any]
    shown: Callable[[WordRow], str]


def _decimal(value: float, places: int) -> str:
    return QLocale().toString(value, "f", places)


def _signed(value: float) -> str:
    return ("+" if value >= 0 else "−") + _decimal(abs(value), 1)


_PLAIN = (
    _Column(lambda: tr("Word"), lambda: tr("Base forms"), lambda row: row.word.casefold(), lambda row: row.word),
    _Column(lambda: tr("Count"), lambda: tr("How often the word occurs"),
            lambda row: row.count, lambda row: number(row.count)),
    _Column(lambda: tr("In sources"), lambda: tr("In how many sources the word occurs"),
            lambda row: row.sources, lambda row: number(row.sources)),
    _Column(lambda: tr("Per 1,000 words"), lambda: tr("How often the word occurs in 1,000 words"),
            lambda row: row.rate, lambda row: _decimal(row.rate, 2)),
)  # fmt: skip
_COMPARED = (
    _Column(lambda: tr("Count in the rest"), lambda: tr("How often the word occurs in all that is outside the limits"),
            lambda row: row.rest_count, lambda row: number(row.rest_count)),
    _Column(lambda: tr("Rest per 1,000"), lambda: tr("How often it occurs in 1,000 words outside the limits"),
            lambda row: row.rest_rate, lambda row: _decimal(row.rest_rate, 2)),
    _Column(lambda: tr("Typical"),
            lambda: tr("Log-likelihood: + is commoner here than in the rest, − rarer; from about 3.8 on it is seldom "
                       "chance alone, and from 10.8 on hardly ever"),
            lambda row: row.score, lambda row: _signed(row.score)),
)  # fmt: skip
TYPICAL = len(_PLAIN) + len(_COMPARED) - 1


class WordModel(QAbstractTableModel):
    """Words sorted by a column and narrowed to those with some letters. WORD_ROLE gives the WordRow."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sorted: list[WordRow] = []
        self._rows: list[WordRow] = []
        self._is_compared = False
        self._letters = ""
        self._sort = (1, Qt.SortOrder.DescendingOrder)

    def set_rows(self, rows: Sequence[WordRow], *, compared: bool) -> None:
        """Shows these words, which come with the typical ones first where the rest is compared, else the common."""
        self.beginResetModel()
        given = (TYPICAL if compared else 1, Qt.SortOrder.DescendingOrder)
        if compared != self._is_compared:
            self._sort = given
        self._sorted, self._is_compared = list(rows), compared
        if self._sort != given:
            self._arrange()
        self._narrow()
        self.endResetModel()

    def narrow(self, letters: str) -> None:
        """Shows the words that have these letters."""
        letters = letters.strip().casefold()
        if letters != self._letters:
            self.beginResetModel()
            self._letters = letters
            self._narrow()
            self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < self.columnCount():
            self.layoutAboutToBeChanged.emit()
            before = [(index, self.row(index.row())) for index in self.persistentIndexList()]
            self._sort = (column, order)
            self._arrange()
            self._narrow()
            places = {row.word: place for place, row in enumerate(self._rows)}
            for index, row in before:
                now = self.index(places[row.word], index.column()) if row and row.word in places else QModelIndex()
                self.changePersistentIndex(index, now)
            self.layoutChanged.emit()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column by which the words are sorted, and whether rising or falling."""
        return self._sort

    def _columns(self) -> tuple[_Column, ...]:
        return _PLAIN + _COMPARED if self._is_compared else _PLAIN

    def _arrange(self) -> None:
        column, order = self._sort
        self._sorted.sort(key=lambda row: row.word.casefold())
        if column:
            value = self._columns()[column].value
            self._sorted.sort(key=value, reverse=order == Qt.SortOrder.DescendingOrder)
        elif order == Qt.SortOrder.DescendingOrder:
            self._sorted.reverse()

    def _narrow(self) -> None:
        letters = self._letters
        self._rows = [row for row in self._sorted if letters in row.word.casefold()] if letters else self._sorted

    def row(self, place: int) -> WordRow | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rows(self) -> list[WordRow]:
        """The shown words in their order."""
        return list(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        column = self._columns()[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words() + self._arrow(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return None

    def _arrow(self, section: int) -> str:
        column, order = self._sort
        return "" if section != column else " ↓" if order == Qt.SortOrder.DescendingOrder else " ↑"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == WORD_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns()[index.column()].shown(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        return None


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
