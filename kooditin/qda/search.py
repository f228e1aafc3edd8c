"""What is searched for, in which words a person writes it, and what is found.

    kunta palvelu           both in one piece (a turn or a paragraph); also kunta AND palvelu, kunta JA palvelu
    kunta OR kaupunki       either; also TAI
    kunta NOT Helsinki      the one in pieces without the other; also EI
    "ei ole aikaa"          words one after the other; inside, too, each may be inflected
    kunta NEAR/5 raha       at most 5 words between them; also NEAR(kunta raha, 5), LÄHELLÄ(…); 10 without a number
    kunt*  *palvelu         words that begin, or end, so
    (a OR b) AND c          parentheses group

NOT binds closest, then NEAR, AND, OR. In the mode "regex" the whole is one regular expression.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from kooditin.qda.errors import Refused
from kooditin.qda.source import Span, normal_text
from kooditin.qda.words import folded

Mode = Literal["lemma", "exact", "fuzzy", "regex"]
MODES: tuple[Mode, ...] = ("lemma", "exact", "fuzzy", "regex")
NEAR_WORDS = 10
DEEPEST = 40  # parentheses inside each other
LONGEST = 200  # words, operators and signs


class Hit(NamedTuple):
    """A word or phrase that was found, or what a regular expression matched: code points of the stored text.

    `form` is its text in small letters and on one line; `speaker` is "" outside turns; `piece` is the turn or
    paragraph in which it stands.
    """

    source: int
    start: int
    end: int
    form: str
    speaker: str
    piece: Span


@dataclass(frozen=True, slots=True)
class Limits:
    """Where to search; None is everywhere. Sources, codes and cases are ids, speakers are names.

    `codes`: only inside codings with one of them. `cases`: what is theirs, by the rule of case_of_turn. `values`: for
    each variable's id the stored values of which the case must have one.
    """

    sources: frozenset[int] | None = None
    kinds: frozenset[str] | None = None
    codes: frozenset[int] | None = None
    speakers: frozenset[str] | None = None
    cases: frozenset[int] | None = None
    values: tuple[tuple[int, frozenset[str]], ...] = ()


EVERYWHERE = Limits()


@dataclass(frozen=True, slots=True)
class Term:
    """One word as typed, in small letters; `*` stands for any letters. `bases` are its base forms, once looked up."""

    text: str
    bases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other; a single word is a phrase of one."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Parts that stand with at most `words` other words between one and the next, in any order."""

    parts: tuple["Node", ...]
    words: int


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts in one piece."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part in pieces that have nothing of `unwanted`."""

    part: "Node"
    unwanted: "Node"


Node = Phrase | Near | And | Or | Without


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. `root` is None for a regular expression, which `text` then is."""

    text: str
    mode: Mode
    root: Node | None = field(default=None)

    def words(self) -> list[str]:
        """The different words of the query as typed, in their order."""
        return list(dict.fromkeys(term.text for term in terms_of(self.root))) if self.root else []

    def with_bases(self, bases: Callable[[str], Collection[str]]) -> "Query":
        """The query whose words know their base forms, as `bases` gives them for each word without a `*`.

        Only in the mode "lemma" are there any to be known.
        """
        return self if self.root is None or self.mode != "lemma" else replace(self, root=_with_bases(self.root, bases))


def parse(text: str, mode: Mode = "lemma") -> Query:
    """What a person typed as a query. Raises Refused, saying what to mend."""
    clean = normal_text(text).strip()
    if not clean:
        raise Refused("There is nothing to search for. Type a word.")
    if mode == "regex":
        return Query(clean, mode)
    return Query(clean, mode, _Parser(clean).parsed())


_TOKEN = re.compile(
    r"""(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<comma>,)
    |[\"“”„‟»«](?P<phrase>[^\"“”„‟»«]*)(?P<ended>[\"“”„‟»«]?)
    |(?P<near>(?:NEAR|LÄHELLÄ)(?:/(?P<near_words>\d{1,4}))?(?:(?P<near_group>\()|(?=\s|$)))
    |(?P<word>[^\s()\",“”„‟»«]+)""",
    re.VERBOSE,
)
_OPERATORS = {"AND": "and", "JA": "and", "OR": "or", "TAI": "or", "NOT": "not", "EI": "not"}
# a word of the text as its analysis cuts it: letters and digits, with hyphens and such inside
_INNER = re.compile(r"[\w*]+(?:[-'’:.@/&+]+[\w*]+)*")


class _Token(NamedTuple):
    kind: str
    text: str
    words: int = 0


class _Parser:
    """Reads a query from left to right."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        if len(self._tokens) > LONGEST:
            raise Refused("The search is too long. Write it with {count} words at most.", count=LONGEST)
        self._at = self._depth = 0

    def parsed(self) -> Node:
        found = self._either()
        if self._peek().kind == "close":
            raise Refused("A closing parenthesis has no opening one before it. Put one in, or take it away.")
        return found

    def _peek(self) -> _Token:
        while self._at < len(self._tokens) and self._tokens[self._at].kind == "comma":
            self._at += 1
        return self._tokens[self._at] if self._at < len(self._tokens) else _Token("end", "")

    def _take(self) -> _Token:
        token = self._peek()
        self._at += 1
        return token

    def _either(self) -> Node:
        return _joined(Or, self._list("or", self._all))

    def _all(self) -> Node:
        parts = [self._near()]
        while True:
            kind = self._peek().kind
            if kind == "and":
                self._take()
            elif kind not in ("phrase", "open", "near group"):
                return _joined(And, parts)
            if self._peek().kind == "not":  # a AND NOT b
                parts = [self._without(_joined(And, parts))]
                continue
            parts.append(self._near())

    def _near(self) -> Node:
        found = self._without(self._one())
        while self._peek().kind == "near":
            words = self._take().words
            found = Near((found, self._without(self._one())), words)
        return found

    def _without(self, part: Node) -> Node:
        while self._peek().kind == "not":
            self._take()
            part = Without(part, self._one())
        return part

    def _list(self, kind: str, each: Callable[[], Node]) -> list[Node]:
        parts = [each()]
        while self._peek().kind == kind:
            self._take()
            parts.append(each())
        return parts

    def _one(self) -> Node:
        token = self._take()
        if token.kind == "phrase":
            return _phrase(token.text)
        if token.kind == "open":
            return self._group()
        if token.kind == "near group":
            return self._near_group(token.words)
        if token.kind == "not":
            raise Refused("NOT needs something before it: what to search for. Write for example: kunta NOT Helsinki.")
        if token.kind == "close":
            raise Refused("Nothing stands between the parentheses, or before the closing one. Put a word there.")
        if token.kind == "end":
            raise Refused("The search breaks off. Write another word after the last one, or take the operator away.")
        raise Refused("{operator} needs a word on both sides. Put one there, or take it away.", operator=token.text)

    def _group(self) -> Node:
        self._go_deeper()
        found = self._either()
        self._close()
        return found

    def _go_deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Refused("The search has too many parentheses inside each other. Write it with fewer.")

    def _near_group(self, words: int) -> Node:
        self._go_deeper()
        parts: list[Node] = []
        while self._peek().kind not in ("close", "end"):
            parts.append(self._one())
        last = parts[-1] if parts else None
        if len(parts) > 2 and isinstance(last, Phrase) and len(last.terms) == 1 and last.terms[0].text.isdecimal():
            words = min(int(last.terms[0].text), 9999)
            del parts[-1]
        self._close()
        if len(parts) < 2:
            raise Refused("NEAR needs two words at least. Write for example: NEAR(kunta raha, 5).")
        return Near(tuple(parts), words)

    def _close(self) -> None:
        if self._take().kind != "close":
            raise Refused("A parenthesis is not closed. Put ) where the group ends.")
        self._depth -= 1


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind, found = match.lastgroup or "", match[0]
        if kind in ("phrase", "ended"):
            if not match["ended"]:
                raise Refused('A quotation mark is not closed. Put " where the phrase ends.')
            yield _Token("phrase", match["phrase"])
        elif kind == "word":
            yield _Token(_OPERATORS.get(found, "phrase"), found)
        elif kind in ("near", "near_words", "near_group"):
            group = "near group" if match["near_group"] else "near"
            yield _Token(group, found.rstrip("("), int(match["near_words"] or NEAR_WORDS))
        elif kind != "space":
            yield _Token(kind, found)


def _phrase(text: str) -> Phrase:
    terms = tuple(Term(folded(word)) for word in _INNER.findall(text))
    if not terms:
        raise Refused("{text} has no word in it to search for. Type letters or digits.", text=text or '""')
    if any(not term.text.strip("*") for term in terms):
        raise Refused("The * needs letters beside it. Write for example kunt*.")
    return Phrase(terms)


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def terms_of(node: Node) -> Iterator[Term]:
    """All words of a query, in their order."""
    match node:
        case Phrase(terms):
            yield from terms
        case Without(part, unwanted):
            yield from terms_of(part)
            yield from terms_of(unwanted)
        case Near(parts, _) | And(parts) | Or(parts):
            for part in parts:
                yield from terms_of(part)


def _with_bases(node: Node, bases: Callable[[str], Collection[str]]) -> Node:
    match node:
        case Phrase(terms):
            return Phrase(tuple(_with_base(term, bases) for term in terms))
        case Without(part, unwanted):
            return Without(_with_bases(part, bases), _with_bases(unwanted, bases))
    return replace(node, parts=tuple(_with_bases(part, bases) for part in node.parts))


def _with_base(term: Term, bases: Callable[[str], Collection[str]]) -> Term:
    if "*" in term.text:
        return term
    return Term(term.text, frozenset(folded(base) for base in bases(term.text)))
