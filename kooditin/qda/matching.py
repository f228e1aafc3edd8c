"""Where the words of a query stand among the words of a piece of text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, compress

from kooditin.qda.search import And, Mode, Near, Node, Or, Phrase, Term, Without
from kooditin.qda.words import folded

_WORD = re.compile(r"\w+(?:[-'’:]\w+)*")
LEAST_FUZZY = 3  # letters; shorter words are not looked for misspelt

Range = tuple[int, int]  # the first and the last word of a hit, by their places among the piece's words
Finder = Callable[["PieceWords"], list[int]]


class PieceWords:
    """The words of a piece as they are written and in base form, both folded, and where each stands (code points).

    All of it is made only when it is asked for: a search looks at thousands of pieces, and at little in each.
    """

    __slots__ = ("_forms", "_lemmas", "_lines", "_numbers", "_places", "_text")

    def __init__(self, text: str, numbers: Sequence[int], lines: str | None) -> None:
        """`numbers` say for each word how many characters stand between it and the one before, and its length.

        `lines` are the base forms, folded, a line for each; None where the piece is not analysed.
        """
        self._text = text
        self._numbers = numbers
        self._lines = lines
        self._places: list[int] | None = None
        self._forms: list[str] | None = None
        self._lemmas: list[str] | None = None

    def place(self, word: int) -> tuple[int, int]:
        """Start and end of one word."""
        start = sum(self._numbers[: 2 * word + 1])
        return start, start + self._numbers[2 * word + 1]

    def forms(self) -> list[str]:
        """The words as they are written."""
        if self._forms is None:
            starts, ends = self._all_places()[::2], self._all_places()[1::2]
            text = folded(self._text)
            if len(text) == len(self._text):
                self._forms = list(map(text.__getitem__, map(slice, starts, ends)))
            else:  # a few letters, such as İ, are longer when they are small
                self._forms = [folded(self._text[start:end]) for start, end in zip(starts, ends, strict=True)]
        return self._forms

    def lemmas(self) -> list[str]:
        """The base forms of the words; where the piece is not analysed, the forms."""
        if self._lemmas is None:
            lines = self._lines
            self._lemmas = self.forms() if lines is None else lines.split("\n") if self._numbers else []
        return self._lemmas

    def written(self, form: str) -> list[int]:
        """Which of the words are written so."""
        text = folded(self._text)
        if len(text) != len(self._text):
            return _places(form.__eq__, self.forms())
        found, at = [], text.find(form)
        while at >= 0:
            places = self._all_places()
            place = bisect_right(places, at) - 1
            if place >= 0 and place % 2 == 0 and places[place] == at and places[place + 1] == at + len(form):
                found.append(place // 2)
            at = text.find(form, at + 1)
        return found

    def is_written(self, word: int, form: str) -> bool:
        """Whether one of the words, if there is one with that number, is written so."""
        places = self._all_places()
        if 2 * word >= len(places):
            return False
        return folded(self._text[places[2 * word] : places[2 * word + 1]]) == form

    def _all_places(self) -> list[int]:
        """Start and end of each word, one after the other."""
        if self._places is None:
            self._places = list(accumulate(self._numbers))
        return self._places


class Accepted(dict[str, bool]):
    """Whether a word is one of those meant, asked once for each."""

    def __init__(self, accepts: Callable[[str], bool]) -> None:
        super().__init__()
        self._accepts = accepts

    def __missing__(self, word: str) -> bool:
        found = self[word] = self._accepts(word)
        return found


def accepts(term: Term, mode: Mode) -> Callable[[str], bool] | None:
    """Which words a pattern or a misspelling may mean; None where the term means just itself."""
    if "*" in term.text:
        pattern = re.compile(".*".join(map(re.escape, re.split(r"\*+", term.text))), re.DOTALL)
        return lambda word: pattern.fullmatch(word) is not None
    if mode == "fuzzy" and (edits := edits_allowed(term.text)):
        from rapidfuzz.distance import OSA  # imported at the first fuzzy search

        return lambda word: OSA.distance(term.text, word, score_cutoff=edits) <= edits
    return None


def edits_allowed(word: str) -> int:
    """How many letters of a word may be wrong, missing, too many or exchanged."""
    length = len(word)
    return 0 if length < LEAST_FUZZY or not word.isalpha() else 1 if length <= 5 else 2 if length <= 10 else 3


def wanted_lemmas(term: Term) -> frozenset[str]:
    """The base forms a word may stand for: those looked up, and itself."""
    return term.bases | {term.text}


class Written:
    """Finds one form, or tells whether it stands at a place, which is quicker."""

    def __init__(self, form: str) -> None:
        self.form = form

    def __call__(self, words: PieceWords) -> list[int]:
        return words.written(self.form)


def finder(term: Term, mode: Mode, compounds: frozenset[str] = frozenset()) -> Finder:
    """What finds the term among a piece's words; `compounds` are base forms that count too, for their parts."""
    test = accepts(term, mode)
    if test is not None:
        seen = Accepted(test)
        if mode == "exact":
            return lambda words: _places(seen.__getitem__, words.forms())
        return lambda words: sorted(
            {*_places(seen.__getitem__, words.forms()), *_places(seen.__getitem__, words.lemmas())}
        )
    if mode == "lemma":
        wanted = wanted_lemmas(term) | compounds
        return lambda words: _places(wanted.__contains__, words.lemmas())
    return Written(term.text)


def _places(is_meant: Callable[[str], bool], words: Sequence[str]) -> list[int]:
    """The places of the words that are meant; no Python runs for each word, as a search looks at thousands."""
    return list(compress(range(len(words)), map(is_meant, words)))


def words_of(text: str, bases: Mapping[str, str] | None = None) -> PieceWords:
    """The words of a text that is not analysed, by their signs alone; `bases` gives base forms of some, folded."""
    numbers, at = [], 0
    for match in _WORD.finditer(text):
        numbers += [match.start() - at, match.end() - match.start()]
        at = match.end()
    words = PieceWords(text, numbers, None)
    if not bases:
        return words
    return PieceWords(text, numbers, "\n".join(bases.get(form, form) for form in words.forms()))


def ranges(node: Node, words: PieceWords, finders: Mapping[Term, Finder]) -> list[Range]:
    """The hits of a query in a piece, in text order; of hits inside each other only the outermost."""
    found = sorted(set(_ranges(node, words, finders)), key=lambda each: (each[0], -each[1]))
    kept: list[Range] = []
    for first, last in found:
        if not kept or last > kept[-1][1]:
            kept.append((first, last))
    return kept


def _ranges(node: Node, words: PieceWords, finders: Mapping[Term, Finder]) -> list[Range]:
    match node:
        case Phrase(terms):
            return _phrases(terms, words, finders)
        case Near(parts, distance):
            found = [ranges(part, words, finders) for part in parts]
            return _near(found, distance) if all(found) else []
        case And(parts):
            found = []
            for part in parts:
                found.append(_ranges(part, words, finders))
                if not found[-1]:
                    return []
            return [each for some in found for each in some]
        case Or(parts):
            return [each for part in parts for each in _ranges(part, words, finders)]
        case Without(part, unwanted):
            kept = _ranges(part, words, finders)
            return kept if kept and not _ranges(unwanted, words, finders) else []


def _phrases(terms: Sequence[Term], words: PieceWords, finders: Mapping[Term, Finder]) -> list[Range]:
    places = finders[terms[0]](words)
    if len(terms) == 1:
        return [(place, place) for place in places]
    firsts = set(places)
    for shift, term in enumerate(terms[1:], 1):
        if not firsts:
            return []
        find = finders[term]
        if isinstance(find, Written):
            firsts = {place for place in firsts if words.is_written(place + shift, find.form)}
        else:
            firsts &= {place - shift for place in find(words)}
    return [(first, first + len(terms) - 1) for first in sorted(firsts)]


def _near(found: Sequence[Sequence[Range]], distance: int) -> list[Range]:
    """Two parts: those with one of the other part near. More: those in a chain of near ones that holds every part."""
    if len(found) == 2:
        one, other = found
        return [each for some, rest in ((one, other), (other, one)) for each in some if _any_near(each, rest, distance)]
    marked = sorted((each, part) for part, some in enumerate(found) for each in some)
    kept: list[Range] = []
    chain: list[tuple[Range, int]] = []
    for each in [*marked, None]:
        if chain and (each is None or _gap(chain[-1][0], each[0]) > distance):
            if len({part for _, part in chain}) == len(found):
                kept += [span for span, _ in chain]
            chain = []
        if each is not None:
            chain.append(each)
    return kept


def _any_near(each: Range, others: Sequence[Range], distance: int) -> bool:
    return any(other != each and _gap(each, other) <= distance for other in others)


def _gap(one: Range, other: Range) -> int:
    """How many words stand between the two; below 0 where they overlap."""
    return max(one[0], other[0]) - min(one[1], other[1]) - 1
