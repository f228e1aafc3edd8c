"""Suggestions for the project at hand: gathers what they are learned from, and gives what is suggested.

The worker learns once the project has settled, hears of each decision at once, and is told anew a little later what
that left out (telling.py). It ranks the open source first (ranking.py). Where vectors of the passages are lacking it
learns without them first, and once more when they are made (vectors.py).
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from kooditin.gui.bridge.beside import Beside
from kooditin.gui.bridge.later import later
from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.gui.window.ranking import CODES, Ranking
from kooditin.gui.window.telling import MANY, Telling
from kooditin.gui.window.vectors import Vectors
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.coding import Coding
from kooditin.qda.errors import KooditinError
from kooditin.qda.passages import said_in
from kooditin.qda.source import Span
from kooditin.qda.suggestion import Example, LearningSet, Offer, Passage, Ranked, Suggestion, Verdict, offer_of
from kooditin.qda.suggestion_messages import Message, Threshold, learn_message, learned_texts, ranked_of

if TYPE_CHECKING:
    from kooditin.gui.window.coding_place import CodingPlace

T = TypeVar("T")
State = Literal["off", "no_codes", "no_sources", "looking", "ready", "problem"]
FEW = 10  # examples below which suggestions go by the names
SETTLED, AFTER_ACT, AFTER_SETTING, AFTER_FAILURE = 2500, 2500, 250, 8000  # ms
WHEN_QUIET = 20_000  # ms: reading all codings anew takes a second or two in a large project
LOOKED_AT = 200  # ms
TRIES = 2  # after a failure, before it is left to the next act
REST = 1.5  # seconds without reading the project after a passage was selected or an act done
LONGEST = 2500  # characters of a selection that suggestions are looked for


class _Gathered(NamedTuple):
    learning: LearningSet
    message: Message
    examples: dict[str, Example]  # by their texts
    kept_out: frozenset[int]


class Suggesting(QObject):
    """`renewed` carries the id of a source whose suggestions are new, 0 for others than the open one.

    `state_changed` says that `state` is another.
    """

    renewed = Signal(int)
    state_changed = Signal()

    def __init__(self, place: "CodingPlace", worker: LanguageWorker) -> None:
        super().__init__(place)
        self._place, self.worker = place, worker
        self.project: Project | None = None
        self.state: State = "off"
        self.problem: KooditinError | None = None
        self.kept_out: frozenset[int] = frozenset()
        self._second: Beside | None = None
        self._failures = 0
        self._verdicts: dict[int, dict[Span, dict[int, Verdict]]] = {}
        self._codings: dict[int, Coding] = {}
        self._selection: tuple[str, tuple[Ranked, ...]] | None = None
        self.vectors = Vectors(worker, self)
        self._telling = Telling(worker, self._prepare, self)
        self._ranking = Ranking(
            worker,
            open_source=lambda: self._place.source_id,
            may_rank=lambda: self._telling.is_settled,
            keep_vector=self.vectors.keep,
            parent=self,
        )
        self._late = later(self, self._gather)
        self._deepening = later(self, self._learn_by_meaning, AFTER_ACT)
        self._to_note: list[Offer] = []
        self._noting = later(self, self.note_now, LOOKED_AT)
        self.vectors.completed.connect(self._on_vectors)
        self._telling.begun.connect(self._on_telling)
        self._telling.learned.connect(self._on_learned)
        self._telling.fell_behind.connect(partial(self._late.start, AFTER_SETTING))
        self._telling.failed.connect(self._on_failed)
        self._ranking.renewed.connect(self.renewed)
        self._ranking.ended.connect(partial(self._set_state, "ready"))
        self._ranking.failed.connect(self._on_failed)
        place.transcript.selection_changed.connect(self._rest)
        worker.restarted.connect(self._on_restarted)
        place.source_shown.connect(self._on_source)

    # The project at hand

    def set_project(self, project: Project | None) -> None:
        """Follows another project, or none; before the one at hand is closed."""
        for timer in (self._late, self._noting, self._deepening):
            timer.stop()
        if self._to_note:
            offers, self._to_note = self._to_note, []
            self._place.do(lambda p: p.suggestions.shown(offers))
        if self._second is not None:
            self._second.close()
        self._second = None if project is None else Beside(project, self)
        self.project, self.problem, self._selection = project, None, None
        self.vectors.set_project(project)
        self._telling.forget()
        self._ranking.forget()
        self._verdicts.clear()
        self._codings.clear()
        self.kept_out = frozenset()
        self._set_state("off" if project is None else "looking")
        if project is not None:
            self._keep_codings()
            self._late.start(SETTLED)

    def follow(self, change: Change) -> None:
        """Lets an act, its undo or its redo count: single codings at once, the rest when things have settled."""
        if self.project is None:
            return
        self._rest()
        if change.touches("decision"):
            self._verdicts.clear()
        if change.touches("preference", "suggestion_rule", "source_use"):
            self._telling.is_outdated = True
            self._late.start(AFTER_SETTING)
        elif change.touches("code", "coder", "speaker"):
            self._telling.is_outdated = True
            self._late.start(AFTER_ACT)
        elif change.added.get("source") or change.removed.get("source"):
            self._gather_in(AFTER_ACT)
        elif change.touches("coding", "decision"):
            self._gather_in(WHEN_QUIET if self._tell_codings(change) else AFTER_ACT)

    def _rest(self) -> None:
        """Lets the project be read later: someone selects and codes, and more acts are likely to follow."""
        if self._second is not None:
            self._second.rest(REST)
        self.vectors.rest(REST)
        if self._deepening.isActive():
            self._deepening.start()

    def _gather_in(self, milliseconds: int) -> None:
        """Has the project read anew when nothing has been done for so long; what is to come sooner stays so."""
        if not (self._telling.is_outdated and self._late.isActive()):
            self._late.start(milliseconds)

    def soon(self) -> None:
        """Has what is under way begin now: someone waits for suggestions."""
        if self._late.isActive() or self.state == "problem":
            self._late.start(0)

    def _on_source(self, source_id: int) -> None:
        self._keep_codings()
        self._ranking.rank_missing()
        self.renewed.emit(source_id)

    # What the worker is told

    def _gather(self) -> None:
        if self._second is not None:
            self._second.do(partial(_gathered, self._second.wait_out_rest), self._take, self._rise)

    def _take(self, gathered: _Gathered) -> None:
        self.kept_out = gathered.kept_out
        self.vectors.look_for_unused()
        self._ranking.take(gathered.learning.passages)
        self.renewed.emit(self._place.source_id or 0)
        if not gathered.learning.codebook or self.project is None or not self.project.sources.all():
            self._telling.message = None
            self._set_state("no_sources" if gathered.learning.codebook else "no_codes")
        elif self._telling.take(gathered.message, gathered.examples):
            self._ranking.rank_missing()

    def _on_restarted(self) -> None:
        """Tells a new worker what the old one had learned; what came since then follows."""
        self.vectors.forget_worker()
        if self.message is not None:
            self._telling.tell_all()
            self._late.start(AFTER_ACT)

    def _prepare(self, message: Message, then: Callable[[], None]) -> None:
        """Tells the worker the vectors that are kept of what it is to learn, and of what it will rank."""
        self.vectors.pause()
        self._deepening.stop()
        passages = (passage.text for group in self._ranking.passages.values() for passage in group)
        self.vectors.tell_known([*learned_texts(message), *passages], then)

    def _on_vectors(self) -> None:
        """All vectors are there: the worker learns by them once nobody is at work."""
        if not self._telling.by_meaning and self._telling.lacking:
            self._deepening.start()

    def _learn_by_meaning(self) -> None:
        if not self._telling.by_meaning and not self.vectors.is_lacking:
            self._telling.learn_by_meaning()

    def tell(self, text: str, codes: Iterable[int] = (), rejected: Iterable[int] = ()) -> None:
        """Tells the worker at once what now holds of a passage's words; nothing of both takes it out."""
        self._telling.tell(Example(text, frozenset(codes), frozenset(rejected)))

    def _tell_codings(self, change: Change) -> bool:
        """Tells of the codings that came, changed or went; True where they are few and all in the open source."""
        before = self._codings
        self._keep_codings()
        ids = change.ids("coding")
        touched = {each.span for i in ids for each in (before.get(i), self._codings.get(i)) if each is not None}
        if len(touched) > MANY:
            return False
        self.renewed.emit(self._place.source_id or 0)
        page, index = self._place.transcript.page, self._place.transcript.index
        for span in touched:
            said = said_in(page.stored, span, page.turns, self._askers())
            codes = {each.code for each in index.touching(*span) if each.span == span and self._counts(each)}
            self.tell(said, codes, self._turned_down(span) - codes)
        return all(i in before or i in self._codings for i in ids)

    def _keep_codings(self) -> None:
        self._codings = {coding.id: coding for coding in self._place.transcript.index}

    def _counts(self, coding: Coding) -> bool:
        """Whether the coding is of those that are learned from."""
        project = self.project
        return project is not None and (project.suggestions.learns_from_team or coding.coder == project.coder.id)

    def _askers(self) -> frozenset[str]:
        return self._place.interviewers

    def _turned_down(self, span: Span) -> set[int]:
        source = self._place.source_id
        said = self.verdicts(source).get(span, {}) if source is not None else {}
        return {code for code, verdict in said.items() if verdict in ("rejected", "changed")}

    def verdicts(self, source_id: int) -> dict[Span, dict[int, Verdict]]:
        """What the coder last said of each code on each passage of a source."""
        if source_id not in self._verdicts:
            found = self._place.do(lambda p: p.suggestions.verdicts(source_id))
            self._verdicts[source_id] = found or {}
        return self._verdicts[source_id]

    # What it answers

    def _on_telling(self) -> None:
        self._ranking.interrupt()
        if not self._telling.is_settled and not self._ranking.ranked:
            self._set_state("looking")

    def _on_learned(self, was_whole: bool) -> None:
        self.problem, self._selection, self._failures = None, None, 0
        self._ranking.follow(thorough=was_whole)
        if was_whole:
            self.vectors.make(self._telling.lacking)

    def _on_failed(self, error: KooditinError) -> None:
        self.problem = error
        self._telling.give_up()
        self._set_state("problem")
        self._failures += 1
        if self._failures <= TRIES:
            self._late.start(AFTER_FAILURE)

    def _rise(self, error: Exception) -> None:
        if not isinstance(error, KooditinError):
            raise error
        self._on_failed(error)

    def _set_state(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit()

    # What others ask

    @property
    def message(self) -> Message | None:
        """What the worker was told last to learn the whole project; None where there is nothing to learn."""
        return self._telling.message

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """The codes' thresholds as they were learned last."""
        return self._telling.thresholds

    @property
    def by_meaning(self) -> bool:
        """Whether the newest suggestions go by vectors of whole passages, too."""
        return self._telling.by_meaning

    @property
    def examples(self) -> int:
        """From how many examples the newest suggestions were learned."""
        return self._telling.examples

    @property
    def first(self) -> Callable[[], Sequence[Suggestion]]:
        """Gives the suggestions that someone looks at next: they are ranked before all others."""
        return self._ranking.first

    @first.setter
    def first(self, upcoming: Callable[[], Sequence[Suggestion]]) -> None:
        self._ranking.first = upcoming

    def rank_all_sources(self, wanted: bool) -> None:
        """Whether sources that are not open are ranked too."""
        self._ranking.rank_all_sources(wanted)

    @property
    def by_names(self) -> bool:
        """Whether there are too few examples to go by more than the codes' names and definitions."""
        return self.examples < FEW

    def text(self, suggestion: Suggestion) -> str:
        """What is said in the passage of a suggestion."""
        return self._ranking.text(suggestion.source, suggestion.span)

    def suggestions(self, source_id: int) -> list[Suggestion]:
        """The suggestions for a source that are sure enough and not yet decided, in text order."""
        every = self._ranking.ranked
        ranked, said = every.get(source_id, {}), self.verdicts(source_id) if every else {}
        found = []
        for passage in self._ranking.passages.get(source_id, ()):
            codes = self._open_codes(ranked.get(passage.span, ()), said.get(passage.span, {}))
            if codes and codes[0].sure and not self._is_coded(passage):
                found.append(Suggestion(source_id, passage.span, codes))
        return found

    def leave_out(self, passages: Collection[tuple[int, Span]]) -> None:
        """Suggests nothing for these (source, span) until what the project says of them is read anew."""
        self._ranking.leave_out(passages)

    def all_suggestions(self) -> list[Suggestion]:
        """Those of all sources that are ranked, in the order of the sources."""
        return [each for source in self._ranking.passages for each in self.suggestions(source)]

    @staticmethod
    def _open_codes(ranked: Iterable[Ranked], said: dict[int, Verdict]) -> tuple[Ranked, ...]:
        return tuple(each for each in ranked if said.get(each.code) not in ("rejected", "changed"))

    def _is_coded(self, passage: Passage) -> bool:
        """Whether the coder has coded something of a passage since it was gathered; known of the open source."""
        if passage.source != self._place.source_id or self.project is None:
            return False
        mine = self.project.coder.id
        return any(each.coder == mine for each in self._place.transcript.index.touching(*passage.span))

    def offer(self, suggestion: Suggestion, ranked: Ranked) -> Offer:
        """What is decided on, when this code of the suggestion is."""
        return offer_of(suggestion, ranked, self._telling.model, self.examples)

    def beside(self, ask: Callable[[Project], T], take: Callable[[T], object]) -> None:
        """Has a reading question answered in the background, over the project's second connection."""
        if self._second is not None:
            self._second.do(ask, take, self._rise)

    def note_shown(self, offers: Sequence[Offer]) -> None:
        """Notes in the ledger that these were shown: a moment later, when the window has read what it shows.

        Else it would wait for the disk, as nobody can read a file of SQLite while another connection commits.
        """
        if self.project is not None and not self.project.read_only:
            self._to_note += offers
            self._noting.start()

    def note_now(self) -> None:
        """Has what was shown noted before a decision on it is."""
        self._noting.stop()
        offers, self._to_note = self._to_note, []
        if self._second is not None and offers:
            self._second.do(lambda p: p.suggestions.shown(offers), _ignore, self._rise)

    def for_selection(self, take: Callable[[tuple[Ranked, ...]], object] | None = None) -> tuple[Ranked, ...] | None:
        """The codes worth suggesting for what is selected; None while they are looked for, and `take` gets them then.

        Asking without `take` has them ready for when they are needed.
        """
        view = self._place.transcript
        span = view.selected_span()
        if span is None or span.end - span.start > LONGEST or not self._telling.is_usable:
            if span is not None and self.message is None:
                self.soon()
            return ()
        said = said_in(view.page.stored, span, view.page.turns, self._askers())
        if self._selection is not None and self._selection[0] == said:
            return self._worth(self._selection[1])

        def answered(answer: Message) -> None:
            if "vector" in answer:
                self.vectors.keep(said, answer["vector"])
            if not answer.get("done"):
                self._selection = said, ranked_of(answer)
                if take is not None:
                    take(self._worth(self._selection[1]))

        message = {"do": "rank", "texts": [said], "limit": CODES, "reasons": True}
        self.worker.ask(message, answered, self._on_failed, urgent=True)
        return None

    def _worth(self, ranked: Iterable[Ranked]) -> tuple[Ranked, ...]:
        """The sure ones; while there are few examples, those that the names speak for."""
        every = tuple(ranked)
        sure = tuple(each for each in every if each.sure)
        return sure or (tuple(each for each in every if each.reasons) if self.by_names else ())


def _gathered(is_over: Callable[[], bool], project: Project) -> _Gathered:
    suggestions = project.suggestions
    coder = None if suggestions.learns_from_team else project.coder.id
    learning = suggestions.learning_set(coder, is_over=is_over)
    examples = {example.text: example for example in learning.examples}
    kept_out = frozenset(source for source, (_, suggested) in suggestions.uses().items() if not suggested)
    message = learn_message(learning, suggestions.rules(), suggestions.precision)
    return _Gathered(learning, message, examples, kept_out)


def _ignore(_: Any) -> None:
    """Nothing follows from a note in the ledger."""
