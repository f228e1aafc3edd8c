"""Small documents made for one test each."""

import zipfile

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def part(root, content, strict=False):
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'
    if strict:
        xml = xml.replace(W, STRICT).replace(R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    return xml


def relations(*targets):
    links = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'


def written_docx(path, body, *, strict=False, extra=(), **parts):
    """A document of `body` XML; `parts` (comments, footnotes, endnotes, numbering, styles) are their inner XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", relations(("officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>", strict))
        archive.writestr("word/_rels/document.xml.rels", relations(*((name, f"{name}.xml") for name in parts)))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", part(name, content, strict))
        for name, content in extra:
            archive.writestr(name, content)
    return path


@pytest.fixture(scope="session")
def write_docx():
    """The function that writes a document from XML: write_docx(path, body, comments=..., strict=...)."""
    return written_docx


@pytest.fixture
def docx(tmp_path):
    """Writes a document from its body's XML and gives its path."""

    def make(body, name="haastattelu.docx", **parts):
        return written_docx(tmp_path / name, body, **parts)

    return make
