"""Imports as whole acts, and the reports that are kept of them."""

import json
from collections.abc import Sequence

from kooditin.project.cases import Cases
from kooditin.project.database import Row, new_guid, utc_now
from kooditin.project.journal import Journal
from kooditin.project.sources import Progress, Sources
from kooditin.qda.errors import Refused
from kooditin.qda.imports import Batch, ImportEntry, ImportReport
from kooditin.qda.source import NewSource, Source, Warning, normal_text


class Imports:
    """What came into one project, and how."""

    def __init__(self, journal: Journal, sources: Sources, cases: Cases) -> None:
        self._journal = journal
        self._database = journal.database
        self._sources = sources
        self._cases = cases

    def bring_in(self, batch: Batch, progress: Progress | None = None) -> list[Source]:
        """Adds all of the batch and a report of it in one act; gives the sources in the batch's order.

        Nothing is done, and no report kept, where the batch holds neither sources nor cases nor variables. `progress`
        is as in Sources.add_many.
        """
        if not (batch.sources or batch.cases or batch.variables):
            return []
        names = [new.name for new in batch.sources] or [case.name for case in batch.cases]
        subject = names[0] if len(names) == 1 else str(len(names))
        act = (
            self._journal.operation("import_sources", subject)
            if batch.sources
            else self._journal.operation("import_cases", subject)
        )
        with act:
            self._bring_cases(batch)
            added = self._sources.add_many(batch.sources, progress) if batch.sources else []
            entries = [
                ImportEntry(table.origin, name=table.name, kind="survey", cases=table.cases, warnings=table.warnings)
                for table in batch.tables
            ]
            entries += [self._entry(*pair, batch) for pair in zip(added, batch.sources, strict=True)]
            entries += [
                ImportEntry(failed.file, error=Warning(failed.error.template, failed.error.values))
                for failed in batch.not_read
            ]
            if entries:
                self._database.execute(
                    "INSERT INTO import_report (guid, created, coder, entries) VALUES (?, ?, ?, ?)",
                    (new_guid(), utc_now(), self._journal.coder_name, _packed(entries)),
                )
        return added

    def reports(self) -> list[ImportReport]:
        """What the imports said, oldest first."""
        rows = self._database.query("SELECT id, guid, created, coder, entries FROM import_report ORDER BY id")
        return [_report(row) for row in rows]

    def mappings(self) -> dict[str, str]:
        """The saved mappings of surveys by name: JSON as qda.survey writes it."""
        return dict(self._database.query("SELECT name, columns FROM survey_mapping ORDER BY name"))

    def save_mapping(self, name: str, columns: str) -> None:
        """Keeps a mapping under a name; one of that name is replaced."""
        name = " ".join(normal_text(name).split())
        if not name:
            raise Refused("A name is needed. Type one and try again.")
        with self._journal.operation("save_mapping", name):
            run = self._database.execute
            if run("SELECT 1 FROM survey_mapping WHERE name = ?", (name,)).fetchone():
                run("UPDATE survey_mapping SET columns = ? WHERE name = ?", (columns, name))
            else:
                run(
                    "INSERT INTO survey_mapping (guid, name, columns) VALUES (?, ?, ?)", (new_guid(), name, columns)
                )  # fmt: skip

    def _bring_cases(self, batch: Batch) -> None:
        variables = {variable.name.casefold(): variable.id for variable in self._cases.variables()}
        for new in batch.variables:
            if new.name.casefold() not in variables:
                made = self._cases.add_variable(
                    new.name, new.type, choices=new.choices, description=new.description
                )  # fmt: skip
                variables[new.name.casefold()] = made.id
        ids = self._cases.ensure_many([case.name for case in batch.cases])
        self._cases.set_values(
            (case_id, variables[name.casefold()], text)
            for case_id, case in zip(ids, batch.cases, strict=True)
            for name, text in case.values.items()
        )

    @staticmethod
    def _entry(source: Source, new: NewSource, batch: Batch) -> ImportEntry:
        return ImportEntry(
            file=new.origin or new.name,
            source=source.guid,
            name=source.name,
            kind=source.kind,
            words=source.words,
            turns=len(new.turns),
            cases=len({speaker.case for speaker in new.speakers if speaker.case} | ({new.case} - {""})),
            warnings=(*new.warnings, *batch.remarks.get(new.origin, ())),
        )


def _packed(entries: Sequence[ImportEntry]) -> str:
    """The entries as JSON; values that JSON does not know (paths) as text."""
    return json.dumps(
        [
            {
                "file": entry.file, "source": entry.source, "name": entry.name, "kind": entry.kind,
                "words": entry.words, "turns": entry.turns, "cases": entry.cases,
                "warnings": [[warning.template, warning.values] for warning in entry.warnings],
                "error": [entry.error.template, entry.error.values] if entry.error else None,
            }
            for entry in entries
        ],
        ensure_ascii=False, default=str,
    )  # fmt: skip


def _report(row: Row) -> ImportReport:
    report_id, guid, created, coder, entries = row
    return ImportReport(report_id, guid, created, coder, tuple(map(_entry, json.loads(entries))))


def _entry(packed: dict[str, object]) -> ImportEntry:
    warnings, error = packed.pop("warnings"), packed.pop("error")
    assert isinstance(warnings, list)
    return ImportEntry(
        **packed,  # type: ignore[arg-type]  # the fields that _packed wrote
        warnings=tuple(Warning(*warning) for warning in warnings),
        error=Warning(*error) if isinstance(error, list) else None,
    )
