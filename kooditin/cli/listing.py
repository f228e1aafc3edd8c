"""Commands that only look: sources, texts, codes, codings, history and the check."""

import sys
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any  # a row of JSON: ids, words and lists side by side

import click

from kooditin.cli.options import as_json, project_file
from kooditin.cli.printing import counted, print_error, print_json, print_table, shortened
from kooditin.cli.projects import coder_id, for_reading
from kooditin.project import Project
from kooditin.qda.change import Operation
from kooditin.qda.codebook import code_path
from kooditin.qda.coding import Coding
from kooditin.qda.errors import Damaged
from kooditin.qda.source import Turn


@click.command()
@project_file
@as_json
def sources(file: Path, as_json: bool) -> None:
    """List the sources."""
    with for_reading(file) as project:
        counts = project.queries.source_counts()
        rows: list[dict[str, Any]] = [
            {
                "id": source.id,
                "guid": source.guid,
                "name": source.name,
                "kind": source.kind,
                "words": source.words,
                "characters": source.characters,
                "turns": len(project.sources.turns(source.id)),
                "codings": counts.get(source.id, (0, 0))[0],
                "speakers": [speaker.name for speaker in project.sources.speakers(source.id)],
            }
            for source in project.sources.all()
        ]
    if as_json:
        print_json(rows)
        return
    columns = ("id", "kind", "words", "turns", "codings", "name")
    print_table(columns, [[row[column] for column in columns] for row in rows])


@click.command()
@project_file
@click.argument("source")
@as_json
def text(file: Path, source: str, as_json: bool) -> None:
    """Print a source's stored text, byte for byte, in UTF-8."""
    with for_reading(file) as project:
        found = project.sources.find(source)
        stored = project.sources.text(found.id)
        turns = project.sources.turns(found.id) if as_json else []
    if as_json:
        print_json({"text": stored, "turns": [_turn(turn) for turn in turns]})
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(stored.encode("utf-8"))
    sys.stdout.buffer.flush()


def _turn(turn: Turn) -> dict[str, Any]:
    return {"start": turn.start, "end": turn.end, "speaker": turn.speaker, "seconds": turn.seconds}


@click.command()
@project_file
@as_json
def codes(file: Path, as_json: bool) -> None:
    """List the codebook, as a tree."""
    with for_reading(file) as project:
        codebook = project.codes.all()
        counts = project.queries.code_counts()
    by_id = {code.id: code for code in codebook}
    if as_json:
        print_json(
            [
                {
                    "id": code.id,
                    "guid": code.guid,
                    "name": code.name,
                    "path": code_path(code, by_id),
                    "parent": code.parent,
                    "color": code.color,
                    "description": code.definition,
                    "codings": counts.get(code.id, 0),
                }
                for code in codebook
            ]
        )
        return
    rows = [(code.id, counts.get(code.id, 0), code.color, code_path(code, by_id)) for code in codebook]
    print_table(("id", "codings", "color", "path"), rows)


@click.command()
@project_file
@click.option("--source", metavar="SOURCE", help="Only this source.")
@click.option("--code", metavar="CODE", help="Only this code.")
@click.option("--coder", metavar="NAME", help="Only this coder.")
@as_json
def codings(file: Path, source: str | None, code: str | None, coder: str | None, as_json: bool) -> None:
    """List the codings in text order. In JSON, source and code are ids, and coder is a name."""
    with for_reading(file) as project:
        rows = _codings(project, source, code, coder)
        paths = _code_paths(project)
        names = {each.id: each.name for each in project.sources.all()}
    if as_json:
        print_json(rows)
        return
    print_table(
        ("id", "source", "code", "coder", "start", "end", "text"),
        [
            (
                row["id"],
                shortened(names[row["source"]], 24),
                paths[row["code"]],
                row["coder"],
                row["start"],
                row["end"],
                shortened(str(row["text"])),
            )
            for row in rows
        ],
    )


def _code_paths(project: Project) -> dict[int, str]:
    by_id = project.codes.by_id()
    return {code.id: code_path(code, by_id) for code in by_id.values()}


def _codings(project: Project, source: str | None, code: str | None, coder: str | None) -> list[dict[str, Any]]:
    wanted = project.queries.codings_list(
        codes=None if code is None else [project.codes.find(code).id],
        sources=None if source is None else [project.sources.find(source).id],
        coder=None if coder is None else coder_id(project, coder),
    )
    coders = {each.id: each.name for each in project.coders.all()}
    rows = []
    for source_id, found in groupby(wanted, key=attrgetter("source")):
        stored = project.sources.text(source_id)
        rows += [_coding(coding, coders[coding.coder], stored) for coding in found]
    return rows


def _coding(coding: Coding, coder: str, stored: str) -> dict[str, Any]:
    return {
        "id": coding.id,
        "guid": coding.guid,
        "source": coding.source,
        "code": coding.code,
        "coder": coder,
        "start": coding.start,
        "end": coding.end,
        "text": stored[coding.start : coding.end],
        "memo": coding.memo,
        "origin": coding.origin,
        "created": coding.created,
        "modified": coding.modified,
    }


@click.command()
@project_file
@as_json
def history(file: Path, as_json: bool) -> None:
    """List what has been done, oldest first."""
    with for_reading(file) as project:
        operations = project.history()
    if as_json:
        print_json([operation_row(operation) for operation in operations])
        return
    print_table(
        ("id", "time", "coder", "verb", "changes", "state", "on"),
        [(o.id, o.time, o.coder, o.verb, o.changes, o.state, shortened(o.subject)) for o in operations],
    )


def operation_row(operation: Operation) -> dict[str, Any]:
    """An act as JSON gives it; `undone` also holds of one that can no longer be redone."""
    return {
        "id": operation.id,
        "verb": operation.verb,
        "coder": operation.coder,
        "time": operation.time,
        "undone": operation.state != "done",
        "changes": operation.changes,
    }


@click.command()
@project_file
@as_json
def check(file: Path, as_json: bool) -> int:
    """Check the project file: its integrity, spans inside their texts, quotes equal to their text, nothing orphaned."""
    try:
        with for_reading(file) as project:
            problems = project.check()
    except Damaged as error:
        if as_json:
            print_json({"ok": False, "problems": [str(error)]})
        raise
    if as_json:
        print_json({"ok": not problems, "problems": problems})
    elif not problems:
        click.echo("Nothing is wrong with the project.")
    else:
        for problem in problems:
            click.echo(problem)
        print_error(f"{counted(len(problems), 'problem', 'problems')} found; a backup may be better.")
    return 1 if problems else 0


COMMANDS = (sources, text, codes, codings, history, check)
