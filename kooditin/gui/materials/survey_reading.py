"""What the survey wizard has done in the background: reading a table, proposing, trying out a mapping."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kooditin.disk import BRIEF, replacing
from kooditin.qda.errors import KooditinError, Refused
from kooditin.qda.imports import Batch
from kooditin.qda.reasons import not_written, reason_of
from kooditin.qda.survey import (
    SurveyColumn,
    SurveyMapping,
    SurveyTable,
    Together,
    fits,
    from_json,
    missing,
    propose,
    refit,
)
from kooditin.qda.survey_facts import ColumnFacts, column_facts, unfit

FIRST_RESPONDENTS = 100  # who are shown before the import


@dataclass(frozen=True, slots=True)
class Opened:
    """A table, how it is taken to be, and the facts of its columns.

    `offered` names the saved mapping that fits the table, "" where none does. `lost` are the columns that a mapping
    uses and the table has not; `new` those that the mapping knew nothing of. `is_transcript` says that the rows are
    turns rather than respondents.
    """

    table: SurveyTable
    mapping: SurveyMapping
    facts: tuple[ColumnFacts, ...]
    sha256: str = ""
    offered: str = ""
    lost: tuple[SurveyColumn, ...] = ()
    new: tuple[SurveyColumn, ...] = ()
    is_transcript: bool = False


def opened_file(path: Path, sheet: str | None, name: str, saved: Mapping[str, str]) -> Opened:
    """A sheet of the file with the proposed mapping. Raises CannotRead."""
    from kooditin.exchange import surveys
    from kooditin.formats.from_transcript_table import is_transcript
    from kooditin.formats.opening import file_bytes

    content = file_bytes(path)
    table = surveys.read_table(path, sheet, content)
    found = opened_table(table, propose(table, name), saved)
    return replace(found, sha256=hashlib.sha256(content).hexdigest(), is_transcript=is_transcript(table))


def opened_table(table: SurveyTable, mapping: SurveyMapping, saved: Mapping[str, str]) -> Opened:
    """A table that was read already, with a mapping that has its columns."""
    return Opened(table, mapping, column_facts(table, mapping.header_rows), offered=_fitting(table, mapping, saved))


def _fitting(table: SurveyTable, mapping: SurveyMapping, saved: Mapping[str, str]) -> str:
    """The saved mapping that fits the table, where nobody has changed what is proposed."""
    if any(column.reason is None for column in mapping.columns):
        return ""
    for name, columns in saved.items():
        try:
            if fits(from_json(columns), table):
                return name
        except KooditinError:  # written by a newer version: it is told of when it is chosen
            continue
    return ""


def reproposed(table: SurveyTable, name: str, header_rows: int, together: Together) -> Opened:
    """The table with so many heading rows, and what is then proposed; how answers become sources stays as chosen."""
    mapping = replace(propose(table, name, header_rows=header_rows), together=together)
    return Opened(table, mapping, column_facts(table, header_rows))


def refitted(table: SurveyTable, name: str, columns: str) -> Opened:
    """The table with a saved mapping. Raises Refused where it is none, or has no column of this table."""
    mapping = from_json(columns)
    lost = missing(mapping, table)
    if lost and len(lost) == sum(column.role != "out" for column in mapping.columns):
        raise Refused("None of the columns of these settings is in this survey. Choose others.")
    fitted = replace(refit(mapping, table), name=name)
    new = tuple(column for column in fitted.columns if column.reason is not None)
    return Opened(table, fitted, column_facts(table, fitted.header_rows), lost=lost, new=new)


@dataclass(frozen=True, slots=True)
class Trial:
    """What the first respondents would give, how many there are and how many sources their answers become.

    `unfit` are, by column, the different answers of all respondents that do not fit the type that a person chose.
    """

    batch: Batch
    respondents: int
    sources: int
    unfit: Mapping[int, tuple[str, ...]]


def tried_out(table: SurveyTable, mapping: SurveyMapping, facts: Sequence[ColumnFacts], origin: str) -> Trial:
    """What a mapping would make of the table, in a moment whatever its size."""
    from kooditin.exchange.surveys import survey_batch

    first = replace(table, rows=table.rows[: mapping.header_rows + FIRST_RESPONDENTS], warnings=())
    told = sum(facts[column.index].answers > 0 for column in mapping.of_role("open"))
    typed = (column for column in mapping.of_role("variable") if column.reason is None)
    return Trial(
        survey_batch(first, mapping, origin=origin, sha256="", name=mapping.name),
        respondents=max(0, len(table.rows) - mapping.header_rows),
        sources=min(told, 1) if mapping.together == "survey" else told,
        unfit={column.index: odd for column in typed if (odd := unfit(column, facts[column.index].different))},
    )


def written_mapping(path: Path) -> str:
    """The text of a file with a mapping. Raises Refused where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refused(
            "{file} could not be read ({reason}). Choose another file.", file=path.name, reason=reason_of(error)
        ) from error
    except UnicodeDecodeError as error:
        raise Refused("{file} is no file of column settings. Choose another file.", file=path.name) from error


def write_mapping(path: Path, columns: str) -> None:
    """Writes a mapping to a file, as --mapping of the command line takes it. Raises Refused."""
    try:
        with replacing(path, BRIEF) as beside:
            beside.write_text(columns + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise not_written(path, error) from error
