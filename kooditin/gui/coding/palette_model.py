"""The rows of the code palette: suggestions, headings, codes that a query may mean, and the offer of a new one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kooditin.gui.bridge.basis import Thresholds, basis_line, is_by_name, likely_words
from kooditin.gui.bridge.i18n import tr
from kooditin.qda.code_search import rank_codes
from kooditin.qda.codebook import Code, code_path
from kooditin.qda.suggestion import Ranked

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `text` is the heading, the code's name or the new code's; `above` the path over the name.

    `likely` says how likely a suggested code is right, or what it goes by instead, and is empty for the others; `note`
    says more of that.
    """

    kind: Literal["heading", "code", "new"]
    text: str
    above: str = ""
    code: int = 0
    color: str = ""
    count: int = 0
    shortcut: str = ""
    likely: str = ""
    note: str = ""


class PaletteModel(QAbstractListModel):
    """What the palette lists. ROW_ROLE gives the Row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes: dict[int, Code] = {}
        self._counts: Mapping[int, int] = {}
        self._recent: list[int] = []
        self._allow_new = True
        self._barred: frozenset[int] = frozenset()
        self._suggested: list[Ranked] = []
        self._thresholds: Thresholds = {}
        self._query = ""
        self._rows: list[Row] = []

    def set_codes(
        self,
        codes: Sequence[Code],
        counts: Mapping[int, int],
        recent: Sequence[int],
        *,
        allow_new: bool = True,
        barred: Collection[int] = (),
        suggested: Sequence[Ranked] = (),
        thresholds: Thresholds | None = None,
    ) -> None:
        """The codebook to search; `recent` are ids, newest first, and `barred` those that may not be chosen.

        `suggested` codes stand above all others while nothing is searched for; `thresholds` say what they go by.
        """
        self._thresholds = thresholds or {}
        self._codes = {code.id: code for code in codes}
        self._counts, self._allow_new, self._barred = counts, allow_new, frozenset(barred)
        self._recent = [code_id for code_id in recent if code_id in self._codes and code_id not in self._barred]
        self._suggested = self._known(suggested)
        self.search("")

    def suggest(self, suggested: Sequence[Ranked], thresholds: Thresholds) -> None:
        """Puts suggestions above the codes that are listed already."""
        self._suggested, self._thresholds = self._known(suggested), thresholds
        self.search(self._query)

    def _known(self, suggested: Sequence[Ranked]) -> list[Ranked]:
        return [each for each in suggested if each.code in self._codes and each.code not in self._barred]

    def search(self, query: str) -> None:
        """Lists what the query may mean."""
        self._query = query
        name = " ".join(query.split())
        ranked = rank_codes(name, self._codes.values(), self._recent)
        found = [code for code in ranked if code.id not in self._barred]
        rows = [self._row(code) for code in found]
        if not name:
            if recent := len(self._recent):
                rows[recent:recent] = [Row("heading", tr("All codes"))]
                rows.insert(0, Row("heading", tr("Recent")))
            elif self._suggested:
                rows.insert(0, Row("heading", tr("All codes")))
            rows[:0] = self._suggested_rows()
        elif self._allow_new and "/" not in name and not any(c.name.casefold() == name.casefold() for c in found):
            rows.append(Row("new", name))
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _suggested_rows(self) -> list[Row]:
        if not self._suggested:
            return []
        by_names = all(is_by_name(each.code, each.reasons, self._thresholds) for each in self._suggested)
        heading = tr("Suggestions by the names of the codes") if by_names else tr("Suggestions")
        return [Row("heading", heading), *map(self._suggested_row, self._suggested)]

    def _suggested_row(self, ranked: Ranked) -> Row:
        by_name = is_by_name(ranked.code, ranked.reasons, self._thresholds)
        note = basis_line(self._thresholds.get(ranked.code)) if by_name else ""
        row = self._row(self._codes[ranked.code])
        return replace(row, likely=likely_words(ranked, self._thresholds), note=note)

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
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.note or None
        if role == Qt.ItemDataRole.AccessibleTextRole and row.kind == "code":
            path = f"{row.above} / {row.text}" if row.above else row.text
            return f"{path}, {tr('suggestion')} {row.likely}" if row.likely else path
        return None
