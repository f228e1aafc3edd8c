"""The survey wizard: what becomes of each column is seen and changed here before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import rule
from kooditin.gui.bridge.fitting import fit_to_screen, scrolling
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.bridge.newest import Newest
from kooditin.gui.materials.survey_bar import SurveyBar
from kooditin.gui.materials.survey_head import SurveyHead, SurveyNotice
from kooditin.gui.materials.survey_model import SurveyModel
from kooditin.gui.materials.survey_preview import SurveyPreview
from kooditin.gui.materials.survey_reading import (
    Opened,
    Trial,
    opened_file,
    opened_table,
    refitted,
    reproposed,
    tried_out,
    write_mapping,
    written_mapping,
)
from kooditin.gui.materials.survey_sheet import SurveySheet
from kooditin.gui.materials.survey_words import counts_words, opened_words
from kooditin.qda.errors import KooditinError
from kooditin.qda.survey import SurveyMapping, SurveyTable, to_json
from kooditin.qda.survey_edits import with_choices, with_question
from kooditin.qda.survey_facts import problems

SETTLE_MS = 120


class SurveyWizard(QDialog):
    """One survey. `accepted_mapping` carries the mapping, whose name is the survey's; `table` is what it is of.

    `mapping_saved` asks for a mapping to be kept in the project: its name and its JSON. With `imports` the last
    button says that it imports, else that the choices hold. `transcript_found` tells that the file is rather a
    transcript, `transcript_requested` that the user wants it as one.
    """

    accepted_mapping = Signal(object)
    mapping_saved = Signal(str, str)
    transcript_found = Signal()
    transcript_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, imports: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("survey_wizard")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.path, self.sha256 = Path(), ""
        self.table: SurveyTable | None = None
        self._imports = imports
        self._saved: dict[str, str] = {}
        self._row = -1
        self._was_changed = self._was_warned = False
        self.reading, self.trial = Newest(self), Newest(self)
        self.model = SurveyModel(self)
        self.head, self.notice, self.bar = SurveyHead(self), SurveyNotice(self), SurveyBar(self)
        self.sheet, self.preview = SurveySheet(self.model, self), SurveyPreview(self)
        self.waiting, self.summary = QLabel(self), QLabel(self)
        self.cancel, self.finish = QPushButton(self), QPushButton(self)
        self.pages = QStackedWidget(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_state()

    def _lay_out(self) -> None:
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.setWordWrap(True)
        self.waiting.setMargin(48)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.cancel.setObjectName("cancel_survey")
        self.cancel.setAutoDefault(False)
        self.finish.setObjectName("finish_survey")
        self.finish.setProperty("primary", True)
        left, content = QWidget(self), QWidget(self)
        splitter = QSplitter(content)
        splitter.addWidget(left)
        side = scrolling(self.preview)
        side.setMinimumWidth(270)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        splitter.addWidget(side)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([900, 350])
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        for widget in (self.summary, self.cancel, self.finish):
            foot.addWidget(widget, 1 if widget is self.summary else 0)
        _stack(left, self.bar, rule(self), self.sheet)
        _stack(content, self.head, self.notice, rule(self), splitter)
        column = _stack(self, self.pages)
        column.addWidget(rule(self))
        column.addLayout(foot)
        self.pages.addWidget(self.waiting)
        self.pages.addWidget(content)
        fit_to_screen(self, QSize(1300, 720))

    def _connect(self) -> None:
        head, bar, settings = self.head, self.bar, self.head.settings
        self.cancel.clicked.connect(self.reject)
        self.finish.clicked.connect(self.accept)
        self.model.changed.connect(self._follow)
        self.sheet.selectionModel().selectionChanged.connect(self._show_chosen)
        self.sheet.selectionModel().currentChanged.connect(self._show_column)
        self._settle.timeout.connect(self._try_out)
        self.reading.found.connect(self._show_found)
        self.reading.refused.connect(self._tell_refused)
        self.trial.found.connect(self._show_trial)
        bar.role_requested.connect(self._set_role)
        bar.kind_requested.connect(self._set_kind)
        bar.filter_changed.connect(self._find)
        head.name_edited.connect(self._rename)
        head.sheet_chosen.connect(self._read)
        head.header_rows_chosen.connect(self._take_header_rows)
        head.together_chosen.connect(lambda together: self._choose(together=together))
        head.name_before_id_chosen.connect(lambda before: self._choose(name_before_id=before))
        settings.used.connect(lambda name: self._refit(self._saved[name]))
        settings.save_requested.connect(self._save)
        settings.read_requested.connect(self.read_mapping)
        settings.write_requested.connect(self.write_mapping)
        settings.proposal_requested.connect(lambda: self._take_header_rows(self.model.mapping.header_rows))
        self.preview.question_changed.connect(self._set_question)
        self.preview.choices_changed.connect(self._set_choices)
        theme.notifier().changed.connect(self._show_state)

    # What is shown

    def show_file(self, path: Path, saved: Mapping[str, str], name: str = "") -> None:
        """Reads a file in the background and shows its first sheet of answers with what is proposed."""
        self.path = path
        self.set_saved(saved)
        self.head.name.setText(name or path.stem)
        self._read(None)

    def show_table(self, path: Path, table: SurveyTable, mapping: SurveyMapping, saved: Mapping[str, str]) -> None:
        """Shows a table that was read already. `saved` are the project's mappings by name, as JSON."""
        self.path = path
        self.set_saved(saved)
        self.head.name.setText(mapping.name or path.stem)
        self._run(lambda: opened_table(table, mapping, dict(saved)))

    def set_saved(self, saved: Mapping[str, str]) -> None:
        """The mappings that the project has."""
        self._saved = dict(saved)
        self.head.settings.set_names(tuple(self._saved))
        self.head.settings.folder = self.path.parent

    def mapping(self) -> SurveyMapping:
        """What is chosen by now, under the survey's name."""
        return replace(self.model.mapping, name=self._name())

    def _name(self) -> str:
        return " ".join(self.head.name.text().split()) or self.path.stem

    def _read(self, sheet: str | None) -> None:
        path, name, saved = self.path, self._name(), dict(self._saved)
        self._run(lambda: opened_file(path, sheet, name, saved))

    def _run(self, work: Callable[[], Opened]) -> None:
        self.preview.flush()
        self.reading.ask(work)
        self._show_state()

    def _show_found(self, opened: Opened) -> None:
        if opened.table is self.table:
            self._take(opened)
        else:
            self._show_opened(opened)

    def _tell_refused(self, error: KooditinError) -> None:
        self.tell(said(error), problem=True)

    def tell(self, words: str, *, problem: bool = False) -> None:
        """Says something above the columns, or in their place where there are none."""
        if self.table is None:
            self.waiting.setText(words)
        else:
            self.notice.tell(words, problem=problem)
        self._show_state()

    def _show_opened(self, opened: Opened) -> None:
        self.table = opened.table
        self.sha256 = opened.sha256 or self.sha256
        self.head.show_table(self.path.name, opened.table)
        self._row = -1
        self.model.show_survey(opened.mapping, opened.facts)
        self._was_changed = False
        self.pages.setCurrentIndex(1)
        self.head.settings.suggested_name = self._name()
        self.notice.tell("\n".join(map(said, opened.table.warnings)))
        if opened.offered:
            offer = tr("The column settings “{name}” of this project fit this survey.").format(name=opened.offered)
            self.notice.tell(offer, tr("Use them"), partial(self._refit, self._saved[opened.offered]))
        if opened.is_transcript:
            words = tr("The rows look like the turns of a transcript, not like respondents.")
            self.notice.tell(words, tr("Import as a transcript"), self.transcript_requested.emit)
            self.transcript_found.emit()
        self.sheet.go_to(0)
        self.sheet.setFocus()

    # What is changed

    def _set_role(self, role: str) -> None:
        self.sheet.set_role(role)  # type: ignore[arg-type]  # one of COLUMN_ROLES
        self.sheet.setFocus()

    def _set_kind(self, kind: str) -> None:
        self.sheet.set_kind(kind)  # type: ignore[arg-type]  # one of COLUMN_KINDS
        self.sheet.setFocus()

    def _set_question(self, question: str) -> None:
        if self._row >= 0:
            self.model.change([self._row], lambda column, _: with_question(column, question))

    def _set_choices(self, lines: str) -> None:
        if self._row >= 0:
            self.model.change([self._row], lambda column, _: with_choices(column, lines))

    def _choose(self, **chosen: object) -> None:
        self.model.choose(replace(self.model.mapping, **chosen))  # type: ignore[arg-type]  # fields of the mapping

    def _rename(self) -> None:
        self.head.settings.suggested_name = self._name()
        self._settle.start()

    def _take_header_rows(self, count: int) -> None:
        table, name = self.table, self._name()
        assert table is not None
        together = self.model.mapping.together
        self._run(lambda: reproposed(table, name, count, together))

    def _refit(self, columns: str) -> None:
        table, name = self.table, self._name()
        assert table is not None
        self._run(lambda: refitted(table, name, columns))

    def _take(self, opened: Opened) -> None:
        self.model.choose(opened.mapping, opened.facts)
        self.tell(opened_words(opened))
        self.sheet.setFocus()

    # Column settings in the project and in files

    def _save(self, name: str) -> None:
        self.preview.flush()
        self.mapping_saved.emit(name, to_json(self.mapping()))
        self.tell(tr("The column settings are saved in the project as “{name}”.").format(name=name))

    def read_mapping(self, path: Path) -> None:
        """Uses the column settings of a file."""
        table, name = self.table, self._name()
        assert table is not None
        self._run(lambda: refitted(table, name, written_mapping(path)))

    def write_mapping(self, path: Path) -> None:
        """Writes the column settings to a file, for --mapping of the command line or another project."""
        self.preview.flush()
        try:
            write_mapping(path, to_json(self.mapping()))
        except KooditinError as error:
            self.tell(said(error), problem=True)
        else:
            self.tell(tr("The column settings are in {name}.").format(name=path.name))

    # What it will be

    def _follow(self) -> None:
        """Shows what another choice means: at once in words, a moment later as text and cases."""
        self._was_changed = True
        self.head.show_mapping(self.model.mapping)
        self._show_chosen()
        if 0 <= self._row < self.model.rowCount():
            self.preview.show_column(self.model.mapping.columns[self._row])
        self._show_state()
        self._settle.start()

    def _try_out(self) -> None:
        if self.table is not None:
            table, mapping, facts, origin = self.table, self.mapping(), self.model.facts, self.path.name
            self.trial.ask(lambda: tried_out(table, mapping, facts, origin))

    def _show_trial(self, trial: Trial) -> None:
        self.preview.show_trial(trial)
        self.model.show_unfit(trial.unfit)

    def _show_chosen(self) -> None:
        columns = self.model.mapping.columns
        self.bar.show_chosen(columns[row] for row in self.sheet.chosen_rows())

    def _show_column(self) -> None:
        self.preview.flush()
        self._row = self.sheet.current_row()
        self.preview.show_column(self.model.mapping.columns[self._row] if self._row >= 0 else None)

    def _find(self, words: str) -> None:
        self.preview.flush()  # before rows go: a column must not change while they do
        self.sheet.show_found(words)

    def _show_state(self) -> None:
        found = problems(self.model.mapping) if self.table else ()
        self.finish.setEnabled(self.table is not None and not self.reading.is_busy and not found)
        self.pages.setCurrentIndex(1 if self.table else 0)
        t = theme.tokens()
        self.summary.setStyleSheet(f"color: {t.danger if found else t.muted};")
        if found:
            self.summary.setText(" ".join(map(said, found)))
        elif self.table:
            self.summary.setText(counts_words(self.table, self.model.mapping))
        else:
            self.summary.setText("")

    # Leaving

    def accept(self) -> None:
        """Gives the mapping to who asked for it."""
        self.preview.flush()
        if self.finish.isEnabled():
            self.accepted_mapping.emit(self.mapping())
            super().accept()

    def reject(self) -> None:
        """Closes without an import; asks once more where choices would be lost."""
        if self._was_changed and self.table is not None and not self._was_warned:
            self._was_warned = True
            self.summary.setText(tr("Your choices would be lost. Press Cancel again to leave."))
            return
        super().reject()

    def done(self, result: int) -> None:
        self.reading.forget()
        self.trial.forget()
        self._settle.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to the columns; Ctrl+Enter is the last button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finish.click()
            else:
                self.sheet.setFocus()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Import a survey") if self._imports else tr("Columns of the survey"))
        self.cancel.setText(tr("Cancel"))
        self.finish.setText(tr("Import the survey") if self._imports else tr("Use these columns"))
        self.finish.setToolTip("Ctrl+Enter")
        self.sheet.setAccessibleName(tr("Columns of the survey"))
        if self.table is None:
            self.waiting.setText(tr("Reading the survey…"))
        self.model.retranslate()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _stack(page: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """Puts the widgets below one another without gaps; the last takes the room that is left."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return column
