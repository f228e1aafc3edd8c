"""The pieces of a PDF page put in reading order: columns of lines one after the other, tables row by row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kooditin.formats.pdf_page import Piece, lines_of

FEWEST_LINES = 5  # on each side of a gutter, for it to part columns
SHORTEST = 20  # characters on the lines that hold most of a column's text; a table's cells have fewer
FEWEST_RULES = 3  # across a table: one above, one below, one between rows
TALLEST = 300.0  # points from one rule of a table to the next
LEAST_GAP = 5.0  # points between the columns of a table without upright rules
MOST_NOTE_LINES = 15  # under one column; more small lines are something else
SMALLER = 0.9  # times the size of the running text: a footnote
SAME = 3.0  # points that lines may be apart and count as level
WIDE = 0.6  # of the page's text, for a table that parts it in what stands above and below
NOTE = re.compile(r"(?:\d{1,3}|\*{1,3})[ .)]?\s*[^\W\d]")
Column = list[Piece]  # lines from top to bottom


class Rule(NamedTuple):
    """A drawn line, in points from the page's lower left corner; thin in one of its directions."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the lines of each of its cells."""

    cells: list[Column]


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes under a column, which part no paragraph that goes on over the page."""

    lines: Column


@dataclass(frozen=True, slots=True)
class _Grid:
    """A ruled table: where its rows part, from the top, and where its columns do, between its left and right edge."""

    levels: list[float]
    edges: list[float]
    left: float
    right: float

    def holds(self, piece: Piece) -> bool:
        middle = (piece.bottom + piece.top) / 2
        return self.levels[-1] < middle < self.levels[0] and self.left - SAME < piece.left < self.right


def columns_of(pieces: Sequence[Piece], rules: Sequence[Rule] = ()) -> list[Column | Row]:
    """The pieces of a page as columns of lines and rows of tables, in reading order."""
    left_over = list(pieces)
    found: list[Column | Row] = []
    for grid in _grids(pieces, rules):
        inside = [piece for piece in left_over if grid.holds(piece)]
        above = [piece for piece in left_over if piece.bottom >= grid.levels[0] - SAME and not grid.holds(piece)]
        found.extend(_columns(above))
        found.extend(_rows(inside, grid.levels, grid.edges))
        gone = {id(piece) for piece in (*inside, *above)}
        left_over = [piece for piece in left_over if id(piece) not in gone]
    return [*found, *_columns(left_over)]


def with_notes_apart(columns: Iterable[Column | Row], usual: float) -> Iterator[Column | Row | Notes]:
    """The columns, the footnotes at their ends apart: lines smaller than the running text, from a number on."""
    for column in columns:
        if isinstance(column, Row):
            yield column
            continue
        start = len(column)
        while start and column[start - 1].size < SMALLER * usual:
            start -= 1
        while start < len(column) and not NOTE.match(column[start].text):
            start += 1
        if 0 < start < len(column) <= start + MOST_NOTE_LINES and not any("\t" in line.text for line in column[start:]):
            yield column[:start]
            yield Notes(column[start:])
        else:
            yield column


def _grids(pieces: Sequence[Piece], rules: Sequence[Rule]) -> list[_Grid]:
    """The ruled tables that take up most of the text's width, from the top."""
    if len(rules) < FEWEST_RULES or not pieces:
        return []
    wide = WIDE * (max(piece.right for piece in pieces) - min(piece.left for piece in pieces))
    grids: list[_Grid] = []
    together: list[tuple[float, float, float]] = []
    for level in [*_levels(rules), (-1e6, 0.0, 0.0)]:
        if together and not _goes_on(together[-1], level):
            if len(together) >= FEWEST_RULES and together[0][2] - together[0][1] >= wide:
                grids.extend(_grid(pieces, rules, together))
            together = []
        together.append(level)
    return grids


def _levels(rules: Iterable[Rule]) -> list[tuple[float, float, float]]:
    """The heights where lines are drawn across, from the top, each with its left and right end."""
    levels: list[tuple[float, float, float]] = []
    for rule in sorted((rule for rule in rules if rule.top - rule.bottom <= SAME), key=lambda each: -each.top):
        height = (rule.bottom + rule.top) / 2
        if levels and levels[-1][0] - height <= SAME:
            last, left, right = levels[-1]
            levels[-1] = last, min(left, rule.left), max(right, rule.right)
        else:
            levels.append((height, rule.left, rule.right))
    return levels


def _goes_on(upper: tuple[float, float, float], lower: tuple[float, float, float]) -> bool:
    return upper[0] - lower[0] < TALLEST and abs(upper[1] - lower[1]) < 2 * SAME and abs(upper[2] - lower[2]) < 2 * SAME


def _grid(pieces: Sequence[Piece], rules: Sequence[Rule], levels: Sequence[tuple[float, float, float]]) -> list[_Grid]:
    """The table between these levels, if it has more columns than one."""
    left, right = levels[0][1:]
    grid = _Grid([level for level, _, _ in levels], [], left, right)
    upright = sorted(
        (rule.left + rule.right) / 2
        for rule in rules
        if rule.right - rule.left <= SAME < rule.top - rule.bottom
        and rule.bottom < grid.levels[0] and rule.top > grid.levels[-1] and left + SAME < rule.left < right - SAME
    )  # fmt: skip
    edges = [edge for place, edge in enumerate(upright) if not place or edge - upright[place - 1] > 2 * SAME]
    inside = [piece for piece in pieces if grid.holds(piece)]
    edges = edges or _gaps(inside)
    return [_Grid(grid.levels, edges, left, right)] if edges and inside else []


def _gaps(pieces: Iterable[Piece]) -> list[float]:
    """Where an empty strip parts the pieces from top to bottom."""
    edges: list[float] = []
    reached: float | None = None
    for piece in sorted(pieces, key=lambda each: each.left):
        if reached is not None and piece.left - reached >= LEAST_GAP:
            edges.append((piece.left + reached) / 2)
        reached = piece.right if reached is None else max(reached, piece.right)
    return edges


def _rows(pieces: Sequence[Piece], levels: Sequence[float], edges: Sequence[float]) -> list[Column | Row]:
    rows: list[Column | Row] = []
    for top, bottom in pairwise(levels):
        inside = [piece for piece in pieces if bottom < (piece.bottom + piece.top) / 2 <= top]
        cells: list[list[Piece]] = [[] for _ in range(len(edges) + 1)]
        for piece in inside:
            cells[sum(edge <= piece.left + SAME for edge in edges)].append(piece)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(Row([lines_of(cell, in_cell=True) for cell in cells]))
    return rows


def _columns(pieces: Sequence[Piece]) -> list[Column | Row]:
    """Columns in reading order; what spans several columns is a column of its own between them."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [lines_of(pieces)] if pieces else []
    columns: list[Column | Row] = []
    left: list[Piece] = []
    right: list[Piece] = []
    spanning: list[Piece] = []

    def end_band() -> None:
        if left or right:
            columns.extend(_band(left, right, gutter))
            left.clear()
            right.clear()

    def end_spanning() -> None:
        if spanning:
            columns.append(lines_of(spanning))
            spanning.clear()

    for piece in sorted(pieces, key=lambda each: -each.top):
        if piece.left < gutter < piece.right:
            end_band()
            spanning.append(piece)
        else:
            end_spanning()
            (left if piece.right <= gutter else right).append(piece)
    end_band()
    end_spanning()
    return columns


def _band(left: list[Piece], right: list[Piece], gutter: float) -> list[Column | Row]:
    """Two columns, or a table without rules: its cells begin at the same heights on both sides."""
    tops, end = _level_tops(lines_of(left), lines_of(right)) if left and right else ([], 0.0)
    if not tops:
        return [*(_columns(left) if left else ()), *(_columns(right) if right else ())]
    together = [*left, *right]
    after = [piece for piece in together if piece.top <= end]
    rows = _rows(
        [piece for piece in together if piece.top > end], [*(top + SAME for top in tops), end - SAME], [gutter]
    )
    return [*rows, *(_columns(after) if after else ())]


def _level_tops(left: Column, right: Column) -> tuple[list[float], float]:
    """The heights at which paragraphs begin on both sides alike, none where few do; and where the last of them ends."""
    here, there = _beginnings(left), _beginnings(right)
    shared = [top for top in here if any(abs(top - other) <= SAME for other in there)]
    if len(shared) < 3 or len(shared) < 0.8 * max(len(here), len(there)):
        return [], 0.0
    return shared, max((top for top in (*here, *there) if top < shared[-1] - SAME), default=-SAME)


def _beginnings(column: Column) -> list[float]:
    """The tops of the lines that more room than usual parts from the line above."""
    steps = sorted(upper.bottom - lower.bottom for upper, lower in pairwise(column))
    if not steps:
        return [line.top for line in column]
    leading = steps[len(steps) // 4]
    firsts = [lower.top for upper, lower in pairwise(column) if upper.bottom - lower.bottom > 1.3 * leading]
    return [column[0].top, *firsts]


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where an empty strip parts two columns of running text; None for one column, and for tables of short cells."""
    if len(pieces) < 2 * FEWEST_LINES:
        return None
    start, end = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    written = sum(len(piece.text) for piece in pieces)
    best: tuple[int, float, float] | None = None
    for edge in sorted({round(piece.left, 1) for piece in pieces}):
        if not start + 0.2 * (end - start) < edge < start + 0.8 * (end - start):
            continue
        place = edge - 2
        crossing = sum(len(piece.text) for piece in pieces if piece.left < place < piece.right)
        before = [piece for piece in pieces if piece.right <= place]
        after = [piece for piece in pieces if piece.left >= place]
        if crossing * 5 > written or not _is_column(before) or not _is_column(after):
            continue
        room = edge - max(piece.right for piece in before)
        if best is None or (crossing, -room) < best[:2]:
            best = (crossing, -room, place)
    return best[2] if best is not None else None


def _is_column(pieces: Sequence[Piece]) -> bool:
    lengths = sorted(len(piece.text) for piece in pieces)
    long = [length for length in lengths if length >= SHORTEST]
    return len(long) >= FEWEST_LINES and 2 * sum(long) > sum(lengths)
