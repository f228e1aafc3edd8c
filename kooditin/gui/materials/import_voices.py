"""The speakers of the chosen files in one table: the same speaker of many files is one row."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kooditin.exchange.corrections import Corrections, case_of_source, case_of_voice, own_case
from kooditin.exchange.incoming import Incoming
from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.materials.import_model import Change, ImportModel

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")

NAME, TURNS, WORDS, ASKS, CASE = range(5)
VOICE_ROLE = Qt.ItemDataRole.UserRole
WHOLE = ""  # the row of the source as a whole, which has no speaker's name
OWN_CASE = object()  # chosen as a case: a case of its own in each file


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A speaker, by the name that the files have, over all chosen files; None where they differ."""

    voice: str
    name: str | None
    files: int
    turns: int
    words: int
    interviewer: bool | None
    case: str | None
    values: tuple[tuple[str, str], ...]


def rows_of(files: Sequence[tuple[Incoming, Corrections]]) -> list[VoiceRow]:
    """The source as a whole, then each speaker in the order in which they are met."""
    read = [(incoming, said) for incoming, said in files if incoming.source and not incoming.survey]
    if not read:
        return []
    spoken: dict[str, list[tuple[Incoming, Corrections, int, int, bool]]] = {}
    for incoming, said in read:
        for voice in incoming.voices if said.has_turns else ():
            mark = said.voice(voice.name).interviewer
            asks = voice.interviewer if mark is None else mark
            spoken.setdefault(voice.name, []).append((incoming, said, voice.turns, voice.words, asks))
    return [_whole(read), *(_row(voice, found) for voice, found in spoken.items())]


def _whole(read: Sequence[tuple[Incoming, Corrections]]) -> VoiceRow:
    turns = sum(len(i.source.turns) for i, said in read if i.source and said.has_turns)
    return VoiceRow(
        WHOLE, WHOLE, len(read), turns, sum(i.words for i, _ in read), False,
        _common(case_of_source(i, said) for i, said in read),
        _common(tuple(said.values.items()) for _, said in read) or (),
    )  # fmt: skip


def _row(voice: str, found: Sequence[tuple[Incoming, Corrections, int, int, bool]]) -> VoiceRow:
    return VoiceRow(
        voice,
        _common(said.voice(voice).name or voice for _, said, *_ in found),
        len(found),
        sum(turns for _, _, turns, _, _ in found),
        sum(words for _, _, _, words, _ in found),
        _common(asks for *_, asks in found),
        _common(case_of_voice(incoming, said, voice) for incoming, said, *_ in found),
        _common(tuple(said.voice(voice).values.items()) for _, said, *_ in found) or (),
    )


def _common(values: Iterable[T]) -> T | None:
    """The value that all have, None where they differ."""
    found = list(dict.fromkeys(values))
    return found[0] if len(found) == 1 else None


class VoiceModel(QAbstractTableModel):
    """A row for the source as a whole and one for each speaker; edits go to all files of `scope`."""

    def __init__(self, files: ImportModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._scope: tuple[int, ...] = ()
        self.rows: list[VoiceRow] = []

    def set_scope(self, rows: Iterable[int]) -> None:
        """Shows the speakers of these files."""
        self._scope = tuple(rows)
        self.reload()

    def reload(self) -> None:
        """Reads anew what is said; where the speakers are the same, the chosen row stays chosen."""
        rows = rows_of([self._files.file(row) for row in self._scope])
        if [row.voice for row in rows] == [row.voice for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, CASE))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def own_case_words(self, row: int) -> str:
        """What is offered first as a case: its name, or for many files that each gets one of its own."""
        files = [self._files.file(each) for each in self._scope if each in self._files.readable()]
        if len(files) == 1:
            return own_case(*files[0], self.rows[row].voice)
        return tr("Own case in each file")

    def change(self, voices: Iterable[str], change: Callable[[str], Change]) -> None:
        """Says something of these speakers in every file of the scope that has them."""
        for voice in voices:
            having = [row for row in self._scope if voice == WHOLE or self._has(row, voice)]
            self._files.change(having, change(voice))

    def _has(self, row: int, voice: str) -> bool:
        return any(each.name == voice for each in self._files.file(row)[0].voices)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        is_speaker = self.rows[index.row()].voice != WHOLE
        if index.column() == CASE or (index.column() == NAME and is_speaker):
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.column() == ASKS and is_speaker:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < 5:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Speaker"), tr("Turns"), tr("Words"), tr("Asks"), tr("Case"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return {ASKS: tr("The interviewer, who asks the questions"), CASE: tr("Who or what this is")}.get(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return {NAME: row.name or row.voice, CASE: row.case or ""}.get(column)
        if role == Qt.ItemDataRole.CheckStateRole and column == ASKS and row.voice != WHOLE:
            if row.interviewer is None:
                return Qt.CheckState.PartiallyChecked
            return Qt.CheckState.Checked if row.interviewer else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.tokens().muted if column == CASE and not row.case else theme.tokens().ink)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._more(row)
        return row.voice if role == VOICE_ROLE else None

    def _shown(self, row: VoiceRow, column: int) -> str:
        if column == NAME:
            if row.voice == WHOLE:
                return tr("The whole source") if row.files == 1 else tr("%n source(s)", row.files)
            return row.name or row.voice
        if column == TURNS:
            return number(row.turns) if row.turns else ""
        if column == WORDS:
            return number(row.words)
        if column == CASE:
            return tr("different cases") if row.case is None else row.case or tr("choose…")
        return ""

    def _more(self, row: VoiceRow) -> str:
        lines = [self._shown(row, NAME), tr("In %n file(s)", row.files)]
        if row.case:
            lines.append(f"{tr('Case')}: {row.case}")
        return "\n".join([*lines, *(f"{name}: {value}" for name, value in row.values)])

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == ASKS and row.voice != WHOLE:
            asks = row.interviewer is not True
            self.change([row.voice], lambda voice: _with_voice(voice, interviewer=asks))
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        if index.column() == NAME and row.voice != WHOLE:
            name = " ".join(str(value).split())
            self.change([row.voice], lambda voice: _with_voice(voice, name="" if name == voice else name))
            return True
        if index.column() == CASE and (value is OWN_CASE or str(value).strip() != (row.case or "")):
            self.change([row.voice], lambda voice: _with_case(voice, value))
            return True
        return False

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, CASE)
        self.reload()


def _with_voice(voice: str, **said: object) -> Change:
    return lambda _, before: before.with_voice(voice, replace(before.voice(voice), **said))  # type: ignore[arg-type]  # its own fields


def _with_case(voice: str, value: object) -> Change:
    def change(incoming: Incoming, before: Corrections) -> Corrections:
        case = own_case(incoming, before, voice) if value is OWN_CASE else " ".join(str(value).split())
        if voice == WHOLE:
            return replace(before, case=case, values=before.values if case else {})
        one = before.voice(voice)
        return before.with_voice(voice, replace(one, case=case, values=one.values if case else {}))

    return change


def _alignment(column: int) -> Qt.AlignmentFlag:
    if column in (TURNS, WORDS):
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    if column == ASKS:
        return Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CaseDelegate(QStyledItemDelegate):
    """Edits a case as free text that is completed from the cases there are; the likeliest are offered first."""

    def __init__(self, offered: Callable[[str], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offered = offered

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, VoiceModel)
        box = QComboBox(parent)
        field = QLineEdit(box)
        box.setLineEdit(field)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setMaxVisibleItems(12)
        own = model.own_case_words(index.row())
        voice = index.data(VOICE_ROLE)
        box.addItems(list(dict.fromkeys((own, *self._offered(voice)))))
        completer = QCompleter(box.model(), box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        box.setCompleter(completer)
        box.setAccessibleName(tr("Case"))
        field.setPlaceholderText(tr("Choose or type"))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(-1)
        editor.setEditText(index.data(Qt.ItemDataRole.EditRole))
        if (field := editor.lineEdit()) is not None:
            field.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        assert isinstance(model, VoiceModel)
        text = editor.currentText()
        model.setData(index, OWN_CASE if text == model.own_case_words(index.row()) else text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        width = max(option.rect.width(), 200)
        editor.setGeometry(option.rect.right() - width, option.rect.top() - 1, width, option.rect.height() + 2)


class NameDelegate(QStyledItemDelegate):
    """Edits a speaker's name."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("New name of the speaker"))
        return editor
