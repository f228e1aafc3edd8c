"""The line at the foot: saved or not, what undo would take back, how much is coded, and work under way."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from kooditin.gui.bridge.background import Job
from kooditin.gui.bridge.i18n import tr
from kooditin.gui.bridge.wording import local_clock
from kooditin.gui.coding.history_panel import operation_sentence
from kooditin.gui.window.language_status import LanguageStatus
from kooditin.project.project import Project

UNDO_WIDTH, NAME_WIDTH, GAP = 360, 180, 6  # pixels: all of the line fits the narrowest window


class StatusLine(QStatusBar):
    """Follows the project at hand; jobs show their progress and a cancel button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._saved, self._undo, self._coded, self._size = QLabel(), QLabel(), QLabel(), QLabel()
        self.interviewer = QPushButton()
        self.interviewer.setProperty("quiet", True)
        self.language = LanguageStatus()
        self._work, self._bar, self._cancel = QLabel(), QProgressBar(), QPushButton()
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._cancel.setProperty("quiet", True)
        for label in (self._saved, self._undo, self._coded):
            label.setContentsMargins(12, 0, 8, 0)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.addWidget(label)
        for widget in (self.language, self._work, self._bar, self._cancel, self.interviewer, self._size):
            self.addPermanentWidget(widget)
        self._job: Job | None = None
        self._is_narrow = False
        self.language.widened.connect(self._fit)
        self._show_work(False)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window, what else is shown elsewhere is left out."""
        self._is_narrow = narrow
        for label in (self._coded, self._size):
            label.setVisible(not narrow)
        self._fit()

    def _fit(self) -> None:
        """What undo takes back also stands at its button, so it is left out first where the room is scarce."""
        shown = [widget for widget in self._all() if not widget.isHidden() and widget is not self._undo]
        wanted = sum(widget.sizeHint().width() + GAP for widget in shown)
        room = self.width() - wanted - self._undo.sizeHint().width() - GAP
        self._undo.setVisible(not self._is_narrow and room >= 0)

    def _all(self) -> list[QWidget]:
        return [self._saved, self._undo, self._coded, self.language, self._work, self._bar, self._cancel,
                self.interviewer, self._size]  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_project(self, project: Project | None) -> None:
        """What is saved and what undo would take back."""
        self._saved.setText("" if project is None else self._saved_words(project))
        last = project.undoable() if project and not project.read_only else None
        words = tr("Undo takes back: {act}").format(act=operation_sentence(last)) if last else ""
        self._undo.setText(self._shortened(words, UNDO_WIDTH))
        self._undo.setToolTip(words)
        self._fit()

        self.interviewer.setVisible(project is not None)
        left_out = project is not None and project.interviewer_left_out
        self.interviewer.setText(tr("Interviewer left out") if left_out else tr("Interviewer included"))
        self.interviewer.setToolTip(
            tr("The interviewer’s speech is not coded and not counted. Press to include it.")
            if left_out
            else tr("The interviewer’s speech is coded and counted. Press to leave it out.")
        )

    def _saved_words(self, project: Project) -> str:
        if project.read_only:
            return tr("Read only")
        saved = project.last_saved
        return "✓ " + tr("Saved {time}").format(time=local_clock(saved)) if saved else "✓ " + tr("Saved")

    def show_source(self, name: str, coding_count: int, coded: float) -> None:
        """The open source: its codings and the coded share (0–1) of its text."""
        words = tr("%n coding(s)", coding_count)
        share = tr("{percent}% coded").format(percent=round(coded * 100))
        self._coded.setText(f"{self._shortened(name, NAME_WIDTH)}: {words}, {share}" if name else "")
        self._coded.setToolTip(name)

    def _shortened(self, words: str, width: int) -> str:
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, width)

    def show_font_size(self, size: int) -> None:
        """The reading size in pixels."""
        self._size.setText(f"Aa {size}")
        self._size.setContentsMargins(8, 0, 12, 0)

    def show_job(self, job: Job, words: str) -> None:
        """Shows a job's progress until it ends."""
        self._job = job
        self._work.setText(words)
        self._bar.setRange(0, 0)
        self._cancel.setText(tr("Cancel"))
        self._cancel.clicked.connect(job.cancel)
        job.progressed.connect(self._progress)
        job.finished.connect(lambda: self._end(job))
        self._show_work(True)

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self._show_work(False)

    def _show_work(self, visible: bool) -> None:
        for widget in (self._work, self._bar, self._cancel):
            widget.setVisible(visible)
        self._fit()
