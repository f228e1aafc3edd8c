"""Tables that would take room without end, and what must not get through them."""

import io
import zipfile
from pathlib import Path

import pytest

from kooditin.exchange import read_batch
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text

FILES = Path(__file__).parent.parent / "data" / "formats"


@pytest.mark.parametrize("text", ["a;" * 5_000 + "b\n", "a;b\n" * 1_100_000, "a\n" * 600_000])
def test_a_table_with_more_cells_than_a_survey_is_refused(tmp_path, text):
    path = tmp_path / "kysely.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRead, match="more cells than a survey has"):
        read_batch(path)


def test_a_workbook_that_boasts_of_its_texts_is_refused(tmp_path):
    path = tmp_path / "kysely.xlsx"
    out = io.BytesIO()
    with zipfile.ZipFile(FILES / "cases456.xlsx") as sound, zipfile.ZipFile(out, "w") as archive:
        for name in sound.namelist():
            part = sound.read(name)
            if name.endswith("sharedStrings.xml"):
                before, _, after = part.partition(b'uniqueCount="')
                part = before + b'uniqueCount="4294967295' + after[after.index(b'"') :]
            archive.writestr(name, part)
    path.write_bytes(out.getvalue())
    with pytest.raises(CannotRead, match="damaged"):
        read_batch(path)


def test_open_answers_are_in_normal_form(tmp_path):
    path = tmp_path / "kysely.csv"
    answers = "".join(
        f"V{number};Pidän a\u0308idin\u0085kielestä \u2028 koska {number} on hyvä luku\n" for number in range(9)
    )
    path.write_text("id;Mitä mieltä olet?\n" + answers, encoding="utf-8", newline="")
    source = read_batch(path).sources[0]
    assert source.text == normal_text(source.text)
    assert [source.text[turn.start : turn.end].count("äidin\nkielestä") for turn in source.turns] == [1] * 9
