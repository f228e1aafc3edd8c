"""Excel workbooks (.xlsx, .xlsm) as tables."""

import io
import re
import zipfile
from pathlib import Path

from kooditin.formats.opening import BROKEN_ZIP, file_bytes, mistaken, real_kind
from kooditin.formats.safe_parts import guard, part_bytes
from kooditin.formats.sheets import protected
from kooditin.formats.table_cells import MOST_CELLS, too_large
from kooditin.formats.workbook import table_in
from kooditin.qda.errors import CannotRead
from kooditin.qda.survey_table import SurveyTable

_PLACE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)([0-9]+)""")


def read(path: Path, content: bytes | None = None, sheet: str | None = None) -> SurveyTable:
    """One sheet: the named one, else the first that looks like answers. Raises CannotRead."""
    content = file_bytes(path) if content is None else content
    kind = real_kind(content)
    if kind == "encrypted":
        raise protected(path.name)
    if kind != "spreadsheet":
        raise mistaken(kind, path.name) if kind else _not_excel(path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _look_through(archive, path.name)
    except BROKEN_ZIP as error:
        raise mistaken("damaged_zip", path.name) from error
    return table_in(content, path.name, "xlsx", sheet)


# How many items a list says it has; the reader takes room for them before it looks for one.
_COUNT = re.compile(
    rb'<(?:\w+:)?(?:sst\b[^>]{0,2000}?\buniqueCount|(?:numFmts|cellXfs|mergeCells)\b[^>]{0,2000}?\bcount)="(\d+)"'
)


def _look_through(archive: zipfile.ZipFile, file: str) -> None:
    """Raises CannotRead for a workbook that is damaged, hostile or too wide: its reader would end the program.

    Cells stand at the places they name, and the reader takes room for the whole rectangle between them.
    """
    guard(archive, file)
    if "mimetype" in archive.namelist():
        raise _not_excel(file)
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels", ".vml", ".bin")):
            continue
        part = part_bytes(archive, member.filename, file)
        if part.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\x00" in part[:64] and member.filename.endswith(".xml")):
            raise mistaken("damaged_zip", file)
        if b"<!DOCTYPE" in part[:2000]:
            raise mistaken("damaged_zip", file)
        if any(len(count) > 9 or int(count) > len(part) for count in _COUNT.findall(part)):
            raise mistaken("damaged_zip", file)
        if "sheet" in member.filename.lower() and _area(part) > MOST_CELLS:
            raise too_large(file)


def _area(sheet: bytes) -> int:
    """How many cells the rectangle from the first to the last place named in the sheet has."""
    places = set(_PLACE.findall(sheet))
    rows = [int(row) for _, row in places]
    columns = [_number(column) for column, _ in places if column] or [1]
    if not rows:
        return 0
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _number(column: bytes) -> int:
    """The column's number: A is 1, AA is 27."""
    number = 0
    for letter in column.upper()[:6]:
        number = number * 26 + letter - 64
    return number


def _not_excel(file: str) -> CannotRead:
    return CannotRead(
        "{file} is not an Excel workbook, though its name says so. Open it where it was made and save it as xlsx.",
        file=file,
    )
