"""Foreign files spoilt in the ways that disks, transfers and ill will spoil them; everything of a seed."""

import io
import random
import warnings
import zipfile
from collections.abc import Callable, Sequence

TOKENS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\x1a", b"\x0b", b"\xc3"),
    *(
        b"<!ENTITY a 'b'>",
        b"&a;",
        b"&#x110000;",
        b"&#0;",
        b"<![CDATA[",
        b"]]>",
        b"<!--",
        b"<?x ",
        b"</w:p>",
        b"<w:tbl>",
    ),
    *(b"-1", b"99999999999999999999", b"1e309", b"NaN", b"%s%n", b"00:00:00.000 --> 99:99:99.999"),
    *(b"\\bin999999999 ", b"\\u-70000?", b"\\'", b"{\\*", b"endobj", b"/Length 4294967296", b'"', b";;;;", b"\t\t\t"),
    *(b"\xe2\x80\xa8", "a\u0308\u0301".encode(), "👩\u200d👩\u200d👧".encode()),
)
MANY = 20_000  # of one thing inside another
_LARGEST = 5_000_000  # bytes; what is promised is promised of files up to this


def spoilt(content: bytes, others: Sequence[bytes], draw: random.Random) -> bytes:
    """The file after one to four mutations; a packed one is spoilt inside its parts four times of five."""
    if zipfile.is_zipfile(io.BytesIO(content)) and draw.random() < 0.8:
        changed = _spoilt_archive(content, others, draw)
    else:
        changed = _spoilt_bytes(content, others, draw)
    return changed[:_LARGEST]


def _spoilt_bytes(content: bytes, others: Sequence[bytes], draw: random.Random) -> bytes:
    for _ in range(draw.randint(1, 4)):
        content = draw.choice(_WAYS)(content, draw.choice(others), draw)[:_LARGEST]
    return content


def _flip(content: bytes, other: bytes, draw: random.Random) -> bytes:
    changed = bytearray(content or b"\x00")
    for _ in range(draw.choice((1, 1, 2, 8, 64))):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _flip_bit(content: bytes, other: bytes, draw: random.Random) -> bytes:
    changed = bytearray(content or b"\x00")
    changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _cut(content: bytes, other: bytes, draw: random.Random) -> bytes:
    return content[: draw.randint(0, len(content))]


def _without_piece(content: bytes, other: bytes, draw: random.Random) -> bytes:
    start = draw.randint(0, len(content))
    return content[:start] + content[start + draw.choice((1, 16, 512, 8192)) :]


def _with_piece(content: bytes, other: bytes, draw: random.Random) -> bytes:
    start, place = draw.randint(0, len(other)), draw.randint(0, len(content))
    return content[:place] + other[start : start + draw.choice((16, 512, 8192))] + content[place:]


def _repeated(content: bytes, other: bytes, draw: random.Random) -> bytes:
    start, place = draw.randint(0, len(content)), draw.randint(0, len(content))
    piece = content[start : start + draw.choice((1, 8, 64, 1024))]
    return content[:place] + piece * draw.choice((2, 30, 1000)) + content[place:]


def _token(content: bytes, other: bytes, draw: random.Random) -> bytes:
    place = draw.randint(0, len(content))
    return content[:place] + draw.choice(TOKENS) * draw.choice((1, 1, 3, 500)) + content[place:]


def _number(content: bytes, other: bytes, draw: random.Random) -> bytes:
    """One run of digits becomes another number."""
    digits = [place for place in range(len(content)) if 48 <= content[place] <= 57] if len(content) < 100_000 else []
    if not digits:
        return _flip(content, other, draw)
    start = end = draw.choice(digits)
    while end < len(content) and 48 <= content[end] <= 57:
        end += 1
    return content[:start] + draw.choice((b"0", b"-1", b"4294967296", b"9" * 400, b"")) + content[end:]


def _shuffled(content: bytes, other: bytes, draw: random.Random) -> bytes:
    lines = content.split(b"\n")
    draw.shuffle(lines)
    return b"\n".join(lines)


def _spliced(content: bytes, other: bytes, draw: random.Random) -> bytes:
    return content[: draw.randint(0, len(content))] + other[draw.randint(0, len(other)) :]


_WAYS: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _flip, _flip, _flip_bit, _cut, _without_piece, _with_piece, _repeated, _token, _token, _number, _shuffled, _spliced,
)  # fmt: skip


def _spoilt_archive(content: bytes, others: Sequence[bytes], draw: random.Random) -> bytes:
    """One or two parts spoilt, left out, doubled or swapped, and the archive packed anew."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [(member.filename, archive.read(member)) for member in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError):
        return _spoilt_bytes(content, others, draw)
    texts = [place for place, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels", "mimetype"))]
    for _ in range(draw.randint(1, 2)):
        place = draw.choice(texts or range(len(parts)))
        name, part = parts[place]
        chance = draw.random()
        if chance < 0.75:
            parts[place] = name, _spoilt_bytes(part, [part, *others], draw)
        elif chance < 0.85:
            parts[place] = name, _spoilt_xml(part, draw)
        elif chance < 0.9:
            parts[place] = parts[draw.randrange(len(parts))][0], part
        elif chance < 0.95:
            parts[place] = name, b""
        else:
            parts.append((name, part))
    return packed(parts)


def packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """The parts as a zip archive; two of one name are kept."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, part in parts:
            archive.writestr(name, part)
    return out.getvalue()


def _spoilt_xml(part: bytes, draw: random.Random) -> bytes:
    """An element many times, deep inside itself, with a huge attribute, or below a document type."""
    start = part.find(b"<", part.find(b"?>") + 1 + draw.randint(0, max(0, len(part) - 10)))
    end = part.find(b">", start) + 1
    if start < 0 or end <= 0:
        return part
    way = draw.randrange(4)
    if way == 0:
        return part[:start] + part[start:end] * draw.choice((3, 300, MANY)) + part[end:]
    if way == 1:
        many = draw.choice((200, 5000, MANY))
        return part[:end] + b"<w:tbl><w:tr><w:tc>" * many + b"</w:tc></w:tr></w:tbl>" * many + part[end:]
    if way == 2:
        return part[: end - 1] + b' x="' + b"a" * draw.choice((1000, 2_000_000)) + b'"' + part[end - 1 :]
    declaration = b'<!DOCTYPE a [<!ENTITY a "&b;&b;&b;"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    after = part.find(b"?>") + 2 if b"?>" in part else 0
    return part[:after] + declaration + part[after:].replace(b"</w:t>", b"&a;</w:t>", 3)
