"""The group of all commands, and what becomes of an error in one of them."""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from kooditin import __version__
from kooditin.cli import acts, doctor, importing, listing, making, searching, suggesting
from kooditin.cli.options import as_json
from kooditin.cli.printing import print_error, print_json
from kooditin.qda.errors import CannotOpen, CannotRead, KooditinError

Show = Callable[[Path], int]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="Kooditin", message="%(prog)s %(version)s")
def kooditin() -> None:
    """Kooditin: code interviews, in one file and offline.

    Without a command the window opens; `kooditin open FILE` opens it on a project. A source or a code may be named
    by its id, GUID or name, and a code by its path, such as Kehittämistarpeet/Resurssit. Each command prints a table,
    or one JSON document with --json.

    Exit codes: 0 done, 1 some of it could not be done, 2 wrong use, 3 the project file could not be opened.
    """


@kooditin.command("open")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def open_window(show: Show, file: Path) -> int:
    """Open the window on a project."""
    return show(file)


@kooditin.command()
@as_json
def version(as_json: bool) -> None:
    """Print Kooditin's version."""
    if as_json:
        print_json({"version": __version__})
    else:
        click.echo(f"Kooditin {__version__}")


for _command in (
    *making.COMMANDS,
    *importing.COMMANDS,
    *listing.COMMANDS,
    *searching.COMMANDS,
    *acts.COMMANDS,
    *suggesting.COMMANDS,
    doctor.doctor,
):
    kooditin.add_command(_command)


def run(arguments: Sequence[str], show: Show) -> int:
    """Carries out one command line; the exit code. `show` opens the window on a project and waits for it."""
    _speak_utf8()
    try:
        return kooditin.main(list(arguments), prog_name="kooditin", standalone_mode=False, obj=show) or 0
    except KooditinError as error:
        print_error(str(error))
        return exit_code(error)
    except click.Abort:
        print_error("Stopped before it was done.")
        return 1
    except click.ClickException as error:
        print_error(_in_one_sentence(error))
        return error.exit_code


def exit_code(error: KooditinError) -> int:
    """3 for a project file that could not be opened, 1 for a foreign one that could not be read, else 2."""
    if isinstance(error, CannotOpen):
        return 3
    return 1 if isinstance(error, CannotRead) else 2


def _speak_utf8() -> None:
    """UTF-8 and unchanged line ends out, whatever the locale says; an odd byte of a file name does not stop it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _in_one_sentence(error: click.ClickException) -> str:
    message = " ".join(error.format_message().split()).rstrip(".")
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "kooditin"
    return f"{message}; see {command} --help."
