"""What comes into a project in one go, and what is remembered of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kooditin.qda.case import NewCase, NewVariable
from kooditin.qda.errors import KooditinError
from kooditin.qda.source import NewSource, Warning


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that was to come in and did not, and why."""

    file: str
    error: KooditinError


@dataclass(frozen=True, slots=True)
class NewTable:
    """A table that was read: how many cases and variables it gave, and what is to be said of it as a whole.

    Its open answers are sources of the same origin.
    """

    origin: str
    name: str
    cases: int = 0
    variables: int = 0
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything of one import; `project.imports.bring_in` makes it one act.

    Cases and variables that the project has already (by name, case ignored) are used as they are; of a value that is
    there already, the new one holds.
    """

    sources: tuple[NewSource, ...] = ()
    variables: tuple[NewVariable, ...] = ()
    cases: tuple[NewCase, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    # What else is to be remembered of a file, by its source's origin: what the reader did not say and the user did.
    remarks: Mapping[str, tuple[Warning, ...]] = field(default_factory=dict)
    tables: tuple[NewTable, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """What became of one file. `source` is the GUID of the source it became, "" for a table and what was not read.

    A table has an entry of its own, with its cases, before those of its open answers. `warnings` say what was noticed
    or left out; `error` why the file was not read.
    """

    file: str
    source: str = ""
    name: str = ""
    kind: str = ""
    words: int = 0
    turns: int = 0
    cases: int = 0
    warnings: tuple[Warning, ...] = ()
    error: Warning | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one import brought in and left out."""

    id: int
    guid: str
    created: str
    coder: str
    entries: tuple[ImportEntry, ...]
