"""The codings of a project: one code on one span of a source by one coder."""

from collections.abc import Callable, Collection, Iterable, Sequence

from kooditin.project.database import new_guid, utc_now
from kooditin.project.journal import Journal
from kooditin.qda.coding import Coding, Origin, checked_span
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import Span, normal_text

_COLUMNS = 'id, guid, source, code, coder, "start", "end", memo, origin, created, modified'
_ORIGINS = ("manual", "suggested", "auto", "imported")
_CHUNK = 500

# source, start, end, code, and what may be left out: memo, origin, coder
NewCoding = tuple[int, int, int, int] | tuple[int, int, int, int, str] | tuple[int, int, int, int, str, Origin]


class Codings:
    """The codings of one project; those made without a coder are the active coder's."""

    def __init__(self, journal: Journal, coder_id: Callable[[], int]) -> None:
        self._journal = journal
        self._database = journal.database
        self._coder_id = coder_id

    def in_source(self, source_id: int) -> list[Coding]:
        """The codings of a source in text order."""
        rows = self._database.query(
            f'SELECT {_COLUMNS} FROM coding WHERE source = ? ORDER BY "start", "end", id', (source_id,)
        )
        return [Coding(*row) for row in rows]

    def get(self, coding_id: int) -> Coding:
        """One coding. Raises NotFound."""
        row = self._database.one(f"SELECT {_COLUMNS} FROM coding WHERE id = ?", (coding_id,))
        if row is None:
            raise NotFound("There is no coding {reference}. It may have been deleted.", reference=coding_id)
        return Coding(*row)

    def get_many(self, coding_ids: Collection[int]) -> list[Coding]:
        """Those of the codings that exist, in source and text order."""
        wanted, found = list(coding_ids), []
        for first in range(0, len(wanted), _CHUNK):
            chunk = wanted[first : first + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            found += self._database.query(f"SELECT {_COLUMNS} FROM coding WHERE id IN ({marks})", chunk)
        codings = [Coding(*row) for row in found]
        return sorted(codings, key=lambda coding: (coding.source, coding.start, coding.end, coding.id))

    def apply(
        self,
        source: int,
        start: int,
        end: int,
        code: int,
        *,
        memo: str = "",
        origin: Origin = "manual",
        coder: int | None = None,
    ) -> Coding:
        """Codes a span. The coder's coding of just that span with that code, if there is one, is given unchanged.

        Raises Refused when the span is empty or outside the text, NotFound for an unknown source, code or coder.
        """
        subject = self._checked(source, start, end, code, origin)
        self._check_coder(coder)
        with self._journal.operation("apply_code", subject):
            coding_id = self._put(source, start, end, code, memo, origin, coder)
        return self.get(coding_id)

    def apply_many(self, new_codings: Iterable[NewCoding], *, coder: int | None = None) -> list[Coding]:
        """Applies (source, start, end, code[, memo[, origin]]) tuples in one operation; all or none."""
        whole = [_whole(*new) for new in new_codings]
        lengths = {source: self._length(source) for source in {new[0] for new in whole}}
        for source, start, end, _, _, origin in whole:
            _check_place(start, end, lengths[source], origin)
        for code in {new[3] for new in whole}:
            self._code_name(code)
        self._check_coder(coder)
        with self._journal.operation("apply_codes", str(len(whole))):
            ids = [self._put(*new, coder) for new in whole]
        codings = {coding.id: coding for coding in self.get_many(ids)}
        return [codings[coding_id] for coding_id in ids]

    def apply_each(self, source: int, spans: Sequence[Span], codes: Sequence[int]) -> list[Coding]:
        """Gives each of the spans each of the codes, in one operation; all or none. In the order of codes, then spans.

        As with `apply`, the coder's coding of just that span with that code is given unchanged.
        """
        names = [self._checked(source, *span, code, "manual") for code in codes for span in spans]
        act = (
            self._journal.operation("apply_code", names[0])
            if len(codes) == 1
            else self._journal.operation("apply_codes", str(len(names)))
        )
        with act:
            ids = [self._put(source, *span, code, "", "manual", None) for code in codes for span in spans]
        return [self.get(coding_id) for coding_id in ids]

    def resize(self, coding_id: int, start: int, end: int) -> Coding:
        """Moves the ends of the coding. Raises Refused where the coder has that code on that span already."""
        coding = self.get(coding_id)
        subject = self._checked(coding.source, start, end, coding.code, coding.origin)
        self._refuse_twin(coding, start, end, coding.code)
        with self._journal.operation("resize_coding", subject):
            self._database.execute(
                'UPDATE coding SET "start" = ?, "end" = ?, modified = ? WHERE id = ? AND ("start", "end") <> (?, ?)',
                (start, end, utc_now(), coding_id, start, end),
            )
        return self.get(coding_id)

    def recode(self, coding_id: int, code: int) -> Coding:
        """Gives the span another code. Raises Refused where the coder has that code on that span already."""
        coding = self.get(coding_id)
        subject = self._checked(coding.source, coding.start, coding.end, code, coding.origin)
        self._refuse_twin(coding, coding.start, coding.end, code)
        with self._journal.operation("recode", subject):
            self._database.execute(
                "UPDATE coding SET code = ?, modified = ? WHERE id = ? AND code <> ?",
                (code, utc_now(), coding_id, code),
            )
        return self.get(coding_id)

    def set_memo(self, coding_id: int, text: str, *, goes_on: bool = False) -> Coding:
        """Writes the coding's memo; `goes_on` makes it one act with what was written of it just before."""
        coding, text = self.get(coding_id), normal_text(text)
        same = ("coding", coding_id) if goes_on else None
        with self._journal.operation("set_coding_memo", self._code_name(coding.code), goes_on=same):
            self._database.execute(
                "UPDATE coding SET memo = ?, modified = ? WHERE id = ? AND memo <> ?",
                (text, utc_now(), coding_id, text),
            )
        return self.get(coding_id)

    def delete(self, coding_id: int) -> None:
        """Takes the coding away; code and text stay."""
        coding = self.get(coding_id)
        with self._journal.operation("delete_coding", self._code_name(coding.code)):
            self._database.execute("DELETE FROM coding WHERE id = ?", (coding_id,))

    def delete_many(self, coding_ids: Collection[int]) -> None:
        """Takes several codings away in one operation; ids that do not exist are passed over."""
        with self._journal.operation("delete_codings", str(len(coding_ids))):
            self._database.executemany("DELETE FROM coding WHERE id = ?", [(coding_id,) for coding_id in coding_ids])

    def _checked(self, source: int, start: int, end: int, code: int, origin: str) -> str:
        """The code's name, when the coding may be made."""
        _check_place(start, end, self._length(source), origin)
        return self._code_name(code)

    def _length(self, source: int) -> int:
        row = self._database.one("SELECT characters FROM source WHERE id = ?", (source,))
        if row is None:
            raise NotFound("There is no source {reference}. Look at the list of sources.", reference=source)
        return int(row[0])

    def _code_name(self, code: int) -> str:
        row = self._database.one("SELECT name FROM code WHERE id = ?", (code,))
        if row is None:
            raise NotFound("There is no code {reference}. Look at the list of codes.", reference=code)
        return str(row[0])

    def _check_coder(self, coder: int | None) -> None:
        if coder and self._database.one("SELECT 1 FROM coder WHERE id = ?", (coder,)) is None:
            raise NotFound("There is no coder {reference}. Look at the list of coders.", reference=coder)

    def _put(self, source: int, start: int, end: int, code: int, memo: str, origin: str, coder: int | None) -> int:
        coder = coder or self._coder_id()
        twin = self._twin(source, start, end, code, coder)
        if twin is not None:
            return twin
        now = utc_now()
        row = self._database.execute(
            'INSERT INTO coding (guid, source, code, coder, "start", "end", memo, origin, created, modified) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (new_guid(), source, code, coder, start, end, normal_text(memo), origin, now, now),
        )
        assert row.lastrowid is not None
        return row.lastrowid

    def _twin(self, source: int, start: int, end: int, code: int, coder: int) -> int | None:
        row = self._database.execute(
            'SELECT id FROM coding WHERE source = ? AND "start" = ? AND "end" = ? AND +code = ? AND coder = ?',
            (source, start, end, code, coder),
        ).fetchone()
        return None if row is None else int(row[0])

    def _refuse_twin(self, coding: Coding, start: int, end: int, code: int) -> None:
        if self._twin(coding.source, start, end, code, coding.coder) not in (None, coding.id):
            raise Refused("The passage has this code already. Choose another passage or code.")


def _whole(
    source: int, start: int, end: int, code: int, memo: str = "", origin: Origin = "manual"
) -> tuple[int, int, int, int, str, Origin]:
    return source, start, end, code, memo, origin


def _check_place(start: int, end: int, length: int, origin: str) -> None:
    checked_span(start, end, length)
    if origin not in _ORIGINS:
        raise ValueError(origin)
