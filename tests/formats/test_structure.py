"""Headings and lists as each reader of documents finds them in its own format."""

import zipfile
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.exchange import read_source
from kooditin.formats.draft import _moved
from kooditin.qda.source import normal_text

ODT = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
)


def odt(body, styles=""):
    body = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content{ODT}>{body}</office:document-content>"
    looks = f"<office:document-styles{ODT}>{styles}</office:document-styles>"
    return {"content.xml": content, "styles.xml": looks}


def p(text, properties=""):
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def style(name, properties="", based=""):
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:styleId="{name}">{based}<w:name w:val="{name}"/><w:pPr>{properties}</w:pPr></w:style>'


def listed(text, depth, list_id=1):
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Omat"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Omat"/><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    style("Otsikko1", '<w:outlineLvl w:val="0"/>') + style("Oma", based="Otsikko1") + style("Otsikko 2")
    + style("Heading3") + style("Sisallysotsikko", '<w:outlineLvl w:val="9"/>', "Otsikko1")
)  # fmt: skip
WORD = (
    p("Sisällys", '<w:pStyle w:val="Sisallysotsikko"/>')
    + p("Työpaja", '<w:pStyle w:val="Oma"/>') + p("teksti") + p("Ryhmä", '<w:pStyle w:val="Otsikko 2"/>')
    + listed("ääni", 0) + listed("öljy", 1) + listed("kolme", 0) + listed("numero", 0, 2)
    + p("Syvin", '<w:pStyle w:val="Heading3"/>') + p("Toinen", '<w:outlineLvl w:val="0"/>')
    + "<w:tbl><w:tr><w:tc>" + p("Solu", '<w:pStyle w:val="Oma"/>') + "</w:tc></w:tr></w:tbl>"
)  # fmt: skip
RTF = (
    r"{\rtf1\ansi{\stylesheet{\s0 Normal;}{\s1\b\outlinelevel0 Oma;}{\s2 heading 2;}}"
    r"\pard\s1 Ty\'f6paja\par\pard teksti\par\pard\s2 Ryhm\'e4\par"
    r"\pard\ilvl0{\listtext\u8226?\tab}\'e4\'e4ni\par\pard\ilvl1{\listtext 1.\tab}\'f6ljy\par"
    r"\pard\ilvl0{\listtext\u8226?\tab}kolme\par\pard\outlinelevel0 Toinen\par\pard\intbl\s1 Solu\cell\row\pard}"
)
NUMBERED = (
    '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    "</office:styles>"
)
DOCUMENTS = {
    "docx": (
        {"body": WORD, "styles": STYLES, "numbering": NUMBERING},
        ["h Työpaja", "  h Ryhmä", "i • ääni", "  i 1. öljy", "i • kolme", "i 1) numero", "    h Syvin", "h Toinen"],
    ),
    "odt": (
        odt(
            '<text:h text:outline-level="1">Työpaja</text:h><text:p>teksti</text:p><text:h text:outline-level="2">'
            "Ryhmä</text:h><text:list><text:list-item><text:p>ääni</text:p><text:list><text:list-item><text:p>öljy"
            "</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>kolme</text:p>"
            '</text:list-item></text:list><text:h text:outline-level="1">Toinen</text:h><table:table><table:table-row>'
            "<table:table-cell><text:h>Solu</text:h></table:table-cell></table:table-row></table:table>",
            NUMBERED,
        ),
        ["h 1 Työpaja", "  h 1.1 Ryhmä", "i • ääni", "  i • öljy", "i • kolme", "h 2 Toinen"],
    ),
    "rtf": (RTF, ["h Työpaja", "  h Ryhmä", "i • ääni", "  i 1. öljy", "i • kolme", "h Toinen"]),
    "html": (
        "<h1> Työ&shy;<b>paja</b></h1><p>teksti<h2>Ryhmä<br>yksi</h2><ul><li>ääni<ol><li>öljy</ol><li><p>kolme</p>"
        "<p>jatkuu</p></ul><h1></h1><h1>Toinen</h1>",
        ["h Työpaja", "  h Ryhmä yksi", "i • ääni", "  i 1. öljy", "i • kolme", "h Toinen"],
    ),
    "md": (
        "# Työ*paja*\n\nteksti\n\n## Ryhmä\n\n- ääni\n  1. öljy\n- kolme\n\nToinen\n======\n",
        ["h Työpaja", "  h Ryhmä", "i • ääni", "  i 1. öljy", "i • kolme", "h Toinen"],
    ),
}  # fmt: skip


@pytest.fixture
def write(tmp_path, write_docx):
    """Writes a document of the format from its parts and gives its path."""

    def make(suffix, content):
        path = tmp_path / f"aineisto.{suffix}"
        if suffix == "docx":
            return write_docx(path, **content)
        if suffix == "odt":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
                for name, part in content.items():
                    archive.writestr(name, part)
        else:
            path.write_text(content, encoding="utf-8")
        return path

    return make


def shown(source):
    return [
        f"{'  ' * (each.level - 1)}{each.kind[0]} {each.title or source.text[each.start : each.end].splitlines()[0]}"
        for each in source.sections
    ]


@pytest.mark.parametrize("suffix", DOCUMENTS)
def test_headings_and_lists_keep_their_levels(suffix, write):
    content, expected = DOCUMENTS[suffix]
    source = read_source(write(suffix, content))
    assert shown(source) == expected
    first = source.sections[0]
    assert (
        source.text[first.start : first.end].split()
        == source.text[: source.text.index("Toinen")].split()[
            0 if suffix != "docx" else 1 : -1 if suffix == "odt" else None
        ]
    )
    holding = next(each for each in source.sections if each.kind == "item")
    assert source.text[holding.start : holding.end].count("\n") == 1


def test_a_heading_that_an_office_program_wraps_in_lists_is_no_bullet(write):
    wrapped = "<text:list text:style-name='Outline'><text:list-item>{}</text:list-item></text:list>"
    body = wrapped.format("<text:h>Alku</text:h>") + "<text:p>teksti</text:p>"
    body += wrapped.format(wrapped.format("<text:h text:outline-level='2'>Väli</text:h>")) + "<text:p>teksti</text:p>"
    source = read_source(write("odt", odt(body)))
    assert source.text == "Alku\nteksti\nVäli\nteksti"
    assert shown(source) == ["h Alku", "  h Väli"]


NAMES = {
    "html": "".join(
        f"<h3>{name}</h3><p>{said}</p>" for name, said in (("Aino 0:01", "Mitä?"), ("Matti 0:05", "Joo.")) * 3
    ),
    "md": "".join(f"**{name}**\n\n{said}\n\n" for name, said in (("Aino", "Mitä?"), ("Matti", "Joo.")) * 3),
    "rtf": r"{\rtf1 " + r"{\b Aino}\par Kerro.\par{\b Matti}\par Joo.\par" * 3 + "}",
    "docx": {"body": "".join(p(name, '<w:outlineLvl w:val="1"/>') + p("Niin.") for name in ("Aino", "Matti") * 3)},
}


@pytest.mark.parametrize("suffix", NAMES)
def test_the_names_of_speakers_are_no_headings(suffix, write):
    source = read_source(write(suffix, NAMES[suffix]))
    assert len(source.turns) == 6
    assert source.sections == ()


def test_numbered_turns_are_no_items(write):
    body = "".join(listed(words, 1) for words in ("H: Kerro.", "V: Joo.", "H: Niin.")) + listed("oma kohta", 0)
    source = read_source(write("docx", {"body": body, "numbering": NUMBERING}))
    assert len(source.turns) == 3
    assert shown(source) == ["i • oma kohta"]


def test_bold_lines_are_headings_where_a_document_has_no_others(write):
    bold = "".join(
        p(words, extra) if not extra else p(words).replace("<w:r>", f"<w:r><w:rPr>{extra}</w:rPr>")
        for words, extra in (("Tausta", "<w:b/>"), ("Leipää on paljon.", ""), ("Tulos", "<w:b/>"), ("- hyvä", ""))
    )
    assert shown(read_source(write("docx", {"body": bold}))) == ["h Tausta", "h Tulos", "i - hyvä"]


def rtf_paragraph(level, words):
    escaped = "".join(f"\\u{ord(sign)}?" if ord(sign) < 0x8000 else "x" for sign in words)
    mark = f"\\outlinelevel{level - 1}" if level else ""
    return f"\\pard{mark} A{escaped}.\\par"


SIGNS = st.text(st.sampled_from("aäo\u0308\u0301👋 1한ᄒ\u00ad"), max_size=6)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([0, 1, 2, 3]), SIGNS), min_size=1, max_size=12), st.booleans())
def test_a_heading_stands_where_its_title_is_however_letters_are_put_together(tmp_path_factory, parts, is_rtf):
    folder = tmp_path_factory.mktemp("d")
    if is_rtf:
        body = "".join(map(rtf_paragraph, *zip(*parts, strict=True)))
        (folder / "a.rtf").write_text(f"{{\\rtf1 {body}}}", encoding="ascii")
        source = read_source(folder / "a.rtf")
    else:
        tags = [(f"h{level}" if level else "p", words) for level, words in parts]
        page = "".join(f"<{tag}>A{words}.</{tag}>" for tag, words in tags)
        (folder / "a.html").write_text(f"<html>{page}</html>", encoding="utf-8")
        source = read_source(folder / "a.html")
    assert source.text == normal_text(source.text)
    headings = [each for each in source.sections if each.kind == "heading"]
    if any(level for level, _ in parts):
        assert len(headings) == sum(level > 0 for level, _ in parts)
    for each in headings:
        assert " ".join(source.text[each.start :].split()).startswith(each.title)
        assert each.start == 0 or source.text[each.start - 1] == "\n"


@settings(max_examples=200)
@given(st.lists(st.text(st.sampled_from("aö\u0308\u0301\r\n👋\ud83d\u2028한ᄒ"), max_size=5), max_size=8), st.data())
def test_positions_move_as_if_each_stretch_before_them_were_normalised(pieces, data):
    raw = "".join(pieces)
    text = normal_text(raw)
    positions = sorted(data.draw(st.sets(st.integers(0, len(raw)), max_size=6)))
    moved = _moved(raw, text, positions)
    assert sorted(moved) == positions
    assert all(moved[a] <= moved[b] <= len(text) for a, b in pairwise(positions))
    whole = [place for place in positions if normal_text(raw[:place]) + normal_text(raw[place:]) == text]
    assert [moved[place] for place in whole] == [len(normal_text(raw[:place])) for place in whole]
