"""Files of every kind read for one import: documents become sources, tables cases and variables too."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal

from kooditin.exchange import surveys
from kooditin.exchange.reading import Progress, read_source
from kooditin.formats.from_transcript_table import is_transcript
from kooditin.formats.opening import file_bytes
from kooditin.qda.case import NewVariable
from kooditin.qda.errors import CannotRead, KooditinError
from kooditin.qda.imports import Batch
from kooditin.qda.source import SourceKind
from kooditin.qda.survey import SurveyMapping, SurveyTable, fits, missing, propose, refit

Kind = SourceKind | Literal["auto"]


def read_batch(
    path: Path, *, kind: Kind = "auto", mapping: SurveyMapping | None = None, sheet: str | None = None
) -> Batch:
    """What one file gives: a document its source, a survey its cases, variables and open answers.

    A survey is read as `mapping` says, its columns found by their headings; without one as propose proposes. A table
    that is a transcript is a source, whatever the mapping. Raises CannotRead.
    """
    path = Path(path)
    if path.suffix.lower() not in surveys.table_suffixes():
        return Batch(sources=(read_source(path, kind=kind),))
    content = file_bytes(path)
    table = _table_for(path, content, sheet, mapping)
    if is_transcript(table):
        return Batch(sources=(read_source(path, kind=kind, sheet=sheet),))
    file = unicodedata.normalize("NFC", path.name)
    name = unicodedata.normalize("NFC", path.stem).strip() or file
    batch = surveys.survey_batch(
        table,
        propose(table, name) if mapping is None else mapping_for(table, mapping, file),
        origin=file,
        sha256=hashlib.sha256(content).hexdigest(),
        name=name,
        kind="survey" if kind == "auto" else kind,
    )
    if not (batch.sources or batch.cases or batch.variables):
        raise CannotRead("{file} holds headings at most, and no answers. Check that it was saved whole.", file=file)
    return batch


def _table_for(path: Path, content: bytes, sheet: str | None, mapping: SurveyMapping | None) -> SurveyTable:
    """The named sheet, else the first that looks like answers; where that does not fit the mapping, one that does."""
    table = surveys.read_table(path, sheet, content)
    if mapping is None or sheet is not None or fits(mapping, table):
        return table
    for name in table.sheets:
        try:
            other = surveys.read_table(path, name, content)
        except CannotRead:  # an empty sheet
            continue
        if fits(mapping, other):
            return other
    return table


def mapping_for(table: SurveyTable, mapping: SurveyMapping, file: str) -> SurveyMapping:
    """The mapping with its columns found in this table. Raises CannotRead where some are not there."""
    lost = missing(mapping, table)
    if lost:
        raise CannotRead(
            "{file} does not fit the mapping: it has no column {columns}. Choose another mapping, or none.",
            file=file, columns=", ".join(column.heading or column.name for column in lost[:5]),
        )  # fmt: skip
    return refit(mapping, table)


def read_batches(
    paths: Sequence[Path],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    kind: Kind = "auto",
    mapping: SurveyMapping | None = None,
    sheet: str | None = None,
) -> tuple[Batch, list[tuple[Path, KooditinError]]]:
    """What all files give as one batch, and for each that cannot be read its path and error; it does not stop the rest.

    `progress` hears how many of how many are done, after each; when `cancelled` says so, what is read by then
    comes back. Of workbooks the named sheet is read, if one is named. The errors are not among the batch's `not_read`.
    """
    batches: list[Batch] = []
    failed: list[tuple[Path, KooditinError]] = []
    for done, path in enumerate(paths, 1):
        if cancelled is not None and cancelled():
            break
        try:
            batches.append(read_batch(path, kind=kind, mapping=mapping, sheet=sheet))
        except KooditinError as error:
            failed.append((path, error))
        if progress is not None:
            progress(done, len(paths))
    return merged(batches), failed


def merged(batches: Iterable[Batch]) -> Batch:
    """One batch of all; a variable that several have (by name, case ignored) keeps its first type and all choices."""
    every = list(batches)
    variables: dict[str, NewVariable] = {}
    for new in (variable for batch in every for variable in batch.variables):
        before = variables.get(new.name.casefold())
        choices = new.choices if before is None else tuple(dict.fromkeys((*before.choices, *new.choices)))
        kept = before or new
        variables[new.name.casefold()] = NewVariable(kept.name, kept.type, choices, kept.description)
    return Batch(
        sources=tuple(source for batch in every for source in batch.sources),
        variables=tuple(variables.values()),
        cases=tuple(case for batch in every for case in batch.cases),
        not_read=tuple(failed for batch in every for failed in batch.not_read),
        remarks={origin: told for batch in every for origin, told in batch.remarks.items()},
        tables=tuple(table for batch in every for table in batch.tables),
    )
