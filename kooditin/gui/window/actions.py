"""Every act of the window in one table: its name, words, keys, icon and menu place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import tr

ALWAYS, PROJECT, SOURCE, WRITABLE, SELECTION, CODING = "always", "project", "source", "writable", "selection", "coding"
ENDS = "ends"  # a coding is chosen, or a suggestion is being decided: its ends can be moved


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `needs` says when it can be done; `words` is English and passes through tr() when shown.

    The keys of `page_only` acts are shown here and handled by the page itself, so that they stay free elsewhere.
    """

    name: str
    menu: str
    words: Callable[[], str]
    keys: tuple[str, ...] = ()
    needs: str = PROJECT
    icon: str = ""
    checkable: bool = False
    page_only: bool = False


SEPARATOR = None
MENUS: Mapping[str, Callable[[], str]] = {
    "file": lambda: tr("&File"),
    "edit": lambda: tr("&Edit"),
    "source": lambda: tr("&Source"),
    "coding": lambda: tr("&Coding"),
    "view": lambda: tr("&View"),
    "help": lambda: tr("&Help"),
}
ACTS: tuple[Act | None, ...] = (
    Act("new_project", "file", lambda: tr("New project…"), ("Ctrl+N",), ALWAYS, "file-plus-2"),
    Act("open_project", "file", lambda: tr("Open project…"), ("Ctrl+O",), ALWAYS, "folder-open"),
    Act("open_example", "file", lambda: tr("Open the example project"), (), ALWAYS),
    SEPARATOR,
    Act("import_sources", "file", lambda: tr("Import sources…"), ("Ctrl+I",), WRITABLE, "plus"),
    Act("import_folder", "file", lambda: tr("Import a folder…"), ("Ctrl+Shift+I",), WRITABLE),
    Act("import_survey", "file", lambda: tr("Import a survey…"), (), WRITABLE),
    Act("import_codebook", "file", lambda: tr("Import a codebook…"), (), WRITABLE),
    Act("export_excerpts", "file", lambda: tr("Export excerpts to CSV…"), ("Ctrl+E",), PROJECT, "download"),
    SEPARATOR,
    Act("import_reports", "file", lambda: tr("Import reports…"), (), PROJECT),
    Act("backups", "file", lambda: tr("Backups…"), (), PROJECT),
    Act("check_file", "file", lambda: tr("Check the project file"), (), PROJECT),
    Act("settings", "file", lambda: tr("Settings…"), ("Ctrl+,",), ALWAYS, "settings"),
    SEPARATOR,
    Act("close_project", "file", lambda: tr("Close project"), ("Ctrl+W",), PROJECT),
    Act("quit", "file", lambda: tr("Quit"), ("Ctrl+Q",), ALWAYS),
    Act("undo", "edit", lambda: tr("Undo"), ("Ctrl+Z",), WRITABLE, "undo-2"),
    Act("redo", "edit", lambda: tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), WRITABLE, "redo-2"),
    SEPARATOR,
    Act("copy", "edit", lambda: tr("Copy"), ("Ctrl+C",), SELECTION, page_only=True),
    Act("show_search", "edit", lambda: tr("Search"), ("Ctrl+F",), PROJECT, "search", checkable=True),
    Act("next_hit", "edit", lambda: tr("Next hit"), ("F3",), PROJECT),
    Act("previous_hit", "edit", lambda: tr("Previous hit"), ("Shift+F3",), PROJECT),
    SEPARATOR,
    Act("select_sentence", "edit", lambda: tr("Select the sentence"), ("Ctrl+Shift+S",), SOURCE),
    Act("select_turn", "edit", lambda: tr("Select the turn"), ("Ctrl+Shift+T",), SOURCE),
    Act("previous_source", "source", lambda: tr("Previous source"), ("Ctrl+PgUp",), SOURCE),
    Act("next_source", "source", lambda: tr("Next source"), ("Ctrl+PgDown",), SOURCE),
    SEPARATOR,
    Act("rename_source", "source", lambda: tr("Rename the source"), (), WRITABLE),
    Act("delete_source", "source", lambda: tr("Delete the source"), (), WRITABLE, "trash-2"),
    Act("apply_code", "coding", lambda: tr("Code the selection…"), ("Ctrl+K",), WRITABLE),
    Act("delete_coding", "coding", lambda: tr("Delete the chosen coding"), ("Delete",), CODING, page_only=True),
    Act("recode", "coding", lambda: tr("Change the code of the chosen coding…"), ("Ctrl+Shift+K",), CODING),
    Act("edit_memo", "coding", lambda: tr("Write a memo on the chosen coding"), ("Ctrl+M",), CODING),
    Act("write_memo", "coding", lambda: tr("Write a memo on the passage"), ("Ctrl+Shift+M",), WRITABLE),
    SEPARATOR,
    Act("next_coding", "coding", lambda: tr("Next coding"), ("Alt+Down",), SOURCE),
    Act("previous_coding", "coding", lambda: tr("Previous coding"), ("Alt+Up",), SOURCE),
    Act("end_later", "coding", lambda: tr("End the coding a word later"), ("Alt+Shift+Right",), ENDS),
    Act("end_earlier", "coding", lambda: tr("End the coding a word earlier"), ("Alt+Shift+Left",), ENDS),
    Act("start_earlier", "coding", lambda: tr("Begin the coding a word earlier"), ("Alt+Ctrl+Left",), ENDS),
    Act("start_later", "coding", lambda: tr("Begin the coding a word later"), ("Alt+Ctrl+Right",), ENDS),
    SEPARATOR,
    Act(
        "leave_out_interviewer",
        "coding",
        lambda: tr("Leave the interviewer out of coding"),
        ("Ctrl+Shift+H",),
        PROJECT,
        checkable=True,
    ),
    Act("code_headings", "coding", lambda: tr("Code the text under headings…"), ("Ctrl+Shift+O",), WRITABLE),
    Act("add_code", "coding", lambda: tr("New code…"), ("Ctrl+Shift+N",), WRITABLE),
    Act("larger_text", "view", lambda: tr("Larger text"), ("Ctrl++", "Ctrl+="), ALWAYS),
    Act("smaller_text", "view", lambda: tr("Smaller text"), ("Ctrl+-",), ALWAYS),
    Act("normal_text", "view", lambda: tr("Normal text size"), ("Ctrl+0",), ALWAYS),
    SEPARATOR,
    Act("show_left", "view", lambda: tr("Sources and codebook"), ("Ctrl+1",), PROJECT, checkable=True),
    Act("show_right", "view", lambda: tr("Chosen coding"), ("Ctrl+2",), PROJECT, checkable=True),
    Act("show_cases", "view", lambda: tr("Cases"), ("Ctrl+3",), PROJECT, checkable=True),
    Act("show_suggestion_place", "view", lambda: tr("Suggestions"), ("Ctrl+6",), PROJECT, "lightbulb", checkable=True),
    Act("review_suggestions", "view", lambda: tr("Review suggestions"), ("Ctrl+R",), SOURCE),
    Act(
        "show_suggestions",
        "view",
        lambda: tr("Suggestions in the margin"),
        ("Ctrl+5",),
        PROJECT,
        checkable=True,
    ),
    Act("show_history", "view", lambda: tr("History"), ("Ctrl+H",), PROJECT, checkable=True),
    SEPARATOR,
    Act("show_outline", "view", lambda: tr("Outline"), ("Ctrl+4",), PROJECT, checkable=True),
    Act("previous_heading", "view", lambda: tr("Previous heading"), ("Alt+PgUp",), SOURCE),
    Act("next_heading", "view", lambda: tr("Next heading"), ("Alt+PgDown",), SOURCE),
    SEPARATOR,
    Act("fold", "view", lambda: tr("Fold"), ("Alt+Left",), SOURCE),
    Act("unfold", "view", lambda: tr("Unfold"), ("Alt+Right",), SOURCE),
    Act("fold_level_1", "view", lambda: tr("Show headings of level 1 only"), ("Alt+Shift+1",), SOURCE),
    Act("fold_level_2", "view", lambda: tr("Show headings down to level 2"), ("Alt+Shift+2",), SOURCE),
    Act("fold_level_3", "view", lambda: tr("Show headings down to level 3"), ("Alt+Shift+3",), SOURCE),
    Act("unfold_all", "view", lambda: tr("Unfold all"), ("Alt+Shift+A",), SOURCE),
    SEPARATOR,
    Act("focus_sources", "view", lambda: tr("Go to the sources"), ("Alt+1",), PROJECT),
    Act("focus_codebook", "view", lambda: tr("Go to the codebook"), ("Alt+2",), PROJECT),
    Act("focus_page", "view", lambda: tr("Go to the text"), ("Alt+3",), PROJECT),
    Act("focus_outline", "view", lambda: tr("Go to the outline"), ("Alt+4",), PROJECT),
    Act("keys", "help", lambda: tr("Quick guide"), ("F1",), ALWAYS),
    Act("about", "help", lambda: tr("About Kooditin"), (), ALWAYS),
)


class ActionTable:
    """The acts as QActions of one window, in its menus; `handlers` are by act name."""

    def __init__(self, window: QWidget, menu_bar: QMenuBar, handlers: Mapping[str, Callable[[], object]]) -> None:
        self.by_name: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {name: menu_bar.addMenu("") for name in MENUS}
        menu = self._menus["file"]
        for act in ACTS:
            if act is None:
                menu.addSeparator()
                continue
            menu = self._menus[act.menu]
            action = QAction(window)
            action.setObjectName(act.name)
            action.setShortcuts([QKeySequence(keys) for keys in act.keys])
            action.setCheckable(act.checkable)
            if act.page_only:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, handler=handlers[act.name]: handler())
            menu.addAction(action)
            self.by_name[act.name] = action
        self.retranslate()

    def retranslate(self) -> None:
        """The words in the window's language."""
        for name, menu in self._menus.items():
            menu.setTitle(MENUS[name]())
        for act in filter(None, ACTS):
            self.by_name[act.name].setText(act.words())

    def redraw_icons(self) -> None:
        """The icons in the theme's ink."""
        for act in filter(None, ACTS):
            if act.icon:
                self.by_name[act.name].setIcon(theme.icon(act.icon))

    def enable(self, granted: set[str], *, page_acts: bool = True) -> None:
        """Enables the acts whose need is granted; those on sources and codings only where the page is shown."""
        for act in filter(None, ACTS):
            is_in_place = page_acts or act.menu not in ("source", "coding")
            self.by_name[act.name].setEnabled(is_in_place and act.needs in granted)
