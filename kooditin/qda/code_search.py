"""Finding the code that a few typed letters mean, misspelt or inflected."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from kooditin.qda.codebook import Code, in_tree_order

LEAST_SCORE = 66.0
LEAST_LIKENESS = 72.0
STEM_LENGTH = 4
LONGEST_ENDING = 6
LONGEST_STEM_CHANGE = 3
PARENT_WEIGHT = 0.72


def rank_codes(query: str, codes: Iterable[Code], recent: Sequence[int] = ()) -> list[Code]:
    """The codes that the query may mean, the likeliest first; equal ones in tree order.

    An empty query gives the codes of `recent` (ids, newest first) and then the rest in tree order. A code is
    found by its name and, with less weight, by the names above it.
    """
    ordered = in_tree_order(codes)
    words = _words(query)
    if not words:
        by_id = {code.id: code for code in ordered}
        first = [by_id[code_id] for code_id in dict.fromkeys(recent) if code_id in by_id]
        return first + [code for code in ordered if code not in first]
    scores = _scores(words, ordered)
    found = [code for code in ordered if scores[code.id] >= LEAST_SCORE]
    return sorted(found, key=lambda code: -scores[code.id])


def code_named(name: str, codes: Iterable[Code]) -> Code | None:
    """The code that has this name, misspelt or inflected at most; None where no code's own name is that near.

    Other than a query, a name stands for nothing longer than itself: "Työ" is not "Työnantajat". Numbers must agree.
    """
    from rapidfuzz import fuzz  # as below

    words, best, found = _words(name), LEAST_LIKENESS, None
    for code in in_tree_order(codes):
        own = _words(code.name)
        if words and _numbers(own) == _numbers(words):
            likeness = min(_fit(words, own, fuzz.ratio), _fit(own, words, fuzz.ratio))
            if likeness > best:
                best, found = likeness, code
    return found


def likeness(query: str, text: str) -> float:
    """How well the words of a text answer a query, misspelt or inflected, 0 to 100: its worst word's best.

    From LEAST_SCORE on the text is meant.
    """
    from rapidfuzz import fuzz  # as below

    words = _words(text)
    if not words:
        return 0.0
    different = dict.fromkeys(words)
    return min((max(_word_fit(word, other, fuzz.ratio) for other in different) for word in _words(query)), default=0.0)


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if word.isdigit()]


def _scores(words: list[str], ordered: Sequence[Code]) -> dict[int, float]:
    from rapidfuzz import fuzz  # imported at the first query: it costs the start some milliseconds

    own: dict[int, float] = {}
    scores: dict[int, float] = {}
    for code in ordered:
        names = _words(code.name)
        own[code.id] = _fit(words, names, fuzz.ratio)
        above = scores.get(code.parent, 0.0) if code.parent is not None else 0.0
        scores[code.id] = max(own[code.id], PARENT_WEIGHT * above)
    return scores


def _words(text: str) -> list[str]:
    """The words in small letters without diacritics, so that "tyonantajat" meets "Työnantajat"."""
    parts = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(c if c.isalnum() else " " for c in parts if not unicodedata.combining(c))
    return plain.split()


def _fit(words: list[str], names: list[str], ratio: Callable[[str, str], float]) -> float:
    """How well a name's words answer the query's, 0 to 100: the mean of each typed word's best."""
    if not names:
        return 0.0
    total = sum(max(_word_fit(word, name, ratio) - min(place, 3) for place, name in enumerate(names)) for word in words)
    together = _word_fit("".join(words), "".join(names), ratio) if len(words) > 1 or len(names) > 1 else 0.0
    return max(total / len(words), together - 1)


def _word_fit(word: str, name: str, ratio: Callable[[str, str], float]) -> float:
    if word == name:
        return 100.0
    if name.startswith(word):
        return 97.0
    shared = _shared_prefix(word, name)
    scores = [0.0]
    stem_change, ending = len(name) - shared, len(word) - shared
    if shared >= STEM_LENGTH and stem_change <= LONGEST_STEM_CHANGE and ending <= LONGEST_ENDING:
        scores.append(94.0 - stem_change - ending / 2)
    if len(word) >= 3:
        if word in name:
            scores.append(84.0)
        scores.append(ratio(word, name) * 0.96)
        scores.append(ratio(word, name[: len(word)]) * 0.9)
    return max(scores)


def _shared_prefix(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
