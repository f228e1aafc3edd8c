import random
import time
import zipfile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.formats.from_docx import read
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text


def p(*runs, properties=""):
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text, properties=""):
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


BOLD = "<w:b/>"
BODIES = {
    "paragraphs": (p(r("Äiti")) + p() + p(r("öljy")), "Äiti\n\nöljy"),
    "runs of one word": (p(r("tä"), r("mä")), "tämä"),
    "a line break, a tab and hyphens": (
        p(
            "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
            "<w:t>e\u00adf</w:t><w:cr/><w:t>g</w:t></w:r>"
        ),
        "a\nb\tc-def\ng",
    ),
    "a page break": (p('<w:r><w:br w:type="page"/></w:r>', r("uusi sivu")), "\nuusi sivu"),
    "a table": (
        "<w:tbl><w:tr><w:tc>" + p(r("H")) + "</w:tc><w:tc>" + p(r("Kerro.")) + p(r("Vielä.")) + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p(r("V")) + "</w:tc><w:tc>" + p(r("Joo.")) + "</w:tc></w:tr></w:tbl>" + p(r("Loppu")),
        "H\tKerro.\nVielä.\nV\tJoo.\nLoppu",
    ),
    "a table in a table": (
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>"
        + p(r("a"))
        + "</w:tc><w:tc>"
        + p(r("b"))
        + "</w:tc></w:tr></w:tbl>"
        + p()
        + "</w:tc><w:tc>"
        + p(r("c"))
        + "</w:tc></w:tr></w:tbl>",
        "a\tb\n\tc",
    ),
    "an inserted and a deleted word": (
        p(
            r("on "),
            f'<w:ins w:id="1">{r("uusi")}</w:ins>',
            '<w:del w:id="2"><w:r><w:delText>vanha</w:delText></w:r></w:del>',
        ),
        "on uusi",
    ),
    "a moved word stands at its new place": (
        p(f'<w:moveFrom w:id="1">{r("sana ")}</w:moveFrom>', r("ja "))
        + p(f'<w:moveTo w:id="2">{r("sana")}</w:moveTo>'),
        "ja \nsana",
    ),
    "a deleted paragraph mark joins the paragraphs": (
        p(r("yh"), properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p(r("dessä")),
        "yhdessä",
    ),
    "a deleted table row": (
        '<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>'
        + p(r("pois"))
        + "</w:tc></w:tr><w:tr><w:tc>"
        + p(r("jää"))
        + "</w:tc></w:tr></w:tbl>",
        "jää",
    ),
    "a hyperlink": (p(r("ks. "), f'<w:hyperlink r:id="x">{r("sivu")}</w:hyperlink>'), "ks. sivu"),
    "a content control around a paragraph": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('sisältö'))}</w:sdtContent></w:sdt>",
        "sisältö",
    ),
    "a content control in a paragraph": (p(f"<w:sdt><w:sdtContent>{r('nimi')}</w:sdtContent></w:sdt>"), "nimi"),
    "a smart tag": (p(f"<w:smartTag>{r('Tampere')}</w:smartTag>"), "Tampere"),
    "a field: its result without its code": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            r("7"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            r(" s."),
        ),
        "7 s.",
    ),
    "a field that was never closed loses nothing": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("kaikki")) + p(r("jää")),
        "kaikki\njää",
    ),
    "a simple field": (p(f'<w:fldSimple w:instr="DATE">{r("1.1.")}</w:fldSimple>'), "1.1."),
    "symbols": (
        p(
            '<w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Wingdings" w:char="F0E0"/>'
            '<w:sym w:font="Symbol" w:char="F062"/><w:sym w:font="Arial" w:char="00E4"/></w:r>'
        ),
        "☺→βä",
    ),
    "a text box, written twice for old programs": (
        p(
            r("Ennen"),
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
            + p(r("laatikko"))
            + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            "<w:txbxContent>"
            + p(r("laatikko"))
            + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            r(" jälkeen"),
        ),
        "Ennen jälkeen\nlaatikko",
    ),
    "an equation": (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
    "ruby": (p(f"<w:r><w:ruby><w:rt>{r('yö')}</w:rt><w:rubyBase>{r('夜')}</w:rubyBase></w:ruby></w:r>"), "夜"),
    "letters with loose marks become one": (p(r("a\u0308iti")), "äiti"),
    "a loose mark in a run of its own": (p(r("a"), r("\u0308iti")), "äiti"),
    "emoji": (p(r("joo 👋🏽")), "joo 👋🏽"),
}


@pytest.mark.parametrize("case", BODIES)
def test_the_text_is_what_a_reader_sees(case, docx):
    body, expected = BODIES[case]
    assert read(docx(body)).text == expected


@pytest.mark.parametrize("case", BODIES)
def test_strict_documents_read_the_same(case, docx):
    body, expected = BODIES[case]
    assert read(docx(body, strict=True)).text == expected


LISTS = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def item(text, numbering, level=0):
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>')


def test_list_numbers_and_bullets_are_written_as_word_shows_them(docx):
    body = "".join(
        [item("yksi", 1), item("kaksi", 1), item("ala", 1, 1), item("kolme", 1), item("piste", 2), item("alusta", 3)]
    )
    assert read(docx(body, numbering=LISTS)).text == "1. yksi\n2. kaksi\n2.a) ala\n3. kolme\n• piste\n1. alusta"


def test_numbered_paragraphs_with_speakers_are_turns(docx):
    source = read(docx("".join([item("H: Kerro.", 1), item("V: Joo.", 1)]), numbering=LISTS))
    assert [(turn.speaker, source.text[turn.start : turn.end]) for turn in source.turns] == [
        ("H", "Kerro."),
        ("V", "Joo."),
    ]


def test_notes_stand_at_the_end_and_belong_to_no_turn(docx):
    mark = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'
    source = read(
        docx(
            p(r("H: Niin"), mark.format("footnote", 5), r("?")) + p(r("V: Joo"), mark.format("endnote", 2)),
            footnotes=f'<w:footnote w:id="0" w:type="separator">{p()}</w:footnote>'
            f'<w:footnote w:id="5">{p(r("Alaviite."))}</w:footnote>',
            endnotes=f'<w:endnote w:id="2">{p(r("Loppuviite."))}</w:endnote>',
        )
    )
    assert source.text == "H: Niin[1]?\nV: Joo[2]\n\n[1] Alaviite.\n[2] Loppuviite."
    assert source.text[source.turns[-1].start : source.turns[-1].end] == "Joo[2]"


def comment(number, text, author="Maija"):
    return f'<w:comment w:id="{number}" w:author="{author}">{p(r(text))}</w:comment>'


def commented(number, *runs):
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/>{"".join(runs)}<w:commentRangeEnd w:id="{number}"/>{reference}'


def remarks(source):
    return [(source.text[each.span.start : each.span.end], each.text, each.author) for each in source.remarks]


def test_comments_are_remarks_on_their_spans(docx):
    source = read(
        docx(p(r("Se on "), commented(0, r("hyvä "), r("asia")), r(".")), comments=comment(0, "Miksi?", "Ville Öhman"))
    )
    assert remarks(source) == [("hyvä asia", "Miksi?", "Ville Öhman")]


def test_a_comment_after_loose_marks_and_emoji_keeps_its_place(docx):
    body = p(r("a\u0308a\u0308ni 👋 "), commented(0, r("o\u0308"), r("ljy\u0308")), r(" loppu"))
    assert remarks(read(docx(body, comments=comment(0, "!")))) == [("öljy\u0308".replace("y\u0308", "ÿ"), "!", "Maija")]


def test_a_comment_that_splits_a_letter_from_its_mark_stays_inside_the_text(docx):
    source = read(docx(p(r("a"), commented(0, r("\u0308iti")), r(" tuli")), comments=comment(0, "!")))
    assert source.text == "äiti tuli"
    assert source.remarks[0].span.end == 4


def test_a_comment_on_a_deleted_word_moves_to_its_paragraph(docx):
    gone = '<w:del w:id="9"><w:r><w:delText>pois</w:delText></w:r></w:del>'
    source = read(docx(p(r("Se on "), commented(0, gone), r("näin.")), comments=comment(0, "Miksi pois?")))
    assert remarks(source) == [("Se on näin.", "Miksi pois?", "Maija")]


def test_a_comment_over_two_paragraphs_and_one_without_a_range(docx):
    body = p(r("yksi "), '<w:commentRangeStart w:id="0"/>', r("kaksi")) + p(
        r("kolme"), '<w:commentRangeEnd w:id="0"/>', r(" neljä"), '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    source = read(docx(body, comments=comment(0, "A") + comment(1, "B")))
    assert remarks(source) == [("kaksi\nkolme", "A", "Maija"), ("kolme neljä", "B", "Maija")]


def test_a_comment_with_no_place_left_is_kept_in_the_sources_memo(docx):
    source = read(docx(p(r("teksti")), comments=comment(0, "Orpo")))
    assert (source.remarks, source.memo) == ((), "Maija: Orpo")


def test_bold_names_are_speakers(docx):
    body = "".join(
        [
            p(r("Litteraatti", BOLD)),
            p(r("Kesto: 1 h")),
            p(r("Aino ", BOLD), r("Mitä kuuluu?")),
            p(r("Matti ", BOLD), r("Hyvää.")),
            p(r("Aino ", BOLD), r("Kiva.")),
            p(r("Matti ", BOLD), r("Niin.")),
        ]
    )
    source = read(docx(body))
    assert [(t.speaker, source.text[t.start : t.end]) for t in source.turns] == [
        ("Aino", "Mitä kuuluu?"),
        ("Matti", "Hyvää."),
        ("Aino", "Kiva."),
        ("Matti", "Niin."),
    ]


def test_a_teams_transcript_with_names_and_times_in_the_paragraph_gives_turns(docx):
    def said(name, time, words):
        return p(r(name, BOLD), r(f"   {time}"), "<w:r><w:br/></w:r>", r(words))

    body = p(r("Kokous-20240304-Kokoustallenne", BOLD)) + p(r("4. maaliskuuta 2024, 8.00")) + p(r("1 t 2 min 3 s"))
    body += said("Matti Meikäläinen", "0:03", "Joo, kyllä.") + said("Öhman, Aino (Ulkoinen)", "0:09", "Selvä.")
    body += said("Matti Meikäläinen", "1:02:03", "No niin.") + p(r("Matti Meikäläinen lopetti litteroinnin"))
    source = read(docx(body))
    assert [(t.speaker, t.seconds, source.text[t.start : t.end].split("\n")[0]) for t in source.turns] == [
        ("Matti Meikäläinen", 3.0, "Joo, kyllä."),
        ("Öhman, Aino (Ulkoinen)", 9.0, "Selvä."),
        ("Matti Meikäläinen", 3723.0, "No niin."),
    ]


def test_bold_by_style_counts_and_bold_switched_off_does_not(docx):
    styles = (
        '<w:style w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="Nimi"><w:basedOn w:val="Base"/></w:style>'
    )
    off = '<w:b w:val="0"/>'
    body = "".join(
        p(r(f"{name} ", '<w:rStyle w:val="Nimi"/>'), r(words, off))
        for name, words in (("Aino", "a"), ("Matti", "b")) * 2
    )
    assert [turn.speaker for turn in read(docx(body, styles=styles)).turns] == ["Aino", "Matti", "Aino", "Matti"]


def test_hidden_text_is_left_out_and_told(docx):
    source = read(docx(p(r("näkyy "), r("piilossa", "<w:vanish/>"), r("taas"))))
    assert source.text == "näkyy taas"
    assert "hidden" in str(source.warnings[0]) and "8" in str(source.warnings[0])


def test_tracked_changes_are_told(docx):
    assert "tracked" in str(read(docx(BODIES["an inserted and a deleted word"][0])).warnings[0])


def test_a_document_made_with_another_library_reads_the_same(tmp_path):
    document = python_docx.Document()
    document.add_heading("Työpaja 14.3.", 1)
    document.add_paragraph("Ensimmäinen kohta", style="List Bullet")
    document.add_paragraph("Toinen kohta", style="List Number")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "vasen", "oikea"
    document.save(tmp_path / "t.docx")
    assert read(tmp_path / "t.docx").text == "Työpaja 14.3.\n• Ensimmäinen kohta\n1. Toinen kohta\nvasen\toikea"


BAD = {
    "damaged": (lambda path: path.write_bytes(path.read_bytes()[:-60]), "damaged"),
    "damaged inside": (
        lambda path: path.write_bytes(path.read_bytes().replace(b"PK\x01\x02", b"PK\x01\x03")),
        "damaged",
    ),
    "damaged at its head": (lambda path: path.write_bytes(b"PK\x03\x04" + path.read_bytes()[300:]), "damaged"),
    "a web page": (lambda path: path.write_text("<!DOCTYPE html><html><body>Hei</body></html>"), "web page"),
    "plain text": (lambda path: path.write_text("H: Hei\nV: Hei"), "not a Word document"),
    "old Word": (lambda path: path.write_bytes(OLE + "WordDocument".encode("utf-16-le")), ".doc"),
    "a password": (lambda path: path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")), "password"),
    "another archive": (lambda path: zip_of(path, "a.txt", b"hei"), "archive"),
    "a spreadsheet": (lambda path: zip_of(path, "[Content_Types].xml", b"", "xl/workbook.xml", b""), "spreadsheet"),
    "no document in it": (lambda path: zip_of(path, "[Content_Types].xml", b"", "word/x.xml", b""), "damaged"),
    "broken XML": (
        lambda path: zip_of(path, "[Content_Types].xml", b"", "word/document.xml", b"<w:document"),
        "damaged",
    ),
    "empty": (lambda path: path.write_bytes(b""), "empty"),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def zip_of(path, *members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in zip(members[::2], members[1::2], strict=True):
            archive.writestr(name, content)


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_sentence_that_helps(case, docx):
    spoil, word = BAD[case]
    path = docx(p(r("teksti")))
    spoil(path)
    with pytest.raises(CannotRead) as refused:
        read(path)
    assert word in str(refused.value) and "haastattelu.docx" in str(refused.value)
    assert str(refused.value).endswith(".")


def test_an_empty_document_is_refused(docx):
    with pytest.raises(CannotRead, match="no text"):
        read(docx(p()))


def test_a_document_that_unpacks_to_gigabytes_is_refused_at_once(docx):
    path = docx(p(r("pommi")), extra=[("word/media/bomb.bin", b"\x00" * 60_000_000)])
    started = time.process_time()
    with pytest.raises(CannotRead, match="unpack"):
        read(path)
    assert time.process_time() - started < 2


def test_xml_entities_are_never_expanded(tmp_path):
    bomb = '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaa"><!ENTITY c "&a;&a;&a;">]><b>&c;</b>'
    zip_of(tmp_path / "b.docx", "[Content_Types].xml", b"", "word/document.xml", bomb.encode())
    with pytest.raises(CannotRead, match="harm"):
        read(tmp_path / "b.docx")
    zip_of(tmp_path / "c.docx", "[Content_Types].xml", b"", "word/document.xml", bomb.encode("utf-16"))
    with pytest.raises(CannotRead):
        read(tmp_path / "c.docx")


def test_tables_nested_a_thousand_deep_do_not_break_the_reader(docx):
    with pytest.raises(CannotRead):
        read(docx("<w:tbl><w:tr><w:tc>" * 1000 + p(r("x")) + "</w:tc></w:tr></w:tbl>" * 1000))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(st.sampled_from("aäo\u0308\u0301👋 \u00ad한ᄒ"), min_size=1, max_size=6), min_size=3, max_size=12)
)
def test_remarks_always_quote_what_was_commented(write_docx, tmp_path_factory, pieces):
    place = random.Random("".join(pieces)).randrange(1, len(pieces) - 1)
    body = p(*map(r, pieces[:place]), commented(0, r("x" + pieces[place] + "x")), r("x"), *map(r, pieces[place + 1 :]))
    source = read(write_docx(tmp_path_factory.mktemp("d") / "a.docx", body, comments=comment(0, "!")))
    assert source.text == normal_text(source.text)
    expected = normal_text("x" + pieces[place].replace("\u00ad", "") + "x")
    assert remarks(source) == [(expected, "!", "Maija")]


def test_a_document_of_61000_words_is_read_within_seconds(docx):
    speech = "no siis mä aattelin että tää on ihan hyvä juttu kaikille " * 10
    path = docx("".join(p(r(f"{'H' if n % 2 else 'V1'}: ", BOLD), r(speech)) for n in range(610)))
    started = time.process_time()
    source = read(path)
    assert len(source.turns) == 610
    assert time.process_time() - started < 3
