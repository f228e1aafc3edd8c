"""What a right click on the page offers: the acts on this place, the codes used last, and the speaker."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from kooditin.gui.bridge.drawing import chip_icon
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import menu_words
from kooditin.gui.window.ask_case import ask_case_of_speaker
from kooditin.qda.source import Speaker

if TYPE_CHECKING:
    from kooditin.gui.window.coding_place import CodingPlace

OFFERED_CODES = 5


def page_menu(place: "CodingPlace", acts: dict[str, QAction], position: int) -> QMenu:
    """The menu for a stored position of the open source; the caller shows it."""
    menu = QMenu(place)
    for name in ("apply_code", "write_memo"):
        menu.addAction(acts[name])
    _add_recent_codes(menu, place)
    menu.addSeparator()
    if place.transcript.chosen is not None:
        for name in ("recode", "edit_memo", "delete_coding"):
            menu.addAction(acts[name])
        menu.addSeparator()
    for name in ("copy", "select_sentence", "select_turn"):
        menu.addAction(acts[name])
    _add_heading(menu, place, acts, position)
    speaker = _speaker_at(place, position)
    if speaker and place.project and not place.project.read_only:
        menu.addSeparator()
        _add_speaker(menu, place, speaker)
    return menu


def _add_recent_codes(menu: QMenu, place: "CodingPlace") -> None:
    if place.project is None or place.project.read_only or place.transcript.selected_span() is None:
        return
    codes = place.project.codes.by_id()
    for code_id in place.palette_box.recent()[:OFFERED_CODES]:
        if code := codes.get(code_id):
            _add(menu, code.name, partial(place.coding.apply_code, code_id)).setIcon(chip_icon(code.color))


def _add_heading(menu: QMenu, place: "CodingPlace", acts: dict[str, QAction], position: int) -> None:
    """Folding, and coding what is under the heading that the position stands under."""
    section, folding = place.guide.section_at(position), place.transcript.folding
    if section is None and not folding.around(position):
        return
    menu.addSeparator()
    if folds := folding.around(position):
        fold = folds[-1]
        _add(menu, tr("Unfold") if fold.head in folding.closed else tr("Fold"), lambda: folding.toggle(fold.head))
        if folding.closed:
            menu.addAction(acts["unfold_all"])
    if section is not None and place.project and not place.project.read_only:
        _add(menu, tr("Code the text under the heading…"), lambda: place.guide.ask_codes(section))


def _add_speaker(menu: QMenu, place: "CodingPlace", speaker: Speaker) -> None:
    asks = _add(
        menu,
        tr("{name} is an interviewer").format(name=speaker.name),
        lambda: place.do(lambda p: p.sources.set_interviewer(speaker.id, not speaker.interviewer)),
    )
    asks.setCheckable(True)
    asks.setChecked(speaker.interviewer)
    _add(menu, tr("Rename the speaker {name}…").format(name=speaker.name), lambda: _ask_name(place, speaker))
    _add(menu, tr("Case of the speaker {name}…").format(name=speaker.name), lambda: ask_case_of_speaker(place, speaker))


def _ask_name(place: "CodingPlace", speaker: Speaker) -> None:
    dialog = QInputDialog(place)
    dialog.setWindowTitle(tr("Rename the speaker"))
    dialog.setLabelText(tr("Name of the speaker in this source:"))
    dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
    dialog.setTextValue(speaker.name)
    dialog.textValueSelected.connect(
        lambda name: place.do(lambda p: p.sources.rename_speaker(speaker.id, name)) if name.strip() else None
    )
    dialog.open()


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(menu_words(words))
    action.triggered.connect(lambda _=False: act())
    return action


def _speaker_at(place: "CodingPlace", position: int) -> Speaker | None:
    index = place.transcript.page.turn_at_label(position)
    if place.project is None or place.source_id is None or index is None:
        return None
    name = place.transcript.page.turns[index].speaker
    return next((each for each in place.project.sources.speakers(place.source_id) if each.name == name), None)
