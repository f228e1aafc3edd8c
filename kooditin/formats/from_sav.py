"""SPSS files (.sav, .zsav) as tables: answers in words, variable labels as questions."""

import datetime
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any  # of pyreadstat's metadata, which has no stubs that fit its dict output

from kooditin.formats.opening import file_bytes, mistaken
from kooditin.formats.table_cells import MOST_CELLS, Cell, cell_text, no_table, too_large
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text
from kooditin.qda.survey_table import SurveyTable, table_of

MAGIC = (b"$FL2", b"$FL3")  # what such a file begins with
LARGEST_UNPACKED = 500_000_000
_FIRST_DAY = datetime.datetime(1582, 10, 14)
_MOMENTS = {
    **dict.fromkeys(("DATE", "ADATE", "EDATE", "SDATE", "JDATE", "QYR", "MOYR", "WKYR"), "date"),
    **dict.fromkeys(("DATETIME", "YMDHMS"), "datetime"),
    **dict.fromkeys(("TIME", "DTIME", "MTIME"), "time"),
}


def read(path: Path, content: bytes | None = None, sheet: str | None = None) -> SurveyTable:
    """The file's one table; missing values, the user's own too, are "". Raises CannotRead.

    Where all answers of a variable have value labels, the labels stand for the codes and are its choices in the order
    of the codes. Where only some have (the ends of a scale), the numbers stay and the labels join the question.
    """
    content = file_bytes(path) if content is None else content
    if not content.startswith(MAGIC):
        raise CannotRead(
            "{file} is not an SPSS file, though its name says so. Open it where it was made and save it anew.",
            file=path.name,
        )
    columns, facts = _columns(content, path.name)
    names = list(columns)
    count = len(next(iter(columns.values()))) if columns else 0
    questions: dict[int, str] = {}
    choices: dict[int, tuple[str, ...]] = {}
    texts = []
    for place, name in enumerate(names):
        question = normal_text(facts.column_names_to_labels.get(name) or "").strip()
        moment = _MOMENTS.get(re.sub(r"[0-9.]+$", "", facts.original_variable_types.get(name, "")))
        values = columns[name] if moment is None else [_moment(value, moment) for value in columns[name]]
        said, listed, ends = _said(values, _labels(facts, name))
        texts.append(said)
        if listed:
            choices[place] = listed
        if question or ends:
            questions[place] = f"{question or name} ({ends})" if ends else question
    rows = [names, *(list(row) for row in zip(*texts, strict=True))] if count else []
    table = table_of(rows, kind="sav")
    if not table.rows:
        raise no_table(path.name)
    return replace(table, header_rows=1, questions=questions, choices=choices)


def _columns(content: bytes, file: str) -> tuple[Mapping[str, Sequence[Cell]], Any]:
    """The values by variable and what the file says of the variables; a text in no known encoding as Windows-1252.

    Dates come as numbers: pyreadstat gives up on a file with a date that Python does not know.
    """
    from pyreadstat import PyreadstatError, ReadstatError, read_sav

    for encoding in (None, "WINDOWS-1252"):
        try:
            _, facts = read_sav(
                io.BytesIO(content), encoding=encoding, output_format="dict", metadataonly=True, user_missing=True
            )
            width = sum(facts.variable_storage_width.values())
            rows = facts.number_rows or 0
            if rows * (facts.number_columns or 0) > MOST_CELLS or rows * width > LARGEST_UNPACKED:
                raise too_large(file)
            columns, _ = read_sav(
                io.BytesIO(content), encoding=encoding, output_format="dict", disable_datetime_conversion=True
            )
            return columns, facts
        except (ReadstatError, PyreadstatError, ValueError, OverflowError, MemoryError) as error:
            if encoding is not None or "encod" not in str(error):
                raise mistaken("damaged_zip", file) from error
    raise AssertionError


def _labels(facts: Any, name: str) -> Mapping[Any, str]:
    """The labels of a variable's values, without those of the values that count as missing."""
    missing = [(each["lo"], each["hi"]) for each in facts.missing_ranges.get(name, ())]
    return {
        value: label
        for value, label in facts.variable_value_labels.get(name, {}).items()
        if not any(type(low) is type(value) and low <= value <= high for low, high in missing)
    }


def _moment(value: Cell, kind: str) -> Cell:
    """What SPSS counts in seconds, dates from its first day on; what is no date stays a number."""
    if not isinstance(value, int | float) or value != value:
        return value
    try:
        length = datetime.timedelta(seconds=value)
        if kind == "time":
            return (datetime.datetime.min + length).time() if 0 <= length.days < 1 else length
        moment = _FIRST_DAY + length
    except OverflowError:
        return value
    return moment if kind == "datetime" else moment.date()


def _said(values: Sequence[Cell], labels: Mapping[Any, str]) -> tuple[list[str], tuple[str, ...], str]:
    """The answers as text, the choices in the order of their codes, and the labels of a scale's ends."""
    present = {value for value in values if value is not None and value == value and value != ""}
    if not labels or not present:
        return [cell_text(value) for value in values], (), ""
    if present <= labels.keys():
        listed = {code: normal_text(labels[code]).strip() or cell_text(code) for code in _sorted(labels)}
        return [listed.get(value, "") for value in values], tuple(dict.fromkeys(listed.values())), ""
    ends = ", ".join(f"{cell_text(code)} = {normal_text(labels[code]).strip()}" for code in _sorted(labels))
    return [cell_text(value) for value in values], (), ends


def _sorted(codes: Mapping[Any, str]) -> list[Any]:
    return sorted(codes, key=lambda code: (isinstance(code, str), code if isinstance(code, str) else float(code)))
