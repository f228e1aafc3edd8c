"""How the columns of a survey become cases, variables and open answers."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from kooditin.qda import survey_columns as guess
from kooditin.qda.case import VariableType, proposed_type
from kooditin.qda.errors import Refused
from kooditin.qda.source import Warning
from kooditin.qda.survey_table import SurveyTable, answers, heading_parts, headings, table_of

__all__ = [
    "ColumnRole",
    "SurveyColumn",
    "SurveyMapping",
    "SurveyTable",
    "Together",
    "answers",
    "fits",
    "from_json",
    "headings",
    "missing",
    "propose",
    "refit",
    "table_of",
    "to_json",
]

ColumnRole = Literal["id", "variable", "open", "out"]
Together = Literal["question", "survey"]
LONGEST_NAME = 60
_WORDS = re.compile(r"\w+")
_CRYPTIC = re.compile(r"[A-Za-z]{1,4}_?[0-9]+\w*")  # v12, q3_1: SPSS says in a label what it means
_NUMBERING = re.compile(  # "3. ", "Q3 – ", and LimeSurvey's "G01Q03[SQ001]. " and "submitdate. "
    r"^(?:(?:[0-9]{1,3}|[QK][0-9]{1,3})(?:[.):]|(?= – ))\s*(?:–\s*)?|[A-Z]+[0-9]+\w*(?:\[\w+\])?\.\s+|"
    r"(?:id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|token|refurl|ipaddr)\.\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """What one column becomes. `index` is its place in the table from 0, `heading` its heading as in the file.

    id: (part of) the name of the row's case. variable: a value of it, under `name`. open: an answer in the
    respondent's own words, under `question`. out: nothing.
    `choices` of a choice are its texts in their order, of a yes/no the texts that mean yes. `several` is the sign
    that parts many choices in one cell: the variable then keeps the cell as text, and each of `choices` becomes a
    yes/no variable of its own. `reason` says why it was proposed so, None where a person chose.
    """

    index: int
    heading: str
    role: ColumnRole
    name: str
    type: VariableType = "text"
    choices: tuple[str, ...] = ()
    question: str = ""
    several: str = ""
    reason: Warning | None = None


@dataclass(frozen=True, slots=True)
class SurveyMapping:
    """How one survey is read; kept under `name` for its next round.

    `together`: each question's answers as a source of their own, or all of the survey's as one. `name_before_id`
    puts the survey's name before what the id columns give, so that respondent 1 of two surveys stays two cases.
    """

    name: str
    columns: tuple[SurveyColumn, ...]
    header_rows: int = 1
    together: Together = "question"
    name_before_id: bool = False

    def of_role(self, role: ColumnRole) -> tuple[SurveyColumn, ...]:
        """The columns of a role in the order of the table."""
        return tuple(column for column in self.columns if column.role == role)


def propose(table: SurveyTable, name: str = "", *, header_rows: int | None = None) -> SurveyMapping:
    """What each column most likely is, by its heading and its answers; every column says why."""
    count = table.header_rows if header_rows is None else header_rows
    titles = headings(table, count)
    rows = answers(table, count)
    values = [[row[place] for row in rows if row[place]] for place in range(table.width)]
    parts = [
        (table.questions[place],) if place in table.questions and _CRYPTIC.fullmatch(titles[place]) else own
        for place, own in enumerate(heading_parts(table, count))
    ]
    names = _names(parts)
    columns = [
        _proposed(table, place, titles[place], names[place], values[place], len(rows)) for place in range(table.width)
    ]
    columns = _with_id(columns, values, len(rows))
    numbered = any(all(value.isdigit() for value in values[c.index]) for c in columns if c.role == "id")
    return SurveyMapping(name, tuple(columns), count, name_before_id=numbered and _has_open(columns))


def _has_open(columns: Sequence[SurveyColumn]) -> bool:
    return any(column.role == "open" for column in columns)


def _proposed(
    table: SurveyTable, place: int, heading: str, name: str, values: Sequence[str], row_count: int
) -> SurveyColumn:
    column = SurveyColumn(place, heading, "variable", name, question=table.questions.get(place) or heading)
    if not values:
        return replace(column, role="out", reason=Warning("No answers in it."))
    if text := guess.tick(heading, values, row_count):
        return replace(column, type="yesno", choices=(text,), reason=Warning("Ticked, or left empty."))
    if kind := guess.personal((heading, column.question), values):
        return replace(column, role="out", reason=_PERSONAL[kind])
    listed = table.choices.get(place, ())
    kind_of_value = proposed_type(listed or values, most_choices=0)
    if listed and kind_of_value != "yesno":
        return replace(column, type="choice", choices=listed, reason=Warning("The file lists its choices."))
    if kind_of_value in ("integer", "number", "date", "yesno"):
        return replace(column, type=kind_of_value, reason=_TYPED[kind_of_value])
    if sign := guess.separator(values):
        return replace(
            column, several=sign, choices=guess.options(values, sign),
            reason=Warning("Many choices in one answer: each becomes a yes/no variable."),
        )  # fmt: skip
    if guess.is_open(column.question, values):
        return replace(column, role="open", reason=Warning("Answers in the respondents' own words."))
    if guess.is_choice(values):
        choices = guess.ordered_choices(values)
        reason = Warning("The same answers again and again: {count} different ones.", {"count": len(choices)})
        if len(choices) == 1:
            reason = Warning("All who answered gave the same answer.")
        return replace(column, type="choice", choices=choices, reason=reason)
    return replace(column, reason=Warning("Short answers, many of them different."))


_PERSONAL = {
    "name": Warning("Holds people's names: left out, so that nobody can be recognised."),
    "email": Warning("Holds e-mail addresses: left out, so that nobody can be recognised."),
    "phone": Warning("Holds telephone numbers: left out, so that nobody can be recognised."),
    "address": Warning("Holds addresses: left out, so that nobody can be recognised."),
    "number": Warning("Holds personal identity data: left out, so that nobody can be recognised."),
}
_TYPED = {
    "integer": Warning("Whole numbers alone."),
    "number": Warning("Numbers alone."),
    "date": Warning("Dates alone."),
    "yesno": Warning("Yes and no alone."),
}


def _with_id(columns: list[SurveyColumn], values: Sequence[Sequence[str]], row_count: int) -> list[SurveyColumn]:
    """The columns with the one that tells the respondents apart as id, where there is one."""
    for column in columns:
        found = values[column.index]
        named = guess.is_id_heading(column.heading) or guess.is_id_heading(column.question)
        if named and column.role != "out" and _tells_apart(found, row_count):
            return _as_id(columns, column, Warning("Its heading says so, and each value occurs once."))
    if _has_open(columns):
        return columns
    for column in columns:
        if guess.is_name_heading(column.heading) and _tells_apart(values[column.index], row_count):
            return _as_id(columns, column, Warning("Names, each of them once."))
    first = columns[0] if columns else None
    if first is None or row_count < 3 or first.type not in ("text", "choice") or first.role != "variable":
        return columns
    short = sum(len(value.split()) for value in values[0]) <= 4 * len(values[0])
    if short and _tells_apart(values[0], row_count):
        return _as_id(columns, first, Warning("The first column, and each value occurs once."))
    return columns


def _as_id(columns: list[SurveyColumn], chosen: SurveyColumn, reason: Warning) -> list[SurveyColumn]:
    plain = replace(chosen, role="id", type="text", choices=(), several="", reason=reason)
    return [plain if column is chosen else column for column in columns]


def _tells_apart(values: Sequence[str], row_count: int) -> bool:
    different = len({value.casefold() for value in values})
    return bool(values) and len(values) >= 0.9 * row_count and different >= 0.95 * len(values)


def _names(parts: Sequence[tuple[str, ...]]) -> list[str]:
    """A short name for each column, no two alike (case ignored).

    A column alone under its upper heading has its name from that; one of a group from its own, where no other column
    is called the same.
    """
    groups = Counter(each[0] for each in parts if each)
    own = Counter(each[-1].casefold() for each in parts if each)
    taken: set[str] = set()
    names = []
    for place, each in enumerate(parts):
        if len(each) > 1 and groups[each[0]] == 1:
            heading = each[0]
        elif len(each) > 1 and own[each[-1].casefold()] == 1:
            heading = each[-1]
        else:
            heading = " – ".join(each)
        names.append(_free(short_name(heading) or f"{place + 1}", taken))
    return names


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken; it is taken from then on."""
    free, again = name, 1
    while free.casefold() in taken:
        again += 1
        free = f"{name} ({again})"
    taken.add(free.casefold())
    return free


def short_name(heading: str) -> str:
    """The heading without its number and its end signs, cut between words where it is long."""
    text = _NUMBERING.sub("", heading).strip(" :?*–-") or heading.strip()
    if len(text) <= LONGEST_NAME:
        return text
    cut = text[: LONGEST_NAME - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[LONGEST_NAME // 2 :] else cut).rstrip(" ,;:–-(") + "…"


def _keys(titles: Sequence[str]) -> list[tuple[str, int]]:
    """What a column is known by in the next round: the words of its heading, and which of those it is.

    Case, signs and the question's number are ignored.
    """
    seen: Counter[str] = Counter()
    keys = []
    for title in titles:
        plain = title.casefold()
        key = " ".join(_WORDS.findall(_NUMBERING.sub("", plain))) or plain
        keys.append((key, seen[key]))
        seen[key] += 1
    return keys


def missing(mapping: SurveyMapping, table: SurveyTable) -> tuple[SurveyColumn, ...]:
    """The columns that the mapping uses and the table has not."""
    there = set(_keys(headings(table, mapping.header_rows)))
    keys = _keys([column.heading for column in mapping.columns])
    return tuple(
        column
        for column, key in zip(mapping.columns, keys, strict=True)
        if column.role != "out" and key not in there
    )  # fmt: skip


def fits(mapping: SurveyMapping, table: SurveyTable) -> bool:
    """Whether the table has every column that the mapping uses, wherever it stands now."""
    return any(column.role != "out" for column in mapping.columns) and not missing(mapping, table)


def refit(mapping: SurveyMapping, table: SurveyTable) -> SurveyMapping:
    """The mapping for this table: its columns found by their headings, new ones as proposed, lost ones left away.

    A choice takes up the new answers behind those it knows.
    """
    known = dict(zip(_keys([column.heading for column in mapping.columns]), mapping.columns, strict=True))
    proposal = propose(table, mapping.name, header_rows=mapping.header_rows)
    rows = answers(table, mapping.header_rows)
    keys = _keys(headings(table, mapping.header_rows))
    taken = {known[key].name.casefold() for key in keys if key in known}
    columns = []
    for column, key in zip(proposal.columns, keys, strict=True):
        old = known.get(key)
        if old is not None:
            columns.append(_renewed(old, column, [row[column.index] for row in rows if row[column.index]]))
            continue
        role: ColumnRole = "variable" if column.role == "id" else column.role
        columns.append(replace(column, role=role, name=_free(column.name, taken)))
    return replace(mapping, columns=tuple(columns))


def _renewed(old: SurveyColumn, now: SurveyColumn, values: Sequence[str]) -> SurveyColumn:
    choices = old.choices
    if old.several:
        choices = _extended(choices, guess.options(values, old.several))
    elif old.type == "choice" and choices:
        choices = _extended(choices, guess.ordered_choices(values))
    return replace(old, index=now.index, heading=now.heading, choices=choices)


def _extended(choices: tuple[str, ...], new: Sequence[str]) -> tuple[str, ...]:
    known = {choice.casefold() for choice in choices}
    return choices + tuple(text for text in new if text.casefold() not in known)


def to_json(mapping: SurveyMapping) -> str:
    """The mapping as JSON that from_json gives back, but for the reasons."""
    document = {
        "name": mapping.name,
        "header_rows": mapping.header_rows,
        "together": mapping.together,
        "name_before_id": mapping.name_before_id,
        "columns": [
            {
                "index": column.index, "heading": column.heading, "role": column.role, "name": column.name,
                "type": column.type, "choices": list(column.choices), "question": column.question,
                "several": column.several,
            }
            for column in mapping.columns
        ],
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1)


def from_json(text: str) -> SurveyMapping:
    """The mapping that to_json wrote. Raises Refused for anything else."""
    try:
        document = json.loads(text)
        columns = tuple(_column(item) for item in document["columns"])
        mapping = SurveyMapping(
            str(document.get("name", "")),
            columns,
            int(document.get("header_rows", 1)),
            document.get("together", "question"),
            bool(document.get("name_before_id", False)),
        )
        if mapping.together not in get_args(Together) or not 0 <= mapping.header_rows <= 9:
            raise ValueError(mapping)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(
            "This is not a mapping of a survey's columns. Write one with “kooditin mapping”, or import without it."
        ) from error
    return mapping


def _column(item: dict[str, object]) -> SurveyColumn:
    choices = item.get("choices", [])
    column = SurveyColumn(
        index=int(str(item["index"])),
        heading=str(item["heading"]),
        role=item["role"],  # type: ignore[arg-type]  # looked at below
        name=str(item.get("name") or item["heading"]),
        type=item.get("type", "text"),  # type: ignore[arg-type]  # looked at below
        choices=tuple(map(str, choices)) if isinstance(choices, list) else (),
        question=str(item.get("question") or item["heading"]),
        several=str(item.get("several", "")),
    )
    if column.role not in get_args(ColumnRole) or column.type not in get_args(VariableType):
        raise ValueError(column)
    return column
