"""A project with 72 coded answers, and some that are not, for the days with suggestions."""

from pathlib import Path

from kooditin.exchange import read_source
from kooditin.project.project import Project
from kooditin.qda.codebook import NewCode

CODED = 72
PATIENCE = 120_000  # ms: a cold worker on a busy machine
CODEBOOK = (
    NewCode(("Rahoitus",), "#4c72b0", "Raha, rahoitus, avustukset, budjetti ja määrärahat."),
    NewCode(("Tiedonsiirto",), "#e2abad", "Tieto ei kulje, tiedotus, viestintä, paperit ja järjestelmät."),
    NewCode(("Yhteistyö",), "#55a868", "Kumppanit, verkostot, yhteiset palaverit ja sopiminen."),
)
# What is said under each code: any of the first with any of the second.
SAID = {
    "Rahoitus": (
        ("Rahoitus", "Avustus", "Meidän budjetti", "Kunnan määräraha", "Hankkeen raha 😀"),
        ("loppuu joka syksy.", "ei riitä palkkoihin.", "päätetään vuodeksi kerrallaan.", "pienenee taas ensi vuonna.",
         "haetaan aina uudestaan ministeriöltä.", "menee tiloihin eikä työhön."),
    ),
    "Tiedonsiirto": (
        ("Tieto", "Tiedotus", "Asiakkaan paperi", "Viesti virastosta", "Järjestelmästä tieto"),
        ("ei kulje meille.", "jää jonkun sähköpostiin.", "tulee viikkoja myöhässä.", "pitää kysyä puhelimessa.",
         "kirjataan kolmeen eri järjestelmään.", "katoaa matkalla."),
    ),
    "Yhteistyö": (
        ("Kumppanien kanssa", "Verkostossa", "Yhteisessä palaverissa", "Järjestöjen kanssa", "Naapurikunnan kanssa"),
        ("sovitaan työnjaosta.", "tehdään asioita yhdessä.", "jaetaan vastuut reilusti.", "opitaan toisilta.",
         "istutaan saman pöydän ääressä.", "autetaan puolin ja toisin."),
    ),
}  # fmt: skip


def answer(number: int) -> tuple[str, str]:
    """The code and the words of an answer; thirty of each code are different, and the codes take turns."""
    code = list(SAID)[number % 3]
    who, what = SAID[code]
    place = number // 3
    return code, f"{who[place % 5]} {what[place % 6]}"


def interview(first: int, count: int) -> str:
    """A transcript of so many answers."""
    said = [answer(number)[1] for number in range(first, first + count)]
    return "".join(f"Haastattelija: Entä sitten?\n\nV1: {words}\n\n" for words in said)


def write_coded(folder: Path) -> Path:
    """72 coded answers in one source; nine and six uncoded ones in two others."""
    path = folder / "Ehdotukset.kooditin"
    with Project.create(path, name="Ehdotukset", coder="Aino Äijälä", codebook=CODEBOOK) as project:
        files = {"A uusi": interview(CODED, 9), "B toinen": interview(CODED + 9, 6), "C koodattu": interview(0, CODED)}
        for name, text in files.items():
            file = folder / f"{name}.txt"
            file.write_text(text, encoding="utf-8")
            project.sources.add_many([read_source(file, kind="interview")])
        done = project.sources.find("C koodattu").id
        text = project.sources.text(done)
        for number in range(CODED):
            name, words = answer(number)
            start = text.index(words)
            project.codings.apply(done, start, start + len(words), project.codes.find(name).id)
    return path
