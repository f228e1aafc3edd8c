import pytest

from kooditin.qda.language import language_of

TEXTS = {
    "fi": (
        "Joo, kyllä se niinku on että mä oon ollut siinä mukana",
        "Hankkeen tavoite oli vahvistaa palveluja, ja se saavutettiin, mutta resursseja ei ollut tarpeeksi.",
    ),
    "en": ("I like the course and what we have learned is that it takes time",),
    "sv": ("Jag har inte varit här så mycket och det är för att vi måste åka när det blir höst",),
    "": (
        "", "Kiitos!", "1 2 3 4 5", "УХВАЛА 27 грудня 2018 року",
        "Det er ikke så mye og jeg er her fra i dag men vi har også noe som er bare det",
        "See on väga hea ja ei ole mitte midagi aga oli kui ma olen siin ja on",
        "Das ist ein Haus und ich bin nicht mit auch wir zu den von sie auf",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in TEXTS for text in TEXTS[language]])
def test_the_commonest_words_tell_the_language(language, text):
    assert language_of(text) == language
