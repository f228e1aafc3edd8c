import time
import zipfile

import pytest

from kooditin.exchange import read_source
from kooditin.formats.from_odt import read
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text

NAMES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="B2" style:family="text" style:parent-style-name="B"/>'
    '<style:style style:name="Pois" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="PP" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '</text:list-style><text:list-style style:name="P"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def zip_of(path, *members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in members:
            archive.writestr(name, content)
    return path


@pytest.fixture
def odt(tmp_path):
    """Writes a document from its body's XML and gives its path."""

    def make(body, *extra):
        content = (
            f"<office:document-content{NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        )
        return zip_of(tmp_path / "haastattelu.odt", ("content.xml", content), *extra)

    return make


def p(*inner, style=""):
    return f'<text:p text:style-name="{style}">{"".join(inner)}</text:p>'


def item(*inner):
    return f"<text:list-item>{''.join(inner)}</text:list-item>"


def cell(*inner):
    return f"<table:table-cell>{''.join(inner)}</table:table-cell>"


def bold(text, style="B2"):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


BODIES = {
    "a heading and paragraphs": (
        "<text:h>Työpaja</text:h>" + p("Äiti") + p() + p("öljy 😀"),
        "Työpaja\nÄiti\n\nöljy 😀",
    ),
    "white space as office programs show it": (
        p("\n   tä<text:span>mä </text:span> on<text:s text:c='2'/>a<text:tab/>b<text:line-break/>c \n"),
        "tämä on  a\tb\nc",
    ),
    "soft hyphens and page breaks are not text": (p("työ\u00adpaja <text:soft-page-break/>tänään"), "työpaja tänään"),
    "bullets": (f'<text:list text:style-name="P">{item(p("yksi"))}{item(p("kaksi"))}</text:list>', "• yksi\n• kaksi"),
    "numbers, and letters within": (
        f'<text:list text:style-name="N">'
        f'{item(p("yksi"), "<text:list>", item(p("ala")), item(p("toinen")), "</text:list>")}'
        f"{item(p('kaksi'), p('jatkuu'))}</text:list>",
        "1. yksi\na) ala\nb) toinen\n2. kaksi\njatkuu",
    ),
    "a list that goes on": (
        f'<text:list text:style-name="N">{item(p("yksi"))}</text:list>{p("väli")}'
        f'<text:list text:style-name="N" text:continue-numbering="true">{item(p("kaksi"))}</text:list>',
        "1. yksi\nväli\n2. kaksi",
    ),
    "a table": (
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
        + cell(p("H")) + cell(p("Kerro."), p("Vielä."))
        + "</table:table-row></table:table-header-rows><table:table-row>" + cell(p("V")) + cell(p("Joo."))
        + "</table:table-row></table:table>" + p("Loppu"),
        "H\tKerro.\nVielä.\nV\tJoo.\nLoppu",
    ),
    "a cell without a paragraph": (
        p("a") + "<table:table><table:table-row>" + cell() + cell(p("b")) + "</table:table-row></table:table>",
        "a\n\tb",
    ),
    "a covered cell keeps its place": (
        "<table:table><table:table-row>" + cell(p("a")) + "<table:covered-table-cell/>" + cell(p("c"))
        + "</table:table-row></table:table>",
        "a\t\tc",
    ),
    "cells repeated to the end of a sheet": (
        "<table:table><table:table-row>" + cell(p("a"))
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>',
        "a",
    ),
    "a text box stands after its paragraph": (
        p("Ennen", "<draw:frame><draw:text-box>", p("laatikko"), "</draw:text-box></draw:frame>", " jälkeen"),
        "Ennen jälkeen\nlaatikko",
    ),
    "notes at the end": (
        p("Niin<text:note><text:note-citation>1</text:note-citation><text:note-body>", p("Alaviite."),
          "</text:note-body></text:note>?") + p("Joo"),
        "Niin[1]?\nJoo\n\n[1] Alaviite.",
    ),
    "an index without its pattern": (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Malli"
        "</text:index-title-template></text:table-of-content-source><text:index-body>" + p("Luku 1")
        + "</text:index-body></text:table-of-content>",
        "Luku 1",
    ),
    "ruby": (p("<text:ruby><text:ruby-base>夜</text:ruby-base><text:ruby-text>yö</text:ruby-text></text:ruby>"), "夜"),
    "letters with loose marks become one": (p("a\u0308iti"), "äiti"),
    "links and fields": (p('ks. <text:a href="x">sivu</text:a> <text:page-number>7</text:page-number>'), "ks. sivu 7"),
    "deleted text is not shown": (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>' + p("vanha")
        + '</text:deletion></text:changed-region></text:tracked-changes>'
        + p('on <text:change text:change-id="c"/>uusi'),
        "on uusi",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BODIES)
def test_the_text_is_what_a_reader_sees(case, odt):
    body, expected = BODIES[case]
    source = read(odt(body))
    assert source.text == expected == normal_text(source.text)


HIDDEN = {
    "a hidden span": p("näkyy ", bold("piilossa", "Pois"), "taas"),
    "a hidden paragraph": p("näkyy taas") + p("piilossa", style="PP"),
    "a hidden section": p("näkyy taas") + f'<text:section text:display="none">{p("piilossa")}</text:section>',
    "text hidden by a condition": p('näkyy <text:hidden-text text:is-hidden="true">piilossa</text:hidden-text>taas'),
}


@pytest.mark.parametrize("case", HIDDEN)
def test_hidden_text_is_left_out_and_told(case, odt):
    source = read(odt(HIDDEN[case]))
    assert source.text == "näkyy taas"
    assert "hidden text (8 " in str(source.warnings[0])


def test_tracked_changes_and_pictures_are_told(odt):
    body = BODIES["deleted text is not shown"][0] + p(
        "<draw:frame><draw:image/><svg:title>kuva</svg:title></draw:frame>"
    )
    assert [str(told).split(" (1)")[0] for told in read(odt(body)).warnings] == [
        "The document had tracked changes",
        "The document has pictures",
    ]


def comment(text, name=""):
    named = f' office:name="{name}"' if name else ""
    return f"<office:annotation{named}><dc:creator>Ville Öhman</dc:creator>{p(text)}</office:annotation>"


def test_comments_are_remarks_on_their_spans(odt):
    end = '<office:annotation-end office:name="a"/>'
    source = read(odt(p("a\u0308ä 😀 ", comment("Miksi?", "a"), "hyvä asia", end, ".") + p("Toinen", comment("Koko"))))
    assert source.text == "ää 😀 hyvä asia.\nToinen"
    said = [(source.text[each.span.start : each.span.end], each.text, each.author) for each in source.remarks]
    assert said == [("hyvä asia", "Miksi?", "Ville Öhman"), ("Toinen", "Koko", "Ville Öhman")]


def test_labels_and_bold_names_are_speakers(odt):
    body = "".join(p(bold(f"{name} "), words) for name, words in (("Aino", "Mitä?"), ("Matti", "Hyvää 😀.")) * 2)
    source = read(odt(body))
    assert [(turn.speaker, source.text[turn.start : turn.end]) for turn in source.turns][:2] == [
        ("Aino", "Mitä?"),
        ("Matti", "Hyvää 😀."),
    ]
    assert [turn.speaker for turn in read(odt(p("H: Kerro.") + p("V1: Joo.") + p("H: Niin."))).turns] == [
        "H",
        "V1",
        "H",
    ]


BAD = {
    "damaged": (lambda path: path.write_bytes(path.read_bytes()[:-60]), "damaged"),
    "no content in it": (lambda path: zip_of(path, ("a.xml", "")), "damaged"),
    "broken XML": (lambda path: zip_of(path, ("content.xml", "<office:text")), "damaged"),
    "an entity bomb": (
        lambda path: zip_of(path, ("content.xml", '<!DOCTYPE b [<!ENTITY a "aa"><!ENTITY c "&a;&a;">]><b>&c;</b>')),
        "harm",
    ),
    "an entity bomb in disguise": (
        lambda path: zip_of(path, ("content.xml", '<!DOCTYPE b [<!ENTITY a "aa">]><b>&a;</b>'.encode("utf-16"))),
        "harm",
    ),
    "an outside entity": (
        lambda path: zip_of(path, ("content.xml", '<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]><b>&a;</b>')),
        "harm",
    ),
    "a password": (
        lambda path: zip_of(
            path, ("content.xml", "x"), ("META-INF/manifest.xml", "<manifest:encryption-data/>")
        ),
        "password",
    ),
    "plain text": (lambda path: path.write_text("H: Hei\nV: Hei"), "not an OpenDocument text"),
    "nothing to read": (lambda path: zip_of(path, ("content.xml", "<a/>")), "no text"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_sentence_that_helps(case, tmp_path):
    spoil, words = BAD[case]
    path = zip_of(tmp_path / "haastattelu.odt", ("content.xml", "<a/>"))
    spoil(path)
    with pytest.raises(CannotRead, match=words) as refused:
        read_source(path)
    assert "haastattelu.odt" in str(refused.value) and str(refused.value).endswith(".")


def test_a_document_that_unpacks_to_gigabytes_is_refused_at_once(odt):
    path = odt(p("pommi"), ("Pictures/bomb.bin", b"\x00" * 60_000_000))
    started = time.process_time()
    with pytest.raises(CannotRead, match="unpack"):
        read(path)
    assert time.process_time() - started < 2


def test_tables_nested_a_thousand_deep_do_not_break_the_reader(odt):
    with pytest.raises(CannotRead):
        read(odt("<table:table><table:table-row><table:table-cell>" * 400 + p("x")
                 + "</table:table-cell></table:table-row></table:table>" * 400))  # fmt: skip
