"""Cases, the variables that describe them, their values, and which sources and speakers belong to them."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Literal

from kooditin.project.database import Row, new_guid
from kooditin.project.journal import Journal
from kooditin.qda.case import (
    VARIABLE_TYPES,
    Case,
    Value,
    Variable,
    VariableType,
    fits,
    shown_value,
    stored_value,
)
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import normal_text

Cell = tuple[int, int]
MOST_LOOKED_UP = 200  # cells whose cases are looked up one by one; more are read with all values at once

_VARIABLE = "SELECT id, guid, name, type, position, choices, description FROM variable"


class Cases:
    """The cases of one project."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._database = journal.database

    def all(self) -> list[Case]:
        """All cases, in the order they were made."""
        return [Case(*row) for row in self._database.query('SELECT id, guid, name, memo FROM "case" ORDER BY id')]

    def variables(self) -> list[Variable]:
        """All variables by position, the order of their columns."""
        return [_variable(row) for row in self._database.query(f"{_VARIABLE} ORDER BY position, id")]

    def values(self) -> list[Value]:
        """All values that are set."""
        rows = self._database.query('SELECT "case", variable, text FROM value ORDER BY "case", variable')
        return [Value(*row) for row in rows]

    def value_texts(
        self, cases: Collection[int] | None = None, variables: Collection[int] | None = None
    ) -> dict[Cell, str]:
        """The texts that are set by (case, variable), of all or of those named: made for sheets and tables."""
        named = {'"case"': cases, "variable": variables}
        parts = [
            f"{column} IN ({', '.join(map(str, map(int, ids)))})" for column, ids in named.items() if ids is not None
        ]
        where = f"WHERE {' AND '.join(parts)}" if parts else ""
        rows = self._database.query(f'SELECT "case", variable, text FROM value {where}')
        return {(case, variable): text for case, variable, text in rows}

    def value_counts(self, variables: Collection[int] | None = None) -> dict[int, int]:
        """How many cases have a value for each variable; variables without any are left out."""
        where = "" if variables is None else f"WHERE variable IN ({', '.join(map(str, map(int, variables)))})"
        return dict(self._database.query(f"SELECT variable, count(*) FROM value {where} GROUP BY variable"))

    def get(self, case_id: int) -> Case:
        """One case. Raises NotFound."""
        row = self._database.one('SELECT id, guid, name, memo FROM "case" WHERE id = ?', (case_id,))
        if row is None:
            raise NotFound("There is no case {reference}. Look at the list of cases.", reference=case_id)
        return Case(*row)

    def variable(self, variable_id: int) -> Variable:
        """One variable. Raises NotFound."""
        row = self._database.one(f"{_VARIABLE} WHERE id = ?", (variable_id,))
        if row is None:
            raise NotFound("There is no variable {reference}. Look at the list of variables.", reference=variable_id)
        return _variable(row)

    def case_of_source(self, source_id: int) -> int | None:
        """The id of the source's case."""
        row = self._database.one('SELECT "case" FROM source WHERE id = ?', (source_id,))
        return None if row is None else row[0]

    def case_of_speaker(self, speaker_id: int) -> int | None:
        """The id of the speaker's own case, which goes before the source's."""
        row = self._database.one('SELECT "case" FROM speaker WHERE id = ?', (speaker_id,))
        return None if row is None else row[0]

    def add_case(self, name: str) -> Case:
        """A new case. Raises Refused when the name is taken."""
        name = self._free("case", name)
        with self._journal.operation("add_case", name):
            row = self._database.execute(
                'INSERT INTO "case" (guid, name, memo) VALUES (?, ?, ?)', (new_guid(), name, "")
            )
        assert row.lastrowid is not None
        return self.get(row.lastrowid)

    def rename_case(self, case_id: int, name: str) -> Case:
        """Gives the case another name. Raises Refused when it is taken."""
        self.get(case_id)
        return self._change_case("rename_case", case_id, "name", self._free("case", name, but=case_id))

    def rename_cases(self, names: Mapping[int, str]) -> None:
        """Gives many cases other names as one act. Raises Refused when one is empty, or two would have the same."""
        all_names = {case.id: case.name for case in self.all()}
        wanted = {case_id: _clean(name) for case_id, name in names.items()}
        for case_id in wanted.keys() - all_names.keys():
            self.get(case_id)
        _check_names(({**all_names, **wanted}).values())
        with self._journal.operation("rename_cases", str(len(wanted))):
            self._database.executemany(
                'UPDATE "case" SET name = ? WHERE id = ?', [(name, case_id) for case_id, name in wanted.items()]
            )

    def set_case_memo(self, case_id: int, text: str) -> Case:
        """Writes the case's memo."""
        return self._change_case("set_case_memo", case_id, "memo", normal_text(text))

    def delete_case(self, case_id: int) -> None:
        """Deletes the case and its values; its sources and speakers stay, without a case."""
        case = self.get(case_id)
        with self._journal.operation("delete_case", case.name):
            self._database.execute('DELETE FROM "case" WHERE id = ?', (case_id,))

    def delete_cases(self, case_ids: Collection[int]) -> None:
        """Deletes many cases and their values as one act; their sources and speakers stay, without a case."""
        names = [self.get(case_id).name for case_id in case_ids]
        with self._journal.operation("delete_cases", few(names)):
            self._database.executemany('DELETE FROM "case" WHERE id = ?', [(case_id,) for case_id in case_ids])

    def ensure(self, name: str) -> int:
        """The id of the case of that name (case ignored), made where it is missing."""
        return self.ensure_many([name])[0]

    def ensure_many(self, names: Sequence[str]) -> list[int]:
        """The ids of the cases of those names (case ignored), made as one act where they are missing."""
        known = {name.casefold(): case_id for case_id, name in self._database.query('SELECT id, name FROM "case"')}
        wanted = [" ".join(normal_text(name).split()) for name in names]
        missing = {name.casefold(): name for name in wanted if name.casefold() not in known}
        with self._journal.operation("add_case", ", ".join(missing.values())):
            for key, name in missing.items():
                row = self._database.execute(
                    'INSERT INTO "case" (guid, name, memo) VALUES (?, ?, ?)', (new_guid(), name, "")
                )
                assert row.lastrowid is not None
                known[key] = row.lastrowid
        return [known[name.casefold()] for name in wanted]

    def add_variable(
        self, name: str, type: VariableType = "text", *, choices: Sequence[str] = (), description: str = ""
    ) -> Variable:
        """A new variable, last of all. Raises Refused when the name is taken."""
        if type not in VARIABLE_TYPES:
            raise ValueError(type)
        name = self._free("variable", name)
        listed = _packed(choices)
        with self._journal.operation("add_variable", name):
            row = self._database.execute(
                "INSERT INTO variable (guid, name, type, position, choices, description) "
                "SELECT ?, ?, ?, coalesce(max(position) + 1, 0), ?, ? FROM variable",
                (new_guid(), name, type, listed, normal_text(description)),
            )
        assert row.lastrowid is not None
        return self.variable(row.lastrowid)

    def rename_variable(self, variable_id: int, name: str) -> Variable:
        """Gives the variable another name. Raises Refused when it is taken."""
        self.variable(variable_id)
        name = self._free("variable", name, but=variable_id)
        with self._journal.operation("rename_variable", name):
            self._database.execute("UPDATE variable SET name = ? WHERE id = ?", (name, variable_id))
        return self.variable(variable_id)

    def change_variable(
        self,
        variable_id: int,
        *,
        name: str | None = None,
        type: VariableType | None = None,
        choices: Sequence[str] | None = None,
        description: str | None = None,
        respelt: Mapping[str, str] | None = None,
        language: Literal["fi", "en"] = "fi",
    ) -> Variable:
        """Changes what is given of the variable, and its values with it, as one act; what is None stays.

        A new type brings the values into its form: each is read as a reader of the language would see it. Those that
        are no value of the new type stay as they are and no longer fit. `respelt` maps choices to their new spelling.
        A choice variable without choices lists those that its values have. Raises Refused when the name is taken.
        """
        before = self.variable(variable_id)
        name = before.name if name is None else self._free("variable", name, but=variable_id)
        type = type or before.type
        rows = self._database.query("SELECT id, text FROM value WHERE variable = ? ORDER BY id", (variable_id,))
        choices = list(before.choices if choices is None else map(_clean, choices))
        new = {}
        for row, text in rows:
            seen = shown_value(text, before.type, language) if type != before.type else text
            new[row] = _read_or_kept((respelt or {}).get(seen, seen), type, choices)
        if type == "choice" and not choices:
            choices = list(dict.fromkeys(new.values()))
        with self._journal.operation("change_variable", name):
            self._database.execute(
                "UPDATE variable SET name = ?, type = ?, choices = ?, description = ? WHERE id = ?",
                (name, type, _packed(choices), normal_text(before.description if description is None else description),
                 variable_id),
            )  # fmt: skip
            changed = [(new[row], row) for row, text in rows if new[row] != text]
            self._database.executemany("UPDATE value SET text = ? WHERE id = ?", changed)
        return self.variable(variable_id)

    def misfits(self, variable_id: int, type: VariableType, *, language: Literal["fi", "en"] = "fi") -> list[str]:
        """Which of the variable's values, as they are shown, would not fit if it were of that type."""
        now = self.variable(variable_id).type
        texts = [text for (text,) in self._database.query("SELECT text FROM value WHERE variable = ?", (variable_id,))]
        seen = [shown_value(text, now, language) for text in texts]
        return [text for text in seen if not fits(_read_or_kept(text, type), type)]

    def move_variable(self, variable_id: int, position: int) -> Variable:
        """Puts the variable's column at a place from 0."""
        moved = self.variable(variable_id)
        ids = [variable.id for variable in self.variables() if variable.id != variable_id]
        ids.insert(max(0, position), variable_id)
        with self._journal.operation("move_variable", moved.name):
            self._database.executemany("UPDATE variable SET position = ? WHERE id = ?", list(enumerate(ids)))
        return self.variable(variable_id)

    def delete_variable(self, variable_id: int) -> None:
        """Deletes the variable and all its values."""
        variable = self.variable(variable_id)
        with self._journal.operation("delete_variable", variable.name):
            self._database.execute("DELETE FROM variable WHERE id = ?", (variable_id,))

    def set_value(self, case: int, variable: int, text: str) -> None:
        """Writes what the case has for the variable, as a person types it; "" takes the value away.

        Raises Refused where it is no value of the variable's type. See set_values on choices.
        """
        to = self.variable(variable)
        stored_value(text, to.type, to.choices)
        self.set_values([(case, variable, text)])

    def set_values(self, cells: Iterable[tuple[int, int, str]]) -> list[Cell]:
        """Writes many (case, variable, text) cells as one act, texts as a person types them; "" takes a value away.

        Of a cell named twice, the last text holds. A text that is no value of its variable's type is kept as it is;
        those cells are given back. A choice that its variable does not list yet joins the list: categories grow while
        one reads, and a paste is not to fail for a new one.
        """
        variables = {variable.id: variable for variable in self.variables()}
        wanted = {(case, variable): text for case, variable, text in cells}
        for variable in {variable for _, variable in wanted} - variables.keys():
            self.variable(variable)
        cases = list(dict.fromkeys(case for case, _ in wanted))
        with self._journal.operation("set_value", self._few_names(cases)):
            texts = {cell: _read_or_kept(text, variables[cell[1]].type) for cell, text in wanted.items()}
            self._list_choices(texts, variables)
            self._write(texts, cases)
        return [cell for cell, text in texts.items() if text and not fits(text, variables[cell[1]].type)]

    def _list_choices(self, texts: dict[Cell, str], variables: Mapping[int, Variable]) -> None:
        """Gives choices the spelling of their list, and lists those that are new."""
        listed = {
            each.id: {choice.casefold(): choice for choice in each.choices}
            for each in variables.values()
            if each.type == "choice"
        }
        for cell, text in texts.items():
            if text and cell[1] in listed:
                texts[cell] = listed[cell[1]].setdefault(text.casefold(), text)
        longer = [
            (_packed(choices.values()), variable)
            for variable, choices in listed.items()
            if len(choices) > len(variables[variable].choices)
        ]
        self._database.executemany("UPDATE variable SET choices = ? WHERE id = ?", longer)

    def _write(self, texts: Mapping[Cell, str], cases: Sequence[int]) -> None:
        query = 'SELECT "case", variable, id, text FROM value'
        if len(cases) <= MOST_LOOKED_UP:
            query += f' WHERE "case" IN ({", ".join(map(str, cases))})'
        now = {(case, variable): (row, text) for case, variable, row, text in self._database.query(query)}
        gone = [(now[cell][0],) for cell, text in texts.items() if cell in now and not text]
        changed = [(text, now[cell][0]) for cell, text in texts.items() if cell in now and text]
        new = [(new_guid(), *cell, text) for cell, text in texts.items() if cell not in now and text]
        many = self._database.executemany
        many("DELETE FROM value WHERE id = ?", gone)
        many("UPDATE value SET text = ? WHERE id = ?", changed)
        many('INSERT INTO value (guid, "case", variable, text) VALUES (?, ?, ?, ?)', new)

    def _few_names(self, cases: Sequence[int]) -> str:
        """The cases' names for the history, at most three. Raises NotFound."""
        if len(cases) > MOST_LOOKED_UP:
            known = {case.id for case in self.all()}
            for case in set(cases) - known:
                self.get(case)
            return few([self.get(case).name for case in islice(cases, 4)])
        return few([self.get(case).name for case in cases])

    def write_rows(
        self,
        cells: Iterable[tuple[int, int, str]],
        *,
        renamed: Mapping[int, str] | None = None,
        new: Sequence[tuple[str, Mapping[int, str]]] = (),
    ) -> list[Cell]:
        """What was pasted into a sheet, as one act: cells, new names of cases by id, and new cases below.

        `new` holds names and texts by variable id. Gives back the cells whose text is no value of their variable's
        type, as set_values does. Raises Refused when a name is empty or taken.
        """
        _check_names([*({**{case.id: case.name for case in self.all()}, **(renamed or {})}).values(),
                      *(name for name, _ in new)])  # fmt: skip
        with self._journal.operation("write_rows", str(len(new) or len(renamed or ()))):
            if renamed:
                self.rename_cases(renamed)
            ids = self.ensure_many([name for name, _ in new])
            below = [
                (case, variable, text)
                for case, (_, texts) in zip(ids, new, strict=True)
                for variable, text in texts.items()
            ]
            return self.set_values([*cells, *below])

    def assign_source(self, source_id: int, case_id: int | None) -> None:
        """Says whose the source is; None takes it from its case."""
        self._assign("assign_source", "source", source_id, case_id)

    def assign_speaker(self, speaker_id: int, case_id: int | None) -> None:
        """Says who the speaker is; None leaves the source's case to speak for the turns."""
        self._assign("assign_speaker", "speaker", speaker_id, case_id)

    def _assign(self, verb: str, table: str, row_id: int, case_id: int | None) -> None:
        row = self._database.one(f"SELECT name FROM {table} WHERE id = ?", (row_id,))
        if row is None:
            raise NotFound("There is no {kind} {reference}. Look at the list.", kind=table, reference=row_id)
        if case_id is not None:
            self.get(case_id)
        with self._journal.operation(verb, row[0]):
            self._database.execute(f'UPDATE {table} SET "case" = ? WHERE id = ?', (case_id, row_id))

    def _change_case(self, verb: str, case_id: int, column: str, text: str) -> Case:
        name = self.get(case_id).name
        with self._journal.operation(verb, text if column == "name" else name):
            self._database.execute(f'UPDATE "case" SET {column} = ? WHERE id = ?', (text, case_id))
        return self.get(case_id)

    def _free(self, table: str, name: str, but: int | None = None) -> str:
        """The name in order. Raises Refused when it is empty or another row has it."""
        clean = _clean(name)
        _check_names([clean])
        rows = self._database.query(f'SELECT name FROM "{table}" WHERE id IS NOT ?', (but,))
        if clean.casefold() in {other.casefold() for (other,) in rows}:
            raise Refused("The name {name} is taken already. Choose another name.", name=clean)
        return clean


def _variable(row: Row) -> Variable:
    variable_id, guid, name, type, position, choices, description = row
    return Variable(variable_id, guid, name, type, position, tuple(json.loads(choices)), description)


def _packed(choices: Iterable[str]) -> str:
    return json.dumps([normal_text(choice) for choice in choices], ensure_ascii=False)


def _clean(name: str) -> str:
    return " ".join(normal_text(name).split())


def _check_names(names: Iterable[str]) -> None:
    """Raises Refused when one is empty or stands there twice (case ignored)."""
    seen = set()
    for name in names:
        clean = _clean(name)
        if not clean:
            raise Refused("A name is needed. Type one and try again.")
        if clean.casefold() in seen:
            raise Refused("The name {name} is taken already. Choose another name.", name=clean)
        seen.add(clean.casefold())


def few(names: Sequence[str]) -> str:
    """At most three names, as the history says them."""
    return ", ".join(names[:3]) + ("…" if len(names) > 3 else "")


def _read_or_kept(text: str, type: VariableType, choices: Iterable[str] = ()) -> str:
    """The text in the stored form of the type; one that is no value of it as it is."""
    try:
        return stored_value(text, type, choices)
    except Refused:
        return normal_text(text).strip()
