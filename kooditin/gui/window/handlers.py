"""What each act of the window does, by its name in `actions`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kooditin.gui.window import actions
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
        "edit_memo": window.edit_memo,
        "write_memo": place.write_memo,
        "next_coding": lambda: view.choose_neighbour(1),
        "previous_coding": lambda: view.choose_neighbour(-1),
        "end_later": lambda: place.coding.move_end("end", 1),
        "end_earlier": lambda: place.coding.move_end("end", -1),
        "start_earlier": lambda: place.coding.move_end("start", -1),
        "start_later": lambda: place.coding.move_end("start", 1),
        "leave_out_interviewer": place.coding.switch_interviewer,
        "add_code": window.add_code,
        "code_headings": place.guide.ask_codes,
        "larger_text": lambda: view.zoom(1),
        "smaller_text": lambda: view.zoom(-1),
        "normal_text": lambda: view.zoom(0),
        "show_left": lambda: window.panels.follow("show_left"),
        "show_right": lambda: window.panels.follow("show_right"),
        "show_cases": window.show_cases,
        "show_history": window.fold_history,
        "focus_sources": lambda: window.focus_panel(place.sources.tree),
        "focus_codebook": lambda: window.focus_panel(place.codebook.tree),
        "focus_page": view.setFocus,
        "focus_outline": window.focus_outline,
        "show_outline": lambda: place.guide.show_panel(window.acts.by_name["show_outline"].isChecked()),
        "previous_heading": lambda: place.guide.go_by(-1),
        "next_heading": lambda: place.guide.go_by(1),
        "fold": view.folding.fold_here,
        "unfold": view.folding.unfold_here,
        "fold_level_1": lambda: view.folding.fold_to_level(1),
        "fold_level_2": lambda: view.folding.fold_to_level(2),
        "fold_level_3": lambda: view.folding.fold_to_level(3),
        "unfold_all": view.folding.unfold_all,
        "keys": window.show_guide,
        "about": window.show_about,
    }


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
    }
    return {need for need, is_met in needs.items() if is_met}
