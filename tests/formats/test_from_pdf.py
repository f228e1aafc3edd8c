import time

import pytest
from pypdfium2 import PdfDocument

from kooditin.exchange import read_source
from kooditin.formats.from_pdf import read
from kooditin.formats.pdf_page import written_on
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text

WIDTHS = dict.fromkeys(map(chr, range(32, 256)), 560) | dict.fromkeys("il.,:'|", 230) | dict.fromkeys("-f tr", 300)
EMOJI = "beginbfchar\n<7E> <D83DDE00>\nendbfchar"  # the sign ~ means 😀


def written(path, pages, size=11.0):
    """A PDF of pages; a page is lines (x, y, text) in points from below, bold when the text begins with *."""
    widths = " ".join(str(WIDTHS[chr(code)]) for code in range(32, 256))
    fonts = "".join(
        f"/F{n} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding "
        f"/FirstChar 32 /LastChar 255 /Widths [{widths}] /ToUnicode 3 0 R >> "
        for n, name in ((1, "Helvetica"), (2, "Helvetica-Bold"))
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
        f"endcodespacerange 1 beginbfrange <20> <7D> <0020> endbfrange "
        f"1 beginbfrange <A0> <FF> <00A0> endbfrange 1 {EMOJI} "
        "endcmap end end"
    )
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 595 842] "
        f"/Resources << /Font << {fonts} >> >> >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for n, lines in enumerate(pages):
        content = "".join(
            f"BT /F{2 if text[:1] == '*' else 1} {size} Tf {x} {y} Td ({escaped(text.removeprefix('*'))}) Tj ET\n"
            for x, y, text in lines
        )
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{body.rfind(b'xref')}\n%%EOF".encode()
    path.write_bytes(body)
    return path


def escaped(text):
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def lines(*texts, x=70, top=700, step=14):
    return [(x, top - step * n, text) for n, text in enumerate(texts) if text]


@pytest.fixture
def pdf(tmp_path):
    """Writes a PDF from its pages and gives its path."""
    return lambda *pages: written(tmp_path / "raportti.pdf", pages)


FULL = "Tämä rivi on niin pitkä että seuraavan rivin ensimmäinen sana ei"
PAGES = {
    "lines that end early are paragraphs": (lines(FULL, "mahtunut siihen. ~", "Uusi alkaa."),
                                            f"{FULL} mahtunut siihen. 😀\nUusi alkaa."),
    "a gap parts paragraphs": (lines(FULL, "", FULL, "loppu"), f"{FULL}\n{FULL} loppu"),
    "a word broken over lines": (
        lines(FULL + " kehit-", "tämistyö jatkui", FULL), f"{FULL} kehittämistyö jatkui\n{FULL}"
    ),
    "a hyphen that belongs to the word": (
        lines(f"{FULL} TE-", "toimiston", f"{FULL} linja-", "auton", f"{FULL} 2020-", "luvulla", f"{FULL} Etelä-",
              "Suomessa"),
        f"{FULL} TE-toimiston\n{FULL} linja-auton\n{FULL} 2020-luvulla\n{FULL} Etelä-Suomessa",
    ),
    "a hyphen before ja": (lines(f"{FULL} syys-", "ja kevätkausi"), f"{FULL} syys- ja kevätkausi"),
    "a compound that is whole elsewhere": (
        lines(f"{FULL} kysely-", "lomake", "Se kysely-lomake."), f"{FULL} kysely-lomake\nSe kysely-lomake."
    ),
    "bullets stay lines": (lines(FULL, "• yksi", "• kaksi"), f"{FULL}\n• yksi\n• kaksi"),
    "a table": (
        [(70, 700, "Alue"), (200, 700, "Määrä"), (70, 686, "Lappi"), (200, 686, "12"), (70, 672, "Häme")],
        "Alue\tMäärä\nLappi\t12\nHäme",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
def test_the_text_is_what_a_reader_sees(case, pdf):
    page, expected = PAGES[case]
    source = read(pdf(page))
    assert source.text == expected == normal_text(source.text)


def test_two_columns_are_read_one_after_the_other_even_when_drawn_across(pdf):
    left = lines(*(f"vasen palsta ja sen rivi numero {n}." for n in "abcdefgh"))
    right = lines(*(f"oikea palsta ja sen rivi numero {n}." for n in "abcdefgh"), x=320)
    heading = [(70, 740, "Otsikko joka ulottuu molempien palstojen yli koko sivun leveydeltä")]
    drawn = [line for pair in zip(left, right, strict=True) for line in pair]
    text = read(pdf(heading + drawn)).text
    assert text.startswith("Otsikko joka ulottuu")
    assert text.index("numero h") < text.index("oikea palsta") and text.count("\t") == 0


def test_running_heads_and_page_numbers_are_left_out(pdf):
    pages = [
        [(70, 810, "Hankkeen loppuraportti"), *lines(f"Luku {word} alkaa tästä."), (290, 30, f"{n} (4)")]
        for n, word in enumerate(("yksi", "kaksi", "kolme", "neljä"), 1)
    ]
    assert read(pdf(*pages)).text == "\n".join(
        f"Luku {word} alkaa tästä." for word in ("yksi", "kaksi", "kolme", "neljä")
    )


@pytest.mark.parametrize("turn", ["0 1 -1 0 300 100", "0 -1 1 0 300 600", "-1 0 0 -1 300 600"])
def test_a_page_that_lies_on_its_side_is_read_upright(tmp_path, turn):
    path = written(tmp_path / "a.pdf", [lines("Tämä sivu on kyljellään.", "*")])
    path.write_bytes(path.read_bytes().replace(b"70 700 Td", turn.encode() + b" Tm"))
    source = read(path)
    assert (source.text, source.warnings) == ("Tämä sivu on kyljellään.", ())


def test_a_word_on_its_side_is_left_out_and_told(pdf):
    path = pdf(lines("Pystyssä on paljon enemmän tekstiä.", "Sivussa"))
    path.write_bytes(path.read_bytes().replace(b"70 686 Td", b"0 1 -1 0 300 100 Tm"))
    source = read(path)
    assert source.text == "Pystyssä on paljon enemmän tekstiä."
    assert "sideways (7 characters)" in str(source.warnings[0])


def test_a_sentence_goes_on_over_the_page(pdf):
    assert read(pdf(lines(FULL), lines("mahtunut."), lines("Uusi."))).text == f"{FULL} mahtunut.\nUusi."


def test_labels_and_bold_names_are_speakers(pdf):
    full = "V1: Tämä rivi on niin pitkä että seuraavan rivin ensimmäinen sana"
    source = read(pdf(lines("H: Kerro ~.", full, "ei mahtunut.", "H: Niin.", "V1: Joo.")))
    assert [(turn.speaker, source.text[turn.start : turn.end][-8:]) for turn in source.turns] == [
        ("H", "Kerro 😀."), ("V1", "ahtunut."), ("H", "Niin."), ("V1", "Joo."),
    ]  # fmt: skip
    bold = [(70, 700 - 30 * n, f"*{name}") for n, name in enumerate(("Aino", "Matti") * 2)]
    speech = [(70, 686 - 30 * n, "Mitä kuuluu?") for n in range(4)]
    assert [turn.speaker for turn in read(pdf(bold + speech)).turns] == ["Aino", "Matti"] * 2


def test_a_line_is_one_piece_wherever_it_stands_on_the_page(pdf):
    with PdfDocument(pdf(lines(*[FULL] * 45))) as document:
        assert [piece.text for piece in written_on(document[0]).pieces] == [FULL] * 45


def test_pages_without_text_are_told(pdf):
    source = read(pdf(lines("Alku."), []))
    assert [str(told)[:38] for told in source.warnings] == ["The document has pages without text (1"]


BAD = {
    "scanned pages": (lambda path: written(path, [[], []]), "only pictures of pages"),
    "cut": (lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj << /Type"), "damaged"),
    "no PDF": (lambda path: path.write_text("H: Hei\nV: Hei"), "not a PDF"),
    "RTF": (lambda path: path.write_text(r"{\rtf1 hei}"), "RTF"),
    "empty": (lambda path: path.write_bytes(b""), "empty"),
    "a password": (
        lambda path: path.write_bytes(
            written(path, [lines("a")]).read_bytes().replace(
                b"/Root 1 0 R", b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32
                + b"> /U <" + b"42" * 32 + b"> >> /ID [<00> <00>] /Root 1 0 R",
            )
        ),
        "password",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_sentence_that_helps(case, tmp_path):
    spoil, words = BAD[case]
    path = tmp_path / "raportti.pdf"
    spoil(path)
    with pytest.raises(CannotRead, match=words) as refused:
        read_source(path)
    assert "raportti.pdf" in str(refused.value) and str(refused.value).endswith(".")


def test_sixty_full_pages_are_read_within_seconds(pdf):
    page = lines(*[FULL] * 45)
    started = time.perf_counter()
    assert len(read(pdf(*[page] * 60)).text) > 60 * 45 * 50
    assert time.perf_counter() - started < 10
