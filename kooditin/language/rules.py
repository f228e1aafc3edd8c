"""Rules of words that always or never suggest a code, and learned words offered as such rules."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from kooditin.language.calibration import wilson
from kooditin.language.features import tokens, words_of
from kooditin.language.lemmas import lemma
from kooditin.qda.errors import Refused
from kooditin.qda.search import And, Near, Node, Or, Phrase, Query, Term, Without, parse
from kooditin.qda.suggestion import CodeText, Example, RuleKind
from kooditin.qda.suggestion_messages import OfferedRule

FEWEST_EXAMPLES = 3
_OFFERED = 5  # of each code and kind
_SHORTEST_WORD = 4

TextWords = Sequence[tuple[str, frozenset[str]]]  # each word in small letters, and its base form with compound parts


def text_words(text: str) -> TextWords:
    """The words of a text as rules look at them."""
    return [(form.lower(), frozenset(words_of(form))) for form in tokens(text)]


class Rules:
    """The rules of a project, read once: `always` and `never` give the codes that a text's words speak for."""

    def __init__(self, rules: Iterable[tuple[int, RuleKind, str]]) -> None:
        self._rules: list[tuple[int, RuleKind, str, Node]] = []
        for code, kind, expression in rules:
            if (root := _read(expression).root) is not None:
                self._rules.append((code, kind, expression, root))

    def always(self, words: TextWords) -> dict[int, str]:
        """The codes that a rule suggests, each with the expression of the first rule that does."""
        return self._holding("always", words)

    def never(self, words: TextWords) -> dict[int, str]:
        """The codes that a rule keeps from being suggested."""
        return self._holding("never", words)

    def __bool__(self) -> bool:
        return bool(self._rules)

    def _holding(self, kind: RuleKind, words: TextWords) -> dict[int, str]:
        found: dict[int, str] = {}
        for code, of_kind, expression, root in self._rules:
            if of_kind == kind and code not in found and holds(root, words):
                found[code] = expression
        return found


def _read(expression: str) -> Query:
    """The expression with its words' base forms; one that an older version wrote and this cannot read is empty."""
    try:
        return parse(expression).with_bases(lambda word: {word, lemma(word)})
    except Refused:
        return Query(expression, "lemma")


def holds(node: Node, words: TextWords) -> bool:
    """Whether the expression is true of a text's words."""
    match node:
        case Phrase(terms):
            return bool(_places(terms, words))
        case And(parts):
            return all(holds(part, words) for part in parts)
        case Or(parts):
            return any(holds(part, words) for part in parts)
        case Without(part, unwanted):
            return holds(part, words) and not holds(unwanted, words)
        case Near(parts, between):
            return _are_near([_reach(part, words) for part in parts], between)


def _places(terms: Sequence[Term], words: TextWords) -> list[tuple[int, int]]:
    """Where the terms stand one after another: first word and the one behind the last."""
    last = len(words) - len(terms) + 1
    return [
        (at, at + len(terms))
        for at in range(last)
        if all(_fits(term, words[at + place]) for place, term in enumerate(terms))
    ]


def _fits(term: Term, word: tuple[str, frozenset[str]]) -> bool:
    form, bases = word
    if "*" in term.text:
        return any(_like(term.text, each) for each in (form, *bases))
    return term.text == form or not bases.isdisjoint(term.bases)


def _like(pattern: str, word: str) -> bool:
    """Whether the word is as the pattern, in which * stands for any letters."""
    first, *middle, last = pattern.split("*")
    if not (word.startswith(first) and word.endswith(last) and len(word) >= len(first) + len(last)):
        return False
    rest = word[len(first) : len(word) - len(last)]
    for piece in middle:
        place = rest.find(piece)
        if place < 0:
            return False
        rest = rest[place + len(piece) :]
    return True


def _reach(node: Node, words: TextWords) -> list[tuple[int, int]]:
    """The places of a part of NEAR."""
    match node:
        case Phrase(terms):
            return _places(terms, words)
        case Or(parts) | And(parts) | Near(parts, _):
            return [place for part in parts for place in _reach(part, words)] if holds(node, words) else []
        case Without(part, _):
            return _reach(part, words) if holds(node, words) else []


def _are_near(parts: Sequence[list[tuple[int, int]]], between: int) -> bool:
    """Whether places of the parts, one each, can be put in a row with at most so many words between neighbours."""
    reached = set(parts[0])
    for part in parts[1:]:
        reached = {
            (min(first, start), max(last, end))
            for first, last in reached
            for start, end in part
            if start - last <= between and first - end <= between
        }
    return bool(reached)


def offered(
    codebook: Sequence[CodeText], examples: Sequence[Example], known: Collection[tuple[int, str]], wanted: float
) -> list[OfferedRule]:
    """Learned words that could be rules: of examples with the word so many have the code as is wanted, or none has.

    "never" is offered where the code was rejected for them. At most five of each kind for a code, the surest first;
    without those in `known` (code and expression).
    """
    names = {code.id: frozenset(word for form in tokens(code.name) for word in words_of(form)) for code in codebook}
    with_word: Counter[str] = Counter()
    with_both: Counter[tuple[int, str]] = Counter()
    with_rejected: Counter[tuple[int, str]] = Counter()
    for example in examples:
        words = {word for form in tokens(example.text) for word in words_of(form) if len(word) >= _SHORTEST_WORD}
        if example.codes:
            with_word.update(words)
        with_both.update((code, word) for code in example.codes for word in words)
        with_rejected.update((code, word) for code in example.rejected for word in words)
    always = [
        (OfferedRule(code, "always", word, with_word[word], count / with_word[word]), count)
        for (code, word), count in with_both.items()
        if count >= FEWEST_EXAMPLES and count / with_word[word] >= wanted and code in names
    ]
    never = [
        (OfferedRule(code, "never", word, count, 1.0), count)
        for (code, word), count in with_rejected.items()
        if count >= FEWEST_EXAMPLES and not with_both[code, word] and code in names and word not in names[code]
    ]
    return _best(always, known) + _best(never, known)


def _best(rules: Sequence[tuple[OfferedRule, int]], known: Collection[tuple[int, str]]) -> list[OfferedRule]:
    taken: Counter[int] = Counter()
    found = []
    for rule, _ in sorted(rules, key=lambda pair: (-wilson(pair[1], pair[0].examples)[0], pair[0].expression)):
        if taken[rule.code] < _OFFERED and (rule.code, rule.expression) not in known:
            taken[rule.code] += 1
            found.append(rule)
    return found
