"""What of the page is folded away: paragraphs under headings, deeper list items; no position is touched by it."""

from bisect import bisect_left
from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor

from kooditin.qda.outline import Fold, Hidden, folds
from kooditin.qda.source import Span

if TYPE_CHECKING:
    from kooditin.gui.coding.reading_page import ReadingPage

FAR_ABOVE = QPointF(0, -1_000_000)
RELAID_WHOLE = 60_000  # characters: beyond this Qt lays the page out bit by bit, as at opening


class Folding:
    """The folds of one page and which of them are closed, known by their heads (stored positions)."""

    def __init__(self, view: "ReadingPage") -> None:
        self.view = view
        self._folds: list[Fold] | None = []  # None until they are asked for
        self.closed: set[int] = set()
        self.hidden = Hidden()
        self.badges: list[tuple[QRectF, int]] = []  # where counts of hidden codings were painted, and their heads

    def set_page(self, closed: Collection[int] = ()) -> None:
        """The folds of a page that was just set; `closed` heads are folded at once."""
        self._folds = None
        self.closed, self.hidden = set(), Hidden()
        if closed:
            self._use(set(closed) & {fold.head for fold in self.folds})

    # Asking

    @property
    def folds(self) -> list[Fold]:
        """All folds, in text order."""
        if self._folds is None:
            self._folds = folds(self.view.page.sections, self.view.page.stored)
        return self._folds

    def at_line(self, position: int) -> Fold | None:
        """The fold whose head is in the line of a stored position."""
        text = self.view.page.stored
        start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
        end = len(text) if end < 0 else end
        return next((fold for fold in self.between(start, end + 1)), None)

    def between(self, start: int, end: int) -> list[Fold]:
        """The folds whose heads are at stored positions in [start, end)."""
        first = bisect_left(self.folds, start, key=lambda fold: fold.head)
        return self.folds[first : bisect_left(self.folds, end, key=lambda fold: fold.head)]

    def around(self, position: int) -> list[Fold]:
        """The folds that hold the position or have their head in its line, the innermost last."""
        own = self.at_line(position)
        found = [fold for fold in self.folds if fold.start <= position < fold.end]
        return [*found, own] if own and own not in found else found

    # Doing

    def toggle(self, head: int) -> None:
        """Opens a closed fold and closes an open one."""
        self.change(self.closed ^ {head})

    def fold_here(self) -> None:
        """Closes the innermost open fold around the caret."""
        still_open = [fold for fold in self.around(self.view.caret()) if fold.head not in self.closed]
        if still_open:
            self.change(self.closed | {still_open[-1].head})

    def unfold_here(self) -> None:
        """Opens the fold at the caret's line; when it is open, the closed ones in it."""
        own = self.at_line(self.view.caret())
        if own is None:
            return
        inside = {fold.head for fold in self.folds if own.head <= fold.head < own.end}
        self.change(self.closed - ({own.head} if own.head in self.closed else inside))

    def fold_to_level(self, level: int) -> None:
        """Shows headings down to a level and nothing under them; without headings, list items alike."""
        headings = [fold for fold in self.folds if fold.kind != "item"]
        self.change({fold.head for fold in headings or self.folds if fold.level >= level})

    def unfold_all(self) -> None:
        """Opens every fold."""
        self.change(set())

    def reveal(self, position: int) -> None:
        """Opens the folds that hide a position; without effect where it is in sight."""
        if self.hidden.holding(position):
            hiding = {fold.head for fold in self.folds if fold.start <= position < fold.end}
            self._use(self.closed - hiding)

    def change(self, closed: set[int]) -> None:
        """Closes just these folds; the line of the caret, or else the first in view, stays where it is."""
        if closed == self.closed:
            return
        view = self.view
        kept = view.textCursor().position()
        low, high = view.visible_range()
        if not low <= kept <= high:
            kept = low
        before = view.line_extent(kept)[0]
        self._use(closed)
        if part := self.hidden.holding(view.page.to_stored(kept)):
            kept = view.page.to_page(max(0, part.start - 1))
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + round(view.line_extent(kept)[0] - before))
        self.leave_hidden()

    def leave_hidden(self) -> None:
        """Puts a caret without selection that got into a hidden part at the end of the line above it."""
        cursor = self.view.textCursor()
        part = self.hidden.holding(self.view.page.to_stored(cursor.position()))
        if part and not cursor.hasSelection():
            cursor.setPosition(self.view.page.to_page(max(0, part.start - 1)))
            self.view.setTextCursor(cursor)

    def step_over(self, forward: bool, *, keep: bool) -> None:
        """Moves a caret that a key led into a hidden part on, to the other side of it."""
        cursor, page = self.view.textCursor(), self.view.page
        part = self.hidden.holding(page.to_stored(cursor.position()))
        if part is None:
            return
        goal = part.end if forward and part.end < len(page.stored) else max(0, part.start - 1)
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(page.to_page(goal), mode)
        self.view.setTextCursor(cursor)

    def _use(self, closed: set[int]) -> None:
        before = self.hidden.parts
        self.closed = closed
        self.hidden = Hidden(fold for fold in self.folds if fold.head in closed)
        changed = [
            part for part in (*before, *self.hidden.parts) if part not in before or part not in self.hidden.parts
        ]
        if changed:
            self.view.build_whole()
            self._show_blocks(Span(min(part.start for part in changed), max(part.end for part in changed)))
        self.view.folds_changed.emit()

    def _show_blocks(self, within: Span) -> None:
        """Shows and hides the paragraphs of a stretch as they are to be, and has it laid out anew."""
        page, document = self.view.page, self.view.document()
        first, end = page.end_to_page(within.start), page.end_to_page(within.end)
        hidden = [(page.end_to_page(part.start), page.end_to_page(part.end)) for part in self.hidden.parts]
        parts = iter([part for part in hidden if part[1] > first])
        part = next(parts, (end, end))
        block = document.findBlock(first)
        while block.isValid() and block.position() < end:
            while part[1] <= block.position() < end:
                part = next(parts, (end, end))
            _show(block, part[0] > block.position())
            block = block.next()
        if end - first > RELAID_WHOLE:
            document.setTextWidth(document.textWidth())
        else:
            document.markContentsDirty(first, end - first)


def _show(block: QTextBlock, is_shown: bool) -> None:
    block.setVisible(is_shown)
    if not is_shown:
        # A hidden paragraph keeps its lines where they were, and Qt would find clicks in them.
        layout = block.layout()
        layout.clearLayout()
        layout.setPosition(FAR_ABOVE)
