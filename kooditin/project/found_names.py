"""What a search finds besides the texts: codes, cases and sources by their names, and memos by their words."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from kooditin.project.codes import Codes
from kooditin.project.database import Database
from kooditin.qda.code_search import LEAST_SCORE, likeness, rank_codes

Kind = Literal["code", "case", "source", "memo", "source memo", "coding memo"]
LEAST_IN_MEMO = 80.0  # of a word among many: only its forms and small slips


class Found(NamedTuple):
    """One thing that was found; `id` is that of the memo, or of what has the name or the memo."""

    kind: Kind
    id: int
    text: str


def found_by_name(database: Database, codes: Codes, query: str) -> list[Found]:
    """Things that may be meant, misspelt or inflected: codes, cases, sources, memos, the likeliest of each first."""
    named = [Found("code", code.id, code.name) for code in rank_codes(query, codes.all())] if query.split() else []
    named += _like(query, "case", database.query('SELECT id, name FROM "case" ORDER BY id'), LEAST_SCORE)
    named += _like(query, "source", database.query("SELECT id, name FROM source ORDER BY id"), LEAST_SCORE)
    named += _like(query, "memo", database.query("SELECT id, text FROM memo ORDER BY id"), LEAST_IN_MEMO)
    with_memo = "SELECT id, memo FROM {} WHERE memo <> '' ORDER BY id"
    named += _like(query, "source memo", database.query(with_memo.format("source")), LEAST_IN_MEMO)
    return named + _like(query, "coding memo", database.query(with_memo.format("coding")), LEAST_IN_MEMO)


def _like(query: str, kind: Kind, rows: Iterable[tuple[int, str]], least: float) -> list[Found]:
    scored = [(likeness(query, text), Found(kind, number, text)) for number, text in rows]
    return [each for score, each in sorted(scored, key=lambda pair: -pair[0]) if score >= least]
