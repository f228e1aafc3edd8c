"""The rows of hits: where each stands, who says it, and the words around it."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.search.seeker import Context
from kooditin.qda.search import Hit

Index = QModelIndex | QPersistentModelIndex

SOURCE, SPEAKER, BEFORE, HIT = range(4)
HIT_ROLE = Qt.ItemDataRole.UserRole
CONTEXT_ROLE = Qt.ItemDataRole.UserRole + 1
MOST_KEPT = 5_000  # contexts kept from one question to the next


class HitModel(QAbstractTableModel):
    """All hits of an answer, or those of some forms. HIT_ROLE gives the Hit, CONTEXT_ROLE its Context or None.

    The words around a hit come later, page by page: `missing` says which, `put_contexts` brings them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Hit] = []
        self._shown: list[Hit] = []
        self._forms: frozenset[str] = frozenset()
        self._contexts: dict[Hit, Context] = {}
        self._names: Mapping[int, str] = {}

    def set_hits(self, hits: Sequence[Hit], contexts: Mapping[Hit, Context], names: Mapping[int, str]) -> None:
        """Shows these; `names` are the sources' by their ids. What is known of the words around hits stays known."""
        self._names = names
        self._all = list(hits)
        self._contexts = {**self._contexts, **contexts} if hits and len(self._contexts) < MOST_KEPT else dict(contexts)
        self._show()

    def add_hits(self, hits: Sequence[Hit]) -> None:
        """Continues the shown hits with the rest of them; `hits` are all of them."""
        shown = self._narrowed(hits)
        same = len(self._shown)
        if shown[:same] != self._shown:
            self._all = list(hits)
            self._show()
            return
        self._all = list(hits)
        if len(shown) > same:
            self.beginInsertRows(QModelIndex(), same, len(shown) - 1)
            self._shown = shown
            self.endInsertRows()

    def narrow(self, forms: Collection[str]) -> None:
        """Shows the hits of these forms alone; of all, where none is named."""
        if frozenset(forms) != self._forms:
            self._forms = frozenset(forms)
            self._show()

    def drop_sources(self, gone: Collection[int]) -> None:
        """The hits of sources that are no longer there go at once."""
        if any(hit.source in gone for hit in self._all):
            self._all = [hit for hit in self._all if hit.source not in gone]
            self._show()

    def clear(self) -> None:
        """No hits."""
        self._forms = frozenset()
        self.set_hits((), {}, {})

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = self._narrowed(self._all)
        self.endResetModel()

    def _narrowed(self, hits: Sequence[Hit]) -> list[Hit]:
        return [hit for hit in hits if hit.form in self._forms] if self._forms else list(hits)

    @property
    def forms(self) -> frozenset[str]:
        """The forms to which the hits are narrowed; empty for all."""
        return self._forms

    def hits(self) -> list[Hit]:
        """The shown hits."""
        return list(self._shown)

    def all_hits(self) -> list[Hit]:
        """The hits of all forms."""
        return list(self._all)

    def hit(self, row: int) -> Hit | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, hit: Hit | None) -> int:
        """Where a hit is shown; -1 where it is not."""
        if hit is None:
            return -1
        try:
            return self._shown.index(hit)
        except ValueError:
            return -1

    def missing(self, first: int, last: int) -> list[Hit]:
        """The hits of these rows, both included, whose contexts are not known yet."""
        return [hit for hit in self._shown[max(0, first) : last + 1] if hit not in self._contexts]

    def put_contexts(self, contexts: Mapping[Hit, Context]) -> None:
        """Brings the words around some hits."""
        self._contexts.update(contexts)
        ends = list(contexts)[:1] + list(contexts)[-1:]
        rows = [row for hit in ends if (row := self.row_of(hit)) >= 0]
        if rows:
            self.dataChanged.emit(self.index(min(rows), BEFORE), self.index(max(rows), HIT))

    def rename(self, names: Mapping[int, str]) -> None:
        """Sources have new names."""
        self._names = names
        if self._shown:
            self.dataChanged.emit(self.index(0, SOURCE), self.index(len(self._shown) - 1, SOURCE))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 4:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Source"), tr("Speaker"), tr("Before the hit"), tr("Hit and what follows"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == BEFORE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hit(index.row()) if index.isValid() else None
        if hit is None:
            return None
        if role == HIT_ROLE:
            return hit
        context = self._contexts.get(hit)
        if role == CONTEXT_ROLE:
            return context
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(hit, context)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == SOURCE:
            return self._names.get(hit.source, "")
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == BEFORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cells(self, hit: Hit, context: Context | None) -> tuple[str, str, str, str]:
        before = context.before if context else ""
        rest = context.words + context.after if context else hit.form
        return self._names.get(hit.source, ""), hit.speaker or "", before, rest
