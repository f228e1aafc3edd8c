"""SPSS files (.sav, .zsav) as tables: answers in words, variable labels as questions."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kooditin.formats.opening import file_bytes, mistaken
from kooditin.formats.sav_file import MAGIC, DamagedSav, SavVariable, TooLargeSav, Value, read_sav
from kooditin.formats.table_cells import MOST_CELLS, Cell, cell_text, no_table, too_large
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text
from kooditin.qda.survey_table import SurveyTable, table_of

_FIRST_DAY = datetime.datetime(1582, 10, 14)
_DATES = frozenset((20, 23, 24, 28, 29, 30, 38, 39))
_MOMENTS = frozenset((22, 41))
_TIMES = frozenset((21, 25, 40))


def is_sav(content: bytes) -> bool:
    """Whether the bytes begin as an SPSS file does."""
    return content.startswith(MAGIC)


def read(path: Path, content: bytes | None = None, sheet: str | None = None) -> SurveyTable:
    """The file's one table; missing values, the user's own too, are "". Raises CannotRead.

    Where all answers of a variable have value labels, the labels stand for the codes and are its choices in the order
    of the codes. Where only some have (the ends of a scale), the numbers stay and the labels join the question.
    """
    content = file_bytes(path) if content is None else content
    if not is_sav(content):
        raise CannotRead(
            "{file} is not an SPSS file, though its name says so. Open it where it was made and save it anew.",
            file=path.name,
        )
    try:
        file = read_sav(content)
    except DamagedSav as error:
        raise mistaken("damaged_zip", path.name) from error
    except TooLargeSav as error:
        raise too_large(path.name) from error
    if len(file.cases) * len(file.variables) > MOST_CELLS:
        raise too_large(path.name)
    questions: dict[int, str] = {}
    choices: dict[int, tuple[str, ...]] = {}
    texts: list[list[str]] = []
    for place, variable in enumerate(file.variables):
        question = normal_text(variable.label).strip()
        said, listed, ends = _said([row[place] for row in file.cases], variable)
        texts.append(said)
        if listed:
            choices[place] = listed
        if question or ends:
            questions[place] = f"{question or variable.name} ({ends})" if ends else question
    names = [variable.name for variable in file.variables]
    table = table_of([names, *map(list, zip(*texts, strict=True))], kind="sav")
    if len(table.rows) < 2:
        raise no_table(path.name)
    return replace(table, header_rows=1, questions=questions, choices=choices)


def _said(
    values: Sequence[Value | None], variable: SavVariable
) -> tuple[list[str], tuple[str, ...], str]:  # fmt: skip
    """The answers as text, the choices in the order of their codes, and the labels of a scale's ends."""
    given = [None if variable.is_missing(value) or value == "" else value for value in values]
    labels = _labels(variable)
    if not labels or not any(given_one is not None for given_one in given):
        return [_plain(value, variable.format) for value in given], (), ""
    if all(value is None or value in labels for value in given):
        return (
            [labels.get(value, "") if value is not None else "" for value in given],
            tuple(dict.fromkeys(labels.values())),
            "",
        )
    ends = ", ".join(f"{cell_text(code)} = {label}" for code, label in labels.items())
    return [_plain(value, variable.format) for value in given], (), ends


def _labels(variable: SavVariable) -> Mapping[Value, str]:
    """The labels by value in the order of the values, without those of values that count as missing."""
    codes = sorted(variable.labels, key=lambda code: (isinstance(code, str), code))
    return {
        code: normal_text(variable.labels[code]).strip() or cell_text(code)
        for code in codes
        if not variable.is_missing(code)
    }


def _plain(value: Value | None, shape: int) -> str:
    return cell_text(_moment(value, shape) if isinstance(value, float) else value)


def _moment(value: float, shape: int) -> Cell:
    """What SPSS counts in seconds, dates from its first day on; what is no date stays a number."""
    if shape not in _DATES | _MOMENTS | _TIMES:
        return value
    try:
        length = datetime.timedelta(seconds=value)
        if shape in _TIMES:
            return (datetime.datetime.min + length).time() if length.days == 0 else length
        moment = _FIRST_DAY + length
    except (OverflowError, ValueError):
        return value
    return moment if shape in _MOMENTS else moment.date()
