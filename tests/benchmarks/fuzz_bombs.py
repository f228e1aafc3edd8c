"""Files made to harm a reader: entities that swell, archives that unpack to far more, things deep inside each other."""

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping

from tests.benchmarks.fuzz_mutations import packed

_LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
LAUGHTER = b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY l0 "ha">' + _LAUGHS + b"]><z>&l9;</z>"
SWELLING = b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "' + b"a" * 50_000 + b'">]><z>' + b"&a;" * 50_000 + b"</z>"
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]><z>&x;</z>'
SIZES = (100_000, 4_900_000)  # bytes
# Each, as often as it fits into the size.
REPEATED = {
    ".html": (b"<div>", b"<table><tr><td>", b"<b>", b"<ul><li>", b"<p>a", b"<a b='", b"&amp;", b"<!--", b"<br>"),
    ".md": (b"> ", b"- ", b"[", b"*", b"`", b"![](", b"<a ", b"| a ", b"# a\n", b"1. a\n", b"  - a\n", b"**a", b"\\"),
    ".rtf": (
        b"{\\rtf1 {",
        b"{\\rtf1\\'e4",
        b"{\\rtf1\\par ",
        b"{\\rtf1\\u228?",
        b"{\\rtf1\\trowd\\cell",
        b"{\\rtf1{\\*",
    ),
    ".json": (b"[", b'{"segments":', b'[{"text":"a","start":1},', b"1"),
    ".otr": (b'{"media-time":1,"text":"<span ', b"["),
    ".eaf": (b"<ANNOTATION_DOCUMENT>", b"<ANNOTATION_DOCUMENT a='"),
    ".vtt": (b"<v a>", b"WEBVTT\n\n00:00.000 --> 00:01.000\nx\n\n", b"00:00.000 --> 00:01.000\n", b"-->", b"NOTE\n"),
    ".srt": (b"1\n00:00:00,000 --> 00:00:01,000\n<i>x\n\n", b"1\n00:00:00,000 --> 00:00:01,000\nA: x\n\n"),
    ".sbv": (b"0:00:00.000,0:00:01.000\nx\n\n",),
    ".txt": (
        *(b"H: ", b"H: a\n", b"[00:00] ", b"[00:00]\n", b"A: \n", b"Matti\n", b"MATTI MEIK\n\n", b" ", b"\t", b"\n"),
        *(b"#00:00:00-0#", b"a #00:00:00-0#\n", b"Aino   0:03\n", b"1:00 From a to b: c\n", b"a" * 40 + b"\n", b"\xe4"),
        *("\u0308".encode(), "😀: ".encode(), b"\x00", b"\r", b"a\tb\n", b"[id1] ", b"(a", b"EU:n\n", b": "),
    ),
    ".csv": (b'"', b";", b"a;b\n", b'"a\n', b"\n", b"a;", b'"";'),
    ".tsv": (b"\t", b"\t\n", b"start\tend\ttext\n", b"0\t1\ta\n"),
    ".pdf": (b"%PDF-1.4\n1 0 obj<<", b"%PDF-1.4 [", b"%PDF-1.4\n1 0 obj\n(((", b"%PDF-1.4\ntrailer<</Root 1 0 R>>"),
}


def bombs(packages: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The files as (suffix, bytes); `packages` are sound docx, odt, xlsx and ods files by suffix."""
    for suffix, content in packages.items():
        yield from ((suffix, bomb) for bomb in _packed_bombs(content))
    for xml in (LAUGHTER, SWELLING, OUTSIDE, LAUGHTER.decode().encode("utf-16")):
        yield ".eaf", xml.replace(b"<z>", b"<z><ANNOTATION_DOCUMENT>")
        yield ".html", b"<html>" + xml
    for suffix, pieces in REPEATED.items():
        for piece in pieces:
            for size in SIZES:
                yield suffix, piece * (size // len(piece)) + b"x"


def _packed_bombs(content: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(member.filename, archive.read(member)) for member in archive.infolist()]
    main = next(name for name, _ in parts if name.endswith(("document.xml", "content.xml", "sheet1.xml")))
    spaces, deep, wide = b" " * 300_000_000, b"<a>" * 1_000_000, b"<a " + b"b" * 20_000_000 + b"='c'/>"
    for xml in (LAUGHTER, SWELLING, OUTSIDE, LAUGHTER.decode().encode("utf-16"), spaces, deep, wide):
        yield packed([(name, xml if name == main else part) for name, part in parts])
    yield packed([*parts, *((f"word/media/{number}.bin", bytes(30_000_000)) for number in range(20))])
    yield packed([*parts, *((f"xl/{number}.xml", b"<a/>") for number in range(30_000))])
    yield _lying(content)


def _lying(content: bytes) -> bytes:
    """The archive with every member's unpacked size told as 5 bytes."""
    changed, place = bytearray(content), 0
    while (place := content.find(b"PK\x01\x02", place)) >= 0:
        changed[place + 24 : place + 28] = struct.pack("<I", 5)
        place += 4
    return bytes(changed)
