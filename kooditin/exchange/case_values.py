"""Values of cases from a table whose key column names cases or sources, with the misspelt ones proposed."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from kooditin.project.project import Project
from kooditin.qda.case import Case, Member, Variable, VariableType, proposed_type
from kooditin.qda.source import Source
from kooditin.qda.survey_table import SurveyTable, answers, headings

# Below this a likeness is no likeness: of names of 8 letters, more than one in five differs.
LEAST_SCORE = 78.0
_DIGITS = re.compile(r"[0-9]+")
_FILE_ENDINGS = frozenset((".docx", ".doc", ".odt", ".rtf", ".pdf", ".txt", ".md", ".vtt", ".srt", ".csv", ".xlsx"))


@dataclass(frozen=True, slots=True)
class Target:
    """Where the values of a row go: a case, else a source whose case is made; neither: a new case."""

    name: str
    case: int | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A row's key and what it means. `score` is 100 for the same name, less for a likeness, 0 for neither."""

    row: int
    key: str
    target: Target | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of the table as values of a variable; where `variable` is None, one of that name and type is made."""

    index: int
    name: str
    type: VariableType
    variable: int | None = None


def targets_of(
    cases: Iterable[Case], sources: Iterable[Source], case_of_source: Mapping[int, int | None]
) -> list[Target]:
    """All that a key may name: cases, and sources (their case, where they have one). Of one name, the case."""
    found = [Target(case.name, case.id) for case in cases]
    taken = {target.name.casefold() for target in found}
    for source in sources:
        if source.name.casefold() not in taken:
            taken.add(source.name.casefold())
            found.append(Target(source.name, case_of_source.get(source.id), source.id))
    return found


def project_targets(project: Project) -> list[Target]:
    """All that a key may name in the project."""
    sources = project.sources.all()
    whose = {source.id: project.cases.case_of_source(source.id) for source in sources}
    return targets_of(project.cases.all(), sources, whose)


def key_column(table: SurveyTable, targets: Sequence[Target]) -> int:
    """The place of the column whose cells name the most targets; the first column where none does."""
    names = {_plain(target.name) for target in targets}
    rows = answers(table)
    width = max((len(row) for row in rows), default=1)
    hits = [sum(_plain(row[place]) in names for row in rows if place < len(row)) for place in range(width)]
    return hits.index(max(hits)) if hits else 0


def matched(keys: Sequence[tuple[int, str]], targets: Sequence[Target]) -> list[Match]:
    """What each (row, key) means: first those with the same name, then the most alike of the rest, each target once.

    A likeness holds only where the numbers are the same: Haastattelu 12 is no misspelling of Haastattelu 13.
    """
    by_name = {_plain(target.name): target for target in reversed(targets)}
    exact = {row: by_name[_plain(key)] for row, key in keys if _plain(key) in by_name}
    taken = set(map(id, exact.values()))
    open_keys = [(row, key) for row, key in keys if row not in exact]
    free = [target for target in targets if id(target) not in taken]
    alike = _proposed(open_keys, free)
    return [
        Match(row, key, exact[row], 100.0) if row in exact else Match(row, key, *alike.get(row, (None, 0.0)))
        for row, key in keys
    ]


def _proposed(keys: Sequence[tuple[int, str]], targets: Sequence[Target]) -> dict[int, tuple[Target | None, float]]:
    """The likeliest pairs, best first, each key and target once."""
    from rapidfuzz import fuzz, process

    if not keys or not targets:
        return {}
    names = [_plain(target.name) for target in targets]
    numbers = [_DIGITS.findall(name) for name in names]
    pairs = []
    for row, key in keys:
        plain = _plain(key)
        found = process.extract(plain, names, scorer=fuzz.ratio, score_cutoff=LEAST_SCORE, limit=5)
        digits = _DIGITS.findall(plain)
        pairs += [(score, row, place) for _, score, place in found if numbers[place] == digits]
    chosen: dict[int, tuple[Target | None, float]] = {}
    used: set[int] = set()
    for score, row, place in sorted(pairs, key=lambda pair: -pair[0]):
        if row not in chosen and place not in used:
            chosen[row] = (targets[place], score)
            used.add(place)
    return chosen


def _plain(name: str) -> str:
    """The name without case, a file's ending and doubled spaces; an underscore counts as a space."""
    words = " ".join(name.casefold().replace("_", " ").split())
    ending = PurePath(words).suffix
    return words.removesuffix(ending) if ending in _FILE_ENDINGS else words


def keys_of(table: SurveyTable, column: int) -> list[tuple[int, str]]:
    """The rows that have a key, as (place among the answers, key)."""
    cells = ((place, row[column].strip() if column < len(row) else "") for place, row in enumerate(answers(table)))
    return [(place, key) for place, key in cells if key]


def value_columns(table: SurveyTable, key: int, variables: Iterable[Variable]) -> list[ValueColumn]:
    """The other columns as values: of the project's variable of that name, else of a new one of the narrowest type."""
    known = {variable.name.casefold(): variable for variable in variables}
    rows, columns, taken = answers(table), [], set()
    for place, heading in enumerate(headings(table)):
        name = " ".join(heading.split())
        if place == key or not name or name.casefold() in taken:
            continue
        taken.add(name.casefold())
        variable = known.get(name.casefold())
        if variable:
            columns.append(ValueColumn(place, variable.name, variable.type, variable.id))
        else:
            type = proposed_type(row[place] for row in rows if place < len(row))
            columns.append(ValueColumn(place, name, type))
    return columns


def write_values(
    project: Project, table: SurveyTable, columns: Collection[ValueColumn], matches: Iterable[Match]
) -> list[tuple[int, int]]:
    """Writes the rows of the matches that have a target as one act; makes the cases and variables that are missing.

    A source without a case gets one of its name. Empty cells change nothing: a table may know less than the project.
    Gives back the (case, variable) cells whose text is no value of its variable's type; they are kept as they are.
    """
    rows = answers(table)
    wanted = [match for match in matches if match.target is not None]
    with project.operation("import_values", str(len(wanted))):
        variables = {
            column.index: column.variable or project.cases.add_variable(column.name, column.type).id
            for column in columns
        }
        cases = _cases(project, [match.target for match in wanted if match.target])
        return project.cases.set_values(
            (case, variable, rows[match.row][place])
            for match, case in zip(wanted, cases, strict=True)
            for place, variable in variables.items()
            if place < len(rows[match.row]) and rows[match.row][place].strip()
        )


def _cases(project: Project, targets: Sequence[Target]) -> list[int]:
    """The targets' cases, made where they are missing."""
    made = iter(project.cases.ensure_many([target.name for target in targets if target.case is None]))
    cases = [next(made) if target.case is None else target.case for target in targets]
    for target, case in zip(targets, cases, strict=True):
        if target.case is None and target.source is not None:
            project.case_links.assign([Member("source", target.source, target.name, target.source, target.name)], case)
    return cases
