"""A survey as a table of text cells: where its headings end, its answers begin and its legend stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kooditin.qda.source import Warning, normal_text

Row = tuple[str, ...]
# What programs write where there is no answer.
BLANK = frozenset(("#n/a", "#n/d", "n/a", "#null!", "null", "nan", "#puuttuu", "#puuttuu!", "#value!", "#arvo!"))
# What stands in a second heading row where the first says all.
_EMPTY_PARTS = frozenset(("-", "–", "response", "open-ended response", "vastaus", "avoin vastaus"))
_NUMERIC = re.compile(r"[+-]?[0-9][0-9  .,:/-]*(?:klo [0-9.:]+)?(?:[T ][0-9:.+Z-]+)?%?")
_LEGEND = re.compile(r"(?P<code>-?[0-9]{1,4})\s*=\s*(?P<text>\S.*)", re.DOTALL)
_IMPORT_ID = '{"ImportId"'


@dataclass(frozen=True, slots=True)
class SurveyTable:
    """The cells of one sheet, all rows equally wide: first the heading rows, then one row for each respondent.

    Cells are normal text, "" where nothing was answered; values are written as a Finn would read them in the
    spreadsheet, but dates as ISO. `header_rows` is how many rows of headings there seem to be. `choices` are, by
    column, the texts that the file itself lists for a closed question, in its order. `questions` are, by column, what
    was asked where the file says more than the heading. `sheets` names all sheets of the file, `sheet` the one read.
    """

    rows: tuple[Row, ...]
    kind: str = "csv"
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_rows: int = 1
    choices: dict[int, tuple[str, ...]] = field(default_factory=dict)
    questions: dict[int, str] = field(default_factory=dict)
    warnings: tuple[Warning, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


def table_of(
    rows: Iterable[Sequence[str]],
    *,
    kind: str,
    sheet: str = "",
    sheets: Sequence[str] = (),
    warnings: Iterable[Warning] = (),
) -> SurveyTable:
    """The table of raw rows: without empty rows and columns at the end, titles above it and the legend below it.

    A legend's texts ("1 = Nainen") take the place of their codes.
    """
    cells = _evened([_cleaned(row) for row in rows])
    noticed = list(warnings)
    cells, titles = _without_titles(cells)
    if titles:
        noticed.append(
            Warning("Lines above the headings were left out: {lines}.", {"lines": "; ".join(titles)[:200]})
        )  # fmt: skip
    cells = [row for row in cells if not any(cell.startswith(_IMPORT_ID) for cell in row)]
    cells, legends = _without_legend(cells)
    header_rows = _header_rows(cells)
    choices: dict[int, tuple[str, ...]] = {}
    if legends:
        cells, choices = _spelt_out(cells, header_rows, legends)
        noticed.append(
            Warning("Rows below the answers explain their codes; the answers were spelt out by them.")
        )  # fmt: skip
    return SurveyTable(
        tuple(map(tuple, cells)),
        kind=kind, sheet=sheet, sheets=tuple(sheets), header_rows=header_rows, choices=choices,
        warnings=tuple(noticed),
    )  # fmt: skip


def headings(table: SurveyTable, header_rows: int | None = None) -> tuple[str, ...]:
    """One heading for each column: its heading_parts joined; "" where it has none."""
    return tuple(" – ".join(parts) for parts in heading_parts(table, header_rows))


def heading_parts(table: SurveyTable, header_rows: int | None = None) -> tuple[tuple[str, ...], ...]:
    """What the heading rows say of each column, from the top; a group's heading counts for the columns under it.

    Parts that say nothing ("-", "Response") are left away.
    """
    count = table.header_rows if header_rows is None else header_rows
    rows = [[" ".join(cell.split()) for cell in row] for row in table.rows[:count]]
    if not rows:
        return ((),) * table.width
    for upper, lower in pairwise(rows):
        for place in range(1, table.width):
            if not upper[place] and lower[place]:
                upper[place] = upper[place - 1]
    return tuple(_telling(column) for column in zip(*rows, strict=True))


def answers(table: SurveyTable, header_rows: int | None = None) -> tuple[Row, ...]:
    """The rows below the headings, one for each respondent."""
    return table.rows[table.header_rows if header_rows is None else header_rows :]


def is_numeric(text: str) -> bool:
    """Whether the text is a number, a date or a time: what a heading is not."""
    return bool(_NUMERIC.fullmatch(text))


def _telling(parts: Sequence[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for part in parts:
        if part and part.casefold() not in _EMPTY_PARTS and part not in kept:
            kept.append(part)
    return tuple(kept)


def _cleaned(row: Sequence[str]) -> list[str]:
    return [_cell(cell) for cell in row]


def _cell(cell: str) -> str:
    if not cell:
        return ""
    text = cell.strip() if cell.isascii() and "\r" not in cell else normal_text(cell).strip()
    return "" if text.casefold() in BLANK else text


def _evened(rows: list[list[str]]) -> list[list[str]]:
    """The rows with something in them, as wide as the last column that has something in it."""
    rows = [row for row in rows if any(row)]
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell), default=0)
    return [(row + [""] * (width - len(row)))[:width] for row in rows]


def _without_titles(rows: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The rows from the headings on, and what stood above them: rows with nearly nothing in them."""
    titles = 0
    while titles + 1 < len(rows) and len(rows[0]) >= 3 and titles < 5:
        filled = [cell for cell in rows[titles] if cell]
        if (
            not rows[titles][0]
            or len(filled) > max(1, len(rows[0]) // 4)
            or not (len(filled) == 1 or any(map(is_numeric, filled)))
        ):
            break
        titles += 1
    return rows[titles:], [" ".join(filter(None, row)) for row in rows[:titles]]


def _without_legend(rows: list[list[str]]) -> tuple[list[list[str]], dict[int, dict[str, str]]]:
    """The rows above the legend, and by column the text of each code; a legend is rows of "1 = text" alone."""
    end = len(rows)
    while end > 1 and all(_LEGEND.fullmatch(cell) for cell in rows[end - 1] if cell):
        end -= 1
    legends: dict[int, dict[str, str]] = {}
    for row in rows[end:]:
        for place, cell in enumerate(row):
            if found := _LEGEND.fullmatch(cell):
                code, text = found["code"], found["text"].strip()
                again = _LEGEND.fullmatch(text)  # "1 = 1 = Täysin eri mieltä"
                legends.setdefault(place, {})[code] = again["text"] if again and again["code"] == code else text
    return rows[:end], legends


def _header_rows(rows: Sequence[Sequence[str]]) -> int:
    """1, or 2 where the first row heads groups of columns and the second row the columns themselves."""
    if len(rows) < 3:
        return 1
    top, second, below = rows[0], rows[1], rows[2:202]
    grouped = any(not upper and lower for upper, lower in zip(top, second, strict=True))
    repeated = any(left == right != "" for left, right in pairwise(top))
    asked = bool(re.fullmatch(r"Q[0-9_]+|StartDate", top[0])) and not is_numeric(second[0])
    if not (grouped or repeated or asked):
        return 1
    typed = False
    for place, cell in enumerate(second):
        values = [row[place] for row in below if row[place]]
        if values and sum(map(is_numeric, values)) * 5 >= len(values) * 4:
            if is_numeric(cell):
                return 1
            typed = typed or bool(top[place] or cell)
    if typed:  # no number where all below are numbers
        return 2
    said = {cell for row in below for cell in row if cell}
    return 1 if any(cell in said for cell in second if cell) else 2


def _spelt_out(
    rows: list[list[str]], header_rows: int, legends: dict[int, dict[str, str]]
) -> tuple[list[list[str]], dict[int, tuple[str, ...]]]:
    """The answers with texts for codes; a legend holds for its column and for those of its group that fit it."""
    choices: dict[int, tuple[str, ...]] = {}
    result = [list(row) for row in rows]
    legend: dict[str, str] = {}
    for place in range(len(rows[0]) if rows else 0):
        if place in legends:
            legend = legends[place]
        elif header_rows < 2 or rows[0][place]:
            legend = {}
        values = {row[place] for row in rows[header_rows:] if row[place]}
        if not legend or not values <= legend.keys():
            continue
        choices[place] = tuple(dict.fromkeys(legend.values()))
        for row in result[header_rows:]:
            if row[place]:
                row[place] = legend[row[place]]
    return result, choices
