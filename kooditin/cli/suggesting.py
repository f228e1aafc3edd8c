"""Commands about suggestions: suggest codes, list the rules, write the ledger."""

import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal  # a row of JSON: ids, words and lists side by side

import click

from kooditin import exchange
from kooditin.cli.options import as_json, project_file
from kooditin.cli.printing import counted, print_error, print_json, print_table, progress_on_stderr, shortened
from kooditin.cli.projects import coder_id, for_reading
from kooditin.project import Project
from kooditin.qda.codebook import code_path
from kooditin.qda.suggestion import Passage, Ranked, Reason

_TOGETHER = 64  # passages ranked between two steps of the progress
_CODES = 3  # at most for one passage


@click.command()
@project_file
@click.option("--source", metavar="SOURCE", help="Only for this source.")
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    metavar="X",
    help="All from this score (0-1) on; without it only those sure enough for the precision wanted in the project.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many passages, the surest ones.")
@click.option("--coder", metavar="NAME", help="Learn from this coder's work, and for what she has not coded.")
@as_json
def suggest(
    file: Path, source: str | None, min_score: float | None, limit: int | None, coder: str | None, as_json: bool
) -> None:
    """Suggest codes for passages that are not yet coded. In JSON, source and code are ids.

    Nothing is coded, and the project is not changed. Passages are compared by what they mean, too; it is quicker where
    the window, or kooditin index, has read them before.
    """
    with for_reading(file) as project:
        if coder is not None:
            project.use_coder(project.coders.get(coder_id(project, coder)).name)
        wanted = None if source is None else project.sources.find(source).id
        found = _suggested(project, wanted, min_score)
        by_id = project.codes.by_id()
        paths = {code.id: code_path(code, by_id) for code in by_id.values()}
        names = {each.id: each.name for each in project.sources.all()}
    if limit is not None and len(found) > limit:
        surest = sorted(found, key=lambda pair: -pair[1][0].score)[:limit]
        found = sorted(surest, key=lambda pair: pair[0][:2])
    if as_json:
        print_json([_row(passage, ranked) for passage, ranked in found])
        return
    if not found:
        click.echo("No passage has a suggestion that is sure enough; --min-score 0.3 shows less sure ones.")
        return
    print_table(
        ("source", "start", "end", "score", "code", "why", "text"),
        [
            (
                shortened(names[passage.source], 24),
                *passage.span,
                f"{ranked[0].score:.2f}",
                shortened(paths[ranked[0].code], 40),
                shortened(_words(ranked[0]), 36),
                shortened(passage.text),
            )
            for passage, ranked in found
        ],
    )


def _words(ranked: Ranked) -> str:
    """The words and rules that spoke for a code."""
    return ", ".join(reason.text for reason in ranked.reasons if reason.kind not in ("meaning", "alike"))


def _suggested(
    project: Project, source: int | None, min_score: float | None
) -> list[tuple[Passage, tuple[Ranked, ...]]]:
    """The passages with the codes suggested for them, in source and text order."""
    # One core, as the window's worker has: the products are small, and threads only wait for each other.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from kooditin.language.advisor import Advisor, background  # numpy and the vectors; other commands do without

    progress = progress_on_stderr("Suggesting")
    progress(0, 1)
    suggestions = project.suggestions
    learning = suggestions.learning_set(None if suggestions.learns_from_team else project.coder.id)
    passages = [passage for passage in learning.passages if source in (None, passage.source)]
    learned_from = [*(code.sentence for code in learning.codebook), *(each.text for each in learning.examples)]
    learned_from += background(learning.examples, learning.background)
    texts = [*learned_from, *(passage.text for passage in passages)] if learning.codebook else []
    meaning = exchange.vectors_of(
        project, texts, progress_on_stderr("Reading passage"), tell=lambda problem: print_error(str(problem))
    )
    advisor = Advisor(meaning=meaning)
    advisor.learn(
        learning.codebook,
        learning.examples,
        learning.background,
        [(rule.code, rule.kind, rule.expression) for rule in suggestions.rules()],
        suggestions.precision,
        make_at_most=len(learned_from),
    )
    verdicts = {each: suggestions.verdicts(each) for each in {passage.source for passage in passages}}
    found = []
    for first in range(0, len(passages), _TOGETHER):
        chunk = passages[first : first + _TOGETHER]
        for passage, ranked in zip(chunk, advisor.rank([each.text for each in chunk]), strict=True):
            said = verdicts[passage.source].get(passage.span, {})
            kept = [
                each
                for each in ranked
                if (each.sure if min_score is None else each.score >= min_score) and said.get(each.code) != "rejected"
            ]
            if kept:
                found.append((passage, tuple(kept[:_CODES])))
        progress(min(first + _TOGETHER, len(passages)), len(passages))
    return found


def _row(passage: Passage, ranked: Sequence[Ranked]) -> dict[str, Any]:
    return {
        "source": passage.source,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
        "suggestions": [
            {"code": each.code, "score": round(each.score, 3), "why": _why(each.reasons)} for each in ranked
        ],
    }


def _why(reasons: Sequence[Reason]) -> list[str]:
    return [reason.text for reason in reasons]


@click.command()
@project_file
@as_json
def rules(file: Path, as_json: bool) -> None:
    """List the rules: words that always or never suggest a code."""
    with for_reading(file) as project:
        found = project.suggestions.rules()
        by_id = project.codes.by_id()
    by_code = defaultdict(list)
    for rule in found:
        by_code[code_path(by_id[rule.code], by_id)].append(rule)
    rows = [(rule.id, path, rule.kind, rule.expression) for path in sorted(by_code) for rule in by_code[path]]
    if as_json:
        print_json([dict(zip(("id", "code", "kind", "expression"), row, strict=True)) for row in rows])
        return
    print_table(("id", "code", "kind", "expression"), rows)


@click.command()
@project_file
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--profile", type=click.Choice(("excel", "plain")), default="excel", help="For Excel, or RFC 4180.")
@click.option("--headings", type=click.Choice(("en", "fi")), default="en", help="The language of the column names.")
@as_json
def ledger(
    file: Path, out: Path, profile: Literal["excel", "plain"], headings: Literal["en", "fi"], as_json: bool
) -> None:
    """Write what was suggested, and what became of it, to a CSV file."""
    with for_reading(file) as project:
        rows = exchange.export_ledger(project, out, profile=profile, headings=headings)
    if as_json:
        print_json({"written": str(out.resolve()), "rows": rows})
    else:
        click.echo(f"Wrote {counted(rows, 'row', 'rows')} to {out.resolve()}")


COMMANDS = (suggest, rules, ledger)
