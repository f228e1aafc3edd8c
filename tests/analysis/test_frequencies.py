"""Word frequencies, and the words that tell a group from the rest."""

from collections import Counter
from math import isclose, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooditin.analysis.frequencies import frequencies, log_likelihood, log_ratio, signed_likelihood, typical
from kooditin.analysis.stop_words import ENGLISH, FINNISH, SWEDISH, stop_words

COUNTS = st.integers(0, 500)
SIZES = st.integers(500, 100_000)


def test_words_stand_by_frequency_with_their_rates_and_stop_words_left_out() -> None:
    counts = Counter({"kunta": 3, "olla": 5, "äiti": 3, "Kajaani": 1})
    found = frequencies(counts, {"kunta": 2, "äiti": 1, "Kajaani": 1}, leave_out={"olla", "kajaani"})
    assert [(each.word, each.count, each.sources) for each in found] == [("kunta", 3, 2), ("äiti", 3, 1)]
    assert found[0].rate == 250, "of all words, those left out too"


def test_the_log_likelihood_is_that_of_rayson_and_garside() -> None:
    # a = 10 of c = 1,000 and b = 5 of d = 2,000; E1 = 5, E2 = 10
    assert isclose(log_likelihood(10, 1000, 5, 2000), 2 * (10 * log(2) + 5 * log(0.5)))
    assert log_likelihood(10, 1000, 20, 2000) == 0


def test_the_sign_says_where_a_word_is_more_frequent() -> None:
    assert signed_likelihood(10, 1000, 5, 2000) > 0 > signed_likelihood(1, 1000, 50, 2000)
    assert log_ratio(20, 1000, 10, 1000) == 1
    assert log_ratio(10, 1000, 40, 1000) == -2
    assert log_ratio(2, 1000, 0, 1000) == 2, "half an occurrence stands for none"


@given(COUNTS, SIZES, COUNTS, SIZES)
def test_the_measure_is_never_negative_and_turns_round_with_the_groups(a: int, c: int, b: int, d: int) -> None:
    assert log_likelihood(a, c, b, d) >= -1e-9
    assert isclose(log_likelihood(a, c, b, d), log_likelihood(b, d, a, c), abs_tol=1e-9)
    assert isclose(log_ratio(a, c, b, d), -log_ratio(b, d, a, c), abs_tol=1e-9)


def test_typical_words_come_first_and_untypical_ones_last() -> None:
    group = Counter({"kunta": 30, "olla": 50, "raha": 2, "kerran": 1})
    rest = Counter({"kunta": 5, "olla": 52, "raha": 40})
    found = typical(group, rest, leave_out={"olla"})
    assert [each.word for each in found] == ["kunta", "raha"], "what occurs once is typical of nothing"
    assert found[0].likelihood > 10 and found[0].ratio > 2 and found[1].likelihood < -10


@pytest.mark.parametrize(("group", "rest"), [({}, {"a": 3}), ({"a": 3}, {}), ({}, {})])
def test_without_two_groups_nothing_is_typical(group: dict[str, int], rest: dict[str, int]) -> None:
    assert typical(group, rest) == []


def test_stop_words_are_base_forms_in_small_letters() -> None:
    for words in (FINNISH, ENGLISH, SWEDISH):
        assert all(word == word.lower().strip() for word in words)
    assert {"olla", "ja", "se", "niinku", "minä"} <= stop_words() and "kunta" not in stop_words()
    assert stop_words(frozenset(("fi", "en"))) == FINNISH | ENGLISH
    assert stop_words(frozenset(("de",))) == frozenset()
