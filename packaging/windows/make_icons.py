"""Draws the icons for Windows from their SVG files: .venv/bin/python packaging/windows/make_icons.py.

The .ico files are in the repository, so that a build needs no Qt.
"""

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)  # pixels: what 100 to 200 % ask for


def main() -> None:
    application = QGuiApplication([])
    for name in ("kooditin", "project"):
        pictures = [drawn(HERE / f"{name}.svg", size) for size in SIZES]
        (HERE / f"{name}.ico").write_bytes(icon(pictures))
    side().save(str(HERE / "side.bmp"), "BMP")
    del application


def drawn(svg: Path, size: int) -> QImage:
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        QSvgRenderer(str(svg)).render(painter)
    return picture


def side() -> QImage:
    """The picture beside the installer's first and last page, of the size that NSIS asks for."""
    picture = QImage(164, 314, QImage.Format.Format_RGB32)
    picture.fill(QColor("#e5efed"))
    with QPainter(picture) as painter:
        QSvgRenderer(str(HERE / "kooditin.svg")).render(painter, QRectF(42, 92, 80, 80))
    return picture


def icon(pictures: list[QImage]) -> bytes:
    """An .ico: small pictures as bitmaps, which everything reads, the largest as PNG."""
    parts = [png(picture) if picture.width() >= 256 else bitmap(picture) for picture in pictures]
    head = struct.pack("<HHH", 0, 1, len(parts))
    place = len(head) + 16 * len(parts)
    for picture, part in zip(pictures, parts, strict=True):
        side = picture.width() % 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(part), place)
        place += len(part)
    return head + b"".join(parts)


def bitmap(picture: QImage) -> bytes:
    side = picture.width()
    rows = [bytes(picture.constScanLine(y))[: side * 4] for y in reversed(range(side))]
    mask = bytes((side + 31) // 32 * 4 * side)
    return struct.pack("<IiiHHIIiiII", 40, side, side * 2, 1, 32, 0, 0, 0, 0, 0, 0) + b"".join(rows) + mask


def png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data())


if __name__ == "__main__":
    main()
