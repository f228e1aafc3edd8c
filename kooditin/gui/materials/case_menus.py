"""What can be done to a column and to the chosen rows of the sheet of cases."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import menu_words
from kooditin.gui.materials.case_filter import CaseFilter
from kooditin.gui.materials.case_header import type_name
from kooditin.gui.materials.case_order import Order
from kooditin.gui.materials.case_variable import VariableDialog
from kooditin.qda.case import VARIABLE_TYPES, Variable, VariableType

if TYPE_CHECKING:
    from kooditin.gui.materials.case_table import CaseTable


def column_menu(table: "CaseTable", column: int, point: QPoint) -> QMenu:
    """The menu of a column; `point` is where its filter opens."""
    menu = QMenu(table)
    variable = table.model.variable_at(column)
    up = Order(variable=variable.id) if variable else Order(column)
    _add(menu, tr("Sort ascending"), lambda: table.model.arrange(up))
    _add(menu, tr("Sort descending"), lambda: table.model.arrange(replace(up, descending=True)))
    unsort = _add(menu, tr("In the order they were made"), lambda: table.model.arrange(None))
    unsort.setEnabled(table.model.order is not None)
    if variable is None:
        return menu
    menu.addSeparator()
    _add(menu, tr("Filter…"), lambda: open_filter(table, variable, point))
    clear = _add(menu, tr("Clear the filter"), lambda: table.model.filter_values(variable.id, None))
    clear.setEnabled(variable.id in table.model.filters)
    if table.can_write:
        menu.addSeparator()
        _add_changes(menu, table, variable, column)
    return menu


def _add_changes(menu: QMenu, table: "CaseTable", variable: Variable, column: int) -> None:
    _add(menu, tr("Name, choices and description…"), lambda: open_variable(table, variable))
    types = menu.addMenu(tr("Type"))
    for type in VARIABLE_TYPES:
        act = _add(types, type_name(type), partial(table.type_requested.emit, variable.id, type))
        act.setCheckable(True)
        act.setChecked(type == variable.type)
        act.setEnabled(type != variable.type)
    place, last = [each.id for each in table.model.variables()].index(variable.id), len(table.model.variables()) - 1
    _add(menu, tr("Move left"), partial(table.move_requested.emit, variable.id, place - 1)).setEnabled(place > 0)
    _add(menu, tr("Move right"), partial(table.move_requested.emit, variable.id, place + 1)).setEnabled(place < last)
    menu.addSeparator()
    delete = _add(menu, tr("Delete the variable"), partial(table.delete_variable_requested.emit, variable.id))
    delete.setIcon(theme.icon("trash-2"))


def open_filter(table: "CaseTable", variable: Variable, point: QPoint) -> CaseFilter:
    """Opens the card that narrows the sheet by the variable's values."""
    model = table.model
    card = CaseFilter(variable, model.value_counts(variable), model.filters.get(variable.id), table)
    card.filter_changed.connect(model.filter_values)
    card.open_at(point)
    return card


def open_variable(table: "CaseTable", variable: Variable) -> VariableDialog:
    """Opens what the variable is, to be changed."""

    def misfits(type: VariableType) -> list[str]:
        return table.misfits(variable.id, type)

    dialog = VariableDialog(variable, misfits, table)
    dialog.change_asked.connect(table.variable_requested)
    dialog.open()
    return dialog


def row_menu(table: "CaseTable") -> QMenu:
    """The menu of the chosen rows."""
    menu, sheet = QMenu(table), table.sheet
    cases = table.chosen_cases()
    _add(menu, tr("Copy\tCtrl+C"), sheet.copy)
    if not table.can_write or not cases:
        return menu
    _add(menu, tr("Paste\tCtrl+V"), sheet.paste)
    _add(menu, tr("Fill down\tCtrl+D"), lambda: table.model.fill(sheet.selectedIndexes()))
    _add(menu, tr("Clear\tDel"), lambda: table.model.clear(sheet.selectedIndexes()))
    menu.addSeparator()
    _add(menu, tr("Rename the case"), table.start_rename)
    _add(menu, tr("Memo of the case"), table.show_memo)
    if len(cases) > 1:
        merge = menu.addMenu(tr("Merge %n case(s) into", len(cases)))
        for case in cases[:20]:
            ids = [each.id for each in cases]
            _add(merge, case.name, partial(table.merge_requested.emit, ids, case.id))
    menu.addSeparator()
    words = tr("Delete %n case(s)", len(cases))
    delete = _add(menu, words, lambda: table.delete_cases_requested.emit([case.id for case in cases]))
    delete.setIcon(theme.icon("trash-2"))
    return menu


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(menu_words(words))
    action.triggered.connect(lambda _=False: act())
    return action
