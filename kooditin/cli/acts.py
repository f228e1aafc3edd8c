"""Commands that change a project: code, undo, redo."""

from pathlib import Path

import click

from kooditin.cli.listing import operation_row
from kooditin.cli.options import as_json, project_file
from kooditin.cli.printing import print_error, print_json, shortened
from kooditin.cli.projects import for_writing
from kooditin.qda.change import Operation


@click.command()
@project_file
@click.argument("source")
@click.argument("start", type=int)
@click.argument("end", type=int)
@click.argument("code")
@click.option("--memo", default="", help="A note on the coding.")
@click.option("--coder", metavar="NAME", help="Who codes (default: who coded last).")
@as_json
def code(
    file: Path, source: str, start: int, end: int, code: str, *, memo: str, coder: str | None, as_json: bool
) -> None:
    """Apply a code to the passage from START up to but not including END, in characters from 0."""
    with for_writing(file, coder) as project:
        coded = project.sources.find(source)
        applied = project.codes.find(code)
        coding = project.codings.apply(coded.id, start, end, applied.id, memo=memo)
        passage = project.sources.text(coded.id)[coding.start : coding.end]
    if as_json:
        print_json({"id": coding.id, "guid": coding.guid, "text": passage})
    else:
        click.echo(f"Coded as {applied.name}: {shortened(passage)}")


@click.command()
@project_file
@as_json
def undo(file: Path, as_json: bool) -> int:
    """Take back the last act."""
    with for_writing(file) as project:
        return _report("undone", project.undo(), as_json)


@click.command()
@project_file
@as_json
def redo(file: Path, as_json: bool) -> int:
    """Bring again the act that was undone last."""
    with for_writing(file) as project:
        return _report("redone", project.redo(), as_json)


def _report(done: str, operation: Operation | None, as_json: bool) -> int:
    if as_json:
        print_json({done: None if operation is None else operation_row(operation)})
    elif operation is not None:
        click.echo(f"{done.capitalize()}: {operation.verb} {shortened(operation.subject)} ({operation.time})")
    if operation is None:
        print_error(f"There is nothing left to be {done}.")
        return 1
    return 0


COMMANDS = (code, undo, redo)
