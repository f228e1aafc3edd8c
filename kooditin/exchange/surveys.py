"""Surveys and other tables: read by their suffix, and made into cases, variables and sources of open answers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kooditin.formats import from_csv_table, from_ods, from_sav, from_transcript_table, from_xls, from_xlsx
from kooditin.formats.opening import file_bytes, mistaken, real_kind
from kooditin.formats.table_cells import MOST_COLUMNS, MOST_ROWS, too_large
from kooditin.qda.case import NewCase, NewVariable, stored_value
from kooditin.qda.errors import CannotRead, Refused
from kooditin.qda.imports import Batch, NewTable
from kooditin.qda.language import language_of
from kooditin.qda.source import NewSource, NewSpeaker, Section, SourceKind, Turn, Warning, normal_text
from kooditin.qda.survey import SurveyColumn, SurveyMapping, SurveyTable, answers
from kooditin.qda.survey_columns import parted

_Reader = Callable[[Path, bytes | None, str | None], SurveyTable]
_READERS: dict[str, _Reader] = {
    ".csv": from_csv_table.read,
    ".tsv": from_csv_table.read,
    ".tab": from_csv_table.read,
    ".xlsx": from_xlsx.read,
    ".xlsm": from_xlsx.read,
    ".xls": from_xls.read,
    ".ods": from_ods.read,
    ".sav": from_sav.read,
    ".zsav": from_sav.read,
}


def table_suffixes() -> tuple[str, ...]:
    """The file endings that read_table knows, in lower case with their dot."""
    return tuple(_READERS)


def read_table(path: Path, sheet: str | None = None, content: bytes | None = None) -> SurveyTable:
    """One sheet of a file as a table of text cells: the named one, else the first that looks like answers.

    What the file is counts more than its ending: web surveys give text or web pages as .xls. `content` is the file's
    bytes where the caller has them. Raises CannotRead with one sentence.
    """
    path = Path(path)
    content = file_bytes(path) if content is None else content
    table = _reader(path, content)(path, content, sheet)
    if table.width > MOST_COLUMNS or len(table.rows) > MOST_ROWS:
        raise too_large(path.name)
    return table


def _reader(path: Path, content: bytes) -> _Reader:
    suffix = path.suffix.lower()
    if from_sav.is_sav(content):
        return from_sav.read
    kind = real_kind(content)
    if kind == "spreadsheet":
        return from_ods.read if from_ods.is_open_document(content) else from_xlsx.read
    if kind in ("old_office", "encrypted"):
        return from_xls.read
    if not kind and suffix in (".xls", ".xlsx", ".xlsm", ".ods"):
        if content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
            raise CannotRead(
                "{file} is a web page or XML, not a workbook. Open it in Excel, save it as xlsx and import that.",
                file=path.name,
            )
        return from_csv_table.read
    reader = _READERS.get(suffix)
    if reader is None:
        raise mistaken(kind, path.name)
    return reader


def read_transcript(path: Path, content: bytes, sheet: str | None = None) -> NewSource:
    """The source of a table that is a transcript. Raises CannotRead, for a survey too."""
    table = read_table(path, sheet, content)
    if not from_transcript_table.is_transcript(table):
        raise CannotRead(
            "{file} is a survey or another table, not a transcript. Import it as a survey and choose its columns.",
            file=path.name,
        )
    return from_transcript_table.source_of(table, path.stem)


def survey_batch(
    table: SurveyTable,
    mapping: SurveyMapping,
    *,
    origin: str,
    sha256: str,
    name: str,
    kind: SourceKind = "survey",
) -> Batch:
    """What the table gives when its columns are read so: a case for each row, its values, and its open answers.

    The open answers stand in sources of their own: a section and a line for each question, below it each
    answer as a turn of its respondent, who is the row's case. `name` is the survey's: its sources are called so, and
    cases without an id. Empty answers are left out and counted. Without open answers there are no sources. What is to
    be said of the whole table stands in `batch.tables`.
    """
    rows = answers(table, mapping.header_rows)
    names, odd_names = _case_names(rows, mapping, name)
    values, odd_values = _values(rows, mapping)
    every = mapping.of_role("open")
    asked = [column for column in every if any(_answer(row[column.index]) for row in rows)]
    unasked = [
        Warning("Nobody answered “{question}”.", {"question": column.question})
        for column in every
        if column not in asked
    ]
    warnings = (*table.warnings, *odd_names, *odd_values, *unasked)
    groups = [asked] if asked and mapping.together == "survey" else [(column,) for column in asked]
    sources = (
        replace(
            _source(group, rows, names, name if mapping.together == "survey" else f"{name} – {group[0].name}"),
            kind=kind, origin=origin, sha256=sha256,
        )
        for group in groups
    )  # fmt: skip
    return Batch(
        sources=tuple(sources),
        variables=tuple(_variables(mapping)),
        cases=tuple(NewCase(case, row) for case, row in zip(names, values, strict=True)),
        tables=(NewTable(origin, name, len(rows), len(mapping.of_role("variable")), warnings),),
    )


def _case_names(rows: Sequence[Sequence[str]], mapping: SurveyMapping, name: str) -> tuple[list[str], list[Warning]]:
    """A name for each row's case, no two alike (case ignored): from the id columns, else "NAME 7"."""
    places = [column.index for column in mapping.of_role("id")]
    names: list[str] = []
    taken: set[str] = set()
    copies: dict[str, int] = {}
    nameless = again = 0
    for number, row in enumerate(rows, 1):
        own = " ".join(" ".join(row[place] for place in places if row[place]).split())
        nameless += bool(places) and not own
        plain = f"{name} {own}" if own and mapping.name_before_id else own or f"{name} {number}"
        copy = copies.get(plain, 0) + 1
        chosen = plain if copy == 1 else f"{plain} ({copy})"
        while chosen.casefold() in taken:
            copy += 1
            chosen = f"{plain} ({copy})"
        copies[plain] = copy
        again += copy > 1
        taken.add(chosen.casefold())
        names.append(chosen)
    warnings = []
    if nameless:
        warnings.append(
            Warning("Rows without an id: {count}. Their cases are named by the number of the row.", {"count": nameless})
        )  # fmt: skip
    if again:
        warnings.append(
            Warning(
                "Rows with an id that an earlier row has: {count}. Each became a case of its own.", {"count": again}
            )
        )
    return names, warnings


def _variables(mapping: SurveyMapping) -> Iterator[NewVariable]:
    for column in mapping.of_role("variable"):
        listed = column.choices if column.type == "choice" else ()
        yield NewVariable(column.name, column.type, listed, column.question)
        if column.several:
            for choice in column.choices:
                yield NewVariable(choice_name(column, choice), "yesno", (), column.question)


def choice_name(column: SurveyColumn, choice: str) -> str:
    """The name of the yes/no variable that one choice of a column with several becomes."""
    return f"{column.name}: {choice}"


def _values(
    rows: Sequence[Sequence[str]], mapping: SurveyMapping
) -> tuple[list[dict[str, str]], list[Warning]]:  # fmt: skip
    """Each row's values by variable name, "" left out; and which columns have answers that do not fit their type."""
    values: list[dict[str, str]] = [{} for _ in rows]
    warnings: list[Warning] = []
    for column in mapping.of_role("variable"):
        stored: dict[str, str] = {}  # answers recur
        odd: list[str] = []
        for own, row in zip(values, rows, strict=True):
            answer = row[column.index]
            if not answer:
                continue
            if answer not in stored:
                stored[answer], fits = _stored(answer, column)
                if not fits:
                    odd.append(answer)
            own[column.name] = stored[answer]
            if column.several:
                chosen = {part.casefold() for part in parted(answer, column.several)}
                for choice in column.choices:
                    own[choice_name(column, choice)] = "yes" if choice.casefold() in chosen else "no"
        if odd:
            warnings.append(
                Warning("{variable}: answers that do not fit its type are kept as they are: {answers}.",
                        {"variable": column.name, "answers": ", ".join(odd[:3]) + ("…" if len(odd) > 3 else "")})
            )  # fmt: skip
    return values, warnings


def _stored(answer: str, column: SurveyColumn) -> tuple[str, bool]:
    """The answer in the form of its type, and whether it has that form."""
    if column.type == "yesno" and answer in column.choices:
        return "yes", True
    try:
        return stored_value(answer, column.type, column.choices), True
    except Refused:
        return answer, False


def _source(
    columns: Sequence[SurveyColumn], rows: Sequence[Sequence[str]], cases: Sequence[str], name: str
) -> NewSource:  # fmt: skip
    """The source with the answers to some questions, one question after the other; `cases` are those of the rows."""
    parts: list[str] = []
    turns: list[Turn] = []
    sections: list[Section] = []
    warnings: list[Warning] = []
    start = 0
    for column in columns:
        question = " ".join(normal_text(column.question or column.name).split())
        end = start + len(question)
        parts.append(question)
        given = [
            (case, answer) for case, row in zip(cases, rows, strict=True) if (answer := _answer(row[column.index]))
        ]
        for case, answer in given:
            turns.append(Turn(end + 2, end + 2 + len(answer), case))
            end += 2 + len(answer)
            parts.append(answer)
        sections.append(Section(start, end, "question", 1, question))
        start = end + 2
        if len(given) < len(rows):
            counts = {"question": question, "count": len(rows) - len(given), "all": len(rows)}
            warnings.append(Warning("{count} of {all} left “{question}” unanswered.", counts))
    text = "\n\n".join(parts)
    speakers = dict.fromkeys(turn.speaker or "" for turn in turns)
    return NewSource(
        name,
        text,
        turns=tuple(turns),
        sections=tuple(sections),
        speakers=tuple(NewSpeaker(case, False, case) for case in speakers),
        warnings=tuple(warnings),
        language=language_of(text),
    )


def _answer(cell: str) -> str:
    """The answer as paragraphs without empty lines; "" where only a dash or the like stands for it."""
    cell = normal_text(cell)
    if not cell.strip(" -–—._/\n"):
        return ""
    return "\n".join(line for line in map(str.strip, cell.split("\n")) if line)
