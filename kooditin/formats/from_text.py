"""Plain text files: .txt in any encoding that Finnish transcripts come in."""

import codecs
from pathlib import Path

from kooditin.formats.encoding import decoded
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.turns import find_turns
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import NewSource, normal_text, word_count


def read(path: Path, content: bytes | None = None) -> NewSource:
    """The text with its speaker turns; `content` spares a second reading. Raises CannotRead."""
    content = file_bytes(path) if content is None else content
    if kind := real_kind(content):
        raise mistaken(kind, path.name)
    found = decoded(content)
    if found is None:
        raise mistaken("", path.name)
    as_it_is = found.encoding == "utf-8" and not found.warnings and not content.startswith(codecs.BOM_UTF8)
    octets = content if as_it_is else None
    text = normal_text(found.text, octets)
    if not text or text.isspace():
        raise CannotRead("{file} holds no text, only white space. Check that it was saved whole.", file=path.name)
    words = word_count(text, octets if text is found.text else None)
    return NewSource(name=path.stem, text=text, turns=tuple(find_turns(text)), warnings=found.warnings, words=words)
