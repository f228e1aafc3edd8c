"""A codebook as a table (CSV): read from other programs and spreadsheets, and written."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kooditin.disk import replacing
from kooditin.formats.encoding import decoded
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.qda.codebook import NewCode, checked_color, checked_name
from kooditin.qda.errors import CannotRead, Refused
from kooditin.qda.reasons import not_written
from kooditin.qda.source import normal_text

COLUMNS = ("path", "color", "definition", "include", "exclude", "shortcut")
_NAMES = {
    "path": ("path", "code path", "code_path", "polku", "koodipolku"),
    "name": ("name", "code", "code name", "tag", "koodi", "nimi", "koodin nimi"),
    "parent": ("parent", "category", "yläkoodi", "ylempi koodi", "luokka", "kategoria", "yläluokka"),
    "color": ("color", "colour", "väri"),
    "definition": ("definition", "description", "memo", "määritelmä", "kuvaus", "selite"),
    "include": ("include", "inclusion", "sisällytä", "mukaan", "sisältyy", "sisällytetään"),
    "exclude": ("exclude", "exclusion", "rajaa pois", "pois", "ei sisälly", "rajataan pois"),
    "shortcut": ("shortcut", "key", "pikanäppäin", "näppäin"),
}
_COLUMN_BY_NAME = {name: column for column, names in _NAMES.items() for name in names}


def read(path: Path) -> list[NewCode]:
    """The codes of a table, in its order, with a code for every level of a path that has no row of its own.

    Parted by ";", "," or tab; headings in English or Finnish, either "path" ("Upper/Lower") or "name" and "parent".
    Raises CannotRead, naming the line.
    """
    content = file_bytes(path)
    if kind := real_kind(content):
        raise mistaken(kind, path.name)
    found = decoded(content)
    if found is None:
        raise mistaken("", path.name)
    text = normal_text(found.text)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    rows = ((table.line_num, cells) for cells in table if any(cell.strip() for cell in cells))
    try:
        heading = next(rows, None)
        columns = _columns(heading[1] if heading else [], path.name)
        records = [(line, _record(columns, cells)) for line, cells in rows]
    except csv.Error as error:
        raise CannotRead(
            "{file}, line {line}: the table breaks off there. Save it again as CSV from the spreadsheet.",
            file=path.name, line=table.line_num,
        ) from error  # fmt: skip
    codes = list(_codes(records, path.name))
    if not codes:
        raise CannotRead("{file} has headings but no codes. Write one code on each line below them.", file=path.name)
    return codes


def _delimiter(text: str) -> str:
    heading = text.lstrip("\n").split("\n", 1)[0]
    return max(";\t,", key=heading.count)


def _columns(heading: list[str], file: str) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(heading):
        column = _COLUMN_BY_NAME.get(" ".join(cell.casefold().split()))
        if column is not None:
            columns.setdefault(column, place)
    if "path" not in columns and "name" not in columns:
        raise CannotRead(
            "{file} has no column of codes. Head it “path” or “name” (in Finnish “polku” or “nimi”).",
            file=file,
        )
    return columns


def _record(columns: Mapping[str, int], cells: list[str]) -> dict[str, str]:
    return {column: cells[place].strip() if place < len(cells) else "" for column, place in columns.items()}


def _codes(records: list[tuple[int, dict[str, str]]], file: str) -> Iterator[NewCode]:
    parents = {record["name"].casefold(): record.get("parent", "") for _, record in records if record.get("name")}
    given = {_path(record, parents): place for place, (_, record) in enumerate(records)}
    told: set[tuple[str, ...]] = set()
    for line, record in records:
        try:
            path = tuple(checked_name(name) for name in _path(record, parents))
            if not path or path in told:
                continue
            for depth in range(1, len(path)):
                upper = path[:depth]
                if upper not in told and upper not in given:
                    told.add(upper)
                    yield NewCode(upper)
            told.add(path)
            yield _code(path, record)
        except Refused as error:
            raise CannotRead("{file}, line {line}: {reason}", file=file, line=line, reason=error) from error


def _code(path: tuple[str, ...], record: Mapping[str, str]) -> NewCode:
    color = record.get("color", "")
    shortcut = record.get("shortcut", "")
    return NewCode(
        path,
        color=checked_color(color) if color else "",
        definition=record.get("definition", ""),
        include=record.get("include", ""),
        exclude=record.get("exclude", ""),
        shortcut=shortcut if shortcut in tuple("123456789") else "",
    )


def _path(record: Mapping[str, str], parents: Mapping[str, str]) -> tuple[str, ...]:
    if record.get("path"):
        return tuple(" ".join(part.split()) for part in record["path"].split("/"))
    name = record.get("name", "")
    names: list[str] = []
    while name and name.casefold() not in (known.casefold() for known in names):
        names.append(name)
        name = parents.get(name.casefold(), "") if len(names) > 1 else record.get("parent", "")
    return tuple(part.strip() for name in reversed(names) for part in name.split("/"))


def write(path: Path, codes: Iterable[NewCode]) -> int:
    """Writes the codes as a table that read gives back equal (";", UTF-8 with BOM); gives their number.

    Raises Refused when the file cannot be written.
    """
    rows = [
        ("/".join(code.path), code.color, code.definition, code.include, code.exclude, code.shortcut) for code in codes
    ]
    try:
        with replacing(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as out:
            table = csv.writer(out, delimiter=";", lineterminator="\r\n")
            table.writerow(COLUMNS)
            table.writerows(rows)
    except OSError as error:
        raise not_written(path, error) from error
    return len(rows)
