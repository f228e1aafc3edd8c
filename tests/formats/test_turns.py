import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kooditin.formats import turns
from kooditin.formats.turn_labels import seconds_of
from kooditin.formats.turns import find_turns, is_interviewer
from kooditin.qda.source import Span

# name of the layout: (text, [(speaker, seconds, speech), ...])
LAYOUTS = {
    "initials with a colon": (
        "H: Miten päivä alkoi?\n\nV1: No, aamulla.\n\nH: Niinpä.\n",
        [("H", None, "Miten päivä alkoi?"), ("V1", None, "No, aamulla."), ("H", None, "Niinpä.")],
    ),
    "one question and one answer": (
        "H: Kerro työstäsi.\nV: Olen ohjaaja.",
        [("H", None, "Kerro työstäsi."), ("V", None, "Olen ohjaaja.")],
    ),
    "roles with a colon": (
        "Haastattelija: Kuka olet?\nHaastateltava 1: Äiti.\nHaastateltava 2: Isä.\nHaastattelija: Kiitos.",
        [
            ("Haastattelija", None, "Kuka olet?"),
            ("Haastateltava 1", None, "Äiti."),
            ("Haastateltava 2", None, "Isä."),
            ("Haastattelija", None, "Kiitos."),
        ],
    ),
    "names in capitals with a colon": (
        "MATTI MEIKÄLÄINEN: Joo.\nKAISA ÖHMAN: Ei.\nMATTI MEIKÄLÄINEN: No niin.",
        [("MATTI MEIKÄLÄINEN", None, "Joo."), ("KAISA ÖHMAN", None, "Ei."), ("MATTI MEIKÄLÄINEN", None, "No niin.")],
    ),
    "someone in a focus group who speaks only once": (
        "Moderaattori: Mitä mieltä?\nAnna Mäki: Hyvä.\nMatti Åberg: Huono.\nModeraattori: Kiitos.\nAnna Mäki: Hei.",
        [
            ("Moderaattori", None, "Mitä mieltä?"),
            ("Anna Mäki", None, "Hyvä."),
            ("Matti Åberg", None, "Huono."),
            ("Moderaattori", None, "Kiitos."),
            ("Anna Mäki", None, "Hei."),
        ],
    ),
    "an interpreter from a named service": (
        "Pirjo: Mitä kuuluu?\nAmina (tulkin kautta): Hyvää.\nPirjo: Hienoa.\nAmina (tulkin kautta): Kiitos.",
        [
            ("Pirjo", None, "Mitä kuuluu?"),
            ("Amina (tulkin kautta)", None, "Hyvää."),
            ("Pirjo", None, "Hienoa."),
            ("Amina (tulkin kautta)", None, "Kiitos."),
        ],
    ),
    "a name alone on its line, in capitals": (
        "MATTI MEIKÄLÄINEN\nJoo, kyllä.\n\nHAASTATTELIJA\nMiten niin?\n\nMATTI MEIKÄLÄINEN\nEn tiedä.\nVaikea sanoa.",
        [
            ("MATTI MEIKÄLÄINEN", None, "Joo, kyllä."),
            ("HAASTATTELIJA", None, "Miten niin?"),
            ("MATTI MEIKÄLÄINEN", None, "En tiedä.\nVaikea sanoa."),
        ],
    ),
    "a name alone on its line that recurs": (
        "Matti Mäki\nJoo, kyllä.\n\nAino Salo\nMiten niin?\n\nMatti Mäki\nEn tiedä.\n\nAino Salo\nNo niin.",
        [
            ("Matti Mäki", None, "Joo, kyllä."),
            ("Aino Salo", None, "Miten niin?"),
            ("Matti Mäki", None, "En tiedä."),
            ("Aino Salo", None, "No niin."),
        ],
    ),
    "a time in brackets before the name, speech below": (
        "[00:12:31] Sirpa\nHyvä.\n\n[00:12:40] Jesse\nJoo.",
        [("Sirpa", 751.0, "Hyvä."), ("Jesse", 760.0, "Joo.")],
    ),
    "a time in brackets before the name, with a colon": (
        "[00:00:05] H: Kerro.\n[00:00:09] V1: Joo.",
        [("H", 5.0, "Kerro."), ("V1", 9.0, "Joo.")],
    ),
    "a time of day before the name": (
        "[09:00 AM] John Smith: Good morning.\n\n[01:02 PM] Ann Lee: Hello.",
        [("John Smith", 32400.0, "Good morning."), ("Ann Lee", 46920.0, "Hello.")],
    ),
    "Teams document: name and time on one line": (
        "Matti Meikäläinen   12:31\nJoo, kyllä.\n\nAino Esimerkki   1:02:03\nSelvä.",
        [("Matti Meikäläinen", 751.0, "Joo, kyllä."), ("Aino Esimerkki", 3723.0, "Selvä.")],
    ),
    "Teams document: name, below it the time": (
        "Matti Meikäläinen\n 12:31\nJoo, kyllä.\n\nAino Esimerkki\n 13:02\nSelvä.\n\nMatti Meikäläinen\n 13:31\nHyvä.",
        [
            ("Matti Meikäläinen", 751.0, "Joo, kyllä."),
            ("Aino Esimerkki", 782.0, "Selvä."),
            ("Matti Meikäläinen", 811.0, "Hyvä."),
        ],
    ),
    "Teams document in Finnish, times with full stops": (
        "Matti Meikäläinen   0.03\nJoo, kyllä.\n\nAino   1.02.03\nSelvä.\n\nAino   1.02.09\nNo niin.",
        [("Matti Meikäläinen", 3.0, "Joo, kyllä."), ("Aino", 3723.0, "Selvä."), ("Aino", 3729.0, "No niin.")],
    ),
    "old Teams document: a range of times, the name, the speech": (
        "0:0:0.0 --> 0:0:2.500\nMatti Meikäläinen\nJoo, kyllä.\n\n0:0:2.500 --> 0:0:5.0\nAino Esimerkki\nSelvä.\n\n"
        "0:0:5.0 --> 0:0:9.0\nMatti Meikäläinen\nHyvä.",
        [
            ("Matti Meikäläinen", 0.0, "Joo, kyllä."),
            ("Aino Esimerkki", 2.5, "Selvä."),
            ("Matti Meikäläinen", 5.0, "Hyvä."),
        ],
    ),
    "Word's own transcription": (
        "00:00:03 Puhuja 1\nMoi vaan.\n00:00:07 Puhuja 2\nNo moi.\n00:00:09 Puhuja 1\nAloitetaan.",
        [("Puhuja 1", 3.0, "Moi vaan."), ("Puhuja 2", 7.0, "No moi."), ("Puhuja 1", 9.0, "Aloitetaan.")],
    ),
    "Zoom's saved transcript": (
        "[Aino Esimerkki] 10:12:31\nMoi.\n\n[Matti Mäki] 10:12:40\nHei.",
        [("Aino Esimerkki", 36751.0, "Moi."), ("Matti Mäki", 36760.0, "Hei.")],
    ),
    "the time after the name, in parentheses": (
        "Haastattelija (00:12:31): Kerro.\nV1 (00:12:40): Joo.",
        [("Haastattelija", 751.0, "Kerro."), ("V1", 760.0, "Joo.")],
    ),
    "only times in parentheses": (
        "(00:00:01) Ensin näin.\n(00:12:31) Sitten noin.",
        [(None, 1.0, "Ensin näin."), (None, 751.0, "Sitten noin.")],
    ),
    "a time alone on its line among named turns": (
        "H: Kerro.\n[00:01:00]\nV1: Joo.\nEnsin näin.\n[00:02:00]\nSitten noin.\nH: Hyvä.",
        [
            ("H", None, "Kerro."),
            ("V1", 60.0, "Joo.\nEnsin näin.\n[00:02:00]\nSitten noin."),
            ("H", None, "Hyvä."),
        ],
    ),
    "names in square brackets": (
        "[id1] Pidän siitä.\n\n[id2] En pidä.\n\n[id1] [naurua] Miksi?",
        [("id1", None, "Pidän siitä."), ("id2", None, "En pidä."), ("id1", None, "[naurua] Miksi?")],
    ),
    "numbered turns with a mark": (
        "1. H: Kerro.\n2. V1: Joo.\n3. H: Hyvä.",
        [("H", None, "Kerro."), ("V1", None, "Joo."), ("H", None, "Hyvä.")],
    ),
    "numbered turns with a name": (
        "11 Aino: Kerro.\n12 Matti: Joo.\n13 Aino: Hyvä.\n14 Matti: Niin.",
        [("Aino", None, "Kerro."), ("Matti", None, "Joo."), ("Aino", None, "Hyvä."), ("Matti", None, "Niin.")],
    ),
    "a transcription program's stamps at the ends of turns": (
        "H: Kerro. #00:01:02-3#\nV1: Joo #00:01:09-8# niin.",
        [("H", 0.0, "Kerro."), ("V1", 62.3, "Joo #00:01:09-8# niin.")],
    ),
    "a transcription program's stamps before the names": (
        "#00:00:03-1# H: Kerro.\n#00:01:09-1# V: Joo.\n#00:01:12-1# H: Hyvä.",
        [("H", 3.1, "Kerro."), ("V", 69.1, "Joo."), ("H", 72.1, "Hyvä.")],
    ),
    "ranges of times and nobody's name": (
        "[00:00:00.000 --> 00:00:04.000]  Moi kaikki\n[00:00:04.500 --> 00:00:08.000]  Hei vaan",
        [(None, 0.0, "Moi kaikki"), (None, 4.5, "Hei vaan")],
    ),
    "numbers given by a machine": (
        "[SPEAKER_00]: Moi.\n[SPEAKER_01]: No moi.\n[SPEAKER_00]: Hyvä.",
        [("SPEAKER_00", None, "Moi."), ("SPEAKER_01", None, "No moi."), ("SPEAKER_00", None, "Hyvä.")],
    ),
    "the time in brackets after the name, speech below": (
        "Aino [00:00:03]\nMoi.\nMatti [00:00:09]\nHei.\nAino [00:00:12]\nJoo.",
        [("Aino", 3.0, "Moi."), ("Matti", 9.0, "Hei."), ("Aino", 12.0, "Joo.")],
    ),
    "a table of speaker and speech": (
        "H\tKerro.\nV1\tJoo.\nH\tHyvä.\n",
        [("H", None, "Kerro."), ("V1", None, "Joo."), ("H", None, "Hyvä.")],
    ),
    "a table of time, speaker and speech": (
        "00:01\tAino\tKerro.\n00:05\tMatti\tJoo.\n00:09\tAino\tHyvä.\n",
        [("Aino", 1.0, "Kerro."), ("Matti", 5.0, "Joo."), ("Aino", 9.0, "Hyvä.")],
    ),
    "no space after the colon": (
        "H:Kerro.\nV1:joo, kyllä.\nH:Hyvä.",
        [("H", None, "Kerro."), ("V1", None, "joo, kyllä."), ("H", None, "Hyvä.")],
    ),
    "marks of Markdown": (
        "**Aino:** Kerro.\n\n**Matti:** Joo.\n\n**Aino:** Hyvä.\n\n**Matti:** Niin.",
        [("Aino", None, "Kerro."), ("Matti", None, "Joo."), ("Aino", None, "Hyvä."), ("Matti", None, "Niin.")],
    ),
    "the speech below a name with a colon": (
        "Aino:\nKerro.\n\nMatti:\nJoo.\n\nAino:\nHyvä.\n\nMatti:\nNiin.",
        [("Aino", None, "Kerro."), ("Matti", None, "Joo."), ("Aino", None, "Hyvä."), ("Matti", None, "Niin.")],
    ),
    "a turn over several paragraphs, hard-wrapped": (
        "H: Kerro\npitkästi.\n\nV1: Joo,\nensin näin\n\nja sitten noin.\n\nH: Kiitos.",
        [("H", None, "Kerro\npitkästi."), ("V1", None, "Joo,\nensin näin\n\nja sitten noin."), ("H", None, "Kiitos.")],
    ),
    "a title block above the turns": (
        "Haastattelu 4\nPäivämäärä: 4.3.2016\nPaikka: Tampere\nKesto: 1 h 12 min\nHaastattelija: Maija Mäki\n"
        "Litteroija: Ville\n\nH: Kerro.\nV: Joo.\nH: Hyvä.\nV: Niin.",
        [("H", None, "Kerro."), ("V", None, "Joo."), ("H", None, "Hyvä."), ("V", None, "Niin.")],
    ),
    "a title block with the very roles of the turns": (
        "Haastattelija: Maija Mäki\nHaastateltava: Pekka Öhman, THL\nPaikka: Turku\n\n"
        "Haastattelija: Kerro.\nHaastateltava: Joo.\nHaastattelija: Hyvä.",
        [
            ("Haastattelija", None, "Kerro."),
            ("Haastateltava", None, "Joo."),
            ("Haastattelija", None, "Hyvä."),
        ],
    ),
    "a heading between the turns is no speaker": (
        "H: Kerro.\nV1: Joo.\nHuomio: puhelin soi\nH: Hyvä.\nTeema: työ\nV1: Niin.",
        [
            ("H", None, "Kerro."),
            ("V1", None, "Joo.\nHuomio: puhelin soi"),
            ("H", None, "Hyvä.\nTeema: työ"),
            ("V1", None, "Niin."),
        ],
    ),
    "the same name spelt in two cases": (
        "Matti: Joo.\nAINO: Ei.\nMATTI: No.\nAino: Hei.",
        [("Matti", None, "Joo."), ("AINO", None, "Ei."), ("Matti", None, "No."), ("AINO", None, "Hei.")],
    ),
    "case endings after a colon are not labels": (
        "H: Mistä raha?\nEU:n kautta, ja\nTE-toimiston:\nH: Niin.\nV1: EU:sta.\nEU:lta ja EU:n.",
        [
            ("H", None, "Mistä raha?\nEU:n kautta, ja\nTE-toimiston:"),
            ("H", None, "Niin."),
            ("V1", None, "EU:sta.\nEU:lta ja EU:n."),
        ],
    ),
    "Teams document with what was started and stopped": (
        "Palaveri-20260615_133555-Meeting Transcript\n15 June 2026, 03:35am\n7m 42s\nAino Öhman started transcription\n"
        "Aino Öhman   0:03\nNo niin.\nAloitetaan.\nMatti Mäki   0:09\nJoo.\nUlla Uusi (THL)   1:02:03\nMoi.\n"
        "Aino Öhman stopped transcription\n",
        [
            ("Aino Öhman", 3.0, "No niin.\nAloitetaan."),
            ("Matti Mäki", 9.0, "Joo."),
            ("Ulla Uusi (THL)", 3723.0, "Moi."),
        ],
    ),
    "Teams document with names of every shape": (
        "Öhman, Aino   0:03\nNo niin.\n\nTampereen kaupunki | Neuvotteluhuone 3   0:19\nHei.\n\n"
        "+358 40 *****12   0:22\nKuuluuko?\n\n@1   0:25\nKuuluu.\n\nÖhman, Aino   0:29\nHyvä.",
        [
            ("Öhman, Aino", 3.0, "No niin."),
            ("Tampereen kaupunki | Neuvotteluhuone 3", 19.0, "Hei."),
            ("+358 40 *****12", 22.0, "Kuuluuko?"),
            ("@1", 25.0, "Kuuluu."),
            ("Öhman, Aino", 29.0, "Hyvä."),
        ],
    ),
    "copied of Teams, with the end of the meeting": (
        "[09:00 AM] Aino Öhman: Moi.\n\n[09:02 AM] Matti Mäki: Hei.\n\n[10:02 AM] Meeting ended\n",
        [("Aino Öhman", 32400.0, "Moi."), ("Matti Mäki", 32520.0, "Hei.")],
    ),
    "Zoom's chat": (
        "10:03:04\t From  Aino Öhman  to  Everyone:\n\tHei kaikille 👋\n10:03:34\t From  matti  to  Everyone:\n\tMoi.\n"
        "\tJa toinen rivi.\n10:04:04\t From  Aino Öhman  to  matti (Direct Message):\n\tKahvia?\n",
        [
            ("Aino Öhman", 36184.0, "Hei kaikille 👋"),
            ("matti", 36214.0, "Moi.\n\tJa toinen rivi."),
            ("Aino Öhman", 36244.0, "Kahvia?"),
        ],
    ),
    "Zoom's chat with the date, and of old": (
        "2026-03-01 10:03:04 From Aino Öhman to Everyone:\n\tHei.\n10:03:34\t From Matti Mäki : Moi.\n",
        [("Aino Öhman", 36184.0, "Hei."), ("Matti Mäki", 36214.0, "Moi.")],
    ),
    "Google Meet: a time above some turns, and what Google says of itself": (
        "Haastattelu – Transcript\n00:00:00\n\nAino Öhman: Moi.\nMatti Mäki: Hei.\n\n \n00:05:00\n \n"
        "Matti Mäki: Ja sitten.\nAino Öhman: Joo.\n\n\nTranscription ended after 00:32:49\n\n"
        "This editable transcript was computer generated and might contain errors. People can also change the text.\n",
        [
            ("Aino Öhman", 0.0, "Moi."),
            ("Matti Mäki", None, "Hei."),
            ("Matti Mäki", 300.0, "Ja sitten."),
            ("Aino Öhman", None, "Joo."),
        ],
    ),
    "noScribe's text with its head": (
        "haastattelu1\n\nTranscribed with noScribe vers. 0.6\nAudio source: C:/aineisto/haastattelu1.m4a\n"
        "(Start: 00:00:00 | Stop: 00:45:00 | Language: Finnish (fi))\n\nS00 [00:00:02]: Kerro taustasta.\n\n"
        "S01: No minä (..) olen ollut.\n\nS00 [00:01:00]: Entä sitten?\n\nS01: //Niin//\n",
        [
            ("S00", 2.0, "Kerro taustasta."),
            ("S01", None, "No minä (..) olen ollut."),
            ("S00", 60.0, "Entä sitten?"),
            ("S01", None, "//Niin//"),
        ],
    ),
    "f4: the stamp ends a paragraph, and the next turn begins then": (
        "Haastattelija: Kerro. #00:00:12-3#\n\nB1: Joo, ensin näin. #00:00:30-0#\nSitten noin. #00:01:20-4#\n\n"
        "B2: Niin. #00:01:25-0#\n\nB1: Joo. #00:01:29-0#\n",
        [
            ("Haastattelija", 0.0, "Kerro."),
            ("B1", 12.3, "Joo, ensin näin. #00:00:30-0#\nSitten noin."),
            ("B2", 80.4, "Niin."),
            ("B1", 85.0, "Joo."),
        ],
    ),
    "f4: stamps on lines of their own": (
        "#00:00:01-0#\nI: Kerro.\n#00:00:12-3#\nB: Joo.\n#00:01:12-3#\nI: Niin.\n",
        [("I", 0.0, "Kerro."), ("B", 12.3, "Joo."), ("I", 72.3, "Niin.")],
    ),
    "f4: stamps and nobody's name": (
        "Ensin kerrotaan. #00:00:12-3#\n\nSitten toista. #00:01:20-4#\nLoppu.",
        [(None, 0.0, "Ensin kerrotaan."), (None, 12.3, "Sitten toista."), (None, 80.4, "Loppu.")],
    ),
    "InqScribe: times with frames before the names, on a line of their own": (
        "[00:00:12.15]\nH: Kerro.\n\n[00:00:15.02]\n\nV: Joo.\n\n[00:01:15.02]\nH: Joo.\n",
        [("H", 12.15, "Kerro."), ("V", 15.02, "Joo."), ("H", 75.02, "Joo.")],
    ),
    "Express Scribe: the time after the name's colon": (
        "H: [00:00:12] Kerro.\nV: [00:00:15] Joo.\nH: [00:01:15] Niin.\n",
        [("H", 12.0, "Kerro."), ("V", 15.0, "Joo."), ("H", 75.0, "Niin.")],
    ),
    "oTranscribe: a bare time before the mark": (
        "00:03 H: Kerro.\n\n00:09 V: Joo.\n\n01:02:15 H: Niin.\n",
        [("H", 3.0, "Kerro."), ("V", 9.0, "Joo."), ("H", 3735.0, "Niin.")],
    ),
    "Otter, which signs its work": (
        "Aino Öhman  0:03  \nNo niin.\n\nMatti Mäki  0:09  \nJoo.\n\nTranscribed by https://otter.ai\n",
        [("Aino Öhman", 3.0, "No niin."), ("Matti Mäki", 9.0, "Joo.")],
    ),
    "Trint: the time, an empty line, the name": (
        "[00:00:03]\n\nPuhuja 1\nNo niin.\n\n[00:00:09]\n\nPuhuja 2\nJoo.\n\n[00:00:19]\n\nPuhuja 1\nNiin.\n",
        [("Puhuja 1", 3.0, "No niin."), ("Puhuja 2", 9.0, "Joo."), ("Puhuja 1", 19.0, "Niin.")],
    ),
    "an archived interview with asides, gaps and a title block": (
        "Aineisto FSD0000\nHaastattelu 5\nHaastattelun ajankohta: 4.3.2016\nHaastattelija: Maija Mäki\n"
        "Haastateltava: Nainen, 45 v., opettaja\nLitteroija: NN\n\nH1: No niin (naurua). Mites se --?\n\n"
        "V1: [naurahtaa] Ei se -- tai joo.\n\nH1: Entä?\n\nV2: (--) en kuule.\n",
        [
            ("H1", None, "No niin (naurua). Mites se --?"),
            ("V1", None, "[naurahtaa] Ei se -- tai joo."),
            ("H1", None, "Entä?"),
            ("V2", None, "(--) en kuule."),
        ],
    ),
    "a legend of the marks above the turns": (
        "H: Haastattelija\nV: Haastateltava\n\nH: No niin.\nV: Joo.\nH: Niin.\n",
        [("H", None, "No niin."), ("V", None, "Joo."), ("H", None, "Niin.")],
    ),
    "a transcriber's key to the marks above a table of turns": (
        "Äänitteen kesto: 45 min\nsa-\tsana jää kesken\n(sana)\tepävarmasti kuultu\n[??]\tsana ei selvää\n\n"
        "Haastattelija:\tAloitetaan.\nVastaaja:\tJoo. [äänite katkeaa]\nHaastattelija:\tHyvä.\n",
        [
            ("Haastattelija", None, "Aloitetaan."),
            ("Vastaaja", None, "Joo. [äänite katkeaa]"),
            ("Haastattelija", None, "Hyvä."),
        ],
    ),
    "emoji and letters outside the common ones": (
        "H: Hei 👋\nV1: 😀 Åke, Ärla ja Öhman\nH: 🤷",
        [("H", None, "Hei 👋"), ("V1", None, "😀 Åke, Ärla ja Öhman"), ("H", None, "🤷")],
    ),
}

NO_TURNS = {
    "empty": "",
    "running prose": "Aamulla satoi. Menin töihin.\n\nHän sanoi näin: mennään vaan.\nSitten mentiin.\n" * 3,
    "a report with headings": "JOHDANTO\n\nTausta: hanke alkoi 2022.\n\nTULOKSET\n\nTulokset: hyviä.\n\nLähteet: THL.",
    "recurring fields": "Tavoite: parempi palvelu\nToimenpide: koulutus\n\nTavoite: uusi tila\nToimenpide: vuokraus\n",
    "a list of links": "https://esimerkki.fi\nhttps://esimerkki.fi/b\nLisätietoja: info@esimerkki.fi\n",
    "times of a programme": "9:00 Kahvi\n9:30 Avaus\n12:00 Lounas: keitto\n",
    "one label in a note": "Huomioita\nMatti: soita huomenna\nOsta maitoa",
    "short answers on their own lines": "Joo\nniin mä ajattelin\nJoo\nettä kyllä\nNiin\nvarmaan\nNiin\nkai",
    "asides in brackets": "[naurua] Niin se oli.\n[tauko] Sitten mentiin.\n[naurua] Ja tultiin.\n[naurua] Niin.",
    "a table of figures": "Alue\tMäärä\nUusimaa\t12\nPirkanmaa\t13\nUusimaa\t14\nPirkanmaa\t15\n",
    "a wide table": "id\tnimi\tpvm\ta\tb\n" + "Hhk\tOk\t1\tjoo\tei\n" * 2 + "Ia6\tHm\t1\tjoo\tei\n" * 2,
    "keys alone on their lines": "HhkH__mf\nKyllä\nHhkH__mf\nEi\nIa6u-lOg\nJoo\nIa6u-lOg\nNiin\n",
    "a list of literature": "Waltari, Mika: Sinuhe\nWaltari, Mika: Mikael\nTuuri, Antti: Eino\nTuuri, Antti: Rauta\n",
    "numbered questions": "Kysymys 1: Mikä toimii?\nTiimit.\nKysymys 2: Mikä ei?\nTilat.\nKysymys 3: Muuta?\n",
    "strengths and weaknesses": "S: hyvä tiimi\nW: ahtaat tilat\nO: uusi laki\nT: raha\n",
    "a programme with times on the right": "Avaus ja kahvit   9:00\nTyöpajan tavoitteet   9:15\nTauko   10:00\n"
    "Ryhmät   10:15\nLounas   12:00\nTauko   14:00\nTauko   15:00\n",
    "parts of a figure": "c\tSlope 1\nb\tfoo\nc\tSlope 2\nb\tbar\nd\tTilanne\n",
    "numbered list": "1. Ensin tämä\n2. Sitten tuo\n3. Lopuksi: kaikki\n",
    "a book of verses": "Joh. 3:16 niin on\nJoh. 3:17 ja näin\n",
}


def found(text, bold=()):
    return [(turn.speaker, turn.seconds, text[turn.start : turn.end]) for turn in find_turns(text, bold)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_turns_are_found_in_the_layout(layout):
    text, expected = LAYOUTS[layout]
    assert found(text) == expected


@pytest.mark.parametrize("kind", NO_TURNS)
def test_no_turns_are_invented_in(kind):
    assert found(NO_TURNS[kind]) == []


def bold_text(*parts):
    """A text and its bold spans from (text, is bold) parts."""
    text, spans = "", []
    for part, is_bold in parts:
        if is_bold:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return text, spans


def test_a_bold_name_with_a_colon_is_a_speaker_even_when_it_speaks_once():
    text, bold = bold_text(
        ("Matti: ", True),
        ("Joo.\n", False),
        ("Aino: ", True),
        ("Ei.\n", False),
        ("Matti: ", True),
        ("No.\n", False),
        ("Toinen puheenjohtaja: ", True),
        ("Hei.", False),
    )
    assert [turn[0] for turn in found(text, bold)] == ["Matti", "Aino", "Matti", "Toinen puheenjohtaja"]


def test_a_bold_name_without_a_colon_on_the_line_is_a_speaker_when_it_recurs():
    text, bold = bold_text(
        ("Matti ", True),
        ("Joo niin.\n", False),
        ("Aino ", True),
        ("Ei.\n", False),
        ("Matti ", True),
        ("No.\n", False),
        ("Aino ", True),
        ("Ei niin.\n", False),
    )
    assert found(text, bold) == [
        ("Matti", None, "Joo niin."),
        ("Aino", None, "Ei."),
        ("Matti", None, "No."),
        ("Aino", None, "Ei niin."),
    ]


def test_bold_names_alone_on_their_lines_are_speakers():
    text, bold = bold_text(
        ("Matti\n", True),
        ("Joo\n", False),
        ("Aino\n", True),
        ("Ei\n", False),
        ("Matti\n", True),
        ("Joo\n", False),
        ("Aino\n", True),
        ("Joo", False),
    )
    assert found(text, bold) == [
        ("Matti", None, "Joo"),
        ("Aino", None, "Ei"),
        ("Matti", None, "Joo"),
        ("Aino", None, "Joo"),
    ]


def test_bold_letters_of_the_parts_of_a_figure_are_no_speakers():
    text, bold = bold_text(*[("b\n", True), ("Kulma 0,1\n", False), ("c\n", True), ("Kulma 0,2\n", False)] * 3)
    assert found(text, bold) == []


def test_text_before_the_first_label_belongs_to_no_turn():
    text = "Litteraatti\nHaastattelun päivämäärä: 4.3.2016\n\nH: Kerro.\nV1: Joo."
    assert find_turns(text)[0].start == text.index("Kerro")


@pytest.mark.parametrize(
    "name",
    [
        "H",
        "H1",
        "h2",
        "Haastattelija",
        "HAASTATTELIJA 2",
        "Haast.",
        "I",
        "Int.",
        "Interviewer",
        "Tutkija",
        "Moderaattori",
        "Fasilitaattori",
        "Kysyjä",
        "Haastattelija (Maija)",
    ],
)
def test_who_asks_is_the_interviewer(name):
    assert is_interviewer(name)


@pytest.mark.parametrize("name", ["V", "V1", "Haastateltava", "Hanna", "Vastaaja", "Ilona", "Matti Tutkija", "K", ""])
def test_who_answers_is_not_the_interviewer(name):
    assert not is_interviewer(name)


def test_k_asks_where_v_answers():
    assert is_interviewer("K", ["K", "V"])
    assert not is_interviewer("K", ["K", "Matti"])


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("12:31", 751),
        ("[1:02:03]", 3723),
        ("(00:00:01,5)", 1.5),
        ("12:05 AM", 300),
        ("1:00 p.m.", 46800),
        ("75:12", 4512),
        ("12:75", None),
        ("x", None),
    ],
)
def test_times_are_read_as_seconds(written, seconds):
    assert seconds_of(written) == seconds


labels = st.sampled_from(
    [
        "H: ",
        "V1: ",
        "Matti Mäki\n",
        "MATTI: ",
        "[00:01:02] Aino\n",
        "Aino   1:02\n",
        "1. H: ",
        "[id1] ",
        "(00:02)\n",
        "",
        "H\t",
    ]
)
speech = st.text(st.sampled_from("aäöH: \n\t👋e\u0301.[]()12"), max_size=40)


@settings(deadline=None)
@given(st.lists(st.tuples(labels, speech), max_size=25), st.lists(st.integers(0, 300), max_size=8))
def test_turns_lie_inside_the_text_in_order_trimmed_and_apart(parts, cuts):
    text = "\n".join(label + words for label, words in parts)
    ends = sorted(min(cut, len(text)) for cut in cuts)
    bold = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False) if start < end]
    turns = find_turns(text, bold)
    last = 0
    for turn in turns:
        assert last <= turn.start < turn.end <= len(text)
        assert text[turn.start : turn.end] == text[turn.start : turn.end].strip()
        assert turn.speaker is None or turn.speaker.strip()
        last = turn.end


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_searched_without_failing(text):
    assert all(turn.start < turn.end for turn in find_turns(text))


def test_a_transcript_of_61000_words_is_searched_in_a_blink():
    speech = "no siis mä aattelin että tää on ihan hyvä juttu kaikille. " * 10
    text = "".join(f"{'H' if turn % 2 else 'V1'}: {speech}\n\n" for turn in range(610))
    assert len(text.split()) > 61_000
    fastest = min(timed(text) for _ in range(5))
    assert fastest < 0.05 * slowness()


def test_a_long_single_line_is_searched_in_a_blink():
    text = "a: " + "joo niin " * 500_000
    assert timed(text) < 0.2 * slowness()


def test_a_text_of_a_million_lines_has_no_speakers():
    text = "Matti\nMoi\n" * 500_000
    assert timed(text) < 0.2 * slowness()
    assert find_turns(text) == []


def timed(text):
    started = time.process_time()
    find_turns(text)
    return time.process_time() - started


def slowness():
    """How much slower than a quiet machine this one is now: 1 or more."""
    started = time.process_time()
    sum(range(1_000_000))
    return max(1.0, (time.process_time() - started) / 0.012)


def line_of(draw: st.DrawFn) -> str:
    heads = [
        "H",
        "V1",
        "v1",
        "Haastattelija",
        "Matti Meikäläinen",
        "huom",
        "Ja",
        "EU",
        "H ",
        "  H",
        "Virtanen, A",
        "[H",
        "",
    ]
    tails = ["joo " * 40, "joo", "", "  nii  ", "\u00a0no niin " * 9, "\tno", "12:31 a", "x: y " * 20]
    odd = ["", "  ", "Aivan muuta", "H:", ": a"]
    return draw(st.sampled_from(odd) | st.builds("{}: {}".format, st.sampled_from(heads), st.sampled_from(tails)))


@given(st.data())
def test_the_quick_way_for_plain_transcripts_finds_what_the_long_way_finds(data: st.DataObject) -> None:
    lines = [f"V: {'sana ' * 20}", *(line_of(data.draw) for _ in range(data.draw(st.integers(1, 8))))]
    text = data.draw(st.sampled_from(["\n", "\n\n"])).join(lines)
    quick = turns._plain_turns(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(turns, "_plain_turns", lambda text: [])
        assert not quick or quick == turns.find_turns(text)


def test_the_quick_way_is_taken_for_a_plain_transcript() -> None:
    text = f"H: {'Mitä kuuluu teille 😀 tänään? ' * 4}\n\nV1: Kiitos hyvää. \n\nH: Selvä.\nV1:  Joo.\n"
    assert [(text[t.start : t.end], t.speaker) for t in turns._plain_turns(text)][1:] == [
        ("Kiitos hyvää.", "V1"), ("Selvä.", "H"), ("Joo.", "V1"),
    ]  # fmt: skip
