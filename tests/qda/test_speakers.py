"""The one who asks is known by the marks that Finnish transcribers use."""

import pytest

from kooditin.qda.speakers import is_interviewer


@pytest.mark.parametrize(
    "name", ["H", "h:", "Haastattelija", "HAASTATTELIJA 2", "Interviewer", "Tutkija", "Q", "H (Åsa)"]
)
def test_marks_of_the_one_who_asks(name: str) -> None:
    assert is_interviewer(name)


@pytest.mark.parametrize("name", ["V", "V1", "Vastaaja", "Hanna", "Åsa", "Matti Meikäläinen", "", "K"])
def test_names_of_those_who_answer(name: str) -> None:
    assert not is_interviewer(name)


def test_k_asks_where_v_answers() -> None:
    assert is_interviewer("K", ["K", "V"])
    assert not is_interviewer("K", ["K", "Matti"])
