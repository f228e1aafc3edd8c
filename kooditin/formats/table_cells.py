"""What the readers of tables share: cells as a Finn reads them in the spreadsheet, and the largest table there is."""

import datetime

from kooditin.qda.errors import CannotRead

MOST_CELLS = 2_000_000  # of 2,000 answers to 1,000 questions
MOST_COLUMNS = 4_000
MOST_ROWS = 500_000
Cell = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta | None


def cell_text(cell: Cell) -> str:
    """The cell as text: 3,5 and 12 without ".0", dates as ISO with the time of day where there is one, yes and no."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return number_text(cell)
    if isinstance(cell, datetime.datetime):
        moment = cell.replace(microsecond=0, tzinfo=None)
        return moment.isoformat(" ") if moment.time() != datetime.time() else moment.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, datetime.time):
        return cell.replace(microsecond=0).isoformat()
    return "" if cell is None else str(cell)


def number_text(number: float) -> str:
    """The number with the fifteen digits that a spreadsheet keeps, its decimals behind a comma; "" for no number."""
    if number != number or number in (float("inf"), float("-inf")):
        return ""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}".replace(".", ",")


def too_large(file: str) -> CannotRead:
    """The sentence for a table with more cells than any survey has."""
    return CannotRead(
        "{file} has more cells than a survey has. Copy its rows and columns with answers into a new file.",
        file=file,
    )


def no_table(file: str) -> CannotRead:
    """The sentence for a table without a single filled cell."""
    return CannotRead("{file} holds no table, only empty cells. Check that it was saved whole.", file=file)
