"""What a search finds besides text: things by their names, and how far the sources' base forms are looked up."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from kooditin.gui.search.found_list import Thing
from kooditin.project.project import Project
from kooditin.qda.code_search import rank_codes
from kooditin.qda.codebook import code_path
from kooditin.qda.errors import KooditinError
from kooditin.qda.search import Query

MOST_OF_A_KIND = 8
_SIGNS = str.maketrans("", "", '"“”„‟»«()*')


class Named(NamedTuple):
    """What was found, and the words of memos, in small letters, whose base forms would help."""

    things: tuple[Thing, ...] = ()
    unknown: frozenset[str] = frozenset()


def named(project: Project, text: str, ask: Callable[[], Query], bases: Mapping[str, str]) -> Named:
    """What a question finds by its name. `ask` gives the query or raises; `bases` are base forms of memos' words."""
    try:
        query = ask()
        memos = project.search.memos(query, bases)
    except KooditinError:  # the seeker tells of it
        return Named(things_named(project, text))
    unknown = project.search.memo_words() - bases.keys() if query.mode == "lemma" else frozenset()
    return Named(things_named(project, text, memos), unknown)


def things_named(project: Project, text: str, memos: Collection[int] = ()) -> tuple[Thing, ...]:
    """Codes that the text may mean, cases and sources that have it in their name, memos that have it in them.

    `memos` are the ids of those that were found otherwise.
    """
    either = re.split(r"\s(?:OR|TAI)\s", text)
    parts = (" ".join(part.translate(_SIGNS).casefold().split()) for part in either)
    return tuple(dict.fromkeys(thing for part in parts for thing in _named(project, part, memos)))


def _named(project: Project, words: str, memo_ids: Collection[int]) -> tuple[Thing, ...]:
    if len(words) < 2:
        return ()
    by_id = project.codes.by_id()
    codes = [
        Thing("code", code.id, code.name, code.color, code_path(code, by_id).replace("/", " / "))
        for code in rank_codes(words, by_id.values())
    ]
    cases = (Thing("case", case.id, case.name) for case in project.cases.all() if words in case.name.casefold())
    sources = (
        Thing("source", source.id, source.name) for source in project.sources.all() if words in source.name.casefold()
    )
    memos = (
        Thing("memo", memo.id, _line(memo.text))
        for memo in project.memos.all()
        if memo.id in memo_ids or words in memo.text.casefold()
    )
    return (*_some(codes), *_some(cases), *_some(sources), *_some(memos))


def _some(things: Iterable[Thing]) -> list[Thing]:
    return [thing for _, thing in zip(range(MOST_OF_A_KIND), things, strict=False)]


def _line(text: str) -> str:
    return " ".join(text[:300].split())


def index_state(project: Project) -> tuple[int, int]:
    """How many sources have their base forms looked up, and how many there are."""
    total = len(project.sources.all())
    return total - len(project.analyses.not_indexed()), total
