"""The passages of the project at hand that may get suggestions, ranked by the language worker.

What someone looks at is ranked first, then the rest of the open source, some passages at a time, so that what is
urgent comes in between; the other sources where they are wanted.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from kooditin.gui.bridge.later import later
from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.qda.source import Span
from kooditin.qda.suggestion import Passage, Ranked, Suggestion
from kooditin.qda.suggestion_messages import Message, ranked_of

TOGETHER, AT_FIRST = 24, 6  # passages ranked in one message
CODES = 5  # ranked for each passage
THOROUGH = 6000  # ms after which all sources follow what was learned


class Ranking(QObject):
    """`renewed` carries the id of a source whose passages are ranked anew; `ended` says that all that is wanted is.

    `first` gives the suggestions that someone looks at next. `may_rank` says whether the worker has learned;
    `keep_vector` gets the texts of passages whose vectors it had to make for that, and these.
    """

    renewed = Signal(int)
    ended = Signal()
    failed = Signal(object)

    def __init__(
        self,
        worker: LanguageWorker,
        *,
        open_source: Callable[[], int | None],
        may_rank: Callable[[], bool],
        keep_vector: Callable[[str, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker, self._open_source, self._may_rank = worker, open_source, may_rank
        self._keep_vector = keep_vector
        self.first: Callable[[], Sequence[Suggestion]] = list
        self.passages: dict[int, list[Passage]] = {}
        self.ranked: dict[int, dict[Span, tuple[Ranked, ...]]] = defaultdict(dict)
        self._queue: list[Passage] = []
        self._wants_all = False
        self._stamp = 0  # of the newest ranking
        self._had_to_make = False  # vectors, which takes its time
        self._thorough = later(self, lambda: self._rank_anew(thorough=True), THOROUGH)

    def forget(self) -> None:
        """There are no passages any more: another project comes."""
        self._thorough.stop()
        self._stamp += 1
        self._wants_all = False
        self.passages.clear()
        self.ranked.clear()
        self._queue.clear()

    def take(self, passages: Iterable[Passage]) -> None:
        """The passages as they are now; what is known of those that stay is kept."""
        found: dict[int, list[Passage]] = {}
        for passage in passages:
            found.setdefault(passage.source, []).append(passage)
        self.passages = found
        for source, ranked in list(self.ranked.items()):
            there = {passage.span for passage in found.get(source, ())}
            self.ranked[source] = {span: each for span, each in ranked.items() if span in there}

    def interrupt(self) -> None:
        """What is under way is old."""
        self._stamp += 1

    def follow(self, *, thorough: bool) -> None:
        """Ranks by what was learned just now; other sources than the open one at once only where that is thorough."""
        self._rank_anew(thorough=thorough)
        if self._wants_all and not thorough:
            self._thorough.start()

    def rank_missing(self) -> None:
        """Ranks what is wanted and was not ranked yet."""
        open_source = self._open_source()
        self._rank([
            passage for source, group in self.passages.items() if source == open_source or self._wants_all
            for passage in group if passage.span not in self.ranked[source]
        ])  # fmt: skip

    def rank_all_sources(self, wanted: bool) -> None:
        """Whether sources that are not open are ranked too."""
        if wanted != self._wants_all:
            self._wants_all = wanted
            if wanted:
                self.rank_missing()

    def leave_out(self, passages: Collection[tuple[int, Span]]) -> None:
        """Takes out passages, as (source, span); not those of the open source, whose codings are known."""
        for source in {source for source, _ in passages}:
            if source != self._open_source():
                self.passages[source] = [each for each in self.passages.get(source, ())
                                         if (source, each.span) not in passages]  # fmt: skip

    def text(self, source_id: int, span: Span) -> str:
        """What is said in a passage; "" where it is none."""
        group = self.passages.get(source_id, ())
        return next((passage.text for passage in group if passage.span == span), "")

    def _rank_anew(self, *, thorough: bool) -> None:
        open_source = self._open_source()
        wanted = {(each.source, each.span) for each in self.first()}
        sources = [open_source] if open_source is not None else []
        sources += [source for source in self.passages if source != open_source]
        every = [passage for source in sources for passage in self.passages.get(source, ())]
        ahead = [each for each in every if (each.source, each.span) in wanted]
        rest = [each for each in every if (each.source, each.span) not in wanted
                and (each.source == open_source or (thorough and self._wants_all))]  # fmt: skip
        self._rank([*ahead, *rest])

    def _rank(self, passages: list[Passage]) -> None:
        if self._may_rank():
            self._stamp += 1
            self._queue = passages
            self._rank_some(self._stamp, AT_FIRST, urgent=True)

    def _rank_some(self, stamp: int, count: int, *, urgent: bool = False) -> None:
        if stamp != self._stamp:
            return
        if not self._queue:
            self.ended.emit()
            return
        chunk, self._queue = self._queue[:count], self._queue[count:]
        self._had_to_make = False
        self._worker.ask(rank_message(chunk), partial(self._on_ranked, stamp, chunk), self.failed.emit, urgent=urgent)

    def _on_ranked(self, stamp: int, chunk: Sequence[Passage], answer: Message) -> None:
        if "vector" in answer:
            self._had_to_make = True
            self._keep_vector(chunk[answer["at"]].text, answer["vector"])
        if stamp != self._stamp:
            return
        if not answer.get("done"):
            passage = chunk[answer["at"]]
            self.ranked[passage.source][passage.span] = ranked_of(answer)
            return
        for source in dict.fromkeys(passage.source for passage in chunk):
            self.renewed.emit(source)
        self._rank_some(stamp, AT_FIRST if self._had_to_make else TOGETHER)


def rank_message(passages: Iterable[Passage]) -> Message:
    """The message that has passages ranked."""
    return {"do": "rank", "texts": [passage.text for passage in passages], "limit": CODES, "reasons": True}
