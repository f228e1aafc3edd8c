"""The import window: which files, as what, who speaks in them - all to be seen and corrected before they come in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kooditin.exchange.corrections import first_corrections, source_name
from kooditin.exchange.incoming import Incoming, with_mapping
from kooditin.gui.bridge.background import Job
from kooditin.gui.bridge.drawing import Heading, rule
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.materials.import_corrections import ImportCorrections
from kooditin.gui.materials.import_list import ImportList
from kooditin.gui.materials.import_model import ImportModel
from kooditin.gui.materials.import_preview import ImportPreview

if TYPE_CHECKING:
    from kooditin.gui.materials.survey_wizard import SurveyWizard
    from kooditin.qda.survey import SurveyMapping, SurveyTable

SETTLE_MS = 80
MOST_NAMES = 30  # in a tool tip


class ImportWindow(QDialog):
    """Files come in one by one while they are read. Accepted, `model` says which come in, and as what.

    `mapping_saved` asks for a survey's mapping to be kept in the project: its name and its JSON.
    """

    mapping_saved = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_window")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._cases: dict[str, str] = {}
        self._saved: Mapping[str, str] = {}
        self.passed_over: Sequence[str] = ()
        self._waiting: list[Incoming] = []
        self._done = (0, 0)
        self._under_way = 0
        self.is_reading = True
        self._was_warned = False
        self._was_corrected = False
        self.model = ImportModel(self)
        self.list = ImportList(self.model, self)
        self.preview = ImportPreview(self)
        self.corrections = ImportCorrections(self.model, self)
        self.heading = Heading(self)
        self.choose_all = QPushButton(self)
        self.summary, self.progress = QLabel(self), QProgressBar(self)
        self.cancel, self.bring_in = QPushButton(self), QPushButton(self)
        self.splitter = QSplitter(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.choose_all.setProperty("quiet", True)
        self.choose_all.setObjectName("choose_all_files")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setProperty("role", "quiet")
        self.summary.setWordWrap(True)
        self.summary.setMinimumWidth(80)
        self.progress.setFixedWidth(160)
        self.progress.setTextVisible(False)
        self.cancel.setObjectName("cancel_import")
        self.bring_in.setObjectName("bring_in")
        self.bring_in.setProperty("primary", True)
        self.bring_in.setDefault(True)
        left = QWidget(self)
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        self.heading.add(self.choose_all)
        side.addWidget(self.heading)
        side.addWidget(self.list, 1)
        left.setMinimumWidth(230)
        self.preview.setMinimumWidth(240)
        for widget in (left, self.preview, self.corrections):
            self.splitter.addWidget(widget)
        for place, stretch in enumerate((3, 5, 4)):
            self.splitter.setStretchFactor(place, stretch)
        self.splitter.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(12)
        for widget in (self.progress, self.summary, self.cancel, self.bring_in):
            foot.addWidget(widget, 1 if widget is self.summary else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(rule(self))
        column.addLayout(foot)
        self.resize(1240, 720)
        self.splitter.setSizes([310, 480, 450])

    def _connect(self) -> None:
        self.bring_in.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.choose_all.clicked.connect(self._choose_all)
        self._settle.timeout.connect(self._list_waiting)
        self._settle.timeout.connect(self._show_state)
        self.model.changed.connect(self._settle.start)
        self.model.changed.connect(self._note_correction)
        self.corrections.columns_asked.connect(self.ask_columns)
        self.list.selectionModel().selectionChanged.connect(self._show_chosen)
        self.list.selectionModel().currentChanged.connect(self._show_preview)
        self.model.changed.connect(self._show_preview)

    # What comes

    def set_known(
        self, cases: Sequence[str], choices: Mapping[str, Sequence[str]], mappings: Mapping[str, str]
    ) -> None:
        """What the project has: its cases, its variables with the values that they may take, mappings of surveys."""
        self._saved = mappings
        self._cases = {name.casefold(): name for name in cases}
        self.corrections.set_known(cases, choices)

    def add(self, incoming: Incoming) -> None:
        """Lists a file that was looked through, together with those that come in the same moment."""
        self._waiting.append(incoming)
        if not self.model.rowCount():
            self._list_waiting()
        elif not self._settle.isActive():
            self._settle.start()

    def _list_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        self.model.add([(each, first_corrections(each, self._cases)) for each in waiting])
        row = self.list.currentIndex().row()
        if waiting and not 0 <= row < len(self.model.readable()):
            self.list.setCurrentIndex(self.model.index(0))

    def show_progress(self, done: int, total: int) -> None:
        """How many of the files have been read."""
        self._done = (done, total)
        if not self._settle.isActive():
            self._settle.start()

    def finish(self, passed_over: Sequence[str] = ()) -> None:
        """All has been read; `passed_over` names the files of other kinds in folders and archives."""
        self.is_reading = False
        self.passed_over = passed_over
        self.summary.setToolTip("\n".join(passed_over[:MOST_NAMES]))
        self._list_waiting()
        self.corrections.reload()
        self._show_state()
        if self.focusWidget() in (None, self.cancel):
            self.list.setFocus()

    def count(self) -> int:
        """How many sources would come in."""
        return sum(said.taken for incoming, said in self.model.files() if incoming.source is not None)

    def ask_columns(self, row: int) -> "SurveyWizard":
        """Opens a survey's columns; what is chosen there is read anew in the background."""
        from kooditin.gui.materials.survey_wizard import SurveyWizard

        incoming, said = self.model.file(row)
        assert incoming.survey is not None
        assert incoming.path is not None
        wizard = SurveyWizard(self)
        wizard.mapping_saved.connect(self.mapping_saved)
        mapping = replace(incoming.survey.mapping, name=source_name(incoming, said))
        table = incoming.survey.table
        wizard.show_table(incoming.path, table, mapping, self._saved)
        wizard.accepted_mapping.connect(lambda chosen: self._read_anew(row, wizard.table or table, chosen))
        wizard.open()
        return wizard

    def _read_anew(self, row: int, table: "SurveyTable", mapping: "SurveyMapping") -> None:
        incoming, said = self.model.file(row)
        job = Job(lambda _: (row, with_mapping(incoming, table, mapping)), QCoreApplication.instance())
        job.done.connect(self._take_anew)
        job.failed.connect(_rise)
        self._under_way += 1
        self._show_state()
        if mapping.name != source_name(incoming, said):
            self.model.change([row], lambda _, before: replace(before, name=mapping.name))
        job.start()

    def _take_anew(self, found: tuple[int, Incoming]) -> None:
        self._under_way -= 1
        self.model.read_anew(*found)

    # What is seen

    def _choose_all(self) -> None:
        self.list.setFocus()
        read = self.model.readable()
        if read:
            chosen = QItemSelection(self.model.index(0), self.model.index(read[-1]))
            self.list.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_chosen(self) -> None:
        rows = self.list.chosen()
        self.corrections.set_chosen(rows)
        self._show_heading()

    def _show_preview(self) -> None:
        row = self.list.currentIndex().row()
        self.preview.show_file(self.model.file(row) if row >= 0 else None)

    def _note_correction(self) -> None:
        self._was_corrected = True

    def _show_heading(self) -> None:
        chosen = len(self.list.chosen())
        self.heading.set_words(tr("%n chosen", chosen) if chosen > 1 else tr("Files"))

    def _show_state(self) -> None:
        count = self.count()
        self.progress.setVisible(self.is_reading)
        if self.is_reading:
            self.progress.setRange(0, self._done[1])
            self.progress.setValue(self._done[0])
        self.bring_in.setEnabled(not self.is_reading and not self._under_way and count > 0)
        self.bring_in.setText(tr("Import %n file(s)", count) if count else tr("Import"))
        self.choose_all.setEnabled(len(self.model.readable()) > 1)
        self.summary.setText(self._reading_words() if self.is_reading else self._summary())
        self._show_heading()

    def _reading_words(self) -> str:
        done, total = self._done
        return tr("Reading: {done} of {all}").format(done=number(done), all=number(total))

    def _summary(self) -> str:
        files = self.model.files()
        words = sum(incoming.words for incoming, said in files if incoming.source and said.taken)
        unread = sum(incoming.source is None for incoming, _ in files)
        twins = sum(bool(incoming.twin) and not said.taken for incoming, said in files)
        found = [tr("%n word(s)", words) + "."] if words else []
        if not files:
            found.append(tr("There is nothing here that Kooditin reads."))
        if unread:
            found.append(tr("%n file(s) could not be read.", unread))
        if twins:
            found.append(tr("%n file(s) are included already.", twins))
        if self.passed_over:
            found.append(tr("%n file(s) of other kinds were passed over.", len(self.passed_over)))
        return " ".join(found)

    # Leaving

    def reject(self) -> None:
        """Closes without an import; once more is asked where corrections would be lost."""
        if self._was_corrected and not self._was_warned:
            self._was_warned = True
            self.summary.setText(tr("Your corrections would be lost. Press Cancel again to leave."))
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter imports; in a field it ends the field, and in a cell the cell."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focus = self.focusWidget()
        if is_enter and focus is not None and self.corrections.table.viewport().isAncestorOf(focus):
            return
        if is_enter and isinstance(focus, QLineEdit | QComboBox) and not event.modifiers():
            self.list.setFocus()  # a field is done with; the next Enter imports
        elif is_enter and isinstance(focus, QLineEdit | QComboBox | QAbstractItemView | QFrame):
            self.bring_in.click()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setWindowTitle(tr("Import sources"))
        self.choose_all.setText(tr("Choose all"))
        self.choose_all.setToolTip(tr("What you correct holds for all chosen files."))
        self.cancel.setText(tr("Cancel"))
        self.list.retranslate()
        self.model.retranslate()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _rise(error: Exception) -> None:
    raise error
