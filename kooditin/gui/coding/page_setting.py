"""How a page is set: line spacing, the speakers' lines, the interviewer's quieter voice; made once per source."""

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


def set_document(page: Page, font: QFont, interviewers: Collection[str], parent: QObject) -> QTextDocument:
    """A document that shows the page, ready for QTextEdit.setDocument.

    Formats are set per turn, never per coding: 61,000 words with their speakers take tens of milliseconds.
    """
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setPlainText(page.text)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    spaced = _space_lines(cursor, font)
    _shrink_blank_lines(document, cursor)
    if page.sections:
        SectionSetting(page, font, spaced, cursor).set_all()
    _part_turns(page, cursor)
    _set_voices(page, font, interviewers, cursor)
    cursor.endEditBlock()
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(TOP)
    frame.setBottomMargin(BOTTOM)
    document.rootFrame().setFrameFormat(frame)
    return document


def _space_lines(cursor: QTextCursor, font: QFont) -> QTextBlockFormat:
    # Qt's percentage is of the face's own line height, which differs from face to face.
    percent = 100 * LINE_SPACING * font.pixelSize() / QFontMetricsF(font).height()
    spaced = QTextBlockFormat()
    spaced.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(spaced)
    return spaced


def _shrink_blank_lines(document: QTextDocument, cursor: QTextCursor) -> None:
    blank = QTextBlockFormat()
    blank.setLineHeight(BLANK_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block = document.begin()
    while block.isValid():
        if block.length() == 1:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(blank)
        block = block.next()


def _part_turns(page: Page, cursor: QTextCursor) -> None:
    """Sets turns apart where no blank line of the text does."""
    for label in page.labels:
        cursor.setPosition(label.start)
        block = cursor.block()
        if block.previous().length() > 1:
            apart = block.blockFormat()
            apart.setTopMargin(BLANK_LINE)
            cursor.setBlockFormat(apart)


def _set_voices(page: Page, font: QFont, interviewers: Collection[str], cursor: QTextCursor) -> None:
    t = theme.tokens()
    quiet = QTextCharFormat()
    quiet.setForeground(QColor(t.muted))
    name = QTextCharFormat()
    name.setFont(theme.ui_font(max(10, round(font.pixelSize() * 0.78)), bold=True))
    name.setForeground(QColor(t.speaker))
    quiet_name = QTextCharFormat(name)
    quiet_name.setFont(theme.ui_font(max(10, round(font.pixelSize() * 0.78))))
    quiet_name.setForeground(QColor(t.muted))
    for label in page.labels:
        turn = page.turns[label.turn]
        asks = turn.speaker in interviewers
        _format(cursor, label.start, label.end, quiet_name if asks else name)
        if asks:
            _format(cursor, page.to_page(turn.start), page.end_to_page(turn.end), quiet)


def _format(cursor: QTextCursor, start: int, end: int, look: QTextCharFormat) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(look)


def paragraph_starts(text: str) -> list[int]:
    """The stored positions at which paragraphs begin."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


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
