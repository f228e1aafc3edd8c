"""Who speaks where in a transcript: the speaker labels that Finnish transcripts use, for all readers.

Labels are gathered line by line, then only credible ones are kept: those that recur, that are shaped like a name
among others, or that are known marks (H:, V1:, Haastattelija:).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kooditin.qda.source import Span, Turn

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_TIME = rf"(?:[\[(<]{_CLOCK}[\])>]|{_CLOCK})"
_LETTER = r"[^\W\d_]"
_ROLE = (
    r"haast(?:\.|attelija|ateltava)?|vastaaja|kysyjä|kysymys|vastaus|tutkija|moderaattori|fasilitaattori|puhuja|osallistuja|"
    r"puheenjohtaja|ohjaaja|opiskelija|asiakas|työntekijä|asiantuntija|litteroija|tuntematon|nainen|mies|kaikki|useita|"
    r"puhemies|varapuhemies|interviewer|interviewee|respondent|moderator|facilitator|researcher|participant|speaker|int|all|unknown"
)
_KNOWN = re.compile(
    rf"(?:[hvkirpnmqst][ .]?\d{{0,3}}|hst?\d?|ht\d?|id\d+|(?:[\w.]+ )?(?:{_ROLE})[ .]?\d{{0,3}})", re.IGNORECASE
)
_INTERVIEWER = re.compile(
    r"(?:h ?\d?|hst ?\d?|i ?\d?|int\.?|haast\.?|(?:\w+)?haastattelija ?\d?|interviewer ?\d?|tutkija ?\d?|"
    r"researcher ?\d?|moderaattori ?\d?|moderator ?\d?|fasilitaattori ?\d?|facilitator ?\d?|kysyjä ?\d?|kysymys|q)(?: ?\(.*\))?",
    re.IGNORECASE,
)
_ANSWERER = re.compile(r"v ?\d*|vastaaja ?\d*|vastaus", re.IGNORECASE)

# What stands before a colon at the head of a line without being a speaker: headings, metadata, asides.
_NOT_SPEAKERS = frozenset(
    "huom huomio huomautus ps nb ks esim esimerkki esimerkiksi eli siis toisaalta lisäksi kuitenkin http https "
    "www mailto päivämäärä pvm päiväys aika aikaa paikka kesto kieli aihe teema otsikko litteroitu litterointi "
    "läsnä osallistujat tiedosto äänite tallenne projekti hanke sijainti yhteenveto tavoite tavoitteet tulos "
    "tulokset toimenpide toimenpiteet haaste haasteet hyödyt haitat vahvuudet heikkoudet mahdollisuudet uhat "
    "tehtävä tehtävät kuva kuvio taulukko liite liitteet lähde lähteet lisätietoja lisätiedot yhteystiedot "
    "puhelin puh sähköposti osoite sivu luku osa kohta vaihe ryhmä johtopäätökset johtopäätös suositus "
    "suositukset sisältö tausta taustatiedot menetelmä aineisto kommentti kommentit merkintä muistiinpano "
    "muistiinpanot agenda note notes date time place topic title file source duration language location "
    "participants attendees present project transcript summary example warning meeting subject from to cc bcc "
    "re vs web tel email phone page figure table appendix part section chapter step goal result results webvtt "
    "kind style region litteraatti".split()
)
_FILLERS = frozenset(
    "joo juu niin kyllä mm mhm ei eli no okei ok aivan just juuri jep joojoo kiitos hyvä selvä totta nii nauraa naurua "
    "naurahtaa tauko yes no right okay yeah".split()
)
_SMALL = frozenset("ja tai sekä eli on ei että kun jos se ne me te he and or the of is in for to".split())
_PARTICLES = frozenset("von af de van der la di da el al ben".split())
_ENDING = re.compile(
    r"(?:n|a|ä|t|ta|tä|ia|iä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|han|hon|hön|hin|hun|hyn|hän|in|on|en|een|iin|den|"
    r"ien|tä|issa|issä|ista|istä|illa|illä|ille|ilta|iltä|lla|kin|kaan|kään|jen|ja|jä|mme|nne|nsa|nsä|s)\b"
)

_PREFIX = (
    r"[ \t]*[*_]{0,2}(?:(?P<number>\d{1,5})[.):]?[ \t]+(?=\D|\d{1,3}:))?"
    rf"(?:(?P<before>{_TIME})[ \t]*[-–]?[ \t]*)?"
)
_NAME = rf"(?P<name>{_LETTER}[^:\n\t\[\]]{{0,47}}?)"
_COLON = re.compile(
    rf"{_PREFIX}\[?{_NAME}\]?[*_]{{0,2}}[ \t]*(?P<after>{_TIME})?[ \t]*[:：][*_]{{0,2}}"
    rf"(?:(?P<gap>[ \t\u00a0]+)|(?P<tight>(?=[^\s\d:/\\)]))|(?=$|\n))"
)
_TAB = re.compile(rf"{_PREFIX}{_NAME}[ ]*(?:\t+[ ]*(?P<after>{_TIME})[ ]*)?\t+[ ]*(?=\S)")
_NAME_TIME = re.compile(rf"{_PREFIX}\[?{_NAME}\]?[,]?(?:[ \t]+|[ \t]*[-–|][ \t]*)(?P<after>{_TIME})[ \t]*(?=$|\n)")
_TIME_NAME = re.compile(rf"[ \t]*(?P<before>{_TIME})[ \t]*[-–]?[ \t]*{_NAME}[ \t]*(?=$|\n)")
_ALONE = re.compile(rf"[ \t]*[*_]{{0,2}}(?P<name>{_LETTER}[^:\n\t\[\]?!;]{{0,47}})(?=$|\n)")
_BRACKET = re.compile(rf"[ \t]*\[(?P<name>{_LETTER}[^\]\n:]{{0,30}})\][ \t]*(?=\S)")
_TIME_LINE = re.compile(
    rf"[ \t]*(?P<before>{_TIME})(?:[ \t]*(?:-->|[-–])[ \t]*(?:{_TIME}))?[ \t]*(?=$|\n)", re.IGNORECASE
)
_TIMED = re.compile(rf"[ \t]*(?P<before>[\[(<]{_CLOCK}[\])>])[ \t]*(?=\S)")
_HAS_LABEL_SHAPE = re.compile(r"(?m)^[ \t]*[*_\[(<]{0,3}(?:[^\W_]|#)(?:[^\n]{0,90}?[:：\t\]]|[^\n]{0,47}$)")


@dataclass(frozen=True, slots=True)
class _Label:
    """One candidate: the line it opens, where its speech begins, and in what style it was written."""

    start: int
    speech: int
    name: str
    seconds: float | None
    style: str  # "colon", "tab", "timed" (name and time), "alone", "bracket", "time" (no name)
    bold: bool = False
    room: int = 0  # characters after the label on its line

    @property
    def key(self) -> str:
        return self.name.casefold().rstrip(".")


def is_interviewer(name: str, others: Collection[str] = ()) -> bool:
    """Whether the name marks the one who asks (H, Haastattelija, Interviewer, ...).

    K (kysyjä) does when one of the other speakers is V (vastaaja).
    """
    clean = name.strip().rstrip(":")
    if clean.casefold() in ("k", "k1", "k2"):
        return any(_ANSWERER.fullmatch(other.strip()) for other in others)
    return _INTERVIEWER.fullmatch(clean) is not None


def find_turns(text: str, bold: Collection[Span] = ()) -> list[Turn]:
    """The turns of a transcript in text order; empty when it has no credible speaker labels.

    `text` is normal_text; `bold` are its bold spans (docx). A turn's span is its speech alone, trimmed; it goes on over
    the following paragraphs to the next label. Text before the first label belongs to no turn.
    """
    labels, times = _gathered(text, sorted(bold))
    kept = _credible(labels, text)
    if not kept:
        kept = _time_only(text, times)
    return list(_turns(text, kept, times))


def _gathered(text: str, bold: Sequence[Span]) -> tuple[list[_Label], list[_Label]]:
    """Every candidate label, and the lines that hold a time alone."""
    labels: list[_Label] = []
    times: list[_Label] = []
    bold_starts = [span.start for span in bold]
    start = 0
    for line in text.split("\n"):
        if line:
            found = _label_of(line[:140], start, _bold_length(bold, bold_starts, start, line))
            if found is not None:
                (times if found.style == "time" else labels).append(found)
        start += len(line) + 1
    return labels, times


def _bold_length(bold: Sequence[Span], starts: Sequence[int], start: int, line: str) -> int:
    """How many characters at the head of the line are bold; spans that touch count as one."""
    if not bold:
        return 0
    head = start + len(line) - len(line.lstrip())
    place = bisect_right(starts, head) - 1
    if place < 0 or bold[place].end <= head:
        return 0
    end = bold[place].end
    for span in bold[place + 1 :]:
        if span.start > end:
            break
        end = span.end
    return min(end - start, len(line))


def _label_of(line: str, start: int, bold: int) -> _Label | None:
    first = line.lstrip(" \t*_")[:1]
    if not first or not (first.isalnum() or first in "[(<"):
        return None
    if match := _TIME_LINE.match(line):
        return _Label(start, start + match.end(), "", seconds_of(match["before"]), "time")
    if ":" in line or "：" in line or "." in line:
        for style, pattern in (("timed", _NAME_TIME), ("timed", _TIME_NAME), ("colon", _COLON)):
            match = pattern.match(line)
            if match and (label := _label(match, start, style, bold)) is not None:
                return label
    if "\t" in line and (match := _TAB.match(line)) and (label := _label(match, start, "tab", bold)) is not None:
        return label
    if first == "[" and (match := _BRACKET.match(line)):
        return _label(match, start, "bracket", bold)
    if len(line) < 60 and (match := _ALONE.match(line)) and not line.rstrip().endswith((",", ".", "-", "–", "…")):
        return _label(match, start, "alone", bold)
    return _bold_opening(line, start, bold)


def _bold_opening(line: str, start: int, bold: int) -> _Label | None:
    """A bold name with plain speech after it on the same line, without a colon."""
    name = line[:bold].strip()
    if not 0 < bold < len(line) or not _shaped(name) or name[-1:] in ".?!,":
        return None
    return _Label(start, start + bold, name, None, "bold", True)


def _label(match: re.Match[str], start: int, style: str, bold: int) -> _Label | None:
    name = " ".join(match["name"].strip(" \t*_-–,").split())
    covered = bold >= match.end("name")
    if not _shaped(name, covered):
        return None
    groups = match.groupdict()
    if groups.get("tight") is not None and _reads_on(match):
        return None
    time = groups.get("before") or groups.get("after")
    seconds = seconds_of(time) if time else None
    return _Label(
        start,
        start + match.end(),
        name,
        seconds,
        "timed" if time and style == "colon" else style,
        covered,
        len(match.string) - match.end(),
    )


def _reads_on(match: re.Match[str]) -> bool:
    """After a colon without a space: whether it is a word that goes on ("EU:n", "klo:n")."""
    rest = match.string[match.end() :]
    return rest[:1].islower() and (_ENDING.match(rest) is not None or not _KNOWN.fullmatch(match["name"].strip()))


def _shaped(name: str, bold: bool = False) -> bool:
    """Whether a name could be one: up to five words, none that only prose or a heading has; bold ones may be roles."""
    words = name.split()
    if not 0 < len(words) <= 5 or len(name) > 48:
        return False
    first = words[0].casefold().strip("().*_#")
    if first in _NOT_SPEAKERS or "//" in name or "www." in name or "@" in name:
        return False
    if len(words) == 1:
        return True
    core = [word for word in words if not word.startswith("(") and word.casefold() not in _PARTICLES]
    if any(word.casefold() in _SMALL for word in core[1:]) or words[0].casefold() in _SMALL:
        return False
    if bold and name[:1].isupper() and len(words) <= 4:
        return True
    return _KNOWN.fullmatch(name) is not None or all(
        word[:1].isupper() or word[:1].isdigit() or ")" in word for word in core
    )


def seconds_of(time: str) -> float | None:
    """Seconds of "12:31", "[1:02:03.5]" or, as time of day, "09:00 AM"; None when it is no time."""
    clean = time.strip("[]()<> ").replace(",", ".").replace("\u202f", " ")
    clock = re.fullmatch(r"([\d:.]+?)\s*(?:([ap])\.?m\.?)?", clean, re.IGNORECASE)
    if clock is None:
        return None
    parts = [float(part) for part in clock[1].split(":")]
    if any(part >= 60 for part in parts[1:]):
        return None
    if clock[2]:
        hours = parts[0] % 12 + (12 if clock[2] in "pP" else 0)
        return hours * 3600 + parts[1] * 60 + (parts[2] if len(parts) > 2 else 0)
    seconds = 0.0
    for part in parts:
        seconds = seconds * 60 + part
    return seconds


def _credible(labels: Iterable[_Label], text: str) -> list[_Label]:
    """The labels that mark speakers: the inline styles first, else names alone on their lines, else brackets."""
    everything = list(labels)
    lines = sum(1 for line in text.split("\n") if line.strip())
    inline = _inline([label for label in everything if label.style in ("colon", "timed", "tab", "bold")], lines)
    alone = _alone([label for label in everything if label.style == "alone"], text)
    if inline or alone:
        return inline if len(inline) >= len(alone) else alone
    return _brackets([label for label in everything if label.style == "bracket"], lines)


def _inline(labels: list[_Label], lines: int) -> list[_Label]:
    counts = Counter(label.key for label in labels)
    tabs = sum(label.style == "tab" for label in labels)
    known = len({label.key for label in labels if _KNOWN.fullmatch(label.name)})
    sure = {label.key for label in labels if _sure(label, counts[label.key], known)}
    if tabs * 2 < lines:
        labels = [label for label in labels if label.style != "tab" or _KNOWN.fullmatch(label.name)]
    likely = {label.key for label in labels if counts[label.key] >= 2 and _likely(label)} | sure
    spoken = [label for label in labels if label.key in likely]
    if len(spoken) < 2:
        return []
    if not sure and len(likely) == 1 and len(spoken) * 2 < lines:
        return []
    return _without_heading([label for label in labels if label.key in likely or _once(label, spoken)], counts)


def _sure(label: _Label, count: int, known: int) -> bool:
    """Known marks (`known` of them are told apart), times with a name, capitals of two words: credible at once."""
    if _KNOWN.fullmatch(label.name):
        return count >= 2 or known >= 2 or len(label.name) > 1
    if label.style == "timed":
        return label.name[:1].isupper()
    words = label.name.split()
    if label.style == "colon" and label.name.isupper() and 2 <= len(words) <= 4 and not _has_digit(label.name):
        return all(len(word) > 1 for word in words)
    return count >= 2 and label.bold


def _likely(label: _Label) -> bool:
    """A label that recurs, in a form a name can have."""
    return label.style == "tab" or label.name[:1].isupper() or label.name.islower()


def _has_digit(name: str) -> bool:
    return any(char.isdigit() for char in name)


def _once(label: _Label, spoken: Sequence[_Label]) -> bool:
    """Who speaks only once: a bold name, one in capitals, or one of two to four capitalised words."""
    if len(spoken) < 2 or label.style == "bold":
        return False
    words = label.name.split("(")[0].split()
    if label.bold:
        return label.start > spoken[0].start or all(word[:1].isupper() for word in words)
    if label.start < spoken[0].start and label.room < 40:
        return False
    if not words or not all(word[:1].isupper() for word in words if word not in _PARTICLES):
        return False
    return label.name.isupper() or (2 <= len(words) <= 4 and not _has_digit(label.name))


def _without_heading(labels: list[_Label], counts: Counter[str]) -> list[_Label]:
    """Leaves out "Haastattelija: Maija Mäki" of a title block: once, at the head, before labels of another spelling."""
    while len(labels) > 3:
        first, following = labels[0], labels[1]
        close = following.start - first.speech < 60
        if not (close and counts[first.key] == 1 and len(first.name) > 3 and not first.bold and first.seconds is None):
            break
        labels = labels[1:]
    return labels


def _alone(labels: list[_Label], text: str) -> list[_Label]:
    """Names alone on their lines, each followed by a line of speech."""
    followed = [label for label in labels if _has_speech_below(label, text)]
    counts = Counter(label.key for label in followed)
    recurring = {
        label.key
        for label in followed
        if counts[label.key] >= 2 and label.key not in _FILLERS and _stands_alone(label, counts[label.key])
    }
    if len(recurring) < 2 and not any(_KNOWN.fullmatch(key) for key in recurring):
        recurring = {key for key in recurring if counts[key] >= 3 and len(key.split()) > 1}
    spoken = [label for label in followed if label.key in recurring]
    if not spoken:
        return []
    upper = all(label.name.isupper() for label in spoken)
    return [
        label
        for label in followed
        if label.key in recurring
        or (_once(label, spoken) and label.name.isupper() == upper and len(label.name.split()) in (2, 3))
    ]


def _stands_alone(label: _Label, count: int) -> bool:
    words = label.name.split()
    if label.bold or label.name.isupper() or _KNOWN.fullmatch(label.name):
        return True
    return label.name[:1].isupper() and (len(words) > 1 or count >= 3)


def _has_speech_below(label: _Label, text: str) -> bool:
    end = text.find("\n", label.start)
    if end < 0:
        return False
    rest = text[end : end + 200].lstrip("\n")
    return bool(rest.strip())


def _brackets(labels: list[_Label], lines: int) -> list[_Label]:
    """[id1]-labels: with a digit, or on most lines; never [naurua]."""
    numbered = [label for label in labels if _has_digit(label.name)]
    if len(numbered) >= 2:
        return numbered
    named = [label for label in labels if label.name[:1].isupper()]
    return named if len(named) >= 2 and len(named) * 2 >= lines else []


def _time_only(text: str, times: Sequence[_Label]) -> list[_Label]:
    """Where nobody is named: paragraphs that open with a bracketed time, or follow a line with a time alone."""
    opened = []
    for match in re.finditer(r"(?m)^[ \t]*[\[(<]\d", text):
        if timed := _TIMED.match(text, match.start()):
            opened.append(_Label(match.start(), timed.end(), "", seconds_of(timed["before"]), "time"))
    marks = sorted([*opened, *times], key=lambda label: label.start)
    return marks if len(marks) >= 2 else []


def _turns(text: str, labels: Sequence[_Label], times: Sequence[_Label]) -> Iterator[Turn]:
    spelling: dict[str, str] = {}
    lines = {label.speech: label for label in times}
    times_before = {label.speech + 1: label for label in times}
    for place, label in enumerate(labels):
        start, seconds = label.speech, label.seconds
        if seconds is None and (above := times_before.get(label.start)) is not None:
            seconds = above.seconds
        if seconds is None and (below := _time_below(text, start, lines)) is not None:
            start, seconds = below.speech, below.seconds
        end = len(text)
        if place + 1 < len(labels):
            following = labels[place + 1]
            above_next = times_before.get(following.start)
            end = above_next.start if above_next is not None and above_next.start > start else following.start
        speech = text[start:end]
        begin = start + len(speech) - len(speech.lstrip())
        end = start + len(speech.rstrip())
        if begin < end:
            name = spelling.setdefault(label.key, label.name) if label.name else None
            yield Turn(begin, end, name, seconds)


def _time_below(text: str, start: int, times_by_end: dict[int, _Label]) -> _Label | None:
    """A line with a time alone directly under a name that stands alone."""
    if text[start : start + 1] != "\n":
        return None
    end = text.find("\n", start + 1)
    found = _TIME_LINE.match(text, start + 1)
    return times_by_end.get(found.end()) if found is not None and end >= 0 else None
