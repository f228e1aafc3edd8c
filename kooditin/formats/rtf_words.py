"""The control words of RTF: which are signs, which hold text, which are read aside, and the encodings they name."""

import codecs
import re
from functools import cache

TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "column": "\n", "tab": "\t", "emdash": "—", "endash": "–",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n",
}  # fmt: skip
SHOWN = frozenset("result shppict object ud nesttableprops".split())  # striprtf leaves these out
DORMANT = frozenset("shp shpinst shpgrp do".split())  # hold no text but their boxes
BOXES = frozenset("shptxt dptxbxtext".split())
HEADERS = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
GATHERED = HEADERS | frozenset(
    "fonttbl stylesheet footnote annotation atnauthor atrfstart atrfend atnref listtext pntext".split()
)  # read aside, dealt with at their end
HEADING = re.compile(r"(?:heading|otsikko|rubrik|überschrift|titre) (\d)", re.IGNORECASE)
CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}


@cache
def textless() -> frozenset[str]:
    """The destinations whose text no reader sees."""
    from striprtf.striprtf import destinations

    return frozenset(destinations) - SHOWN | {"nonshppict"}


@cache
def charsets() -> dict[int, str]:
    """The encodings of fonts by their \\fcharset."""
    from striprtf.striprtf import charset_map

    return {number: name for number, name in charset_map.items() if number > 2}


def is_known_encoding(encoding: str) -> bool:
    """Whether Python reads the encoding."""
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
