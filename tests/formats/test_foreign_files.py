"""Files that other programs made. One line of a table is one file; a new file is a new line.

A file named "oma-…" or "…-lyhennetty" stands for one that is too large or whose licence is not known; tests/data/README
says for which.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from kooditin.exchange import read_source
from kooditin.exchange.batches import read_batch
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text

FILES = Path(__file__).parent.parent / "data" / "formats"
SAMPLE = Path(__file__).parent.parent.parent / "resources" / "sample"


@dataclass(frozen=True)
class Expected:
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    turns: int = 0
    speakers: tuple[str | None, ...] = ()
    warnings: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    kind: str = "notes"
    parts: tuple[int, int, int] = (0, 0, 0)  # headings, list items, pages


READ = {
    "utf8-bom.docx": Expected(("This XML has a byte order mark.",)),
    "strict-format.docx": Expected(("Test",)),
    "strikethrough.docx": Expected(("Today's Special: Salmon Sold out",)),
    "soft_line_breaks.docx": Expected(("Line1\nLine2\nLine3\nLine4",)),
    "created-in-pages-bulleted-lists.docx": Expected(
        ("\nA. Just because\nB. Don't know\n", "\nD. 42\nE. 0\nF. -1"), parts=(0, 8, 0)
    ),
    "test_file_with_comments.docx": Expected(
        ("R1C1\tR1C2", "suspendisse"),
        warnings=("pictures", "no place left"),
        remarks=(
            ("magna", "Comment 1"),
            ("dolor", "Comment 4 with hyperlink"),
            ("suspendisse", "With a response"),
            ("R1C1", "Comment in a table"),
        ),
    ),
    "comments.docx": Expected(
        ("I want some text to have a comment on it.",),
        lacks=("I left a comment",),
        remarks=(
            ("some text to have a comment", "I left a comment."),
            ("a new paragraph.\nAnd so", "A comment across paragraphs."),
            ("more", "This one has multiple paragraphs.\n\nSee?"),
        ),
    ),
    "track_changes_deletion.docx": Expected(("This is a text with a deletion.",), warnings=("tracked changes",)),
    "paragraph_insertion_deletion.docx": Expected(("This is a\n splitParagraph.",), warnings=("tracked changes",)),
    "tables.docx": Expected(("Name\tGame\tFame\tBlame\nLebron James\tBasketball\t",), parts=(1, 0, 0)),
    "lists.docx": Expected(("1. one\n2. two\na. a\nb. b\n• one",), parts=(1, 10, 0)),
    "zotero_citations.docx": Expected(
        ("This is a citation (Smith et al., 2013)",), lacks=("ADDIN", "ZOTERO", "CSL"), parts=(1, 0, 0)
    ),
    "unicode.docx": Expected(("Hello, 世界. This costs €10.",)),
    "testWORD_tableInRunInsideParagraph.docx": Expected(
        ("accusam et justo duo\tAAAA\n",), warnings=("text boxes",), parts=(3, 0, 0)
    ),
    "testWORD_emptyParaInTextbox.docx": Expected(("Pracovisko:",), warnings=("hidden text",), parts=(3, 0, 0)),
    "headers.odt": Expected(("A header (Lv 1)\nA paragraph\nAnother header (Lv 2)\n",), parts=(3, 0, 0)),
    "simpleTable.odt": Expected(("Content\tMore content",)),
    "tableWithContents.odt": Expected(("A\tB\nC\tD",)),
    "trackedChanges.odt": Expected(("and inserted text.",), lacks=("deleted",), warnings=("tracked changes",)),
    "raw_text.odt": Expected(("Sample OppenOffice Writer file with\t\ttabs and     multiple spaces",)),
    "testComment.rtf": Expected(("Here is some text.",), ("comment",), remarks=(("text", "Here is a comment"),)),
    "testRTF_annotation_spacing.rtf": Expected(
        ("This is supercalifragilistic",), remarks=(("ali", "This is a comment"),)
    ),
    "bytes.rtf": Expected(("УХВАЛА\n", "27 грудня 2018 року\nм. Київ\n"), lacks=("Calibri",), parts=(3, 0, 0)),
    "nested_table.rtf": Expected(("Coronararterie\tCalcium-Score\nRCA\t0 \nLM\t0",), parts=(3, 0, 0)),
    "testPDF_bom.pdf": Expected(("Hello World",), parts=(0, 0, 1)),
    "testPDFVarious.pdf": Expected(
        ("1) Number bullet 1\n2) Number bullet 2\n", "Row 1 Col 1\tRow 1 Col 2\tRow 1 Col 3\n", "ゾルゲと尾崎"),
        lacks=("header text", "footer text"),
        warnings=("pictures", "Headers and footers"),
        parts=(0, 3, 2),
    ),
    "ID1.docx": Expected(("I really like learning new things.",)),
    "transcript.txt": Expected(
        ("[id1] hello, I like the course.",), turns=7, speakers=("id1", "id2", "id3"), kind="interview"
    ),
    "test_subrip.srt": Expected(
        ("ESSAI DE SOUS-TITRES", "C'est du test pur sans prétention."), lacks=("-->", "00:"), turns=2, speakers=(None,),
        kind="interview",
    ),
    "metadata_headers_multiline.vtt": Expected(
        ("Caption text #1 Caption text #2",), lacks=("X-TIMESTAMP", "Kind"), turns=1, speakers=(None,), kind="interview"
    ),
    "invalid_timeframe.vtt": Expected(("Caption text #1",), turns=2, speakers=(None,), kind="interview"),
    "invalid_timeframe_in_cue_text.vtt": Expected(("Caption text #3",), turns=1, speakers=(None,), kind="interview"),
    "one_caption.vtt": Expected(("Caption text #1",), turns=1, speakers=(None,), kind="interview"),
    "sample.sbv": Expected(
        ("Caption text #1 Caption text #2 Caption text #3 (line 1)",), lacks=("0:00",), turns=1, speakers=(None,),
        kind="interview",
    ),
    "missing_timeframe.sbv": Expected(("Caption text #2",), turns=2, speakers=(None,), kind="interview"),
    "styles.vtt": Expected(("- Hello world.",), lacks=("cue",), turns=1, speakers=(None,), kind="interview"),
    "nested_paragraphs.docx": Expected(
        ("aaa aab aac", "[Grab your reader’s attention"), ("aaa aaa",), warnings=("text boxes (1)",), parts=(1, 0, 0)
    ),
    "encoding.rtf": Expected(("brônquios com leve espessamente", "bronquiectasias de tração"), parts=(5, 0, 0)),
    "metadata_headers.vtt": Expected(
        ("Caption text #1 Caption text #2",), lacks=("Kind",), turns=1, speakers=(None,), kind="interview"
    ),
    "testWebVTT.vtt": Expected(
        ("Everyone wants the most from life",), lacks=("NOTE", "::cue"), turns=2, speakers=(None,), kind="interview"
    ),
    "testWebVTT_header.vtt": Expected(("- What? - Where are we now?",), turns=1, speakers=(None,), kind="interview"),
    "testWebVTT_utf8.vtt": Expected(
        ("they're not always sure where they belong",), lacks=("-->", "_"), turns=1, speakers=(None,), kind="interview"
    ),
    "oma-esittely.vtt": Expected(
        ("työllisyyspalvelu- ja neuvontatyö on järjestetty", "verkko-sivuilta", "yhdessä 😀 mitä"),
        lacks=("Kind", "-->"), turns=2, speakers=(None,), kind="interview",
    ),
    "oma-sarja.vtt": Expected(
        ("[Aino] Vuonna 1928 kaikki oli toisin kuin nyt.\n\n-Mitä? -En tiedä & en kysy.",),
        lacks=("Segment", "<i>", "position"), turns=2, speakers=(None,), kind="interview",
    ),
    "oma-bom-utf-8.srt": Expected(
        ("äidinkielen opetuksesta, ja se oli työlästä 😀",), ("\ufeff",), turns=3, speakers=(None,), kind="interview"
    ),
    "oma-bom-utf-16-le.srt": Expected(
        ("äidinkielen opetuksesta, ja se oli työlästä 😀",), ("\ufeff",), turns=3, speakers=(None,), kind="interview"
    ),
    "oma-utf-16-le.txt": Expected(("Käynnit,Yhteydenotot\n19.7.2015",), ("\x00",), warnings=("UTF-16 LE",)),
    "oma-utf-16-be.txt": Expected(("Käynnit,Yhteydenotot\n19.7.2015",), ("\x00",), warnings=("UTF-16 BE",)),
    "oma-teams-kopio.txt": Expected(
        ("Osallistujat: Aino Öhman",), turns=4, speakers=("Aino Öhman", "Matti Mäki", "Ulla Uusi"), kind="interview"
    ),
    "oma-kaksipalstainen.pdf": Expected(
        ("ohjattavien työllistymiseen. Aineisto kattaa kaksikymmentä vuotta", "yritys- kuin", "pääkaupunkiseudulla"),
        lacks=("LEHTI 465 ", "\t", "\n14"), warnings=("LEHTI 465",), parts=(2, 0, 2),
    ),
    "sample_2.8-lyhennetty.eaf": Expected(
        ("The quick brown fox 001 The quick brown fox 002",), lacks=("stroke", "DET"), turns=1, speakers=("text",),
        warnings=("words-timesub, words-symsub, gestures, gest_included, words-pos.",), kind="interview",
    ),
    "oma-aikakoodit.csv": Expected(
        ("Aino Öhmania. Kerro ensin lapsuudestasi.\n\n", "Säkkijärvellä <n(nyk. Kondratjevo)>"), ("TIMECODE", "00:"),
        turns=3, speakers=("HAA", "AÖ"), kind="interview",
    ),
    "oma-aikakoodit-malli.csv": Expected(("teksti teksti\n\n",), turns=3, speakers=("HAA", "AÖ"), kind="interview"),
    "oma-aikakoodit.ods": Expected(
        ("Kerro äidistä.\n\nHän oli opettaja.",), ("SPEAKER",), turns=3, speakers=("HAA", "AÖ"), kind="interview"
    ),
    "osaamiskeskus-tampere.txt": Expected(("H: Okei, nyt",), turns=32, speakers=("H", "V1"), kind="interview"),
    "te-toimisto-uusimaa.txt": Expected(
        ("[00:00:08] Sirpa\n",), turns=44, speakers=("Haastattelija", "Sirpa", "Jesse"), kind="interview"
    ),
    "ohjaus-ja-neuvonta-lappeenranta.docx": Expected(
        ("Haastattelija: No niin",), turns=34, speakers=("Haastattelija", "Ohjaaja"), kind="interview"
    ),
    "tyopaja-14-3.txt": Expected(("Osaamiskeskuksen paikka",), kind="workshop", parts=(5, 21, 0)),
    "hankeraportti.docx": Expected(("Kokeilun tausta ja tavoite\n",), kind="report", parts=(6, 3, 0)),
}  # fmt: skip

REFUSED = {
    "invalid_format.sbv": "no captions",
    "no_captions.vtt": "no captions",
    "invalid_format2.srt": "no captions",
    "invalid_format3.srt": "no captions",
    "invalid_format4.srt": "no captions",
    "hiddenTextByStyle.odt": "no text",
    "testOptionalHyphen.doc": "old .doc form",
    "salattu.docx": "password",
}


def path_of(name):
    return FILES / name if (FILES / name).exists() else SAMPLE / name


@pytest.mark.parametrize("name", READ)
def test_the_file_is_read_as_expected(name):
    expected, source = READ[name], read_source(path_of(name))
    assert source.text == normal_text(source.text)
    assert [words for words in expected.holds if words not in source.text] == []
    assert [words for words in expected.lacks if words in source.text] == []
    assert len(source.turns) == expected.turns
    assert tuple(dict.fromkeys(turn.speaker for turn in source.turns)) == expected.speakers
    assert len(source.warnings) == len(expected.warnings)
    assert all(part in str(told) for part, told in zip(expected.warnings, source.warnings, strict=True))
    said = [(source.text[each.span.start : each.span.end], each.text) for each in source.remarks]
    assert [remark for remark in expected.remarks if remark not in said] == []
    assert source.kind == expected.kind
    kinds = [section.kind for section in source.sections]
    assert tuple(kinds.count(kind) for kind in ("heading", "item", "page")) == expected.parts


@pytest.mark.parametrize("name", REFUSED)
def test_the_file_is_refused_with_a_sentence(name):
    with pytest.raises(CannotRead, match=REFUSED[name]) as refused:
        read_source(path_of(name))
    assert name in str(refused.value)


@dataclass(frozen=True)
class Table:
    """What a survey gives; `questions` are its open ones with the number of answers to each."""

    cases: int
    variables: int
    some: tuple[tuple[str, str], ...] = ()  # of the variables, with their types
    questions: tuple[tuple[str, int], ...] = ()
    holds: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


TABLES = {
    "K2016__loppupalaute__python.csv": Table(
        27, 46, (("Time", "date"), ("suosittelu", "integer")),
        (("hyvaa", 25), ("kehitettava", 21), ("lisaa", 16), ("pois", 15)), ("Sisältö selkeä ja havainnollinen.",),
        ("2 of 27", "6 of 27", "11 of 27", "12 of 27"),
    ),
    "K2016__loppupalaute__scratch.csv": Table(
        32, 38, (("Time", "date"),), (("hyvaa", 32), ("kehitettava", 26), ("lisaa", 23), ("pois", 19)),
        ("eikä helppoja.\nTehtävien avulla oppi",), ("6 of 32", "9 of 32", "13 of 32"),
    ),
    "K2016__jaksopalautteet__scratch-1.csv": Table(
        334, 9, (("ajankaytto", "integer"),), (("mita_opin", 271), ("vapaa_palaute", 116)),
        ("Opin ohjelmoinnin perusperiaatteen",), ("63 of 334", "218 of 334"),
    ),
    "S2015__koodiaapinen-tutkimuskysely-osa1-anonymisoitu.csv": Table(
        317, 158,
        (("Vastausaika", "date"), ("Sukupuoli", "choice"), ("Scratch:2. Olen kuullut tästä kielestä", "yesno")),
    ),
    "S2015__koodiaapinen-taustakysely-lyhennetty.csv": Table(
        80, 63, (("Aikaleima", "date"), ("Asuinpaikka", "choice"), ("Oppiaste: Lukio", "yesno"))
    ),
    "S2015__maakunnat.ods": Table(21, 7, (("Osuus", "number"), ("Taustakyselyyn vastanneet", "integer"))),
    "S2015__maakunnat.xls": Table(20, 3, (("2014", "number"),)),
    "survey456.csv": Table(
        3, 3, (("Age", "integer"), ("Gender", "choice")), (("freetext", 3),), ("I really lost the interest.",)
    ),
    "survey789.xlsx": Table(
        3, 3, (("Age", "integer"),), (("Qual_hobby_opinions", 3), ("Qual_pet_opinions", 3)), ("even as a hobby.",)
    ),
    "cases123.csv": Table(3, 3, (("Age", "integer"), ("gender", "choice"), ("interest", "text"))),
    "cases456.xlsx": Table(3, 3, (("Age", "integer"), ("gender", "choice"), ("interest", "text"))),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_the_survey_is_read_as_expected(name):
    expected, batch = TABLES[name], read_batch(FILES / name)
    assert (len(batch.cases), len(batch.variables)) == (expected.cases, expected.variables)
    assert set(expected.some) <= {(variable.name, variable.type) for variable in batch.variables}
    questions = [section.title for source in batch.sources for section in source.sections]
    answers = [len(source.turns) for source in batch.sources]
    assert list(zip(questions, answers, strict=True)) == list(expected.questions)
    told = [str(warning) for source in batch.sources for warning in source.warnings]
    assert len(told) == len(expected.warnings)
    assert all(part in each for part, each in zip(expected.warnings, told, strict=True))
    text = "\n".join(source.text for source in batch.sources)
    assert text == normal_text(text)
    assert [words for words in expected.holds if words not in text] == []


FALSE_NAMES = [
    *(("salattu.docx", suffix) for suffix in (".txt", ".vtt", ".docx", ".xlsx", ".json")),
    *(("testOptionalHyphen.doc", suffix) for suffix in (".txt", ".vtt", ".docx", ".csv")),
    *(("testPDF_bom.pdf", suffix) for suffix in (".txt", ".vtt", ".docx", ".eaf", ".json")),
    *(("lists.docx", suffix) for suffix in (".txt", ".vtt", ".odt", ".otr")),
]


@pytest.mark.parametrize(("name", "suffix"), FALSE_NAMES)
def test_a_file_under_a_false_name_is_refused_with_what_it_is(tmp_path, name, suffix):
    path = tmp_path / f"litteraatti{suffix}"
    path.write_bytes((FILES / name).read_bytes())
    with pytest.raises(CannotRead, match=r"PDF|Word|password"):
        read_source(path)
