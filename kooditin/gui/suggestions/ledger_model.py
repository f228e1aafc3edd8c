"""The ledger of suggestions: what was shown, and what a person made of it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import local_moment, percent
from kooditin.qda.suggestion import LedgerRow

Index = QModelIndex | QPersistentModelIndex

TIME, EVENT, SOURCE, TEXT, CODE, LIKELY, CHOSEN, CODER = range(8)
TEXT_SHOWN = 160  # characters
VERDICTS = ("accepted", "changed", "rejected", "later", "shown")


def event_words(event: str) -> str:
    """What became of a suggestion, in words."""
    return {
        "shown": tr("shown"),
        "accepted": tr("accepted"),
        "changed": tr("given another code"),
        "rejected": tr("rejected"),
        "later": tr("put off"),
    }.get(event, event)


class LedgerModel(QAbstractTableModel):
    """The newest first. `filter` keeps those of some events in which words are found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[LedgerRow] = []
        self._rows: list[LedgerRow] = []
        self._event, self._words = "", ""

    def set_rows(self, rows: Sequence[LedgerRow]) -> None:
        """Shows these, which are in the order of time."""
        self._all = list(reversed(rows))
        self._show()

    def filter(self, event: str, words: str) -> None:
        """Shows those of one event ("" for all, "decided" for all but shown) that have the words somewhere."""
        self._event, self._words = event, words.casefold().strip()
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        self._rows = [row for row in self._all if self._fits(row)]
        self.endResetModel()

    def _fits(self, row: LedgerRow) -> bool:
        if self._event == "decided" and row.event == "shown":
            return False
        if self._event not in ("", "decided") and row.event != self._event:
            return False
        fields = (row.source, row.text, row.code, row.chosen, row.coder)
        return not self._words or any(self._words in field.casefold() for field in fields)

    def row(self, number: int) -> LedgerRow:
        return self._rows[number]

    @property
    def total(self) -> int:
        """All rows, whether they are shown or not."""
        return len(self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else CODER + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section <= CODER:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("When"), tr("What"), tr("Source"), tr("Passage"), tr("Suggested"), tr("Sure"), tr("Coded"), tr("Coder"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            text = " ".join((row.coded or row.text)[:TEXT_SHOWN].split())
            return (
                local_moment(row.time), event_words(row.event), row.source, text, row.code, percent(row.score),
                row.chosen, row.coder,
            )[index.column()]  # fmt: skip
        if role == Qt.ItemDataRole.ToolTipRole:
            return {SOURCE: row.source, TEXT: row.coded or row.text, CODE: row.code}.get(index.column())
        return None
