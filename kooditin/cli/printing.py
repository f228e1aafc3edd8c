"""How results, errors and progress are printed."""

import json
import shutil
import sys
import unicodedata
from collections.abc import Callable, Sequence

import click


def print_json(document: object) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


def print_error(sentence: str) -> None:
    """One sentence on stderr."""
    if sys.stderr.isatty():
        _on_one_line("")
    click.echo(" ".join(sentence.split()), err=True)


def print_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table with aligned columns, numbers to the right; a line is cut to the width of a terminal."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(headings, *cells, strict=True)]
    numeric = [all(isinstance(row[place], int) for row in rows) for place in range(len(headings))]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in (headings, *cells):
        padded = [_padded(cell, width, right) for cell, width, right in zip(line, widths, numeric, strict=True)]
        text = "  ".join(padded).rstrip()
        click.echo(text if room is None or _width(text) <= room else text[: room - 1] + "…")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return " ".join(str(value).split())


def _width(text: str) -> int:
    """Columns that the text takes: none for a combining mark, two for a wide character such as an emoji."""
    return sum(
        0 if unicodedata.combining(c) or c in "\u200d\ufe0f" else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _padded(cell: str, width: int, right: bool) -> str:
    gap = " " * (width - _width(cell))
    return gap + cell if right else cell + gap


def shortened(text: str, length: int = 60) -> str:
    """The text on one line, cut in its end when it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def counted(count: int, one: str, many: str) -> str:
    """E.g. "1 source", "6 120 sources": thousands parted as Finns do, by a no-break space."""
    return f"{count:,} {one if count == 1 else many}".replace(",", "\u00a0")


def progress_on_stderr(what: str) -> Callable[[int, int], None]:
    """Shows "what 3/200" on stderr, on one line, when that is a terminal; else does nothing."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None
    return lambda done, total: _on_one_line("" if done >= total else f"{what} {done}/{total}")


def count_on_stderr(what: str) -> Callable[[int], None]:
    """Shows "what 3500" on stderr, on one line, when that is a terminal; else does nothing."""
    if not sys.stderr.isatty():
        return lambda _done: None
    return lambda done: _on_one_line(f"{what} {done}")


def _on_one_line(text: str) -> None:
    sys.stderr.write(f"\r\x1b[K{text}")
    sys.stderr.flush()
