"""Counts the words of the project in the background, and says which are typical of what is limited."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kooditin.analysis.frequencies import Frequency, Typical, frequencies, typical
from kooditin.analysis.stop_words import stop_words
from kooditin.gui.bridge.newest import Newest
from kooditin.gui.search.seeker import Reader
from kooditin.gui.search.word_model import WordRow
from kooditin.project.project import Project
from kooditin.project.word_counts import WordCounts
from kooditin.qda.search import Limits


@dataclass(frozen=True, slots=True)
class WordsQuestion:
    """Where words are counted, whether they are compared with the rest, and without the commonest."""

    limits: Limits
    compared: bool
    without_common: bool


@dataclass(frozen=True, slots=True)
class WordsAnswer:
    """The counted words, the commonest or the most typical first; `words` are those of `rows`, in their order.

    `total` is how many words there are in all, `left_out` the words that the user has left out, and `not_analysed`
    how many sources are not counted yet.
    """

    question: WordsQuestion
    words: Sequence[Frequency] | Sequence[Typical]
    rows: list[WordRow]
    total: int
    left_out: frozenset[str]
    not_analysed: int


class WordSeeker(QObject):
    """Answers the newest question. Counts are kept until `forget_counts`, as the way of looking changes more often."""

    answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: Reader | None = None
        self._counted: dict[Limits, WordCounts] = {}
        self._newest = Newest(self)
        self._newest.found.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._newest.is_busy

    def set_reader(self, reader: Reader | None) -> None:
        """Counts another project's words from now on, or none."""
        self._newest.forget()
        self.forget_counts()
        self._reader = reader

    def forget_counts(self) -> None:
        """What was counted may have changed."""
        self._counted = {}

    def ask(self, question: WordsQuestion) -> None:
        """Counts; what was asked before is not answered any more."""
        if self._reader is not None:
            reader, counted = self._reader, self._counted
            self._newest.ask(lambda: reader.read(lambda project: counted_words(project, question, counted)))

    def _take(self, answer: WordsAnswer | None) -> None:
        if answer is not None:
            self.answered.emit(answer)


def counted_words(project: Project, question: WordsQuestion, counted: dict[Limits, WordCounts]) -> WordsAnswer:
    """The words of the project as the question asks for them; `counted` remembers counts by limits."""
    if question.limits not in counted:
        found = project.words.counts(question.limits)
        counted.clear()
        counted[question.limits] = found
    counts, own = counted[question.limits], project.words.own_stop_words
    languages = frozenset(source.language or "fi" for source in project.sources.all())
    leave_out = own | stop_words(languages) if question.without_common else own
    words: list[Frequency] | list[Typical]
    if question.compared:
        words = typical(counts.group, counts.rest, leave_out=leave_out)
        rows = [_compared(word, counts) for word in words]
    else:
        words = frequencies(counts.group, counts.sources, leave_out=leave_out)
        rows = [WordRow(word.word, word.count, word.sources, word.rate) for word in words]
    return WordsAnswer(question, words, rows, sum(counts.group.values()), own, counts.not_analysed)


def _compared(word: Typical, counts: WordCounts) -> WordRow:
    sources = counts.sources.get(word.word, 0)
    return WordRow(word.word, word.count, sources, word.rate, word.rest_count, word.rest_rate, word.likelihood)
