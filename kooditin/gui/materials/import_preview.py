"""The beginning of a file as it will be read: turns apart, speakers, times, headings."""

import re
from bisect import bisect_left

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QVBoxLayout, QWidget

from kooditin.exchange.corrections import Corrections, source_name
from kooditin.exchange.incoming import Incoming
from kooditin.gui.bridge import theme
from kooditin.gui.bridge.i18n import number, said, tr
from kooditin.gui.materials.import_model import facts
from kooditin.qda.source import Turn

MOST_CHARACTERS, MOST_TURNS = 20_000, 200
READING_SIZE, LINE_SPACING, APART = 15, 1.5, 12
_ONLY_SIGNS = re.compile(r"[\W\d_]*")  # a time or number of its own line, which the turn shows


class ImportPreview(QWidget):
    """One file: its name and size, and the beginning of its text on paper. It cannot be written in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_preview")
        self._file: tuple[Incoming, Corrections] | None = None
        self.title, self.facts = QLabel(self), QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(theme.ui_font(15, bold=True))
        self.title.setWordWrap(True)
        self.facts.setProperty("role", "quiet")
        self.facts.setWordWrap(True)
        self.text = QTextEdit(self)
        self.text.setObjectName("preview_text")
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 24, 10)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.facts)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        theme.notifier().changed.connect(self.redraw)
        self.redraw()

    def show_file(self, file: tuple[Incoming, Corrections] | None) -> None:
        """Shows a file as it would come in; the place in the text is kept while the file stays the same."""
        same = file is not None and self._file is not None and file[0] is self._file[0]
        place = self.text.verticalScrollBar().value() if same else 0
        self._file = file
        self.redraw()
        self.text.verticalScrollBar().setValue(place)

    def redraw(self) -> None:
        t = theme.tokens()
        self.text.setStyleSheet(f"QTextEdit {{ background: {t.paper}; border: none; padding: 0; }}")
        if self._file is None:
            self.title.setText("")
            self.facts.setText("")
            self.text.setDocument(QTextDocument(self.text))
            return
        incoming, corrections = self._file
        self.title.setText(source_name(incoming, corrections))
        if incoming.source is None:
            self.facts.setText("")
            self.text.setDocument(_sentence(said(incoming.error) if incoming.error else "", self.text, t.danger))
            return
        lines = [f"{incoming.file} · {facts(incoming, corrections)}"]
        if incoming.survey and incoming.survey.questions > 1 and incoming.survey.mapping.together == "question":
            lines.append(tr("Each open question becomes a source of its own. Here is the first."))
        self.facts.setText("\n".join(lines))
        if incoming.survey is not None and not incoming.source.text:
            words = tr("There are no open answers: the rows become cases, and the columns their variables.")
            self.text.setDocument(_sentence(words, self.text, t.muted))
            return
        self.text.setDocument(document_of(incoming, corrections, self.text))
        self.text.setAccessibleName(tr("The text as it will be"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.redraw()
        super().changeEvent(event)


def _sentence(words: str, parent: QTextEdit, color: str) -> QTextDocument:
    document = QTextDocument(parent)
    document.setDocumentMargin(24)
    document.setDefaultFont(theme.ui_font(14))
    cursor = QTextCursor(document)
    ink = QTextCharFormat()
    ink.setForeground(QColor(color))
    cursor.insertText(words, ink)
    return document


def document_of(incoming: Incoming, corrections: Corrections, parent: QTextEdit) -> QTextDocument:
    """The beginning of the source, at most MOST_TURNS turns and about MOST_CHARACTERS characters of it."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(24)
    document.setDefaultFont(theme.reading_font("", READING_SIZE))
    _Writer(document, incoming, corrections).write()
    return document


class _Writer:
    """Writes a source into a document: labels small and bold, the interviewer quieter, headings heavier."""

    def __init__(self, document: QTextDocument, incoming: Incoming, corrections: Corrections) -> None:
        assert incoming.source is not None
        t, source = theme.tokens(), incoming.source
        self._source = source
        self._corrections = corrections
        self._turns = source.turns if corrections.has_turns else ()
        self._cursor = QTextCursor(document)
        self._headings = sorted(section.start for section in source.sections if section.kind in ("heading", "question"))
        self._asking = _asking(incoming, corrections)
        self._plain = _look(t.ink)
        self._quiet = _look(t.muted)
        self._heading = _look(t.ink, theme.ui_font(READING_SIZE, bold=True))
        self._name = _look(t.speaker, theme.ui_font(12, bold=True))
        self._quiet_name = _look(t.muted, theme.ui_font(12))
        font = document.defaultFont()
        self._line_height = 100 * LINE_SPACING * font.pixelSize() / QFontMetricsF(font).height()
        self._begun = False

    def write(self) -> None:
        text, turns, at, shown = self._source.text, self._turns, 0, 0
        limit = _end_of_line(text, MOST_CHARACTERS)
        self._cursor.beginEditBlock()
        for turn in turns[:MOST_TURNS]:
            if turn.start >= limit:
                break
            self._prose(at, turn.start, turn.speaker)
            at = min(turn.end, limit)
            self._turn(turn, at)
            shown += 1
        if shown == len(turns):
            self._prose(at, limit)
            at = limit
        if text[at:].strip():
            self._more(shown, at)
        self._cursor.endEditBlock()

    def _prose(self, start: int, end: int, speaker: str | None = None) -> None:
        """The lines outside turns, but for the label of the speaker whose turn follows."""
        between = self._source.text[start:end].rstrip()
        label = between.rfind("\n") + 1
        if speaker and speaker.casefold() in between[label:].casefold():
            between = between[:label]
        position = start
        for line in between.split("\n"):
            if line.strip() and not (speaker and _ONLY_SIGNS.fullmatch(line)):
                place = bisect_left(self._headings, position)
                is_heading = place < len(self._headings) and self._headings[place] <= position + len(line)
                self._paragraph(APART if is_heading else 4, line.strip(), self._heading if is_heading else self._plain)
            position += len(line) + 1

    def _turn(self, turn: Turn, end: int) -> None:
        asks = turn.speaker in self._asking
        time = _clock(turn.seconds)
        name = self._corrections.voice(turn.speaker).name or turn.speaker if turn.speaker else ""
        if name or time:
            self._paragraph(APART, name, self._quiet_name if asks else self._name)
            if time:
                self._cursor.insertText(f"   {time}" if name else time, self._quiet_name)
        lines = [line for line in self._source.text[turn.start : end].split("\n") if line.strip()]
        for number_of_line, line in enumerate(lines):
            first_apart = APART if not (name or time) and number_of_line == 0 else 0
            self._paragraph(first_apart, line.strip(), self._quiet if asks else self._plain)

    def _more(self, shown: int, at: int) -> None:
        if shown:
            words = tr("The beginning: {shown} of {all} turns. All of them come in.")
            words = words.format(shown=number(shown), all=number(len(self._turns)))
        else:
            share = max(1, round(100 * at / len(self._source.text)))
            words = tr("The beginning: {percent}% of the text. All of it comes in.").format(percent=share)
        self._paragraph(24, words, self._quiet_name)

    def _paragraph(self, apart: int, words: str, look: QTextCharFormat) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(apart if self._begun else 0)
        shape.setLineHeight(self._line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._begun:
            self._cursor.insertBlock(shape, look)
        else:
            self._cursor.setBlockFormat(shape)
            self._begun = True
        self._cursor.insertText(words, look)


def _asking(incoming: Incoming, corrections: Corrections) -> set[str]:
    marks = {voice.name: corrections.voice(voice.name).interviewer for voice in incoming.voices}
    return {
        voice.name
        for voice in incoming.voices
        if (marks[voice.name] or (marks[voice.name] is None and voice.interviewer))
    }


def _look(color: str, font: QFont | None = None) -> QTextCharFormat:
    look = QTextCharFormat()
    if font is not None:
        look.setFont(font)
    look.setForeground(QColor(color))
    return look


def _end_of_line(text: str, position: int) -> int:
    """The end of the line at the position, or the position itself where that is far."""
    if position >= len(text):
        return len(text)
    end = text.find("\n", position, position + 2_000)
    return end if end >= 0 else position


def _clock(seconds: float | None) -> str:
    if seconds is None:
        return ""
    minutes, left = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}.{minutes:02}.{left:02}" if hours else f"{minutes}.{left:02}"
