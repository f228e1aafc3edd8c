"""The example project: fictional interviews with cases, variables and two coders' codings, made by the importers."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import cast

from kooditin.exchange import read_source
from kooditin.formats import codebook_table
from kooditin.project import Project
from kooditin.qda.codebook import NewCode
from kooditin.qda.coding import Coding
from kooditin.qda.source import NewSource, Source, SourceKind, Span
from kooditin.resources import resource

NAME = "Esimerkkiprojekti"
CODERS = ("Aino Esimerkki", "Väinö Esimerkki")
VARIABLES = ("palvelu", "alue", "vastaajaryhmä", "aineisto")
_MEMO = "Kooditin-esimerkkiaineisto. Henkilöt, palvelut, tapahtumat ja luvut ovat kuvitteellisia."

Row = dict[str, str]


def write_example(path: Path) -> Path:
    """Writes the example project to `path`, which it gives back. Raises Refused when there is a file already."""
    project = Project.create(path, name=NAME, coder=CODERS[0], codebook=_codebook())
    try:
        with project:
            _fill(project)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _fill(project: Project) -> None:
    project.memos.add("project", 1, _MEMO)
    rows = table("sources.csv")
    sources = project.sources.add_many([_new_source(row) for row in rows])
    sources_by_name = {source.name: source for source in sources}
    for row in rows:
        _mark_interviewer(project, sources_by_name[row["name"]], row["interviewer"])
    _add_cases(project, sources_by_name)
    _add_codings(project, sources_by_name)


def table(name: str) -> list[Row]:
    """The rows of one of the sample's tables, by heading."""
    with resource("sample", name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def place_of(quote: str, text: str) -> Span:
    """Where the text has the quote. Raises ValueError unless it has it just once."""
    start = text.find(quote)
    if not quote or start < 0 or text.find(quote, start + 1) >= 0:
        raise ValueError(f"not once in the text: {quote!r}")
    return Span(start, start + len(quote))


def _codebook() -> list[NewCode]:
    """The TE24 codebook, its main codes on the keys 1, 2, 3 …"""
    codes = codebook_table.read(resource("codebooks", "te24.csv"))
    keys = iter("123456789")
    return [replace(code, shortcut=next(keys, "")) if len(code.path) == 1 else code for code in codes]


def _new_source(row: Row) -> NewSource:
    kind = cast(SourceKind, row["kind"])
    return replace(read_source(resource("sample", row["file"]), kind=kind), name=row["name"], memo=row["memo"])


def _mark_interviewer(project: Project, source: Source, interviewer: str) -> None:
    """Says who asks the questions where the import could not tell it from the name."""
    for speaker in project.sources.speakers(source.id):
        if speaker.interviewer != (speaker.name == interviewer):
            project.sources.set_interviewer(speaker.id, not speaker.interviewer)


def _add_cases(project: Project, sources_by_name: dict[str, Source]) -> None:
    variables = {name: project.cases.add_variable(name, "choice") for name in VARIABLES}
    for row in table("variables.csv"):
        source = sources_by_name[row["source"]]
        with project.operation("add_case", row["case"]):
            case = project.cases.add_case(row["case"])
            for name, variable in variables.items():
                project.cases.set_value(case.id, variable.id, row[name])
            if row["speaker"]:
                speakers = {speaker.name: speaker.id for speaker in project.sources.speakers(source.id)}
                project.cases.assign_speaker(speakers[row["speaker"]], case.id)
            else:
                project.cases.assign_source(source.id, case.id)


def _add_codings(project: Project, sources_by_name: dict[str, Source]) -> None:
    """Each coder's codings of each source as one act, signed by the coder; the first coder is active afterwards."""
    codes = {path: project.codes.find(path).id for path in {row["code_path"] for row in table("codings.csv")}}
    rows = sorted(table("codings.csv"), key=lambda row: CODERS.index(row["coder"]), reverse=True)
    for coder, whole in groupby(rows, key=lambda row: row["coder"]):
        project.use_coder(coder)
        for source, part in groupby(whole, key=lambda row: row["source"]):
            _apply(project, sources_by_name[source].id, part, codes)


def _apply(project: Project, source: int, rows: Iterable[Row], codes: dict[str, int]) -> list[Coding]:
    text = project.sources.text(source)
    return project.codings.apply_many(
        [(source, *place_of(row["quote"], text), codes[row["code_path"]], row["memo"]) for row in rows]
    )
