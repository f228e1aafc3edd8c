"""The search over all sources: hits in text order, their forms and contexts, and coding them."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from kooditin.project.analyses import Analyses
from kooditin.project.codes import Codes
from kooditin.project.codings import Codings
from kooditin.project.found_names import Found, found_by_name
from kooditin.project.journal import Journal
from kooditin.project.packing import columns
from kooditin.project.preferences import Preferences
from kooditin.project.queries import INTERVIEWER
from kooditin.project.search_scope import Remembered, Scope, SearchedSource
from kooditin.project.vocabulary import Vocabulary
from kooditin.project.word_index import match_expression, piece_words
from kooditin.qda.coding import Coding
from kooditin.qda.context import Extent, extended, in_context, merged, one_line
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.matching import PieceWords, finder, ranges, words_of
from kooditin.qda.search import EVERYWHERE, Hit, Limits, Query, terms_of
from kooditin.qda.source import Span

FEWEST_PIECES, MOST_PIECES = 64, 512  # read from the index at a time
NEXT_TO = 2_000  # pieces of other sources that may lie between two that are asked for together
REGEX_SECONDS = 5.0
_REMEMBERED = 4_000  # pieces

# What is found in a piece: from its text and its words, where they are known, the starts and ends in it.
_Find = Callable[[str, PieceWords | None], list[tuple[int, int]]]


class Place(NamedTuple):
    """A piece that is looked at, who speaks ("" for nobody) and its text."""

    source: int
    piece: Span
    speaker: str
    text: str


class _Plan(NamedTuple):
    """How a query is answered. `expression` is the question to the index, None where every piece is looked at."""

    find: _Find
    expression: str | None


class Search:
    """The search of one project. It only reads, but for `code`."""

    def __init__(
        self, journal: Journal, analyses: Analyses, codes: Codes, codings: Codings, preferences: Preferences
    ) -> None:
        self._journal = journal
        self._database = journal.database
        self._analyses = analyses
        self._codes = codes
        self._codings = codings
        self._preferences = preferences
        self._vocabulary = Vocabulary(self._database)
        self._remembered = Remembered(self._database)
        self._said: dict[tuple[int, int], str] = {}  # pieces lately seen, for the contexts of their hits

    def hits(
        self, query: Query, limits: Limits = EVERYWHERE, *, after: Hit | None = None, limit: int | None = None
    ) -> Iterator[Hit]:
        """The hits in the order of the sources and of their texts, found as they are asked for.

        Those after `after`, at most `limit`. Interviewers are left out as the project says. Nothing is locked while
        the iterator is being read. Raises Refused for a regular expression that is wrong or takes too long.
        """
        found = self._hits(self._plan(query), limits, after)
        return found if limit is None else islice(found, limit)

    def forms(self, query: Query, limits: Limits = EVERYWHERE) -> list[tuple[str, int]]:
        """The inflected forms of the hits and how often each occurs, the most frequent first."""
        counts = Counter(hit.form for hit in self.hits(query, limits))
        return sorted(counts.items(), key=lambda each: (-each[1], each[0]))

    def context(self, hit: Hit, width: int = 60) -> tuple[str, str, str]:
        """What stands before the hit, the hit, and what stands behind it in its turn or paragraph, each on one line.

        `width` is the most characters on either side; words are whole. Raises NotFound when the source is gone.
        """
        start, end = hit.piece
        said = self._said.get((hit.source, start)) or self._text(hit.source)[start:end]
        return in_context(said, Span(hit.start - start, hit.end - start), Span(0, end - start), width)

    def found(self, text: str) -> list[Found]:
        """Codes, cases and sources by their names and memos by their words, misspelt or inflected."""
        return found_by_name(self._database, self._codes, text)

    def memos(self, query: Query, bases: Mapping[str, str]) -> list[int]:
        """The ids of the memos in which there is a hit, oldest first; `bases` are base forms of their words, folded.

        Raises Refused as `hits` does.
        """
        find = self._plan(query).find
        rows = self._database.query("SELECT id, text FROM memo ORDER BY id")
        return [number for number, text in rows if find(text, words_of(text, bases))]

    def memo_words(self) -> frozenset[str]:
        """All words of memos as they are written, folded."""
        rows = self._database.query("SELECT DISTINCT text FROM memo")
        return frozenset(form for (text,) in rows for form in words_of(text).forms())

    def code(self, hits: Iterable[Hit], code: int, *, extent: Extent = "hit") -> list[Coding]:
        """Codes the hits, their sentences or their pieces, in one operation; those that overlap become one coding.

        A coding that the coder has made already is given unchanged. In the order of the sources and texts.
        """
        spans: list[tuple[int, Span]] = []
        for source, some in groupby(sorted(hits), key=attrgetter("source")):
            text = self._text(source)
            whole = merged(extended(text, Span(hit.start, hit.end), hit.piece, extent) for hit in some)
            spans += [(source, span) for span in whole]
        if not spans:
            raise Refused("No hits are chosen. Choose some and try again.")
        with self._journal.operation("code_hits", str(len(spans))):
            return self._codings.apply_many((source, *span, code, "", "auto") for source, span in spans)

    def _plan(self, query: Query) -> _Plan:
        if query.root is None:
            return _Plan(_regular(query.text), None)
        root, mode = query.root, query.mode
        compounds = {
            term: self._vocabulary.compounds(term) if mode == "lemma" and "*" not in term.text else frozenset[str]()
            for term in terms_of(root)
        }
        finders = {term: finder(term, mode, compounds[term]) for term in compounds}

        def find(text: str, words: PieceWords | None) -> list[tuple[int, int]]:
            said = words if words is not None else words_of(text)
            return [(said.place(first)[0], said.place(last)[1]) for first, last in ranges(root, said, finders)]

        expression = match_expression(root, mode, lambda term: self._vocabulary.expansion(term, mode, compounds[term]))
        return _Plan(find, expression)

    def _hits(self, plan: _Plan, limits: Limits, after: Hit | None) -> Iterator[Hit]:
        left_out = self._preferences.get(INTERVIEWER) != "included"
        scope = Scope(self._database, self._remembered.known(), limits, interviewer_left_out=left_out)
        for run in _runs([source for source in scope.sources if after is None or source.id >= after.source]):
            found: Iterator[Hit]
            if run[0].first is None or plan.expression is None:
                found = (hit for source in run for hit in self._in_text(plan, scope, source))
            elif plan.expression:
                found = self._in_index(plan, scope, run, after)
            else:
                continue
            for hit in found:
                if after is None or (hit.source, hit.start, hit.end) > (after.source, after.start, after.end):
                    yield hit

    def _in_index(self, plan: _Plan, scope: Scope, run: list[SearchedSource], after: Hit | None) -> Iterator[Hit]:
        wanted = {source.id for source in run}
        first, last = run[0].first or 0, run[-1].last or 0
        if after is not None and run[0].id == after.source:
            first = self._piece_before(after, run[0])
        count, seen = FEWEST_PIECES, 0
        while True:
            rows = self._database.query(
                'SELECT piece.id, piece.source, piece."start", piece."end", piece.speaker, analysis.words '
                "FROM word_index CROSS JOIN piece ON piece.id = word_index.rowid "
                "CROSS JOIN analysis ON analysis.id = piece.analysis "
                "WHERE word_index MATCH ? AND word_index.rowid BETWEEN ? AND ? ORDER BY word_index.rowid LIMIT ?",
                (plan.expression, first, last, count),
            )
            for _, source, start, end, speaker, stored in rows:
                name = scope.speaker(source, speaker) if source in wanted else None
                if name is not None:
                    known = columns(stored, fold=True)
                    place = Place(source, Span(start, end), name, known.text)
                    self._remember(place)
                    yield from _found(plan, place, piece_words(known), scope.within_codes(source))
            if len(rows) < count:
                return
            first, seen = rows[-1][0] + 1, seen + count
            count = min(seen, MOST_PIECES)

    def _in_text(self, plan: _Plan, scope: Scope, source: SearchedSource) -> Iterator[Hit]:
        try:
            text, pieces = self._analyses.pieces(source.id)
        except NotFound:
            return  # deleted while the search went on
        for piece, speaker in pieces:
            name = scope.speaker(source.id, speaker)
            if name is not None:
                place = Place(source.id, Span(piece.start, piece.end), name, text[piece.start : piece.end])
                yield from _found(plan, place, None, scope.within_codes(source.id))

    def _piece_before(self, hit: Hit, source: SearchedSource) -> int:
        found = self._database.one(
            'SELECT max(id) FROM piece WHERE id BETWEEN ? AND ? AND source = ? AND "start" <= ?',
            (source.first, source.last, source.id, hit.start),
        )
        return int(found[0]) if found and found[0] is not None else source.first or 0

    def _remember(self, place: Place) -> None:
        if len(self._said) >= _REMEMBERED:
            self._said.clear()
        self._said[place.source, place.piece.start] = place.text

    def _text(self, source: int) -> str:
        row = self._database.one("SELECT text FROM source WHERE id = ?", (source,))
        if row is None:
            raise NotFound("There is no source {reference}. Look at the list of sources.", reference=source)
        return str(row[0])


def _runs(sources: list[SearchedSource]) -> Iterator[list[SearchedSource]]:
    """Sources whose pieces stand one after the other in the index, together; those not indexed by themselves."""
    run: list[SearchedSource] = []
    reach: int | None = None
    for source in sources:
        near = source.first is not None and reach is not None and 0 < source.first - reach <= NEXT_TO
        if run and not near:
            yield run
            run = []
        run.append(source)
        reach = source.last
    if run:
        yield run


def _found(
    plan: _Plan, place: Place, words: PieceWords | None, fits: Callable[[int, int], bool] | None
) -> Iterator[Hit]:
    source, piece, speaker, text = place
    shift = piece.start
    for start, end in plan.find(text, words):
        if fits is None or fits(shift + start, shift + end):
            yield Hit(source, shift + start, shift + end, one_line(text[start:end].lower()), speaker, piece)


def _regular(expression: str) -> _Find:
    """Finds what a regular expression matches in a piece; capitals and small letters are the same. Raises Refused."""
    import regex  # other than re, it stops in time

    try:
        pattern = regex.compile(expression, regex.IGNORECASE | regex.MULTILINE)
    except regex.error as error:
        raise Refused(
            "The regular expression is wrong at its character {place}: {reason}. Mend it and try again.",
            place=(error.pos or 0) + 1, reason=error.msg,
        ) from error  # fmt: skip
    left = REGEX_SECONDS

    def find(text: str, words: PieceWords | None) -> list[tuple[int, int]]:
        nonlocal left
        begun = time.perf_counter()
        try:
            found = [match.span() for match in pattern.finditer(text, timeout=max(left, 0.01))]
        except TimeoutError:
            raise Refused(
                "The regular expression takes too long. Write it more simply: repetitions inside repetitions, such as "
                "(a+)+, are slow."
            ) from None
        left -= time.perf_counter() - begun
        return [(start, end) for start, end in found if end > start]

    return find
