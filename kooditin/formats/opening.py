"""Taking a foreign file's bytes from the disk, and saying what it really is when its suffix does not tell the truth."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from kooditin.disk import reachable
from kooditin.formats.encoding import Decoded, decoded
from kooditin.qda.errors import CannotRead
from kooditin.qda.reasons import reason_of

LARGEST_FILE = 200_000_000
# What zipfile raises for archives that are cut, overwritten or packed in ways it does not know.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, NotImplementedError)
_BINARY_HEAD = 4096  # a text may begin with "MZ:" or "ID3", but has no NUL there
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"ID3", "recording"),
    (b"OggS", "recording"),
    (b"RIFF", "recording"),
    (b"fLaC", "recording"),
    (b"\x1aE\xdf\xa3", "recording"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
)
_ODF = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "slides",
}
_OFFICE_FOLDERS = (("word/", "docx"), ("xl/", "spreadsheet"), ("ppt/", "slides"))


def file_bytes(path: Path) -> bytes:
    """The whole file. Raises CannotRead for a folder and for what is missing, locked, empty or over 200 MB."""
    path = reachable(path)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise CannotRead("{file} is a folder. Choose the files in it.", file=path.name)
        if not path.is_file():
            raise CannotRead("{file} is not an ordinary file. Choose a transcript instead.", file=path.name)
        if size > LARGEST_FILE:
            raise CannotRead(
                "{file} is too large to be a transcript ({megabytes} MB). Split it into files of at most 200 MB.",
                file=path.name, megabytes=size // 1_000_000,
            )  # fmt: skip
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(
            "{file} is no longer where it was. Check the folder and choose the file again.", file=path.name
        ) from error
    except PermissionError as error:
        raise CannotRead(
            "{file} may not be read. Close it in other programs, or ask its owner for the right to read it.",
            file=path.name,
        ) from error
    except OSError as error:
        raise CannotRead(
            "{file} could not be read from the disk ({reason}). Copy it to this computer and try again.",
            file=path.name, reason=reason_of(error),
        ) from error  # fmt: skip
    if not content:
        raise CannotRead("{file} is empty. Check that it was saved or downloaded whole.", file=path.name)
    return content


def text_of(path: Path, content: bytes | None = None, decode: Callable[[bytes], Decoded | None] = decoded) -> Decoded:
    """The text of a file in whatever encoding; `content` spares a second reading.

    Raises CannotRead, which tells what the file is where its bytes are those of another kind or of no text.
    """
    content = file_bytes(path) if content is None else content
    if kind := real_kind(content):
        raise mistaken(kind, path.name)
    found = decode(content)
    if found is None:
        raise mistaken("", path.name)
    return found


def real_kind(content: bytes) -> str:
    """What the first bytes say the file is ("pdf", "docx", "old_word", "encrypted", ...); "" when they say nothing."""
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    head = content[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    if head.startswith((b"%PDF-", b"{\\rtf")):
        return "pdf" if head.startswith(b"%") else "rtf"
    if b"\x00" not in content[:_BINARY_HEAD]:
        return ""
    if content[4:8] == b"ftyp":
        return "recording"
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), "")


def _kind_of_ole(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "encrypted"
    return "old_word" if "WordDocument".encode("utf-16-le") in content else "old_office"


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return _ODF.get(archive.read("mimetype").decode("ascii", "replace").strip(), "archive")
    except BROKEN_ZIP:
        return "damaged_zip"
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _OFFICE_FOLDERS if any(n.startswith(folder) for n in names)), "archive")
    return "archive"


def too_many_pieces(file: str) -> CannotRead:
    """The sentence for a text whose markup would take minutes to lay out, as no transcript's does."""
    return CannotRead(
        "{file} is laid out in far more pieces than a transcript has. Save it as txt and import that.", file=file
    )


def mistaken(kind: str, file: str) -> CannotRead:
    """The sentence for a file that real_kind names but the reader at hand does not read."""
    match kind:
        case "pdf":
            return CannotRead(
                "{file} is a PDF, though not named so. Change its ending to .pdf and import it again.", file=file
            )
        case "rtf":
            return CannotRead(
                "{file} is an RTF document, though not named so. Change its ending to .rtf and import it again.",
                file=file,
            )
        case "odt":
            return CannotRead(
                "{file} is an OpenDocument text, though not named so. Change its ending to .odt and import it again.",
                file=file,
            )
        case "docx":
            return CannotRead(
                "{file} is a Word document, though not named so. Change its ending to .docx and import it again.",
                file=file,
            )
        case "old_word":
            return CannotRead(
                "{file} is in Word's old .doc form. Open it in Word, save it as docx and import that.", file=file
            )
        case "encrypted":
            return CannotRead(
                "{file} is protected with a password. Open it in Word, remove the password, save and import it again.",
                file=file,
            )
        case "spreadsheet" | "old_office" | "slides":
            return CannotRead(
                "{file} is a spreadsheet, slides or other Office file. Save its text as docx or txt and import that.",
                file=file,
            )
        case "recording":
            return CannotRead(
                "{file} is a sound or video recording. Transcribe it first and import the transcript.", file=file
            )
        case "image":
            return CannotRead("{file} is a picture. Type out its text or run text recognition on it first.", file=file)
        case "damaged_zip":
            return CannotRead(
                "{file} is damaged: it ends too early or its parts do not fit. Fetch it again from where it came.",
                file=file,
            )
        case "archive":
            return CannotRead("{file} is a packed archive. Unpack it and import the files in it.", file=file)
        case "program" | "database":
            return CannotRead("{file} is a program or database, not text. Choose a transcript instead.", file=file)
        case "html":
            return CannotRead(
                "{file} is a web page, though not named so. Change its ending to .html and import it again.", file=file
            )
    return CannotRead("{file} does not hold text. Choose a transcript or a document instead.", file=file)
