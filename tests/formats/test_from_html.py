import time

import pytest

from kooditin.exchange import read_source
from kooditin.formats.from_html import read
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text


@pytest.fixture
def page(tmp_path):
    """Writes a page from its body and gives its path."""

    def make(body, head='<meta charset="utf-8">', encoding="utf-8"):
        path = tmp_path / "haastattelu.html"
        path.write_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(encoding))
        return path

    return make


BODIES = {
    "headings and paragraphs": ("<h1>Otsikko</h1>\n<p>Äiti 😀</p><p>öljy</p>", "Otsikko\nÄiti 😀\nöljy"),
    "white space is one space": ("<p>\n  a \n <b> b</b>c  </p>\n\n<p>d</p>", "a bc\nd"),
    "line breaks": ("<p>H: Kerro. <br>\n V: Joo.<br/>H: Niin.</p>", "H: Kerro.\nV: Joo.\nH: Niin."),
    "paragraphs left open": ("<p>yksi<p>kaksi<div>kolme", "yksi\nkaksi\nkolme"),
    "words around a block": ("<div>ennen<p>sisällä</p>jälkeen</div>", "ennen\nsisällä\njälkeen"),
    "scripts, styles and comments": (
        "<script>var a='<p>ei</p>'</script><style>p{color:red}</style><!-- ei --><p>jaa</p><noscript>ei</noscript>",
        "jaa",
    ),
    "entities": ("<p>&auml;iti &amp; &Ouml;ljy&nbsp;&#128512; &lt;naurua&gt;</p>", "äiti & Öljy\xa0😀 <naurua>"),
    "bullets": ("<ul><li>yksi<li><p>kaksi</p><p>jatkuu</p></ul>", "• yksi\n• kaksi\njatkuu"),
    "numbers": ('<ol start="3"><li>a<ol type="a"><li>ala</ol><li value="9">b<li>c</ol>', "3. a\na. ala\n9. b\n10. c"),
    "a table": (
        "<table><tr><th>H<th>Kysymys</tr><tr><td></td><td><p>yksi</p><p>kaksi</p></td></tr></table>loppu",
        "H\tKysymys\n\tyksi\nkaksi\nloppu",
    ),
    "a table in a table": ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "a\tb\tc"),
    "text set as it is": ("<pre>\na\n  b</pre><p>c</p>", "a\n  b\nc"),
    "soft hyphens": ("<p>työ&shy;paja</p>", "työpaja"),
    "letters with loose marks become one": ("<p>a\u0308<i>iti</i></p>", "äiti"),
}


@pytest.mark.parametrize("case", BODIES)
def test_the_text_is_what_a_reader_sees(case, page):
    body, expected = BODIES[case]
    source = read(page(body))
    assert source.text == expected == normal_text(source.text)


def test_labels_and_bold_names_are_speakers(page):
    source = read(page("<p><b>Aino</b> Mitä 😀?</p><p><strong>Matti</strong> Hyvää.</p>" * 2))
    assert [(turn.speaker, source.text[turn.start : turn.end]) for turn in source.turns][:2] == [
        ("Aino", "Mitä 😀?"),
        ("Matti", "Hyvää."),
    ]
    assert [turn.speaker for turn in read(page("H: Kerro.<br>V1: Joo.<br>H: Niin.")).turns] == ["H", "V1", "H"]


def test_what_is_hidden_and_pictures_are_told(page):
    source = read(page('<p>näkyy</p><p style="display: none">piilossa</p><p hidden>pois</p><img src="http://x/y.png">'))
    assert source.text == "näkyy"
    assert [str(told).split(",")[0] for told in source.warnings] == [
        "The document had hidden text (12 characters)",
        "The document has pictures (1); only text is read.",
    ]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="windows-1252">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("iso8859_15", '<meta charset="ISO-8859-15">'),
        ("cp1252", '<meta charset="utf-8">'),
        ("utf-16", ""),
    ],
)
def test_the_encoding_is_the_pages_own(page, encoding, head):
    assert read(page("<p>Äiti söi öljyä å</p>", head, encoding)).text == "Äiti söi öljyä å"


BAD = {
    "plain text": (b"H: Hei <naurua\nV: Hei", "plain text"),
    "a PDF": (b"%PDF-1.4 ...", "PDF"),
    "an archive": (b"PK\x03\x04" + b"\x00" * 100, "damaged"),
    "bytes": (bytes(range(256)) * 20, "does not hold text"),
    "no text": (b"<html><body><img src='a'></body></html>", "no text"),
    "too deep to be a page": (b"<div>" * 60_000 + b"x", "no text"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_sentence_that_helps(case, tmp_path):
    content, words = BAD[case]
    path = tmp_path / "sivu.htm"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=words) as refused:
        read_source(path)
    assert "sivu.htm" in str(refused.value) and str(refused.value).endswith(".")


def test_entities_of_the_pages_own_are_never_expanded(tmp_path):
    path = tmp_path / "a.html"
    path.write_text('<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "bb">]><p>x &a; &b;</p>')
    text = read(path).text
    assert "root" not in text and "bb" not in text


def test_a_page_of_a_megabyte_and_a_half_is_read_within_seconds(page):
    path = page("<p><b>H:</b> no siis <i>mä</i> aattelin että tää on ihan hyvä juttu</p>" * 20_000)
    started = time.process_time()
    assert len(read(path).turns) > 15_000
    assert time.process_time() - started < 10


def test_a_page_of_a_million_parts_is_refused(page):
    with pytest.raises(CannotRead, match="far more pieces"):
        read(page("<p>a" * 600_000))
