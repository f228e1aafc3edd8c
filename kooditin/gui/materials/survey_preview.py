"""Beside the columns of a survey: the chosen column in full, and what the survey will be in the project."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QTextEdit, QToolButton, QVBoxLayout, QWidget

from kooditin.gui.bridge import theme
from kooditin.gui.bridge.drawing import Heading, rule
from kooditin.gui.bridge.i18n import number, tr
from kooditin.gui.bridge.settled_text import SettledText
from kooditin.gui.materials.survey_reading import Trial
from kooditin.gui.materials.survey_words import reason_words
from kooditin.qda.case import shown_value
from kooditin.qda.imports import Batch
from kooditin.qda.source import NewSource, Section
from kooditin.qda.survey import SurveyColumn
from kooditin.qda.survey_edits import kind_of

MOST_TURNS, MOST_CHARACTERS, MOST_VARIABLES = 5, 3000, 250
READING_SIZE, LINE_SPACING, APART = 14, 1.5, 10
NOTHING_HEIGHT, LEAST_HEIGHT = 64, 120


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the survey will be, and the column that is looked at."""

    trial: Trial
    column: SurveyColumn | None


class SurveyPreview(QWidget):
    """`question_changed` and `choices_changed` carry what is written of the chosen column; choices one a line."""

    question_changed = Signal(str)
    choices_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("survey_preview")
        self._shown = _Shown(Trial(Batch(), 0, 0, {}), None)
        self._case = 0
        self.column_heading, self.source_heading, self.case_heading = (Heading(self) for _ in range(3))
        self.reason, self.question_label, self.choices_label = (QLabel(self) for _ in range(3))
        for label in (self.reason, self.question_label, self.choices_label):
            label.setProperty("role", "quiet")
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.question, self.choices = SettledText(self, least=2, most=4), SettledText(self, least=3, most=5)
        self.question.setObjectName("survey_question")
        self.choices.setObjectName("survey_choices")
        self.question.setLineWrapMode(SettledText.LineWrapMode.WidgetWidth)
        self.text, self.values = self._made_paper("survey_text"), self._made_paper("survey_case")
        self.previous, self.next = QToolButton(self), QToolButton(self)
        for button, by in ((self.previous, -1), (self.next, 1)):
            button.clicked.connect(lambda _=False, by=by: self._step(by))
            self.case_heading.add(button)
        self._lay_out()
        self.question.settled.connect(self.question_changed)
        self.choices.settled.connect(self.choices_changed)
        theme.notifier().changed.connect(self.redraw)
        self.retranslate()

    def _made_paper(self, name: str) -> QTextEdit:
        paper = QTextEdit(self)
        paper.setObjectName(name)
        paper.setReadOnly(True)
        paper.setFrameShape(QFrame.Shape.NoFrame)
        paper.setTabChangesFocus(True)
        paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        paper.setMinimumHeight(LEAST_HEIGHT)
        paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        return paper

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.column_heading)
        told = QVBoxLayout()
        told.setContentsMargins(16, 0, 16, 12)
        told.setSpacing(4)
        for widget in (self.reason, self.question_label, self.question, self.choices_label, self.choices):
            if widget in (self.question_label, self.choices_label):
                widget.setContentsMargins(0, 8, 0, 0)
            told.addWidget(widget)
        column.addLayout(told)
        for heading, paper, share in (
            (self.source_heading, self.text, 3),
            (self.case_heading, self.values, 2),
        ):
            column.addWidget(rule(self))
            column.addWidget(heading)
            column.addWidget(paper, share)

    # The chosen column

    def show_column(self, column: SurveyColumn | None) -> None:
        """Shows a column in full, and the survey at it."""
        before = self._shown.column
        is_another = column is not None and (before is None or before.index != column.index)
        self._shown = _Shown(self._shown.trial, column)
        self._fill_fields(column, is_another=is_another)
        if column is not None and is_another:
            self._case = self._first_case(column)
        self.redraw()

    def _fill_fields(self, column: SurveyColumn | None, *, is_another: bool) -> None:
        asked = column is not None and column.role in ("variable", "open")
        listed = column is not None and column.role == "variable" and kind_of(column) in ("choice", "several", "yesno")
        for widget in (self.question_label, self.question):
            widget.setVisible(asked)
        for widget in (self.choices_label, self.choices):
            widget.setVisible(listed)
        if column is None:
            self.reason.setText("")
            return
        self.reason.setText(reason_words(column) or tr("Chosen by hand, or by column settings."))
        for field, text in ((self.question, column.question), (self.choices, "\n".join(column.choices))):
            if is_another or not field.hasFocus():  # never under the hands of who writes
                field.show_text(text)
        ticks = kind_of(column) == "yesno"
        words = tr("Answers that mean yes, one a line") if ticks else tr("Choices in their order, one a line")
        self.choices_label.setText(words)
        self.choices.setAccessibleName(words)

    def flush(self) -> None:
        """Tells of what is being written."""
        self.question.flush()
        self.choices.flush()

    def _first_case(self, column: SurveyColumn) -> int:
        """The first respondent who has answered this."""
        cases = self._shown.trial.batch.cases
        if column.role == "variable":
            return next((place for place, case in enumerate(cases) if column.name in case.values), 0)
        return self._case if self._case < len(cases) else 0

    # What will be

    def show_trial(self, trial: Trial) -> None:
        """Shows what the survey will be in the project."""
        self._shown = _Shown(trial, self._shown.column)
        self._case = min(self._case, max(0, len(trial.batch.cases) - 1))
        self.redraw()

    def redraw(self) -> None:
        t = theme.tokens()
        for paper in (self.text, self.values):
            paper.setStyleSheet(f"QTextEdit {{ background: {t.paper}; border: none; padding: 0; }}")
        self._draw_source()
        self._draw_case()

    def _draw_source(self) -> None:
        found = _section(self._shown)
        name = found[0].name if found else ""
        count = self._shown.trial.sources
        self.source_heading.set_words(
            tr("In the source"), tr("%n source(s)", count) if count else tr("no open answers")
        )  # fmt: skip
        paper = _Paper(self.text)
        if found:
            _write_answers(paper, name, *found)
            if self._shown.trial.respondents > MOST_TURNS:
                paper.add(tr("and so on, one answer after another"), "label", apart=APART)
        else:
            paper.add(tr("Make a column an open answer, and it becomes text to read and code."), "quiet")
        self.text.setMinimumHeight(LEAST_HEIGHT if found else NOTHING_HEIGHT)
        self.text.setMaximumHeight(16_777_215 if found else NOTHING_HEIGHT)  # the first is Qt's own "any"
        paper.show()

    def _draw_case(self) -> None:
        batch = self._shown.trial.batch
        count = len(batch.cases)
        place = f"{number(self._case + 1)} / {number(self._shown.trial.respondents)}" if count else ""
        self.case_heading.set_words(tr("In the case"), place)
        self.previous.setEnabled(self._case > 0)
        self.next.setEnabled(self._case + 1 < count)
        paper = _Paper(self.values)
        if count:
            case = batch.cases[self._case]
            chosen = self._shown.column.name if self._shown.column else ""
            paper.add(case.name, "name")
            language = "fi" if QLocale().language() == QLocale.Language.Finnish else "en"
            for variable in batch.variables[:MOST_VARIABLES]:
                stored = case.values.get(variable.name, "")
                value = shown_value(stored, variable.type, language) or "–"
                paper.add(f"{variable.name}:  ", "strong" if variable.name == chosen else "label", apart=2)
                paper.go_on(value, "value")
            if len(batch.variables) > MOST_VARIABLES:
                more = len(batch.variables) - MOST_VARIABLES
                paper.add(tr("and %n more variable(s)", more), "label", apart=APART)
        paper.show()

    def _step(self, by: int) -> None:
        self._case += by
        self._draw_case()

    def retranslate(self) -> None:
        self.column_heading.set_words(tr("Chosen column"))
        self.question_label.setText(tr("What was asked"))
        self.question.setAccessibleName(tr("What was asked"))
        self.text.setAccessibleName(tr("The text as it will be"))
        self.values.setAccessibleName(tr("The case as it will be"))
        for button, icon, words in (
            (self.previous, "chevron-left", tr("Previous respondent")),
            (self.next, "chevron-right", tr("Next respondent")),
        ):
            button.setIcon(theme.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._fill_fields(self._shown.column, is_another=False)
        self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _section(shown: _Shown) -> tuple[NewSource, Section] | None:
    """The answers to the question of the chosen column, else the first ones."""
    sections = [(source, section) for source in shown.trial.batch.sources for section in source.sections]
    asked = shown.column.question if shown.column and shown.column.role == "open" else None
    wanted = " ".join(asked.split()) if asked else None
    return next((pair for pair in sections if pair[1].title == wanted), sections[0] if sections else None)


def _write_answers(paper: "_Paper", name: str, source: NewSource, section: Section) -> None:
    paper.add(name, "label")
    paper.add(section.title, "heading", apart=4)
    turns = [turn for turn in source.turns if section.start <= turn.start < section.end]
    length = 0
    for turn in turns[:MOST_TURNS]:
        paper.add(turn.speaker or "", "name", apart=APART)
        for line in source.text[turn.start : turn.end].split("\n"):
            paper.add(line, "text")
        length += turn.end - turn.start
        if length > MOST_CHARACTERS:
            break


class _Paper:
    """Writes a document of small paragraphs and puts it into its view."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._document = QTextDocument(view)
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        font = theme.reading_font("", READING_SIZE)
        self._document.setDefaultFont(font)
        self._cursor = QTextCursor(self._document)
        self._cursor.beginEditBlock()
        t = theme.tokens()
        self._looks = {
            "text": _look(t.ink, font),
            "heading": _look(t.ink, theme.ui_font(14, bold=True)),
            "name": _look(t.speaker, theme.ui_font(12, bold=True)),
            "label": _look(t.muted, theme.ui_font(12)),
            "strong": _look(t.ink, theme.ui_font(12, bold=True)),
            "value": _look(t.ink, theme.ui_font(13)),
            "quiet": _look(t.muted, theme.ui_font(13)),
        }
        self._height = 100 * LINE_SPACING * READING_SIZE / QFontMetricsF(font).height()
        self._begun = False
        self._sought: QTextBlock | None = None  # what is to be seen without scrolling

    def add(self, words: str, look: str, *, apart: int = 0) -> None:
        """A paragraph, so many pixels below the one before."""
        shape = QTextBlockFormat()
        shape.setTopMargin(apart if self._begun else 0)
        if look == "text":
            shape.setLineHeight(self._height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._begun:
            self._cursor.insertBlock(shape)
        else:
            self._cursor.setBlockFormat(shape)
        self._begun = True
        self.go_on(words, look)

    def go_on(self, words: str, look: str) -> None:
        """More words in the same paragraph."""
        if look == "strong":
            self._sought = self._cursor.block()
        self._cursor.insertText(words, self._looks[look])

    def show(self) -> None:
        self._cursor.endEditBlock()
        frame = self._document.rootFrame().frameFormat()
        frame.setLeftMargin(16)
        frame.setRightMargin(16)
        frame.setTopMargin(4)
        frame.setBottomMargin(12)
        self._document.rootFrame().setFrameFormat(frame)
        self._view.setDocument(self._document)
        if self._sought is not None:
            top = self._document.documentLayout().blockBoundingRect(self._sought).top()
            self._view.verticalScrollBar().setValue(max(0, round(top) - self._view.height() // 3))


def _look(color: str, font: QFont) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(font)
    look.setForeground(QColor(color))
    return look
