"""How the sections of a text are set on the page: headings larger and bold, list items hanging from their marks."""

import re
from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor

from kooditin.gui.bridge import theme
from kooditin.gui.coding.page import Page
from kooditin.qda.outline import head_end
from kooditin.qda.source import Section

BLANK_LINE = 12  # the height of an empty paragraph, in pixels
HEADING_SCALES = (1.4, 1.2, 1.08, 1.0)  # of the reading size, by level; the last holds for all deeper ones
QUESTION_LEVEL = 3  # a question is set like a heading of this level
HEADING_SPACING = 1.3
ITEM_INDENT = 1.5  # of the reading size, for each level
_ITEM_MARK = re.compile(r"\s*(?:[^\w\s]|\(?\w{1,3}[.)])\s+")


def heading_scale(level: int) -> float:
    """How much larger than the reading size a heading of the level is set; 1 for what is no heading (below 1)."""
    return HEADING_SCALES[min(level, len(HEADING_SCALES)) - 1] if level > 0 else 1.0


class SectionSetting:
    """Sets one page's sections; `spaced` is how its ordinary paragraphs are set.

    The state of a heading's block is its level, for what is painted under its words.
    """

    def __init__(self, page: Page, font: QFont, spaced: QTextBlockFormat, cursor: QTextCursor) -> None:
        self.page, self.spaced, self.cursor = page, spaced, cursor
        self.size, self.metrics = font.pixelSize(), QFontMetricsF(font)
        self._sections = [section for section in page.sections if section.kind != "page"]
        self._next = 0
        self._heading_look = cache(self._made_heading_look)
        self._width = cache(self.metrics.horizontalAdvance)

    def set_until(self, built: int) -> None:
        """Sets, in text order, the headings, questions and items that end before a page offset.

        An item's deeper ones are set after it, over what it set: none is passed by.
        """
        while self._next < len(self._sections):
            section = self._sections[self._next]
            end = section.end if section.kind == "item" else head_end(section, self.page.stored)
            if self.page.end_to_page(end) > built:
                return
            self._next += 1
            if section.kind == "item":
                self._hang(section)
            else:
                self._set_heading(section)

    def _set_heading(self, section: Section) -> None:
        level = max(1, section.level) if section.kind == "heading" else QUESTION_LEVEL
        look, spacing = self._heading_look(level)
        block, end = self._first_block(section), self.page.end_to_page(head_end(section, self.page.stored))
        self.cursor.setPosition(block.position())
        self.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if block.previous().length() > 1:  # no blank line sets it apart
            spacing = QTextBlockFormat(spacing)
            spacing.setTopMargin(spacing.topMargin() + BLANK_LINE)
        self.cursor.setBlockFormat(spacing)
        self.cursor.mergeCharFormat(look)
        while block.isValid() and block.position() < end:
            block.setUserState(level)
            block = block.next()

    def _made_heading_look(self, level: int) -> tuple[QTextCharFormat, QTextBlockFormat]:
        font = theme.ui_font(round(self.size * heading_scale(level)), bold=True)
        look, spacing = QTextCharFormat(), QTextBlockFormat()
        look.setFont(font)
        percent = 100 * HEADING_SPACING * font.pixelSize() / QFontMetricsF(font).height()
        spacing.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spacing.setTopMargin(self.size * (0.75 if level <= 2 else 0.5))
        spacing.setBottomMargin(self.size * 0.25)
        return look, spacing

    def _hang(self, section: Section) -> None:
        block, end = self._first_block(section), self.page.end_to_page(section.end)
        mark = _ITEM_MARK.match(block.text())
        hang = self._width(mark.group()) if mark else 0.0
        hanging = QTextBlockFormat(self.spaced)
        hanging.setLeftMargin(max(hang, self.size * ITEM_INDENT * section.level))
        hanging.setTextIndent(-hang)
        self.cursor.setPosition(block.position())
        self.cursor.setBlockFormat(hanging)
        if block.position() + block.length() < end:
            hanging.setTextIndent(0)
            self._set_in(block.next(), end, hanging)

    def _set_in(self, block: QTextBlock, end: int, form: QTextBlockFormat) -> None:
        """Sets the further paragraphs of an item under its words."""
        while block.isValid() and block.position() < end:
            if block.length() > 1:
                self.cursor.setPosition(block.position())
                self.cursor.setBlockFormat(form)
            block = block.next()

    def _first_block(self, section: Section) -> QTextBlock:
        return self.cursor.document().findBlock(self.page.to_page(section.start))
