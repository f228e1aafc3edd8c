"""What an act changed, told to whoever shows it; and the acts themselves as history."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Ids = frozenset[int]


@dataclass(frozen=True, slots=True)
class Change:
    """Which rows of which kind an act, its undo or its redo touched.

    Kinds are the table names: "source", "code", "coding", "speaker", "turn", "memo", "case", "variable", "value",
    "coder", "project", "decision", "suggestion_rule", "source_use" … `within` names the owners of touched rows, e.g.
    within["source"] holds the sources whose codings or turns changed and within["code"] the codes whose codings did,
    so counts can be mended in place.
    The turns of a source that is itself among `added` are not listed. "preference" among `updated` is no act, but
    another way of looking: whether interviewers are left out (1), or how suggestions are made (2).
    """

    added: Mapping[str, Ids] = field(default_factory=dict)
    updated: Mapping[str, Ids] = field(default_factory=dict)
    removed: Mapping[str, Ids] = field(default_factory=dict)
    within: Mapping[str, Ids] = field(default_factory=dict)

    def touches(self, *kinds: str) -> bool:
        return any(kind in part for kind in kinds for part in (self.added, self.updated, self.removed))

    def ids(self, kind: str) -> Ids:
        """Every id of the kind that was added, updated or removed."""
        none: Ids = frozenset()
        return self.added.get(kind, none) | self.updated.get(kind, none) | self.removed.get(kind, none)


@dataclass(frozen=True, slots=True)
class Operation:
    """One act in the journal. `subject` says on what, in the user's own words (a code or source name).

    `state`: "done", "undone" (can be redone) or "abandoned" (undone, then overtaken by a new act).
    """

    id: int
    verb: str
    subject: str
    coder: str
    time: str
    state: str
    changes: int
