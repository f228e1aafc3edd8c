"""The ledger of suggestions written to a file, for the annex on methods."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kooditin.formats import to_csv
from kooditin.qda.errors import Refused
from kooditin.qda.suggestion import LedgerRow, Reason

if TYPE_CHECKING:
    from kooditin.project.project import Project

COLUMNS = (
    "time", "event", "coder", "source", "start", "end", "text", "code", "score", "chosen_code", "coded_text",
    "evidence", "model", "examples",
)  # fmt: skip
FINNISH_COLUMNS = (
    "aika", "tapahtuma", "koodaaja", "aineisto", "alku", "loppu", "teksti", "koodi", "pisteet", "valittu_koodi",
    "koodattu_teksti", "perusteet", "malli", "esimerkkejä",
)  # fmt: skip
_FINNISH = {
    "shown": "näytetty", "accepted": "hyväksytty", "changed": "vaihdettu", "rejected": "hylätty", "later": "lykätty",
    "name": "nimi", "word": "sana", "meaning": "merkitys", "alike": "samankaltainen", "rule": "sääntö",
}  # fmt: skip


def export_ledger(
    project: "Project", out: Path, *, profile: to_csv.Profile = "excel", headings: to_csv.Headings = "en"
) -> int:
    """Writes every suggestion shown and every decision, one row each, in the order of time; the number of rows.

    With Finnish headings the events and kinds of evidence are in Finnish too, and in the excel profile the score has a
    decimal comma. `text` is the suggested passage, `coded_text` what was coded where its ends were moved. Raises
    Refused.
    """
    if out.suffix.lower() != ".csv":
        raise Refused("The ledger is written as CSV. Choose a name that ends in .csv instead of {file}.", file=out.name)
    comma = profile == "excel" and headings == "fi"
    rows = (_cells(row, finnish=headings == "fi", comma=comma) for row in project.suggestions.ledger())
    return to_csv.write_rows(out, FINNISH_COLUMNS if headings == "fi" else COLUMNS, rows, profile=profile)


def _cells(row: LedgerRow, *, finnish: bool, comma: bool) -> to_csv.Row:
    score = f"{row.score:.3f}"
    return (
        row.time, _FINNISH[row.event] if finnish else row.event, row.coder, row.source, row.start, row.end, row.text,
        row.code, score.replace(".", ",") if comma else score, row.chosen, row.coded, _evidence(row.evidence, finnish),
        row.model, row.examples,
    )  # fmt: skip


def _evidence(reasons: Iterable[Reason], finnish: bool) -> str:
    """E.g. "word: asiakas (41 %); meaning (30 %); name: kunta (10 %)"."""
    return "; ".join(
        f"{_FINNISH[reason.kind] if finnish else reason.kind}{reason.text and ': '}{reason.text} "
        f"({round(reason.weight * 100)} %)"
        for reason in reasons
    )
