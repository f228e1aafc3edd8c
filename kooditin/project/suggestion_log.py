"""The ledger of suggestions: what was shown, what became of it, and on which evidence.

What was shown is only noted, beside the journal. Of a source that is deleted the notes rest unseen and uncounted, as
its text, codings and decisions rest in the journal: undo brings all of it back, and the counts are right then and now.
Once nothing can bring a source back, as its import was undone and other acts followed, its notes go, and so do the
words that other notes quote of it. The number of a source that has notes is not given to another.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from kooditin.project.database import Database, new_guid, utc_now
from kooditin.project.preferences import Preferences
from kooditin.qda.suggestion import Acceptance, LedgerRow, Offer, Reason

UNSAID = "…"  # in the place of an excerpt whose source is gone
_TOGETHER = 100  # rows a transaction, which so stays below 20 ms
_FORGOTTEN = "imports forgotten by the ledger"


def packed(reasons: Iterable[Reason]) -> str:
    """The reasons as JSON; an excerpt's place among the examples is left out, as it holds for one moment only."""
    return json.dumps([[r.kind, r.text, round(r.weight, 3)] for r in reasons], ensure_ascii=False)


def unpacked(evidence: str) -> tuple[Reason, ...]:
    """The reasons that `packed` wrote."""
    return tuple(Reason(*reason) for reason in json.loads(evidence))


def highest_source(database: Database) -> int:
    """The highest number of a source that something was noted of, be the source there or not; 0 for none."""
    row = database.one("SELECT max(source) FROM suggestion_shown")
    return 0 if row is None or row[0] is None else int(row[0])


def forget_gone(database: Database, preferences: Preferences) -> None:
    """Takes out what was noted of sources that nothing can bring back, and what other notes quote of them.

    There is something to do only after an import was undone and redo of it is over. Writes in short transactions.
    """
    row = database.one("SELECT count(*) FROM operation WHERE verb = 'import_sources' AND state = 'abandoned'")
    over = "0" if row is None else str(row[0])
    if database.read_only or preferences.get(_FORGOTTEN, "0") == over:
        return
    living = database.query("SELECT id, text FROM source")
    resting = database.query("SELECT row, old FROM image WHERE tbl = 'source' AND action = 'delete'")
    known = {source for source, _ in (*living, *resting)}
    excerpts = _Excerpts([*(text for _, text in living), *(json.loads(old)["text"] for _, old in resting)])
    gone, quoting = [], []
    for number, source, evidence in database.query("SELECT id, source, evidence FROM suggestion_shown"):
        reasons = unpacked(evidence)
        kept = excerpts.still_said(reasons)
        if source not in known:
            gone.append((number,))
        elif kept != reasons:
            quoting.append((packed(kept), number))
    for statement, rows in (
        ("DELETE FROM suggestion_shown WHERE id = ?", gone),
        ("UPDATE suggestion_shown SET evidence = ? WHERE id = ?", quoting),
    ):
        for first in range(0, len(rows), _TOGETHER):
            with database.transaction():
                database.executemany(statement, rows[first : first + _TOGETHER])
    preferences.put(_FORGOTTEN, over)


class _Excerpts:
    """Which excerpts are in some of the texts; each is looked for once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._said: dict[str, bool] = {}

    def still_said(self, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        """The reasons, without the words of excerpts that are in no text: who withdraws is quoted nowhere."""
        return tuple(r if r.kind != "alike" or self._has(r.text) else r._replace(text=UNSAID) for r in reasons)

    def _has(self, excerpt: str) -> bool:
        if excerpt not in self._said:
            lines = excerpt.split("\n")
            self._said[excerpt] = any(all(line in text for line in lines) for text in self._texts)
        return self._said[excerpt]


def note(database: Database, offers: Collection[Offer], coder: str) -> int:
    """Keeps those offers that were not shown to the coder before by the same model; gives their number."""
    if database.read_only:
        return 0
    ordered, count = list(offers), 0
    names: dict[int, str] = dict(database.query("SELECT id, name FROM code"))
    for first in range(0, len(ordered), _TOGETHER):
        with database.transaction():
            for offer in ordered[first : first + _TOGETHER]:
                count += _note(database, offer, names.get(offer.code, ""), coder)
    return count


def _note(database: Database, offer: Offer, name: str, coder: str) -> int:
    found = database.execute(
        'INSERT INTO suggestion_shown (guid, source, "start", "end", code, code_name, permille, evidence, coder, '
        "model, examples, time) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 WHERE NOT EXISTS (SELECT 1 "
        'FROM suggestion_shown WHERE source = ?2 AND "start" = ?3 AND "end" = ?4 AND code = ?5 AND coder = ?9 '
        "AND model = ?10 AND examples = ?11)",
        (
            new_guid(), offer.source, *offer.span, offer.code, name, round(offer.score * 1000),
            packed(offer.evidence), coder, offer.model, offer.examples, utc_now(),
        ),
    )  # fmt: skip
    return found.rowcount


def ledger(database: Database) -> list[LedgerRow]:
    """All that was shown and decided in the order of time; at the same moment, shown first."""
    with database.snapshot():
        return sorted(_rows(database), key=lambda row: (row.time, row.event != "shown"))


def _rows(database: Database) -> Iterator[LedgerRow]:
    names: dict[int, str] = dict(database.query("SELECT id, name FROM source"))
    texts = _Texts(database)
    for source, start, end, code, permille, evidence, coder, model, examples, time in database.query(
        'SELECT source, "start", "end", code_name, permille, evidence, coder, model, examples, time '
        "FROM suggestion_shown WHERE source IN (SELECT id FROM source) ORDER BY id"
    ):
        text = texts.of(source)[start:end]
        yield LedgerRow(
            time, "shown", names[source], start, end, text, code, permille / 1000, "", "", coder,
            texts.still_there(unpacked(evidence)), model, examples,
        )  # fmt: skip
    for (
        source,
        start,
        end,
        first,
        last,
        code,
        verdict,
        chosen,
        permille,
        evidence,
        coder,
        model,
        examples,
        time,
    ) in database.query(
        'SELECT d.source, d."start", d."end", coding."start", coding."end", d.code_name, d.verdict, d.chosen_name, '
        "d.permille, d.evidence, coder.name, d.model, d.examples, d.created FROM decision AS d "
        "JOIN coder ON coder.id = d.coder LEFT JOIN coding ON coding.id = d.coding ORDER BY d.id"
    ):
        text = texts.of(source)
        moved = first is not None and (first, last) != (start, end)
        yield LedgerRow(
            time, verdict, names[source], start, end, text[start:end], code, permille / 1000, chosen,
            text[first:last] if moved else "", coder, texts.still_there(unpacked(evidence)), model, examples,
        )  # fmt: skip


class _Texts:
    """The sources' texts, each read once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[int, str] = {}
        gone = database.one(
            "SELECT 1 FROM operation WHERE (verb = 'delete_source' AND state = 'done') "
            "OR (verb = 'import_sources' AND state <> 'done')"
        )
        self._excerpts = None if gone is None else _Excerpts(self._all())

    def of(self, source: int) -> str:
        if source not in self._read:
            row = self._database.one("SELECT text FROM source WHERE id = ?", (source,))
            self._read[source] = "" if row is None else row[0]
        return self._read[source]

    def still_there(self, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        """The reasons, without the words of excerpts whose source is gone."""
        return reasons if self._excerpts is None else self._excerpts.still_said(reasons)

    def _all(self) -> list[str]:
        return [self.of(source) for (source,) in self._database.query("SELECT id FROM source")]


def acceptance(database: Database, coder: int | None) -> list[Acceptance]:
    """What became of each code that was ever suggested; a deleted one has no id but its name."""
    living: dict[int, str] = dict(database.query("SELECT id, name FROM code"))
    shown: Counter[tuple[int | None, str]] = Counter()
    decided: dict[tuple[int | None, str], Counter[str]] = defaultdict(Counter)

    def key(code: int | None, name: str) -> tuple[int | None, str]:
        return (code, living[code]) if code in living else (None, name)

    for code, name, count in database.query(
        'SELECT code, code_name, count(DISTINCT source || " " || "start" || " " || "end" || coder) '
        "FROM suggestion_shown WHERE source IN (SELECT id FROM source) "
        "AND ifnull(coder = (SELECT name FROM coder WHERE id = ?), 1) GROUP BY code, code_name",
        (coder,),
    ):
        shown[key(code, name)] += count
    for code, name, verdict, count in database.query(
        "SELECT code, code_name, verdict, count(*) FROM decision WHERE ifnull(coder = ?, 1) "
        "GROUP BY code, code_name, verdict",
        (coder,),
    ):
        decided[key(code, name)][verdict] += count
    return [
        Acceptance(*each, shown[each], *(decided[each][verdict] for verdict in ("accepted", "changed", "rejected")))
        for each in sorted({*shown, *decided}, key=lambda each: (each[1].casefold(), each[0] or 0))
    ]
