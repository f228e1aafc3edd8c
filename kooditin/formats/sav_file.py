"""The records of an SPSS system file, as PSPP's "System File Format" describes them.

A reader of our own: pyreadstat 1.3.7, the kept one, ended the program (segmentation fault) on four of some two thousand
damaged files. On 23 sound ones both gave the same.
"""

import codecs
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

MAGIC = (b"$FL2", b"$FL3")  # the second has its data in zlib blocks
LARGEST_UNPACKED = 500_000_000
MOST_VARIABLES = 50_000
_SYSTEM_MISSING = -1.7976931348623157e308
_SEGMENT = 255  # bytes that each piece of a very long text holds
_MOST_PIECES = 200  # a text has at most 32,767 bytes
_CODE_PAGES = {2: "ascii", 3: "cp1252", 65001: "utf-8", 28591: "latin-1"}

Value = float | str


class DamagedSav(Exception):
    """The file breaks its own rules."""


class TooLargeSav(Exception):
    """The file would unpack to more than any survey holds."""


@dataclass(slots=True)
class SavVariable:
    """A variable as the dictionary has it: `width` bytes of text, 0 for a number; `place` counts its 8-byte elements.

    `format` is the number of its print format (20 is DATE). `missing` are values, `missing_range` bounds, that count
    as no answer.
    """

    name: str
    place: int
    width: int
    format: int = 0
    label: str = ""
    labels: dict[Value, str] = field(default_factory=dict)
    missing: tuple[Value, ...] = ()
    missing_range: tuple[float, float] | None = None
    pieces: tuple[int, ...] = ()  # places of the further segments of a very long text

    def is_missing(self, value: Value | None) -> bool:
        """Whether the value is the system's missing one, or one that the user declared missing."""
        if value is None or value in self.missing:
            return True
        low_high = self.missing_range
        return low_high is not None and isinstance(value, float) and low_high[0] <= value <= low_high[1]


class SavFile(NamedTuple):
    """A whole file: its variables, and for each case their values, None for the system's missing one."""

    variables: tuple[SavVariable, ...]
    cases: list[list[Value | None]]


class _Piece(NamedTuple):
    """A variable record as it stands, its texts not yet decoded."""

    name: bytes
    place: int
    width: int
    format: int
    label: bytes
    missing: tuple[bytes, ...]
    is_range: bool


class _Reader:
    """Takes bytes and numbers from a place that moves on."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 176
        layout = content[64:68]
        if len(content) < 176 or layout not in (b"\2\0\0\0", b"\3\0\0\0", b"\0\0\0\2", b"\0\0\0\3"):
            raise DamagedSav
        self.order = "<" if layout[0] else ">"

    def take(self, count: int) -> bytes:
        if count < 0 or self.at + count > len(self.content):
            raise DamagedSav
        self.at += count
        return self.content[self.at - count : self.at]

    def number(self) -> int:
        return int(struct.unpack(self.order + "i", self.take(4))[0])

    def real(self, octets: bytes) -> float:
        return float(struct.unpack(self.order + "d", octets)[0])


def read_sav(content: bytes) -> SavFile:
    """The file's variables and cases. Raises DamagedSav and TooLargeSav."""
    try:
        return _read(content)
    except (struct.error, zlib.error, OverflowError, UnicodeError, ValueError) as error:
        raise DamagedSav from error


def _read(content: bytes) -> SavFile:
    reader = _Reader(content)
    compression, case_count = struct.unpack(reader.order + "i4xi", content[72:84])
    bias = reader.real(content[84:92])
    pieces: list[_Piece] = []
    labelled: list[tuple[dict[bytes, bytes], list[int]]] = []
    extra: dict[int, bytes] = {}
    elements = 0
    while (record := reader.number()) != 999:
        if record == 2:
            piece = _variable_record(reader, elements)
            elements += 1
            if piece.width >= 0:
                pieces.append(piece)
            if len(pieces) > MOST_VARIABLES:
                raise TooLargeSav
        elif record == 3:
            labelled.append(_label_records(reader))
        elif record == 6:
            reader.take(80 * reader.number())
        elif record == 7:
            kind, size, count = reader.number(), reader.number(), reader.number()
            if size < 0 or count < 0:
                raise DamagedSav
            extra[kind] = reader.take(size * count)
        else:
            raise DamagedSav
    reader.number()
    if not elements:
        raise DamagedSav
    encoding = _encoding(extra, reader.order)
    variables = _variables(pieces, extra, encoding, reader)
    _label(variables, labelled, extra, encoding, reader)
    data = _unpacked(reader, compression, bias)
    if case_count >= 0 and len(data) < case_count * elements * 8:
        raise DamagedSav
    return SavFile(tuple(variables), _cases(data, variables, elements, case_count, encoding, reader.order))


def _variable_record(reader: _Reader, place: int) -> _Piece:
    width, has_label, missing_count, shape = (reader.number() for _ in range(4))
    reader.number()
    name = reader.take(8)
    label = b""
    if has_label:
        length = reader.number()
        label = reader.take((length + 3) // 4 * 4)[:length] if length >= 0 else b""
    if abs(missing_count) > 3 or not -1 <= width <= 255:
        raise DamagedSav
    missing = tuple(reader.take(8) for _ in range(abs(missing_count)))
    return _Piece(name.rstrip(), place, width, shape >> 16 & 255, label, missing, missing_count < 0)


def _label_records(reader: _Reader) -> tuple[dict[bytes, bytes], list[int]]:
    """The labels by their value's eight bytes, and the elements (from 1) whose variables have them."""
    labels = {}
    for _ in range(_count(reader)):
        value = reader.take(8)
        length = reader.take(1)[0]
        labels[value] = reader.take((length + 8) // 8 * 8 - 1)[:length]
    if reader.number() != 4:
        raise DamagedSav
    return labels, [reader.number() for _ in range(_count(reader))]


def _count(reader: _Reader) -> int:
    count = reader.number()
    if not 0 <= count <= len(reader.content):
        raise DamagedSav
    return count


def _encoding(extra: Mapping[int, bytes], order: str) -> str:
    """What Python calls the encoding that the file names, by name or by code page; else that of Windows."""
    named = extra.get(20, b"").decode("ascii", "replace").strip().strip("\0")
    page = struct.unpack(order + "i", extra[3][28:32])[0] if len(extra.get(3, b"")) >= 32 else 0
    for name in (named, _CODE_PAGES.get(page, f"cp{page}")):
        try:
            if name and isinstance("".encode(codecs.lookup(name).name), bytes):
                return codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
    return "cp1252"


def _text(octets: bytes, encoding: str) -> str:
    """The text without what fills it up, and without a character that its width cuts in two."""
    octets = octets.rstrip(b" \0")
    try:
        return octets.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end == len(octets) and encoding == "utf-8":
            return octets[: error.start].decode(encoding, "replace")
        return octets.decode("cp1252" if encoding == "ascii" else encoding, "replace")


def _variables(
    pieces: list[_Piece], extra: Mapping[int, bytes], encoding: str, reader: _Reader
) -> list[SavVariable]:  # fmt: skip
    long_names, long_widths = _pairs(extra.get(13, b"")), _pairs(extra.get(14, b""))
    variables: list[SavVariable] = []
    left = iter(pieces)
    for piece in left:
        name = _text(long_names.get(piece.name.upper(), piece.name), encoding)
        variable = SavVariable(name, piece.place, piece.width, piece.format, _text(piece.label, encoding))
        width = long_widths.get(piece.name.upper(), b"")
        if width.isdigit() and len(width) < 6 and int(width) > _SEGMENT:
            variable.width = int(width)
            segments = (variable.width + 251) // 252
            if segments > _MOST_PIECES:
                raise DamagedSav
            variable.pieces = tuple(more.place for more in islice(left, segments - 1))
        _set_missing(variable, piece, encoding, reader)
        variables.append(variable)
    return variables


def _set_missing(variable: SavVariable, piece: _Piece, encoding: str, reader: _Reader) -> None:
    if variable.width:
        variable.missing = tuple(_text(octets, encoding) for octets in piece.missing)
        return
    bounds = [reader.real(octets) for octets in piece.missing]
    if piece.is_range and len(bounds) >= 2:
        variable.missing_range = (bounds[0], bounds[1])
        bounds = bounds[2:]
    variable.missing = tuple(bounds)


def _pairs(octets: bytes) -> dict[bytes, bytes]:
    """NAME=value pairs parted by tabs, the names in capitals; as bytes, for a name may end within a character."""
    return {
        name.strip().upper(): value.rstrip(b"\0 ")
        for name, equals, value in (pair.partition(b"=") for pair in octets.split(b"\t"))
        if equals
    }


def _label(
    variables: list[SavVariable],
    labelled: list[tuple[dict[bytes, bytes], list[int]]],
    extra: Mapping[int, bytes],
    encoding: str,
    reader: _Reader,
) -> None:
    by_place = {variable.place: variable for variable in variables}
    for labels, places in labelled:
        for place in places:
            variable = by_place.get(place - 1)
            if variable is None:
                continue
            for octets, label in labels.items():
                value = _text(octets, encoding) if variable.width else reader.real(octets)
                variable.labels[value] = _text(label, encoding)
    if 21 in extra:
        _label_long_texts({variable.name: variable for variable in variables}, extra[21], encoding, reader.order)


def _label_long_texts(variables: Mapping[str, SavVariable], octets: bytes, encoding: str, order: str) -> None:
    """The labels of texts longer than eight bytes, from their own record."""
    at = 0

    def number() -> int:
        nonlocal at
        at += 4
        return int(struct.unpack_from(order + "i", octets, at - 4)[0])

    def text() -> str:
        nonlocal at
        length = number()
        if length < 0:
            raise DamagedSav
        at += length
        return _text(octets[at - length : at], encoding)

    while at < len(octets):
        variable = variables.get(text())
        number()  # its width
        for _ in range(min(number(), len(octets))):
            value, label = text(), text()
            if variable is not None:
                variable.labels[value] = label


def _unpacked(reader: _Reader, compression: int, bias: float) -> bytes:
    """The cases as plain elements of eight bytes."""
    packed = reader.content[reader.at :]
    if compression == 0:
        return packed
    if compression == 2:
        packed = b"".join(_inflated(reader))
    elif compression != 1:
        raise DamagedSav
    return b"".join(_expanded(packed, bias, reader.order))


def _inflated(reader: _Reader) -> Iterator[bytes]:
    """The zlib blocks of a .zsav, which stand one behind the other before their trailer."""
    _, trailer, _ = struct.unpack(reader.order + "3q", reader.take(24))
    left = LARGEST_UNPACKED // 8
    packed = reader.content[reader.at : trailer]
    while packed:
        block = zlib.decompressobj()
        yield (plain := block.decompress(packed, left))
        left -= len(plain)
        if left <= 0:
            raise TooLargeSav
        if not block.eof:
            raise DamagedSav
        packed = block.unused_data


def _expanded(packed: bytes, bias: float, order: str) -> Iterator[bytes]:
    """The elements of compressed data: eight codes, then those elements that the codes do not say."""
    says = {code: struct.pack(order + "d", code - bias) for code in range(1, 252)}
    says[254], says[255] = b" " * 8, struct.pack(order + "d", _SYSTEM_MISSING)
    at, end, size = 0, len(packed), 0
    while at + 8 <= end:
        codes = packed[at : at + 8]
        at += 8
        for code in codes:
            if code == 253:
                yield packed[at : at + 8]
                at += 8
            elif code == 252:
                return
            elif code:
                yield says[code]
        size += 64
        if size > LARGEST_UNPACKED:
            raise TooLargeSav


def _cases(
    data: bytes, variables: list[SavVariable], elements: int, case_count: int, encoding: str, order: str
) -> list[list[Value | None]]:
    width = elements * 8
    count = len(data) // width if case_count < 0 else case_count
    real = struct.Struct(order + "d").unpack_from
    cases: list[list[Value | None]] = []
    for start in range(0, count * width, width):
        row: list[Value | None] = []
        for variable in variables:
            at = start + variable.place * 8
            if variable.width:
                row.append(_text(_octets(data, variable, start), encoding))
            else:
                number = real(data, at)[0]
                row.append(None if number == _SYSTEM_MISSING or number != number else number)
        cases.append(row)
    return cases


def _octets(data: bytes, variable: SavVariable, start: int) -> bytes:
    at = start + variable.place * 8
    if not variable.pieces:
        return data[at : at + variable.width]
    places = (variable.place, *variable.pieces)
    return b"".join(data[start + place * 8 : start + place * 8 + _SEGMENT] for place in places)[: variable.width]
