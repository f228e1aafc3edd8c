"""Memos: notes on a source, code, coding, case, speaker or the project, or on a passage of a source."""

from collections.abc import Callable

from kooditin.project.database import Row, new_guid, utc_now
from kooditin.project.journal import Journal
from kooditin.qda.coding import Memo, checked_span
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import Span, normal_text

_COLUMNS = 'id, guid, target_kind, target, text, coder, "start", "end", created, modified'
TARGET_KINDS = ("project", "source", "speaker", "code", "coding", "case")


class Memos:
    """The memos of one project, oldest first; a new one is the active coder's."""

    def __init__(self, journal: Journal, coder_id: Callable[[], int]) -> None:
        self._journal = journal
        self._database = journal.database
        self._coder_id = coder_id

    def all(self) -> list[Memo]:
        """All memos."""
        return [_memo(row) for row in self._database.query(f"SELECT {_COLUMNS} FROM memo ORDER BY id")]

    def for_target(self, kind: str, target: int) -> list[Memo]:
        """The memos on one thing; for a source, those on its passages too."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM memo WHERE target_kind = ? AND target = ? ORDER BY id", (kind, target)
        )
        return [_memo(row) for row in rows]

    def get(self, memo_id: int) -> Memo:
        """One memo. Raises NotFound."""
        row = self._database.one(f"SELECT {_COLUMNS} FROM memo WHERE id = ?", (memo_id,))
        if row is None:
            raise NotFound("There is no memo {reference}. It may have been deleted.", reference=memo_id)
        return _memo(row)

    def add(self, target_kind: str, target: int, text: str, span: Span | None = None) -> Memo:
        """Writes a memo on a thing; with a span, on that passage of the source. The project's own id is 1."""
        subject, text = self._name_of(target_kind, target), _checked_text(text)
        if span is not None:
            self._check_span(target_kind, target, span)
        start, end = span or (None, None)
        now = utc_now()
        with self._journal.operation("add_memo", subject):
            row = self._database.execute(
                'INSERT INTO memo (guid, target_kind, target, "start", "end", coder, text, created, modified) '
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (new_guid(), target_kind, target, start, end, self._coder_id(), text, now, now),
            )
        assert row.lastrowid is not None
        return self.get(row.lastrowid)

    def edit(self, memo_id: int, text: str, *, goes_on: bool = False) -> Memo:
        """Changes a memo's text; `goes_on` makes it one act with what was written of it just before."""
        memo, text = self.get(memo_id), _checked_text(text)
        same, name = ("memo", memo_id) if goes_on else None, self._name_of(memo.target_kind, memo.target)
        with self._journal.operation("edit_memo", name, goes_on=same):
            self._database.execute(
                "UPDATE memo SET text = ?, modified = ? WHERE id = ? AND text <> ?", (text, utc_now(), memo_id, text)
            )
        return self.get(memo_id)

    def delete(self, memo_id: int) -> None:
        """Deletes a memo."""
        memo = self.get(memo_id)
        with self._journal.operation("delete_memo", self._name_of(memo.target_kind, memo.target)):
            self._database.execute("DELETE FROM memo WHERE id = ?", (memo_id,))

    def _name_of(self, kind: str, target: int) -> str:
        if kind not in TARGET_KINDS:
            raise ValueError(kind)
        table, column = ("code", "name") if kind == "coding" else (kind, "name")
        clause = "id = (SELECT code FROM coding WHERE id = ?)" if kind == "coding" else "id = ?"
        row = self._database.one(f'SELECT {column} FROM "{table}" WHERE {clause}', (target,))
        if row is None:
            raise NotFound("What the memo is about ({kind} {target}) is no longer there.", kind=kind, target=target)
        return str(row[0])

    def _check_span(self, kind: str, target: int, span: Span) -> None:
        if kind != "source":
            raise ValueError("only a memo on a source has a span")
        row = self._database.one("SELECT characters FROM source WHERE id = ?", (target,))
        assert row is not None
        checked_span(*span, row[0])


def _memo(row: Row) -> Memo:
    memo_id, guid, kind, target, text, coder, start, end, created, modified = row
    span = None if start is None else Span(start, end)
    return Memo(memo_id, guid, kind, target, text, coder, span, created, modified)


def _checked_text(text: str) -> str:
    clean = normal_text(text)
    if not clean.strip():
        raise Refused("A memo needs some text. Write it, or delete the memo.")
    return clean
