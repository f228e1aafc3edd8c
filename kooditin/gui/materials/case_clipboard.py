"""Blocks of cells as spreadsheets put them on the clipboard, and what a paste asks of the sheet of cases."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kooditin.qda.case import Case

# A cell in quotes ends where its closing quote stands before a tab, a line end or the end. Only one that needs its
# quotes (a tab, a line break or a doubled quote inside) is read as such: Excel puts ”"Joo"” as it is.
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|\Z)')


@dataclass(frozen=True, slots=True)
class Block:
    """What a paste asks to be written, as Cases.write_rows takes it, and what found no place in the sheet."""

    cells: tuple[tuple[int, int, str], ...] = ()
    renamed: dict[int, str] = field(default_factory=dict)
    new: tuple[tuple[str, dict[int, str]], ...] = ()
    rows_left: tuple[tuple[str, ...], ...] = ()
    columns_left: int = 0


def cells_of(text: str) -> list[list[str]]:
    """The rows of cells of a clipboard text; cells in quotes may hold tabs and line breaks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    place = 0
    while place <= len(text):
        quoted = _QUOTED.match(text, place)
        if quoted and re.search(r'[\t\n]|""', quoted[1]):
            cell, place = quoted[1].replace('""', '"'), quoted.end()
        else:
            end = min((at for at in (text.find("\t", place), text.find("\n", place)) if at >= 0), default=len(text))
            cell, place = text[place:end], end
        rows[-1].append(cell)
        if text[place : place + 1] == "\n":
            rows.append([])
        place += 1
    if len(rows) > 1 and rows[-1] == [""]:
        rows.pop()
    return rows


def text_of(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells as a clipboard text that cells_of and spreadsheets read back."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[\t\n\r]|^"', cell) else cell


def tiled(lines: list[list[str]], rows: int, columns: int) -> list[list[str]]:
    """The block repeated over a larger choice whose sides are whole multiples of its own; else as it is."""
    height, width = len(lines), max(map(len, lines))
    if rows % height or columns % width or (rows, columns) == (height, width):
        return lines
    full = [line + [""] * (width - len(line)) for line in lines]
    return [line * (columns // width) for line in full] * (rows // height)


def block_of(lines: Sequence[Sequence[str]], cases: Sequence[Case], targets: Sequence[int | None]) -> Block:
    """What it asks to paste the lines on the cases; `targets` are the columns: variable ids, None for the name.

    Lines below the last case become new cases where they bring names; else they, and columns beyond the last, are
    left out and told.
    """
    cells: list[tuple[int, int, str]] = []
    renamed: dict[int, str] = {}
    new: list[tuple[str, dict[int, str]]] = []
    rows_left: list[tuple[str, ...]] = []
    for place, line in enumerate(lines):
        name, texts = _by_target(line, targets)
        if place < len(cases):
            case = cases[place]
            if name and name != case.name:
                renamed[case.id] = name
            cells += [(case.id, variable, text) for variable, text in texts.items()]
        elif name:
            new.append((name, texts))
        elif any(line):
            rows_left.append(tuple(line))
    width = max(map(len, lines), default=0)
    return Block(tuple(cells), renamed, tuple(new), tuple(rows_left), max(0, width - len(targets)))


def with_new_cases(block: Block, targets: Sequence[int | None], taken: Collection[str], template: str) -> Block:
    """The block with its left-out lines as new cases, called by `template` ("Case {number}") and the next free number.

    `taken` holds the names of the cases there are.
    """
    used = {name.casefold() for name in (*taken, *(name for name, _ in block.new))}
    new, number = list(block.new), len(taken)
    for line in block.rows_left:
        number += 1
        while template.format(number=number).casefold() in used:
            number += 1
        new.append((template.format(number=number), _by_target(line, targets)[1]))
    return replace(block, new=tuple(new), rows_left=())


def _by_target(line: Sequence[str], targets: Sequence[int | None]) -> tuple[str, dict[int, str]]:
    name, texts = "", {}
    for target, text in zip(targets, line, strict=False):
        if target is None:
            name = " ".join(text.split())
        else:
            texts[target] = text
    return name, texts
