import pytest

from kooditin.exchange import read_batch
from kooditin.qda.errors import CannotRead


@pytest.mark.parametrize("text", ["Aikaleima;Ikä;Mitä mieltä?\n", "start", "a\tb\tc"])
def test_a_table_of_headings_alone_is_refused(tmp_path, text):
    path = tmp_path / "kysely.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRead, match="no answers") as refused:
        read_batch(path)
    assert "kysely.csv" in str(refused.value)
