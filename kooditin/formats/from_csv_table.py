"""Tables as text (.csv, .tsv): parted by ";", "," or tab, in any encoding that Finnish files come in."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from kooditin.formats.opening import text_of
from kooditin.formats.table_cells import MOST_CELLS, no_table, too_large
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import Warning
from kooditin.qda.survey_table import SurveyTable, table_of

LONGEST_CELL = 1_000_000
_SIGNS = ";\t,|"
_LOOKED_AT = 200  # rows


def read(path: Path, content: bytes | None = None, sheet: str | None = None) -> SurveyTable:
    """The cells of the table; `content` spares a second reading. Raises CannotRead.

    A first line "sep=;", as Excel knows it, says what parts the cells; else the sign that gives the rows most evenly
    many cells does.
    """
    found = text_of(path, content)
    text, sign = _told_sign(found.text.replace("\x00", "").lstrip("\ufeff"))
    sign = sign or _sign(text)
    warnings = list(found.warnings)
    rows = _table(text, sign, path.name, csv.QUOTE_MINIMAL)
    if _has_swallowed(rows, sign):
        rows = _table(text, sign, path.name, csv.QUOTE_NONE)
        warnings.append(Warning("The quotation marks of the file do not pair; each line was read as a row."))
    table = table_of(rows, kind="tsv" if sign == "\t" else "csv", warnings=warnings)
    if not table.rows:
        raise no_table(path.name)
    return table


def _table(text: str, sign: str, file: str, quoting: Literal[0, 3]) -> list[list[str]]:
    rows: list[list[str]] = []
    count = 0
    try:
        for row in _rows(text, sign, quoting):
            rows.append(row)
            count += len(row)
            if count > MOST_CELLS:
                raise too_large(file)
    except csv.Error as error:
        raise CannotRead(
            "{file}, row {row}: the table breaks off there. Save it again as CSV from the spreadsheet.",
            file=file, row=len(rows) + 1,
        ) from error  # fmt: skip
    return rows


def _has_swallowed(rows: Sequence[Sequence[str]], sign: str) -> bool:
    """Whether a cell holds whole rows: a quotation mark opened it, and none closed it in its own row."""
    wide = max((len(row) for row in rows[:_LOOKED_AT]), default=0) - 1
    return wide >= 2 and any(
        any(line.count(sign) >= wide for line in cell.splitlines()[1:])
        for row in rows
        for cell in row
        if "\n" in cell and sign in cell
    )


def _told_sign(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    if first[:4].lower() == "sep=" and len(first.rstrip("\r")) == 5 and first[4] in _SIGNS:
        return rest, first[4]
    return text, ""


def _rows(text: str, sign: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign, quoting=quoting)


def _sign(text: str) -> str:
    """What parts the cells: the sign with which most rows have the same number of cells, two or more."""
    return max(_SIGNS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, sign: str) -> tuple[float, int]:
    if sign not in text[:100_000]:
        return (0.0, 0)
    widths: Counter[int] = Counter()
    try:
        for row, _ in zip(_rows(text, sign), range(_LOOKED_AT), strict=False):
            if row:
                widths[len(row)] += 1
    except csv.Error:
        return (0.0, 0)
    wide = Counter({width: rows for width, rows in widths.items() if width > 1})
    if not wide:
        return (0.0, 0)
    width, rows = wide.most_common(1)[0]
    return (round(rows / widths.total(), 1), width)
