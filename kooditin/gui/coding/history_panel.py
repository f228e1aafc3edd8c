"""The history of the project: every act in words, newest first, with undo and redo."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import Heading, draw_focus, draw_text
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.panel import Panel
from kooditin.gui.bridge.wording import local_moment
from kooditin.project.project import Project
from kooditin.qda.change import Change, Operation

Index = QModelIndex | QPersistentModelIndex

OPERATION_ROLE = Qt.ItemDataRole.UserRole
LISTED = 1000

# What each verb of the journal says; {subject} is the thing's name.
SENTENCES: dict[str, Callable[[], str]] = {
    "create_project": lambda: tr("Create the project “{subject}”"),
    "rename_project": lambda: tr("Rename the project to “{subject}”"),
    "add_coder": lambda: tr("Add the coder “{subject}”"),
    "add_code": lambda: tr("Add the code “{subject}”"),
    "import_codebook": lambda: tr("Import the codebook {subject}"),
    "rename_code": lambda: tr("Rename a code to “{subject}”"),
    "recolor_code": lambda: tr("Recolour the code “{subject}”"),
    "describe_code": lambda: tr("Describe the code “{subject}”"),
    "set_shortcut": lambda: tr("Set the key of the code “{subject}”"),
    "move_code": lambda: tr("Move the code “{subject}”"),
    "merge_codes": lambda: tr("Merge codes into “{subject}”"),
    "delete_code": lambda: tr("Delete the code “{subject}”"),
    "apply_code": lambda: tr("Apply the code “{subject}”"),
    "apply_codes": lambda: tr("Add codings: {subject}"),
    "code_hits": lambda: tr("Code passages that a search found: {subject}"),
    "code_headings": lambda: tr("Code the text under headings: {subject}"),
    "apply_new_code": lambda: tr("Apply the new code “{subject}”"),
    "code_with_new_code": lambda: tr("Apply the new code “{subject}”"),
    "resize_coding": lambda: tr("Move the ends of a coding “{subject}”"),
    "recode": lambda: tr("Change a coding’s code to “{subject}”"),
    "set_coding_memo": lambda: tr("Write the memo of a coding “{subject}”"),
    "delete_coding": lambda: tr("Delete a coding “{subject}”"),
    "delete_codings": lambda: tr("Delete codings: {subject}"),
    "import_sources": lambda: tr("Import sources: {subject}"),
    "rename_source": lambda: tr("Rename a source to “{subject}”"),
    "set_source_kind": lambda: tr("Set the kind of the source “{subject}”"),
    "set_source_language": lambda: tr("Set the language of the source “{subject}”"),
    "save_mapping": lambda: tr("Save the survey mapping “{subject}”"),
    "import_cases": lambda: tr("Import cases: {subject}"),
    "set_source_memo": lambda: tr("Write the memo of the source “{subject}”"),
    "delete_source": lambda: tr("Delete the source “{subject}”"),
    "set_interviewer": lambda: tr("Change the interviewer mark of “{subject}”"),
    "rename_speaker": lambda: tr("Rename a speaker to “{subject}”"),
    "add_memo": lambda: tr("Write a memo on “{subject}”"),
    "edit_memo": lambda: tr("Edit a memo on “{subject}”"),
    "delete_memo": lambda: tr("Delete a memo on “{subject}”"),
    "add_case": lambda: tr("Add the case “{subject}”"),
    "rename_case": lambda: tr("Rename a case to “{subject}”"),
    "set_case_memo": lambda: tr("Write the memo of the case “{subject}”"),
    "delete_case": lambda: tr("Delete the case “{subject}”"),
    "rename_cases": lambda: tr("Rename cases: {subject}"),
    "delete_cases": lambda: tr("Delete cases: {subject}"),
    "merge_cases": lambda: tr("Merge cases into “{subject}”"),
    "make_cases": lambda: tr("Make cases: {subject}"),
    "import_values": lambda: tr("Import values of {subject} cases"),
    "write_rows": lambda: tr("Paste rows into the cases: {subject}"),
    "assign_members": lambda: tr("Set the case of {subject}"),
    "assign_source": lambda: tr("Set the case of the source “{subject}”"),
    "assign_speaker": lambda: tr("Set the case of the speaker “{subject}”"),
    "add_variable": lambda: tr("Add the variable “{subject}”"),
    "rename_variable": lambda: tr("Rename a variable to “{subject}”"),
    "change_variable": lambda: tr("Change the variable “{subject}”"),
    "move_variable": lambda: tr("Move the variable “{subject}”"),
    "delete_variable": lambda: tr("Delete the variable “{subject}”"),
    "set_value": lambda: tr("Set a value of “{subject}”"),
    "accept_suggestion": lambda: tr("Accept the suggestion “{subject}”"),
    "accept_suggestions": lambda: tr("Accept suggestions: {subject}"),
    "change_suggestion": lambda: tr("Choose “{subject}” instead of the suggestion"),
    "reject_suggestion": lambda: tr("Reject the suggestion “{subject}”"),
    "reject_suggestions": lambda: tr("Reject suggestions: {subject}"),
    "postpone_suggestion": lambda: tr("Put off the suggestion “{subject}”"),
    "add_suggestion_rule": lambda: tr("Add a suggestion rule to “{subject}”"),
    "edit_suggestion_rule": lambda: tr("Change a suggestion rule of “{subject}”"),
    "delete_suggestion_rule": lambda: tr("Delete a suggestion rule of “{subject}”"),
    "set_source_use": lambda: tr("Set the use of “{subject}” in suggestions"),
}


# Those whose subject is a number of things.
COUNTED: dict[str, Callable[[int], str]] = {
    "import_codebook": lambda n: tr("Import a codebook of %n code(s)", n),
    "apply_codes": lambda n: tr("Add %n coding(s)", n),
    "code_hits": lambda n: tr("Code %n passage(s) that a search found", n),
    "delete_codings": lambda n: tr("Delete %n coding(s)", n),
    "accept_suggestions": lambda n: tr("Accept %n suggestion(s)", n),
    "reject_suggestions": lambda n: tr("Reject %n suggestion(s)", n),
}


def operation_sentence(operation: Operation) -> str:
    """The act in words, e.g. for the status line: Apply the code ”Resurssit”."""
    counted = COUNTED.get(operation.verb)
    if counted and operation.subject.isdecimal():
        return counted(int(operation.subject))
    sentence = SENTENCES.get(operation.verb)
    if sentence is None:
        return f"{operation.verb.replace('_', ' ')} {operation.subject}".strip()
    return sentence().format(subject=operation.subject)


def state_word(operation: Operation) -> str:
    """Nothing for an act that is done; else that it was taken back."""
    return {"undone": tr("undone"), "abandoned": tr("undone for good")}.get(operation.state, "")


class HistoryModel(QAbstractListModel):
    """The last thousand acts, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._operations: list[Operation] = []

    def set_project(self, project: Project | None) -> None:
        self._project = project
        self.reload()

    def reload(self) -> None:
        """Reads the acts anew."""
        self.beginResetModel()
        self._operations = self._project.history(LISTED)[::-1] if self._project else []
        self.endResetModel()

    def operations(self) -> list[Operation]:
        return list(self._operations)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        return 0 if parent.isValid() else len(self._operations)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        operation = self._operations[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return operation_sentence(operation)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return history_line(operation)
        return operation if role == OPERATION_ROLE else None


def history_line(operation: Operation) -> str:
    """One act as a line of text: when, who, what, and whether it was undone."""
    parts = [local_moment(operation.time), operation.coder, operation_sentence(operation), state_word(operation)]
    return " · ".join(filter(None, parts))


class _ActDelegate(QStyledItemDelegate):
    LEFT, RIGHT = 16, 12

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 44)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, row = theme.tokens(), option.rect
        operation: Operation = index.data(OPERATION_ROLE)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(row, QColor(t.chosen))
            draw_focus(painter, row)
        is_done = operation.state == "done"
        box = row.adjusted(self.LEFT, 5, -self.RIGHT, -5)
        half = box.height() // 2
        words = theme.ui_font(13)
        words.setStrikeOut(not is_done)
        draw_text(painter, QRect(box.left(), box.top(), box.width(), half), index.data(), words,
                  t.ink if is_done else t.muted)  # fmt: skip
        quiet, state = theme.ui_font(12), state_word(operation)
        below = QRect(box.left(), box.top() + half, box.width(), half)
        draw_text(painter, below, state, quiet, t.muted, right=True)
        room = QFontMetrics(quiet).horizontalAdvance(state) + 8 if state else 0
        facts = f"{local_moment(operation.time)} · {operation.coder}"
        draw_text(painter, below.adjusted(0, 0, -room, 0), facts, quiet, t.muted, middle=False)


class HistoryPanel(Panel):
    """The panel: undo and redo with what they would do, the acts, and the whole as text."""

    undo_requested = Signal()
    redo_requested = Signal()
    save_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_panel")
        self._project: Project | None = None
        self._is_stale = False
        self.heading = Heading(self)
        self.model = HistoryModel(self)
        self.list = self._made_list()
        self.undo, self.redo, self.copy, self.save = (QPushButton(self) for _ in range(4))
        for button, name in ((self.undo, "history_undo"), (self.redo, "history_redo"),
                             (self.copy, "copy_history"), (self.save, "save_history")):  # fmt: skip
            button.setObjectName(name)
        for button in (self.copy, self.save):
            button.setProperty("quiet", True)
        self._lay_out()
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        self.save.clicked.connect(lambda: self.save_requested.emit(self.as_text()))
        theme.notifier().changed.connect(self.list.viewport().update)
        self.retranslate()

    def _made_list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("history_list")
        view.setModel(self.model)
        view.setItemDelegate(_ActDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        for widgets, margins in (((self.undo, self.redo), (12, 4, 12, 4)), ((self.copy, self.save), (8, 4, 12, 8))):
            row = QHBoxLayout()
            row.setContentsMargins(*margins)
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            if widgets[0] is self.copy:
                column.addWidget(self.list, 1)
            column.addLayout(row)

    def set_project(self, project: Project | None) -> None:
        self._project = project
        self.model.set_project(project)
        self._show_state()

    def follow(self, change: Change) -> None:
        self._show_state()
        if self.isVisible():
            self.model.reload()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.model.reload()

    def as_text(self) -> str:
        """The whole history, oldest first, one act a line."""
        operations = self._project.history() if self._project else []
        return "".join(f"{history_line(operation)}\n" for operation in operations)

    def _show_state(self) -> None:
        project = self._project
        undoable = project.undoable() if project else None
        redoable = project.redoable() if project else None
        can_write = project is not None and not project.read_only
        for button, operation in ((self.undo, undoable), (self.redo, redoable)):
            button.setEnabled(can_write and operation is not None)
            button.setToolTip(operation_sentence(operation) if operation else "")

    def retranslate(self) -> None:
        self.setAccessibleName(tr("History"))
        self.heading.set_words(tr("History"))
        self.list.setAccessibleName(tr("Acts, newest first"))
        self.undo.setText(tr("Undo"))
        self.redo.setText(tr("Redo"))
        self.copy.setText(tr("Copy as text"))
        self.save.setText(tr("Save as text…"))
        self._show_state()
        self.list.viewport().update()
