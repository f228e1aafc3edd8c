"""How a page is set: line spacing, the speakers' lines, the interviewer's quieter voice; a long one part by part."""

from collections.abc import Collection

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
)

from kooditin.gui.bridge import theme
from kooditin.gui.coding.page import Page
from kooditin.gui.coding.section_setting import BLANK_LINE, SectionSetting, heading_scale

LINE_SPACING = 1.6
TOP, BOTTOM = 20, 120
PART = 40_000  # characters built at a time: some 20 ms with their layout


class PageSetting:
    """Sets one page as a document, ready for QTextEdit.setDocument; a long one part by part.

    The beginning is there at once; each `step` adds a part, so that no source, however long, holds up the window.
    Formats are set per turn and section, never per coding.
    """

    def __init__(self, page: Page, font: QFont, interviewers: Collection[str], parent: QObject) -> None:
        """Builds the first part: before it is shown that costs least."""
        self.page, self.interviewers = page, interviewers
        self.document = _empty_document(font, parent)
        self._cursor = QTextCursor(self.document)
        self._spaced, self._blank = _paragraph_formats(font)
        self._sections = SectionSetting(page, font, self._spaced, self._cursor)
        self._name, self._quiet_name, self._quiet = _voices(font)
        self._taken = self._labelled = 0  # of the page's text, in code points; of its labels
        self.step()

    @property
    def is_done(self) -> bool:
        return self._taken >= len(self.page.text)

    @property
    def built(self) -> int:
        """The page offset up to which the document is there."""
        return self.document.characterCount() - 1

    def build_to(self, offset: int) -> None:
        """Builds on until a page offset is there."""
        while not self.is_done and self.built <= offset:
            self.step()

    def step(self, length: int = PART) -> None:
        """Adds the next part: whole paragraphs, of so many characters or a few more."""
        text, first, cursor = self.page.text, self._taken, self._cursor
        end = text.find("\n", first + length)
        self._taken = end + 1 if end >= 0 else len(text)
        start = self.built
        cursor.beginEditBlock()
        cursor.setPosition(start)
        cursor.setBlockFormat(self._spaced)
        cursor.insertText(text[first : self._taken], QTextCharFormat())
        self._shrink_blank_lines(start)
        self._sections.set_until(self.built)
        self._set_labels()
        cursor.endEditBlock()

    def _shrink_blank_lines(self, start: int) -> None:
        block = self.document.findBlock(start)
        while block.isValid():
            if block.length() == 1:
                self._cursor.setPosition(block.position())
                self._cursor.setBlockFormat(self._blank)
            block = block.next()

    def _set_labels(self) -> None:
        """Sets the turns whose speech is all there: apart from each other, and each in its voice."""
        page, built = self.page, self.built
        for label in page.labels[self._labelled :]:
            turn = page.turns[label.turn]
            end = page.end_to_page(turn.end)
            if max(end, label.end) > built:
                return
            self._labelled += 1
            self._part_turn(label.start)
            asks = turn.speaker in self.interviewers
            self._format(label.start, label.end, self._quiet_name if asks else self._name)
            if asks:
                self._format(page.to_page(turn.start), end, self._quiet)

    def _part_turn(self, offset: int) -> None:
        """Sets a turn apart from the one before, where no blank line of the text does."""
        self._cursor.setPosition(offset)
        block = self._cursor.block()
        if block.previous().length() > 1:
            apart = block.blockFormat()
            apart.setTopMargin(BLANK_LINE)
            self._cursor.setBlockFormat(apart)

    def _format(self, start: int, end: int, look: QTextCharFormat) -> None:
        self._cursor.setPosition(start)
        self._cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._cursor.setCharFormat(look)


def _empty_document(font: QFont, parent: QObject) -> QTextDocument:
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(TOP)
    frame.setBottomMargin(BOTTOM)
    document.rootFrame().setFrameFormat(frame)
    return document


def _paragraph_formats(font: QFont) -> tuple[QTextBlockFormat, QTextBlockFormat]:
    """How a paragraph and how an empty one is set."""
    # Qt's percentage is of the face's own line height, which differs from face to face.
    percent = 100 * LINE_SPACING * font.pixelSize() / QFontMetricsF(font).height()
    spaced, blank = QTextBlockFormat(), QTextBlockFormat()
    spaced.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    blank.setLineHeight(BLANK_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return spaced, blank


def _voices(font: QFont) -> tuple[QTextCharFormat, QTextCharFormat, QTextCharFormat]:
    """A speaker's name, an interviewer's, and what the interviewer says."""
    t, size = theme.tokens(), max(10, round(font.pixelSize() * 0.78))
    name, quiet_name, quiet = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    name.setFont(theme.ui_font(size, bold=True))
    name.setForeground(QColor(t.speaker))
    quiet_name.setFont(theme.ui_font(size))
    for look in (quiet_name, quiet):
        look.setForeground(QColor(t.muted))
    return name, quiet_name, quiet


def line_x(line: QTextLine, position: int) -> float:
    """The x of a position (in the paragraph) on one of its lines, in the paragraph's coordinates."""
    return float(line.cursorToX(position)[0])  # type: ignore[index]  # PySide6's stub says object: it is (x, position)


def text_band(line: QTextLine, font_size: float) -> tuple[float, float]:
    """Top and height of the band a highlight fills: the letters with a little air, not the whole line spacing."""
    baseline = line.y() + line.ascent()
    return baseline - font_size * 1.02, font_size * 1.42


def block_size(block: QTextBlock, font_size: int) -> float:
    """The size in which a paragraph is set, in pixels."""
    return font_size * heading_scale(block.userState())
