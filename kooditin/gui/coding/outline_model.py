"""The outline of the open source as Qt's views ask for it, with how many codings are under each heading."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kooditin.gui.bridge.i18n import tr
from kooditin.qda.coding import SpanIndex
from kooditin.qda.outline import Outline
from kooditin.qda.source import Section

Index = QModelIndex | QPersistentModelIndex

PLACE_ROLE = Qt.ItemDataRole.UserRole
COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
HERE_ROLE = Qt.ItemDataRole.UserRole + 2
KIND_ROLE = Qt.ItemDataRole.UserRole + 3


class OutlineModel(QAbstractItemModel):
    """Headings and questions in their tree. PLACE_ROLE gives the place in the outline (from 0), COUNT_ROLE the
    codings that touch what is under the heading, HERE_ROLE whether the page is there.

    Codings are counted when a row is asked for: of thousands of headings a screen shows twenty.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outline = Outline()
        self._children: dict[int, list[int]] = {-1: []}
        self._rows: list[int] = []
        self._codings = SpanIndex()
        self._here = -1

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Shows another text's outline."""
        self.beginResetModel()
        self.outline = Outline(sections)
        self._children = self.outline.children()
        self._rows = [0] * len(self.outline)
        for places in self._children.values():
            for row, place in enumerate(places):
                self._rows[place] = row
        self._here = -1
        self.endResetModel()

    def set_codings(self, codings: SpanIndex) -> None:
        """The codings to count, from now on; to be called again when they have changed."""
        self._codings = codings
        for places in self._children.values():
            if places:
                self.dataChanged.emit(self.index_of(places[0]), self.index_of(places[-1]))

    def set_here(self, place: int) -> bool:
        """Marks the heading that the page is at (-1: none); whether that is another than before."""
        before, self._here = self._here, place
        if before == place:
            return False
        for each in (before, place):
            if 0 <= each < len(self.outline):
                self.dataChanged.emit(self.index_of(each), self.index_of(each))
        return True

    @property
    def here(self) -> int:
        return self._here

    def section(self, place: int) -> Section:
        return self.outline.entries[place].section

    def index_of(self, place: int) -> QModelIndex:
        """The row of a place in the outline; an invalid index for -1."""
        return self.createIndex(self._rows[place], 0, place) if 0 <= place < len(self.outline) else QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  Qt's signature
        places = self._children.get(self._place(parent), [])
        return self.createIndex(row, column, places[row]) if 0 <= row < len(places) and column == 0 else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008  Qt's overload
        return self.index_of(self.outline.entries[self._place(index)].parent) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._children.get(self._place(parent), []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    @staticmethod
    def _place(index: Index) -> int:
        return int(index.internalId()) if index.isValid() else -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = self._place(index)
        section = self.section(place)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return section.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{section.title}, {tr('%n codings', self._count(section))}"
            case _ if role == COUNT_ROLE:
                return self._count(section)
        return {PLACE_ROLE: place, HERE_ROLE: place == self._here, KIND_ROLE: section.kind}.get(role)

    def _count(self, section: Section) -> int:
        return len(self._codings.touching(section.start, section.end))
