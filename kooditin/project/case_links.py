"""Which sources and speakers belong to which cases: counted, listed, said for many at once, and cases made one."""

from collections.abc import Collection, Iterable

from kooditin.project.cases import Cases, few
from kooditin.project.journal import Journal
from kooditin.qda.case import Case, CaseCounts, Member, shown_value

# The turn that a coding's start lies in, or the last before it, says whose the coding is, where any speaker of its
# source is a case; else the source does.
_CODINGS = """
SELECT coalesce((SELECT speaker."case" FROM turn JOIN speaker ON speaker.id = turn.speaker
                 WHERE turn.id = (SELECT t.id FROM turn t WHERE t.source = coding.source AND t."start" <= coding."start"
                                  ORDER BY t."start" DESC, t.id DESC LIMIT 1)), source."case") AS whose, count(*)
FROM coding JOIN source ON source.id = coding.source
WHERE source.id IN (SELECT source FROM speaker WHERE "case" IS NOT NULL) GROUP BY whose
UNION ALL
SELECT source."case", count(*) FROM coding JOIN source ON source.id = coding.source
WHERE source."case" IS NOT NULL AND source.id NOT IN (SELECT source FROM speaker WHERE "case" IS NOT NULL)
GROUP BY source."case"
"""


class CaseLinks:
    """The sources and speakers of the cases of one project."""

    def __init__(self, journal: Journal, cases: Cases) -> None:
        self._journal = journal
        self._database = journal.database
        self._cases = cases

    def counts(self) -> dict[int, CaseCounts]:
        """How many sources, speakers and codings each case has; cases without any are left out."""
        query = self._database.query
        sources: dict[int, int] = dict(
            query('SELECT "case", count(*) FROM source WHERE "case" IS NOT NULL GROUP BY "case"')
        )
        speakers: dict[int, int] = dict(
            query('SELECT "case", count(*) FROM speaker WHERE "case" IS NOT NULL GROUP BY "case"')
        )
        codings: dict[int, int] = {}
        for case, number in query(_CODINGS):
            if case is not None:
                codings[case] = codings.get(case, 0) + number
        every = sources.keys() | speakers.keys() | codings.keys()
        return {case: CaseCounts(sources.get(case, 0), speakers.get(case, 0), codings.get(case, 0)) for case in every}

    def of_case(self, case_id: int) -> list[Member]:
        """The sources and speakers that are the case, each source before its speakers, in the order of import."""
        return self._members('WHERE source."case" = ?1', 'WHERE speaker."case" = ?1', (case_id,))

    def without_case(self) -> list[Member]:
        """The sources without a case, and the speakers (no interviewers) who have none, nor has their source.

        A source all of whose speakers have cases needs none itself.
        """
        heard = "FROM speaker WHERE speaker.source = source.id AND NOT speaker.interviewer"
        return self._members(
            f'WHERE source."case" IS NULL AND (NOT EXISTS (SELECT 1 {heard}) '
            f'OR EXISTS (SELECT 1 {heard} AND speaker."case" IS NULL))',
            'WHERE speaker."case" IS NULL AND source."case" IS NULL AND NOT speaker.interviewer',
        )

    def _members(self, of_sources: str, of_speakers: str, values: Collection[int] = ()) -> list[Member]:
        rows = self._database.query(
            f"SELECT source.id, 0, source.id, source.name, source.id, source.name FROM source {of_sources} "
            "UNION ALL SELECT source.id, speaker.id, speaker.id, speaker.name, source.id, source.name "
            f"FROM speaker JOIN source ON source.id = speaker.source {of_speakers} ORDER BY 1, 2",
            tuple(values),
        )
        return [Member("speaker" if nth else "source", *row) for _, nth, *row in rows]

    def assign(self, members: Iterable[Member], case_id: int | None) -> None:
        """Says whose the sources and speakers are, as one act; None takes them from their cases."""
        chosen = list(members)
        if case_id is not None:
            self._cases.get(case_id)
        with self._journal.operation("assign_members", few([member.name for member in chosen])):
            for kind in ("source", "speaker"):
                rows = [(case_id, member.id) for member in chosen if member.kind == kind]
                self._database.executemany(f'UPDATE {kind} SET "case" = ? WHERE id = ?', rows)

    def assign_to_name(self, members: Iterable[Member], name: str) -> int:
        """Says whose the sources and speakers are by the case's name; a case that is missing is made. Gives its id."""
        chosen = list(members)
        with self._journal.operation("assign_members", few([member.name for member in chosen])):
            case_id = self._cases.ensure(name)
            self.assign(chosen, case_id)
        return case_id

    def make_cases(self, members: Iterable[Member]) -> list[int]:
        """Makes each source and speaker a case of its own, as one act; gives the cases' ids.

        A case is called as its source, or as its speaker where no other speaker of the project has that name, else
        "V1, Haastattelu 3". One that has the name already is used.
        """
        chosen = list(members)
        often = {name for (name,) in self._database.query("SELECT name FROM speaker GROUP BY name HAVING count(*) > 1")}
        names = [
            f"{member.name}, {member.source_name}" if member.kind == "speaker" and member.name in often else member.name
            for member in chosen
        ]
        with self._journal.operation("make_cases", few(names)):
            ids = self._cases.ensure_many(names)
            for kind in ("source", "speaker"):
                rows = [(case, each.id) for case, each in zip(ids, chosen, strict=True) if each.kind == kind]
                self._database.executemany(f'UPDATE {kind} SET "case" = ? WHERE id = ?', rows)
        return ids

    def merge(self, case_ids: Iterable[int], into: int, *, language: str = "fi") -> Case:
        """Makes many cases one: `into` takes the others' sources, speakers and memos, and the values it lacks.

        Of a value that both have, its own holds; the other is written at the end of its memo in the words of the
        language ("fi" or "en"), as are the others' own memos. So nothing that was known goes.
        """
        kept = self._cases.get(into)
        others = [self._cases.get(case_id) for case_id in dict.fromkeys(case_ids) if case_id != into]
        if not others:
            return kept
        variables = self._cases.variables()
        texts = self._cases.value_texts([into, *(other.id for other in others)])
        memo = [kept.memo]
        cells: list[tuple[int, int, str]] = []
        for other in others:
            lines = [other.memo] if other.memo else []
            for variable in variables:
                text, own = texts.get((other.id, variable.id)), texts.get((into, variable.id))
                if text and not own:
                    texts[into, variable.id] = text
                    cells.append((into, variable.id, text))
                elif text and text != own:
                    lines.append(f"{variable.name}: {shown_value(text, variable.type, language)}")
            memo += [f"{other.name}:\n" + "\n".join(lines)] if lines else []
        with self._journal.operation("merge_cases", kept.name):
            gone = [(into, other.id) for other in others]
            for table in ("source", "speaker"):
                self._database.executemany(f'UPDATE {table} SET "case" = ? WHERE "case" = ?', gone)
            self._database.executemany("UPDATE memo SET target = ? WHERE target_kind = 'case' AND target = ?", gone)
            self._database.executemany('DELETE FROM "case" WHERE id = ?', [(other.id,) for other in others])
            self._cases.set_values(cells)
            self._cases.set_case_memo(into, "\n\n".join(filter(None, memo)))
        return self._cases.get(into)
