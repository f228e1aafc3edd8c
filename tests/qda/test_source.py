"""Positions and stored text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooditin.qda.source import Span, Turn, Utf16Map, normal_text, trimmed, turn_at, word_count


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("\ufeffHyvää\r\npäivää\r", "Hyvää\npäivää\n"),
        ("a\u2028b\u2029c\x85d", "a\nb\nc\nd"),
        (unicodedata.normalize("NFD", "Äijälä 😀"), "Äijälä 😀"),
        ("a\x00b", "ab"),
        ("\ud83d\ude00", "😀"),
        ("puoli\ud83d", "puoli\ufffd"),
    ],
)
def test_text_is_normalised_once(raw, stored):
    assert normal_text(raw) == unicodedata.normalize("NFC", stored)


@given(st.text())
def test_normal_text_stays_as_it_is(text):
    once = normal_text(text)
    assert normal_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(alphabet=st.sampled_from("aä😀👩\u200d🔬\n€")))
def test_utf16_positions_come_back(text):
    units = Utf16Map(text)
    for position in range(len(text) + 1):
        expected = len(text[:position].encode("utf-16-le")) // 2
        assert units.to_utf16(position) == expected
        assert units.to_code_point(expected) == position


def test_an_offset_inside_a_surrogate_pair_is_its_characters_start():
    assert Utf16Map("a😀b").to_code_point(2) == 1


def test_a_span_loses_its_outer_white_space():
    assert trimmed(Span(0, 9), "  äö 😀  \n") == Span(2, 6)
    assert trimmed(Span(0, 2), "  ") == Span(2, 2)


def test_the_turn_at_a_position_is_the_last_that_began():
    turns = [Turn(3, 10, "H"), Turn(15, 20, "V1")]
    assert turn_at(turns, 2) is None
    assert turn_at(turns, 12) == turns[0]
    assert turn_at(turns, 15) == turns[1]


def test_words_are_runs_of_non_space():
    assert word_count("No joo,  se on\nkotoutumis-suunnitelma 😀") == 6


@given(
    st.text(
        alphabet=st.sampled_from(
            "aäÅ\u0308\u0300\u2000\u2001\u2013\u201d\u2026\u212b\u2126\x85\u2028\u2029\ufeff"
            "😀\U0001f9d1\u1161\uac00\u0344\xa0\u3000 \n\t\x1c"
        )
    )
)
def test_the_quick_look_at_bytes_never_misses_what_must_be_mended(text):
    mended = text.replace("\ufeff", "")
    for line_end in "\x85\u2028\u2029":
        mended = mended.replace(line_end, "\n")
    assert word_count(text) == len(text.split())
    assert normal_text(text) == unicodedata.normalize("NFC", mended)


def test_all_that_the_quick_look_takes_as_normal_is_nfc():
    quick = [chr(c) for c in (*range(0x300), *range(0x2002, 0x2040), *range(0x1F000, 0x20000))]
    for char in quick:
        assert unicodedata.normalize("NFC", "a" + char) == "a" + char


@given(st.text(alphabet="aä😀 \n\t\r\x0b\x0c\x1c", max_size=40))
def test_words_are_counted_as_they_would_be_parted(text: str) -> None:
    assert word_count(text) == len(text.split())
