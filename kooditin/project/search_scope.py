"""Where a search looks: which sources, whose speech, inside which codings."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from kooditin.project.database import Database, Row
from kooditin.qda.case import case_of_turn
from kooditin.qda.search import Limits


class SearchedSource(NamedTuple):
    """A source to look in; `first` and `last` are its pieces in the word index, None where it is not indexed."""

    id: int
    first: int | None
    last: int | None


class Speaking(NamedTuple):
    """A speaker, as far as a search needs to know."""

    name: str
    interviewer: bool
    case: int | None


class Known(NamedTuple):
    """What a search must know of the whole project: (id, kind, case, first and last piece) of sources, and speakers."""

    sources: list[Row]
    speakers: dict[int, Speaking]


class Remembered:
    """Reads that once, and again when the file has changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._state: tuple[object, ...] = ()
        self._known = Known([], {})

    def known(self) -> Known:
        """What is so now."""
        state = state_of(self._database)
        if state != self._state:
            sources = self._database.query(
                'SELECT source.id, source.kind, source."case", source_index.first, source_index.last FROM source '
                "LEFT JOIN source_index ON source_index.source = source.id AND source_index.guid = source.guid "
                "ORDER BY source.id"
            )
            rows = self._database.query('SELECT id, name, interviewer, "case" FROM speaker')
            self._known = Known(sources, {each[0]: Speaking(each[1], bool(each[2]), each[3]) for each in rows})
            self._state = state
        return self._known


def state_of(database: Database) -> tuple[object, ...]:
    """Differs whenever the file, or what is kept in memory for it, may have changed."""
    return database.one("PRAGMA data_version"), database.connection.total_changes


class Scope:
    """The limits of one search, worked out once. `sources` stand in the project's order."""

    def __init__(self, database: Database, known: Known, limits: Limits, *, interviewer_left_out: bool) -> None:
        self._database = database
        self._limits = limits
        self._left_out = interviewer_left_out
        self._cases = self._wanted_cases()
        self._source_cases: dict[int, int | None] = {}
        self._speakers = known.speakers
        self.sources = self._wanted_sources(known.sources)
        self._codings: dict[int, list[tuple[int, int]]] = {}

    def _wanted_sources(self, rows: list[Row]) -> list[SearchedSource]:
        limits = self._limits
        coded = None if limits.codes is None else self._sources_with(limits.codes)
        found = []
        for number, kind, case, first, last in rows:
            if (
                (limits.sources is None or number in limits.sources)
                and (limits.kinds is None or kind in limits.kinds)
                and (coded is None or number in coded)
            ):
                self._source_cases[number] = case
                found.append(SearchedSource(number, first, last))
        return found

    def _sources_with(self, codes: Collection[int]) -> set[int]:
        return {
            source for (source,) in self._database.query(f"SELECT source FROM coding WHERE code IN ({_ids(codes)})")
        }

    def _wanted_cases(self) -> frozenset[int] | None:
        """The cases to which cases and values limit the search; None without such a limit."""
        found = self._limits.cases
        for variable, texts in self._limits.values:
            wanted = {text.casefold() for text in texts}
            rows = self._database.query('SELECT "case", text FROM value WHERE variable = ?', (variable,))
            having = frozenset(case for case, text in rows if text.casefold() in wanted)
            found = having if found is None else found & having
        return found

    def speaker(self, source: int, number: int | None) -> str | None:
        """The name of who speaks ("" for nobody), or None where that speech is not to be searched."""
        limits = self._limits
        if number is None and limits.speakers is None and self._cases is None:
            return ""
        found = self._speakers.get(number or 0, Speaking("", False, None))
        if self._left_out and found.interviewer:
            return None
        if limits.speakers is not None and found.name not in limits.speakers:
            return None
        if self._cases is not None and case_of_turn(found.case, self._source_cases[source]) not in self._cases:
            return None
        return found.name

    def within_codes(self, source: int) -> Callable[[int, int], bool] | None:
        """Whether a span lies inside a coding with one of the codes; None where that is no limit."""
        if self._limits.codes is None:
            return None
        if source not in self._codings:
            self._codings[source] = self._database.query(
                f'SELECT "start", "end" FROM coding WHERE source = ? AND code IN ({_ids(self._limits.codes)})',
                (source,),
            )
        spans = self._codings[source]
        return lambda start, end: any(first <= start and end <= last for first, last in spans)


def _ids(ids: Collection[int]) -> str:
    return ", ".join(str(int(number)) for number in ids)
