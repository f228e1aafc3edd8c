"""Writes the example material's docx and vtt files from the plain texts beside this script.

Run by hand after a text has changed: `python packaging/make_sample_files.py`. The results are committed.
In the texts "# " and "## " begin headings, "- " a list item, "| " a table row and "Name: " a turn.
"""

import re
import uuid
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument

TEXTS = Path(__file__).parent / "sample_texts"
SAMPLE = Path(__file__).parent.parent / "resources" / "sample"
NOTE = "NOTE Kuvitteellinen haastattelu, Kooditin-esimerkkiaineisto. Henkilöt ja tapahtumat ovat keksittyjä."
SECONDS_PER_WORD = 0.54
SECONDS_BETWEEN_TURNS = 0.7
WORDS_IN_CUE = 14


def lines_of(name: str) -> list[str]:
    """The text's lines that are not empty."""
    return [line for line in (TEXTS / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def add_line(document: DocxDocument, line: str) -> None:
    """Adds one line as a heading, a list item, a turn with its name in bold, or a paragraph."""
    if heading := re.match(r"(#+) (.*)", line):
        document.add_heading(heading[2], level=len(heading[1]))
    elif line.startswith("- "):
        document.add_paragraph(line[2:], style="List Bullet")
    elif turn := re.match(r"(Haastattelija:|Ohjaaja:) (.*)", line):
        paragraph = document.add_paragraph()
        paragraph.add_run(turn[1]).bold = True
        paragraph.add_run(" " + turn[2])
    else:
        document.add_paragraph(line)


def add_table(document: DocxDocument, lines: list[str]) -> None:
    """Adds the lines ("| a | b") as the rows of one table."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def write_docx(name: str) -> None:
    """Writes the text of that name as a Word file."""
    document = Document()
    document.core_properties.author = "Kooditin"
    document.core_properties.language = "fi-FI"
    for is_table, lines in groupby(lines_of(f"{name}.txt"), key=lambda line: line.startswith("|")):
        if is_table:
            add_table(document, list(lines))
        else:
            for line in lines:
                add_line(document, line)
    document.save(str(SAMPLE / f"{name}.docx"))


def cues_of(speech: str) -> list[str]:
    """The speech cut at sentence ends, long sentences also at commas, as a caption service does."""
    cues: list[str] = []
    for part in re.split(r"(?<=[.?!…)”]) +(?=[A-ZÅÄÖ(])", speech):
        clause = ""
        for piece in re.split(r"(?<=,) ", part):
            if clause and len((clause + " " + piece).split()) > WORDS_IN_CUE:
                cues.append(clause)
                clause = piece
            else:
                clause = f"{clause} {piece}".strip()
        cues.append(clause)
    return cues


def clock(seconds: float) -> str:
    """The time as captions write it, 00:01:02.345."""
    minutes, rest = divmod(seconds, 60)
    return f"00:{int(minutes):02d}:{rest:06.3f}"


def write_vtt(name: str) -> None:
    """Writes the dialogue of that name as a meeting's captions, with times at the pace of talk."""
    meeting = uuid.uuid5(uuid.NAMESPACE_URL, name)
    blocks = ["WEBVTT", NOTE]
    now = 3.2
    for number, line in enumerate(lines_of(f"{name}.txt"), start=10):
        speaker, speech = line.split(": ", 1)
        for index, cue in enumerate(cues_of(speech)):
            end = now + SECONDS_PER_WORD * len(cue.split()) + 0.3
            blocks.append(f"{meeting}/{number}-{index}\n{clock(now)} --> {clock(end)}\n<v {speaker}>{cue}</v>")
            now = end
        now += SECONDS_BETWEEN_TURNS
    (SAMPLE / f"{name}.vtt").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_docx("ohjaus-ja-neuvonta-lappeenranta")
    write_docx("hankeraportti")
    write_vtt("talent-hub-turku")
