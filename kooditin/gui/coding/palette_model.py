"""The rows of the code palette: headings, codes that a query may mean, and the offer of a new one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kooditin.gui.bridge.i18n import tr
from kooditin.qda.code_search import rank_codes
from kooditin.qda.codebook import Code, code_path

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `text` is the heading, the code's name or the new code's; `above` the path over the name."""

    kind: Literal["heading", "code", "new"]
    text: str
    above: str = ""
    code: int = 0
    color: str = ""
    count: int = 0
    shortcut: str = ""


class PaletteModel(QAbstractListModel):
    """What the palette lists. ROW_ROLE gives the Row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes: dict[int, Code] = {}
        self._counts: Mapping[int, int] = {}
        self._recent: list[int] = []
        self._allow_new = True
        self._barred: frozenset[int] = frozenset()
        self._rows: list[Row] = []

    def set_codes(
        self,
        codes: Sequence[Code],
        counts: Mapping[int, int],
        recent: Sequence[int],
        *,
        allow_new: bool = True,
        barred: Collection[int] = (),
    ) -> None:
        """The codebook to search; `recent` are ids, newest first, and `barred` those that may not be chosen."""
        self._codes = {code.id: code for code in codes}
        self._counts, self._allow_new, self._barred = counts, allow_new, frozenset(barred)
        self._recent = [code_id for code_id in recent if code_id in self._codes and code_id not in self._barred]
        self.search("")

    def search(self, query: str) -> None:
        """Lists what the query may mean."""
        name = " ".join(query.split())
        ranked = rank_codes(name, self._codes.values(), self._recent)
        found = [code for code in ranked if code.id not in self._barred]
        rows = [self._row(code) for code in found]
        if not name:
            if recent := len(self._recent):
                rows[recent:recent] = [Row("heading", tr("All codes"))]
                rows.insert(0, Row("heading", tr("Recent")))
        elif self._allow_new and "/" not in name and not any(c.name.casefold() == name.casefold() for c in found):
            rows.append(Row("new", name))
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _row(self, code: Code) -> Row:
        above = code_path(code, self._codes).rpartition("/")[0].replace("/", " / ")
        count = self._counts.get(code.id, 0)
        return Row("code", code.name, above, code.id, code.color, count, code.shortcut)

    def row(self, number: int) -> Row | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rows(self) -> list[Row]:
        return list(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or row.kind == "heading":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("Create a new code ”{name}”").format(name=row.text) if row.kind == "new" else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole and row.kind == "code":
            return f"{row.above} / {row.text}" if row.above else row.text
        return None
