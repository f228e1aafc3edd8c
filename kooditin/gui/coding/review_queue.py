"""The suggestions that wait for a decision, in the order in which they are read."""

from collections.abc import Sequence

from kooditin.qda.suggestion import Suggestion

Key = tuple[int, int, int]


def key_of(suggestion: Suggestion) -> Key:
    """The passage that is suggested about: source, start, end."""
    return suggestion.source, *suggestion.span


class ReviewQueue:
    """One suggestion is current until it is decided or put off.

    `renew` brings what a new ranking says of those that wait; the current one stays as it is under the reader's eyes.
    """

    def __init__(self) -> None:
        self._waiting: list[Suggestion] = []
        self._handled: list[Suggestion] = []
        self.current: Suggestion | None = None

    def start(self, suggestions: Sequence[Suggestion], first: Suggestion | None = None) -> None:
        """A new round through these, from the given one or the beginning."""
        self._handled.clear()
        self._waiting = list(suggestions)
        self.current = first or (self._waiting[0] if self._waiting else None)

    def renew(self, suggestions: Sequence[Suggestion]) -> None:
        """What waits now, in reading order; what was handled in this round stays out of it."""
        gone = {key_of(each) for each in self._handled}
        self._waiting = [each for each in suggestions if key_of(each) not in gone]
        if self.current is None and self._waiting:
            self.current = self._waiting[0]

    def go_to(self, suggestion: Suggestion) -> None:
        """Makes this one the current."""
        self._handled = [each for each in self._handled if key_of(each) != key_of(suggestion)]
        self.current = suggestion

    def handle(self) -> None:
        """The current one is decided or put off: the next in reading order is current, after the last the first."""
        if self.current is None:
            return
        done = key_of(self.current)
        self._handled.append(self.current)
        behind = [n for n, each in enumerate(self._waiting) if key_of(each) == done]
        place = behind[0] if behind else self._place_of(done)
        self._waiting = [each for each in self._waiting if key_of(each) != done]
        self.current = self._waiting[place % len(self._waiting)] if self._waiting else None

    def _place_of(self, key: Key) -> int:
        """Where something that no longer waits would stand: behind all of its source that is read before it."""
        source, start, _ = key
        before = [n for n, each in enumerate(self._waiting) if each.source == source]
        return next((n for n in before if self._waiting[n].span.start >= start), before[-1] + 1 if before else 0)

    def back(self) -> Suggestion | None:
        """Makes the one handled last the current again; None where none was."""
        if not self._handled:
            return None
        last = self._handled.pop()
        if all(key_of(each) != key_of(last) for each in self._waiting):
            self._waiting.insert(self._place_of(key_of(last)), last)
        self.current = last
        return last

    @property
    def handled_count(self) -> int:
        """How many were decided or put off in this round."""
        return len(self._handled)

    @property
    def total(self) -> int:
        """All of this round: handled, current and waiting."""
        others = sum(1 for each in self._waiting if self.current is None or key_of(each) != key_of(self.current))
        return len(self._handled) + others + (self.current is not None)

    def upcoming(self, count: int) -> list[Suggestion]:
        """The next ones, the current left out: what should be ranked first."""
        if self.current is None:
            return self._waiting[:count]
        place = self._place_of((self.current.source, self.current.span.start + 1, 0))
        turned = self._waiting[place:] + self._waiting[:place]
        return [each for each in turned if key_of(each) != key_of(self.current)][:count]
