"""What the search asks of the project, in the background and over a connection of its own."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from kooditin.gui.bridge.newest import Newest
from kooditin.project.project import Project
from kooditin.qda.search import Hit, Limits, Mode, Query, parse

T = TypeVar("T")

PAGE = 100
WIDTH = 140  # characters of context on each side of a hit
_CHUNK = 500


class Context(NamedTuple):
    """A hit with the words around it."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is searched: the text as it was typed, how it is understood, and where.

    `bases` are base forms of its words, as far as they are looked up; without them each word is taken for one.
    """

    text: str
    mode: Mode
    limits: Limits
    bases: tuple[tuple[str, frozenset[str]], ...] = ()

    def is_like(self, other: "Question") -> bool:
        """Whether a person asked the same, however much was known of its words."""
        return (self.text, self.mode, self.limits) == (other.text, other.mode, other.limits)

    def query(self) -> Query:
        """The query itself. Raises Refused where it cannot be understood."""
        known = dict(self.bases)
        return parse(self.text, self.mode).with_bases(lambda word: known.get(word, frozenset()))


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of a question in text order; the first answer holds the first page alone and is not `whole`.

    `forms` are the words as they stand in the texts, in small letters, the commonest first, with their counts.
    """

    question: Question
    hits: list[Hit]
    contexts: dict[Hit, Context]
    whole: bool
    forms: tuple[tuple[str, int], ...] = ()
    sources: int = 0


class Reader:
    """A second connection to the project for questions asked in threads, one at a time."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lock = Lock()
        self._sibling: Project | None = None
        self._is_closed = False

    def read(self, question: Callable[[Project], T]) -> T | None:
        """What the question gives; None once this is closed."""
        with self._lock:
            if self._is_closed:
                return None
            if self._sibling is None:
                self._sibling = self._project.word_sibling()
            return question(self._sibling)

    def close(self) -> None:
        """Waits for a question under way and ends the connection."""
        with self._lock:
            self._is_closed = True
            if self._sibling is not None:
                self._sibling.close()


class _Stop:
    """Tells a question that takes long that nobody waits for it any more."""

    def __init__(self) -> None:
        self.is_on = False


class Seeker(QObject):
    """Answers the newest question: first with a page of hits, then with all of them; and finds contexts.

    `answered` carries Answers, `refused` a KooditinError on the query, `contexts_found` a dict of Contexts by Hit.
    """

    answered = Signal(object)
    refused = Signal(object)
    contexts_found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: Reader | None = None
        self._stop = _Stop()
        self._hits, self._contexts = Newest(self), Newest(self)
        self._hits.found.connect(self._take)
        self._hits.refused.connect(self.refused)
        self._contexts.found.connect(self._take_contexts)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._hits.is_busy

    def set_reader(self, reader: Reader | None) -> None:
        """Asks another project from now on, or none."""
        self.forget()
        self._reader = reader

    def ask(self, question: Question) -> None:
        """Searches; what was asked before is not answered any more."""
        self.forget()
        if self._reader is not None:
            reader, stop = self._reader, self._stop
            self._hits.ask(lambda: reader.read(lambda project: first_page(project, question, stop)))

    def ask_contexts(self, hits: Sequence[Hit]) -> None:
        """Finds the words around hits."""
        if self._reader is not None:
            reader = self._reader
            self._contexts.ask(lambda: reader.read(lambda project: contexts_of(project, hits)))

    def forget(self) -> None:
        """Nothing asked so far is answered any more."""
        self._stop.is_on = True
        self._stop = _Stop()
        self._hits.forget()
        self._contexts.forget()

    def _take(self, answer: Answer | None) -> None:
        if answer is None:
            return
        self.answered.emit(answer)
        if not answer.whole and self._reader is not None:
            reader, stop = self._reader, self._stop
            self._hits.ask(lambda: reader.read(lambda project: all_hits(project, answer, stop)))

    def _take_contexts(self, found: dict[Hit, Context] | None) -> None:
        if found is not None:
            self.contexts_found.emit(found)


def first_page(project: Project, question: Question, stop: _Stop) -> Answer:
    """The first hits with the words around them. Raises Refused where the query cannot be understood."""
    hits = list(project.search.hits(question.query(), question.limits, limit=PAGE + 1))
    is_whole = len(hits) <= PAGE
    contexts = {} if stop.is_on else contexts_of(project, hits[:PAGE])
    return _answer(question, hits[:PAGE], contexts, whole=is_whole)


def all_hits(project: Project, first: Answer, stop: _Stop) -> Answer | None:
    """All hits; None where nobody waits for them any more."""
    question = first.question
    found = project.search.hits(question.query(), question.limits)
    hits: list[Hit] = []
    for chunk in _chunks(found):
        if stop.is_on:
            return None
        hits += chunk
    return _answer(question, hits, first.contexts, whole=True)


def _chunks(hits: Iterator[Hit]) -> Iterator[list[Hit]]:
    while chunk := list(islice(hits, _CHUNK)):
        yield chunk


def _answer(question: Question, hits: list[Hit], contexts: dict[Hit, Context], *, whole: bool) -> Answer:
    if not whole:
        return Answer(question, hits, contexts, False)
    return Answer(question, hits, contexts, True, forms_of(hits), len({hit.source for hit in hits}))


def forms_of(hits: Collection[Hit]) -> tuple[tuple[str, int], ...]:
    """The words found as they stand in the texts, in small letters, with their counts, the commonest first."""
    counts = Counter(hit.form for hit in hits)
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def contexts_of(project: Project, hits: Collection[Hit]) -> dict[Hit, Context]:
    """The words around each hit, on one line."""
    found = {}
    for hit in hits:
        before, words, after = project.search.context(hit, WIDTH)
        found[hit] = Context(before, words, after)
    return found
