import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.formats import codebook_table
from kooditin.qda.codebook import NewCode
from kooditin.qda.errors import CannotRead, Refused
from kooditin.resources import resource


@pytest.fixture
def table(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "koodikirja.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_the_shipped_codebook_is_read_whole_and_in_order():
    codes = codebook_table.read(resource("codebooks", "te24.csv"))
    assert codes[0].path == ("Hyvät käytännöt",)
    assert codes[1].path == ("Hyvät käytännöt", "Palvelumalli")
    assert codes[1].color == "#55a868"
    assert codes[1].definition.startswith("Miten palvelu on rakennettu")
    lines = resource("codebooks", "te24.csv").read_text(encoding="utf-8-sig").strip().split("\n")
    assert len(codes) == len(lines) - 1


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_table_is_read(table, delimiter, encoding):
    text = 'polku;väri;määritelmä\r\nTyö/Öinen työ;#AABBCC;"Mitä; öisin, tehdään"\r\n'.replace(";", delimiter)
    text = text.replace(f"Mitä{delimiter} öisin", "Mitä; öisin")
    codes = codebook_table.read(table(text, encoding))
    assert codes == [NewCode(("Työ",)), NewCode(("Työ", "Öinen työ"), "#aabbcc", "Mitä; öisin, tehdään")]


def test_name_and_parent_columns_make_paths_in_any_order(table):
    codes = codebook_table.read(table("name,parent,description\nLapsi,Äiti,pieni\nÄiti,Mummo,\nMummo,,vanha\n"))
    assert codes == [
        NewCode(("Mummo", "Äiti", "Lapsi"), definition="pieni"),
        NewCode(("Mummo", "Äiti")),
        NewCode(("Mummo",), definition="vanha"),
    ]


def test_parents_that_circle_end_somewhere(table):
    assert codebook_table.read(table("nimi;yläkoodi\nA;B\nB;A\n"))


def test_a_path_given_twice_counts_once_and_empty_lines_not_at_all(table):
    assert codebook_table.read(table("path\nA\n\nA\n  \nB\n")) == [NewCode(("A",)), NewCode(("B",))]


def test_definitions_keep_their_line_breaks(table):
    assert codebook_table.read(table('path;definition\nA;"yksi\nkaksi"\n'))[0].definition == "yksi\nkaksi"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("foo;bar\n1;2\n", "no column of codes"),
        ("path;color\n", "no codes"),
        ("path;color\nA;punainen\n", "line 2: punainen is not a colour"),
        ("path\nA//B\n", "line 2: A code needs a name"),
        ("%PDF-1.7", "PDF"),
        ("", "empty"),
    ],
)
def test_a_table_that_is_none_gets_one_sentence(table, text, words):
    with pytest.raises(CannotRead) as refused:
        codebook_table.read(table(text))
    assert words in str(refused.value)


names = (
    st.text(st.sampled_from("aäÖ ;,\"'=1"), min_size=1, max_size=8)
    .map(lambda name: " ".join(name.split()))
    .filter(bool)
)
notes = st.text(st.sampled_from('aä;,"\n\t='), max_size=12).map(str.strip)


@settings(deadline=None)
@given(
    st.lists(st.builds(lambda *parts: parts, st.lists(names, min_size=1, max_size=3), notes, notes, notes), max_size=8)
)
def test_what_is_written_is_read_back_equal(tmp_path_factory, drawn):
    codes = {}
    for path, definition, include, exclude in drawn:
        for depth in range(1, len(path)):
            codes.setdefault(tuple(path[:depth]), NewCode(tuple(path[:depth])))
        codes.setdefault(tuple(path), NewCode(tuple(path), "#3a923a", definition, include, exclude, "3"))
    target = tmp_path_factory.mktemp("k") / "k.csv"
    assert codebook_table.write(target, codes.values()) == len(codes)
    if codes:
        assert codebook_table.read(target) == list(codes.values())


def test_a_table_in_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(Refused):
        codebook_table.write(tmp_path / "x" / "k.csv", [NewCode(("A",))])
