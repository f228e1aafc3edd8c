"""The facade of a project file: open, undo, redo, what changed, and the project's parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType

from kooditin.project import backups, lock
from kooditin.project.cases import Cases
from kooditin.project.checks import problems_of
from kooditin.project.coders import Coders, coder_name
from kooditin.project.codes import Codes
from kooditin.project.codings import Codings
from kooditin.project.database import Database, inspect, new_guid, utc_now
from kooditin.project.journal import Journal
from kooditin.project.memos import Memos
from kooditin.project.migrations import FORMAT, migrate
from kooditin.project.queries import Queries
from kooditin.project.sources import Sources
from kooditin.project.upgrade import upgraded_copy
from kooditin.qda.change import Change, Operation
from kooditin.qda.codebook import NewCode
from kooditin.qda.coding import Coder
from kooditin.qda.errors import CannotOpen, Damaged, KooditinError, Refused


class Project:
    """One open project. Made by `create` and `open`; to be closed, or used in a `with` block.

    Every writing verb of the parts is one operation of the journal: committed durably when it returns, announced to
    the subscribers after the commit, and taken back by `undo`. Raises Refused, nothing changed, where it may not be.
    """

    def __init__(self, database: Database, *, reason: KooditinError | None = None) -> None:
        self.path = database.path
        self.read_only = database.read_only
        self.read_only_reason = reason
        self.backup_problem: KooditinError | None = None
        self._database = database
        self._locked = False
        self._closed = False
        self.coders = Coders(database)
        self._journal = Journal(database, self.coders)
        row = database.one("SELECT guid FROM project")
        if row is None:
            raise Damaged("{path} is damaged: the project's own row is missing. Open a backup of it.", path=self.path)
        self.guid: str = row[0]
        self.codes = Codes(self._journal)
        self.sources = Sources(self._journal, self._coder_id)
        self.codings = Codings(self._journal, self._coder_id)
        self.cases = Cases(self._journal)
        self.memos = Memos(self._journal, self._coder_id)
        self.queries = Queries(database, self.codes)

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        name: str | None = None,
        coder: str = "",
        codebook: Sequence[NewCode] = (),
        exist_ok: bool = False,
    ) -> Project:
        """A new project file, opened. Raises Refused when the file exists (`exist_ok` replaces it)."""
        path = Path(path)
        if path.exists() and not exist_ok:
            raise Refused("There is already a file {path}. Choose another name or folder.", path=path)
        if exist_ok and lock.holder(path) is not None:
            raise Refused("{path} is open in a window. Close it first, or choose another name.", path=path)
        name, coder = coder_name(name or path.stem), coder_name(coder or lock.user_name()) or "Coder"
        beside = path.with_name(f".{path.name}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.unlink(missing_ok=True)
            _write_empty(beside, name, coder)
            beside.replace(path)
        except OSError as error:
            raise _not_made(path, error.strerror) from error
        except Refused as error:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise _not_made(path, str(error)) from error
        project = cls.open(path, back_up=False)
        if codebook:
            project.codes.add_many(codebook)
        return project

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        coder: str | None = None,
        read_only: bool = False,
        backup_folder: Path | None = None,
        steal_lock: bool = False,
        back_up: bool = True,
    ) -> Project:
        """Opens a project file: checks it, locks it, upgrades an older format, backs it up.

        Raises CannotOpen (not there, no project, newer format) or Damaged, which names the newest good backup. Where
        another window has it, or its folder may not be written to, it is opened for reading with `read_only_reason`.
        A backup that fails does not hinder opening; `backup_problem` tells of it. A `coder` who is new to the project
        becomes part of it with the first act; until then the coder's id is 0.
        """
        path = Path(path)
        try:
            number = inspect(path)
            reason, locked = (None, False) if read_only else _locked(path, steal_lock)
            try:
                project = cls._opened(path, number, reason, read_only=read_only or not locked)
            except BaseException:
                if locked:
                    lock.release(path)
                raise
        except Damaged as damaged:
            damaged.newest_backup = backups.newest_good(path, backup_folder)
            raise
        project._locked = locked
        if not project.read_only and back_up:
            try:
                backups.take(project._database, project.guid, backup_folder)
            except Refused as problem:
                project.backup_problem = problem
        if coder and coder_name(coder):
            project.coders.choose(coder)
        return project

    @classmethod
    def _opened(cls, path: Path, number: int, reason: KooditinError | None, *, read_only: bool) -> Project:
        if number < FORMAT:
            path = upgraded_copy(path, in_place=not read_only)
        try:
            database = Database(path, read_only=read_only)
        except Refused as error:
            raise CannotOpen("{path} could not be opened. {reason}", path=path, reason=error) from error
        try:
            problems = database.query("PRAGMA quick_check(1)")
            if problems != [("ok",)]:
                raise Damaged("{path} is damaged ({problem}). Open a backup of it.", path=path, problem=problems[0][0])
            return cls(database, reason=reason)
        except Refused as error:
            database.close()
            raise CannotOpen("{path} could not be opened. {reason}", path=path, reason=error) from error
        except BaseException:
            database.close()
            raise

    def sibling(self) -> Project:
        """A second connection to the same file, for another thread; its changes are told here by `announce`.

        It is closed by its user, before this project is.
        """
        other = Project(Database(self.path, read_only=self.read_only), reason=self.read_only_reason)
        other.coders.active = self.coder
        return other

    def close(self) -> None:
        """Ends the connection and gives the lock back; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        self._database.close()
        if self._locked:
            lock.release(self.path)

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """The project's name."""
        row = self._database.one("SELECT name FROM project")
        return "" if row is None else str(row[0])

    @property
    def last_saved(self) -> str:
        """When the last act, undo or redo was committed (UTC ISO-8601)."""
        return self._journal.last_saved

    def rename(self, name: str) -> None:
        """Gives the project another name; the file keeps its own."""
        name = coder_name(name)
        if not name:
            raise Refused("A project needs a name. Type one and try again.")
        with self._journal.operation("rename_project", name):
            self._database.execute("UPDATE project SET name = ?", (name,))

    def subscribe(self, callback: Callable[[Change], None]) -> Callable[[], None]:
        """Calls back after each committed act, undo and redo; calling the result ends that."""
        return self._journal.subscribe(callback)

    def announce(self, change: Change) -> None:
        """Tells the subscribers of a change that a sibling has made."""
        self._journal.announce(change)

    def operation(self, verb: str, subject: str = "") -> AbstractContextManager[None]:
        """Makes several verbs one act: `with project.operation("code_with_new_code", name): ...`; all or nothing."""
        return self._journal.operation(verb, subject)

    def undo(self) -> Operation | None:
        """Takes back the last act that is done; None when there is none."""
        return self._journal.undo()

    def redo(self) -> Operation | None:
        """Brings again the act that was undone last; None when there is none."""
        return self._journal.redo()

    def undoable(self) -> Operation | None:
        """What undo would take back."""
        return self._journal.undoable()

    def redoable(self) -> Operation | None:
        """What redo would bring again."""
        return self._journal.redoable()

    def history(self, limit: int | None = None) -> list[Operation]:
        """The acts, newest last; with a limit, the newest ones."""
        return self._journal.history(limit)

    @property
    def coder(self) -> Coder:
        """The active coder."""
        return self.coders.active

    def use_coder(self, name: str) -> Coder:
        """Makes that coder the active one, remembered in the file; a new name makes a new coder."""
        if not coder_name(name):
            raise Refused("A coder needs a name. Type one and try again.")
        before = self.coder
        try:
            if self.coders.choose(name).id == 0:
                with self._journal.operation("add_coder", self.coder.name):
                    self.coders.ensure_active()
            if not self.read_only:
                self.coders.remember()
        except BaseException:
            self.coders.active = before
            raise
        return self.coder

    def check(self) -> list[str]:
        """What is wrong with the file, in English sentences; empty when all is well."""
        return problems_of(self._database)

    def _coder_id(self) -> int:
        return self.coder.id


def _not_made(path: Path, reason: str | None) -> Refused:
    return Refused(
        "The project {path} could not be made ({reason}). Choose a folder of your own with free space.",
        path=path, reason=reason,
    )  # fmt: skip


def _write_empty(path: Path, name: str, coder: str) -> None:
    """Writes the tables and the rows that every project has; they are no acts, so nothing takes them back."""
    database = Database(path, create=True)
    try:
        migrate(database.connection)
        now, coder_guid = utc_now(), new_guid()
        with database.transaction():
            run = database.execute
            run("INSERT INTO current (operation) VALUES (0)")
            run("INSERT INTO project VALUES (1, ?, ?, ?)", (new_guid(), name, now))
            run("INSERT INTO coder VALUES (1, ?, ?, ?)", (coder_guid, coder, now))
            run("DELETE FROM current")
            run("DELETE FROM image")
            run("INSERT INTO preference VALUES ('coder', ?)", (coder_guid,))
            run(
                "INSERT INTO operation (verb, subject, coder, time, state, changes) "
                "VALUES ('create_project', ?, ?, ?, 'done', 0)",
                (name, coder, now),
            )
    finally:
        database.close()


def _locked(path: Path, steal: bool) -> tuple[KooditinError | None, bool]:
    """Takes the lock: whether it is ours, else why the project can only be read."""
    try:
        other = lock.take(path, steal=steal)
    except OSError:
        return Refused(
            "The folder of {path} may not be written to, so the project is open for reading only. "
            "Save a copy in a folder of your own to work in it.",
            path=path,
        ), False  # fmt: skip
    if other is None:
        return None, True
    return Refused(
        "{user} on {host} has had {path} open since {time}, so it is open for reading only here. "
        "Close it there to work in it.",
        user=other.user, host=other.host, path=path, time=other.time,
    ), False  # fmt: skip
