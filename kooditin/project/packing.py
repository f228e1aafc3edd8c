"""How the words of a piece of text are kept in the file: small, and quickly read."""

import struct
import zlib
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from kooditin.qda.words import Word, folded

_TAGS = " ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split(" ")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LETTER_OF = dict(zip(_TAGS, _LETTERS, strict=False))
_TAG_OF = dict(zip(_LETTERS, _TAGS, strict=False))


class Packed(NamedTuple):
    """The words of a piece, in text order."""

    numbers: Sequence[int]  # for each word the characters between it and the one before, and its length
    lemmas: str  # a line for each
    tags: str  # a letter for each
    parts: str  # a line for each, empty for a simple word; its parts are joined by "|"
    text: str  # the piece

    def lines(self) -> list[str]:
        """The base forms."""
        return self.lemmas.split("\n") if self.numbers else []

    def places(self) -> tuple[list[int], list[int]]:
        """The starts and the ends of the words."""
        found = list(accumulate(self.numbers))
        return found[::2], found[1::2]


def packed(text: str, words: Sequence[Word]) -> bytes:
    """The words of a piece as they are stored, with its text, which hardly adds to them. They may not overlap."""
    numbers, at = [], 0
    for word in words:
        numbers += [word.start - at, word.end - word.start]
        at = word.end
    small = not numbers or max(numbers) < 256
    places = bytes(numbers) if small else struct.pack(f"<{len(numbers)}I", *numbers)
    lemmas = "\n".join(_line(word.lemma) for word in words)
    tags = "".join(_LETTER_OF.get(word.tag, "r") for word in words)
    parts = "\n".join("|".join(map(_line, word.parts)) for word in words)
    head = struct.pack("<?I", small, len(words))
    return zlib.compress(head + places + f"{tags}\x00{lemmas}\x00{parts}\x00{text}".encode(), 9)


def _line(text: str) -> str:
    return text.replace("\n", " ").replace("\x00", "").replace("|", "/")


def columns(stored: bytes, *, fold: bool = False) -> Packed:
    """The stored words as columns, which is the quickest way to read them; `fold`: with the base forms folded."""
    whole = zlib.decompress(stored)
    small, count = struct.unpack_from("<?I", whole)
    size = 2 * count if small else 8 * count
    numbers = whole[5 : 5 + size] if small else struct.unpack_from(f"<{2 * count}I", whole, 5)
    tags, lemmas, parts, text = whole[5 + size :].decode().split("\x00", 3)
    return Packed(numbers, folded(lemmas) if fold else lemmas, tags, parts, text)


def unpacked(stored: bytes) -> list[Word]:
    """The words as they were given to be stored."""
    found = columns(stored)
    starts, ends = found.places()
    split = found.parts.split("\n") if starts else []
    return [
        Word(start, end, lemma, _TAG_OF[tag], tuple(parts.split("|")) if parts else ())
        for start, end, lemma, tag, parts in zip(starts, ends, found.lines(), found.tags, split, strict=True)
    ]
