import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.formats.encoding import decoded

LONG = (
    "H: No niin, kerrotko ensin, mitä sinä täällä työksesi teet?\n\n"
    "V1: Joo, mä oon täällä ohjaajana. Äiti sanoi aina, että työ tekijäänsä neuvoo, ja niinhän se on käynytkin. "
    "Öisin en töitä tee – en enää. Åbo on kaunis kaupunki, ja Wärtsilä maksaa “hyvin”.\n\n"
) * 20
MEDIUM = "Pääasia on, että työllisyyspalvelut löytyvät läheltä. Yhä öitä valvotaan Åbossa."
SHORT = "Hyvää päivää"
TEXTS = {"long": LONG, "medium": MEDIUM, "short": SHORT, "one word": "työ", "capitals": "ÄÄNESTYS ON ÖISIN KELLO NELJÄ"}
SINGLE_BYTE = {"cp1252": "1252", "mac_roman": "Mac Roman", "cp850": "850"}


@pytest.mark.parametrize("length", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_finnish_in_unicode_with_its_mark_is_read_without_a_warning(length, encoding):
    found = decoded(TEXTS[length].encode(encoding))
    assert (found.text, found.warnings) == (TEXTS[length], ())


@pytest.mark.parametrize("length", TEXTS)
@pytest.mark.parametrize(("encoding", "name"), [("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")])
def test_finnish_in_utf16_without_its_mark_is_read_and_named(length, encoding, name):
    found = decoded(TEXTS[length].encode(encoding))
    assert found.text == TEXTS[length]
    assert name in str(found.warnings[0])


@pytest.mark.parametrize("length", TEXTS)
@pytest.mark.parametrize("encoding", SINGLE_BYTE)
def test_finnish_in_single_bytes_is_read_and_named(length, encoding):
    text = TEXTS[length]
    if encoding == "cp850":
        text = text.replace("–", "-").replace("“", '"').replace("”", '"')
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert SINGLE_BYTE[encoding] in str(found.warnings[0])


@pytest.mark.parametrize("length", ["medium", "short", "one word", "capitals"])
def test_latin_1_is_read_and_named(length):
    found = decoded(TEXTS[length].encode("iso8859-1"))
    assert found.text == TEXTS[length]
    assert "ISO-8859-1" in str(found.warnings[0])


def test_plain_ascii_needs_no_warning():
    assert decoded(b"H: Joo.").warnings == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Привет, как дела? Мы говорили о работе и о жизни в Финляндии, и это было очень интересно. " * 8, "cp1251"),
        ("Zażółć gęślą jaźń. Wczoraj byliśmy w urzędzie pracy i długo czekaliśmy na swoją kolej. " * 8, "cp1250"),
    ],
)
def test_other_languages_are_left_to_the_general_judge(text, encoding):
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert found.warnings


def test_a_letter_cut_in_two_does_not_turn_utf8_into_something_else():
    found = decoded((LONG + "ä").encode()[:-1])
    assert found.text.startswith(LONG)
    assert "broken" in str(found.warnings[0])


def test_a_stray_nul_does_not_make_a_text_binary():
    assert decoded((LONG + "\x00" + LONG).encode()).text == LONG + "\x00" + LONG


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500, b"\x7fELF\x02\x01\x01" + b"\x00" * 900]
)
def test_binary_is_no_text(content):
    assert decoded(content) is None


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\x00", exclude_categories=["Cc", "Cs"])))
def test_utf8_is_always_read_as_itself(text):
    assert decoded(text.encode("utf-8")).text == text


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_the_reader_fail(content):
    found = decoded(content)
    assert found is None or isinstance(found.text, str)
