"""Workbooks of today's spreadsheet programs, sheet by sheet (python-calamine)."""

import io
from typing import TYPE_CHECKING

from kooditin.formats.opening import mistaken
from kooditin.formats.sheets import first_with_answers, no_sheet, protected
from kooditin.formats.table_cells import MOST_CELLS, cell_text, too_large
from kooditin.qda.survey_table import SurveyTable

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def table_in(content: bytes, file: str, kind: str, sheet: str | None) -> SurveyTable:
    """The named sheet, else the first one in sight that looks like answers, as a table. Raises CannotRead."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = _sheets(workbook)
        if sheet is not None and sheet not in names:
            raise no_sheet(file, sheet, names)
        wanted = names if sheet is None else [sheet]
        return first_with_answers(wanted, names, lambda name: _cells(workbook, name, file), file, kind)
    except PasswordError as error:
        raise protected(file) from error
    except CalamineError as error:
        raise mistaken("damaged_zip", file) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # what the reader gives up on; it is no Exception
            raise mistaken("damaged_zip", file) from error
        raise


def _sheets(workbook: "CalamineWorkbook") -> list[str]:
    """The names of the sheets with cells (not charts), those in sight first."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    return [each.name for each in sorted(sheets, key=lambda each: each.visible != SheetVisibleEnum.Visible)]


def _cells(workbook: "CalamineWorkbook", name: str, file: str) -> list[list[str]]:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.height * sheet.width > MOST_CELLS:
        raise too_large(file)
    return [[cell_text(cell) for cell in row] for row in sheet.to_python()]
