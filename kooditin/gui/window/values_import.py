"""Takes values of cases from a file or the clipboard: read, matched and written in the background."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from kooditin.gui.bridge.background import Job
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.materials.case_clipboard import cells_of
from kooditin.qda.errors import KooditinError
from kooditin.qda.survey_table import SurveyTable, table_of
from kooditin.settings import documents_folder

if TYPE_CHECKING:
    from kooditin.exchange.case_values import Target
    from kooditin.gui.materials.values_window import ValuesWindow
    from kooditin.gui.window.files import Files
    from kooditin.qda.case import Variable

    Read = tuple[SurveyTable, list[Target], list[Variable]]


def choose_values(files: "Files") -> None:
    """Asks for a table and opens it."""
    from kooditin.exchange.surveys import table_suffixes

    patterns = " ".join(f"*{suffix}" for suffix in table_suffixes())
    name, _ = QFileDialog.getOpenFileName(
        files.window, tr("Import values"), str(documents_folder()), f"{tr('Tables')} ({patterns})"
    )
    if name:
        read_values(files, Path(name))


def read_values(files: "Files", path: Path) -> None:
    """Reads a table and opens the window that matches its rows."""

    def read() -> SurveyTable:
        from kooditin.exchange.surveys import read_table

        return read_table(path)

    _prepare(files, path.name, read)


def paste_values(files: "Files", text: str) -> None:
    """Opens a table that was copied from a spreadsheet, headings and all."""
    _prepare(files, tr("the clipboard"), lambda: table_of(cells_of(text), kind="clipboard"))


def _prepare(files: "Files", name: str, read: Callable[[], SurveyTable]) -> None:
    project = files.window.project
    if project is None or project.read_only:
        return

    def work(job: Job) -> "Read":
        from kooditin.exchange.case_values import project_targets

        table = read()
        sibling = project.sibling()
        try:
            return table, project_targets(sibling), sibling.cases.variables()
        finally:
            sibling.close()

    def done(result: "Read") -> None:
        if files.window.project is project:
            open_values(files, name, *result)

    def failed(error: Exception) -> None:
        if not isinstance(error, KooditinError):
            raise error
        files.window.tell_problem(error)

    files.run(tr("Reading {name}").format(name=name), work, done, failed)


def open_values(
    files: "Files", name: str, table: SurveyTable, targets: "list[Target]", variables: "list[Variable]"
) -> "ValuesWindow":
    """Opens the window; what it asks to be written is written in the background as one act."""
    from kooditin.exchange.case_values import write_values
    from kooditin.gui.materials.values_window import ValuesWindow

    window = ValuesWindow(name, table, targets, variables, files.window)
    window.import_requested.connect(
        lambda columns, matches: files.run_beside(
            tr("Importing values"), lambda project: write_values(project, table, columns, matches)
        )
    )
    window.open()
    return window
