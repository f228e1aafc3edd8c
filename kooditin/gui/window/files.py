"""What the window does with files: projects, imports, exports and backups, each long one in the background."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from kooditin.disk import BRIEF, is_same, is_there, replacing
from kooditin.gui.bridge.background import Job
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.window.importing import Importing
from kooditin.gui.window.survey_import import SurveyImport
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.errors import Damaged, KooditinError
from kooditin.qda.reasons import not_written
from kooditin.qda.source import Warning
from kooditin.resources import resource
from kooditin.settings import data_folder, documents_folder

if TYPE_CHECKING:
    from kooditin.formats.to_csv import Headings
    from kooditin.gui.window.main_window import MainWindow
    from kooditin.gui.window.start_page import NewProject

SUFFIX = ".kooditin"


class Files(QObject):
    """The window's acts on files. Results and problems are told in the window's notice or on the start page."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self.jobs: list[Job] = []
        self.importing = Importing(self)
        self.surveys = SurveyImport(self)

    def run(
        self, words: str, work: Callable[[Job], Any], done: Callable[[Any], object], failed: Callable[[Any], object]
    ) -> Job:
        """Starts work in the background with its progress in the status line."""
        job = self.start(Job(work, self), done, failed)
        self.window.status.show_job(job, words)
        return job

    def start(self, job: Job, done: Callable[[Any], object], failed: Callable[[Any], object]) -> Job:
        """Starts a job that shows its progress elsewhere, or needs none."""
        job.done.connect(done)
        job.failed.connect(failed)
        self.jobs.append(job)
        job.finished.connect(lambda: self.jobs.remove(job))
        return job.start()

    def run_beside(
        self, words: str, act: Callable[[Project], Any], told: Callable[[Any], object] | None = None
    ) -> None:
        """Carries out an act of the project in the background, over a connection of its own, and shows its change.

        Then `told` gets what the act returned.
        """
        project = self.window.project
        assert project is not None

        def work(job: Job) -> tuple[list[Change], Any]:
            changes: list[Change] = []
            sibling = project.sibling()
            try:
                sibling.subscribe(changes.append)
                result = act(sibling)
            finally:
                sibling.close()
            return changes, result

        def done(outcome: tuple[list[Change], Any]) -> None:
            changes, result = outcome
            for change in changes:
                project.announce(change)
            if told is not None:
                told(result)

        self.run(words, work, done, self.tell_failed)

    # Projects

    def choose_project(self) -> None:
        """Asks for a project file and opens it."""
        folder = str(self.window.project.path.parent if self.window.project else documents_folder())
        name, _ = QFileDialog.getOpenFileName(
            self.window, tr("Open a project"), folder, tr("Kooditin projects") + f" (*{SUFFIX})"
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path, *, steal_lock: bool = False) -> None:
        """Opens a project in the background and shows it; the one that is at hand for writing stays as it is."""
        open_at = self._opener()
        words = tr("Opening {name}").format(name=path.stem)
        self.run(words, lambda _: open_at(path, steal_lock), self._show_opened, self._open_failed(path))

    def _opener(self) -> Callable[[Path, bool], Project | None]:
        """Opens a project, in the background: a server that is gone is waited for long. None: it is the one at hand."""
        at_hand, coder = self.window.project, self.window.settings.coder or None
        ours = at_hand.path if at_hand is not None and not at_hand.read_only else None

        def opened(path: Path, steal_lock: bool = False) -> Project | None:
            if ours is not None and is_same(path, ours):  # opening it anew would find our own lock
                return None
            return Project.open(path, coder=coder, steal_lock=steal_lock, backup_folder=backup_folder())

        return opened

    def _show_opened(self, project: Project | None) -> None:
        if project is None:
            self.window.transcript.setFocus()
        else:
            self.window.show_project(project)

    def _open_failed(self, path: Path) -> Callable[[Exception], None]:
        def tell(error: Exception) -> None:
            self.window.show_some_page()
            if not isinstance(error, KooditinError):
                raise error
            backup = error.newest_backup if isinstance(error, Damaged) else None
            if backup is None:
                self.window.tell_problem(error)
                return
            self.window.tell(
                partial(said, error),
                (lambda: tr("Restore the newest good backup"), lambda: self.restore(backup, path)),
                problem=True,
            )

        return tell

    def restore(self, backup: Path, path: Path) -> None:
        """Puts a backup in the place of a project (whose file is kept as a backup too) and opens it."""
        if self.window.project and self.window.project.path == path:
            self.window.close_project()

        def work(job: Job) -> None:
            from kooditin.project import backups

            backups.restore(backup, path, backup_folder())

        self.run(tr("Restoring the backup"), work, lambda _: self.open(path), self.tell_failed)

    def create(self, new: "NewProject") -> None:
        """Makes a new project as the start page's form says, and opens it."""

        def work(job: Job) -> Project:
            from kooditin.formats import codebook_table

            table = resource("codebooks", "te24.csv") if new.codebook == "te24" else new.codebook
            codes = () if table == "empty" else codebook_table.read(Path(table))
            return Project.create(new.path, name=new.name, coder=new.coder, codebook=codes)

        self.run(tr("Creating {name}").format(name=new.name), work, self.window.show_project, self.tell_failed)

    def open_example(self) -> None:
        """Opens the example project; writes it into the user's documents first when it is not there."""
        path = documents_folder() / (tr("Kooditin example") + SUFFIX)
        open_at = self._opener()

        def work(job: Job) -> Project | None:
            from kooditin.sample import write_example

            if not is_there(path):
                write_example(path)
            return open_at(path, False)

        self.run(tr("Making the example project"), work, self._show_opened, self.tell_failed)

    def tell_failed(self, error: Exception) -> None:
        """Says what background work could not do; an error that is ours rises."""
        if not isinstance(error, KooditinError):
            raise error
        self.window.tell_problem(error)

    # Imports

    def ask(self, paths: Sequence[Path]) -> None:
        """Shows files before they come in: one survey in its wizard, all else in the import window."""
        if len(paths) == 1 and self.surveys.takes(paths[0]):
            self.surveys.ask(paths[0], may_be_transcript=True)
        else:
            self.importing.ask(paths)

    def import_sources(self, paths: Sequence[Path]) -> None:
        """Imports files without a question, each as it was read."""
        self.importing.import_sources(paths)

    def import_codebook(self) -> None:
        """Asks for a codebook table and adds its codes in one operation."""
        name, _ = QFileDialog.getOpenFileName(
            self.window,
            tr("Import a codebook"),
            str(documents_folder()),
            tr("Codebook tables") + " (*.csv *.tsv *.txt)",
        )
        if not name or self.window.project is None:
            return
        from kooditin.formats import codebook_table

        try:
            added = self.window.project.codes.add_many(codebook_table.read(Path(name)))
        except KooditinError as error:
            self.window.tell_problem(error)
        else:
            self.window.tell(tr("%n code(s) imported.", len(added)), (tr("Undo"), self.window.undo))

    # Exports and backups

    def choose_export(self) -> None:
        """Asks for a name and writes the coded excerpts as CSV."""
        project = self.window.project
        if project is None:
            return
        offered = project.path.with_name(f"{project.path.stem} – {tr('excerpts')}.csv")
        name, _ = QFileDialog.getSaveFileName(
            self.window, tr("Export excerpts"), str(offered), tr("CSV for Excel") + " (*.csv)"
        )
        if name:
            self.export(Path(name))

    def export(self, path: Path) -> None:
        """Writes the excerpts in the background, then tells how many and offers to open the folder."""
        assert self.window.project is not None
        project = self.window.project
        headings: Headings = "fi" if self.window.language == "fi" else "en"

        def work(job: Job) -> int:
            from kooditin.exchange import export_excerpts

            sibling = project.sibling()
            try:
                return export_excerpts(sibling, path, profile="excel", headings=headings)
            finally:
                sibling.close()

        def done(rows: int) -> None:
            words = tr("%n excerpt(s) written to {name}.", rows).format(name=path.name)
            self.window.tell(words, (tr("Open the folder"), lambda: open_folder(path.parent)))

        self.run(tr("Exporting"), work, done, self.tell_failed)

    def show_backups(self) -> None:
        """Opens the list of backups of the project."""
        from kooditin.gui.window.backups_dialog import BackupsDialog
        from kooditin.project import backups

        project = self.window.project
        if project is None:
            return
        dialog = BackupsDialog(self.window)
        dialog.show_backups(backups.list_backups(project.guid, backup_folder()))
        dialog.restore_requested.connect(dialog.accept)
        dialog.restore_requested.connect(lambda backup: self.restore(backup.path, project.path))
        dialog.folder_requested.connect(lambda: open_folder(backup_folder() / project.guid))
        dialog.open()

    def save_history(self, text: str) -> None:
        """Asks for a name and saves the history as text."""
        project = self.window.project
        if project is None:
            return
        offered = project.path.with_name(f"{project.path.stem} – {tr('history')}.txt")
        name, _ = QFileDialog.getSaveFileName(self.window, tr("Save the history"), str(offered), "*.txt")
        if name:
            self.write_text(Path(name), text)

    def write_text(self, path: Path, text: str) -> None:
        """Writes a text of the user's own; tells where that could not be done."""
        try:
            with replacing(path, BRIEF) as beside:
                beside.write_text(text, encoding="utf-8")
        except OSError as error:
            self.window.tell_problem(not_written(path, error))

    def check(self) -> None:
        """Checks the project file in the background and tells the result."""
        assert self.window.project is not None
        project = self.window.project

        def work(job: Job) -> list[Warning]:
            sibling = project.sibling()
            try:
                return sibling.problems()
            finally:
                sibling.close()

        def done(problems: list[Warning]) -> None:
            if problems:
                self.window.tell(lambda: "\n".join(map(said, problems[:8])), problem=True)
            else:
                self.window.tell(tr("The project file is sound: every excerpt matches its text."))

        self.run(tr("Checking"), work, done, self.tell_failed)

    def wait(self) -> None:
        """Cancels what is under way and waits for its end: before the window closes."""
        for job in tuple(self.jobs):
            job.cancel()
            job.wait()


def backup_folder() -> Path:
    """Where the backups of all projects are."""
    return data_folder() / "backups"


def open_folder(folder: Path) -> None:
    """Shows a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
