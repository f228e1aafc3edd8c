"""The ledger of suggestions: what was shown, what became of it, and on which evidence."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from kooditin.project.database import Database, new_guid, utc_now
from kooditin.qda.suggestion import Acceptance, LedgerRow, Offer, Reason

_TOGETHER = 100  # rows a transaction, which so stays below 20 ms


def packed(reasons: Iterable[Reason]) -> str:
    """The reasons as JSON; an excerpt's place among the examples is left out, as it holds for one moment only."""
    return json.dumps([[r.kind, r.text, round(r.weight, 3)] for r in reasons], ensure_ascii=False)


def unpacked(evidence: str) -> tuple[Reason, ...]:
    """The reasons that `packed` wrote."""
    return tuple(Reason(*reason) for reason in json.loads(evidence))


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
        self._excerpts: dict[str, bool] | None = None if gone is None else {}

    def of(self, source: int) -> str:
        if source not in self._read:
            row = self._database.one("SELECT text FROM source WHERE id = ?", (source,))
            self._read[source] = "" if row is None else row[0]
        return self._read[source]

    def still_there(self, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        """The reasons, without the words of excerpts whose source is gone: who withdraws is quoted nowhere."""
        if self._excerpts is None:
            return reasons
        return tuple(r if r.kind != "alike" or self._has(r.text) else r._replace(text="…") for r in reasons)

    def _has(self, excerpt: str) -> bool:
        assert self._excerpts is not None
        if excerpt not in self._excerpts:
            sources = (source for (source,) in self._database.query("SELECT id FROM source"))
            lines = excerpt.split("\n")
            self._excerpts[excerpt] = any(all(line in self.of(source) for line in lines) for source in sources)
        return self._excerpts[excerpt]


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
