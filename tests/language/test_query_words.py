"""The base forms that a typed word may have."""

import pytest

from kooditin.language.query_words import base_forms
from kooditin.language.quick import quick_version
from kooditin.qda.words import is_quick


@pytest.mark.parametrize(
    ("word", "bases"),
    [
        ("kunnissa", {"kunta"}),
        ("kuntapalvelut", {"kuntapalvelu"}),
        ("tuli", {"tuli", "tulla"}),
        ("voi", {"voi", "voida"}),
        ("oon", {"olla"}),
        ("😀", {"😀"}),
    ],
)
def test_a_word_alone_has_the_base_forms_of_all_its_readings(word: str, bases: set[str]) -> None:
    assert base_forms(word) == bases


def test_other_languages_have_theirs() -> None:
    assert base_forms("children", "en") == {"child"}


def test_the_project_knows_quick_versions_from_a_taggers() -> None:
    assert is_quick(quick_version("fi")) and is_quick(quick_version("en"))
    assert not is_quick("spacy_fi_experimental_web_md 0.15.0 fi 1")
