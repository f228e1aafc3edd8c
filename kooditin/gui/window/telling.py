"""What the language worker is told to learn from: a whole project, then each passage as it is coded or turned down."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from kooditin.gui.bridge.worker_process import LanguageWorker
from kooditin.qda.suggestion import Example
from kooditin.qda.suggestion_messages import Message, Threshold, example_message, thresholds_of

BEHIND = 4  # examples waiting to be told: it is quicker to learn anew
MANY = 20  # examples changed at once: it is quicker to learn anew


class Telling(QObject):
    """One project at a time; `message` is what was told last to learn the whole of it, None where there is nothing.

    `begun` says that something was told, so that what was ranked before it is old. `learned` says that the worker has
    learned all of it, and whether that was a whole project. `fell_behind` asks for the project to be gathered anew.
    `failed` carries a KooditinError. `examples` and `model` are what was learned from last; `by_meaning` says whether
    by vectors of the passages, too, and `lacking` how many of these have to be made for that.
    """

    begun = Signal()
    learned = Signal(bool)
    fell_behind = Signal()
    failed = Signal(object)

    def __init__(
        self,
        worker: LanguageWorker,
        prepare: Callable[[Message, Callable[[], None]], None],
        parent: QObject | None = None,
    ) -> None:
        """`prepare` gets the worker ready for a message that is to be learned, then calls back."""
        super().__init__(parent)
        self._worker, self._prepare = worker, prepare
        self.message: Message | None = None
        self.thresholds: tuple[Threshold, ...] = ()
        self.model, self.examples = "", 0
        self.by_meaning, self.lacking = False, 0
        self.is_outdated = True  # whether the whole is to be told anew, whatever comes
        self._gathered: Mapping[str, Example] = {}  # the examples of `message`, by their texts
        self._told: dict[str, Example] = {}
        self._untold: dict[str, Example] = {}  # waits for the one before to be learned from
        self._is_telling = self._is_learning = self._was_whole = False
        self._tellings = 0  # messages that the worker is to learn from

    @property
    def is_usable(self) -> bool:
        """Whether the worker has been told a project that still holds."""
        return self.message is not None and not self.is_outdated

    @property
    def is_settled(self) -> bool:
        """Whether it has also learned it."""
        return self.is_usable and not self._is_learning

    def forget(self) -> None:
        """Nothing is told any more: another project comes."""
        self.message = None
        self._tellings += 1
        self.is_outdated, self._is_learning, self._is_telling, self._was_whole = True, False, False, False
        self.by_meaning, self.lacking = False, 0
        self._told.clear()
        self._untold.clear()
        self.thresholds, self.examples = (), 0

    def take(self, message: Message, examples: Mapping[str, Example]) -> bool:
        """Tells of a project as it was gathered, as far as that is new: True where nothing is.

        `examples` are those of the message, by their texts.
        """
        told, self.message, self._gathered = self.message, message, examples
        # what was gathered before a rule came may arrive after it: what counts is what the worker was told
        is_other = told is None or any(told[part] != message[part] for part in ("codebook", "rules", "precision"))
        changed = [each for each in examples.values() if self._told.get(each.text) != each]
        changed += [Example(text) for text in self._told if text not in examples]
        if is_other or self.is_outdated or len(changed) > MANY:
            self.tell_all()
            return False
        for example in changed:
            self._tell(example)
        return not changed

    def tell_all(self) -> None:
        """Lets the worker learn the whole, or learn again what it has forgotten."""
        if self.message is None:
            return
        self.is_outdated, self._is_learning, self._is_telling = False, True, False
        self._untold.clear()
        self._tellings += 1
        self._told = dict(self._gathered)
        self.begun.emit()
        self._prepare(self.message, partial(self._ask_to_learn, self._tellings, self.message))

    def _ask_to_learn(self, telling: int, message: Message) -> None:
        if telling == self._tellings:
            self._worker.ask(message, partial(self._on_learned, telling), self.failed.emit)

    def learn_by_meaning(self) -> None:
        """Lets the worker learn what it was told once more, by vectors of the passages, too."""
        if self.is_settled:
            self._is_learning, self._is_telling = True, False
            self._tellings += 1
            self.begun.emit()
            answered = partial(self._on_learned, self._tellings)
            self._worker.ask({"do": "learn_by_meaning"}, answered, self.failed.emit)

    def tell(self, example: Example) -> None:
        """Tells at once what now holds of a passage's words; no codes and none rejected take it out."""
        if self.is_usable:
            self._tell(example)

    def give_up(self) -> None:
        """What was being learned has failed: the whole is to be told anew."""
        self.is_outdated = self.is_outdated or self._is_learning or self._is_telling
        self._is_learning = self._is_telling = False

    def _tell(self, example: Example) -> None:
        if not example.text or self._told.get(example.text, Example(example.text)) == example:
            return
        if example.codes or example.rejected:
            self._told[example.text] = example
        else:
            self._told.pop(example.text, None)
        self.begun.emit()
        self._untold[example.text] = example
        if len(self._untold) > BEHIND:
            self.is_outdated = True
            self.fell_behind.emit()
        self._tell_next()

    def _tell_next(self) -> None:
        """Tells one example at a time, so that a slow machine does not fall ever further behind."""
        if self._is_telling or self._is_learning or self.is_outdated or not self._untold:
            return
        example = self._untold.pop(next(iter(self._untold)))
        self._tellings += 1
        self._is_telling = True
        message = {"do": "decide", "example": example_message(example)}
        self._worker.ask(message, partial(self._on_learned, self._tellings), self.failed.emit, urgent=True)

    def _on_learned(self, telling: int, answer: Message) -> None:
        if not answer.get("done") or telling != self._tellings:
            return
        self._was_whole = self._was_whole or self._is_learning
        self._is_learning = self._is_telling = False
        self.model, self.examples = str(answer.get("model", "")), int(answer.get("examples", 0))
        if "thresholds" in answer:
            self.thresholds = thresholds_of(answer)
        if "by_meaning" in answer:
            self.by_meaning, self.lacking = bool(answer["by_meaning"]), int(answer["lacking"])
        if self._untold and not self.is_outdated:
            self._tell_next()
        else:
            was_whole, self._was_whole = self._was_whole, False
            self.learned.emit(was_whole)
