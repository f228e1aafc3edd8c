"""What the page's keys select: the turn at the caret, and the coding before or behind."""

from kooditin.gui.coding.page import Page
from kooditin.qda.coding import Coding, SpanIndex
from kooditin.qda.source import Span


def turn_span(page: Page, caret: int) -> Span:
    """The speech of the turn at a stored position; without turns, the paragraph."""
    place = page.turn_index(caret)
    if place is not None:
        turn = page.turns[place]
        return Span(turn.start, turn.end)
    end = page.stored.find("\n", caret)
    return Span(page.stored.rfind("\n", 0, caret) + 1, len(page.stored) if end < 0 else end)


def neighbour(index: SpanIndex, chosen: int | None, caret: int, step: int) -> Coding | None:
    """The next (1) or previous (-1) coding in text order, from the chosen one or the caret."""
    ordered = list(index)
    ids = [coding.id for coding in ordered]
    if chosen in ids:
        place = ids.index(chosen) + step
    else:
        behind = [i for i, coding in enumerate(ordered) if coding.start >= caret]
        place = (behind[0] if behind else len(ordered)) + (0 if step > 0 else -1)
    return ordered[place] if 0 <= place < len(ordered) else None
