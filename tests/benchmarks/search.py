"""How long the first hundred hits of a search take until they can be shown, beside the bare question to FTS5."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median

from kooditin.language.lemmas import lemma
from kooditin.language.quick import quick_version, quick_words
from kooditin.project import Project, word_index
from kooditin.qda.search import Mode, parse
from tests.benchmarks.material import SOURCE_WORDS, SOURCES, add_transcripts, new_project, write_transcripts
from tests.benchmarks.measure import Result, compared, interleaved, seconds

ROUNDS = 25
SHOWN = 100
WIDTH = 60  # characters of context on either side
LIMIT_S, LIMIT_RATIO = 0.050, 5


def measure_search(folder: Path) -> Result:
    """A word, its base form and a phrase over 200 sources: hits and contexts; baseline: FTS5 alone, with its snippets.

    Both read the same file by connections of their own. The baseline is one SELECT … MATCH … LIMIT 100 on a plain FTS5
    table of the turns, which shows the words around each hit by FTS5's own snippet(). What the same question costs
    where nothing is shown (row numbers alone) stands in the details. The figure is that of the slowest kind.
    """
    path = folder / "haku.kooditin"
    made = indexed_project(path, folder / "txt")
    with Project.open(path, back_up=False) as project, closing(sqlite3.connect(path)) as bare:
        add_plain_index(project, bare)
        found = [_measured(project, bare, *each) for each in _queries(project)]
    worst = max(found, key=lambda result: result.ratio)
    kinds = {str(result.details["kind"]): _figures(result) for result in found}
    return replace(
        worst,
        details={**worst.details, **made, "sources": SOURCES, "words_each": SOURCE_WORDS, "kinds": kinds},
        within=all(result.within for result in found),
    )


def add_plain_index(project: Project, bare: sqlite3.Connection) -> None:
    """The turns' texts and base forms in an FTS5 table as anyone would make it."""
    rows = []
    for source in project.sources.all():
        text = project.sources.text(source.id)
        rows += [
            (text[piece.start : piece.end], " ".join(word.lemma for word in words))
            for (piece, _), words in project.analyses.words(source.id)
        ]
    bare.execute("CREATE VIRTUAL TABLE plain USING fts5(text, lemmas)")
    bare.executemany("INSERT INTO plain (text, lemmas) VALUES (?, ?)", rows)
    bare.execute("INSERT INTO plain (plain) VALUES ('optimize')")
    bare.commit()


def indexed_project(path: Path, texts: Path, count: int = SOURCES) -> dict[str, object]:
    """A project of transcripts with their words analysed, and what that took."""
    word_index.REST_SHARE = 0.0  # nobody else waits for the file
    with new_project(path) as project:
        sources = add_transcripts(project, write_transcripts(texts, count), 0)
        before = path.stat().st_size
        version = quick_version("fi")
        analysing = writing = 0.0
        for source in sources:
            missing = [text for _, text in project.analyses.missing(source, version)]
            kept: list[tuple[str, list]] = []  # type: ignore[type-arg]  # of words
            analysing += seconds(lambda m=missing, k=kept: k.extend((text, quick_words(text)) for text in m))  # type: ignore[misc]
            writing += seconds(
                lambda k=kept, s=source: (project.analyses.keep(version, k), project.analyses.index(s, version))
            )  # type: ignore[misc]
    after = path.stat().st_size
    return {
        "file_mb_before": before / 1e6, "file_mb": after / 1e6, "analysing_s": analysing, "writing_s": writing,
    }  # fmt: skip


def _queries(project: Project) -> list[tuple[str, Mode, str, str]]:
    """For each kind a query that has hits from the first sources on, and the same as FTS5 is asked for it."""
    first = next(text for text in project.sources.text(1).split("\n\n") if len(text) > 400)
    words = [word.strip(".,").lower() for word in first.split(": ", 1)[1].split()]
    word = next(word for word in words if len(word) > 7)
    place = words.index(word)
    one, other = words[place : place + 2]
    base = lemma(word).lower()
    return [
        ("lemma", "lemma", word, f'lemmas : ("{base}" OR "{word}")'),
        ("common lemma", "lemma", "olla", 'lemmas : "olla"'),
        ("exact", "exact", word, f'text : "{word}"'),
        ("common exact", "exact", "niinku", 'text : "niinku"'),
        ("phrase", "exact", f'"{one} {other}"', f'text : "{one} {other}"'),
        ("common phrase", "exact", '"niinku että"', 'text : "niinku että"'),
    ]


def _measured(project: Project, bare: sqlite3.Connection, kind: str, mode: Mode, words: str, question: str) -> Result:
    shown: list[int] = []

    def ours(number: int) -> float:
        return seconds(lambda: shown.append(len(first_page(project, words, mode))))

    def plain(number: int) -> float:
        asked = (
            "SELECT rowid, snippet(plain, -1, '', '', '…', 16) FROM plain WHERE plain MATCH ? ORDER BY rowid LIMIT ?"
        )
        return seconds(lambda: bare.execute(asked, (question, SHOWN)).fetchall())

    def numbers(number: int) -> float:
        asked = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rowid LIMIT ?"
        return seconds(lambda: bare.execute(asked, (question, SHOWN)).fetchall())

    ours(99), plain(99)
    figures = interleaved(ours, plain, ROUNDS)
    alone = median(numbers(number) for number in range(ROUNDS))
    result = compared(
        "search", *figures, LIMIT_RATIO, kind=kind, query=words, hits=shown[-1], row_numbers_alone_s=alone
    )
    return replace(result, within=result.within and median(figures[0]) <= LIMIT_S)


def first_page(project: Project, words: str, mode: Mode, bases: Callable[[str], str] = lemma) -> list[object]:
    """What the window shows first: hits with the words around them."""
    query = parse(words, mode).with_bases(lambda word: [bases(word)])
    return [(hit, project.search.context(hit, WIDTH)) for hit in islice(project.search.hits(query), SHOWN)]


def _figures(result: Result) -> dict[str, object]:
    return {
        "ms": 1000 * result.median_s, "bare_ms": 1000 * result.baseline_s, "ratio": result.ratio,
        "row_numbers_alone_s": result.details["row_numbers_alone_s"],
        "hits": result.details["hits"], "within": result.within,
    }  # fmt: skip
