import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.exchange import read_source
from kooditin.formats.from_json_transcript import is_whisper_table, read_table
from kooditin.qda.errors import CannotRead


@pytest.fixture
def read_json(tmp_path):
    """Writes the value as JSON and reads it."""

    def read_it(value, name="haastattelu.json"):
        path = tmp_path / name
        path.write_bytes(value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode())
        return read_source(path)

    return read_it


def turns(source):
    return [(turn.speaker, turn.seconds, source.text[turn.start : turn.end]) for turn in source.turns]


def test_segments_of_one_speaker_are_one_turn(read_json):
    source = read_json(
        {
            "segments": [
                {"start": 0.031, "end": 2.5, "text": " Kerro a\u0308idistä", "speaker": "SPEAKER_00", "words": []},
                {"start": 2.5, "end": 4.0, "text": " ja isästä 😀.", "speaker": "SPEAKER_00"},
                {"start": 9.0, "end": 11.0, "text": "Joo. ", "speaker": "SPEAKER_01"},
                {"start": 11.5, "end": 12.0, "text": "  "},
            ],
            "word_segments": [],
            "language": "fi",
        }
    )
    assert turns(source) == [("SPEAKER_00", 0.031, "Kerro äidistä ja isästä 😀."), ("SPEAKER_01", 9.0, "Joo.")]
    assert (source.language, source.kind) == ("fi", "interview")


def test_without_speakers_a_pause_begins_a_new_turn(read_json):
    source = read_json(
        {
            "text": " Yksi kaksi kolme",
            "segments": [
                {"id": 0, "start": 0.0, "end": 2.0, "text": " Yksi", "tokens": [1]},
                {"id": 1, "start": 2.0, "end": 3.0, "text": " kaksi", "tokens": [1]},
                {"id": 2, "start": 8.0, "end": 9.0, "text": " kolme", "tokens": [1]},
            ],
            "language": "finnish",
        }
    )
    assert turns(source) == [(None, 0.0, "Yksi kaksi"), (None, 8.0, "kolme")]
    assert source.language == ""


def test_milliseconds_of_whisper_cpp_are_seconds(read_json):
    piece = {"timestamps": {"from": "00:00:01,500", "to": "00:00:04,000"}, "offsets": {"from": 1500, "to": 4000}}
    source = read_json({"result": {"language": "fi"}, "transcription": [{**piece, "text": " Moi vaan."}]})
    assert turns(source) == [(None, 1.5, "Moi vaan.")]
    assert source.language == "fi"


def test_otranscribe_keeps_its_lines_and_times(read_json):
    stamp = '<span class="timestamp" contenteditable="false" data-timestamp="{0}">{1}</span>'
    source = read_json(
        {
            "text": f"<p>{stamp.format('3.14', '00:03')}<b>H</b>: Kerro &amp; muistele.</p>"
            f"<p>{stamp.format(12.1, '00:12')}&nbsp;V: Joo.<br>Ensin näin.</p>"
            f"<p>{stamp.format(20, '00:20')} H: Niin.</p>",
            "media": "haastattelu.mp3",
            "media-time": 22.5,
        },
        "haastattelu.otr",
    )
    assert source.text == "00:03 H: Kerro & muistele.\n00:12 V: Joo.\nEnsin näin.\n00:20 H: Niin."
    assert turns(source) == [
        ("H", 3.0, "Kerro & muistele."),
        ("V", 12.0, "Joo.\nEnsin näin."),
        ("H", 20.0, "Niin."),
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"a": 1}, "no segments"),
        ({"segments": [{"start": 1, "text": ""}, {"text": 5}, None]}, "no segments"),
        (b'{"segments": [', "not whole JSON"),
        (b"[" * 200_000, "not whole JSON"),
        ({"text": "<p> </p>", "media-time": 0}, "holds no text"),
        (b"%PDF-1.4", "PDF"),
        (b"\x00\x01\x02" * 900, "does not hold text"),
    ],
)
def test_what_is_no_transcript_gets_one_sentence(read_json, value, words):
    with pytest.raises(CannotRead, match=words) as refused:
        read_json(value)
    assert "haastattelu.json" in str(refused.value)


def test_strange_times_do_no_harm(read_json):
    source = read_json(
        b'[{"start": NaN, "end": 2, "text": "a"}, {"start": -5, "end": 1e99, "text": "b"},{"start": true, "text": "c"}]'
    )
    assert turns(source) == [(None, 0.0, "a b c")]


def test_whispers_table_is_read(tmp_path):
    path = tmp_path / "haastattelu.tsv"
    content = (
        "start\tend\ttext\n0\t2500\tKerro äidistä\n2500\t4000\tja isästä.\nrikki\n9000\t9500\tJoo\tniin.\n".encode()
    )
    assert is_whisper_table(content)
    assert not is_whisper_table(b"nimi\tstart\tend\n")
    source = read_table(path, content)
    assert turns(source) == [(None, 0.0, "Kerro äidistä ja isästä."), (None, 9.0, "Joo niin.")]
    with pytest.raises(CannotRead, match="no segments"):
        read_table(path, b"start\tend\ttext\n")


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["segments", "text", "start", "end", "speaker", "offsets", "media-time"]), inner
        )
    ),
    max_leaves=30,
)


@settings(deadline=None)
@given(values)
def test_any_json_is_read_or_refused(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("j") / "a.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    try:
        source = read_source(path)
    except CannotRead:
        return
    assert source.text.strip()
    assert all(0 <= turn.start < turn.end <= len(source.text) for turn in source.turns)
