"""Coded excerpts and other rows as a CSV table, for a Finnish Excel or for programs."""

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Literal

from kooditin.disk import replacing
from kooditin.qda.coding import Excerpt
from kooditin.qda.reasons import not_written

Profile = Literal["excel", "plain"]
Headings = Literal["en", "fi"]

COLUMNS = (
    "coding_id", "source", "kind", "case", "speaker", "turn", "time", "code", "code_path", "coder", "text", "memo",
    "start", "end", "origin", "created", "modified",
)  # fmt: skip
FINNISH_COLUMNS = (
    "koodauksen_tunnus", "aineisto", "laji", "tapaus", "puhuja", "puheenvuoro", "aika", "koodi", "koodipolku",
    "koodaaja", "teksti", "muistio", "alku", "loppu", "alkuperä", "luotu", "muokattu",
)  # fmt: skip
_FORMULA_STARTS = frozenset("=+-@\t\r")

Row = tuple[int | str | None, ...]


class Figure(str):
    """A number as its reader writes it (-3,25): other than a text, it may begin with a minus."""

    __slots__ = ()


def write(
    path: Path,
    excerpts: Iterable[Excerpt],
    variables: Sequence[str] = (),
    *,
    profile: Profile = "excel",
    headings: Headings = "en",
) -> int:
    """Writes one row per excerpt, beside the file and then in its place; gives the number of rows.

    "excel": UTF-8 with BOM, ";" and a "'" before what would run as a formula. "plain": RFC 4180, nothing altered.
    Raises Refused when the file cannot be written; then an older file of that name is untouched.
    """
    columns = [*(FINNISH_COLUMNS if headings == "fi" else COLUMNS), *variables]
    return _write(path, columns, _guarded(excerpts) if profile == "excel" else map(row, excerpts), profile)


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Row], *, profile: Profile = "excel") -> int:
    """Writes any table as `write` does, and raises as it does; gives the number of rows."""
    return _write(path, columns, map(_guarded_row, rows) if profile == "excel" else rows, profile)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row], profile: Profile) -> int:
    encoding = "utf-8-sig" if profile == "excel" else "utf-8"
    try:
        with replacing(path) as beside, beside.open("w", encoding=encoding, newline="") as out:
            count = _write_all(out, columns, rows, profile)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise not_written(path, error) from error
    return count


def _write_all(out: IO[str], columns: Sequence[str], rows: Iterable[Row], profile: Profile) -> int:
    table = csv.writer(out, delimiter=";" if profile == "excel" else ",", lineterminator="\r\n")
    table.writerow(_guarded_row(tuple(columns)) if profile == "excel" else columns)
    counted = _Counted(rows)
    table.writerows(counted)
    return counted.count


class _Counted:
    """Passes rows on and counts them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.count = 0
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        for each in self._rows:
            self.count += 1
            yield each


def row(excerpt: Excerpt) -> Row:
    """The excerpt's cells in the order of COLUMNS, then its variables' values."""
    seconds = excerpt.seconds
    return (*excerpt[:6], None if seconds is None else clock(seconds), *excerpt[7:17], *excerpt.values)


def clock(seconds: float) -> str:
    """Seconds as H:MM:SS, the fraction dropped."""
    minutes, whole = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{whole:02}"


def _guarded(excerpts: Iterable[Excerpt]) -> Iterator[Row]:
    """Rows whose text cells are never run as formulas; numbers stay numbers."""
    risky = _FORMULA_STARTS
    for excerpt in excerpts:
        cells = row(excerpt)
        _, source, _, case, speaker, _, _, code, path, coder, text, memo, *_ = excerpt
        texts = (source, case, speaker, code, path, coder, text, memo, *excerpt.values)
        if risky.isdisjoint([each[:1] for each in texts]):
            yield cells
        else:
            yield _guarded_row(cells)


def _guarded_row(cells: Row) -> Row:
    return tuple([_guard(cell) if isinstance(cell, str) and type(cell) is not Figure else cell for cell in cells])


def _guard(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _FORMULA_STARTS else cell
