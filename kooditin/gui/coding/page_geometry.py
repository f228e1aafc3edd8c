"""Where the page's text is on the screen: lines, passages and the ends of passages, in the viewport's pixels.

Offsets are the page's UTF-16 units. Everything is asked of the layout as it stands, for the visible lines alone.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from kooditin.gui.coding import page_setting

NOT_YET = 1e7  # pixels


def visible_range(edit: QTextEdit) -> tuple[int, int]:
    """The offsets in view: from the first line's beginning to the last line's end."""
    height, width = edit.viewport().height(), edit.viewport().width()
    # Above the first line, in the page's own margin, Qt finds no place and answers with the end of the text.
    top = max(0, page_setting.TOP - edit.verticalScrollBar().value())
    first = edit.cursorForPosition(QPoint(0, top))
    first.movePosition(QTextCursor.MoveOperation.StartOfLine)
    last = edit.cursorForPosition(QPoint(width, max(top, height)))
    last.movePosition(QTextCursor.MoveOperation.EndOfLine)
    return first.position(), last.position()


def line_extent(edit: QTextEdit, offset: int) -> tuple[float, float]:
    """Top and bottom of the line that holds an offset; far below where the page has not grown to it yet."""
    block = edit.document().findBlock(offset)
    if not block.isValid():
        return NOT_YET, NOT_YET
    rect = edit.document().documentLayout().blockBoundingRect(block)
    line = block.layout().lineForTextPosition(offset - block.position())
    top = rect.top() - edit.verticalScrollBar().value()
    if not line.isValid():
        return top, top + rect.height()
    return top + line.y(), top + line.y() + line.height()


def boxes(edit: QTextEdit, low: int, high: int, font_size: int) -> list[QRectF]:
    """The rectangles of [low, high), one a line."""
    layout = edit.document().documentLayout()
    scrolled = edit.verticalScrollBar().value()
    found = []
    block = edit.document().findBlock(low)
    while block.isValid() and block.position() < high:
        if block.isVisible():
            rect, base = layout.blockBoundingRect(block), block.position()
            size = page_setting.block_size(block, font_size)
            for left, right, top, height in _line_bands(block, max(low - base, 0), high - base, size):
                found.append(QRectF(rect.left() + left, rect.top() - scrolled + top, right - left, height))
        block = block.next()
    return found


def _line_bands(block: QTextBlock, low: int, high: int, size: float) -> Iterator[tuple[float, float, float, float]]:
    """Left, right, top and height of [low, high) on each line of a paragraph, in its coordinates."""
    layout = block.layout()
    first = layout.lineForTextPosition(low)
    number = first.lineNumber() if first.isValid() else layout.lineCount()
    while number < layout.lineCount():
        line = layout.lineAt(number)
        start = line.textStart()
        if start >= high:
            return
        left = page_setting.line_x(line, max(low, start))
        right = min(page_setting.line_x(line, min(high, start + line.textLength())), line.naturalTextRect().right())
        if right > left:
            yield left, right, *page_setting.text_band(line, size)
        number += 1


def edge(edit: QTextEdit, offset: int, font_size: int, *, at_end: bool) -> QRectF:
    """Where a passage begins or, `at_end`, ends: a rectangle without width; outside the page when there is no line."""
    block = edit.document().findBlock(max(0, offset - at_end))
    if not block.isValid():
        return QRectF(-100, -100, 0, 0)
    rect = edit.document().documentLayout().blockBoundingRect(block)
    line = block.layout().lineForTextPosition(max(0, offset - block.position() - at_end))
    if not line.isValid() or not block.isVisible():
        return QRectF(-100, -100, 0, 0)
    top, height = page_setting.text_band(line, page_setting.block_size(block, font_size))
    x = page_setting.line_x(line, offset - block.position())
    return QRectF(rect.left() + x, rect.top() - edit.verticalScrollBar().value() + top, 0, height)


def line_end(edit: QTextEdit, offset: int) -> QRectF | None:
    """Where the words of the line that holds an offset end: a rectangle without width; None where it is hidden."""
    block = edit.document().findBlock(offset)
    line = block.layout().lineForTextPosition(max(0, offset - block.position()))
    if not line.isValid() or not block.isVisible():
        return None
    rect = edit.document().documentLayout().blockBoundingRect(block)
    top, height = page_setting.text_band(
        line, page_setting.block_size(block, edit.document().defaultFont().pixelSize())
    )
    right = rect.left() + line.naturalTextRect().right()
    return QRectF(right, rect.top() - edit.verticalScrollBar().value() + top, 0, height)


def global_rect(edit: QTextEdit, first: int, last: int) -> QRect:
    """The rectangle from one offset's caret to another's, in global coordinates."""
    last = min(last, edit.document().characterCount() - 1)
    start, end = QTextCursor(edit.document()), QTextCursor(edit.document())
    start.setPosition(first)
    end.setPosition(last)
    rect = edit.cursorRect(start).united(edit.cursorRect(end))
    return QRect(edit.viewport().mapToGlobal(rect.topLeft()), rect.size())
