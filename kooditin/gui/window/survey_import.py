"""How a survey comes in by itself: its columns seen and chosen in the wizard, then all of it brought in as one act."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from kooditin.gui.bridge.background import Job
from kooditin.gui.bridge.i18n import number, said, tr
from kooditin.gui.window.bringing_in import bring_in
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.imports import Batch
from kooditin.qda.source import Warning
from kooditin.settings import documents_folder

if TYPE_CHECKING:
    from kooditin.gui.materials.survey_wizard import SurveyWizard
    from kooditin.gui.window.files import Files
    from kooditin.qda.survey import SurveyMapping, SurveyTable

WIZARD = "kooditin.gui.materials.survey_wizard"
# As exchange.surveys.table_suffixes() has them, without loading all readers in the window's own thread.
TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods", ".sav", ".zsav")
TOLD = 3  # remarks in the notice; the report has them all


class SurveyImport(QObject):
    """The window's import of one survey."""

    def __init__(self, files: "Files") -> None:
        super().__init__(files)
        self.files = files
        self.window = files.window
        self.wizard: SurveyWizard | None = None

    def choose_file(self) -> None:
        """Asks for a table and shows it in the wizard."""
        patterns = " ".join(f"*{suffix}" for suffix in TABLES)
        name, _ = QFileDialog.getOpenFileName(
            self.window,
            tr("Import a survey"),
            str(documents_folder()),
            f"{tr('Surveys and tables')} ({patterns});;{tr('All files')} (*)",
        )
        if name:
            self.ask(Path(name))

    @staticmethod
    def takes(path: Path) -> bool:
        """Whether the file is a table by its name."""
        return path.suffix.lower() in TABLES

    def ask(self, path: Path, *, may_be_transcript: bool = False) -> None:
        """Shows a table in the wizard; nothing is written before that is accepted.

        A table whose rows are the turns of a transcript goes to the import window at once where it `may_be_transcript`;
        else the wizard offers that.
        """
        project = self.window.project
        if project is None or self.wizard is not None:
            return
        if project.read_only_reason is not None:
            self.window.tell_problem(project.read_only_reason)
            return
        # the wizard and the readers are loaded in the background: that takes long the first time
        load = Job(lambda _: (import_module("kooditin.exchange"), import_module(WIZARD)), self)
        self.files.start(load, lambda _: self._open(project, path, may_be_transcript), self.files.tell_failed)

    def _open(self, project: Project, path: Path, may_be_transcript: bool) -> None:
        from kooditin.gui.materials.survey_wizard import SurveyWizard

        if self.window.project is not project or self.wizard is not None:
            return
        wizard = SurveyWizard(self.window, imports=True)
        self.wizard = wizard
        wizard.mapping_saved.connect(self._save_mapping)
        wizard.accepted_mapping.connect(self._bring_in)
        wizard.transcript_requested.connect(lambda: self._as_transcript(path))
        if may_be_transcript:
            wizard.transcript_found.connect(lambda: self._as_transcript(path))
        wizard.finished.connect(self._end)
        wizard.show_file(path, project.imports.mappings(), unicodedata.normalize("NFC", path.stem))
        wizard.open()

    def _end(self) -> None:
        wizard, self.wizard = self.wizard, None
        if wizard is not None:
            wizard.deleteLater()

    def leave(self) -> None:
        """Closes the wizard without an import: the project is being left."""
        if self.wizard is not None:
            self.wizard.done(QDialog.DialogCode.Rejected.value)

    def _as_transcript(self, path: Path) -> None:
        self.leave()
        self.files.importing.ask([path])

    def _save_mapping(self, name: str, columns: str) -> None:
        project = self.window.project
        if project is not None and self.wizard is not None:
            self.window.place.do(lambda project: project.imports.save_mapping(name, columns))
            self.wizard.set_saved(project.imports.mappings())

    def _bring_in(self, mapping: "SurveyMapping") -> None:
        project, wizard = self.window.project, self.wizard
        assert project is not None
        assert wizard is not None
        assert wizard.table is not None
        table, file, sha256 = wizard.table, unicodedata.normalize("NFC", wizard.path.name), wizard.sha256
        self.files.run(
            tr("Importing"),
            lambda job: bring_in(job, project, _batch(table, mapping, file, sha256)),
            lambda result: self._tell(project, *result),
            self.files.tell_failed,
        )

    def _tell(self, project: Project, batch: Batch, changes: list[Change]) -> None:
        for change in changes:
            project.announce(change)
        buttons: list[tuple[str, Callable[[], object]]] = []
        if changes and self.window.project is project:
            buttons = [
                (tr("Undo"), self.window.undo),
                (tr("Show the import report"), self.files.importing.show_reports),
            ]
        self.window.tell("\n".join(_told(batch) if changes else [tr("Nothing was imported.")]), *buttons)


def _batch(table: "SurveyTable", mapping: "SurveyMapping", file: str, sha256: str) -> Callable[[Project], Batch]:
    """Makes the batch of the survey, with a remark where the project has something of the same file already."""

    def made(sibling: Project) -> Batch:
        from kooditin.exchange.surveys import survey_batch

        batch = survey_batch(table, mapping, origin=file, sha256=sha256, name=mapping.name)
        twin = sibling.sources.with_sha256(sha256) if sha256 else None
        if twin is None:
            return batch
        remark = Warning("This file is in the project already, as {name}. Undo to leave it out.", {"name": twin.name})
        return replace(batch, remarks={file: (remark,)})

    return made


def _told(batch: Batch) -> list[str]:
    """What came in, in one line, and the first remarks below it."""
    parts = [tr("%n respondent(s)", len(batch.cases)).replace(str(len(batch.cases)), number(len(batch.cases)))]
    if batch.sources:
        parts.append(tr("%n source(s)", len(batch.sources)))
    if batch.variables:
        parts.append(tr("%n variable(s)", len(batch.variables)))
    remarks = [said(warning) for told in batch.remarks.values() for warning in told]
    remarks += [said(warning) for table in batch.tables for warning in table.warnings]
    remarks += [said(warning) for source in batch.sources for warning in source.warnings]
    lines = [tr("Imported: {parts}.").format(parts=", ".join(parts)), *remarks[:TOLD]]
    if len(remarks) > TOLD:
        lines.append(tr("%n more remark(s).", len(remarks) - TOLD))
    return lines
