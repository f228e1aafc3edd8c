"""The reader of plain text, beside what test_encoding and test_foreign_files try."""

import pytest

from kooditin.formats import from_text
from kooditin.qda.source import normal_text

TEXTS = ("Hyvää päivää\n", "No – joo 😀 ”ei”\n", "a\u0308 ja\r\nb\n", "väli\u00a0lyönti ja\u2003toinen\n")


@pytest.mark.parametrize("raw", TEXTS)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_words_counted_by_the_reader_are_those_of_the_text(tmp_path, raw, mark):
    path = tmp_path / "sanat.txt"
    path.write_bytes(mark + raw.encode())
    source = from_text.read(path)
    assert source.text == normal_text(raw)
    assert source.words == len(source.text.split())
