"""How sources come in: looked through in the background, shown in the import window, brought in as one act."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog

from kooditin.gui.bridge.background import Job
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.window.bringing_in import bring_in
from kooditin.gui.window.notice import Words
from kooditin.project.project import Project
from kooditin.qda.case import shown_value
from kooditin.qda.change import Change
from kooditin.qda.errors import KooditinError
from kooditin.qda.imports import Batch
from kooditin.qda.source import Warning
from kooditin.settings import documents_folder

if TYPE_CHECKING:
    from kooditin.exchange.corrections import Corrections
    from kooditin.exchange.incoming import Incoming
    from kooditin.gui.materials.import_window import ImportWindow
    from kooditin.gui.window.files import Files

    # the files and what is said of each, and the names of those that were passed over
    Chosen = tuple[Sequence[tuple[Incoming, Corrections]], Sequence[str]]

WINDOW = "kooditin.gui.materials.import_window"
TOLD = 5  # remarks in the notice; the report has them all


class Importing(QObject):
    """The window's import of sources."""

    def __init__(self, files: "Files") -> None:
        super().__init__(files)
        self.files = files
        self.window = files.window
        self.asking: ImportWindow | None = None

    def get_ready(self) -> None:
        """Loads the readers and the window in the background, for an import that is at hand: it takes long at first."""
        if WINDOW not in sys.modules:
            self._load(lambda _: None)

    def _load(self, done: Callable[[object], object]) -> None:
        self.files.start(Job(lambda _: import_module(WINDOW), self), done, self.files.tell_failed)

    def choose_files(self) -> None:
        """Asks for files and shows them in the import window."""
        self._load(lambda _: self._ask_for_files())

    def _ask_for_files(self) -> None:
        from kooditin.exchange import readable_suffixes
        from kooditin.exchange.archives import ARCHIVE

        patterns = " ".join(f"*{suffix}" for suffix in (*readable_suffixes(), ARCHIVE))
        names, _ = QFileDialog.getOpenFileNames(
            self.window,
            tr("Import sources"),
            str(documents_folder()),
            f"{tr('Transcripts and documents')} ({patterns});;{tr('All files')} (*)",
        )
        if names:
            self.ask([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Asks for a folder and shows the files in it and its subfolders."""
        self.get_ready()
        name = QFileDialog.getExistingDirectory(self.window, tr("Import a folder"), str(documents_folder()))
        if name:
            self.ask([Path(name)])

    def ask(self, paths: Sequence[Path]) -> None:
        """Looks the files through while the import window shows them; nothing is written before it is accepted."""
        project = self.window.project
        if project is None or not paths or self.asking is not None:
            return
        if project.read_only_reason is not None:
            self.window.tell_problem(project.read_only_reason)
            return
        self._load(lambda _: self._open(project, paths))

    def _open(self, project: Project, paths: Sequence[Path]) -> None:
        from kooditin.gui.materials.import_window import ImportWindow

        if self.window.project is not project or self.asking is not None:
            return
        window = ImportWindow(self.window)
        window.set_known(
            [case.name for case in project.cases.all()],
            _choices(project, self.window.language),
            project.imports.mappings(),
        )
        window.mapping_saved.connect(self._save_mapping)
        folder = TemporaryDirectory(prefix="kooditin-", ignore_cleanup_errors=True)
        job = Job(_look(paths, Path(folder.name), _names_by_sha256(project)), self)
        job.gave.connect(window.add)
        job.progressed.connect(window.show_progress)
        window.finished.connect(lambda result: self._end(window, job, folder, result))
        self.asking = window

        def show() -> None:
            if self.asking is window:
                window.open()
                QTimer.singleShot(0, read)

        def read() -> None:
            if self.asking is window:
                self.files.start(job, window.finish, failed)

        def failed(error: Exception) -> None:
            window.finish()
            self.files.tell_failed(error)

        QTimer.singleShot(0, show)  # made, painted and filled in three moments, so that none is long

    def _end(self, window: "ImportWindow", job: Job, folder: "TemporaryDirectory[str]", result: int) -> None:
        self.asking = None
        job.cancel()
        if result == QDialog.DialogCode.Accepted:
            self.bring_in(window.model.files(), window.passed_over)
        window.deleteLater()

        def clear(_: Job) -> None:
            job.wait()
            folder.cleanup()

        self.files.start(Job(clear, self), lambda _: None, self.files.tell_failed)

    def _save_mapping(self, name: str, columns: str) -> None:
        self.window.place.do(lambda project: project.imports.save_mapping(name, columns))

    def leave(self) -> None:
        """Closes the import window without an import: the project is being left."""
        if self.asking is not None:
            self.asking.done(QDialog.DialogCode.Rejected.value)

    def import_sources(self, paths: Sequence[Path]) -> None:
        """Imports files without a question, each as it was read; a file that is in the project already, again."""
        project = self.window.project
        if project is None:
            return
        seen = _names_by_sha256(project)

        def gather(job: Job) -> "Chosen":
            from kooditin.exchange.corrections import Corrections

            found: list[Incoming] = []
            with TemporaryDirectory(prefix="kooditin-", ignore_cleanup_errors=True) as folder:
                passed_over = _look_through(job, paths, Path(folder), seen, found.append)
            return ([], ()) if job.is_cancelled else ([(incoming, Corrections()) for incoming in found], passed_over)

        self._write(project, gather)

    def bring_in(self, files: "Sequence[tuple[Incoming, Corrections]]", passed_over: Sequence[str] = ()) -> None:
        """Writes the files that are ticked, as they are corrected, in the background and as one act."""
        project = self.window.project
        if project is not None:
            self._write(project, lambda job: (files, passed_over), is_known=True)

    def _write(
        self,
        project: Project,
        gather: "Callable[[Job], Chosen]",
        *,
        is_known: bool = False,
    ) -> None:
        def work(job: Job) -> tuple[Batch, list[Change]]:
            from kooditin.exchange.corrections import batch_of

            return bring_in(job, project, lambda _: batch_of(*gather(job)))

        def done(result: tuple[Batch, list[Change]]) -> None:
            batch, changes = result
            for change in changes:
                project.announce(change)
            self._tell(project, batch, is_known)

        self.files.run(tr("Importing"), work, done, self.files.tell_failed)

    def _tell(self, project: Project, batch: Batch, is_known: bool) -> None:
        """What came in; what did not come is told at length only where the import window has not shown it."""
        count, cases = len(batch.sources), sum(table.cases for table in batch.tables)
        errors = [failed.error for failed in batch.not_read]  # not the batch itself: the notice outlives its texts
        remarks = [(source.name, warning) for source in batch.sources for warning in source.warnings]
        buttons: list[tuple[Words, Callable[[], object]]] = []
        if (count or cases) and self.window.project is project:
            buttons = [
                (lambda: tr("Undo"), self.window.undo),
                (lambda: tr("Show the import report"), self.show_reports),
            ]
        told = partial(_told, count, cases, errors, remarks, is_known=is_known)
        self.window.tell(told, *buttons, problem=bool(errors) and not is_known)

    def show_reports(self) -> None:
        """Opens what the imports of the project said, the newest first."""
        from kooditin.gui.materials.import_report import ImportReports

        project = self.window.project
        if project is None:
            return
        dialog = ImportReports(self.window)
        dialog.show_reports(project.imports.reports())
        dialog.save_asked.connect(self._save)
        dialog.open()

    def _save(self, name: str, text: str) -> None:
        project = self.window.project
        if project is None:
            return
        offered = project.path.with_name(f"{project.path.stem} – {name}.txt")
        chosen, _ = QFileDialog.getSaveFileName(self.window, tr("Save the import report"), str(offered), "*.txt")
        if chosen:
            self.files.write_text(Path(chosen), text)


def _look(paths: Sequence[Path], folder: Path, seen: dict[str, str]) -> Callable[[Job], Sequence[str]]:
    return lambda job: _look_through(job, paths, folder, seen, job.give)


def _look_through(
    job: Job, paths: Sequence[Path], folder: Path, seen: dict[str, str], take: "Callable[[Incoming], object]"
) -> Sequence[str]:
    """Reads the files one by one; gives the names of those of other kinds, which were passed over."""
    from kooditin.exchange.incoming import gathered, looked_through, refused

    found = gathered(paths, folder)
    for failed in found.not_read:
        take(refused(failed))
    for done, path in enumerate(found.files):
        if job.is_cancelled:
            break
        job.report(done, len(found.files))
        take(looked_through(path, seen))
    return found.left_out


def _names_by_sha256(project: Project) -> dict[str, str]:
    return {source.sha256: source.name for source in project.sources.all() if source.sha256}


def _choices(project: Project, language: str) -> dict[str, list[str]]:
    """The values that each variable offers: the choices that it lists, or yes and no."""
    return {
        each.name: [shown_value(text, "yesno", language) for text in ("yes", "no")]
        if each.type == "yesno"
        else list(each.choices)
        for each in project.cases.variables()
    }


def _told(
    count: int,
    cases: int,
    errors: Sequence[KooditinError],
    remarks: Sequence[tuple[str, Warning]],
    *,
    is_known: bool,
) -> str:
    """What is said of an import, in the window's language of the moment; `remarks` are on sources by their names."""
    lines = [tr("%n source(s) imported.", count)] if count else []
    if cases:
        lines.append(tr("%n respondent(s) became cases.", cases))
    elif not count:
        lines.append(tr("Nothing was imported."))
    if is_known and errors:
        lines.append(tr("%n file(s) were left out.", len(errors)))
    elif not is_known:
        all_remarks = [*map(said, errors), *(f"{name}: {said(warning)}" for name, warning in remarks)]
        lines = (lines if count or cases or not all_remarks else []) + all_remarks[:TOLD]
        if len(all_remarks) > TOLD:
            lines.append(tr("%n more remark(s).", len(all_remarks) - TOLD))
    return "\n".join(lines)
