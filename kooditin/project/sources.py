"""The sources of a project: their texts, turns and speakers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from kooditin.project.cases import Cases
from kooditin.project.database import Row, new_guid, new_guids, utc_now
from kooditin.project.journal import Journal
from kooditin.project.naming import chosen, free_name
from kooditin.project.suggestion_log import highest_source
from kooditin.qda.coding import checked_span
from kooditin.qda.errors import NotFound, Refused
from kooditin.qda.source import (
    SOURCE_KINDS,
    NewSource,
    NewSpeaker,
    Remark,
    Section,
    SectionKind,
    Source,
    SourceKind,
    Speaker,
    Turn,
    normal_text,
    word_count,
)
from kooditin.qda.speakers import is_interviewer

_COLUMNS = "id, guid, name, kind, origin, sha256, memo, words, characters, created, modified, language"

Progress = Callable[[int, int], None]

_TURNS_TOGETHER = 32


class Sources:
    """The sources of one project."""

    def __init__(self, journal: Journal, cases: Cases, coder_id: Callable[[], int]) -> None:
        self._journal = journal
        self._cases = cases
        self._database = journal.database
        self._coder_id = coder_id

    def all(self) -> list[Source]:
        """All sources without their texts, in the order of import."""
        return [Source(*row) for row in self._database.query(f"SELECT {_COLUMNS} FROM source ORDER BY id")]

    def get(self, source_id: int) -> Source:
        """One source without its text. Raises NotFound."""
        row = self._database.one(f"SELECT {_COLUMNS} FROM source WHERE id = ?", (source_id,))
        if row is None:
            raise NotFound("There is no source {reference}. Look at the list of sources.", reference=source_id)
        return Source(*row)

    def find(self, reference: str | int) -> Source:
        """The source with that id, GUID or name (case ignored). Raises NotFound."""
        ways = (
            lambda source, wanted: str(source.id) == wanted,
            lambda source, wanted: source.guid == wanted,
            lambda source, wanted: source.name == wanted,
            lambda source, wanted: source.name.casefold() == wanted.casefold(),
        )
        found = chosen(self.all(), reference, ways)
        if not found:
            raise NotFound("There is no source {reference}. Look at the list of sources.", reference=reference)
        return found[0]

    def text(self, source_id: int) -> str:
        """The stored text, which positions count in. Raises NotFound."""
        row = self._database.one("SELECT text FROM source WHERE id = ?", (source_id,))
        if row is None:
            raise NotFound("There is no source {reference}. Look at the list of sources.", reference=source_id)
        return str(row[0])

    def turns(self, source_id: int) -> list[Turn]:
        """The turns of a source in text order."""
        rows = self._database.query(
            'SELECT turn."start", turn."end", speaker.name, turn.milliseconds FROM turn '
            'LEFT JOIN speaker ON speaker.id = turn.speaker WHERE turn.source = ? ORDER BY turn."start", turn.id',
            (source_id,),
        )
        return [Turn(start, end, speaker, seconds(time)) for start, end, speaker, time in rows]

    def sections(self, source_id: int, kind: SectionKind | None = None) -> list[Section]:
        """The sections of a source (of one kind) in text order, an outer one before those inside it."""
        rows = self._database.query(
            'SELECT "start", "end", kind, level, title FROM section WHERE source = ?1 AND ifnull(kind = ?2, 1) '
            'ORDER BY "start", "end" DESC, level, id',
            (source_id, kind),
        )
        return [Section(*row) for row in rows]

    def speakers(self, source_id: int) -> list[Speaker]:
        """The speakers of a source in the order in which they first speak."""
        rows = self._database.query(
            "SELECT id, guid, source, name, interviewer FROM speaker WHERE source = ? ORDER BY id", (source_id,)
        )
        return [_speaker(row) for row in rows]

    def with_sha256(self, sha256: str) -> Source | None:
        """A source whose file had that SHA-256, to notice a file imported twice."""
        row = self._database.one(f"SELECT {_COLUMNS} FROM source WHERE sha256 = ? ORDER BY id", (sha256,))
        return None if row is None else Source(*row)

    def add(self, new: NewSource) -> Source:
        """Adds one source with its turns, speakers and remarks."""
        return self.add_many([new])[0]

    def add_many(self, new_sources: Sequence[NewSource], progress: Progress | None = None) -> list[Source]:
        """Adds sources in one operation; a name that is taken gets " (2)". Remarks become memos on their passages.

        `progress` hears before each how many of how many are in; where it raises, none of them stays.
        """
        for new in new_sources:
            check_new(new)
        taken = {name.casefold() for (name,) in self._database.query("SELECT name FROM source")}
        subject = new_sources[0].name if len(new_sources) == 1 else str(len(new_sources))
        words = [new.words or word_count(new.text) for new in new_sources]  # before the file is held for writing
        with self._journal.operation("import_sources", subject):
            cases = self._case_ids(new_sources)
            ids: list[int] = []
            for new, count in zip(new_sources, words, strict=True):
                if progress is not None:
                    progress(len(ids), len(new_sources))
                ids.append(self._insert(new, count, taken, cases))
        by_id = {source.id: source for source in (self.all() if len(ids) > 1 else map(self.get, ids))}
        return [by_id[source_id] for source_id in ids]

    def rename(self, source_id: int, name: str) -> Source:
        """Gives the source another name. Raises Refused when another source has it."""
        name = _checked_name(name)
        others = self._database.query("SELECT name FROM source WHERE id <> ?", (source_id,))
        if name.casefold() in {other.casefold() for (other,) in others}:
            raise Refused("There is already a source {name}. Choose another name.", name=name)
        return self._update("rename_source", source_id, "name", name)

    def set_kind(self, source_id: int, kind: SourceKind) -> Source:
        """Says what kind of source it is."""
        _check_kind(kind)
        return self._update("set_source_kind", source_id, "kind", kind)

    def set_language(self, source_id: int, language: str) -> Source:
        """Says which language the source is in: an ISO 639-1 code, or "" for not known."""
        return self._update("set_source_language", source_id, "language", language)

    def set_memo(self, source_id: int, text: str, *, goes_on: bool = False) -> Source:
        """Writes the source's memo; `goes_on` makes it one act with what was written of it just before."""
        return self._update("set_source_memo", source_id, "memo", normal_text(text), goes_on=goes_on)

    def delete(self, source_id: int) -> None:
        """Deletes the source with its turns, speakers, codings and memos."""
        source = self.get(source_id)
        with self._journal.operation("delete_source", source.name):
            self._database.execute("DELETE FROM source WHERE id = ?", (source_id,))

    def set_interviewer(self, speaker_id: int, interviewer: bool) -> Speaker:
        """Says whether the speaker asks the questions."""
        speaker = self._speaker(speaker_id)
        with self._journal.operation("set_interviewer", speaker.name):
            self._database.execute("UPDATE speaker SET interviewer = ? WHERE id = ?", (int(interviewer), speaker_id))
        return self._speaker(speaker_id)

    def rename_speaker(self, speaker_id: int, name: str) -> Speaker:
        """Gives the speaker another name; the text stays. Raises Refused when the source has that speaker."""
        speaker, name = self._speaker(speaker_id), _checked_name(name)
        if any(other.name == name and other.id != speaker_id for other in self.speakers(speaker.source)):
            raise Refused("This source already has a speaker {name}. Choose another name.", name=name)
        with self._journal.operation("rename_speaker", name):
            self._database.execute("UPDATE speaker SET name = ? WHERE id = ?", (name, speaker_id))
        return self._speaker(speaker_id)

    def _speaker(self, speaker_id: int) -> Speaker:
        row = self._database.one("SELECT id, guid, source, name, interviewer FROM speaker WHERE id = ?", (speaker_id,))
        if row is None:
            raise NotFound("There is no speaker {reference}. Look at the source's speakers.", reference=speaker_id)
        return _speaker(row)

    def _update(self, verb: str, source_id: int, column: str, value: str, *, goes_on: bool = False) -> Source:
        source = self.get(source_id)
        if getattr(source, column) == value:
            return source
        same = ("source", source_id) if goes_on else None
        with self._journal.operation(verb, value if column == "name" else source.name, goes_on=same):
            self._database.execute(
                f"UPDATE source SET {column} = ?, modified = ? WHERE id = ?", (value, utc_now(), source_id)
            )
        return self.get(source_id)

    def _insert(self, new: NewSource, words: int, taken: set[str], cases: Mapping[str, int]) -> int:
        now = utc_now()
        name = free_name(_checked_name(new.name), taken)
        taken.add(name.casefold())
        noted = highest_source(self._database)
        row = self._database.execute(
            "INSERT INTO source (id, guid, name, kind, origin, sha256, memo, words, characters, created, modified, "
            '"case", language, text) SELECT 1 + max(ifnull(max(id), 0), ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? '
            "FROM source",
            (
                noted, new_guid(), name, new.kind, normal_text(new.origin), new.sha256, normal_text(new.memo),
                words, len(new.text), now, now, cases.get(new.case), new.language, new.text,
            ),
        )  # fmt: skip
        source_id = row.lastrowid
        assert source_id is not None
        self._database.execute("UPDATE current SET source = ?", (source_id,))
        speakers = self._insert_speakers(source_id, new, cases)
        rows = [
            (guid, source_id, start, end, speakers.get(speaker or ""), None if time is None else milliseconds(time))
            for guid, (start, end, speaker, time) in zip(new_guids(len(new.turns)), new.turns, strict=True)
        ]
        self._insert_turns(rows)
        self._database.executemany(
            'INSERT INTO section (guid, source, "start", "end", kind, level, title) VALUES (?, ?, ?, ?, ?, ?, ?)',
            [
                (guid, source_id, *section[:4], normal_text(section.title))
                for guid, section in zip(new_guids(len(new.sections)), new.sections, strict=True)
            ],
        )
        self._insert_remarks(source_id, new.remarks, now)
        return source_id

    def _insert_turns(self, rows: Sequence[tuple[object, ...]]) -> None:
        """Many rows a statement: SQLite takes them in twice as fast as one by one."""
        insert = 'INSERT INTO turn (guid, source, "start", "end", speaker, milliseconds) VALUES '
        one = "(?, ?, ?, ?, ?, ?)"
        together = len(rows) // _TURNS_TOGETHER * _TURNS_TOGETHER
        for first in range(0, together, _TURNS_TOGETHER):
            chunk = rows[first : first + _TURNS_TOGETHER]
            self._database.execute(insert + ", ".join([one] * _TURNS_TOGETHER), tuple(chain.from_iterable(chunk)))
        self._database.executemany(insert + one, rows[together:])

    def _insert_remarks(self, source_id: int, remarks: Iterable[Remark], now: str) -> None:
        coder = self._coder_id()
        self._database.executemany(
            'INSERT INTO memo (guid, target_kind, target, "start", "end", coder, text, created, modified) '
            "VALUES (?, 'source', ?, ?, ?, ?, ?, ?, ?)",
            [
                (new_guid(), source_id, *remark.span, coder, _remark_text(remark.author, remark.text), now, now)
                for remark in remarks
            ],
        )

    def _insert_speakers(self, source_id: int, new: NewSource, cases: Mapping[str, int]) -> dict[str, int]:
        """The speakers' ids by name, inserted in the order in which they first speak."""
        ids: dict[str, int] = {}
        known = {speaker.name: speaker for speaker in new.speakers}
        names = dict.fromkeys(turn.speaker for turn in new.turns if turn.speaker)
        for name in names:
            more = known.get(name, NewSpeaker(name))
            asks = is_interviewer(name, names) if more.interviewer is None else more.interviewer
            row = self._database.execute(
                'INSERT INTO speaker (guid, source, name, interviewer, "case") VALUES (?, ?, ?, ?, ?)',
                (new_guid(), source_id, normal_text(name), int(asks), cases.get(more.case)),
            )
            assert row.lastrowid is not None
            ids[name] = row.lastrowid
        return ids

    def _case_ids(self, new_sources: Iterable[NewSource]) -> dict[str, int]:
        """The cases that the sources and their speakers name, made where they are missing."""
        names = dict.fromkeys(
            name for new in new_sources for name in (new.case, *(speaker.case for speaker in new.speakers)) if name
        )
        return dict(zip(names, self._cases.ensure_many(list(names)), strict=True)) if names else {}


def _speaker(row: Row) -> Speaker:
    speaker_id, guid, source, name, interviewer = row
    return Speaker(speaker_id, guid, source, name, bool(interviewer))


def seconds(milliseconds: int | None) -> float | None:
    """Whole milliseconds as seconds."""
    return None if milliseconds is None else milliseconds / 1000


def milliseconds(seconds: float | None) -> int | None:
    """Seconds as whole milliseconds, the finest that subtitles know."""
    return None if seconds is None else round(seconds * 1000)


def _remark_text(author: str, text: str) -> str:
    return normal_text(f"{author}: {text}" if author else text)


def _checked_name(name: str) -> str:
    clean = " ".join(normal_text(name).split())
    if not clean:
        raise Refused("A name is needed. Type one and try again.")
    return clean


def _check_kind(kind: str) -> None:
    if kind not in SOURCE_KINDS:
        raise Refused("{kind} is no kind of source. Choose one of {kinds}.", kind=kind, kinds=", ".join(SOURCE_KINDS))


def check_new(new: NewSource) -> None:
    """Raises Refused on an unknown kind, ValueError where turns, sections or remarks do not fit their text."""
    _check_kind(new.kind)
    reach, length = 0, len(new.text)
    for start, end, _, _ in new.turns:
        if not reach <= start <= end <= length:
            raise ValueError(f"turn {start}–{end} of {new.name!r} overlaps another or lies outside the text")
        reach = end
    for section in new.sections:
        if not 0 <= section.start <= section.end <= len(new.text):
            raise ValueError(f"section {section} of {new.name!r} lies outside the text")
    for remark in new.remarks:
        checked_span(*remark.span, len(new.text))
