"""Word frequencies, and the words typical of a group, written to a file."""

from collections.abc import Iterable
from pathlib import Path

from kooditin.analysis.frequencies import Frequency, Typical
from kooditin.formats import to_csv
from kooditin.qda.errors import Refused

COLUMNS = ("word", "count", "sources", "per_1000")
FINNISH_COLUMNS = ("sana", "lukumäärä", "aineistoissa", "tuhatta_sanaa_kohti")
TYPICAL_COLUMNS = ("word", "count", "per_1000", "rest_count", "rest_per_1000", "log_likelihood", "log_ratio")
FINNISH_TYPICAL_COLUMNS = (
    "sana", "lukumäärä", "tuhatta_sanaa_kohti", "muualla", "muualla_tuhatta_kohti", "log_uskottavuus", "log_suhde",
)  # fmt: skip


def export_words(
    out: Path,
    words: Iterable[Frequency] | Iterable[Typical],
    *,
    profile: to_csv.Profile = "excel",
    headings: to_csv.Headings = "en",
) -> int:
    """Writes one row per word, in the order given; the number of rows.

    In the excel profile with Finnish headings, figures have a decimal comma. Raises Refused.
    """
    if out.suffix.lower() != ".csv":
        raise Refused("Words are written as CSV. Choose a name that ends in .csv instead of {file}.", file=out.name)
    rows: list[Frequency | Typical] = [*words]
    comma = profile == "excel" and headings == "fi"
    compared = bool(rows) and isinstance(rows[0], Typical)
    columns: tuple[str, ...] = TYPICAL_COLUMNS if compared else COLUMNS
    if headings == "fi":
        columns = FINNISH_TYPICAL_COLUMNS if compared else FINNISH_COLUMNS
    return to_csv.write_rows(out, columns, (_cells(row, comma) for row in rows), profile=profile)


def _cells(row: Frequency | Typical, comma: bool) -> to_csv.Row:
    if isinstance(row, Frequency):
        return row.word, row.count, row.sources, _figure(row.rate, comma)
    return (
        row.word, row.count, _figure(row.rate, comma), row.rest_count, _figure(row.rest_rate, comma),
        _figure(row.likelihood, comma), _figure(row.ratio, comma),
    )  # fmt: skip


def _figure(value: float, comma: bool) -> to_csv.Figure:
    text = f"{value:.3f}"
    return to_csv.Figure(text.replace(".", ",") if comma else text)
