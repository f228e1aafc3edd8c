"""Commands that bring sources and surveys in."""

import tempfile
from pathlib import Path
from typing import Any, Literal  # a row of JSON: ids, words and lists side by side

import click

from kooditin import exchange
from kooditin.cli.options import as_json, project_file
from kooditin.cli.printing import counted, print_error, print_json, print_table, progress_on_stderr
from kooditin.cli.projects import for_writing
from kooditin.disk import replacing
from kooditin.project import Project
from kooditin.qda import survey
from kooditin.qda.errors import CannotRead, KooditinError, Refused
from kooditin.qda.imports import Batch, NewTable
from kooditin.qda.reasons import not_written
from kooditin.qda.source import SOURCE_KINDS, NewSource, Source, SourceKind

Kind = SourceKind | Literal["auto"]


@click.command("import")
@project_file
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(("auto", *SOURCE_KINDS)), default="auto", help="What the sources are.")
@click.option(
    "--mapping", metavar="FILE|NAME", help="How a survey's columns are read: a file that `mapping` wrote, or a "
    "mapping saved in the project. Without it each column is what it most likely is.",
)  # fmt: skip
@click.option("--sheet", metavar="NAME", help="Which sheet of workbooks (default: the first that looks like answers).")
@as_json
def import_(
    file: Path, paths: tuple[Path, ...], *, kind: Kind, mapping: str | None, sheet: str | None, as_json: bool
) -> int:
    """Add files, all files of folders and zip archives, as sources, and the rows of surveys as cases.

    A file that cannot be read does not stop the others; each is named.
    """
    with (
        for_writing(file) as project,
        tempfile.TemporaryDirectory(prefix="kooditin-", ignore_cleanup_errors=True) as folder,
    ):
        found = exchange.gathered(exchange.files_in(paths), Path(folder))
        batch, failed = exchange.read_batches(
            found.files,
            progress_on_stderr("Reading"),
            kind=kind,
            mapping=None if mapping is None else _mapping(project, mapping),
            sheet=sheet,
        )
        failed = [(Path(path.name) if path.is_relative_to(folder) else path, error) for path, error in failed]
        failed += [(Path(refused.file), refused.error) for refused in found.not_read]
        failed += [(path, _nothing_in(path)) for path in paths if path.is_dir() and not exchange.files_in([path])]
        added = project.imports.bring_in(batch)
        imported = _imported(project, batch, added)
    if as_json:
        failures = [{"path": str(path), "error": str(error)} for path, error in failed]
        print_json({"imported": imported, "failed": failures})
    else:
        _print_imported(imported, failed)
    return 1 if failed else 0


def _mapping(project: Project, reference: str) -> survey.SurveyMapping:
    """The mapping of that file or of that name (case ignored). Raises Refused."""
    saved = {name.casefold(): text for name, text in project.imports.mappings().items()}
    if reference.casefold() in saved:
        return survey.from_json(saved[reference.casefold()])
    try:
        return survey.from_json(Path(reference).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeError) as error:
        raise Refused(
            "There is no mapping {name}: neither such a file nor one saved in the project. Those saved are: {names}.",
            name=reference, names=", ".join(project.imports.mappings()) or "none yet",
        ) from error  # fmt: skip


def _nothing_in(folder: Path) -> CannotRead:
    suffixes = ", ".join(exchange.readable_suffixes())
    template = "The folder {folder} holds no file that can be read. Put files of these kinds there: {suffixes}."
    return CannotRead(template, folder=folder, suffixes=suffixes)


def _imported(project: Project, batch: Batch, added: list[Source]) -> list[dict[str, Any]]:
    """A row for each source, and one for each table without open answers, whose id is None.

    What is said of a table as a whole stands in its first row.
    """
    said = {table.origin: table for table in batch.tables}
    rows = []
    for source, new in zip(added, batch.sources, strict=True):
        table = said.pop(new.origin, None)
        warnings = (*(table.warnings if table else ()), *new.warnings)
        rows.append(_source_row(project, source, new, [str(warning) for warning in warnings]))
    return rows + [_table_row(table) for table in said.values()]


def _source_row(project: Project, source: Source, new: NewSource, warnings: list[str]) -> dict[str, Any]:
    return {
        "id": source.id,
        "guid": source.guid,
        "name": source.name,
        "kind": source.kind,
        "words": source.words,
        "characters": source.characters,
        "turns": len(new.turns),
        "speakers": [speaker.name for speaker in project.sources.speakers(source.id)],
        "cases": len({speaker.case for speaker in new.speakers if speaker.case} | ({new.case} - {""})),
        "warnings": warnings,
    }


def _table_row(table: NewTable) -> dict[str, Any]:
    return {
        "id": None,
        "guid": "",
        "name": table.name,
        "kind": "survey",
        "words": 0,
        "characters": 0,
        "turns": 0,
        "speakers": [],
        "cases": table.cases,
        "warnings": [str(warning) for warning in table.warnings],
    }


def _print_imported(imported: list[dict[str, Any]], failed: list[tuple[Path, KooditinError]]) -> None:
    columns = ("id", "name", "kind", "words", "turns", "cases")
    if imported:
        print_table(columns, [[row[column] for column in columns] for row in imported])
    for row in imported:
        for warning in row["warnings"]:
            print_error(f"{row['name']}: {warning}")
    for path, error in failed:
        sentence = str(error)
        print_error(sentence if str(path) in sentence or path.name in sentence else f"{path}: {sentence}")


@click.command()
@click.argument("table", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path), required=False)
@click.option("--sheet", metavar="NAME", help="Which sheet (default: the first that looks like answers).")
@as_json
def mapping(table: Path, out: Path | None, sheet: str | None, as_json: bool) -> None:
    """Show how the columns of a survey would be read, and write that to OUT to be changed and used.

    In the file, each column has a role (id, variable, open, out), a name, and as a variable a type (text, choice,
    integer, number, date, yesno). `import --mapping OUT` reads the survey so, and its next round too: columns are
    found by their headings.
    """
    read = exchange.read_table(table, sheet)
    proposed = survey.propose(read, table.stem)
    text = survey.to_json(proposed)
    if out is not None:
        try:
            with replacing(out) as beside:
                beside.write_text(text + "\n", encoding="utf-8", newline="\n")
        except OSError as error:
            raise not_written(out, error) from error
    if as_json:
        click.echo(text)
    else:
        headings = ("role", "type", "name", "reason")
        print_table(headings, [[getattr(column, field) for field in headings] for column in proposed.columns])
        if out is not None:
            click.echo(f"Wrote {counted(len(proposed.columns), 'column', 'columns')} to {out.resolve()}")
    for warning in read.warnings:
        print_error(str(warning))


COMMANDS = (import_, mapping)
