"""Workbooks of Excel 97 (.xls) as tables.

By xlrd, for python-calamine takes room without end for some damaged ones and ends the program with it.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.sheets import first_with_answers, no_sheet, protected
from kooditin.formats.table_cells import MOST_CELLS, cell_text, too_large
from kooditin.qda.survey_table import SurveyTable

if TYPE_CHECKING:
    from xlrd.book import Book

_BOOK_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))


def read(path: Path, content: bytes | None = None, sheet: str | None = None) -> SurveyTable:
    """One sheet: the named one, else the first that looks like answers. Raises CannotRead."""
    content = file_bytes(path) if content is None else content
    kind = real_kind(content)
    if kind == "encrypted":
        raise protected(path.name)
    if kind != "old_office" or not any(name in content for name in _BOOK_STREAMS):
        raise mistaken(kind, path.name)
    book = _opened(content, path.name)
    names = [each.name for each in sorted(book.sheets(), key=lambda each: each.visibility)]
    if sheet is not None and sheet not in names:
        raise no_sheet(path.name, sheet, names)
    wanted = names if sheet is None else [sheet]
    return first_with_answers(wanted, names, lambda name: _cells(book, name, path.name), path.name, "xls")


def _opened(content: bytes, file: str) -> "Book":
    from xlrd import XLRDError, open_workbook

    try:
        return open_workbook(file_contents=content, logfile=io.StringIO())
    except XLRDError as error:
        raise protected(file) if "encrypted" in str(error) else mistaken("damaged_zip", file) from error
    except Exception as error:  # xlrd trusts the records of a damaged file: IndexError, struct.error, AssertionError...
        raise mistaken("damaged_zip", file) from error


def _cells(book: "Book", name: str, file: str) -> list[list[str]]:
    sheet = book.sheet_by_name(name)
    if sheet.nrows * sheet.ncols > MOST_CELLS:
        raise too_large(file)
    return [[_text(book, cell.ctype, cell.value) for cell in sheet.row(number)] for number in range(sheet.nrows)]


def _text(book: "Book", kind: int, value: str | float) -> str:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XLDateError, xldate_as_datetime

    if kind == XL_CELL_ERROR:
        return ""
    if kind == XL_CELL_BOOLEAN:
        return cell_text(bool(value))
    if kind == XL_CELL_DATE and isinstance(value, float):
        try:
            moment = xldate_as_datetime(value, book.datemode)
        except (XLDateError, OverflowError, ValueError):
            return cell_text(value)
        return cell_text(moment.time() if 0 <= value < 1 else moment)
    return cell_text(value)
