"""How speakers are marked in transcripts: every line that could open a turn, before it is judged whether it does."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from kooditin.qda.source import Span

Style = Literal["colon", "tab", "timed", "bold", "alone", "bracket", "time"]

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_LOOSE_CLOCK = r"\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TO = r"[ \t]*(?:-->|[-–])[ \t]*"
BRACKETED = rf"[\[(<]{_CLOCK}(?:{_TO}{_CLOCK})?[\])>]"
_TIME = rf"(?:{BRACKETED}|{_CLOCK})"
STAMP = r"#\d{1,2}:\d{2}:\d{2}-\d#"  # as f4, easytranscript and Atlas.ti write
_LETTER = r"[^\W\d_]"
_ROLES = (
    r"haast(?:\.|attelija|ateltava)?|vastaaja|kysyjä|tutkija|moderaattori|fasilitaattori|puhuja|"
    r"osallistuja|puheenjohtaja|puhemies|varapuhemies|ohjaaja|opiskelija|asiakas|työntekijä|asiantuntija|tuntematon|"
    r"nainen|mies|kaikki|useita|interviewer|interviewee|respondent|moderator|facilitator|researcher|participant|"
    r"speaker|int|all|unknown"
)
_KNOWN = re.compile(
    rf"(?:[hvkirpnmqst][ .]?\d{{0,3}}|hst?\d?|ht\d?|id\d+|kysymys|vastaus|(?:[\w.]+ )?(?:{_ROLES})[ ._]?\d{{0,3}})",
    re.IGNORECASE,
)

# What stands before a colon at the head of a line without being a speaker: headings, metadata, asides.
_NOT_SPEAKERS = frozenset(
    "huom huomio huomautus ps nb ks esim esimerkki esimerkiksi eli siis toisaalta lisäksi kuitenkin http https www "
    "mailto päivämäärä pvm päiväys aika aikaa paikka kesto kieli aihe teema otsikko litteroitu litterointi "
    "litteroija läsnä osallistujat tiedosto äänite tallenne projekti hanke sijainti yhteenveto tavoite tavoitteet "
    "tulos tulokset toimenpide toimenpiteet haaste haasteet hyödyt haitat vahvuudet heikkoudet mahdollisuudet uhat "
    "tehtävä tehtävät kuva kuvio taulukko liite liitteet lähde lähteet lisätietoja lisätiedot yhteystiedot puhelin "
    "puh sähköposti osoite sivu luku osa kohta vaihe ryhmä johtopäätökset johtopäätös suositus suositukset sisältö "
    "tausta taustatiedot menetelmä aineisto kommentti kommentit merkintä muistiinpano muistiinpanot agenda note "
    "notes date time place topic title file source duration language location participants attendees present "
    "project transcript summary example warning meeting subject from to cc bcc re vs web tel email phone page "
    "figure table appendix part section chapter step goal result results webvtt style region litteraatti".split()
)
_TENTH = re.compile(r"-(\d)#\s*[:\-–]?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL = frozenset("ja tai sekä eli on ei että kun jos se ne me te he and or the of is in for to".split())
PARTICLES = frozenset("von af de van der la di da el al ben".split())
_CASE_ENDING = re.compile(
    r"(?:n|a|ä|t|ta|tä|ia|iä|i?ss[aä]|i?st[aä]|i?ll[aä]|i?lt[aä]|i?lle|ksi|na|nä|h[aeioyäö]n|[eiaä]n|een|iin|den|ien|kin|"
    r"kaan|kään|jen|ja|jä|mme|nne|ns[aä]|s)\b"
)

_PREFIX = (
    r"[ \t]*[*_]{0,2}(?:(?P<number>\d{1,5})[.):]?[ \t]+(?=\D|\d{1,3}:))?"
    rf"(?:(?P<before>{_TIME}|{STAMP})[ \t]*[-–]?[ \t]*)?"
)
_NAME = rf"(?P<name>{_LETTER}[^:\n\t\[\]]{{0,47}}?)"
_COLON = re.compile(
    rf"{_PREFIX}\[?{_NAME}\]?[*_]{{0,2}}[ \t]*(?P<after>{_TIME})?[ \t]*[:：][*_]{{0,2}}"
    rf"(?:[ \t\u00a0]+|(?P<tight>(?=[^\s\d:/\\)]))|(?=$|\n))"
)
# The commonest by far, alone worth a quick look: "Name: speech", without number, time or Markdown.
_PLAIN = re.compile(rf"[ \t]*({_LETTER}[^:\n\t\[\]*_]{{0,47}}):[ \t\u00a0]+")
_TAB = re.compile(rf"{_PREFIX}{_NAME}[ ]*(?:\t+[ ]*(?P<after>{_TIME})[ ]*)?\t+[ ]*(?=[^\W\d]|[^\w\s%])")
_NAME_TIME = re.compile(rf"{_PREFIX}\[?{_NAME}\]?[,]?(?:[ \t]+|[ \t]*[-–|][ \t]*)(?P<after>{_TIME})[ \t]*(?=$|\n)")
_NAME_DOTTED_TIME = re.compile(
    rf"[ \t]*{_NAME}(?:[ \u00a0]{{2,}}|[ ]*\t[ \t]*)(?P<after>\d{{1,2}}(?:\.\d{{2}}){{1,2}})[ \t]*(?=$|\n)"
)
# Teams and Otter set the time apart, so that any name is one: "Kaupunki | Huone 3   0:12", "+358 40 *****12   0:15".
_WIDE_TIME = re.compile(
    rf"[ \t]*(?P<name>[+@]?\w[^:\n\t\[\]]{{0,63}}?)(?:[ \u00a0]{{2,}}|[ \u00a0]*\t[ \t]*)(?P<after>{_CLOCK})"
    r"[ \t]*(?=$|\n)"
)
# Zoom's chat: "10:03:04 From Aino Öhman to Everyone:".
_FROM = re.compile(
    rf"[ \t]*(?:\d{{4}}-\d\d-\d\d[ \t]+)?(?P<before>{_CLOCK})[ \t]+From[ \t]+(?P<name>[^:\n\t]{{1,64}}?)"
    rf"(?:[ \t]+[tT]o[ \t]+[^:\n]{{1,80}})?[ \t]*:[ \t]*"
)
_TIME_NAME = re.compile(rf"[ \t]*(?P<before>{_TIME})[ \t]*[-–]?[ \t]*{_NAME}[ \t]*(?=$|\n)")
_ALONE = re.compile(rf"[ \t]*[*_]{{0,2}}(?P<name>{_LETTER}[^:\n\t\[\]?!;]{{0,47}})(?=$|\n)")
# Under a time, an old Teams document's "Mäki, Matti"; elsewhere it is a line of a bibliography.
_SURNAME_FIRST = re.compile(r"[ \t]*([A-ZÅÄÖ][\w'’-]{1,30}(?: [A-ZÅÄÖ][\w'’-]{1,30})?, [A-ZÅÄÖ][\w'’ -]{1,30})[ \t]*")
# What Teams writes beside a bold name of what that person did.
_NOTICE = re.compile(
    r"\s*(?:started|stopped|ended|aloitti|lopetti|käynnisti|pysäytti) (?:the )?"
    r"(?:transcri|record|litteroi|transkri|tallen)"
)
_BRACKET = re.compile(rf"[ \t]*\[(?P<name>{_LETTER}[^\]\n:]{{0,30}})\][ \t]*(?=\S)")
_TIME_LINE = re.compile(rf"[ \t]*(?P<before>{_TIME}|{_LOOSE_CLOCK})(?:{_TO}(?:{_TIME}|{_LOOSE_CLOCK}))?[ \t]*(?=$|\n)")
_EMPTY_LINES = re.compile(r"\n?(?:[ \t\u00a0]*\n)*")
_TIMED = re.compile(rf"[ \t]*(?P<before>{BRACKETED})[ \t]*(?=\S)")
_COLUMNS = 3  # tabs in a row of a transcript laid out as a table: number, time, speaker, speech
_HEAD = 140  # characters of a line that can hold what marks its speaker


class Label(NamedTuple):
    """One candidate: where its line begins, where its speech begins, and in what style it was written."""

    start: int
    speech: int
    name: str
    key: str  # the name as it is compared with other labels
    style: Style
    seconds: float | None = None
    bold: bool = False
    room: int = 0  # characters after the label on its line
    bracketed: bool = False  # its time stands in brackets
    apart: bool = False  # its time is set apart by a gap, or its line says of whom it is


class Labels(NamedTuple):
    """Every candidate in text order; apart from them the lines that hold a time alone; and how many lines have text."""

    names: list[Label]
    times: list[Label]
    lines: int


@lru_cache(4096)
def is_known(name: str) -> bool:
    """Whether the name is a mark or role that means a speaker wherever it stands (H, V1, Haastattelija)."""
    return _KNOWN.fullmatch(name) is not None


def labels_in(text: str, bold: Sequence[Span]) -> Labels:
    """The candidates of a text; `bold` is sorted."""
    names: list[Label] = []
    times: list[Label] = []
    bold_starts = [span.start for span in bold]
    start = lines = bold_length = 0
    for line in text.split("\n"):
        if line:
            lines += 1
            if bold:
                bold_length = _bold_length(bold, bold_starts, start, line)
            found = _label_of(line, start, bold_length)
            if found is None and times and times[-1].speech + 1 == start and (match := _SURNAME_FIRST.fullmatch(line)):
                found = Label(start, start + len(line), match[1], match[1].casefold(), "alone")
            if found is not None:
                (times if found.style == "time" else names).append(found)
        start += len(line) + 1
    return Labels(_beside_times(names, times, text) if times else names, times, lines)


def plain_label(head: str) -> Label | None:
    """The head of a line with its colon ("V1:") as a label without its places; None when it cannot be one."""
    plain = _PLAIN.fullmatch(f"{head} ")
    judged = _judged(plain[1], False) if plain and "," not in head else None
    return None if judged is None else Label(0, 0, judged[0], judged[1], "colon")


def timed_paragraphs(text: str) -> list[Label]:
    """Paragraphs that open with a time in brackets and name nobody."""
    found = []
    for match in re.finditer(r"(?m)^[ \t]*[\[(<]\d", text):
        if timed := _TIMED.match(text, match.start()):
            found.append(Label(match.start(), timed.end(), "", "", "time", seconds_of(timed["before"])))
    return found


def line_below(text: str, time: Label) -> int:
    """Where the next line begins that is not empty."""
    return _EMPTY_LINES.match(text, time.speech).end()  # type: ignore[union-attr]  # it matches anything


def _beside_times(labels: list[Label], times: list[Label], text: str) -> list[Label]:
    """Names alone on their lines count as timed ones where a time alone stands directly above or below.

    Above a time in brackets, empty lines may part them.
    """
    above = {time.speech + 1 for time in times} | {line_below(text, time) for time in times if time.bracketed}
    below = {time.start - 1 for time in times}
    return [
        label._replace(style="timed", bracketed=True)
        if label.style == "alone" and (label.start in above or label.speech in below)
        else label
        for label in labels
    ]


def _bold_length(bold: Sequence[Span], starts: Sequence[int], start: int, line: str) -> int:
    """How many characters at the head of the line are bold; spans that touch count as one."""
    head = start + len(line) - len(line.lstrip())
    place = bisect_right(starts, head) - 1
    if place < 0 or bold[place].end <= head:
        return 0
    end = bold[place].end
    for following in range(place + 1, len(bold)):  # a slice would copy the rest of a long transcript's spans each time
        if bold[following].start > end:
            break
        end = bold[following].end
    return min(end - start, len(line))


def _label_of(line: str, start: int, bold: int) -> Label | None:
    if plain := _PLAIN.match(line):
        raw, after = plain[1], plain.end()
        if "," not in raw and (judged := _judged(raw, bold >= plain.end(1))):
            name, key, is_bold = judged
            return Label(start, start + after, name, key, "colon", None, is_bold, len(line) - after)
    head = line[:_HEAD]
    first = head.lstrip(" \t*_")[:1]
    if not first or not (first.isalnum() or first in "[(<#+@"):
        return None
    if ":" in head or "：" in head:
        if match := _TIME_LINE.match(head):
            in_brackets = not match["before"][0].isdigit()
            return Label(start, start + match.end(), "", "", "time", seconds_of(match["before"]), bracketed=in_brackets)
        if label := _with_colon(head, start, bold):
            return label
    if line[-3:-2] == "." and (match := _NAME_DOTTED_TIME.match(head)):
        return _label(match, start, "timed", bold)
    if (
        "\t" in head
        and line.count("\t") <= _COLUMNS
        and (match := _TAB.match(head))
        and (label := _label(match, start, "tab", bold))
    ):
        return label
    if first == "[" and (match := _BRACKET.match(head)):
        return _label(match, start, "bracket", bold)
    if bold and (label := _bold_opening(head, start, bold)):
        return label
    if len(line) < 60 and not line.rstrip().endswith((",", ".", "-", "–", "…")) and (match := _ALONE.match(line)):
        return _label(match, start, "alone", bold)
    return None


@lru_cache(4096)
def is_shaped(name: str) -> bool:
    """Whether the words could be a person's name."""
    return _shaped(name)


@lru_cache(4096)
def _judged(raw: str, bold: bool) -> tuple[str, str, bool] | None:
    """The name as it is shown, as it is compared, and whether it is bold; None when it cannot be a name."""
    name = " ".join(raw.strip(" \t*_-–,").split())
    return (name, name.casefold().rstrip("."), bold) if _shaped(name, bold) else None


def _with_colon(line: str, start: int, bold: int) -> Label | None:
    styles: tuple[tuple[Style, re.Pattern[str]], ...] = (
        ("timed", _NAME_TIME), ("timed", _TIME_NAME), ("colon", _COLON),
    )  # fmt: skip
    for style, pattern in styles:
        if (match := pattern.match(line)) and (label := _label(match, start, style, bold)):
            return label
    if line.rstrip()[-3:-2] == ":" and (match := _WIDE_TIME.match(line)):
        return _set_apart(match, start)
    if " From " in line and (match := _FROM.match(line)):
        return _set_apart(match, start)
    return None


def _set_apart(match: re.Match[str], start: int) -> Label | None:
    """A name of any shape that its line says to be one, with its time."""
    name = " ".join(match["name"].split())
    first = name.split()[0].casefold().strip("().*_#") if name else ""
    if not any(map(str.isalnum, name)) or name[-1] in ",.;!?…-–" or "//" in name or first in _NOT_SPEAKERS:
        return None
    time = match.groupdict().get("before") or match["after"]
    room = len(match.string) - match.end()
    return Label(start, start + match.end(), name, name.casefold(), "timed", seconds_of(time), False, room, False, True)


def _bold_opening(line: str, start: int, bold: int) -> Label | None:
    """A bold name with plain speech after it on the same line, without a colon."""
    judged = _judged(line[:bold], False) if 0 < bold < len(line) else None
    if judged is None or judged[0][-1:] in ".?!," or _NOTICE.match(line, bold):
        return None
    return Label(start, start + bold, judged[0], judged[1], "bold", bold=True)


def _label(match: re.Match[str], start: int, style: Style, bold: int) -> Label | None:
    judged = _judged(match["name"], bold >= match.end("name"))
    groups = match.groupdict()
    if judged is None or (groups.get("tight") is not None and _reads_on(match)):
        return None
    time = groups.get("before") or groups.get("after")
    if "," in judged[0] and time is None:
        return None  # "Waltari, Mika: Sinuhe" is a line of a bibliography; Teams writes "Waltari, Mika   12:31"
    return Label(
        start,
        start + match.end(),
        judged[0],
        judged[1],
        "timed" if time and style in ("colon", "tab") else style,
        seconds_of(time) if time else None,
        judged[2],
        len(match.string) - match.end(),
        time is not None and not time[0].isdigit(),
        groups.get("after") is not None and match.start("after") - match.end("name") > 1,
    )


def _reads_on(match: re.Match[str]) -> bool:
    """After a colon without a space: whether the word goes on there ("EU:n")."""
    rest = match.string[match.end() :]
    return rest[:1].islower() and (_CASE_ENDING.match(rest) is not None or not is_known(match["name"].strip()))


def _shaped(name: str, bold: bool = False) -> bool:
    """Whether it could be a name: up to five words, none that only prose or a heading has; bold ones may be roles."""
    words = name.split()
    if not 0 < len(words) <= 5 or len(name) > 48:
        return False
    first = words[0].casefold().strip("().*_#")
    if first in _NOT_SPEAKERS or "//" in name or "www." in name or "@" in name:
        return False
    if (not name[-1].isalnum() and name[-1] not in ").?") or _YEAR.fullmatch(words[-1]):
        return False
    if len(words) == 1:
        return True
    core = [word for word in words if not word.startswith("(") and word.casefold() not in PARTICLES]
    if first in _SMALL or any(word.casefold() in _SMALL for word in core[1:]):
        return False
    if bold and name[:1].isupper() and len(words) <= 4:
        return True
    return is_known(name) or all(word[:1].isupper() or word[:1].isdigit() or ")" in word for word in core)


def seconds_of(time: str) -> float | None:
    """Seconds of "12:31", "[1:02:03.5]" or, as time of day, "09:00 AM"; None when it is no time."""
    stamp = _TENTH.search(time)
    clean = f"{time[1 : stamp.start()]}.{stamp[1]}" if stamp else re.split(_TO, time.strip("[]()<> :"))[0]
    clean = clean.replace(",", ".").replace("\u202f", " ")
    if ":" not in clean:
        clean = clean.replace(".", ":")
    clock = re.fullmatch(r"(\d+(?::\d+){1,2}(?:\.\d+)?)\s*(?:([ap])\.?m\.?)?", clean, re.IGNORECASE)
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
