"""Plain text files: .txt in any encoding that Finnish transcripts come in."""

import codecs
from pathlib import Path

from kooditin.formats.opening import file_bytes, text_of
from kooditin.formats.text_outline import outline_of
from kooditin.formats.turns import find_turns
from kooditin.qda.errors import CannotRead
from kooditin.qda.sections import sections_of
from kooditin.qda.source import NewSource, normal_text, word_count


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The text with its speaker turns, or where it has none its headings and lists. Raises CannotRead.

    `content` spares a second reading.
    """
    content = file_bytes(path) if content is None else content
    found = text_of(path, content)
    as_it_is = found.encoding == "utf-8" and not found.warnings and not content.startswith(codecs.BOM_UTF8)
    octets = content if as_it_is else None
    text = normal_text(found.text, octets)
    if not text or text.isspace():
        raise CannotRead("{file} holds no text, only white space. Check that it was saved whole.", file=path.name)
    words = word_count(text, octets if text is found.text else None)
    turns = tuple(find_turns(text))
    sections = () if turns else sections_of(text, outline_of(text))
    return NewSource(name=path.stem, text=text, turns=turns, warnings=found.warnings, words=words, sections=sections)
