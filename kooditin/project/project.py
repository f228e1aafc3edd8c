"""The facade of a project file: open, undo, redo, what changed, and the project's parts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kooditin.disk import is_there
from kooditin.project import backups
from kooditin.project.case_links import CaseLinks
from kooditin.project.cases import Cases
from kooditin.project.checks import problems_of
from kooditin.project.coders import Coders, coder_name
from kooditin.project.codes import Codes
from kooditin.project.codings import Codings
from kooditin.project.database import Database
from kooditin.project.imports import Imports
from kooditin.project.journal import Journal
from kooditin.project.lock import user_name
from kooditin.project.memos import Memos
from kooditin.project.opening import Opened, make_file, open_file
from kooditin.project.preferences import Preferences
from kooditin.project.queries import INTERVIEWER, Queries
from kooditin.project.sources import Sources
from kooditin.project.suggestions import Suggestions
from kooditin.qda.change import Change, Operation
from kooditin.qda.codebook import NewCode
from kooditin.qda.coding import Coder
from kooditin.qda.errors import KooditinError, Refused
from kooditin.qda.source import Warning

if TYPE_CHECKING:
    from kooditin.project.analyses import Analyses
    from kooditin.project.passage_vectors import PassageVectors
    from kooditin.project.search import Search
    from kooditin.project.word_counts import Words


class Project:
    """One open project. Made by `create` and `open`; to be closed, or used in a `with` block.

    Every writing verb of the parts is one operation of the journal: committed durably when it returns, announced to
    the subscribers after the commit, and taken back by `undo`. Raises Refused, nothing changed, where it may not be.
    """

    def __init__(self, opened: Opened) -> None:
        database = opened.database
        self.path = opened.path
        self.read_only = database.read_only
        self.read_only_reason = opened.reason
        self.backup_problem: KooditinError | None = None
        self._opened: Opened | None = opened
        self._database = database
        self._knows_words: Database | None = None
        self._making = threading.Lock()
        self.coders = Coders(database)
        self._journal = Journal(database, self.coders)
        self.codes = Codes(self._journal)
        self.cases = Cases(self._journal)
        self.case_links = CaseLinks(self._journal, self.cases)
        self.sources = Sources(self._journal, self.cases, self._coder_id)
        self.imports = Imports(self._journal, self.sources, self.cases)
        self.codings = Codings(self._journal, self._coder_id)
        self.memos = Memos(self._journal, self._coder_id)
        self._preferences = Preferences(database)
        self.queries = Queries(database, self.codes, self._preferences)
        self.suggestions = Suggestions(self._journal, self.codings, self.queries, self._preferences, self._coder_id)
        row = database.one("SELECT guid FROM project")
        self.guid: str = "" if row is None else row[0]

    # These are imported when they are first asked for: opening a project needs none of them.

    @cached_property
    def analyses(self) -> Analyses:
        """What is known of the sources' words, and their index."""
        from kooditin.project.analyses import Analyses

        return Analyses(self._database)

    @cached_property
    def search(self) -> Search:
        """The search over all sources."""
        from kooditin.project.search import Search

        return Search(self._journal, self.analyses, self.codes, self.codings, self._preferences)

    @cached_property
    def passage_vectors(self) -> PassageVectors:
        """What passages are about, as vectors."""
        from kooditin.project.passage_vectors import PassageVectors

        return PassageVectors(self._database, self.queries)

    @cached_property
    def words(self) -> Words:
        """The counting of words."""
        from kooditin.project.word_counts import Words

        return Words(self._database, self._preferences)

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
        """A new project file, opened. Raises Refused when the file exists (`exist_ok` replaces it).

        A codebook is the first act, and can be undone.
        """
        path = Path(path)
        if not exist_ok and is_there(path):
            raise Refused("There is already a file {path}. Choose another name or folder.", path=path)
        coder = coder_name(coder) or coder_name(user_name()) or "Coder"
        make_file(path, coder_name(name or path.stem), coder)
        project = cls.open(path, back_up=False)
        if codebook:
            try:
                project.codes.add_many(codebook)
            except BaseException:
                project.close()
                raise
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
        opened = open_file(Path(path), read_only=read_only, steal_lock=steal_lock, backup_folder=backup_folder)
        try:
            project = cls(opened)
            if coder and coder_name(coder):
                project.coders.choose(coder)
        except BaseException:
            opened.close()
            raise
        if back_up and not project.read_only:
            try:
                backups.take(project._database, project.guid, backup_folder)
            except Refused as problem:
                project.backup_problem = problem
        return project

    def sibling(self) -> Project:
        """A second connection to the same file, for another thread; its changes are told here by `announce`.

        It is closed by its user, before this project is.
        """
        return self._second(Database(self._database.path, read_only=self.read_only))

    def word_sibling(self) -> Project:
        """A sibling for finding out about words and asking for them.

        Where the project is only read, what is found out is in the memory of one connection (`analyses.use_memory`),
        which all these siblings have together until this project is closed.
        """
        if not self.read_only:
            return self.sibling()
        with self._making:
            if self._knows_words is None:
                self._knows_words = Database(self._database.path, read_only=True)
        other = self._second(self._knows_words)
        other._opened = None  # it outlives this one of its users
        return other

    def _second(self, database: Database) -> Project:
        other = Project(Opened(database.path, database, self.read_only_reason))
        other.path = self.path
        other.coders.active = self.coder
        return other

    def write_until(self, is_over: Callable[[], bool]) -> None:
        """Refuses what a sibling would write once that is so: long work in short transactions ends between two."""
        is_taken_over = self._database.is_taken_over
        self._database.is_taken_over = lambda: is_over() or is_taken_over()

    def wait_at_most(self, seconds: float) -> None:
        """How long acts wait for another program that holds the file; five seconds until this is called.

        Siblings, which work in the background, keep waiting that long.
        """
        self._database.wait_at_most(seconds)

    def close(self) -> None:
        """Ends the connection and gives the lock back; a second call does nothing."""
        if self._knows_words is not None:
            self._knows_words.close()
            self._knows_words = None
        if self._opened is not None:
            self._opened.close()
            self._opened = None

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

    def undo(self, only: int | None = None) -> Operation | None:
        """Takes back the last act that is done; None when there is none, or it is not the one with the id `only`."""
        return self._journal.undo(only)

    def redo(self, only: int | None = None) -> Operation | None:
        """Brings again the act that was undone last; None when there is none, or it is not the one with that id."""
        return self._journal.redo(only)

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

    @property
    def interviewer_left_out(self) -> bool:
        """Whether interviewers' speech is left out of coding, counts, search and suggestions; kept in the file.

        Setting it is a way of looking and no act: the subscribers hear of an updated "preference", undo does not.
        """
        return self.queries.interviewer_left_out

    @interviewer_left_out.setter
    def interviewer_left_out(self, left_out: bool) -> None:
        if left_out != self.interviewer_left_out:
            self._preferences.put(INTERVIEWER, "left out" if left_out else "included")
            self.announce(Change(updated={"preference": frozenset({1})}))

    def check(self) -> list[str]:
        """What is wrong with the file, in English sentences; empty when all is well."""
        return [str(problem) for problem in self.problems()]

    def problems(self) -> list[Warning]:
        """What is wrong with the file, as sentences that can be translated; empty when all is well."""
        return problems_of(self._database)

    def _coder_id(self) -> int:
        return self.coder.id
