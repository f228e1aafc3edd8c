"""The codebook of a project: codes and their tree."""

from collections.abc import Iterable, Sequence

from kooditin.project.database import Row, new_guid
from kooditin.project.journal import Journal
from kooditin.project.naming import chosen
from kooditin.qda.codebook import CODE_COLORS, Code, NewCode, checked_color, checked_name, code_path, in_tree_order
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import normal_text

_COLUMNS = "id, guid, name, parent, position, color, definition, include, exclude, shortcut"


class Codes:
    """The codes of one project."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._database = journal.database

    def all(self) -> list[Code]:
        """All codes, parents before their children, siblings by position."""
        return in_tree_order(Code(*row) for row in self._database.query(f"SELECT {_COLUMNS} FROM code"))

    def by_id(self) -> dict[int, Code]:
        """All codes by id, in tree order."""
        return {code.id: code for code in self.all()}

    def get(self, code_id: int) -> Code:
        """One code. Raises NotFound."""
        row = self._database.one(f"SELECT {_COLUMNS} FROM code WHERE id = ?", (code_id,))
        if row is None:
            raise NotFound("There is no code {reference}. Look at the list of codes.", reference=code_id)
        return Code(*row)

    def find(self, reference: str | int) -> Code:
        """The code with that id, GUID, path or name (case ignored). Raises NotFound; Refused when several match."""
        codes = self.by_id()
        ways = (
            lambda code, wanted: str(code.id) == wanted,
            lambda code, wanted: code.guid == wanted,
            lambda code, wanted: code_path(code, codes) == wanted,
            lambda code, wanted: code_path(code, codes).casefold() == wanted.casefold(),
            lambda code, wanted: code.name == wanted,
            lambda code, wanted: code.name.casefold() == wanted.casefold(),
        )
        found = chosen(list(codes.values()), reference, ways)
        if not found:
            raise NotFound("There is no code {reference}. Look at the list of codes.", reference=reference)
        if len(found) > 1:
            raise Refused(
                "Several codes are called {reference}: {paths}. Name one by its path.",
                reference=reference, paths=", ".join(code_path(code, codes) for code in found),
            )  # fmt: skip
        return found[0]

    def add(
        self,
        name: str,
        *,
        parent: int | None = None,
        color: str | None = None,
        definition: str = "",
        include: str = "",
        exclude: str = "",
        shortcut: str = "",
    ) -> Code:
        """A new code, last among its siblings; without a colour it gets the parent's or the least used one."""
        name = checked_name(normal_text(name))
        color = checked_color(color) if color else self._free_color(parent)
        texts = [normal_text(text) for text in (definition, include, exclude)]
        _check_shortcut(shortcut)
        if parent is not None:
            self.get(parent)
        self._refuse_twin(name, parent)
        with self._journal.operation("add_code", name):
            self._release_shortcut(shortcut)
            code_id = self._insert(name, parent, color, texts, shortcut)
        return self.get(code_id)

    def add_many(self, new_codes: Sequence[NewCode]) -> list[Code]:
        """Adds a codebook in one operation; codes whose path is there already only get what they lack.

        Missing parents on a path are made too. Gives the codes in the order of `new_codes`.
        """
        plans = [
            (
                tuple(checked_name(normal_text(name)) for name in new.path),
                checked_color(new.color) if new.color else "",
                [normal_text(text) for text in (new.definition, new.include, new.exclude)],
                new.shortcut,
            )
            for new in new_codes
        ]
        for *_, shortcut in plans:
            _check_shortcut(shortcut)
        with self._journal.operation("import_codebook", str(len(plans))):
            ids = [self._put(*plan) for plan in plans]
        codes = self.by_id()
        return [codes[code_id] for code_id in ids]

    def rename(self, code_id: int, name: str) -> Code:
        """Gives the code another name. Raises Refused when a sibling has it."""
        code = self.get(code_id)
        name = checked_name(normal_text(name))
        self._refuse_twin(name, code.parent, but=code_id)
        return self._update("rename_code", code, name=name)

    def recolor(self, code_id: int, color: str) -> Code:
        """Gives the code another colour, "#rrggbb"."""
        return self._update("recolor_code", self.get(code_id), color=checked_color(color))

    def describe(
        self,
        code_id: int,
        *,
        definition: str | None = None,
        include: str | None = None,
        exclude: str | None = None,
        goes_on: bool = False,
    ) -> Code:
        """Changes those of the code's texts that are given; `goes_on` makes it one act with the change just before."""
        texts = {"definition": definition, "include": include, "exclude": exclude}
        given = {column: normal_text(text) for column, text in texts.items() if text is not None}
        return self._update("describe_code", self.get(code_id), goes_on=goes_on, **given)

    def set_shortcut(self, code_id: int, shortcut: str) -> Code:
        """Gives the code a key "1".."9", taken from the code that has it, or "" for none."""
        code = self.get(code_id)
        _check_shortcut(shortcut)
        with self._journal.operation("set_shortcut", code.name):
            if shortcut != code.shortcut:
                self._release_shortcut(shortcut)
            return self._update("set_shortcut", code, shortcut=shortcut)

    def move(self, code_id: int, *, parent: int | None, position: int | None = None) -> Code:
        """Puts the code under another parent (None: the top), at a place among its siblings (None: last)."""
        code = self.get(code_id)
        if parent is not None:
            self.get(parent)
            if parent in self._subtree(code_id):
                raise Refused("{name} cannot be moved under itself. Choose another place.", name=code.name)
        self._refuse_twin(code.name, parent, but=code_id)
        siblings = [sibling for sibling in self._children(parent) if sibling != code_id]
        place = len(siblings) if position is None else max(0, min(position, len(siblings)))
        with self._journal.operation("move_code", code.name):
            self._database.execute("UPDATE code SET parent = ? WHERE id = ?", (parent, code_id))
            self._order([*siblings[:place], code_id, *siblings[place:]])
        return self.get(code_id)

    def merge(self, code_ids: Sequence[int], into: int) -> Code:
        """Makes several codes one: their codings and children go over to `into`, and they are deleted.

        Where a coder has thereby coded the same span twice, one coding remains with both memos. A child whose name
        `into` has already among its children is merged with that one.
        """
        target = self.get(into)
        sources = [self.get(code_id) for code_id in dict.fromkeys(code_ids) if code_id != into]
        for code in sources:
            if into in self._subtree(code.id):
                raise Refused(
                    "{name} stands above {target} and cannot be merged into it. Merge the other way round.",
                    name=code.name, target=target.name,
                )  # fmt: skip
        with self._journal.operation("merge_codes", target.name):
            for code in sources:
                self._merge_one(code.id, into)
        return self.get(into)

    def delete(self, code_id: int) -> None:
        """Deletes the code with the codes under it and all their codings."""
        code = self.get(code_id)
        with self._journal.operation("delete_code", code.name):
            self._database.execute("DELETE FROM code WHERE id = ?", (code_id,))
            self._order(self._children(code.parent))

    def _update(self, verb: str, code: Code, *, goes_on: bool = False, **columns: str) -> Code:
        if not columns:
            return code
        names = ", ".join(f"{column} = ?" for column in columns)
        same = ("code", code.id) if goes_on else None
        with self._journal.operation(verb, columns.get("name", code.name), goes_on=same):
            self._database.execute(f"UPDATE code SET {names} WHERE id = ?", (*columns.values(), code.id))
        return self.get(code.id)

    def _insert(self, name: str, parent: int | None, color: str, texts: Sequence[str], shortcut: str) -> int:
        last = self._database.execute("SELECT max(position) FROM code WHERE parent IS ?", (parent,)).fetchone()[0]
        row = self._database.execute(
            "INSERT INTO code (guid, name, parent, position, color, definition, include, exclude, shortcut) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (new_guid(), name, parent, 0 if last is None else last + 1, color, *texts, shortcut),
        )
        assert row.lastrowid is not None
        return row.lastrowid

    def _put(self, path: tuple[str, ...], color: str, texts: Sequence[str], shortcut: str) -> int:
        """The id of the code at the path, made or filled."""
        if not path:
            raise Refused("A code of the codebook has no name. Give each code a path.")
        parent: int | None = None
        for name in path[:-1]:
            found = self._child(parent, name)
            parent = self._insert(name, parent, self._free_color(parent), ("", "", ""), "") if found is None else found
        code_id = self._child(parent, path[-1])
        if code_id is None:
            self._release_shortcut(shortcut)
            return self._insert(path[-1], parent, color or self._free_color(parent), texts, shortcut)
        for column, text in zip(("definition", "include", "exclude"), texts, strict=True):
            self._database.execute(f"UPDATE code SET {column} = ? WHERE id = ? AND {column} = ''", (text, code_id))
        return code_id

    def _merge_one(self, code_id: int, into: int) -> None:
        for child in self._children(code_id):
            twin = self._child(into, self.get(child).name)
            if twin is None or twin == code_id:
                place = len(self._children(into))
                self._database.execute("UPDATE code SET parent = ?, position = ? WHERE id = ?", (into, place, child))
            elif twin != child:
                self._merge_one(child, twin)
        self._order(self._children(into))
        self._join_twin_codings(code_id, into)
        self._database.execute("UPDATE coding SET code = ? WHERE code = ?", (into, code_id))
        self._carry_suggestions(code_id, into)
        parent = self.get(code_id).parent
        self._database.execute("UPDATE memo SET target = ? WHERE target_kind = 'code' AND target = ?", (into, code_id))
        self._database.execute("DELETE FROM code WHERE id = ?", (code_id,))
        self._order(self._children(parent))

    def _join_twin_codings(self, code_id: int, into: int) -> None:
        twins = self._database.execute(
            "SELECT old.id, kept.id, old.memo, kept.memo FROM coding AS old "
            "JOIN coding AS kept ON kept.source = old.source AND kept.start = old.start "
            'AND kept."end" = old."end" AND kept.coder = old.coder AND kept.code = ? WHERE old.code = ?',
            (into, code_id),
        ).fetchall()
        for old, kept, old_memo, kept_memo in twins:
            if old_memo and old_memo != kept_memo:
                memo = f"{kept_memo}\n\n{old_memo}" if kept_memo else old_memo
                self._database.execute("UPDATE coding SET memo = ? WHERE id = ?", (memo, kept))
            self._database.execute(
                "UPDATE memo SET target = ? WHERE target_kind = 'coding' AND target = ?", (kept, old)
            )
            self._database.execute("UPDATE decision SET coding = ? WHERE coding = ?", (kept, old))
            self._database.execute("DELETE FROM coding WHERE id = ?", (old,))

    def _carry_suggestions(self, code_id: int, into: int) -> None:
        """Decisions and rules go over to `into`; the decisions keep the name that was shown."""
        run = self._database.execute
        run("UPDATE decision SET code = ? WHERE code = ?", (into, code_id))
        run("UPDATE decision SET chosen = ? WHERE chosen = ?", (into, code_id))
        run(
            "DELETE FROM suggestion_rule WHERE code = ? AND (kind, expression) IN "
            "(SELECT kind, expression FROM suggestion_rule WHERE code = ?)",
            (code_id, into),
        )
        run("UPDATE suggestion_rule SET code = ? WHERE code = ?", (into, code_id))

    def _children(self, parent: int | None) -> list[int]:
        rows = self._database.execute("SELECT id FROM code WHERE parent IS ? ORDER BY position, id", (parent,))
        return [row[0] for row in rows.fetchall()]

    def _order(self, siblings: Iterable[int]) -> None:
        for position, code_id in enumerate(siblings):
            self._database.execute("UPDATE code SET position = ? WHERE id = ?", (position, code_id))

    def _child(self, parent: int | None, name: str, but: int | None = None) -> int | None:
        rows: list[Row] = self._database.query("SELECT id, name FROM code WHERE parent IS ?", (parent,))
        wanted = name.casefold()
        return next((row[0] for row in rows if row[1].casefold() == wanted and row[0] != but), None)

    def _refuse_twin(self, name: str, parent: int | None, but: int | None = None) -> None:
        if self._child(parent, name, but) is not None:
            raise Refused("There is already a code {name} at this place. Choose another name.", name=name)

    def _subtree(self, code_id: int) -> set[int]:
        rows = self._database.query(
            "WITH RECURSIVE under(id) AS (VALUES (?) UNION SELECT code.id FROM code JOIN under ON parent = under.id) "
            "SELECT id FROM under",
            (code_id,),
        )
        return {row[0] for row in rows}

    def _release_shortcut(self, shortcut: str) -> None:
        if shortcut:
            self._database.execute("UPDATE code SET shortcut = '' WHERE shortcut = ?", (shortcut,))

    def _free_color(self, parent: int | None) -> str:
        """The parent's colour; at the top, the palette's least used one."""
        if parent is not None:
            found = self._database.one("SELECT color FROM code WHERE id = ?", (parent,))
            if found is not None:
                return str(found[0])
        used = [row[0] for row in self._database.query("SELECT color FROM code WHERE parent IS NULL")]
        return min(CODE_COLORS, key=used.count)


def _check_shortcut(shortcut: str) -> None:
    if shortcut not in ("", *"123456789"):
        raise Refused("{shortcut} cannot be a code's key. Choose a digit from 1 to 9.", shortcut=shortcut)
