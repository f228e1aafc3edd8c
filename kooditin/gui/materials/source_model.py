"""The list of sources by kind as Qt's views ask for it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QCollator,
    QCollatorSortKey,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import kind_heading
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.source import SOURCE_KINDS, Source, Span, word_count

Index = QModelIndex | QPersistentModelIndex

SOURCE_ROLE = Qt.ItemDataRole.UserRole
WORDS_ROLE = Qt.ItemDataRole.UserRole + 1
CODINGS_ROLE = Qt.ItemDataRole.UserRole + 2
COVERED_ROLE = Qt.ItemDataRole.UserRole + 3
MEMO_ROLE = Qt.ItemDataRole.UserRole + 4

MOST_MENDED_ONE_BY_ONE = 8


class SourceModel(QAbstractItemModel):
    """Kinds, and under them their sources in the order of their names (numbers by value).

    SOURCE_ROLE gives the source id (None on a kind), WORDS_ROLE and COVERED_ROLE the words and the coded fraction
    (0 to 1) of the text; without the interviewer's speech while that is left out, which is measured source by source
    when a row is first shown.
    """

    rename_asked = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._sources: dict[int, Source] = {}
        self._counts: dict[int, tuple[int, int]] = {}
        self._spoken: dict[int, _Spoken] = {}
        self._groups: list[tuple[str, list[int]]] = []

    def set_project(self, project: Project | None) -> None:
        self._project = project
        self.reload()

    def reload(self) -> None:
        """Reads everything anew."""
        self.beginResetModel()
        self._spoken = {}
        self._sources = {source.id: source for source in self._project.sources.all()} if self._project else {}
        self._counts = self._project.queries.source_counts() if self._project else {}
        by_kind: dict[str, list[int]] = {}
        for source in sorted(self._sources.values(), key=_order()):
            by_kind.setdefault(source.kind, []).append(source.id)
        self._groups = [(kind, by_kind[kind]) for kind in SOURCE_KINDS if kind in by_kind]
        self.endResetModel()

    def follow(self, change: Change) -> None:
        if self._project is None:
            return
        if change.touches("preference"):
            self._spoken = {}
            self._count(list(self._sources))
            return
        touched = change.ids("source")
        if change.touches("source", "speaker", "turn"):
            for source_id in change.within.get("source", frozenset()) | touched:
                self._spoken.pop(source_id, None)
        if len(touched) > MOST_MENDED_ONE_BY_ONE:
            self.reload()
            return
        if touched:
            now = {source.id: source for source in self._project.sources.all()}
            for source_id in touched:
                self._mend(source_id, now.get(source_id))
        self._count(change.within.get("source", frozenset()) | touched)

    def _mend(self, source_id: int, now: Source | None) -> None:
        before = self._sources.get(source_id)
        if before and now and (before.kind, before.name) == (now.kind, now.name):
            self._sources[source_id] = now
            self._tell([source_id])
            return
        if before:
            self._take_out(before)
        if now:
            self._put_in(now)

    def _take_out(self, source: Source) -> None:
        group = self._group_row(source.kind)
        ids = self._groups[group][1]
        if len(ids) == 1:
            self.beginRemoveRows(QModelIndex(), group, group)
            del self._groups[group]
        else:
            row = ids.index(source.id)
            self.beginRemoveRows(self.index(group, 0), row, row)
            del ids[row]
        del self._sources[source.id]
        self.endRemoveRows()

    def _put_in(self, source: Source) -> None:
        group = self._group_row(source.kind)
        if group < 0:
            place = SOURCE_KINDS.index(source.kind)
            group = sum(SOURCE_KINDS.index(kind) < place for kind, _ in self._groups)
            self.beginInsertRows(QModelIndex(), group, group)
            self._sources[source.id] = source
            self._groups.insert(group, (source.kind, [source.id]))
        else:
            ids = self._groups[group][1]
            order = _order()
            row = sum(not order(source) < order(self._sources[other]) for other in ids)
            self.beginInsertRows(self.index(group, 0), row, row)
            self._sources[source.id] = source
            ids.insert(row, source.id)
        self.endInsertRows()

    def _count(self, touched: Collection[int]) -> None:
        known = [source_id for source_id in touched if source_id in self._sources]
        if known and self._project:
            measured = {each: self._spoken[each] for each in known if each in self._spoken}
            within = {each: spoken.parts for each, spoken in measured.items() if spoken.left_out}
            fresh = self._project.queries.source_counts(known, within=within)
            self._counts.update({source_id: fresh.get(source_id, (0, 0)) for source_id in known})
            self._tell(known)

    def _measured(self, source: Source) -> tuple["_Spoken", int, int]:
        """What counts of a source, how many codings it has, and how many characters of what counts they cover."""
        assert self._project is not None
        spoken = self._spoken.get(source.id)
        if spoken is None:
            spoken = self._spoken[source.id] = _spoken(self._project, source)
            if spoken.left_out:
                within = {source.id: spoken.parts}
                self._counts.update(self._project.queries.source_counts([source.id], within=within))
        return spoken, *self._counts.get(source.id, (0, 0))

    def _tell(self, source_ids: Collection[int]) -> None:
        for source_id in source_ids:
            index = self.index_of(source_id)
            self.dataChanged.emit(index, index)

    def _group_row(self, kind: str) -> int:
        return next((row for row, (each, _) in enumerate(self._groups) if each == kind), -1)

    def source_ids(self) -> list[int]:
        """All sources as they are listed."""
        return [source_id for _, ids in self._groups for source_id in ids]

    def source(self, source_id: int) -> Source:
        return self._sources[source_id]

    def index_of(self, source_id: int | None) -> QModelIndex:
        """The source's row; an invalid index when it is not listed."""
        source = self._sources.get(source_id) if source_id is not None else None
        if source is None:
            return QModelIndex()
        group = self._group_row(source.kind)
        return self.index(self._groups[group][1].index(source.id), 0, self.index(group, 0))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  Qt's signature
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        return self.createIndex(row, column, 1 + SOURCE_KINDS.index(self._groups[parent.row()][0]))

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008  Qt's overload
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(self._group_row(SOURCE_KINDS[index.internalId() - 1]), 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self._groups[parent.row()][1])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not index.internalId():
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if not index.internalId():
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return kind_heading(self._groups[index.row()][0]) if shown else None
        source = self._sources[self._groups[index.parent().row()][1][index.row()]]
        spoken, codings, characters = self._measured(source)
        covered = characters / spoken.characters if spoken.characters else 0.0
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return source.name
            case Qt.ItemDataRole.ToolTipRole:
                without = tr("Without the interviewer’s speech") if spoken.left_out else ""
                lines = [source.name, _facts(spoken.words, codings, covered), without, source.memo]
                return "\n".join(filter(None, lines))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{source.name}, {_facts(spoken.words, codings, covered)}"
        values = {SOURCE_ROLE: source.id, WORDS_ROLE: spoken.words, CODINGS_ROLE: codings, COVERED_ROLE: covered,
                  MEMO_ROLE: source.memo}  # fmt: skip
        return values.get(role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the new name; what follows the project's change shows it."""
        name, source_id = str(value).strip(), index.data(SOURCE_ROLE)
        if role == Qt.ItemDataRole.EditRole and source_id and name and name != index.data():
            self.rename_asked.emit(source_id, name)
        return False


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What counts of a source: the whole, or its parts without the interviewer's speech."""

    words: int
    characters: int
    parts: tuple[Span, ...]
    left_out: bool


def _spoken(project: Project, source: Source) -> _Spoken:
    found = project.queries.spoken(source.id)
    if found is None:
        return _Spoken(source.words, source.characters, (Span(0, source.characters),), left_out=False)
    text, parts = found
    words = sum(word_count(text[part.start : part.end]) for part in parts)
    return _Spoken(words, sum(part.end - part.start for part in parts), tuple(parts), left_out=True)


def _order() -> Callable[[Source], QCollatorSortKey]:
    collator = QCollator(QLocale(QLocale.Language.Finnish))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return lambda source: collator.sortKey(source.name)


def _facts(words: int, codings: int, covered: float) -> str:
    parts = [tr("%n words", words), tr("%n codings", codings), tr("{share}% coded").format(share=round(100 * covered))]
    return " · ".join(parts)
