"""Seeded material: transcripts of invented speech, and projects of them."""

import random
from pathlib import Path

from kooditin.exchange import read_source
from kooditin.formats import codebook_table
from kooditin.project import Project
from kooditin.resources import resource

STARTS = "työ koulu kunta kieli ohja palve hanke asia osaa raha yhte verko tule läh väl ikä nuor hyö äly".split()
MIDDLES = "nan tten llis mis ttaja kkoko vuus stami essä ntele lli mme rra ttämi".split()
ENDS = "ssa sta n t lla ksi a ä in mme kaan kin ista eella tta ö".split()
FILLERS = "niinku tota siis joo no kyllä mä se että ja ei oo vaan sitten just".split()

TRANSCRIPT_WORDS = 61_000
TRANSCRIPT_CODINGS = 3_000
SOURCES, SOURCE_WORDS, SOURCE_CODINGS = 200, 6_150, 100


def transcript(words: int, seed: int) -> str:
    """An interview of about that many words in turns of 10 to 150, with dashes; every tenth has emoji, too."""
    draw = random.Random(seed)
    vocabulary = [draw.choice(STARTS) + draw.choice(MIDDLES) + draw.choice(ENDS) for _ in range(3000)]
    turns: list[str] = []
    left = words
    while left > 0:
        length = min(left, draw.randint(10, 150))
        said = [draw.choice(FILLERS if draw.random() < 0.4 else vocabulary) for _ in range(length - 1)]
        for place in range(8, len(said), 12):
            said[place] += "."
        speaker = "Haastattelija" if len(turns) % 2 == 0 else "Vastaaja"
        sign = "." if draw.random() < 0.9 else " 😀" if seed % 10 == 0 else " –"
        turns.append(f"{speaker}: {' '.join(said).capitalize()}{sign}")
        left -= length
    return "\n\n".join(turns) + "\n"


def write_transcripts(folder: Path, count: int = SOURCES, words: int = SOURCE_WORDS) -> list[Path]:
    """That many transcripts as UTF-8 txt files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"haastattelu {number:03}.txt" for number in range(1, count + 1)]
    for number, path in enumerate(paths):
        path.write_text(transcript(words, seed=number), encoding="utf-8")
    return paths


def new_project(path: Path) -> Project:
    """An empty project with the shipped codebook."""
    return Project.create(
        path, coder="Mittaaja", codebook=codebook_table.read(resource("codebooks", "te24.csv")), exist_ok=True
    )


def add_transcripts(project: Project, paths: list[Path], codings: int, seed: int = 0) -> list[int]:
    """Imports the files and codes each with that many passages of 40 to 400 characters; the sources' ids."""
    draw = random.Random(seed)
    sources = project.sources.add_many([read_source(path) for path in paths])
    codes = [code.id for code in project.codes.all()]
    spans: list[tuple[int, int, int, int]] = []
    for source in sources:
        for _ in range(codings):
            start = draw.randrange(source.characters - 401)
            spans.append((source.id, start, start + draw.randint(40, 400), draw.choice(codes)))
    if spans:
        project.codings.apply_many(spans)
    return [source.id for source in sources]


def corpus_project(folder: Path) -> Path:
    """The project of 200 sources with 20,000 codings, their cases and four variables."""
    path = folder / "aineisto.kooditin"
    with new_project(path) as project:
        sources = add_transcripts(project, write_transcripts(folder / "txt"), SOURCE_CODINGS)
        variables = [project.cases.add_variable(name).id for name in ("palvelu", "alue", "vastaajaryhmä", "aineisto")]
        for number in range(20):
            case = project.cases.add_case(f"Tapaus {number}").id
            for variable in variables:
                project.cases.set_value(case, variable, f"arvo {number % 4}")
            for source in sources[number::20]:
                project.cases.assign_source(source, case)
    return path
