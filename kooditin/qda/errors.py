"""The errors a user can act on."""

from pathlib import Path


class KooditinError(Exception):
    """Something the user can act on: what happened, to which file, what to try.

    `template` is an English sentence with {names}; `values` fill it. The window shows a translation of
    the template filled with the same values, the command line shows str(error). All sentences end in a
    full stop and say what to do next. Templates must be literals, so that they can be translated.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


class CannotOpen(KooditinError):
    """The project file could not be opened (exit code 3 on the command line)."""


class Damaged(CannotOpen):
    """The project file is there but broken; `newest_backup` is a backup that passes its check, if any."""

    newest_backup: Path | None = None


class Refused(KooditinError):
    """An act that the rules or the disk do not allow; nothing was changed."""


class NotFound(Refused):
    """A source, code or coding was named that the project does not have."""


class CannotRead(KooditinError):
    """A foreign file could not be read; other files of the batch go on."""
