import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.exchange import read_source
from kooditin.formats.from_rtf import read
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset238 Arial CE;}"
    r"{\f2\fnil\fcharset128 MS Mincho;}{\f3\fnil\fcharset2 Symbol;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}}{\info{\title Otsikko}{\author Maija}}{\*\generator Riched20;}{\header Ylätunniste\par}"
)


@pytest.fixture
def rtf(tmp_path):
    """Writes a document from its body and gives its path."""

    def make(body):
        path = tmp_path / "haastattelu.rtf"
        path.write_bytes((HEAD + body + "}").encode("cp1252"))
        return path

    return make


BODIES = {
    "paragraphs": (r"\pard\'c4iti\par" "\r\n" r"\par \'f6ljy\par", "Äiti\n\nöljy"),
    "bytes without escapes": (r"Äiti söi öljyä å\par", "Äiti söi öljyä å"),
    "unicode with stand-ins": (
        r"\u196?iti \u-10179?\u-8704? \uc0\u228 ja \uc2\u246\'f6\'f6ljy {\uc1\u8364 ?}",
        "Äiti 😀 äja öljy €",
    ),
    "unicode after a group": (r"{\uc0 a}\u228?b", "aäb"),
    "line ends, tabs and signs": (
        r"a\line b\tab c\~d\_e\-f\emdash\endash\ldblquote g\rdblquote\{h\}\\ \bullet", "a\nb\tc\xa0d-ef—–“g”{h}\\ •"
    ),
    "escaped line ends": ("a\\\nb", "a\nb"),
    "the font's own encoding": (r"{\f1 \'e1\'9a} \f0 \'e4 {\f2 \'82\'a0\'83A\'83\'5c}!", "áš ä あアソ!"),
    "a table": (
        r"\trowd\cellx1\cellx2 H\cell Kerro.\par Viel\'e4.\cell\row\trowd V\cell\cell\row\pard Loppu\par",
        "H\tKerro.\nVielä.\nV\t\nLoppu",
    ),
    "a table in a table": (
        r"\trowd\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
        r"\itap1\cell c\cell\row",
        "a\tb\n\tc",
    ),
    "bullets and numbers": (
        r"{\listtext\f3\'b7\tab}yksi\par{\pntext\f0 1.\tab}kaksi\par{\listtext\u61623 ?\tab}kolme",
        "• yksi\n1. kaksi\n• kolme",
    ),
    "a field: its result without its code": (
        r'{\field{\*\fldinst{HYPERLINK "http://x.fi"}}{\fldrslt{sivu}}} ja {\field{\*\fldinst PAGE}{\fldrslt 7}}',
        "sivu ja 7",
    ),
    "notes at the end": (
        r"Niin{\super\chftn{\footnote\pard\plain{\super\chftn} Alaviite.}}?\par Joo{\footnote\ftnalt toinen}\par",
        "Niin[1]?\nJoo[2]\n\n[1] Alaviite.\n[2] toinen",
    ),
    "a text box stands after its paragraph": (
        r"Ennen{\shp{\*\shpinst\shpleft1{\sp{\sn x}{\sv 1}}{\shptxt laatikko\par}}"
        r"{\shprslt{\*\do laatikko}}} j\'e4lkeen\par",
        "Ennen jälkeen\nlaatikko",
    ),
    "unknown groups and binary data": (r"a{\*\uusi pois{\b x}}b{\pict\bin5 }}{{\par}c", "abc"),
    "letters with loose marks become one": (r"a\u776?iti", "äiti"),
    "what follows the document": (r"a}{b", "a"),
    "deleted text is not shown": (r"on {\deleted vanha}{\revised uusi}", "on uusi"),
}  # fmt: skip


@pytest.mark.parametrize("case", BODIES)
def test_the_text_is_what_a_reader_sees(case, rtf):
    body, expected = BODIES[case]
    source = read(rtf(body))
    assert source.text == expected == normal_text(source.text)


def test_comments_are_remarks_on_their_spans(rtf):
    def comment(reference, words):
        return (
            rf"{{\*\atnid VO}}{{\*\atnauthor Ville \'d6hman}}\chatn {{\*\annotation{reference}"
            rf"\pard\plain{{\chatn }}{words}}}"
        )

    reference = r"{\*\atnref 12}"
    body = (
        rf"\u-10179?\u-8704? on {{\*\atrfstart 12}}hyv\'e4 {{\b asia}}{{\*\atrfend 12}}"
        rf"{comment(reference, 'Miksi?')}.\par toinen{comment('', 'Koko')} rivi\par"
    )
    source = read(rtf(body))
    assert source.text == "😀 on hyvä asia.\ntoinen rivi"
    said = [(source.text[each.span.start : each.span.end], each.text, each.author) for each in source.remarks]
    assert said == [("hyvä asia", "Miksi?", "Ville Öhman"), ("toinen rivi", "Koko", "Ville Öhman")]


def test_labels_and_bold_names_are_speakers(rtf):
    source = read(rtf((r"{\b Aino} Mit\'e4?\par \b Matti \b0 Hyv\'e4\'e4.\par ") * 2))
    assert [(turn.speaker, source.text[turn.start : turn.end]) for turn in source.turns][:2] == [
        ("Aino", "Mitä?"),
        ("Matti", "Hyvää."),
    ]
    assert [turn.speaker for turn in read(rtf(r"H: Kerro.\par V1: Joo.\par H: Niin.")).turns] == ["H", "V1", "H"]


def test_what_is_left_out_is_told(rtf):
    picture = r"{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict\wmetafile8 0100}}"
    source = read(rtf(rf"n\'e4kyy {{\v piilossa}}taas{{\deleted pois}}{picture}"))
    assert source.text == "näkyy taas"
    assert [str(told).split(")")[0] for told in source.warnings] == [
        "The document had tracked changes (1",
        "The document had hidden text (8 characters",
        "The document has pictures (1",
        "Headers and footers were left out: Ylätunniste",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"H: Hei\nV: Hei", "not an RTF document"),
        (b"%PDF-1.4", "PDF"),
        (b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\par}", "no text"),
        (b"", "empty"),
        (b"PK\x03\x04" + b"\x00" * 100, "damaged"),
    ],
)
def test_a_bad_file_gets_one_sentence_that_helps(tmp_path, content, words):
    path = tmp_path / "haastattelu.rtf"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=words) as refused:
        read_source(path)
    assert "haastattelu.rtf" in str(refused.value) and str(refused.value).endswith(".")


def test_a_document_that_ends_too_early_gives_what_is_there(tmp_path):
    path = tmp_path / "a.rtf"
    path.write_bytes((HEAD + r"{\b alku{\footnote viite").encode("cp1252"))
    assert read(path).text == "alku[1]\n\n[1] viite"


def test_a_document_nested_a_hundred_thousand_deep_is_read_at_once(rtf):
    assert read(rtf("{" * 100_000 + "x" + "}" * 100_000)).text == "x"


def test_a_document_of_five_megabytes_is_read_within_seconds(rtf):
    path = rtf(
        (r"{\rtlch\fcs1\af0 \ltrch\fcs0\insrsid123 H: no siis m\'e4 aattelin ett\'e4 t\'e4\'e4}\par" "\n") * 20_000
    )
    started = time.process_time()
    assert len(read(path).turns) == 20_000
    assert time.process_time() - started < 10


PIECES = [r"\'e4", r"\u228?", "{", "}", r"\b ", r"\*", r"\footnote", r"\annotation", r"\uc", r"\u", "a", r"\bin9",
          "\\", r"\atrfstart 1", r"\cell", r"\row", r"\par ",
          r"\shptxt", r"\shp", r"\fcharset999", r"\f1", r"\v ", "ä"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_garbled_documents_are_read_or_refused(tmp_path_factory, pieces):
    path = tmp_path_factory.mktemp("r") / "a.rtf"
    path.write_bytes(("{\\rtf1 alku " + "".join(pieces)).encode("cp1252"))
    source = read(path)
    assert source.text.startswith("alku")
    assert all(0 <= each.span.start < each.span.end <= len(source.text) for each in source.remarks)
