"""Opening a project for a command, and finding what the command names in it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from kooditin import settings
from kooditin.project import Project, backups
from kooditin.qda.errors import CannotOpen, NotFound

BACKUP_EVERY = timedelta(minutes=10)


def for_reading(file: Path) -> Project:
    """The project, open for reading: it may be open in a window at the same time. Raises CannotOpen."""
    return Project.open(file, read_only=True)


def for_writing(file: Path, coder: str | None = None) -> Project:
    """The project, open for acts of that coder. Raises CannotOpen when it may not be written to or is in use."""
    folder = settings.data_folder() / "backups"
    project = Project.open(file, coder=coder or None, backup_folder=folder, back_up=not _lately_backed_up(file, folder))
    if not project.read_only:
        return project
    reason = project.read_only_reason
    project.close()
    if isinstance(reason, CannotOpen):
        raise reason
    if reason is not None:
        raise CannotOpen(reason.template, **reason.values)
    raise CannotOpen("{path} can only be read. Check that you may write to it.", path=file)


def _lately_backed_up(file: Path, folder: Path) -> bool:
    """Whether a backup is so new that a script's next command needs none: a hundred would push out yesterday's."""
    newest = next(iter(backups.list_backups(file, folder)), None)
    if newest is None:
        return False
    age = datetime.now(UTC) - datetime.fromisoformat(newest.time)
    return timedelta() <= age < BACKUP_EVERY


def coder_id(project: Project, name: str) -> int:
    """The coder of that name (case ignored). Raises NotFound, naming those there are."""
    coders = project.coders.all()
    found = [coder.id for coder in coders if coder.name.casefold() == name.casefold()]
    if not found:
        names = ", ".join(coder.name for coder in coders)
        raise NotFound("There is no coder {coder} in this project. The coders are: {names}.", coder=name, names=names)
    return found[0]


def variable_id(project: Project, name: str) -> int:
    """The variable of that name (case ignored). Raises NotFound, naming those there are."""
    variables = project.cases.variables()
    found = [variable.id for variable in variables if variable.name.casefold() == name.casefold()]
    if not found:
        names = ", ".join(variable.name for variable in variables) or "none yet"
        raise NotFound(
            "There is no variable {name} in this project. The variables are: {names}.", name=name, names=names
        )
    return found[0]
