"""The codebook as Qt's views ask for it, with how often each code is used here and in all."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.mime import CODE_MIME, SPAN_MIME, code_ids_data, dragged_code_ids
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.codebook import Code, code_path, in_tree_order

Index = QModelIndex | QPersistentModelIndex

CODE_ROLE = Qt.ItemDataRole.UserRole
COLOR_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
COUNT_HERE_ROLE = Qt.ItemDataRole.UserRole + 3
SHORTCUT_ROLE = Qt.ItemDataRole.UserRole + 4


class CodebookModel(QAbstractItemModel):
    """Codes in their tree. CODE_ROLE gives the id, COUNT_ROLE the codings in all sources, COUNT_HERE_ROLE those
    in the source on the page (None when there is no page).

    Edits and drops are asked for by signals and shown when the project's change comes back.
    """

    rename_asked = Signal(int, str)
    move_asked = Signal(int, object, int)
    dropped_on_code = Signal(object, int)
    span_dropped = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._source: int | None = None
        self._codes: dict[int, Code] = {}
        self._children: dict[int | None, list[int]] = {None: []}
        self._counts: dict[int, int] = {}
        self._counts_here: dict[int, int] = {}

    def set_project(self, project: Project | None) -> None:
        self._project = project
        self._source = None
        self._counts_here = {}
        self._counts = project.queries.code_counts() if project else {}
        self._reload(project.codes.all() if project else [])

    def set_source(self, source_id: int | None) -> None:
        """The source on the page, whose codings are counted as those "here"."""
        self._source = source_id
        self._count_here()
        self._tell(self._codes)

    def follow(self, change: Change) -> None:
        if self._project is None:
            return
        if change.touches("code"):
            self._mend_codes(change)
        counted = [code for code in change.within.get("code", ()) if code in self._codes]
        if counted:
            fresh = self._project.queries.code_counts(counted)
            self._counts.update({code: fresh.get(code, 0) for code in counted})
        if self._source in change.within.get("source", ()):
            before = self._counts_here
            self._count_here()
            counted += [code for code in self._codes if before.get(code) != self._counts_here.get(code)]
        self._tell(set(counted))

    def _mend_codes(self, change: Change) -> None:
        assert self._project is not None
        codes = self._project.codes.all()
        before = [(code.id, code.parent) for code in in_tree_order(self._codes.values())]
        if before != [(code.id, code.parent) for code in in_tree_order(codes)]:
            self._reload(codes)
            return
        self._codes = {code.id: code for code in codes}
        self._tell(change.ids("code"))

    def _reload(self, codes: Sequence[Code]) -> None:
        self.beginResetModel()
        self._codes = {code.id: code for code in codes}
        self._children = {None: []}
        for code in in_tree_order(codes):
            self._children.setdefault(code.parent, []).append(code.id)
        self.endResetModel()

    def _count_here(self) -> None:
        self._counts_here = {}
        if self._project is not None and self._source is not None:
            self._counts_here = self._project.queries.code_counts_in(self._source)

    def _tell(self, code_ids: Iterable[int]) -> None:
        for code_id in code_ids:
            index = self.index_of(code_id)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def codes(self) -> list[Code]:
        """All codes in tree order."""
        return in_tree_order(self._codes.values())

    def code(self, code_id: int | None) -> Code | None:
        return self._codes.get(code_id) if code_id is not None else None

    def counts(self) -> dict[int, int]:
        """Codings of each code in all sources."""
        return self._counts

    def subtree(self, code_id: int) -> list[int]:
        """The code and all codes under it."""
        found = [code_id]
        for each in found:
            found.extend(self._children.get(each, []))
        return found

    def place_of(self, code_id: int) -> tuple[int, int]:
        """The code's place among its siblings (from 0), and how many siblings there are with it."""
        siblings = self._children[self._codes[code_id].parent]
        return siblings.index(code_id), len(siblings)

    def index_of(self, code_id: int | None) -> QModelIndex:
        """The code's row; an invalid index when there is no such code."""
        code = self.code(code_id)
        if code is None:
            return QModelIndex()
        return self.createIndex(self._children[code.parent].index(code.id), 0, code.id)

    def _id(self, index: Index) -> int | None:
        return index.internalId() if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  Qt's signature
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._children[self._id(parent)][row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008  Qt's overload
        code = self.code(self._id(index))
        return self.index_of(code.parent) if code else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() and parent.column() else len(self._children.get(self._id(parent), ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        shown = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable
        return shown | flag.ItemIsDragEnabled | flag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        code = self.code(self._id(index))
        if code is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return code.name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._described(code)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{code.name}, {tr('%n codings', self._counts.get(code.id, 0))}"
        here = self._counts_here.get(code.id, 0) if self._source is not None else None
        values = {CODE_ROLE: code.id, COLOR_ROLE: code.color, COUNT_ROLE: self._counts.get(code.id, 0),
                  COUNT_HERE_ROLE: here, SHORTCUT_ROLE: code.shortcut}  # fmt: skip
        return values.get(role)

    def _described(self, code: Code) -> str:
        lines = [code_path(code, self._codes).replace("/", " / "), code.definition]
        own = self._counts.get(code.id, 0)
        lines.append(tr("%n codings", own))
        if below := sum(self._counts.get(each, 0) for each in self.subtree(code.id)) - own:
            lines.append(tr("with the codes under it: {count}").format(count=own + below))
        return "\n".join(line for line in lines if line)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for the new name; what follows the project's change shows it."""
        code, name = self.code(self._id(index)), str(value).strip()
        if role == Qt.ItemDataRole.EditRole and code and name and name != code.name:
            self.rename_asked.emit(code.id, name)
        return False

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [CODE_MIME, SPAN_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return code_ids_data(index.internalId() for index in indexes)

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if data.hasFormat(SPAN_MIME):
            return parent.isValid() and row < 0
        ids, target = dragged_code_ids(data), self._id(parent)
        return bool(ids) and not any(target in self.subtree(code_id) for code_id in ids)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Asks for what the drop means. Always False: the view itself may not take rows out."""
        target = self._id(parent)
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        if data.hasFormat(SPAN_MIME):
            self.span_dropped.emit(target)
        elif row < 0 and target is not None:
            self.dropped_on_code.emit(dragged_code_ids(data), target)
        else:
            self.ask_to_move(dragged_code_ids(data), target, row)
        return False

    def ask_to_move(self, code_ids: Sequence[int], parent: int | None, row: int = -1) -> None:
        """Asks to put the codes in this order before the parent's row `row` (-1: at the end).

        The position asked for counts the siblings that stay, without the code that moves.
        """
        now = list(self._children.get(parent, []))
        ordered = [code.id for code in self.codes() if code.id in set(code_ids)]
        after = [sibling for sibling in (now[row:] if row >= 0 else []) if sibling not in ordered]
        for code_id in ordered:
            now = [sibling for sibling in now if sibling != code_id]
            place = now.index(after[0]) if after else len(now)
            now.insert(place, code_id)
            self.move_asked.emit(code_id, parent, place)
