"""Takes the moment and the chance out of an MSI's summary, so that the same input gives the same bytes.

[MS-OLEPS] 2.20: a property set is a header, then pairs of a property's number and its offset, then the values.
"""

import struct
import uuid
from pathlib import Path

from windows.tools import Stop

_SUMMARY = uuid.UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le
_REVISION, _CREATED, _SAVED = 9, 12, 13
_TEXT, _TIME = 30, 64
_TO_1970 = 11_644_473_600  # seconds from 1601, where Windows' time begins


def settle(msi: Path, code: uuid.UUID, epoch: int) -> None:
    """Gives the file that package code, and that time (in seconds since 1970) of making. Raises Stop."""
    content = bytearray(msi.read_bytes())
    header = content.find(_SUMMARY)
    if header < 0:
        raise Stop(f"{msi.name} has no summary.")
    start = header - 28 + struct.unpack_from("<I", content, header + 16)[0]
    moment = struct.pack("<Q", (epoch + _TO_1970) * 10_000_000)
    found = set()
    for place in range(struct.unpack_from("<I", content, start + 4)[0]):
        number, offset = struct.unpack_from("<II", content, start + 8 + 8 * place)
        kind = struct.unpack_from("<I", content, start + offset)[0]
        if number == _REVISION and kind == _TEXT:
            content[start + offset + 8 : start + offset + 46] = ("{" + str(code).upper() + "}").encode()
        elif number in (_CREATED, _SAVED) and kind == _TIME:
            content[start + offset + 4 : start + offset + 12] = moment
        else:
            continue
        found.add(number)
    if found != {_REVISION, _CREATED, _SAVED}:
        raise Stop(f"{msi.name}'s summary is not as expected.")
    msi.write_bytes(content)
