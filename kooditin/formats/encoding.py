"""Bytes into text: which encoding a foreign text file is in, judged for Finnish first."""

import codecs
import re
from dataclasses import dataclass

from kooditin.qda.source import Warning

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHOWN = {
    "cp1252": "Windows-1252",
    "iso8859_1": "ISO-8859-1 (Windows-1252)",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (CP850)",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}
_CANDIDATES = {"cp1252": 0.0, "mac_roman": 0.0, "cp850": 0.2}  # and how much rarer each is, as a handicap
_SAMPLE = 65_536
_SAMPLE_OF_CONTROLS = 8_192
ENOUGH_TO_JUDGE = 20  # high bytes that a general judge of encodings needs not to guess wildly
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b\x00"))
_AROUND_HIGH = re.compile(rb"[^\n\x80-\xff]{0,12}[\x80-\xff][^\n]{0,24}")
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_FINNISH = frozenset("äöåÄÖÅ")
_WESTERN = frozenset("éèêëáàâãçñíìîïóòôõúùûüýÿæøßšžÉÈÜÆØŠŽÕÑÁ")
_SIGNS = frozenset("“”„‘’‚«»–—…•€£§°½¼±×·´¨¡¿©®™²³\xa0\xad")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what the reader should know about that."""

    text: str
    encoding: str
    warnings: tuple[Warning, ...] = ()


def decoded(content: bytes) -> Decoded | None:
    """The text of the bytes; None when they are not text (binary).

    A byte order mark decides; then UTF-16 by where the NULs stand; then UTF-8; then the single-byte encodings
    Finnish texts come in, scored by their letters; then charset-normalizer for other languages.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _in_unicode(content[len(mark) :], encoding)
    sample = content[:_SAMPLE]
    if b"\x00" in sample:
        found = _without_mark(content)
        if found is not None or sample.count(0) * 200 > len(sample):
            return found
    if is_binary(content):
        return None
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _broken_utf8(content) or _single_byte(content)


def is_binary(content: bytes) -> bool:
    """Whether control characters that no text has make up more than one byte in two hundred."""
    sample = content[:_SAMPLE_OF_CONTROLS]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) * 200 > len(sample)


def _in_unicode(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(content.decode(encoding, "replace"), encoding, (_lost_characters(),))


def _lost_characters() -> Warning:
    return Warning(
        "Some characters of the file were broken and are shown as \ufffd. Compare the text with the original."
    )


def _read_as(encoding: str) -> Warning:
    return Warning(
        "The file was not in UTF-8; it was read as {encoding}. Check that ä, ö and å are right.",
        {"encoding": _SHOWN.get(encoding, encoding)},
    )


def _without_mark(content: bytes) -> Decoded | None:
    """UTF-16 without its mark: text of our scripts has its NULs (nearly) all on one side of the pairs."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    pairs = max(1, len(sample) // 2)
    if max(even, odd) < 0.2 * pairs or min(even, odd) > 0.1 * max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = content[: len(content) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return None
    if is_binary(text[:_SAMPLE].encode("utf-8", "replace")):
        return None
    return Decoded(text, encoding, (_read_as(encoding),))


def _broken_utf8(content: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, e.g. cut in the middle of a letter: nearly all high bytes form sequences."""
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    whole = sum(len(sequence) for sequence in _UTF8_SEQUENCE.findall(content))
    if whole < 0.9 * high or high - whole > 50:
        return None
    return Decoded(content.decode("utf-8", "replace"), "utf-8", (_lost_characters(),))


def _single_byte(content: bytes) -> Decoded:
    sample = b"\n".join(hit.group() for hit, _ in zip(_AROUND_HIGH.finditer(content), range(3000), strict=False))
    scores = {name: _score(sample, name) - doubt for name, doubt in _CANDIDATES.items()}
    encoding = max(scores, key=scores.__getitem__)
    if scores[encoding] < 0.35 and len(_HIGH.findall(sample)) >= ENOUGH_TO_JUDGE:
        encoding = _other_language(content) or encoding
    elif encoding == "cp1252" and not re.search(rb"[\x80-\x9f]", content):
        encoding = "iso8859_1"
    try:
        return Decoded(content.decode(encoding), encoding, (_read_as(encoding),))
    except UnicodeDecodeError:
        return Decoded(content.decode(encoding, "replace"), encoding, (_read_as(encoding), _lost_characters()))


def _score(sample: bytes, encoding: str) -> float:
    """How Finnish the high bytes look in the encoding: 1 when all are ä, ö and å in words, below 0 when odd."""
    text = sample.decode(encoding, "replace")
    total = points = 0.0
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char < "\x80":
            continue
        total += 1
        points += _points(before, char, after)
    return points / total if total else 0.0


def _points(before: str, char: str, after: str) -> float:
    """1 for ä, ö and å in a word or at its head, less for other letters and signs, -1 for what no text has there."""
    if char in _FINNISH or char in _WESTERN:
        if char.isupper() and (before.islower() or (before.isalpha() and after.islower())):
            return -1
        if not before.isalpha() and not after.isalpha():
            return (0.3 if char.isupper() else 0.6) if char in _FINNISH else -1
        foreign = (before > "\x7f" and before not in _FINNISH) + (after > "\x7f" and after not in _FINNISH)
        return (1.0 if char in _FINNISH else 0.5) - foreign
    if char in _SIGNS:
        inside = before.isalpha() and after.isalpha()
        return (0.7 if char == "’" else 0.2 if char in "\xad–" else -0.7) if inside else 0.5
    return -1


def _other_language(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000]).best()
    return best.encoding if best is not None else None
