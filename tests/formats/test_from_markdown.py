import time

import pytest

from kooditin.exchange import read_source
from kooditin.formats.from_markdown import read
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text


@pytest.fixture
def file(tmp_path):
    """Writes a Markdown file and gives its path."""

    def make(text, encoding="utf-8"):
        path = tmp_path / "haastattelu.md"
        path.write_bytes(text.encode(encoding))
        return path

    return make


TEXTS = {
    "headings": ("# Työpaja\n\nÄiti 😀\n\nToinen\n------\nöljy", "Työpaja\n\nÄiti 😀\n\nToinen\nöljy"),
    "emphasis and code": (
        "**liha** *kursiivi* ~~pois~~ `koodi` snake_case_nimi", "liha kursiivi pois koodi snake_case_nimi",
    ),
    "lines stay lines": ("H: Kerro.\nV: Joo.  \nH: Niin.", "H: Kerro.\nV: Joo.\nH: Niin."),
    "bullets": ("- yksi\n- kaksi\n  * ala\n\nloppu", "• yksi\n• kaksi\n• ala\n\nloppu"),
    "numbers": ("3. yksi\n4. kaksi\n\n1) eka", "3. yksi\n4. kaksi\n\n1) eka"),
    "a list from nought": ("0. nolla\n1. yksi", "0. nolla\n1. yksi"),
    "a table": ("| A | B |\n|---|---|\n| ä | **b** |", "A\tB\nä\tb"),
    "quotes and code blocks": ("> lainaus\n> jatkuu\n\n```\na\n  b\n```", "lainaus\njatkuu\n\na\n  b"),
    "links": ("[sivu](http://x) <http://y.fi> [epäselvää] [00:12:31]", "sivu http://y.fi [epäselvää] [00:12:31]"),
    "links by reference": ("ks. [sivu][1]\n\n[1]: http://x.fi", "ks. sivu"),
    "notes": ("Niin[^1]\n\n[^1]: Alaviite.", "Niin[^1]\n\n[^1]: Alaviite."),
    "what is in angle brackets is text, markup is not": ("<naurua> ja <b>liha</b><br>uusi", "<naurua> ja liha\nuusi"),
    "comments": ("a <!-- ei --> b", "a  b"),
    "entities and escapes": ("&auml;iti \\*tähti\\* 1986\\.", "äiti *tähti* 1986."),
    "front matter": ("---\notsikko: Öljy\n---\n\nteksti", "otsikko: Öljy\n\nteksti"),
    "letters with loose marks become one": ("a\u0308iti", "äiti"),
    "a rule": ("a\n\n---\n\nb", "a\n\nb"),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_the_text_reads_without_its_marks(case, file):
    text, expected = TEXTS[case]
    source = read(file(text))
    assert source.text == expected == normal_text(source.text)


def test_labels_and_bold_names_are_speakers(file):
    source = read(file("**H:** Kerro 😀.\n**V1:** Joo.\n\n**H:** Niin.\n"))
    assert [(turn.speaker, source.text[turn.start : turn.end]) for turn in source.turns] == [
        ("H", "Kerro 😀."),
        ("V1", "Joo."),
        ("H", "Niin."),
    ]
    assert [turn.speaker for turn in read(file("**Aino** Mitä?\n\n**Matti** Joo.\n\n" * 2)).turns] == [
        "Aino",
        "Matti",
    ] * 2


def test_pictures_and_the_encoding_are_told(file):
    source = read(file("Äiti söi öljyä ![kuva](a.png)", "cp1252"))
    assert source.text == "Äiti söi öljyä"
    assert ["encod" in str(told) or "UTF-8" in str(told) or "pictures" in str(told) for told in source.warnings] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.4", "PDF"), (b"  \n", "no text"), (bytes(range(256)) * 20, "does not hold text"), (b"", "empty")],
)
def test_a_bad_file_gets_one_sentence_that_helps(tmp_path, content, words):
    path = tmp_path / "muistio.md"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=words) as refused:
        read_source(path)
    assert "muistio.md" in str(refused.value) and str(refused.value).endswith(".")


HOSTILE = (
    "[" * 20_000, "![" * 10_000, "*a " * 20_000, "> " * 5_000 + "x", "- " * 3_000 + "x", "`" * 20_000 + "x",
    "<" * 20_000 + "x", "a**b" * 20_000, "[a](" * 8_000, "|" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|" * 5_000,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:4])
def test_a_text_made_to_be_slow_is_read_within_seconds(file, text):
    started = time.process_time()
    assert read(file("alku\n\n" + text + "\n\nloppu")).text.startswith("alku")
    assert time.process_time() - started < 5


@pytest.mark.parametrize("text", ["[" * 60_000, "# a\n" * 120_000, "*a " * 300_000, "sana " * 400_000])
def test_what_would_take_minutes_to_lay_out_is_refused(file, text):
    started = time.process_time()
    with pytest.raises(CannotRead, match="far more pieces"):
        read(file(text))
    assert time.process_time() - started < 2


def test_a_long_interview_in_markdown_is_read(file):
    text = "**H:** Kerro [äidistä](https://esimerkki.fi).\n\n**V:** No niin, *joo*.\n\n" * 2_000
    assert len(read(file(text)).turns) == 4_000
