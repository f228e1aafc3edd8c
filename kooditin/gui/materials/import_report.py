"""What the imports of a project said: what came in, what was left out or noticed, what was not read."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import rule
from kooditin.gui.bridge.i18n import said, tr
from kooditin.gui.bridge.wording import kind_name, local_moment
from kooditin.qda.imports import ImportEntry, ImportReport

Style = Literal["title", "quiet", "heading", "name", "warning", "error"]


class Line(NamedTuple):
    """One line of a report; the style says how it looks and how far it is drawn in."""

    style: Style
    words: str


def lines_of(report: ImportReport) -> Iterator[Line]:
    """The report in the window's language."""
    came = [entry for entry in report.entries if entry.error is None]
    left = [entry for entry in report.entries if entry.error is not None]
    yield Line("title", tr("Import {time}").format(time=local_moment(report.created)))
    yield Line("quiet", f"{_counts(came, left)} · {report.coder}")
    if came:
        yield Line("heading", tr("Came in"))
    for entry in came:
        yield Line("name", entry.name)
        yield Line("quiet", _facts(entry))
        yield from (Line("warning", f"⚠ {said(warning)}") for warning in entry.warnings)
    if left:
        yield Line("heading", tr("Left out"))
    for entry in left:
        assert entry.error is not None
        yield Line("name", entry.file)
        yield Line("error", said(entry.error))


def text_of(report: ImportReport) -> str:
    """The report as plain text."""
    marks: dict[Style, str] = {"title": "", "quiet": "", "heading": "\n", "name": "\n", "warning": "", "error": ""}
    lines = [
        f"{marks[line.style]}{line.words.upper() if line.style == 'heading' else line.words}"
        for line in lines_of(report)
    ]
    return "\n".join(lines) + "\n"


def _counts(came: Sequence[ImportEntry], left: Sequence[ImportEntry]) -> str:
    words = sum(entry.words for entry in came)
    respondents = sum(entry.cases for entry in came if not entry.source)
    found = [tr("%n source(s)", sum(bool(entry.source) for entry in came)), tr("%n word(s)", words)]
    if respondents:
        found.append(tr("%n respondent(s)", respondents))
    if left:
        found.append(tr("%n left out", len(left)))
    return " · ".join(found)


def _facts(entry: ImportEntry) -> str:
    found = [kind_name(entry.kind)]
    if entry.words or not entry.cases:
        found.append(tr("%n word(s)", entry.words))
    if entry.turns:
        found.append(tr("%n turn(s)", entry.turns))
    if entry.cases:
        found.append(tr("%n case(s)", entry.cases))
    return " · ".join([*found, entry.file])


def document_of(report: ImportReport, parent: QTextEdit) -> QTextDocument:
    """The report set to be read."""
    t = theme.tokens()
    looks = {
        "title": (t.ink, 18, True, 0), "quiet": (t.muted, 12, False, 0), "heading": (t.muted, 12, True, 20),
        "name": (t.ink, 14, True, 10), "warning": (t.ink, 13, False, 2), "error": (t.danger, 13, False, 2),
    }  # fmt: skip
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(24)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number_of_line, line in enumerate(lines_of(report)):
        color, size, bold, apart = looks[line.style]
        shape, look = QTextBlockFormat(), QTextCharFormat()
        shape.setTopMargin(apart)
        shape.setBottomMargin(2)
        shape.setLeftMargin(16 if line.style in ("warning", "error") else 0)
        look.setFont(theme.ui_font(size, bold=bold))
        look.setForeground(QColor(color))
        if number_of_line:
            cursor.insertBlock(shape, look)
        cursor.insertText(line.words, look)
    cursor.endEditBlock()
    return document


class ImportReports(QDialog):
    """The imports at the left, the newest first, and the chosen one's report. `save_asked`: a file name and text."""

    save_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_reports")
        self._reports: list[ImportReport] = []
        self.list, self.text = QListWidget(self), QTextEdit(self)
        self.list.setObjectName("reports")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setObjectName("report_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.save, self.close_button = QPushButton(self), QPushButton(self)
        self.save.setObjectName("save_report")
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.save.clicked.connect(self._ask_save)
        self.close_button.clicked.connect(self.reject)
        theme.notifier().changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        splitter = QSplitter(self)
        splitter.addWidget(self.list)
        splitter.addWidget(self.text)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([230, 610])
        splitter.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(splitter, 1)
        column.addWidget(rule(self))
        column.addLayout(foot)
        self.resize(840, 560)

    def show_reports(self, reports: Sequence[ImportReport]) -> None:
        """Lists these (oldest first, as the project gives them) from the newest on."""
        self._reports = list(reversed(reports))
        self.retranslate()

    def _show(self) -> None:
        row = self.list.currentRow()
        self.save.setEnabled(0 <= row < len(self._reports))
        if 0 <= row < len(self._reports):
            self.text.setDocument(document_of(self._reports[row], self.text))
            self.text.verticalScrollBar().setValue(0)

    def _ask_save(self) -> None:
        report = self._reports[self.list.currentRow()]
        self.save_asked.emit(f"{tr('import report')} {report.created[:10]}", text_of(report))

    def retranslate(self) -> None:
        t = theme.tokens()
        self.setWindowTitle(tr("Import reports"))
        self.list.setAccessibleName(tr("Imports"))
        self.text.setAccessibleName(tr("Import report"))
        self.text.setStyleSheet(f"QTextEdit {{ background: {t.paper}; border: none; padding: 0; }}")
        self.list.setStyleSheet("QListView::item { padding: 8px 12px; }")
        self.text.setPlaceholderText(tr("Nothing has been imported into this project yet."))
        self.save.setText(tr("Save as text…"))
        self.close_button.setText(tr("Close"))
        row = max(0, self.list.currentRow())
        self.list.clear()
        for report in self._reports:
            came = sum(bool(entry.source) for entry in report.entries)
            self.list.addItem(f"{local_moment(report.created)}\n{tr('%n source(s)', came)}")
        self.list.setCurrentRow(row if self._reports else -1)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
