"""What a reader leaves out or moves is told, whatever the format."""

import zipfile

import pytest

from kooditin.exchange import read_source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = (
    '<w:p><w:r><w:t>Luku</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r>'
    '<w:r><w:drawing><a:graphic xmlns:c="urn:c"><c:chart/></a:graphic></w:drawing></w:r>'
    "<w:r><w:drawing><a:blip/></w:drawing></w:r><w:r><w:object><v:shape/></w:object></w:r>"
    "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>ruutu</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
)
NAMES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("style", "style"))
)
ODT = (
    "<text:p>Luku<text:note><text:note-body><text:p>Viite.</text:p></text:note-body></text:note>"
    "<draw:frame><draw:object/><draw:image/></draw:frame><draw:frame><draw:image/></draw:frame><draw:control/>"
    "<draw:frame><draw:text-box><text:p>ruutu</text:p></draw:text-box></draw:frame></text:p>"
)
ODT_HEADER = (
    '<office:master-styles><style:master-page><style:header style:display="false"><text:p>ei näy</text:p>'
    "</style:header><style:footer><text:p>Alatunniste</text:p></style:footer></style:master-page></office:master-styles>"
)
RTF = (
    r"{\rtf1{\footerr \chpgn\par}{\headerr Luonnos 1.2.2024\par}Luku{\footnote Viite.}{\pict 00}"
    r"{\object\objemb{\*\objdata 0105}{\result }}{\shp{\*\shpinst{\shptxt ruutu\par}}}\par}"
)
HTML = (
    "Luku <img src='a.png'><iframe src='x'></iframe><input type='text' value='oma vastaus'>"
    "<input type='hidden' value='1'>"
    "<input type='radio'><input type='checkbox' checked><textarea>pitkä vastaus</textarea><button>Lähetä</button>"
)


def docx(path):
    header = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>Ylätunniste</w:t></w:r></w:p></w:hdr>'
    links = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(("header", "footnotes"))
    )
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    space = f'xmlns:w="{W}" xmlns:m="{math}" xmlns:v="urn:v" xmlns:a="urn:a"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{WORD}</w:body></w:document>")
        archive.writestr("word/header.xml", header)
        note = '<w:footnote w:id="5"><w:p><w:r><w:t>Viite.</w:t></w:r></w:p></w:footnote>'
        archive.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>')
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")


def odt(path):
    body = f"<office:body><office:text>{ODT}</office:text></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office:document-content{NAMES}>{body}</office:document-content>")
        archive.writestr("styles.xml", f"<office:document-styles{NAMES}>{ODT_HEADER}</office:document-styles>")


DOCUMENTS = {
    "docx": (
        docx, "Luku[1]x=1\nruutu\n\n[1] Viite.",
        ["pictures (1)", "objects (2)", "equations (1)", "text boxes (1)", "endnotes (1)", "left out: Ylätunniste"],
    ),
    "odt": (
        odt, "Luku[1]\nruutu\n\n[1] Viite.",
        ["pictures (1)", "objects (1)", "text boxes (1)", "endnotes (1)", "fields (1)", "left out: Alatunniste"],
    ),
    "rtf": (
        lambda path: path.write_text(RTF, encoding="ascii"), "Luku[1]\nruutu\n\n[1] Viite.",
        ["pictures (1)", "objects (1)", "text boxes (1)", "endnotes (1)", "left out: Luonnos 1.2.2024"],
    ),
    "html": (
        lambda path: path.write_text(HTML, encoding="utf-8"), "Luku Lähetä",
        ["pictures (1)", "objects (1)", "fields (3)"],
    ),
    "md": (
        lambda path: path.write_text("Luku ![](a.png)<!-- ei näy -->\n", encoding="utf-8"), "Luku",
        ["hidden text (6 characters)", "pictures (1)"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("suffix", DOCUMENTS)
def test_what_is_left_out_or_moved_is_told(suffix, tmp_path):
    write, text, told = DOCUMENTS[suffix]
    path = tmp_path / f"aineisto.{suffix}"
    write(path)
    source = read_source(path)
    assert source.text == text
    assert len(source.warnings) == len(told)
    assert all(part in str(warning) for part, warning in zip(told, source.warnings, strict=True))
