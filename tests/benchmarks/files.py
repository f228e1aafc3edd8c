"""How long import and export take, beside the least that any program must do for them."""

import csv
import sqlite3
from pathlib import Path

from kooditin import exchange
from kooditin.project import Project
from tests.benchmarks.material import SOURCE_WORDS, corpus_project, new_project, write_transcripts
from tests.benchmarks.measure import Result, compared, interleaved, seconds

ROUNDS = 7


def measure_import(folder: Path) -> Result:
    """200 txt files into an empty project, turns found; baseline: read, decoded and inserted raw."""
    paths = write_transcripts(folder / "txt")
    turns: list[int] = []

    def ours(number: int) -> float:
        with new_project(folder / f"import-{number}.kooditin") as project:
            taken = seconds(lambda: project.sources.add_many(exchange.read_sources(paths)[0]))
            turns.append(sum(len(project.sources.turns(source.id)) for source in project.sources.all()))
        return taken

    def bare(number: int) -> float:
        connection = sqlite3.connect(folder / f"bare-{number}.db", isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, text TEXT)")

        def insert() -> None:
            connection.execute("BEGIN")
            for path in paths:
                row = (path.name, path.read_bytes().decode("utf-8"))
                connection.execute("INSERT INTO source (name, text) VALUES (?, ?)", row)
            connection.execute("COMMIT")

        taken = seconds(insert)
        connection.close()
        return taken

    ours(99), bare(99)  # warm: modules imported, files in the cache
    figures = interleaved(ours, bare, ROUNDS)
    return compared("import", *figures, 5, files=len(paths), words_each=SOURCE_WORDS, turns=turns[-1])


def measure_export(folder: Path) -> Result:
    """20,000 excerpts over 200 sources to CSV; baseline: csv.writer writing the same rows from memory."""
    path = corpus_project(folder)
    out, bare_out = folder / "otteet.csv", folder / "bare.csv"
    with Project.open(path, read_only=True) as project:
        written = exchange.export_excerpts(project, out)
        with out.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))

        def bare(number: int) -> float:
            def write() -> None:
                with bare_out.open("w", encoding="utf-8-sig", newline="") as file:
                    csv.writer(file, delimiter=";").writerows(rows)

            return seconds(write)

        def ours(number: int) -> float:
            return seconds(lambda: exchange.export_excerpts(project, out))

        bare(99)
        figures = interleaved(ours, bare, ROUNDS)
    same = out.read_bytes() == bare_out.read_bytes()
    return compared("export", *figures, 3, rows=written, sources=200, same_bytes=same)
