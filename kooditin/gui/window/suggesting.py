"""Suggestions for the project at hand: what the language worker is told of it, and what it ranks in answer.

The worker learns once the project has settled, hears of each decision at once, and is told anew a little later what
that left out. The open source is ranked first, some passages at a time, so that what is urgent comes in between.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kooditin.gui.bridge.beside import Beside
from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.coding import Coding
from kooditin.qda.errors import KooditinError
from kooditin.qda.passages import said_in
from kooditin.qda.source import Span
from kooditin.qda.suggestion import (
    Example,
    LearningSet,
    Offer,
    Passage,
    Ranked,
    Rule,
    Suggestion,
    Verdict,
    offer_of,
)
from kooditin.qda.suggestion_messages import (
    Message,
    Threshold,
    example_message,
    learn_message,
    ranked_of,
    thresholds_of,
)

if TYPE_CHECKING:
    from kooditin.gui.window.coding_place import CodingPlace

T = TypeVar("T")
State = Literal["off", "no_codes", "no_sources", "looking", "ready", "problem"]
FEW = 10  # examples below which suggestions go by the names
SETTLED, AFTER_ACT, AFTER_SETTING, THOROUGH, AFTER_FAILURE = 2500, 2500, 250, 6000, 8000  # ms
WHEN_QUIET = 20_000  # ms: reading all codings anew takes a second or two in a large project
LOOKED_AT = 200  # ms
TRIES = 2  # after a failure, before it is left to the next act
REST = 1.5  # seconds without reading the project after a passage was selected or an act done
TOGETHER, AT_FIRST = 24, 6  # passages ranked in one message
CODES = 5  # ranked for each passage
BEHIND = 4  # examples waiting to be told: it is quicker to learn anew
MANY = 20  # examples changed at once: it is quicker to learn anew
LONGEST = 2500  # characters of a selection that suggestions are looked for


class _Gathered(NamedTuple):
    learning: LearningSet
    rules: list[Rule]
    message: Message
    examples: dict[str, Example]  # by their texts
    kept_out: frozenset[int]


class Suggesting(QObject):
    """`renewed` carries the id of a source whose suggestions are new, 0 for others than the open one.

    `state_changed` says that `state` is another.

    `examples` and `model` are what the newest ranking was learned from. `first` gives the suggestions that someone
    looks at next: they are ranked before all others.
    """

    renewed = Signal(int)
    state_changed = Signal()

    def __init__(self, place: "CodingPlace", worker: LanguageWorker) -> None:
        super().__init__(place)
        self._place, self.worker = place, worker
        self.project: Project | None = None
        self.state: State = "off"
        self.problem: KooditinError | None = None
        self.model, self.examples = "", 0
        self.kept_out: frozenset[int] = frozenset()
        self.first: Callable[[], Sequence[Suggestion]] = list
        self._second: Beside | None = None
        self._learn_anew = True
        self.message: Message | None = None  # what the worker was told last to learn the project
        self.thresholds: tuple[Threshold, ...] = ()
        self._gathered_examples: dict[str, Example] = {}  # those of `message`
        self._told: dict[str, Example] = {}
        self._untold: dict[str, Example] = {}  # waits for the one before to be learned from
        self._is_telling = False
        self._failures = 0
        self._passages: dict[int, list[Passage]] = {}
        self._ranked: dict[int, dict[Span, tuple[Ranked, ...]]] = defaultdict(dict)
        self._verdicts: dict[int, dict[Span, dict[int, Verdict]]] = {}
        self._codings: dict[int, Coding] = {}
        self._queue: list[Passage] = []
        self._wants_all = False
        self._stamp = 0  # of the newest ranking
        self._tellings = 0  # messages that the worker is to learn from
        self._is_learning = False
        self._selection: tuple[str, tuple[Ranked, ...]] | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._gather)
        self._thorough = QTimer(self)
        self._thorough.setSingleShot(True)
        self._thorough.setInterval(THOROUGH)
        self._thorough.timeout.connect(lambda: self._rank_anew(thorough=True))
        self._to_note: list[Offer] = []
        self._noting = QTimer(self)
        self._noting.setSingleShot(True)
        self._noting.setInterval(LOOKED_AT)
        self._noting.timeout.connect(self.note_now)
        place.transcript.selection_changed.connect(self._rest)
        worker.restarted.connect(self._on_restarted)
        place.source_shown.connect(self._on_source)

    # The project at hand

    def set_project(self, project: Project | None) -> None:
        """Follows another project, or none; before the one at hand is closed."""
        self._late.stop()
        self._thorough.stop()
        self._noting.stop()
        if self._to_note:
            offers, self._to_note = self._to_note, []
            self._place.do(lambda p: p.suggestions.shown(offers))
        if self._second is not None:
            self._second.close()
        self._second = None if project is None else Beside(project, self)
        self.project, self.message, self.problem = project, None, None
        self._stamp += 1
        self._tellings += 1
        self._learn_anew, self._is_learning, self._wants_all, self._selection = True, False, False, None
        self._is_telling = False
        for kept in (self._told, self._untold, self._passages, self._ranked, self._verdicts, self._codings):
            kept.clear()
        self._queue.clear()
        self.kept_out, self.thresholds, self.examples = frozenset(), (), 0
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
            self._learn_anew = True
            self._late.start(AFTER_SETTING)
        elif change.touches("code", "coder", "speaker"):
            self._learn_anew = True
            self._late.start(AFTER_ACT)
        elif change.added.get("source") or change.removed.get("source"):
            self._gather_in(AFTER_ACT)
        elif change.touches("coding", "decision"):
            self._gather_in(WHEN_QUIET if self._tell_codings(change) else AFTER_ACT)

    def _rest(self) -> None:
        """Lets the project be read later: someone selects and codes, and more acts are likely to follow."""
        if self._second is not None:
            self._second.rest(REST)

    def _gather_in(self, milliseconds: int) -> None:
        """Has the project read anew when nothing has been done for so long; what is to come sooner stays so."""
        if not (self._learn_anew and self._late.isActive()):
            self._late.start(milliseconds)

    def soon(self) -> None:
        """Has what is under way begin now: someone waits for suggestions."""
        if self._late.isActive() or self.state == "problem":
            self._late.start(0)

    def _on_source(self, source_id: int) -> None:
        self._keep_codings()
        self._rank_missing()
        self.renewed.emit(source_id)

    # What the worker is told

    def _gather(self) -> None:
        if self._second is not None:
            self._second.do(partial(_gathered, self._second.wait_out_rest), self._take, self._rise)

    def _take(self, gathered: _Gathered) -> None:
        learning = gathered.learning
        self.kept_out = gathered.kept_out
        self._passages = _by_source(learning.passages)
        for source, ranked in list(self._ranked.items()):
            there = {passage.span for passage in self._passages.get(source, ())}
            self._ranked[source] = {span: each for span, each in ranked.items() if span in there}
        self.renewed.emit(self._place.source_id or 0)
        if not learning.codebook or self.project is None or not self.project.sources.all():
            self.message = None
            self._set_state("no_sources" if learning.codebook else "no_codes")
            return
        told, self.message, self._gathered_examples = self.message, gathered.message, gathered.examples
        # what was gathered before a rule came may arrive after it: what counts is what the worker was told
        is_other = told is None or any(told[part] != self.message[part] for part in ("codebook", "rules", "precision"))
        new = gathered.examples
        changed = [each for each in new.values() if self._told.get(each.text) != each]
        changed += [Example(text) for text in self._told if text not in new]
        if is_other or self._learn_anew or len(changed) > MANY:
            self._tell_all()
        else:
            for example in changed:
                self._tell(example)
            if not changed:
                self._rank_missing()

    def _on_restarted(self) -> None:
        """Tells a new worker what the old one had learned; what came since then follows."""
        if self.message is not None:
            self._tell_all()
            self._late.start(AFTER_ACT)

    def _tell_all(self) -> None:
        """Lets the worker learn, or learn again what it has forgotten."""
        if self.message is None:
            return
        self._learn_anew, self._is_learning, self._is_telling = False, True, False
        self._untold.clear()
        self._stamp += 1
        self._tellings += 1
        self._told = dict(self._gathered_examples)
        self._set_state("looking" if not self._ranked else self.state)
        self.worker.ask(self.message, partial(self._on_learned, self._tellings), self._on_failed)

    def tell(self, text: str, codes: Iterable[int] = (), rejected: Iterable[int] = ()) -> None:
        """Tells the worker at once what now holds of a passage's words; nothing of both takes it out."""
        if self.message is not None and not self._learn_anew:
            self._tell(Example(text, frozenset(codes), frozenset(rejected)))

    def _tell(self, example: Example) -> None:
        if not example.text or self._told.get(example.text, Example(example.text)) == example:
            return
        if example.codes or example.rejected:
            self._told[example.text] = example
        else:
            self._told.pop(example.text, None)
        self._stamp += 1
        self._untold[example.text] = example
        if len(self._untold) > BEHIND:
            self._learn_anew = True
            self._late.start(AFTER_SETTING)
        self._tell_next()

    def _tell_next(self) -> None:
        """Tells one example at a time, so that a slow machine does not fall ever further behind."""
        if self._is_telling or self._is_learning or self._learn_anew or not self._untold:
            return
        example = self._untold.pop(next(iter(self._untold)))
        self._tellings += 1
        self._is_telling = True
        message = {"do": "decide", "example": example_message(example)}
        self.worker.ask(message, partial(self._on_learned, self._tellings), self._on_failed, urgent=True)

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

    def _on_learned(self, telling: int, answer: Message) -> None:
        if not answer.get("done") or telling != self._tellings:
            return
        was_learning, self._is_learning = self._is_learning, False
        self._is_telling = False
        self.model, self.examples = str(answer.get("model", "")), int(answer.get("examples", 0))
        self.problem, self._selection, self._failures = None, None, 0
        if "thresholds" in answer:
            self.thresholds = thresholds_of(answer)
        if self._untold and not self._learn_anew:
            self._tell_next()
            return
        self._rank_anew(thorough=was_learning)
        if self._wants_all and not was_learning:
            self._thorough.start()

    def _rank_anew(self, *, thorough: bool = False) -> None:
        """Ranks what someone looks at, then the rest of the open source; the other sources where they are wanted."""
        open_source = self._place.source_id
        wanted = {(each.source, each.span) for each in self.first()}
        sources = [open_source] if open_source is not None else []
        sources += [source for source in self._passages if source != open_source]
        every = [passage for source in sources for passage in self._passages.get(source, ())]
        ahead = [each for each in every if (each.source, each.span) in wanted]
        rest = [each for each in every if (each.source, each.span) not in wanted
                and (each.source == open_source or (thorough and self._wants_all))]  # fmt: skip
        self._rank([*ahead, *rest])

    def _rank_missing(self) -> None:
        """Ranks what is wanted and was not ranked yet."""
        open_source = self._place.source_id
        self._rank([
            passage for source, group in self._passages.items() if source == open_source or self._wants_all
            for passage in group if passage.span not in self._ranked[source]
        ])  # fmt: skip

    def _rank(self, passages: list[Passage]) -> None:
        if self.message is None or self._learn_anew or self._is_learning:
            return
        self._stamp += 1
        self._queue = passages
        self._rank_some(self._stamp, AT_FIRST)

    def rank_all_sources(self, wanted: bool) -> None:
        """Whether sources that are not open are ranked too."""
        if wanted != self._wants_all:
            self._wants_all = wanted
            if wanted:
                self._rank_missing()

    def _rank_some(self, stamp: int, count: int) -> None:
        if stamp != self._stamp:
            return
        if not self._queue:
            self._set_state("ready")
            return
        chunk, self._queue = self._queue[:count], self._queue[count:]
        message = {"do": "rank", "texts": [passage.text for passage in chunk], "limit": CODES, "reasons": True}
        self.worker.ask(message, partial(self._on_ranked, stamp, chunk), self._on_failed, urgent=count == AT_FIRST)

    def _on_ranked(self, stamp: int, chunk: Sequence[Passage], answer: Message) -> None:
        if stamp != self._stamp:
            return
        if not answer.get("done"):
            passage = chunk[answer["at"]]
            self._ranked[passage.source][passage.span] = ranked_of(answer)
            return
        for source in dict.fromkeys(passage.source for passage in chunk):
            self.renewed.emit(source)
        self._rank_some(stamp, TOGETHER)

    def _on_failed(self, error: KooditinError) -> None:
        self.problem = error
        self._learn_anew = self._learn_anew or self._is_learning or self._is_telling
        self._is_learning = self._is_telling = False
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
    def by_names(self) -> bool:
        """Whether there are too few examples to go by more than the codes' names and definitions."""
        return self.examples < FEW

    def text(self, suggestion: Suggestion) -> str:
        """What is said in the passage of a suggestion."""
        group = self._passages.get(suggestion.source, ())
        return next((passage.text for passage in group if passage.span == suggestion.span), "")

    def suggestions(self, source_id: int) -> list[Suggestion]:
        """The suggestions for a source that are sure enough and not yet decided, in text order."""
        ranked, said = self._ranked.get(source_id, {}), self.verdicts(source_id) if self._ranked else {}
        found = []
        for passage in self._passages.get(source_id, ()):
            codes = self._open_codes(ranked.get(passage.span, ()), said.get(passage.span, {}))
            if codes and codes[0].sure and not self._is_coded(passage):
                found.append(Suggestion(source_id, passage.span, codes))
        return found

    def leave_out(self, passages: Collection[tuple[int, Span]]) -> None:
        """Suggests nothing for these (source, span) until what the project says of them is read anew."""
        for source in {source for source, _ in passages}:
            if source != self._place.source_id:  # whose codings are known
                self._passages[source] = [each for each in self._passages.get(source, ())
                                          if (source, each.span) not in passages]  # fmt: skip

    def all_suggestions(self) -> list[Suggestion]:
        """Those of all sources that are ranked, in the order of the sources."""
        return [each for source in self._passages for each in self.suggestions(source)]

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
        return offer_of(suggestion, ranked, self.model, self.examples)

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
        if span is None or span.end - span.start > LONGEST or self.message is None or self._learn_anew:
            if span is not None and self.message is None:
                self.soon()
            return ()
        said = said_in(view.page.stored, span, view.page.turns, self._askers())
        if self._selection is not None and self._selection[0] == said:
            return self._worth(self._selection[1])

        def answered(answer: Message) -> None:
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
    rules = suggestions.rules()
    kept_out = frozenset(source for source, (_, suggested) in suggestions.uses().items() if not suggested)
    return _Gathered(learning, rules, learn_message(learning, rules, suggestions.precision), examples, kept_out)


def _by_source(passages: Iterable[Passage]) -> dict[int, list[Passage]]:
    found: dict[int, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.source, []).append(passage)
    return found


def _ignore(_: Any) -> None:
    """Nothing follows from a note in the ledger."""
