"""Sentences by their marks."""

import pytest

from kooditin.qda.sentence import sentence_at

TEXT = "No se on just se. Esim. Lahdessa, 3. kerroksessa, mitä? ”Joo!” sanoi hän… Ja loppu 😀\nUusi kappale"


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("just", "No se on just se."),
        ("Lahdessa", "Esim. Lahdessa, 3. kerroksessa, mitä?"),
        ("Joo", "”Joo!”"),
        ("sanoi", "sanoi hän…"),
        ("loppu", "Ja loppu 😀"),
        ("Uusi", "Uusi kappale"),
    ],
)
def test_the_sentence_holds_the_word(inside, sentence):
    start, end = sentence_at(TEXT, TEXT.index(inside))
    assert TEXT[start:end] == sentence


def test_empty_text_has_an_empty_sentence():
    assert sentence_at("", 0) == (0, 0)
