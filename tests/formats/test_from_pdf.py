import time

import pytest
from pypdfium2 import PdfDocument

from kooditin.exchange import read_source
from kooditin.formats.from_pdf import read
from kooditin.formats.pdf_page import written_on
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text
from tests.formats.pdf_writing import FULL, WIDTHS, lines, written


@pytest.fixture
def pdf(tmp_path):
    """Writes a PDF from its pages and gives its path."""
    return lambda *pages: written(tmp_path / "raportti.pdf", pages)


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
    "a hyphen after an abbreviation or before a name": (
        lines(f"{FULL} pk-", "yritys", f"{FULL} esr-", "hanke", f"{FULL} Etelä-", "Suomi", f"{FULL} työ-", "llisyys"),
        f"{FULL} pk-yritys\n{FULL} esr-hanke\n{FULL} Etelä-Suomi\n{FULL} työllisyys",
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


PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q\n"


def test_pages_that_are_pictures_are_told_by_their_numbers_and_blank_ones_are_not(pdf):
    source = read(pdf(lines("Alku."), [], [PICTURE], [PICTURE], [PICTURE, (290, 800, "Leima 4")], lines("Loppu.")))
    assert [str(told).split(". Run")[0] for told in source.warnings] == [
        "Some pages are pictures without text, e.g. scanned: 3–5"
    ]
    assert [section.title for section in source.sections] == ["1", "5", "6"]


def parts(source, kind):
    """The sections of the kind: level, and title or else first words."""
    return [
        (each.level, each.title or source.text[each.start : each.end]) for each in source.sections if each.kind == kind
    ]


def test_the_page_of_each_passage_is_kept_by_its_printed_number(pdf):
    pages = [
        [(70, 810, "Raportti") if n % 2 else (400, 810, f"Luku {n // 8 + 1}"), *lines(FULL, "loppui. Sitten alkoi"),
         *lines(f"uusi lause {'abcdefghijkl'[n]}.", top=200), (70 if n % 2 else 500, 30, str(n - 1))]
        for n in range(12)
    ]  # fmt: skip
    pages[7].pop()  # the first page of a chapter may not show its number
    pages[0] = [(200, 500, "Kansi", 30)]
    source = read(pdf(*pages))
    assert [title for _, title in parts(source, "page")] == ["[1]", "[2]", *map(str, range(1, 11))]
    assert "Raportti\n" not in source.text and "Luku" not in source.text
    third = next(each for each in source.sections if each.title == "3")
    assert source.text[third.start :].startswith(FULL) and source.text[third.start : third.end].endswith("lause e.\n")


def test_a_head_with_the_pages_number_is_left_out_whatever_its_words(pdf):
    names = ("Alku", "Keskivaihe", "Loppu", "Liite")
    pages = [[(70, 810, name), (500, 810, str(n)), *lines(f"Teksti {n}.")] for n, name in enumerate(names, 14)]
    assert read(pdf(*pages)).text == "Teksti 14.\nTeksti 15.\nTeksti 16.\nTeksti 17."


def test_a_paragraph_over_two_pages_belongs_to_both_from_where_the_page_turns(pdf):
    source = read(pdf(lines(FULL + " kehit-"), lines("tämistyö jatkui.")))
    assert source.text == f"{FULL} kehittämistyö jatkui."
    assert [source.text[each.start : each.end] for each in source.sections] == [f"{FULL} kehit", "tämistyö jatkui."]


def test_footnotes_part_no_paragraph_that_goes_on_over_the_page(pdf):
    notes = [(70, 130, "1 Ks. raportti 2023, jossa", 8), (70, 120, "asia on toisin.", 8), (70, 110, "2 Sama.", 8)]
    source = read(pdf([*lines(FULL, FULL), *notes], lines("mahtunut tälle sivulle.", "Uusi kappale.")))
    assert source.text == (
        f"{FULL} {FULL} mahtunut tälle sivulle.\n1 Ks. raportti 2023, jossa asia on toisin.\n2 Sama.\nUusi kappale."
    )


def test_larger_and_bold_lines_are_headings_and_captions_are_not(pdf):
    def page(number):
        return [
            (70, 700, f"{number} Johdanto ja muu", 20), (70, 660, f"*{number}.1 Tausta"),
            *lines(FULL, "loppui.", top=640),
            (70, 590, "*Kuvio 1. Tulos"), *lines(FULL, top=570), (70, 520, f"{number}.2 Tavoite", 15),
            *lines(f"{FULL}.", "• yksi", top=500), (90, 472, "– ala"), (70, 458, "• kaksi"),
        ]  # fmt: skip

    source = read(pdf([(100, 500, "Loppuraportti", 30)], page(1), page(2)))
    assert parts(source, "heading") == [
        (1, "1 Johdanto ja muu"), (2, "1.1 Tausta"), (2, "1.2 Tavoite"),
        (1, "2 Johdanto ja muu"), (2, "2.1 Tausta"), (2, "2.2 Tavoite"),
    ]  # fmt: skip
    assert parts(source, "item")[:3] == [(1, "• yksi\n– ala"), (2, "– ala"), (1, "• kaksi")]


def test_bookmarks_tell_the_headings_where_the_file_has_them(tmp_path):
    page = lines("Johdanto", FULL, "", "*Lihava rivi", FULL, "", "Tulokset", FULL, "loppui.")
    path = written(tmp_path / "a.pdf", [page, page], bookmarks=[("Johdanto", 0), ("Tulokset", 0), ("Johdanto", 1)])
    assert parts(read(path), "heading") == [(1, "Johdanto"), (1, "Tulokset"), (1, "Johdanto")]


def highlight(text, contents, left, right, bottom, author="Maija"):
    corners = f"{left} {bottom + 11} {right} {bottom + 11} {left} {bottom} {right} {bottom}"
    return (
        f"<< /Type /Annot /Subtype /{text} /Rect [{left} {bottom} {right} {bottom + 11}] /QuadPoints [{corners}] "
        f"/Contents ({contents}) /T ({author}) >>"
    )


def test_comments_are_remarks_on_what_they_mark(pdf):
    width = sum(WIDTHS[sign] for sign in "Tämä on ") * 11 / 1000
    wide = sum(WIDTHS[sign] for sign in "hyvä asia") * 11 / 1000
    note = "<< /Type /Annot /Subtype /Text /Rect [300 640 320 660] /Contents (Entä muut?) /T (Ville) >>"
    source = read(
        pdf([
            *lines("Tämä on hyvä asia, hyvä.", "", "", "", "Toinen kappale."),
            highlight("Highlight", "Miksi?", 70 + width, 70 + width + wide, 699), note,
            highlight("Highlight", "", 70, 100, 643),
        ])
    )  # fmt: skip
    said = [(source.text[each.span.start : each.span.end], each.text, each.author) for each in source.remarks]
    assert said == [("hyvä asia", "Miksi?", "Maija"), ("Toinen kappale.", "Entä muut?", "Ville")]
    assert ["marked without a comment (1)" in str(told) for told in source.warnings] == [True]


def test_a_comment_over_a_broken_word_and_two_lines_keeps_its_words(pdf):
    page = lines(f"{FULL} kehit-", "tämistyö jatkui.")
    ends = [70 + sum(WIDTHS[sign] for sign in text) * 11 / 1000 for text in (FULL + " ", FULL + " kehit-", "tämistyö")]
    two = (
        f"<< /Type /Annot /Subtype /Underline /Rect [0 0 1 1] /Contents (!) /QuadPoints [{ends[0]} 710 {ends[1]} 710 "
        f"{ends[0]} 699 {ends[1]} 699 70 696 {ends[2]} 696 70 685 {ends[2]} 685] >>"
    )
    source = read(pdf([*page, two]))
    assert [source.text[each.span.start : each.span.end] for each in source.remarks] == ["kehittämistyö"]


def test_form_fields_and_attached_files_are_told(tmp_path):
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /V (vastaus) /T (kentta) /Rect [70 600 200 620] >>"
    attached = "/Names << /EmbeddedFiles << /Names [(a.txt) << /Type /Filespec /F (a.txt) >>] >> >>"
    source = read(written(tmp_path / "a.pdf", [[*lines("Lomake."), field]], catalog=attached))
    assert [str(told).split(")")[0] for told in source.warnings] == [
        "The document has files attached (1", "The document has form fields (1",
    ]  # fmt: skip


LONG = ("Tämä solu on pitkä ja", "jatkuu toiselle riville asti", "ja vielä kolmannelle.")
ROW = "Tämä solu on pitkä ja jatkuu toiselle riville asti ja vielä kolmannelle."


def test_a_table_with_long_cells_is_read_row_by_row(pdf):
    rules = "".join(f"70 {y} m 520 {y} l S\n" for y in (715, 660, 605, 550, 495))
    cells = [line for row in range(4) for x in (75, 300) for line in lines(*LONG, x=x, top=700 - 55 * row)]
    assert read(pdf([rules, *cells, (70, 450, "Loppu.")])).text == f"{ROW}\t{ROW}\n" * 4 + "Loppu."
    assert read(pdf([*cells, (70, 450, "Loppu.")])).text == f"{ROW}\t{ROW}\n" * 4 + "Loppu."


def test_justified_lines_have_no_tabs(pdf):
    head, tail = "Tämä rivi on niin pitkä että", "seuraavan rivin ensimmäinen sa"
    across, end = (sum(WIDTHS[sign] for sign in text) * 11 / 1000 for text in (FULL, tail))
    spread = [(70, 672, head), (70 + across - end, 672, tail)]
    page = [*lines(FULL, FULL), *spread, *lines(FULL, "loppu.", top=658)]
    assert f"{head} {tail}" in read(pdf(page)).text
    assert "\t" not in read(pdf(page)).text


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
    pages = [[*lines(f"*{n} Luku", *[FULL] * 45), (290, 30, str(n))] for n in range(1, 61)]
    started = time.process_time()
    source = read(pdf(*pages))
    assert time.process_time() - started < 10
    assert len(source.text) > 60 * 45 * 50
    assert [title for _, title in parts(source, "page")] == [str(n) for n in range(1, 61)]
