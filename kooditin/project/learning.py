"""What suggestions are learned from: the codebook, coded and rejected passages, and the passages not yet coded."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from kooditin.project.database import Database
from kooditin.project.queries import Queries
from kooditin.qda.codebook import Code, in_tree_order
from kooditin.qda.passages import passages, said_in
from kooditin.qda.source import Section, Span, Turn, word_count
from kooditin.qda.suggestion import CodeText, Example, LearningSet, Passage

# A code on a longer passage says too little of its words, and does not hinder suggestions inside it.
LONGEST_EXAMPLE = 300
_ENDS_OF_SENTENCES = (".", "!", "?", ":")


class _Coded(NamedTuple):
    start: int
    end: int
    code: int
    coder: int


class _Known(NamedTuple):
    """What the coders say of one source: codings, and for each span the codes it was said not to have."""

    codings: list[_Coded]
    rejected: list[_Coded]


def learning_set(
    database: Database,
    queries: Queries,
    uses: Mapping[int, tuple[bool, bool]],
    *,
    coder: int | None,
    active: int,
    is_over: Callable[[], bool],
) -> LearningSet:
    """The learning set of one coder's work, or everybody's (None); `uses` says which sources are kept out of what.

    `is_over` is asked before each source, and may take its time; once it says so, the rest is left out.
    """
    examples: dict[str, Example] = {}
    open_passages: list[Passage] = []
    background: list[str] = []
    for source, text, turns, sections, known in _sources(database):
        if is_over():
            break
        learned, suggested = uses.get(source, (True, True))
        askers = queries.interviewers(source)
        if learned:
            for example in _examples(text, turns, askers, _of_coder(known, coder)):
                _keep(examples, example)
        coded = [each for each in known.codings if each.coder == active and not _too_long(text, each)]
        for span in _not_coded(passages(text, turns, sections, askers), coded):
            said = said_in(text, span, turns, askers)
            if suggested:
                open_passages.append(Passage(source, span, said))
            if learned:
                background.append(said)
    return LearningSet(codebook(database), tuple(examples.values()), tuple(open_passages), tuple(background))


def every_text(database: Database, queries: Queries, *, is_over: Callable[[], bool]) -> Iterator[str]:
    """All that suggestions may be learned from or given for, whoever codes: the texts of codes and of passages.

    `is_over` is as for `learning_set`.
    """
    for code in codebook(database):
        yield code.sentence
    for source, text, turns, sections, known in _sources(database):
        if is_over():
            return
        askers = queries.interviewers(source)
        for span in passages(text, turns, sections, askers):
            yield said_in(text, span, turns, askers)
        for coder in (None, *sorted({each.coder for part in known for each in part})):
            yield from (example.text for example in _examples(text, turns, askers, _of_coder(known, coder)))


def codebook(database: Database) -> tuple[CodeText, ...]:
    """The codes in tree order, each with its definition and what belongs to it, and the names above it."""
    columns = "id, guid, name, parent, position, color, definition, include, exclude, shortcut"
    codes = {
        code.id: code for code in in_tree_order(Code(*row) for row in database.query(f"SELECT {columns} FROM code"))
    }
    return tuple(CodeText(code.id, code.name, _description(code, codes)) for code in codes.values())


def _description(code: Code, codes: Mapping[int, Code]) -> str:
    above = [] if code.parent is None else [codes[code.parent].name]
    texts = [text.strip() for text in (code.definition, code.include, *above)]
    return " ".join(text if text.endswith(_ENDS_OF_SENTENCES) else f"{text}." for text in texts if text)


def _sources(database: Database) -> Iterator[tuple[int, str, list[Turn], list[Section], _Known]]:
    """Each source with all that is asked of it; one that is deleted meanwhile is passed over."""
    coded = _by_source(database, 'SELECT source, "start", "end", code, coder FROM coding ORDER BY source, "start"')
    # the last word on a code and passage counts; a code changed for another was turned down too
    rejected = _by_source(
        database,
        'SELECT source, "start", "end", code, coder FROM decision WHERE code IS NOT NULL '
        "AND verdict IN ('rejected', 'changed') AND id IN (SELECT max(id) FROM decision WHERE verdict <> 'later' "
        'GROUP BY source, "start", "end", code, coder) ORDER BY source, "start"',
    )
    for (source,) in database.query("SELECT id FROM source ORDER BY id"):
        row = database.one("SELECT text FROM source WHERE id = ?", (source,))
        if row is None:
            continue
        turns = database.query(
            'SELECT turn."start", turn."end", speaker.name FROM turn LEFT JOIN speaker ON speaker.id = turn.speaker '
            'WHERE turn.source = ? ORDER BY turn."start", turn.id',
            (source,),
        )
        sections = database.query(
            'SELECT "start", "end", kind, level, title FROM section WHERE source = ? ORDER BY "start", "end" DESC',
            (source,),
        )
        known = _Known(coded.get(source, []), rejected.get(source, []))
        yield source, row[0], [Turn(*turn) for turn in turns], [Section(*each) for each in sections], known


def _by_source(database: Database, question: str) -> dict[int, list[_Coded]]:
    rows = database.query(question)
    return {source: [_Coded(*row[1:]) for row in group] for source, group in groupby(rows, key=itemgetter(0))}


def _of_coder(known: _Known, coder: int | None) -> _Known:
    """What one coder says, or everybody (None)."""
    return _Known(*([each for each in part if coder in (None, each.coder)] for part in known))


def _too_long(text: str, coded: _Coded) -> bool:
    return word_count(text[coded.start : coded.end]) > LONGEST_EXAMPLE


def _examples(text: str, turns: Sequence[Turn], askers: Collection[str], known: _Known) -> Iterator[Example]:
    """The coded passages with their codes, then those of which it was only said what they are not."""
    short = [each for each in known.codings if not _too_long(text, each)]
    for span, codes in _joined(short):
        rejected = {each.code for each in known.rejected if _much_shared(span, Span(each.start, each.end))} - codes
        yield Example(said_in(text, span, turns, askers), frozenset(codes), frozenset(rejected))
    alone: dict[Span, set[int]] = defaultdict(set)
    for each in known.rejected:
        span = Span(each.start, each.end)
        if not any(_much_shared(span, Span(coded.start, coded.end)) for coded in short):
            alone[span].add(each.code)
    for span, codes in alone.items():
        yield Example(said_in(text, span, turns, askers), frozenset(), frozenset(codes))


def _joined(codings: Iterable[_Coded]) -> Iterator[tuple[Span, set[int]]]:
    """Codings of about the same words as one passage with the codes of them all, in text order."""
    waiting: list[tuple[Span, set[int]]] = []
    for each in sorted(codings):
        span = Span(each.start, each.end)
        yield from (passage for passage in waiting if passage[0].end <= span.start)
        waiting = [passage for passage in waiting if passage[0].end > span.start]
        place = next((place for place, (other, _) in enumerate(waiting) if _much_shared(other, span)), None)
        if place is None:
            waiting.append((span, {each.code}))
        else:
            other, codes = waiting[place]
            waiting[place] = Span(other.start, max(other.end, span.end)), codes | {each.code}
    yield from waiting


def _much_shared(one: Span, other: Span) -> bool:
    """Whether the spans share at least half of the longer one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end - one.start, other.end - other.start)


def _keep(examples: dict[str, Example], new: Example) -> None:
    """Adds the example; one with the same words takes on its codes, and being coded outweighs being rejected."""
    if not new.text:
        return
    old = examples.get(new.text, Example(new.text))
    codes = old.codes | new.codes
    examples[new.text] = Example(new.text, codes, (old.rejected | new.rejected) - codes)


def _not_coded(spans: Iterable[Span], coded: Sequence[_Coded]) -> Iterator[Span]:
    """The spans that no coding touches; both in text order."""
    place, reach = 0, 0
    for span in spans:
        while place < len(coded) and coded[place].start < span.end:
            reach = max(reach, coded[place].end)
            place += 1
        if reach <= span.start:
            yield span
