"""What a column of a survey most likely is, by its heading and its answers; Finnish and English."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_CODE = re.compile(r"^(?:id|[A-Za-z]+[0-9]+\w*)\. (?=\S)")  # LimeSurvey's "id. Response ID"
_TICKS = frozenset(("1", "x", "✓", "✔", "kyllä", "yes", "true", "tosi", "valittu", "selected", "checked", "on"))
_ID = re.compile(
    r"(?:vastaaja|vastaajan|vastaus|respondent|response|case|participant|osallistuja|haastateltava|vastauksen)?[ _-]*"
    r"(?:id|tunnus|tunniste|nro|numero|number|no|nr|koodi|code|token)\.?|case|tapaus|vastaaja|respondent|participant|"
    r"osallistuja|haastateltava|#",
    re.IGNORECASE,
)
_PERSONAL = (
    ("name", re.compile(
        r"(?:koko |etu-? ?ja suku|etu|suku|vastaajan |yhteyshenkilön )?nim(?:i|esi|et)|"
        r"(?:full ?|(?:recipient)?first ?|(?:recipient)?last ?|your )?name", re.IGNORECASE)),
    ("email", re.compile(r"\b(?:e-?mail|sähköposti)|recipientemail", re.IGNORECASE)),
    ("phone", re.compile(r"\b(?:puhelin|puh\.|gsm|phone|mobile number)", re.IGNORECASE)),
    ("address", re.compile(r"\bip[ -]?(?:address|osoite)|ipaddress|katuosoite|kotiosoite|postiosoite|"
                           r"street address|location(?:latitude|longitude)", re.IGNORECASE)),
    ("number", re.compile(r"henkilötunnus|hetu|social security|syntymäaika|date of birth", re.IGNORECASE)),
)  # fmt: skip
_PERSONAL_VALUES = (
    ("email", re.compile(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}")),
    ("address", re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")),
    ("phone", re.compile(r"(?:\+358|0)[ -]?(?:4[0-9]|50)(?:[ -]?[0-9]){5,9}")),
    ("number", re.compile(r"[0-9]{6}[-+A][0-9]{3}[0-9A-Y]")),
)
_OPEN = re.compile(
    r"\b(?:miksi|perustel|kerro|kuvaile|kuvaa|millais|miten|mitä|vapaa|palaut|avoin|kommen|muuta|ehdotu|lisätie|terveis|"
    r"mikä sinu|mielestäsi|tarken|why|describe|explain|tell|comment|feedback|open|suggest|please specify|"
    r"freetext|free text|opinions?|anything else|how did|what)",
    re.IGNORECASE,
)
_SURELY_OPEN = re.compile(
    r"\b(?:vapaa sana|vapaa palaut|vapaat? komment|avoin|perustel|kommentt|kerro|kuvaile|miksi|why|comments?\b|explain|"
    r"describe|free ?text|open-ended)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^(?:alle|alin|vähemmän|under|less|below|<|≤|-(?=[0-9]))", re.IGNORECASE)
_AFTER = re.compile(r"^(?:yli|enemmän|over|more|above|>|≥)", re.IGNORECASE)
_LAST = re.compile(
    r"^(?:en osaa sanoa|eos|en tiedä|ei osaa|en halua|ei tietoa|muu|jokin muu|joku muu|other|don.?t know|"
    r"i don.?t know|prefer not|none|ei mikään|cannot say)",
    re.IGNORECASE,
)
_SCALES = tuple(
    {step: place for place, step in enumerate(scale.split("|"))}
    for scale in (
        "täysin eri mieltä|jokseenkin eri mieltä|osittain eri mieltä|melko eri mieltä|eri mieltä|"
        "ei samaa eikä eri mieltä|en samaa enkä eri mieltä|neutraali|osittain samaa mieltä|jokseenkin samaa mieltä|"
        "melko samaa mieltä|samaa mieltä|täysin samaa mieltä",
        "strongly disagree|somewhat disagree|disagree|neither agree nor disagree|neutral|somewhat agree|agree|"
        "strongly agree",
        "ei lainkaan|en lainkaan|ei ollenkaan|erittäin vähän|hyvin vähän|vähän|melko vähän|jonkin verran|kohtalaisesti|"
        "melko paljon|paljon|erittäin paljon|hyvin paljon",
        "not at all|very little|a little|slightly|somewhat|moderately|quite a lot|a lot|very much",
        "ei koskaan|en koskaan|erittäin harvoin|harvoin|joskus|silloin tällöin|usein|erittäin usein|aina",
        "never|very rarely|rarely|sometimes|often|very often|always",
        "erittäin huono|huono|melko huono|välttävä|tyydyttävä|keskinkertainen|melko hyvä|hyvä|"
        "erittäin hyvä|erinomainen",
        "very poor|very bad|poor|bad|fair|average|good|very good|excellent",
        "erittäin tyytymätön|tyytymätön|melko tyytymätön|en tyytyväinen enkä tyytymätön|melko tyytyväinen|tyytyväinen|"
        "erittäin tyytyväinen",
        "very dissatisfied|dissatisfied|somewhat dissatisfied|neither satisfied nor dissatisfied|somewhat satisfied|"
        "satisfied|very satisfied",
    )
)
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_COMMAS = re.compile(r",\s+(?=[^\W\d_a-zåäöéüšž]|[0-9])")
MOST_OPTIONS = 40
_LOOKED_AT = 500  # answers


def is_id_heading(heading: str) -> bool:
    """Whether the heading names the respondent: "ID", "Vastaajatunnus", "Case", "Response ID"."""
    return bool(_ID.fullmatch(_CODE.sub("", heading.strip())))


def is_name_heading(heading: str) -> bool:
    """Whether the heading asks for a person's name."""
    return bool(_PERSONAL[0][1].fullmatch(heading.strip(" :?*")))


def personal(headings: Sequence[str], values: Sequence[str]) -> str:
    """Which personal data the column holds: "name", "email", "phone", "address" (IP too), "number"; else ""."""
    for heading in headings:
        if is_name_heading(heading):
            return "name"
        if len(heading.split()) <= 3 and "?" not in heading:  # not "Kuinka usein luet sähköpostia?"
            for kind, pattern in _PERSONAL[1:]:
                if pattern.search(heading):
                    return kind
    some = values[:_LOOKED_AT]
    for kind, pattern in _PERSONAL_VALUES:
        if sum(bool(pattern.fullmatch(value)) for value in some) * 2 > len(some):
            return kind
    return ""


def is_open(heading: str, values: Sequence[str]) -> bool:
    """Whether the answers are people's own words: many words, and hardly two alike."""
    if not values:
        return False
    words = [len(value.split()) for value in values]
    mean = sum(words) / len(values)
    alike = len({value.casefold() for value in values}) / len(values)
    heading = heading.replace("_", " ")
    asked = bool(_OPEN.search(heading))
    if alike < 0.5:
        return mean >= 12 and alike > 0.25
    if _SURELY_OPEN.search(heading):
        return True
    return mean >= 6 or (mean >= 3 and (max(words) >= 15 or "." in "".join(values[:50]))) or (asked and mean >= 1.7)


def tick(heading: str, values: Sequence[str], row_count: int) -> str:
    """The one text that all answers have where the question could only be ticked; "" where it was another question.

    It is a tick's word, or the heading says the same.
    """
    only = set(values)
    if len(only) != 1 or len(values) == row_count or row_count < 3:
        return ""
    (text,) = only
    return text if text.casefold() in _TICKS or text.casefold() in heading.casefold() else ""


def is_choice(values: Sequence[str]) -> bool:
    """Whether few and short answers recur: also in a survey of a handful of respondents."""
    kinds = len({value.casefold() for value in values})
    if kinds >= len(values) or kinds > MOST_OPTIONS:
        return False
    if 2 * kinds <= len(values):
        return True
    return kinds <= 12 and len(values) <= 30 and sum(len(value.split()) for value in values) <= 3 * len(values)


def separator(values: Sequence[str]) -> str:
    """What parts several choices in one cell (";" or ","); "" where each cell holds one answer."""
    for sign in ";,":
        split = [parted(value, sign) for value in values]
        several = sum(len(parts) > 1 for parts in split)
        if several < 2 or several * 20 < len(values):
            continue
        counts = Counter(part for parts in split for part in parts)
        recurring = {part for part, count in counts.items() if count >= 2}
        covered = sum(count for part, count in counts.items() if part in recurring)
        if len(recurring) <= MOST_OPTIONS and covered >= 0.8 * counts.total() and len(recurring) < len(values):
            return sign
    return ""


def parted(value: str, sign: str) -> list[str]:
    """The choices in one cell; a comma parts only outside brackets and before a capital letter or a digit.

    So "Kyllä, mutta kesken" stays one choice, and so does "Basic (Visual, Cool)".
    """
    if sign == ";":
        return [part.strip() for part in value.split(";") if part.strip()]
    parts, start = [], 0
    for comma in _COMMAS.finditer(value):
        before = value[start : comma.start()]
        if before.count("(") <= before.count(")"):
            parts.append(before.strip())
            start = comma.end()
    parts.append(value[start:].strip())
    return [part for part in parts if part]


def options(values: Iterable[str], sign: str) -> tuple[str, ...]:
    """The choices in cells that hold several, in a sensible order; without those that hardly anybody gave.

    A choice is given at least twice, and by one respondent in a hundred: what is rarer was written in by hand.
    """
    split = [parted(value, sign) for value in values]
    counts = Counter(part for parts in split for part in dict.fromkeys(parts))
    least = max(2, len(split) // 100)
    return ordered_choices(part for part, count in counts.items() if count >= least)


def ordered_choices(texts: Iterable[str]) -> tuple[str, ...]:
    """The different texts in the order of a known scale, else of the numbers in most of them, else of the alphabet.

    "Alle 25" goes before the numbers, "Yli 55" behind them, "En osaa sanoa" and "Muu" last of all.
    """
    distinct = list(dict.fromkeys(texts))
    plain = [text for text in distinct if not _LAST.match(text)]
    for scale in _SCALES:
        if plain and all(text.casefold() in scale for text in plain):
            return tuple(sorted(distinct, key=lambda text: scale.get(text.casefold(), len(scale))))
    numbered = sum(bool(_NUMBER.search(text)) for text in plain) * 3 > 2 * len(plain)
    return tuple(sorted(distinct, key=lambda text: _place(text, numbered)))


def _place(text: str, numbered: bool) -> tuple[bool, bool, float, str]:
    found = _NUMBER.search(text) if numbered else None
    last = bool(_LAST.match(text)) or (numbered and not found)
    number = float(found.group().replace(",", ".")) if found else 0.0
    if found and _BEFORE.match(text):
        number -= 0.5
    return (last, bool(_AFTER.match(text)) and numbered, number, text.casefold())
