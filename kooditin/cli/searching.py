"""Commands that look into the words: search, and words counted."""

import os
from pathlib import Path
from typing import Any  # a row of JSON: ids and words side by side

import click

from kooditin import exchange
from kooditin.analysis.frequencies import Frequency, Typical, frequencies, typical
from kooditin.analysis.stop_words import stop_words
from kooditin.cli.options import as_json, project_file
from kooditin.cli.printing import counted, print_json, print_table, progress_on_stderr
from kooditin.cli.projects import for_reading, for_writing, variable_id
from kooditin.language.query_words import base_forms
from kooditin.project import Project
from kooditin.qda.errors import Refused
from kooditin.qda.search import MODES, Limits, Mode, parse
from kooditin.qda.source import SOURCE_KINDS

CONTEXT = 60  # characters on either side


@click.command()
@project_file
@click.argument("query")
@click.option(
    "--mode",
    type=click.Choice(MODES),
    default="lemma",
    show_default=True,
    help="Base forms and compounds; words as they are typed; misspelt words, too; one regular expression.",
)
@click.option("--source", "sources", metavar="SOURCE", multiple=True, help="Only in this source; may be repeated.")
@click.option("--kind", "kinds", type=click.Choice(SOURCE_KINDS), multiple=True, help="Only in sources of this kind.")
@click.option("--code", "codes", metavar="CODE", multiple=True, help="Only inside codings with this code.")
@click.option("--speaker", "speakers", metavar="NAME", multiple=True, help="Only what this speaker says.")
@click.option("--case", "values", metavar="VAR=VALUE", multiple=True, help="Only what cases with this value say.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many hits.")
@as_json
def search(
    file: Path,
    query: str,
    *,
    mode: Mode,
    sources: tuple[str, ...],
    kinds: tuple[str, ...],
    codes: tuple[str, ...],
    speakers: tuple[str, ...],
    values: tuple[str, ...],
    limit: int | None,
    as_json: bool,
) -> None:
    """Search all sources; hits in text order. Words in QUERY must be in one turn or paragraph.

    Also "a phrase", AND, OR, NOT (JA, TAI, EI), NEAR/5, kunt*, parentheses. Interviewers are left out as in the window.
    """
    asked = parse(query, mode)
    with for_reading(file) as project:
        if mode in ("lemma", "fuzzy"):
            exchange.index_quickly(project, progress_on_stderr("Reading words of source"))
            asked = asked.with_bases(base_forms)
        chosen = limits(project, sources=sources, kinds=kinds, codes=codes, speakers=speakers, values=values)
        rows = []
        for hit in project.search.hits(asked, chosen, limit=limit):
            before, words, after = project.search.context(hit, CONTEXT)
            rows.append((hit, before, words, after))
        names = {source.id: source.name for source in project.sources.all()}
        texts = {source: project.sources.text(source) for source in {row[0].source for row in rows}}
    if as_json:
        print_json(
            [
                {
                    "source": hit.source,
                    "start": hit.start,
                    "end": hit.end,
                    "text": texts[hit.source][hit.start : hit.end],
                    "context": f"{before}{words}{after}",
                    "speaker": hit.speaker or None,
                }
                for hit, before, words, after in rows
            ]
        )
        return
    if not rows:
        click.echo("Nothing was found.")
        return
    print_table(
        ("source", "start", "speaker", "context"),
        [
            (names[hit.source], hit.start, hit.speaker, f"{before}[{words}]{after}")
            for hit, before, words, after in rows
        ],
    )
    click.echo(counted(len(rows), "hit", "hits"))


@click.command()
@project_file
@click.option("--source", "sources", metavar="SOURCE", multiple=True, help="Only in this source; may be repeated.")
@click.option("--kind", "kinds", type=click.Choice(SOURCE_KINDS), multiple=True, help="Only in sources of this kind.")
@click.option("--code", "codes", metavar="CODE", multiple=True, help="Only inside codings with this code.")
@click.option("--speaker", "speakers", metavar="NAME", multiple=True, help="Only what this speaker says.")
@click.option("--case", "values", metavar="VAR=VALUE", multiple=True, help="Only what cases with this value say.")
@click.option("--compare", is_flag=True, help="The words typical of that group beside the rest (log-likelihood).")
@click.option("--all", "every", is_flag=True, help="Common words such as ja and olla, too.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N", help="So many words.")
@click.option("--out", type=click.Path(path_type=Path), help="Write all of them to this CSV file instead.")
@as_json
def words(
    file: Path,
    *,
    sources: tuple[str, ...],
    kinds: tuple[str, ...],
    codes: tuple[str, ...],
    speakers: tuple[str, ...],
    values: tuple[str, ...],
    compare: bool,
    every: bool,
    limit: int,
    out: Path | None,
    as_json: bool,
) -> None:
    """Count the words by base form, or tell which are typical of a group of sources, speakers, codes or cases."""
    with for_reading(file) as project:
        exchange.index_quickly(project, progress_on_stderr("Reading words of source"))
        chosen = limits(project, sources=sources, kinds=kinds, codes=codes, speakers=speakers, values=values)
        if compare and chosen == Limits():
            raise Refused("Say which group to compare with the rest: --source, --kind, --code, --speaker or --case.")
        counts = project.words.counts(chosen)
        languages = frozenset(source.language or "fi" for source in project.sources.all())
        left_out = frozenset() if every else stop_words(languages) | project.words.own_stop_words
    found: list[Frequency] | list[Typical]
    found = (
        typical(counts.group, counts.rest, leave_out=left_out)
        if compare
        else frequencies(counts.group, counts.sources, leave_out=left_out)
    )
    if out is not None:
        written = exchange.export_words(out, found)
        if as_json:
            print_json({"written": str(out), "rows": written})
        else:
            click.echo(f"{counted(written, 'word', 'words')} written to {out}")
        return
    rows = [_row(word) for word in found[:limit]]
    if as_json:
        print_json(rows)
    elif rows:
        print_table(list(rows[0]), [list(row.values()) for row in rows])
    else:
        click.echo("There are no words to count.")


def _row(word: Frequency | Typical) -> dict[str, Any]:
    if isinstance(word, Frequency):
        return {"word": word.word, "count": word.count, "sources": word.sources, "per_1000": round(word.rate, 3)}
    return {
        "word": word.word,
        "count": word.count,
        "per_1000": round(word.rate, 3),
        "rest_count": word.rest_count,
        "rest_per_1000": round(word.rest_rate, 3),
        "log_likelihood": round(word.likelihood, 2),
        "log_ratio": round(word.ratio, 2),
    }


def limits(
    project: Project,
    *,
    sources: tuple[str, ...],
    kinds: tuple[str, ...],
    codes: tuple[str, ...],
    speakers: tuple[str, ...],
    values: tuple[str, ...],
) -> Limits:
    """Where to search, from what a command names. Raises NotFound, or Refused for what is no VAR=VALUE."""
    return Limits(
        sources=frozenset(project.sources.find(name).id for name in sources) if sources else None,
        kinds=frozenset(kinds) if kinds else None,
        codes=frozenset(project.codes.find(name).id for name in codes) if codes else None,
        speakers=frozenset(speakers) if speakers else None,
        values=tuple(_value(project, pair) for pair in values),
    )


def _value(project: Project, pair: str) -> tuple[int, frozenset[str]]:
    name, sign, text = pair.partition("=")
    if not sign:
        raise Refused("{pair} is no VARIABLE=VALUE. Write for example alue=Kainuu.", pair=pair)
    return variable_id(project, name), frozenset(project.queries.stored_forms(variable_id(project, name), text))


@click.command()
@project_file
@click.option("--anew", is_flag=True, help="Make all of the word index again, from what is known of the words.")
@click.option("--words-only", is_flag=True, help="Leave out the passages, which take some 20 a second.")
@as_json
def index(file: Path, anew: bool, words_only: bool, as_json: bool) -> None:
    """Make what searches and suggestions use: the word index, and what each passage is about.

    The window does so by itself, and the word index with a tagger and so more exactly. What was made is kept when this
    is ended midway.
    """
    with for_writing(file) as project:
        if anew:
            project.analyses.forget_index()
        made = exchange.index_quickly(project, progress_on_stderr("Reading words of source"))
        # One core, as the window's worker has; the other is left for whoever else is at work.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        vectors = 0 if words_only else exchange.make_vectors(project, progress_on_stderr("Reading passage"))
    if as_json:
        print_json({"indexed": made, "passages": vectors})
        return
    click.echo(f"{counted(made, 'source', 'sources')} indexed.")
    if vectors:
        click.echo(f"{counted(vectors, 'passage', 'passages')} known by what they mean.")


COMMANDS = (search, words, index)
