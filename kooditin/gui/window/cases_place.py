"""Tapaukset: the sheet of cases; turns what it asks into verbs of the project and tells what came of them."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kooditin.gui.bridge.i18n import shown_language, tr
from kooditin.gui.materials.case_clipboard import Block, with_new_cases
from kooditin.gui.materials.case_model import NAME
from kooditin.gui.materials.case_table import CaseTable
from kooditin.gui.window.notice import Notice
from kooditin.gui.window.verbs import carry_out
from kooditin.project.project import Project
from kooditin.qda.case import Member, VariableType
from kooditin.qda.change import Change

T = TypeVar("T")
# About this many values are written, or taken away, in the time in which the window may stand still (50 ms).
MANY_VALUES = 300


class CasesPlace(QWidget):
    """The sheet with a notice of its own above it, so that problems show where the user is looking.

    `background_requested` carries words and an act of the project that is too long for the window to wait.
    """

    follows_hidden = False
    undo_requested = Signal()
    source_requested = Signal(int)
    import_requested = Signal()
    table_pasted = Signal(str)
    background_requested = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.notice, self.table = Notice(), CaseTable()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        self._connect()

    def _connect(self) -> None:
        table, panel = self.table, self.table.panel
        table.add_case_requested.connect(self._add_case)
        table.add_variable_requested.connect(lambda name: self.do(lambda p: p.cases.add_variable(name)))
        table.rename_case_requested.connect(lambda i, name: self.do(lambda p: p.cases.rename_case(i, name)))
        table.value_requested.connect(lambda *cell: self.do(lambda p: p.cases.set_value(*cell)))
        table.values_requested.connect(self.write_values)
        table.block_requested.connect(self.write_block)
        table.variable_requested.connect(self._change_variable)
        table.type_requested.connect(lambda i, type: self._change_variable(i, None, type, None, None, None))
        table.move_requested.connect(lambda i, place: self.do(lambda p: p.cases.move_variable(i, place)))
        table.delete_variable_requested.connect(self.delete_variable)
        table.delete_cases_requested.connect(self.delete_cases)
        table.merge_requested.connect(self.merge)
        table.import_requested.connect(self.import_requested)
        table.table_pasted.connect(self._take_table)
        panel.memo_changed.connect(lambda i, text: self.do(lambda p: p.cases.set_case_memo(i, text)))
        panel.assign_requested.connect(self._assign)
        panel.cases_requested.connect(self._make_cases)
        panel.source_requested.connect(self.source_requested)

    # The project at hand

    def do(self, verb: Callable[[Project], T]) -> T | None:
        """Carries out one verb; what the user can mend is told above the sheet, and None comes back."""
        return carry_out(self.project, verb, self.notice.tell_error)

    def _do_many(self, count: int, words: str, verb: Callable[[Project], T]) -> T | None:
        """The same, in the background where many values come or go."""
        if count < MANY_VALUES:
            return self.do(verb)
        self.background_requested.emit(words, verb)
        return None

    def set_project(self, project: Project | None) -> None:
        """Shows another project's cases (None: nothing is open)."""
        self.table.flush()
        self.project = project
        self.notice.hide()
        self.table.set_project(project)

    def follow(self, change: Change) -> None:
        """Brings an act, its undo or its redo to the sheet."""
        self.notice.outlive_act()
        self.table.follow(change)

    def flush(self) -> None:
        """Keeps what is written in the memo at once."""
        self.table.flush()

    def focus(self) -> None:
        """Puts the keyboard where one would go on."""
        (self.table.sheet if self.table.model.rowCount() else self.table.new_case).setFocus()

    # What the sheet asks

    def _add_case(self, name: str) -> None:
        case = self.do(lambda p: p.cases.add_case(name))
        if case:
            self.table.show_case(case.id)

    def write_values(self, cells: Collection[tuple[int, int, str]]) -> None:
        """Writes cells; says how many do not fit their variable."""
        left = self._do_many(len(cells), tr("Writing values"), lambda p: p.cases.set_values(cells))
        self._tell_misfits(left)

    def write_block(self, block: Block) -> None:
        """Writes what was pasted; what found no place is told, with an offer to make cases of it."""
        count = len(block.cells) + sum(1 + len(texts) for _, texts in block.new) + len(block.renamed)
        if count:
            left = self._do_many(
                count,
                tr("Pasting"),
                lambda p: p.cases.write_rows(block.cells, renamed=block.renamed, new=block.new),
            )
            self._tell_misfits(left)
        if block.rows_left:
            words = tr("%n row(s) came below the last case and were left out.", len(block.rows_left))
            self.notice.tell(words, (tr("Add them as new cases"), lambda: self._add_rows(block)))
        elif block.columns_left:
            self.notice.tell(
                tr("%n column(s) came beyond the last variable and were left out. Add variables first.",
                   block.columns_left)
            )  # fmt: skip

    def _add_rows(self, block: Block) -> None:
        """Makes cases of the rows that were left out, beginning in the column in which the paste began."""
        model = self.table.model
        column = min((index.column() for index in self.table.sheet.selectedIndexes()), default=NAME + 1)
        full = with_new_cases(block, model.targets_from(max(column, NAME + 1)), model.names(), tr("Case {number}"))
        self.write_block(Block(new=full.new))

    def _tell_misfits(self, left: Sequence[object] | None) -> None:
        if left:
            words = tr("%n value(s) do not fit the type of their variable. They are kept and marked red.", len(left))
            self.notice.tell(words, (tr("Undo"), self.undo_requested.emit))

    def _change_variable(
        self,
        variable_id: int,
        name: str | None,
        type: VariableType,
        choices: list[str] | None,
        description: str | None,
        respelt: dict[str, str] | None,
    ) -> None:
        changed = self._do_many(
            self._value_count([variable_id]),
            tr("Changing the variable"),
            lambda p: p.cases.change_variable(
                variable_id, name=name, type=type, choices=choices, description=description, respelt=respelt,
                language=shown_language(),
            ),
        )  # fmt: skip
        if changed and self.project:
            self._tell_misfits(self.project.cases.misfits(variable_id, changed.type))

    def _value_count(self, variables: Collection[int]) -> int:
        return sum(self.project.cases.value_counts(variables).values()) if self.project else 0

    def delete_variable(self, variable_id: int) -> None:
        """Deletes a variable with its values; says so and offers to take it back."""
        if self.project is None:
            return
        name, count = self.project.cases.variable(variable_id).name, self._value_count([variable_id])
        words = tr("The variable {name} was deleted with %n value(s).", count).format(name=name)
        self._do_many(count, tr("Deleting {name}").format(name=name), lambda p: p.cases.delete_variable(variable_id))
        self._told_deleted(words, count)

    def delete_cases(self, case_ids: list[int]) -> None:
        """Deletes cases with their values; says so and offers to take it back."""
        if self.project is None or not case_ids:
            return
        count = len(self.project.cases.value_texts(case_ids))
        self._do_many(count, tr("Deleting cases"), lambda p: p.cases.delete_cases(case_ids))
        self._told_deleted(tr("%n case(s) deleted with their values. Their sources stay.", len(case_ids)), count)

    def _told_deleted(self, words: str, count: int) -> None:
        """Offers to undo what was done at once; what is still under way is told by its progress."""
        if count < MANY_VALUES and self.project and not self.project.read_only:
            self.notice.tell(words, (tr("Undo"), self.undo_requested.emit))

    def merge(self, case_ids: list[int], into: int) -> None:
        """Makes many cases one."""
        case = self.do(lambda p: p.case_links.merge(case_ids, into, language=shown_language()))
        if case:
            self.table.show_case(case.id)
            words = tr("%n case(s) merged into {name}. Values that differed are in its memo.", len(case_ids))
            self.notice.tell(words.format(name=case.name), (tr("Undo"), self.undo_requested.emit))

    def _take_table(self, text: str) -> None:
        if text.strip():
            self.table_pasted.emit(text)
        else:
            self.notice.tell(tr("The clipboard holds no table. Copy one in Excel first, headings and all."))

    def _assign(self, members: list[Member], case_id: int | None) -> None:
        self.do(lambda p: p.case_links.assign(members, case_id))

    def _make_cases(self, members: list[Member]) -> None:
        ids = self.do(lambda p: p.case_links.make_cases(members))
        if ids:
            self.table.show_case(ids[0])
