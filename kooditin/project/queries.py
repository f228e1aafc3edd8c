"""Questions over the whole project: counts, and coded excerpts in source and text order."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from kooditin.project.codes import Codes
from kooditin.project.database import Database, Row
from kooditin.project.preferences import Preferences
from kooditin.project.sources import seconds
from kooditin.qda.case import case_of_turn, stored_value
from kooditin.qda.codebook import code_path
from kooditin.qda.coding import Coding, Excerpt, covered
from kooditin.qda.errors import Refused
from kooditin.qda.source import Span, Turn
from kooditin.qda.speakers import covered_within, spoken_parts

INTERVIEWER = "interviewer"  # the preference that says whether interviewers are left out

# What an excerpt says of its turn: number, speaker, seconds, the case's name and id, the case's values.
_Said = tuple[int | None, str, float | None, str, int | None, tuple[str, ...]]


class Queries:
    """Reading questions; none of them writes."""

    def __init__(self, database: Database, codes: Codes, preferences: Preferences) -> None:
        self._database = database
        self._codes = codes
        self._preferences = preferences

    @property
    def interviewer_left_out(self) -> bool:
        """Whether interviewers' speech is left out of coding, counts, search and suggestions."""
        return self._preferences.get(INTERVIEWER) != "included"

    def interviewers(self, source_id: int) -> frozenset[str]:
        """The names of those who ask in a source and are left out; empty while they are included."""
        if not self.interviewer_left_out:
            return frozenset()
        rows = self._database.query("SELECT name FROM speaker WHERE source = ? AND interviewer = 1", (source_id,))
        return frozenset(name for (name,) in rows)

    def spoken(self, source_id: int) -> tuple[str, list[Span]] | None:
        """The text of a source and the parts of it that count, are searched and get suggestions, in text order.

        None where that is the whole text: interviewers are included, or nobody in the source is one.
        """
        interviewers = self.interviewers(source_id)
        row = self._database.one("SELECT text FROM source WHERE id = ?", (source_id,)) if interviewers else None
        if row is None:
            return None
        turns = self._database.query(
            'SELECT turn."start", turn."end", speaker.name FROM turn LEFT JOIN speaker ON speaker.id = turn.speaker '
            'WHERE turn.source = ? ORDER BY turn."start", turn.id',
            (source_id,),
        )
        text = str(row[0])
        return text, spoken_parts(Span(0, len(text)), text, [Turn(*turn) for turn in turns], interviewers)

    def code_counts(self, codes: Collection[int] | None = None) -> dict[int, int]:
        """How many codings each code has in the whole project; codes without any are left out."""
        where = "" if codes is None else f"WHERE code IN ({_ids(codes)})"
        return dict(self._database.query(f"SELECT code, count(*) FROM coding {where} GROUP BY code"))

    def code_counts_in(self, source_id: int) -> dict[int, int]:
        """How many codings each code has in one source; codes without any are left out."""
        return dict(
            self._database.query("SELECT code, count(*) FROM coding WHERE source = ? GROUP BY +code", (source_id,))
        )

    def source_counts(
        self, sources: Collection[int] | None = None, *, within: Mapping[int, Sequence[Span]] | None = None
    ) -> dict[int, tuple[int, int]]:
        """For each source with codings, their number and how many characters they cover together.

        Of the sources in `within`, only characters inside those parts count.
        """
        where = "" if sources is None else f"WHERE source IN ({_ids(sources)})"
        rows = self._database.query(
            f'SELECT source, "start", "end" FROM coding {where} ORDER BY source, "start", "end"'
        )
        counts: dict[int, tuple[int, int]] = {}
        for source, group in groupby(rows, key=itemgetter(0)):
            spans = [(start, end) for _, start, end in group]
            parts = within.get(source) if within else None
            counts[source] = len(spans), covered(spans) if parts is None else covered_within(spans, parts)
        return counts

    def codings_list(
        self, *, codes: Collection[int] | None = None, sources: Collection[int] | None = None, coder: int | None = None
    ) -> list[Coding]:
        """Codings in source and text order."""
        where = _where(codes, sources, coder)
        columns = 'id, guid, source, code, coder, "start", "end", memo, origin, created, modified'
        rows = self._database.query(f'SELECT {columns} FROM coding {where} ORDER BY source, "start", "end", id')
        return [Coding(*row) for row in rows]

    def excerpts(
        self,
        *,
        codes: Collection[int] | None = None,
        sources: Collection[int] | None = None,
        coder: int | None = None,
        case_values: Sequence[tuple[int, str]] = (),
        include_subcodes: bool = False,
    ) -> Iterator[Excerpt]:
        """The codings with their texts and contexts, in source and text order.

        `case_values` holds (variable id, text) pairs, texts as a person writes them: only excerpts whose case has,
        for each variable named, one of the texts given for it (case ignored). The turn is the one that holds the
        passage's start, or the last before it; its number counts from 1. An excerpt's case is its speaker's, else its
        source's. Nothing is locked while the iterator is being read.
        """
        if codes is not None and include_subcodes:
            codes = self._with_subcodes(codes)
        where = _where(codes, sources, coder)
        with self._database.snapshot():
            rows = self._database.query(
                'SELECT source, id, code, coder, "start", "end", memo, origin, created, modified '
                f'FROM coding {where} ORDER BY source, "start", "end", id'
            )
            context = _Context(self._database, self._codes)
        wanted: dict[int, set[str]] = {}
        for variable, text in case_values:
            wanted.setdefault(variable, set()).update(self.stored_forms(variable, text))
        for source, group in groupby(rows, key=itemgetter(0)):
            yield from context.excerpts(source, group, wanted)

    def stored_forms(self, variable: int, text: str) -> set[str]:
        """How the file may have a value that a person writes so: as it is, and in the form of the variable's type."""
        row = self._database.one("SELECT type FROM variable WHERE id = ?", (variable,))
        try:
            stored = stored_value(text, row[0]) if row else text
        except Refused:
            stored = text
        return {text.casefold(), stored.casefold()}

    def _with_subcodes(self, codes: Collection[int]) -> set[int]:
        chosen = set(codes)
        for code in self._codes.all():
            if code.parent in chosen:
                chosen.add(code.id)
        return chosen


class _Context:
    """What stands around the codings of a project, read once; texts and turns source by source."""

    def __init__(self, database: Database, codes: Codes) -> None:
        self._database = database
        by_id = codes.by_id()
        self._codes = {code.id: (code.name, code_path(code, by_id)) for code in by_id.values()}
        self._coders: dict[int, str] = dict(database.query("SELECT id, name FROM coder"))
        self._cases: dict[int | None, str] = dict(database.query('SELECT id, name FROM "case"'))
        variables = [row[0] for row in database.query("SELECT id FROM variable ORDER BY position, id")]
        self._places = {variable: place for place, variable in enumerate(variables)}
        self._none = ("",) * len(variables)
        self._values = self._values_by_case()

    def _values_by_case(self) -> dict[int | None, tuple[str, ...]]:
        filled: dict[int | None, list[str]] = {}
        for case, variable, text in self._database.query('SELECT "case", variable, text FROM value'):
            if variable in self._places:
                filled.setdefault(case, list(self._none))[self._places[variable]] = text
        return {case: tuple(texts) for case, texts in filled.items()}

    def _matching(self, case: int | None, wanted: dict[int, set[str]]) -> bool:
        values = self._values.get(case, self._none)
        return all(
            variable in self._places and values[self._places[variable]].casefold() in texts
            for variable, texts in wanted.items()
        )

    def excerpts(self, source: int, codings: Iterator[Row], wanted: dict[int, set[str]]) -> Iterator[Excerpt]:
        """The excerpts of one source; none when it was deleted meanwhile."""
        row = self._database.one('SELECT name, kind, "case", text FROM source WHERE id = ?', (source,))
        if row is None:
            return
        name, kind, source_case, text = row
        starts, turns = self._turns(source, source_case)
        fits = [not wanted or self._matching(turn[4], wanted) for turn in turns]
        code_names, coders = self._codes, self._coders
        for _, coding_id, code, coder, start, end, memo, origin, created, modified in codings:
            place = bisect_right(starts, start)
            if not fits[place]:
                continue
            number, speaker, time, case, _, values = turns[place]
            code_name, path = code_names[code]
            yield Excerpt(
                coding_id, name, kind, case, speaker, number, time, code_name, path, coders[coder],
                text[start:end], memo, start, end, origin, created, modified, values,
            )  # fmt: skip

    def _turns(self, source: int, source_case: int | None) -> tuple[list[int], list[_Said]]:
        """The turns' starts, and beside them what an excerpt says of its turn; the first of these is for no turn."""
        rows = self._database.query(
            'SELECT turn."start", speaker.name, speaker."case", turn.milliseconds FROM turn '
            'LEFT JOIN speaker ON speaker.id = turn.speaker WHERE turn.source = ? ORDER BY turn."start", turn.id',
            (source,),
        )
        said = [self._said(None, "", None, source_case)]
        for number, (_, speaker, case, time) in enumerate(rows, 1):
            said.append(self._said(number, speaker or "", time, case_of_turn(case, source_case)))
        return [row[0] for row in rows], said

    def _said(self, number: int | None, speaker: str, time: int | None, case: int | None) -> _Said:
        name = self._cases.get(case, "")
        return number, speaker, seconds(time), name, case, self._values.get(case, self._none)


def _where(codes: Collection[int] | None, sources: Collection[int] | None, coder: int | None) -> str:
    parts = []
    if codes is not None:
        parts.append(f"code IN ({_ids(codes)})")
    if sources is not None:
        parts.append(f"source IN ({_ids(sources)})")
    if coder is not None:
        parts.append(f"coder = {int(coder)}")
    return "WHERE " + " AND ".join(parts) if parts else ""


def _ids(ids: Collection[int]) -> str:
    """The ids as SQL; they are whole numbers, so nothing else can slip in."""
    return ", ".join(str(int(number)) for number in ids)
