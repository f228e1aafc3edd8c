"""Queries as people type them, and where their words stand in a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.qda.context import extended, in_context, merged
from kooditin.qda.errors import Refused
from kooditin.qda.matching import finder, ranges, words_of
from kooditin.qda.search import And, Near, Or, Phrase, Query, Term, Without, parse, terms_of
from kooditin.qda.source import Span, normal_text

TEXT = "No kuntien rahat 😀 ja kuntapalvelut on vähissä. Ei ole aikaa, ei oo rahaa."


def word(text: str) -> Phrase:
    return Phrase((Term(text),))


def found(query: str, text: str = TEXT, mode: str = "exact") -> list[str]:
    asked = parse(query, mode)
    words = words_of(text)
    finders = {term: finder(term, asked.mode) for term in terms_of(asked.root)}
    spans = ranges(asked.root, words, finders)
    return [text[words.place(first)[0] : words.place(last)[1]] for first, last in spans]


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("Kunta", word("kunta")),
        ("kunta raha", And((word("kunta"), word("raha")))),
        ("kunta JA raha", And((word("kunta"), word("raha")))),
        ("a OR b c", Or((word("a"), And((word("b"), word("c")))))),
        ("(a TAI b) c", And((Or((word("a"), word("b"))), word("c")))),
        ("a NOT b", Without(word("a"), word("b"))),
        ("a AND NOT b c", And((Without(word("a"), word("b")), word("c")))),
        ("a EI (b TAI c)", Without(word("a"), Or((word("b"), word("c"))))),
        ("”ei ole” kunt*", And((Phrase((Term("ei"), Term("ole"))), word("kunt*")))),
        ("NEAR(a b, 5)", Near((word("a"), word("b")), 5)),
        ("LÄHELLÄ/3(a b)", Near((word("a"), word("b")), 3)),
        ("a NEAR/3 (b OR c)", Near((word("a"), Or((word("b"), word("c")))), 3)),
        ("a NEAR b", Near((word("a"), word("b")), 10)),
        ("ja tai ei", And((word("ja"), word("tai"), word("ei")))),
        ("TE-toimisto C++", And((word("te-toimisto"), word("c")))),
    ],
)
def test_a_query_is_read_as_it_is_meant(typed: str, tree: object) -> None:
    assert parse(typed).root == tree


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "(a",
        "a)",
        "()",
        "a AND",
        "OR a",
        "NOT a",
        '"a',
        '""',
        "*",
        "...",
        "NEAR(a)",
        "NEAR(a b",
        "NEAR",
        "a ( )",
    ],
)
def test_what_is_no_query_is_refused_with_what_to_mend(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed)
    assert str(refused.value).count(".") >= 1 and "{" not in str(refused.value)


PARTS = [*'aäö😀 "()*,/', "AND ", "TAI ", " EI ", "NEAR", "NEAR(", "NEAR/2 ", "e\u0301"]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_query_or_refused(typed: str) -> None:
    try:
        query = parse(typed)
    except Refused:
        return
    assert isinstance(query, Query) and query.root is not None and query.words()
    found(typed, "aä ö AND b")


def test_a_long_and_deep_query_is_refused_and_not_a_crash() -> None:
    for typed in ("(" * 5000 + "a" + ")" * 5000, "NEAR(" * 3000, "a NOT " * 3000 + "a", "a NEAR " * 3000 + "a"):
        with pytest.raises(Refused):
            parse(typed)


def test_a_regular_expression_is_taken_as_it_is() -> None:
    assert parse(r"  kun(ta|nan) ", "regex") == Query("kun(ta|nan)", "regex", None)


def test_words_are_looked_up_once_each_and_patterns_not_at_all() -> None:
    asked: list[str] = []
    query = parse('kunnissa kunnissa* "kunnissa raha"').with_bases(lambda word: asked.append(word) or {"Kunta"})
    assert set(asked) == {"kunnissa", "raha"}
    assert Term("kunnissa", frozenset({"kunta"})) in set(terms_of(query.root))


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("kunt*", ["kuntien", "kuntapalvelut"]),
        ("*palvelut", ["kuntapalvelut"]),
        ("rah*", ["rahat", "rahaa"]),
        ('"ei oo"', ["ei oo"]),
        ('"ei o*"', ["Ei ole", "ei oo"]),
        ('ei OR "ei oo"', ["Ei", "ei oo"]),
        ("rahat NOT vähissä", []),
        ("rahat NEAR/1 kuntapalvelut", ["rahat", "kuntapalvelut"]),
        ("kuntien NEAR/1 kuntapalvelut", []),
        ("NEAR(kuntien kuntapalvelut rahat, 1)", ["kuntien", "rahat", "kuntapalvelut"]),
        ("NEAR(kuntien aikaa rahat, 1)", []),
        ("aika", []),
    ],
)
def test_words_are_found_where_they_stand(query: str, hits: list[str]) -> None:
    assert found(query) == hits


@pytest.mark.parametrize(
    ("misspelt", "hits"),
    [
        ("kutnien", ["kuntien"]),
        ("vahissa", ["vähissä"]),
        ("kuntapavlelu", ["kuntapalvelut"]),
        ("on", ["on"]),
        ("kissa", []),
    ],
)
def test_misspelt_words_are_found(misspelt: str, hits: list[str]) -> None:
    assert found(misspelt, mode="fuzzy") == hits


@given(
    st.text(st.sampled_from("aäAÄöİß😀e\u0301\u0308 \n-'’."), max_size=60),
    st.sampled_from(["a*", "ä", "*e*", '"a ä"', "İ*"]),
)
@settings(max_examples=300, deadline=None)
def test_every_hit_is_a_word_or_words_of_the_text(raw: str, query: str) -> None:
    text = normal_text(raw)
    for hit in found(query, text):
        assert hit and hit == hit.strip() and hit in text


def test_the_context_is_whole_words_on_one_line_and_ends_with_the_piece() -> None:
    text = "H: Onko?\n\nV: No kun se\nkunta 😀 on sellanen paikka.\n\nH: Niin."
    piece = Span(text.index("No"), text.index("\n\nH: Niin"))
    start = text.index("kunta")
    assert in_context(text, Span(start, start + 5), piece, 9) == ("kun se ", "kunta", " 😀 on")
    assert in_context(text, Span(start, start + 5), piece, 500) == ("No kun se ", "kunta", " 😀 on sellanen paikka.")
    assert in_context(text, Span(start, start + 5), piece, 0) == ("", "kunta", "")


@given(st.text(st.sampled_from("ab äö😀\n."), min_size=1, max_size=40), st.data())
@settings(max_examples=200, deadline=None)
def test_no_context_is_wider_than_asked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    width = data.draw(st.integers(0, 20))
    before, words, after = in_context(text, Span(start, end), Span(0, len(text)), width)
    assert len(before) <= width and len(after) <= width and words == " ".join(text[start:end].split())


def test_what_is_coded_for_a_hit_is_the_hit_its_sentences_or_its_piece() -> None:
    text = "Eka lause. Toka lause 😀. Kolmas."
    piece, hit = Span(0, len(text)), Span(text.index("lause 😀"), text.index(" 😀"))
    assert extended(text, hit, piece, "hit") == hit
    assert text[slice(*extended(text, hit, piece, "sentence"))] == "Toka lause 😀."
    assert extended(text, hit, piece, "piece") == piece
    across = Span(text.index("lause."), text.index("Toka") + 4)
    assert text[slice(*extended(text, across, piece, "sentence"))] == "Eka lause. Toka lause 😀."


def test_spans_that_overlap_become_one_and_those_side_by_side_stay_two() -> None:
    assert merged([Span(5, 9), Span(0, 3), Span(2, 4), Span(9, 12), Span(6, 7)]) == [
        Span(0, 4),
        Span(5, 9),
        Span(9, 12),
    ]
