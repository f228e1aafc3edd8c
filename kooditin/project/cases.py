"""Cases, the variables that describe them, their values, and which sources and speakers belong to them."""

import json
from collections.abc import Iterable, Sequence
from typing import get_args

from kooditin.project.database import Row, new_guid
from kooditin.project.journal import Journal
from kooditin.qda.case import Case, Value, Variable, VariableType
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import normal_text

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

    def set_case_memo(self, case_id: int, text: str) -> Case:
        """Writes the case's memo."""
        return self._change_case("set_case_memo", case_id, "memo", normal_text(text))

    def delete_case(self, case_id: int) -> None:
        """Deletes the case and its values; its sources and speakers stay, without a case."""
        case = self.get(case_id)
        with self._journal.operation("delete_case", case.name):
            self._database.execute('DELETE FROM "case" WHERE id = ?', (case_id,))

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
        if type not in get_args(VariableType):
            raise ValueError(type)
        name = self._free("variable", name)
        listed = json.dumps([normal_text(choice) for choice in choices], ensure_ascii=False)
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
        """Writes what the case has for the variable; "" takes the value away."""
        name, text = self.get(case).name, normal_text(text).strip()
        self.variable(variable)
        with self._journal.operation("set_value", name):
            run = self._database.execute
            if not text:
                run('DELETE FROM value WHERE "case" = ? AND variable = ?', (case, variable))
            elif run('SELECT 1 FROM value WHERE "case" = ? AND variable = ?', (case, variable)).fetchone():
                run('UPDATE value SET text = ? WHERE "case" = ? AND variable = ?', (text, case, variable))
            else:
                run(
                    'INSERT INTO value (guid, "case", variable, text) VALUES (?, ?, ?, ?)',
                    (new_guid(), case, variable, text),
                )

    def set_values(self, cells: Iterable[tuple[int, int, str]]) -> None:
        """Writes many (case, variable, text) cells as one act; of a cell named twice, the last text holds."""
        wanted = {(case, variable): normal_text(text).strip() for case, variable, text in cells}
        names = {case.id: case.name for case in self.all()}
        for case in {case for case, _ in wanted} - names.keys():
            self.get(case)
        for variable in {variable for _, variable in wanted} - {each.id for each in self.variables()}:
            self.variable(variable)
        query = 'SELECT "case", variable, id, text FROM value'
        now = {(case, variable): (row, text) for case, variable, row, text in self._database.query(query)}
        gone = [(now[cell][0],) for cell, text in wanted.items() if cell in now and not text]
        changed = [(text, now[cell][0]) for cell, text in wanted.items() if cell in now and text]
        new = [(new_guid(), *cell, text) for cell, text in wanted.items() if cell not in now and text]
        touched = list(dict.fromkeys(names[case] for case, _ in wanted))
        with self._journal.operation("set_value", ", ".join(touched[:3]) + ("…" if len(touched) > 3 else "")):
            many = self._database.executemany
            many("DELETE FROM value WHERE id = ?", gone)
            many("UPDATE value SET text = ? WHERE id = ?", changed)
            many('INSERT INTO value (guid, "case", variable, text) VALUES (?, ?, ?, ?)', new)

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
        clean = " ".join(normal_text(name).split())
        if not clean:
            raise Refused("A name is needed. Type one and try again.")
        rows = self._database.query(f'SELECT name FROM "{table}" WHERE id IS NOT ?', (but,))
        if clean.casefold() in {other.casefold() for (other,) in rows}:
            raise Refused("The name {name} is taken already. Choose another name.", name=clean)
        return clean


def _variable(row: Row) -> Variable:
    variable_id, guid, name, type, position, choices, description = row
    return Variable(variable_id, guid, name, type, position, tuple(json.loads(choices)), description)
