"""The one write door: every change of the user's rows is an operation, kept with what takes it back.

Triggers (see `migrations`) write an image of each row that an operation touches: for an insert its key, for an update
the old values of the changed columns, for a delete the whole row. Undo applies the images backwards; the same triggers
then record the opposite images under the same operation, and those are what redo applies. So undo needs no code of the
verb's own, has no limit, and works after the project was closed. (The technique of sqlite.org/undoredo.html.)
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby

from kooditin.project.coders import Coders
from kooditin.project.database import Database, Row, utc_now
from kooditin.qda.change import Change, Operation
from kooditin.qda.errors import Refused
from kooditin.qda.source import normal_text

_COLUMNS = "id, verb, subject, coder, time, state, changes"

# For each table, the columns that name a row's owner, and the kind of that owner.
_OWNERS = {
    "coding": (("source", "source"), ("code", "code")),
    "turn": (("source", "source"), ("speaker", "speaker")),
    "section": (("source", "source"),),
    "speaker": (("source", "source"), ("case", "case")),
    "source": (("case", "case"),),
    "code": (("parent", "code"),),
    "value": (("case", "case"), ("variable", "variable")),
    "decision": (("source", "source"), ("code", "code")),
    "suggestion_rule": (("code", "code"),),
    "source_use": (("source", "source"),),
}


# What is written of one thing within this time, and without another act between, can be one act.
SITTING_SECONDS = 300
_BEGINNINGS = {"edit_memo": "add_memo"}


class _NothingDone(Exception):
    """Ends an operation that changed nothing, so that it leaves no trace."""


class Journal:
    """The operations of one project, over one connection, signed by the active coder."""

    def __init__(self, database: Database, coders: Coders) -> None:
        self.database = database
        self._coders = coders
        self.last_saved = database.saved_at()
        self._followers: list[Callable[[Change], None]] = []
        self._running = False

    @property
    def coder_name(self) -> str:
        """Who signs the acts."""
        return self._coders.active.name

    def subscribe(self, follower: Callable[[Change], None]) -> Callable[[], None]:
        """Calls `follower` after each committed change; calling the result ends that."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower) if follower in self._followers else None

    def announce(self, change: Change) -> None:
        """Tells the followers of a change."""
        for follower in tuple(self._followers):
            follower(change)

    @contextmanager
    def operation(self, verb: str, subject: str = "", *, goes_on: tuple[str, int] | None = None) -> Iterator[None]:
        """One act: all that the block writes is committed together, journaled, and announced after the commit.

        A block that changes nothing leaves no operation. An operation inside another becomes part of it.
        Undone operations can no longer be redone afterwards. With `goes_on` (a table and a row's id), what the block
        writes is added to the newest act where that is of the same verb and coder, touched that row alone and was
        begun within SITTING_SECONDS: so a text that is kept at each pause of its writer is one step to undo.
        """
        if self._running:
            yield
            return
        with self._writing() as changes:
            run = self.database.execute
            before = self._last_image()
            operation = self._going_on(verb, *goes_on, before) if goes_on else None
            if operation is None:
                operation = run(
                    "INSERT INTO operation (verb, subject, coder, time, state, changes, first_image) "
                    "VALUES (?, ?, ?, ?, 'done', 0, ?)",
                    (verb, normal_text(subject), self._coders.active.name, utc_now(), before + 1),
                ).lastrowid
            run("INSERT INTO current (operation) VALUES (?)", (operation,))
            self._coders.ensure_active()
            yield
            last = self._last_image()
            if last == before:
                raise _NothingDone
            run("DELETE FROM current")
            changes.append(self._change(before + 1))
            run(
                "UPDATE operation SET changes = changes + ?, last_image = ? WHERE id = ?",
                (last - before, last, operation),
            )
            self._abandon_undone()

    def _going_on(self, verb: str, table: str, row: int, last: int) -> int | None:
        """The newest act, where more writing of that row may be added to it; `last` is the last image there is."""
        newest = self.database.execute(
            "SELECT id, verb, first_image FROM operation WHERE id = (SELECT max(id) FROM operation) "
            "AND state = 'done' AND coder = ? AND time >= ? AND last_image = ?",
            (self._coders.active.name, utc_now(ago=SITTING_SECONDS), last),
        ).fetchone()
        if newest is None or newest[1] not in (verb, _BEGINNINGS.get(verb)):
            return None
        alone = self.database.execute(
            "SELECT 1 FROM image WHERE id >= ? AND (tbl, row) <> (?, ?)", (newest[2], table, row)
        ).fetchone()
        return None if alone else int(newest[0])

    def undo(self, only: int | None = None) -> Operation | None:
        """Takes back the last act that is done; None when there is none, or it is not the one with the id `only`."""
        return self._replay(self.undoable, "undone", only)

    def redo(self, only: int | None = None) -> Operation | None:
        """Brings again the act that was undone last; None when there is none, or it is not the one with that id."""
        return self._replay(self.redoable, "done", only)

    def undoable(self) -> Operation | None:
        """The act that undo would take back."""
        return self._find("WHERE state = 'done' AND last_image IS NOT NULL ORDER BY id DESC LIMIT 1")

    def redoable(self) -> Operation | None:
        """The act that redo would bring again."""
        return self._find("WHERE state = 'undone' ORDER BY id LIMIT 1")

    def history(self, limit: int | None = None) -> list[Operation]:
        """The acts in the order they were done; with a limit, the newest ones."""
        rows = self.database.query(
            f"SELECT {_COLUMNS} FROM operation ORDER BY id DESC LIMIT ?", (-1 if limit is None else limit,)
        )
        return [Operation(*row) for row in reversed(rows)]

    def _find(self, clause: str) -> Operation | None:
        row = self.database.one(f"SELECT {_COLUMNS} FROM operation {clause}")
        return None if row is None else Operation(*row)

    @contextmanager
    def _writing(self) -> Iterator[list[Change]]:
        changes: list[Change] = []
        try:
            with self.database.transaction():
                self._running = True
                yield changes
        except _NothingDone:
            return
        finally:
            self._running = False
        self.last_saved = utc_now()
        for change in changes:
            self.announce(change)

    def _last_image(self) -> int:
        found: int | None = self.database.execute("SELECT max(id) FROM image").fetchone()[0]
        return found or 0

    def _replay(self, find: Callable[[], Operation | None], state: str, only: int | None) -> Operation | None:
        """Replays the act that is found once the file is held for writing: another connection may act until then."""
        if self._running:
            raise RuntimeError("undo or redo inside an operation")
        operation = find()
        if operation is None:
            return None
        with self._writing() as changes:
            operation = find()
            if operation is None or only not in (None, operation.id):
                operation = None
                raise _NothingDone
            run = self.database.execute
            found = "FROM image WHERE id BETWEEN (SELECT first_image FROM operation WHERE id = ?1)"
            found += " AND (SELECT last_image FROM operation WHERE id = ?1)"
            images = run(f"SELECT action, tbl, row, old {found} ORDER BY id DESC", (operation.id,)).fetchall()
            if not images:
                raise Refused("The journal of this project lacks that act. Open a backup if you need to take it back.")
            run(f"DELETE {found}", (operation.id,))
            before = self._last_image()
            run("INSERT INTO current (operation) VALUES (?)", (operation.id,))
            self._apply(images)
            run("DELETE FROM current")
            changes.append(self._change(before + 1))
            run(
                "UPDATE operation SET state = ?, first_image = ?, last_image = ? WHERE id = ?",
                (state, before + 1, self._last_image(), operation.id),
            )
        return None if operation is None else self._find(f"WHERE id = {operation.id}")

    def _apply(self, images: list[Row]) -> None:
        """Writes the images, newest first, in runs of one action on one table."""
        many = self.database.executemany
        for (action, table), run in groupby(images, key=lambda image: image[:2]):
            if action == "insert":
                many(f'DELETE FROM "{table}" WHERE id = ?', [(row,) for _, _, row, _ in run])
                continue
            images_of_run = list(run)
            rows = zip((image[2] for image in images_of_run), _parsed(image[3] for image in images_of_run), strict=True)
            for columns, alike in groupby(rows, key=lambda row: tuple(row[1])):
                values = [(*old.values(), row) for row, old in alike]
                if action == "delete":
                    names = ", ".join(f'"{column}"' for column in (*columns, "id"))
                    many(f'INSERT INTO "{table}" ({names}) VALUES ({_marks(len(columns) + 1)})', values)
                else:
                    names = ", ".join(f'"{column}" = ?' for column in columns)
                    many(f'UPDATE "{table}" SET {names} WHERE id = ?', values)

    def _abandon_undone(self) -> None:
        """Drops what redo would need: a new act has been done since."""
        run = self.database.execute
        for operation, first, last in run(
            "SELECT id, first_image, last_image FROM operation WHERE state = 'undone'"
        ).fetchall():
            run("DELETE FROM image WHERE id BETWEEN ? AND ?", (first, last))
            run(
                "UPDATE operation SET state = 'abandoned', first_image = NULL, last_image = NULL WHERE id = ?",
                (operation,),
            )

    def _change(self, first: int) -> Change:
        """What the images from `first` on say was added, updated and removed, and within which owners."""
        images = self.database.execute("SELECT action, tbl, row, old FROM image WHERE id >= ?", (first,)).fetchall()
        touched: dict[str, dict[str, set[int]]] = {"insert": {}, "update": {}, "delete": {}}
        within: dict[str, set[int]] = {}
        olds: dict[str, list[str]] = {}
        for action, table, row, old in images:
            touched[action].setdefault(table, set()).add(row)
            if old is not None:
                olds.setdefault(table, []).append(old)
        for table, rows in olds.items():
            for former in _parsed(rows):
                _add_owners(within, table, former)
        added, updated, removed = touched.values()
        for table in {**added, **updated}:
            new, gone = added.get(table, set()), removed.get(table, set())
            passing = new & gone  # a row that came and went in one act, or was removed and put back
            if passing:
                self._settle(table, passing, new, gone, updated.setdefault(table, set()))
            self._add_living_owners(within, table, first)
            updated.get(table, set()).difference_update(new | gone)
        return Change(*(_frozen(part) for part in (*touched.values(), within)))

    def _settle(self, table: str, rows: set[int], new: set[int], gone: set[int], changed: set[int]) -> None:
        for row in rows:
            alive = self.database.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (row,)).fetchone()
            new.discard(row)
            gone.discard(row)
            if alive:
                changed.add(row)

    def _add_living_owners(self, within: dict[str, set[int]], table: str, first: int) -> None:
        owners = _OWNERS.get(table, ())
        columns = ["target_kind", "target"] if table == "memo" else [column for column, _ in owners]
        if not columns:
            return
        names = ", ".join(f't."{column}"' for column in columns)
        for row in self.database.execute(
            f'SELECT DISTINCT {names} FROM image i JOIN "{table}" t ON t.id = i.row '
            "WHERE i.id >= ? AND i.tbl = ? AND i.action <> 'delete'",
            (first, table),
        ):
            _add_owners(within, table, dict(zip(columns, row, strict=True)))


def _parsed(images: Iterable[str]) -> list[dict[str, int | str | None]]:
    """The rows of images, parsed together, which takes a third of the time."""
    rows: list[dict[str, int | str | None]] = json.loads(f"[{','.join(images)}]")
    return rows


def _add_owners(within: dict[str, set[int]], table: str, row: Mapping[str, object]) -> None:
    """Adds the owners that the columns of one row name."""
    if table == "memo":
        kind, target = row.get("target_kind"), row.get("target")
        if isinstance(kind, str) and isinstance(target, int):
            within.setdefault(kind, set()).add(target)
    for column, kind in _OWNERS.get(table, ()):
        owner = row.get(column)
        if isinstance(owner, int):
            within.setdefault(kind, set()).add(owner)


def _frozen(part: dict[str, set[int]]) -> dict[str, frozenset[int]]:
    return {kind: frozenset(ids) for kind, ids in part.items() if ids}


def _marks(count: int) -> str:
    return ", ".join("?" * count)
