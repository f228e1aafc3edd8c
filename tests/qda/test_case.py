"""Values as people write them, as they are stored, and as they are shown."""

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooditin.qda.case import (
    VARIABLE_TYPES,
    VariableType,
    case_of_turn,
    fits,
    proposed_type,
    shown_value,
    stored_value,
    value_order,
)
from kooditin.qda.errors import Refused

TYPES = st.sampled_from(VARIABLE_TYPES)
LANGUAGES = st.sampled_from(("fi", "en"))


@pytest.mark.parametrize(
    ("typed", "type", "stored"),
    [
        (" Äiti\n", "text", "Äiti"),
        ("A\u0308iti", "text", "Äiti"),
        ("uusimaa", "choice", "Uusimaa"),
        ("Häme", "choice", "Häme"),
        ("1 000", "integer", "1000"),
        ("1\u00a0234\u202f567", "integer", "1234567"),
        ("\u221212", "integer", "-12"),
        ("47,0", "integer", "47"),
        ("007", "integer", "7"),
        ("-0", "integer", "0"),
        ("1E+05", "integer", "100000"),
        ("3,5", "number", "3.5"),
        (",5", "number", "0.5"),
        ("1.234,5", "number", "1234.5"),
        ("1,234.50", "number", "1234.5"),
        ("1.234.567", "number", "1234567"),
        ("100", "number", "100"),
        ("0,12345678901234567890123456789012345", "number", "0.12345678901234567890123456789012345"),
        ("6.10.2015", "date", "2015-10-06"),
        ("6. 10. 2015", "date", "2015-10-06"),
        ("06.10.15", "date", "2015-10-06"),
        ("6.10.67", "date", "1967-10-06"),
        ("2015-10-06 00:00:00", "date", "2015-10-06"),
        ("6.10.2015 klo 23.36.27", "date", "2015-10-06T23:36:27"),
        ("2015/10/06 11:36:27 PM EET", "date", "2015-10-06T23:36:27"),
        ("2015-10-06T09:05:00.123Z", "date", "2015-10-06T09:05:00"),
        ("Kyllä", "yesno", "yes"),
        ("EI", "yesno", "no"),
        ("1", "yesno", "yes"),
        ("", "integer", ""),
        ("  ", "date", ""),
    ],
)
def test_what_a_person_writes_is_stored_in_a_form_without_a_language(
    typed: str, type: VariableType, stored: str
) -> None:
    assert stored_value(typed, type, ("Uusimaa", "Lappi")) == stored


@pytest.mark.parametrize(
    ("typed", "type"),
    [
        ("3,5", "integer"), ("noin 40", "integer"), ("1 00", "integer"), ("1 2", "number"), ("", "text"),
        ("1.2.3", "number"), ("nan", "number"), ("1e999", "number"), ("٣", "integer"), ("4 %", "number"),
        ("31.2.2015", "date"), ("10/6/2015", "date"), ("syksy 2015", "date"), ("6.10.2015 klo 25.00", "date"),
        ("6.10.2015 13:00 PM", "date"), ("ehkä", "yesno"),
    ],
)  # fmt: skip
def test_what_is_no_value_of_the_type_is_refused_in_a_sentence(typed: str, type: VariableType) -> None:
    if type == "text":
        assert stored_value(typed, type) == ""
        return
    with pytest.raises(Refused) as refused:
        stored_value(typed, type)
    assert str(refused.value).startswith(typed)


@pytest.mark.parametrize(
    ("stored", "type", "fi", "en"),
    [
        ("3.5", "number", "3,5", "3.5"),
        ("1987", "integer", "1987", "1987"),
        ("2015-10-06", "date", "6.10.2015", "2015-10-06"),
        ("2015-10-06T23:36:27", "date", "6.10.2015 klo 23.36.27", "2015-10-06 23:36:27"),
        ("yes", "yesno", "kyllä", "yes"),
        ("no", "yesno", "ei", "no"),
        ("noin 3.5", "number", "noin 3.5", "noin 3.5"),
    ],
)
def test_a_value_is_shown_in_the_readers_way(stored: str, type: VariableType, fi: str, en: str) -> None:
    assert (shown_value(stored, type, "fi"), shown_value(stored, type, "en")) == (fi, en)


VALUES = {
    "text": st.text(),
    "choice": st.text(),
    "integer": st.integers().map(str),
    "number": st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9).map(
        lambda number: f"{number:f}"
    ),
    "date": st.dates().map(str) | st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds")),
    "yesno": st.sampled_from(("kyllä", "ei", "Yes", "NO")),
}


@given(st.data(), TYPES, LANGUAGES)
def test_what_is_shown_reads_back_as_what_is_stored(data: st.DataObject, type: VariableType, language: str) -> None:
    stored = stored_value(data.draw(VALUES[type]), type)
    assert stored_value(stored, type) == stored
    assert stored_value(shown_value(stored, type, language), type) == stored
    assert not stored or fits(stored, type)


@given(st.text(), TYPES, LANGUAGES)
def test_any_text_is_stored_or_refused_and_shown_unharmed(text: str, type: VariableType, language: str) -> None:
    assert shown_value(text, type, language) == text or fits(text, type)
    try:
        stored = stored_value(text, type)
    except Refused:
        assert not fits(text, type)
    else:
        assert stored_value(shown_value(stored, type, language), type) == stored


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**6), max_value=10**6)))
def test_numbers_sort_by_size_and_misfits_behind(numbers: list[Decimal]) -> None:
    stored = [stored_value(f"{number:f}", "number") for number in numbers]
    ordered = sorted([*stored, "ei tiedossa"], key=lambda text: value_order(text, "number"))
    assert ordered[-1] == "ei tiedossa"
    assert [Decimal(text) for text in ordered[:-1]] == sorted(Decimal(text) for text in stored)


@pytest.mark.parametrize(
    ("texts", "type"),
    [
        (["20", "", "45"], "integer"),
        (["20,5", "3"], "number"),
        (["00100", "33100"], "text"),
        (["6.10.2015", "1.1.2016"], "date"),
        (["kyllä", "Ei", "ei"], "yesno"),
        (["Häme", "Lappi", "häme", "Lappi"], "choice"),
        (["Häme", "Lappi"], "text"),
        (["", " "], "text"),
    ],
)
def test_a_column_of_a_file_gets_the_narrowest_type_that_fits_all(texts: list[str], type: VariableType) -> None:
    assert proposed_type(texts) == type


def test_a_choice_fits_when_it_is_listed_or_nothing_is() -> None:
    assert fits("Häme", "choice", ("Häme",)) and fits("Häme", "choice")
    assert not fits("Lappi", "choice", ("Häme",))


def test_the_types_are_all_named() -> None:
    assert get_args(VariableType) == VARIABLE_TYPES


def test_the_speakers_case_goes_before_the_sources() -> None:
    assert (case_of_turn(1, 2), case_of_turn(None, 2), case_of_turn(None, None)) == (1, 2, None)
