"""OpenDocument spreadsheets (.ods) as tables."""

import io
import zipfile
from pathlib import Path

from kooditin.formats.opening import BROKEN_ZIP, file_bytes, mistaken, real_kind
from kooditin.formats.safe_parts import guard, part_bytes
from kooditin.formats.sheets import protected
from kooditin.formats.workbook import table_in
from kooditin.qda.errors import CannotRead
from kooditin.qda.survey_table import SurveyTable

_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def is_open_document(content: bytes) -> bool:
    """Whether a zip says of itself that it is an OpenDocument file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "mimetype" in archive.namelist()
    except BROKEN_ZIP:
        return False


def read(path: Path, content: bytes | None = None, sheet: str | None = None) -> SurveyTable:
    """One sheet: the named one, else the first that looks like answers. Raises CannotRead."""
    content = file_bytes(path) if content is None else content
    kind = real_kind(content)
    if kind != "spreadsheet":
        raise mistaken(kind, path.name) if kind else _not_ods(path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            guard(archive, path.name)
            names = archive.namelist()
            if "mimetype" not in names or not part_bytes(archive, "mimetype", path.name).startswith(_MIMETYPE):
                raise _not_ods(path.name)
            manifest = "META-INF/manifest.xml"
            if manifest in names and b"encryption-data" in part_bytes(archive, manifest, path.name):
                raise protected(path.name)
            if "content.xml" not in names or b"<!DOCTYPE" in part_bytes(archive, "content.xml", path.name)[:2000]:
                raise mistaken("damaged_zip", path.name)
    except BROKEN_ZIP as error:
        raise mistaken("damaged_zip", path.name) from error
    return table_in(content, path.name, "ods", sheet)


def _not_ods(file: str) -> CannotRead:
    return CannotRead(
        "{file} is not an OpenDocument spreadsheet, though its name says so. Open it where it was made and save it as "
        "ods or xlsx.",
        file=file,
    )
