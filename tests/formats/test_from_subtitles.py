import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.formats.from_subtitles import read
from kooditin.qda.errors import CannotRead


def vtt(*cues, head="WEBVTT"):
    """A file of (start, end, payload) cues; times in seconds."""
    blocks = [f"{stamp(start)} --> {stamp(end)}\n{payload}" for start, end, payload in cues]
    return "\n\n".join([head, *blocks]) + "\n"


def stamp(seconds):
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:06.3f}"


@pytest.fixture
def read_text(tmp_path):
    def read_it(text, name="haastattelu.vtt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        source = read(path)
        assert "\n\n".join(source.text[turn.start : turn.end] for turn in source.turns) == source.text
        return source

    return read_it


def turns(source):
    return [(turn.speaker, turn.seconds, source.text[turn.start : turn.end]) for turn in source.turns]


def test_consecutive_cues_of_one_speaker_are_one_turn_with_the_first_time(read_text):
    source = read_text(
        vtt(
            (3, 5, "<v Aino Öhman>No niin,</v>"),
            (5, 7, "<v Aino Öhman>aloitetaan.</v>"),
            (9, 10, "<v Matti>Joo 👋</v>"),
        )
    )
    assert turns(source) == [("Aino Öhman", 3.0, "No niin, aloitetaan."), ("Matti", 9.0, "Joo 👋")]


def test_one_cue_with_two_speakers_gives_two_turns(read_text):
    assert turns(read_text(vtt((1, 5, "<v Aino>Mitä?</v>\n<v Matti>Ei mitään.</v>")))) == [
        ("Aino", 1.0, "Mitä?"),
        ("Matti", 1.0, "Ei mitään."),
    ]


def test_zoom_names_leave_the_text_and_go_on_until_the_next_name(read_text):
    source = read_text(
        vtt(
            (1, 2, "Aino Öhman: Mitä kuuluu?"),
            (2, 3, "Matti Mäki: No hyvää,"),
            (3, 4, "kiitos kysymästä."),
            (4, 5, "Aino Öhman: Kiva."),
            (5, 6, "Ulla Uusi: Moi."),
        )
    )
    assert turns(source) == [
        ("Aino Öhman", 1.0, "Mitä kuuluu?"),
        ("Matti Mäki", 2.0, "No hyvää, kiitos kysymästä."),
        ("Aino Öhman", 4.0, "Kiva."),
        ("Ulla Uusi", 5.0, "Moi."),
    ]


def test_a_compound_broken_at_its_hyphen_is_joined_but_a_list_is_not(read_text):
    cues = ["tasa-\narvo ja raaka-", "aine syys-", "ja kevätkausi –", "joo"]
    source = read_text(vtt(*((n, n + 1, f"<v Aino>{cue}</v>") for n, cue in enumerate(cues))))
    assert source.text == "tasa-arvo ja raaka-aine syys- ja kevätkausi – joo"


def test_without_speakers_a_pause_begins_a_new_turn(read_text):
    source = read_text(vtt((1, 2, "yksi"), (2.5, 3, "kaksi"), (5, 6, "kolme")))
    assert turns(source) == [(None, 1.0, "yksi kaksi"), (None, 5.0, "kolme")]


def test_without_speakers_a_long_stretch_ends_with_a_sentence(read_text):
    words = "sana " * 29 + "sana"
    cues = [(n, n + 1, words + ("." if n % 2 else "")) for n in range(6)]
    assert [len(text.split()) for _, _, text in turns(read_text(vtt(*cues)))] == [60, 60, 60]


def test_tags_entities_notes_styles_and_settings_stay_out_of_the_text(read_text):
    text = (
        "WEBVTT - Teams\nKind: captions\nLanguage: fi\n\nSTYLE\n::cue { color: red }\n\nNOTE\nei tekstiä\n\n"
        "REGION\nid:a\n\nintro\n00:01.000 --> 00:02.000 align:start position:0%\n"
        "<c.red>Tom &amp; <i>Jerry</i></c> <00:01.500>&lt;3 5 < 6\n"
    )
    assert read_text(text).text == "Tom & Jerry <3 5 < 6"


def test_classes_and_spaces_in_a_voice_tag_are_read_right(read_text):
    assert turns(read_text(vtt((0, 1, "<v.loud  Aino &amp; Matti >Hei</v>"))))[0][0] == "Aino & Matti"


@pytest.mark.parametrize(
    "timing", ["00:00:03,500 --> 00:00:05,000", "0:00:03.500 --> 0:00:05.000", "00:03.5 --> 00:05.0"]
)
def test_subrip_and_loose_times_are_read(read_text, timing):
    assert turns(read_text(f"1\r\n{timing}\r\nHyvää päivää\r\n", "t.srt")) == [(None, 3.5, "Hyvää päivää")]


def test_subrip_cues_without_an_empty_line_between_them_are_kept_apart(read_text):
    source = read_text("1\n00:00:01,000 --> 00:00:02,000\nyksi\n2\n00:00:09,000 --> 00:00:10,000\nkaksi\n", "t.srt")
    assert turns(source) == [(None, 1.0, "yksi"), (None, 9.0, "kaksi")]


def test_a_year_as_a_caption_is_kept(read_text):
    assert read_text("1\n00:00:01,000 --> 00:00:02,000\nVuonna\n1918\n", "t.srt").text == "Vuonna 1918"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(read_text, encoding):
    assert read_text(vtt((0, 1, "Äiti söi öylätin")).encode(encoding)).text == "Äiti söi öylätin"


def test_loose_marks_become_one_letter(read_text):
    source = read_text(vtt((0, 1, "a\u0308iti"), (3.5, 4, "o\u0308ljy")))
    assert turns(source) == [(None, 0.0, "äiti"), (None, 3.5, "öljy")]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"WEBVTT\n\n", "no captions"),
        (b"WEBVTT\n\nNOTE vain tama\n", "no captions"),
        (b"H: Hei.\nV: Hei.\n", "no captions"),
        (b"", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x00\x01\x02" * 900, "does not hold text"),
    ],
)
def test_what_has_no_captions_gets_one_sentence(tmp_path, content, word):
    path = tmp_path / "a.vtt"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=word):
        read(path)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["", "<v Aino>", "<v>", "Aino: ", "H: "]), st.text(max_size=30)), max_size=20)
)
def test_any_payloads_give_turns_that_fill_the_text(tmp_path_factory, cues):
    path = tmp_path_factory.mktemp("v") / "a.vtt"
    path.write_text(
        vtt(*((n, n + 1, tag + words) for n, (tag, words) in enumerate(cues))), encoding="utf-8", newline=""
    )
    try:
        source = read(path)
    except CannotRead:
        return
    assert "\n\n".join(source.text[turn.start : turn.end] for turn in source.turns) == source.text


SBV = "0:00:03.000,0:00:05.500\nH: Kerro äidistä 😀.\n\n0:00:05.500,0:00:07.000\nV1: Joo.\n\nToinen kappale.\n"


def test_sbv_from_youtube_is_read_and_loses_no_line(read_text):
    source = read_text(SBV + "0:01:03.000,0:01:05.500\nH: Niin.", "a.sbv")
    assert turns(source) == [("H", 3.0, "Kerro äidistä 😀."), ("V1", 5.5, "Joo. Toinen kappale."), ("H", 63.0, "Niin.")]


def test_sbv_without_a_time_is_refused(read_text):
    with pytest.raises(CannotRead, match="no captions"):
        read_text("vain tekstiä", "a.sbv")


TEAMS = """WEBVTT

3f1c2a9e-1234-4abc-9def-0123456789ab/12-0
00:00:03.120 --> 00:00:05.000
<v Öhman, Aino>No niin, aloitetaan
ja käydään läpi.</v>

3f1c2a9e-1234-4abc-9def-0123456789ab/12-1
00:00:05.000 --> 00:00:07.480
<v Öhman, Aino>Ensin ohjaus.</v>

3f1c2a9e-1234-4abc-9def-0123456789ab/18-0
00:01:09.040 --> 00:01:12.520
<v.loud M&#228;ki Matti | THL>Joo 👍</v>

00:01:13.000 --> 00:01:14.000
<v>Kuka puhuu?</v>
"""


def test_teams_captions_with_guids_and_without_have_their_speakers(read_text):
    assert turns(read_text(TEAMS)) == [
        ("Öhman, Aino", 3.12, "No niin, aloitetaan ja käydään läpi. Ensin ohjaus."),
        ("Mäki Matti | THL", 69.04, "Joo 👍"),
        (None, 73.0, "Kuka puhuu?"),
    ]


def test_webex_names_the_speaker_beside_the_number_of_the_cue(read_text):
    text = (
        'WEBVTT\n\n1 "Aino Öhman" (2415891584)\n00:00:03.029 --> 00:00:05.100\nMoi kaikki.\n\n'
        '2 "Matti Mäki" (12)\n00:00:06.000 --> 00:00:07.000\nHei.\n'
    )
    assert turns(read_text(text)) == [("Aino Öhman", 3.029, "Moi kaikki."), ("Matti Mäki", 6.0, "Hei.")]


def test_noscribe_captions_with_notes_and_a_short_fraction(read_text):
    text = (
        "WEBVTT haastattelu_01\n\nNOTE\nTranscribed with noScribe vers. 0.7\n(Language: Finnish (fi))\n\n\n"
        "NOTE media: /koti/haastattelu_01.m4a\n\n1\n00:00:01.930 --> 00:00:03.31\n<v S00>Kerro taustastasi.\n\n"
        "2\n00:00:03.470 --> 00:00:05.690\n<v S01>No, (..) minä //niin// olen ohjaaja.\n"
    )
    assert turns(read_text(text)) == [
        ("S00", 1.93, "Kerro taustastasi."),
        ("S01", 3.47, "No, (..) minä //niin// olen ohjaaja."),
    ]


def test_captions_that_scroll_are_read_once(read_text):
    text = (
        "WEBVTT\nKind: captions\nLanguage: fi\n\n00:00:00.000 --> 00:00:02.000\n \n"
        "tervetuloa<00:00:00.500><c> kaikki</c>\n\n00:00:02.000 --> 00:00:02.010\ntervetuloa kaikki\n \n\n"
        "00:00:02.010 --> 00:00:04.000\ntervetuloa kaikki\ntähän<00:00:03.000><c> webinaariin</c>\n"
    )
    source = read_text(text)
    assert source.text == "tervetuloa kaikki tähän webinaariin"
    assert source.language == "fi"


def test_words_under_a_broken_time_are_kept_and_told(read_text):
    source = read_text(
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nyksi\n\n00:00:02.000 --> 00:00:1x.000\nkaksi\n\n"
        "0x:00 --> 00:00:04.000\nkolme\n\n00:00:09.000 --> 00:00:10.000\nneljä\n"
    )
    assert turns(source) == [(None, 1.0, "yksi kaksi kolme"), (None, 9.0, "neljä")]
    assert [str(warning) for warning in source.warnings] == [
        "The times of some captions could not be read (1); their words follow the caption before them."
    ]


def test_whisperx_marks_its_speakers_in_the_caption(read_text):
    text = (
        "1\n00:00:00,031 --> 00:00:04,000\n[SPEAKER_00]: Kerro työstäsi.\n\n2\n00:00:04,500 --> 00:00:09,000\n"
        "[SPEAKER_01]: Olen ohjaaja.\n\n3\n00:00:09,500 --> 00:00:11,000\n[SPEAKER_01]: Äänekoskella.\n"
    )
    assert turns(read_text(text, "a.srt")) == [
        ("SPEAKER_00", 0.031, "Kerro työstäsi."),
        ("SPEAKER_01", 4.5, "Olen ohjaaja. Äänekoskella."),
    ]
