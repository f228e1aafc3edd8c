"""A batch brought into the project in the background: one act, with progress, and taken back whole when cancelled."""

from collections.abc import Callable

from kooditin.gui.bridge.background import Job
from kooditin.project.project import Project
from kooditin.qda.change import Change
from kooditin.qda.imports import Batch


class _Cancelled(Exception):
    """Raised within the act, so that all of it is taken back."""


def bring_in(job: Job, project: Project, gather: Callable[[Project], Batch]) -> tuple[Batch, list[Change]]:
    """The batch that `gather` makes, and its change, written over a connection of its own.

    An empty batch and no change where the job was cancelled; the caller announces the change in the window's thread.
    """
    changes: list[Change] = []

    def report(done: int, total: int) -> None:
        if job.is_cancelled:
            raise _Cancelled
        job.report(done, total)

    sibling = project.sibling()
    try:
        sibling.subscribe(changes.append)
        batch = gather(sibling)
        if not job.is_cancelled:
            sibling.imports.bring_in(batch, report)
    except _Cancelled:
        return Batch(), []
    finally:
        sibling.close()
    return (batch, changes) if changes or not job.is_cancelled else (Batch(), [])
