"""Transcripts as the programs that make them write them into documents and pages."""

import pytest

from kooditin.exchange import read_source


def run(text, bold=False):
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{mark}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


BREAK = "<w:r><w:br/></w:r>"
HEAD = (
    paragraph(run("Palaveri-20260615_133555-Meeting Transcript", bold=True))
    + paragraph(run("June 15, 2026, 10:35AM"))
    + paragraph(run("27m 42s"))
)
FOUND = [("Aino Öhman", 3.0, "No niin 😀."), ("Mäki, Matti", 9.0, "Joo."), ("Aino Öhman", 65.0, "Selvä.\nJatketaan.")]

# generation of Teams: body of the document
TEAMS = {
    "name and time, then a line for each sentence": HEAD
    + paragraph(run("Aino Öhman", bold=True), run(" started transcription"))
    + paragraph(run("Aino Öhman", bold=True), run("   0:03"), BREAK, run("No niin 😀."))
    + paragraph(run("Mäki, Matti", bold=True), run("   0:09"), BREAK, run("Joo."))
    + paragraph(run("Aino Öhman", bold=True), run("   1:05"), BREAK, run("Selvä."), BREAK, run("Jatketaan."))
    + paragraph(run("Aino Öhman", bold=True), run(" stopped transcription")),
    "name and time on a paragraph of their own": HEAD
    + paragraph(run("Aino Öhman   0:03"))
    + paragraph(run("No niin 😀."))
    + paragraph(run("Mäki, Matti   0:09"))
    + paragraph(run("Joo."))
    + paragraph(run("Aino Öhman   1:05"))
    + paragraph(run("Selvä."))
    + paragraph(run("Jatketaan.")),
    "a range of times, the name, the speech": paragraph(
        run("0:0:3.0 --&gt; 0:0:8.500"), BREAK, run("Aino Öhman"), BREAK, run("No niin 😀.")
    )
    + paragraph(run("0:0:9.0 --&gt; 0:0:10.120"), BREAK, run("Mäki, Matti"), BREAK, run("Joo."))
    + paragraph(
        run("0:1:5.0 --&gt; 0:1:9.0"), BREAK, run("Aino Öhman"), BREAK, run("Selvä."), BREAK, run("Jatketaan.")
    ),
}


def turns(source):
    return [(turn.speaker, turn.seconds, source.text[turn.start : turn.end]) for turn in source.turns]


@pytest.mark.parametrize("generation", TEAMS)
def test_each_generation_of_teams_documents_has_its_speakers_and_times(docx, generation):
    source = read_source(docx(TEAMS[generation], name="Palaveri.docx"))
    assert turns(source) == FOUND
    assert source.kind == "interview"


def test_noscribe_pages_have_their_speakers_and_times(tmp_path):
    path = tmp_path / "haastattelu.html"
    mark = '<a name="ts_{0}_{1}_S0{2}"><span style="color: #000000">{3}</span></a>'
    first = mark.format(2130, 7730, 0, "S00 ") + mark.format(2130, 7730, 0, "[00:00:02]")
    path.write_text(
        '<!DOCTYPE HTML><html><head><meta charset="UTF-8"/><meta name="audio_source" content="/koti/a.m4a"/></head>'
        "<body>"
        '<p><span style="font-weight: 600">haastattelu</span></p>'
        '<p><span style="font-size: 0.8em">Transcribed with noScribe vers. 0.6<br/>(Speaker detection: 2)</span></p>'
        f"<p>{first}{mark.format(2130, 7730, 0, ': Kerro äidistä.')}{mark.format(8330, 9730, 0, ' Ja isästä.')}</p>"
        f"<p>{mark.format(9900, 12660, 1, 'S01: No, (..) joo.')}</p>"
        f"<p>{mark.format(61000, 62000, 0, 'S00 [00:01:01]: Entä sitten?')}</p></body></html>",
        encoding="utf-8",
    )
    assert turns(read_source(path)) == [
        ("S00", 2.0, "Kerro äidistä. Ja isästä."),
        ("S01", None, "No, (..) joo."),
        ("S00", 61.0, "Entä sitten?"),
    ]


def test_google_meet_saved_as_markdown_has_its_speakers_and_times(tmp_path):
    path = tmp_path / "kokous.md"
    path.write_text(
        "# **📖 Transcript**\n\nApr 24, 2026\n\n## **Kevään palaveri \\- Transcript**\n\n### 00:00:00\n\n"
        "**Aino Öhman:** Moi kaikille.\n**Matti Mäki:** Hei.\n\n### 00:05:00\n\n**Matti Mäki:** Ja sitten.\n"
        "**Aino Öhman:** Joo.\n\n### Transcription ended after 00:32:49\n\n"
        "*This editable transcript was computer generated and might contain errors.*\n",
        encoding="utf-8",
    )
    assert turns(read_source(path)) == [
        ("Aino Öhman", 0.0, "Moi kaikille."),
        ("Matti Mäki", None, "Hei."),
        ("Matti Mäki", 300.0, "Ja sitten."),
        ("Aino Öhman", None, "Joo."),
    ]
