"""Workbooks of any spreadsheet program, sheet by sheet (python-calamine)."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kooditin.formats.opening import mistaken
from kooditin.formats.table_cells import MOST_CELLS, cell_text, no_table, too_large
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import Warning
from kooditin.qda.survey_table import SurveyTable, table_of

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def table_in(content: bytes, file: str, kind: str, sheet: str | None) -> SurveyTable:
    """The named sheet, else the first one in sight with two rows and two columns of cells, as a table.

    The other sheets are named in a warning. Raises CannotRead.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = _sheets(workbook)
        if sheet is not None and sheet not in names:
            raise CannotRead(
                "{file} has no sheet {sheet}. Choose one of these: {sheets}.",
                file=file, sheet=sheet, sheets=", ".join(names) or "–",
            )  # fmt: skip
        return _chosen(workbook, names if sheet is None else [sheet], names, file, kind)
    except PasswordError as error:
        raise protected(file) from error
    except CalamineError as error:
        raise mistaken("damaged_zip", file) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # what the reader gives up on; it is no Exception
            raise mistaken("damaged_zip", file) from error
        raise


def protected(file: str) -> CannotRead:
    """The sentence for a workbook under a password."""
    return CannotRead(
        "{file} is protected with a password. Open it in Excel, remove the password, save and import it again.",
        file=file,
    )


def _sheets(workbook: "CalamineWorkbook") -> list[str]:
    """The names of the sheets with cells (not charts), those in sight first."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    return [each.name for each in sorted(sheets, key=lambda each: each.visible != SheetVisibleEnum.Visible)]


def _chosen(
    workbook: "CalamineWorkbook", wanted: Sequence[str], names: Sequence[str], file: str, kind: str
) -> SurveyTable:
    best: SurveyTable | None = None
    for name in wanted:
        rows = _cells(workbook, name, file)
        warnings = [Warning("Only the sheet {sheet} was read; the file has others too: {others}.",
                            {"sheet": name, "others": ", ".join(other for other in names if other != name)})
                    ] if len(names) > 1 else []  # fmt: skip
        table = table_of(rows, kind=kind, sheet=name, sheets=names, warnings=warnings)
        if len(table.rows) >= 2 and table.width >= 2:
            return table
        if best is None and table.rows:
            best = table
    if best is None:
        raise no_table(file)
    return best


def _cells(workbook: "CalamineWorkbook", name: str, file: str) -> list[list[str]]:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.height * sheet.width > MOST_CELLS:
        raise too_large(file)
    return [[_mended(cell_text(cell)) for cell in row] for row in sheet.to_python()]


def _mended(text: str) -> str:
    """The text; python-calamine 0.9.1 takes the UTF-16 of some .xls files for single bytes, "V\\0ä\\0e\\0"."""
    if "\x00" not in text:
        return text
    try:
        return text.encode("cp1252").decode("utf-16-le")
    except UnicodeError:
        return text.replace("\x00", "")
