"""How often the words of the sources occur, by base form, in all of them or in a group."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kooditin.project.database import Database
from kooditin.project.packing import columns
from kooditin.project.preferences import Preferences
from kooditin.project.queries import INTERVIEWER
from kooditin.project.search_scope import Remembered, Scope
from kooditin.qda.search import EVERYWHERE, Limits

STOP_WORDS = "stop words"  # the preference that holds the user's own


@dataclass(slots=True)
class WordCounts:
    """Counts by base form in a group and in the rest, and in how many of the group's sources each occurs.

    `not_analysed` sources of the group or the rest have no base forms yet, and are not counted.
    """

    group: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    rest: Counter[str] = field(default_factory=Counter)
    not_analysed: int = 0


class Words:
    """The counting of words in one project, and which words the user wants left out of it."""

    def __init__(self, database: Database, preferences: Preferences) -> None:
        self._database = database
        self._preferences = preferences
        self._remembered = Remembered(database)

    def counts(self, limits: Limits = EVERYWHERE) -> WordCounts:
        """The words inside the limits, and those outside. Interviewers are left out of both, as the project says."""
        left_out = self._preferences.get(INTERVIEWER) != "included"
        known = self._remembered.known()
        scope = Scope(self._database, known, limits, interviewer_left_out=left_out)
        every = Scope(self._database, known, EVERYWHERE, interviewer_left_out=left_out)
        chosen = {source.id for source in scope.sources}
        found = WordCounts()
        in_sources: list[Counter[str]] = []
        for source in every.sources:
            if source.first is None:
                found.not_analysed += 1
                continue
            here: Counter[str] = Counter()
            for start, speaker, stored in self._pieces(source.id, source.first, source.last or 0):
                if every.speaker(source.id, speaker) is None:
                    continue
                words = columns(stored)
                lemmas = words.lines()
                if source.id not in chosen or scope.speaker(source.id, speaker) is None:
                    found.rest.update(lemmas)
                elif (within := scope.within_codes(source.id)) is None:
                    here.update(lemmas)
                else:
                    starts, ends = words.places()
                    inside = [within(start + one, start + end) for one, end in zip(starts, ends, strict=True)]
                    here.update(lemma for lemma, holds in zip(lemmas, inside, strict=True) if holds)
                    found.rest.update(lemma for lemma, holds in zip(lemmas, inside, strict=True) if not holds)
            found.group.update(here)
            in_sources.append(here)
        _tidied((found.group, found.rest, *in_sources))
        for here in in_sources:
            found.sources.update(here.keys())
        return found

    def _pieces(self, source: int, first: int, last: int) -> list[tuple[int, int | None, bytes]]:
        rows = self._database.query(
            'SELECT piece."start", piece.speaker, analysis.words FROM piece '
            "JOIN analysis ON analysis.id = piece.analysis WHERE piece.id BETWEEN ? AND ? AND source = ?",
            (first, last, source),
        )
        return [(start, speaker, words) for start, speaker, words in rows]

    @property
    def own_stop_words(self) -> frozenset[str]:
        """Base forms that the user has chosen to leave out, in small letters."""
        return frozenset(json.loads(self._preferences.get(STOP_WORDS, "[]")))

    def set_own_stop_words(self, words: Collection[str]) -> None:
        """Leaves these words out from now on. It is a way of looking and no act, so undo leaves it alone."""
        clean = sorted({word.casefold().strip() for word in words} - {""})
        self._preferences.put(STOP_WORDS, json.dumps(clean, ensure_ascii=False))


def _tidied(counters: Sequence[Counter[str]]) -> None:
    """Leaves out what has no letters, and counts with a word in small letters what differs from it by capitals alone.

    A word at the beginning of a sentence may be taken for a name; one that is written small nowhere is one.
    """
    every = frozenset().union(*counters)
    nothing = [word for word in every if not any(map(str.isalpha, word))]
    alike = {word: lower for word in every if (lower := word.lower()) != word and lower in every}
    for counter in counters:
        for word in nothing:
            counter.pop(word, None)
        for word in alike.keys() & counter.keys():
            counter[alike[word]] += counter.pop(word)
