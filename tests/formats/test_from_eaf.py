import pytest

from kooditin.exchange import read_source
from kooditin.qda.errors import CannotRead
from kooditin.qda.source import normal_text


def tier(name, *said, participant="", parent="", kind=""):
    """A tier of (first slot, last slot, words)."""
    inner = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}{n}" TIME_SLOT_REF1="{start}" TIME_SLOT_REF2="{end}">'
        f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        for n, (start, end, words) in enumerate(said)
    )
    return named(name, inner, participant, parent, kind)


def referring(name, parent, *said, kind="", participant=""):
    """A tier of words that stand for those annotations of its parent, one each."""
    inner = "".join(
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{name}{n}" ANNOTATION_REF="{parent}{n}">'
        f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
        for n, words in enumerate(said)
    )
    return named(name, inner, participant, parent, kind)


def named(name, inner, participant, parent, kind):
    given = (("PARTICIPANT", participant), ("PARENT_REF", parent), ("LINGUISTIC_TYPE_REF", kind))
    names = "".join(f' {key}="{value}"' for key, value in given if value)
    return f'<TIER TIER_ID="{name}"{names}>{inner}</TIER>'


TYPES = (
    '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="puhe"/>'
    '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="ele" CONTROLLED_VOCABULARY_REF="Eleet"/>'
    '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="rinnalla" CONSTRAINTS="Symbolic_Association"/>'
    '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="sanat" CONSTRAINTS="Symbolic_Subdivision"/>'
)


@pytest.fixture
def eaf(tmp_path):
    """Writes a transcript of tiers and reads it."""

    def make(*tiers, head=""):
        slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n * 1000}"/>' for n in range(9))
        path = tmp_path / "haastattelu.eaf"
        path.write_text(
            f'<?xml version="1.0" encoding="UTF-8"?>{head}<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}'
            f'<TIME_SLOT TIME_SLOT_ID="x"/></TIME_ORDER>{"".join(tiers)}{TYPES}</ANNOTATION_DOCUMENT>',
            encoding="utf-8",
        )
        return read_source(path)

    return make


def test_tiers_are_speakers_and_their_turns_stand_in_the_order_of_time(eaf):
    source = eaf(
        tier("H", ("t0", "t1", "Kerro"), ("t1", "t2", "äidistä 😀."), ("t6", "t7", "Niin.")),
        tier("taso2", ("t3", "t4", "a\u0308iti\n söi"), ("x", "x", "öljyä"), participant="Aino Öhman"),
    )
    assert source.text == normal_text(source.text) == "Kerro äidistä 😀.\n\näiti söi öljyä\n\nNiin."
    assert [(turn.speaker, turn.seconds, source.text[turn.start : turn.end]) for turn in source.turns] == [
        ("H", 0.0, "Kerro äidistä 😀."),
        ("Aino Öhman", 3.0, "äiti söi öljyä"),
        ("H", 6.0, "Niin."),
    ]


def test_a_pause_begins_a_turn_anew(eaf):
    source = eaf(tier("H", ("t0", "t1", "Joo."), ("t5", "t6", "Niin.")))
    assert source.text == "Joo.\n\nNiin."


def test_tiers_under_others_are_left_out_and_told(eaf):
    source = eaf(tier("H", ("t0", "t1", "Joo.")), tier("sanat", ("t0", "t1", "joo"), parent="H"))
    assert source.text == "Joo."
    assert "left out: sanat." in str(source.warnings[0])


def test_nothing_said_and_entities_are_refused(eaf):
    with pytest.raises(CannotRead, match="no annotations"):
        eaf(tier("H", ("t0", "t1", " ")))
    with pytest.raises(CannotRead, match="harm"):
        eaf(tier("H", ("t0", "t1", "&a;")), head='<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>')


@pytest.mark.parametrize(
    ("content", "words"), [(b"<xml/>", "not an ELAN"), (b"<ANNOTATION_DOCUMENT><TIER", "damaged"), (b"%PDF-1.4", "PDF")]
)
def test_a_bad_file_gets_one_sentence_that_helps(tmp_path, content, words):
    path = tmp_path / "a.eaf"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=words) as refused:
        read_source(path)
    assert "a.eaf" in str(refused.value) and str(refused.value).endswith(".")


def test_overlapping_speakers_stand_in_the_order_in_which_they_begin(eaf):
    source = eaf(
        tier("A", ("t0", "t4", "Pitkä alku"), ("t4", "t5", "ja loppu."), participant="Aino"),
        tier("B", ("t1", "t2", "Mm."), ("t5", "t6", "Niin."), participant="Matti"),
    )
    assert [(turn.speaker, turn.seconds, source.text[turn.start : turn.end]) for turn in source.turns] == [
        ("Aino", 0.0, "Pitkä alku"),
        ("Matti", 1.0, "Mm."),
        ("Aino", 4.0, "ja loppu."),
        ("Matti", 5.0, "Niin."),
    ]


def test_gestures_of_a_list_are_no_speech(eaf):
    source = eaf(tier("H", ("t0", "t1", "Joo."), kind="puhe"), tier("eleet", ("t0", "t1", "nyökkää"), kind="ele"))
    assert source.text == "Joo."
    assert "left out: eleet." in str(source.warnings[0])


@pytest.mark.parametrize("numbers", [("A.001", "A.002"), ("", "")])
def test_words_beside_numbered_segments_are_the_speech(eaf, numbers):
    source = eaf(
        tier("ref@A", ("t0", "t1", numbers[0]), ("t3", "t4", numbers[1]), participant="Aino Öhman"),
        referring("tx@A", "ref@A", "No niin.", "Mennään 😀.", kind="rinnalla"),
        referring("ft@A", "ref@A", "Well.", "Let us go.", kind="rinnalla"),
        referring("mb@A", "tx@A", "no", kind="sanat"),
    )
    assert source.text == "No niin.\n\nMennään 😀."
    assert [(turn.speaker, turn.seconds) for turn in source.turns] == [("Aino Öhman", 0.0), ("Aino Öhman", 3.0)]
    assert "ft@A, mb@A." in str(source.warnings[0])
