"""What each act of the window does, by its name in `actions`."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kooditin.gui.window import actions
from kooditin.gui.window.searching import step_hit
from kooditin.project.project import Project

if TYPE_CHECKING:
    from kooditin.gui.window.coding_place import CodingPlace
    from kooditin.gui.window.main_window import MainWindow


def handlers(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """The acts' doers for one window, whose places and files are there already."""
    place, view, files = window.place, window.transcript, window.files
    return {
        "new_project": window.show_start,
        "open_project": files.choose_project,
        "open_example": files.open_example,
        "import_sources": files.importing.choose_files,
        "import_folder": files.importing.choose_folder,
        "import_reports": files.importing.show_reports,
        "import_survey": files.surveys.choose_file,
        "import_codebook": files.import_codebook,
        "export_excerpts": files.choose_export,
        "backups": files.show_backups,
        "check_file": files.check,
        "settings": window.ask_settings,
        "close_project": window.show_start,
        "quit": window.close,
        "undo": window.undo,
        "redo": window.redo,
        "copy": view.copy,
        "select_sentence": view.select_sentence,
        "select_turn": view.select_turn,
        "previous_source": lambda: place.sources.step(-1),
        "next_source": lambda: place.sources.step(1),
        "rename_source": place.sources.start_rename,
        "delete_source": place.delete_source,
        "apply_code": place.coding.ask_code,
        "delete_coding": place.delete_coding,
        "recode": place.coding.ask_recode,
        "edit_memo": partial(_edit_memo, window),
        "write_memo": place.write_memo,
        "next_coding": lambda: view.choose_neighbour(1),
        "previous_coding": lambda: view.choose_neighbour(-1),
        "end_later": lambda: place.coding.move_end("end", 1),
        "end_earlier": lambda: place.coding.move_end("end", -1),
        "start_earlier": lambda: place.coding.move_end("start", -1),
        "start_later": lambda: place.coding.move_end("start", 1),
        "leave_out_interviewer": place.coding.switch_interviewer,
        "add_code": partial(_add_code, window),
        "code_headings": place.guide.ask_codes,
        "larger_text": lambda: view.zoom(1),
        "smaller_text": lambda: view.zoom(-1),
        "normal_text": lambda: view.zoom(0),
        "show_left": lambda: window.panels.follow("show_left"),
        "show_right": lambda: window.panels.follow("show_right"),
        "show_search": partial(window.show_place, "show_search"),
        "next_hit": lambda: step_hit(window, 1),
        "previous_hit": lambda: step_hit(window, -1),
        "show_cases": partial(window.show_place, "show_cases"),
        "show_suggestion_place": partial(window.show_place, "show_suggestion_place"),
        "show_suggestions": lambda: window.suggested.show_stripes(),
        "review_suggestions": lambda: window.suggested.review(),
        "show_history": partial(_fold_history, window),
        "focus_sources": partial(_focus_panel, window, place.sources.tree),
        "focus_codebook": partial(_focus_panel, window, place.codebook.tree),
        "focus_page": view.setFocus,
        "focus_outline": partial(_focus_outline, window),
        "show_outline": lambda: place.guide.show_panel(window.acts.by_name["show_outline"].isChecked()),
        "previous_heading": lambda: place.guide.go_by(-1),
        "next_heading": lambda: place.guide.go_by(1),
        "fold": view.folding.fold_here,
        "unfold": view.folding.unfold_here,
        "fold_level_1": lambda: view.folding.fold_to_level(1),
        "fold_level_2": lambda: view.folding.fold_to_level(2),
        "fold_level_3": lambda: view.folding.fold_to_level(3),
        "unfold_all": view.folding.unfold_all,
        "keys": partial(_show_guide, window),
        "about": partial(_show_about, window),
    }


def _show_guide(window: "MainWindow") -> None:
    """Opens the quick guide."""
    from kooditin.gui.window.guide import GuideDialog

    GuideDialog(window.language, window).open()


def _show_about(window: "MainWindow") -> None:
    """Says what this is, its version and licence."""
    from kooditin.gui.window.guide import about

    about(window)


def _add_code(window: "MainWindow") -> None:
    """Opens the field for a new code."""
    window.panels.open("show_left")
    window.place.codebook.start_adding()


def _focus_outline(window: "MainWindow") -> None:
    """Puts the keyboard into the outline, which is opened for it."""
    window.panels.open("show_left")
    window.acts.by_name["show_outline"].setChecked(True)
    window.place.guide.focus()


def _focus_panel(window: "MainWindow", panel: QWidget) -> None:
    """Puts the keyboard into a list of the left side, which is opened for it."""
    window.panels.open("show_left")
    panel.setFocus()


def _edit_memo(window: "MainWindow") -> None:
    """Puts the cursor into the memo of the chosen coding."""
    window.panels.open("show_right")
    window.place.memo.focus_memo()


def _fold_history(window: "MainWindow") -> None:
    """Shows the history or puts it away, as its act says."""
    shown = window.acts.by_name["show_history"].isChecked()
    window.place.history.setVisible(shown)
    if shown:
        window.panels.open("show_right")


def met_needs(project: Project | None, place: "CodingPlace") -> set[str]:
    """Which needs of acts are met just now."""
    if project is None:
        return {actions.ALWAYS}
    needs = {
        actions.ALWAYS: True,
        actions.PROJECT: True,
        actions.WRITABLE: not project.read_only,
        actions.SOURCE: place.source_id is not None,
        actions.SELECTION: place.transcript.textCursor().hasSelection(),
        actions.CODING: place.transcript.chosen is not None,
        actions.ENDS: place.transcript.chosen is not None or place.transcript.reviewed is not None,
    }
    return {need for need, is_met in needs.items() if is_met}
