"""The menus of the codebook: what can be done to a code, and what a drop on a code may mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import menu_words

if TYPE_CHECKING:
    from kooditin.gui.coding.codebook_tree import CodebookTree


def code_menu(panel: CodebookTree, code_id: int | None) -> QMenu:
    """What can be done to a code (None: to the codebook)."""
    menu = QMenu(panel)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    code = panel.model.code(code_id)
    if code is None:
        menu.addAction(tr("Add a code…\tIns"), lambda: panel.start_adding())
        return menu
    chosen = panel.selected_codes()
    merged = chosen if code.id in chosen else [code.id]
    menu.addAction(tr("Apply to the selection\tEnter"), partial(panel.code_activated.emit, code.id))
    menu.addSeparator()
    menu.addAction(tr("Add a code beside it…\tIns"), partial(panel.start_adding, code.parent))
    menu.addAction(tr("Add a code under it…"), partial(panel.start_adding, code.id))
    menu.addSeparator()
    menu.addAction(tr("Rename\tF2"), partial(panel.start_rename, code.id))
    menu.addAction(tr("Colour…"), partial(panel.choose_color, code.id))
    _add_key_menu(menu, panel, code.id, code.shortcut)
    menu.addAction(tr("Merge into…"), partial(panel.choose_merge, merged))
    _add_moves(menu, panel, code.id)
    menu.addSeparator()
    menu.addAction(tr("Delete code\tDel"), partial(panel.delete_requested.emit, code.id))
    return menu


def _add_key_menu(menu: QMenu, panel: CodebookTree, code_id: int, now: str) -> None:
    keys = menu.addMenu(tr("Key"))
    for key in ("", *"123456789"):
        act = keys.addAction(key or tr("No key"), partial(panel.shortcut_requested.emit, code_id, key))
        act.setCheckable(True)
        act.setChecked(key == now)


def _add_moves(menu: QMenu, panel: CodebookTree, code_id: int) -> None:
    """Moving without a mouse: a row up or down among the siblings, or to the top level."""
    place, siblings = panel.model.place_of(code_id)
    code = panel.model.code(code_id)
    parent = code.parent if code else None
    up = menu.addAction(tr("Move up"), partial(panel.move_requested.emit, code_id, parent, place - 1))
    down = menu.addAction(tr("Move down"), partial(panel.move_requested.emit, code_id, parent, place + 1))
    up.setEnabled(place > 0)
    down.setEnabled(place + 1 < siblings)
    if parent is not None:
        menu.addAction(tr("Move to the top level"), partial(panel.model.ask_to_move, [code_id], None))


def drop_menu(panel: CodebookTree, code_ids: Sequence[int], target: int) -> QMenu:
    """The choice when codes are dropped on a code: under it, or one with it."""
    menu = QMenu(panel)
    menu.setObjectName("drop_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    code = panel.model.code(target)
    name = menu_words(code.name) if code else ""
    menu.addAction(tr("Move under {name}").format(name=name), partial(panel.model.ask_to_move, code_ids, target))
    merge = partial(panel.merge_requested.emit, list(code_ids), target)
    menu.addAction(tr("Merge into {name}").format(name=name), merge)
    menu.addSeparator()
    menu.addAction(tr("Cancel"))
    return menu
