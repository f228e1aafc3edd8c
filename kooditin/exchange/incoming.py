"""Files looked through before they come into a project: what each is, who speaks in it, what is wrong with it."""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kooditin.exchange import archives, surveys
from kooditin.exchange.kinds import kind_and_reason
from kooditin.exchange.reading import files_in, read_source, readable_suffixes
from kooditin.formats.from_transcript_table import is_transcript
from kooditin.formats.opening import file_bytes
from kooditin.qda.errors import CannotRead, KooditinError
from kooditin.qda.imports import Batch, NotRead
from kooditin.qda.source import NewSource, SourceKind, Warning, word_count
from kooditin.qda.speakers import is_interviewer
from kooditin.qda.survey import SurveyMapping, SurveyTable, propose


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the file has them; `words` are those of the turns, without labels."""

    name: str
    turns: int
    words: int
    interviewer: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """A table whose rows are respondents, and how its columns are to be read."""

    table: SurveyTable
    mapping: SurveyMapping
    respondents: int
    variables: int
    questions: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was looked through. `source` is None where it was not read, and `error` says why.

    Of a survey, `source` is the first of its sources (without text where it has no open answers): what comes in is
    made of `survey`. `reason` says what decided the kind. `twin` names the source of the project, or the file before
    it in the same import, that was made of the very same file ("" where there is none).
    """

    file: str
    source: NewSource | None = None
    error: KooditinError | None = None
    reason: Warning | None = None
    words: int = 0
    voices: tuple[Voice, ...] = ()
    twin: str = ""
    path: Path | None = None
    survey: Survey | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to look through, what was refused already, and the names of those of other kinds, passed over."""

    files: tuple[Path, ...]
    not_read: tuple[NotRead, ...] = ()
    left_out: tuple[str, ...] = ()


def gathered(paths: Iterable[Path], folder: Path) -> Gathered:
    """The files among the paths and in their folders; archives are unpacked below `folder`, which is the caller's."""
    files: list[Path] = []
    not_read: list[NotRead] = []
    found, left_out = _wanted(paths)
    for number, path in enumerate(found):
        if path.suffix.lower() != archives.ARCHIVE or not path.is_file():
            files.append(path)
            continue
        try:
            unpacked = archives.unpack(path, folder / f"{number:05}", readable_suffixes())
        except CannotRead as error:
            not_read.append(NotRead(path.name, error))
            continue
        files += unpacked.files
        not_read += unpacked.not_read
        left_out += unpacked.left_out
        if not (unpacked.files or unpacked.not_read):
            not_read.append(NotRead(path.name, _nothing_in(path)))
    return Gathered(tuple(files), tuple(not_read), tuple(left_out))


def _wanted(paths: Iterable[Path]) -> tuple[list[Path], list[str]]:
    """The paths, folders replaced by what can be read in them; and the names of the other files in folders."""
    wanted: dict[Path, None] = {}
    left_out: list[str] = []
    suffixes = (*readable_suffixes(), archives.ARCHIVE)
    for path in paths:
        for file in files_in([path]):
            if file == path or file.suffix.lower() in suffixes:
                wanted[file] = None
            else:
                left_out.append(file.name)
    return list(wanted), left_out


def _nothing_in(path: Path) -> CannotRead:
    return CannotRead("{file} holds no files that Kooditin reads. Unpack it and look at what is in it.", file=path.name)


def looked_through(path: Path, seen: dict[str, str]) -> Incoming:
    """One file as it would come in. `seen` names what there is by SHA-256, and learns of this file."""
    try:
        if found := _survey_in(path):
            return with_twin(found, seen)
        source = read_source(path)
    except KooditinError as error:
        return Incoming(path.name, error=error, path=path)
    kind, reason = kind_and_reason(source, path.stem)
    read = Incoming(
        source.origin,
        replace(source, kind=kind),
        reason=reason,
        words=source.words or word_count(source.text),
        voices=voices_of(source),
        path=path,
    )
    return with_twin(read, seen)


def with_twin(incoming: Incoming, seen: dict[str, str]) -> Incoming:
    """The file with the name of what was made of the same bytes before; `seen` learns of it."""
    assert incoming.source is not None
    twin = seen.get(incoming.source.sha256, "")
    seen.setdefault(incoming.source.sha256, incoming.source.name)
    return replace(incoming, twin=twin)


def _survey_in(path: Path) -> Incoming | None:
    """The survey that the file is; None where it is none. Raises CannotRead."""
    if path.suffix.lower() not in surveys.table_suffixes():
        return None
    content = file_bytes(path)
    table = surveys.read_table(path, content=content)
    if is_transcript(table):
        return None
    name = unicodedata.normalize("NFC", path.stem).strip() or path.name
    source = NewSource(
        name, "", kind="survey", origin=unicodedata.normalize("NFC", path.name),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    return with_mapping(Incoming(source.origin, source, path=path), table, propose(table, name))


def with_mapping(incoming: Incoming, table: SurveyTable, mapping: SurveyMapping) -> Incoming:
    """The survey with its columns read so."""
    before = incoming.source
    assert before is not None
    batch = survey_of(before, table, mapping)
    first = replace(batch.sources[0], name=before.name) if batch.sources else replace(before, text="", turns=())
    (told,) = batch.tables
    warnings = (*told.warnings, *(warning for source in batch.sources for warning in source.warnings))
    survey = Survey(table, mapping, told.cases, told.variables, len(mapping.of_role("open")))
    return replace(
        incoming,
        source=replace(first, warnings=warnings),
        reason=Warning("A table with respondents in its rows."),
        words=sum(source.words or word_count(source.text) for source in batch.sources),
        survey=survey,
    )


def survey_of(named: NewSource, table: SurveyTable, mapping: SurveyMapping) -> Batch:
    """What the survey gives under the name and kind of `named`."""
    return surveys.survey_batch(
        table, mapping, origin=named.origin, sha256=named.sha256, name=named.name, kind=named.kind
    )  # fmt: skip


def refused(failed: NotRead) -> Incoming:
    """What was refused before it was read."""
    return Incoming(failed.file, error=failed.error)


def voices_of(source: NewSource) -> tuple[Voice, ...]:
    """Who speaks, in the order of their first turns."""
    turns: dict[str, int] = defaultdict(int)
    words: dict[str, int] = defaultdict(int)
    for turn in source.turns:
        if turn.speaker:
            turns[turn.speaker] += 1
            words[turn.speaker] += len(source.text[turn.start : turn.end].split())
    known = {speaker.name: speaker.interviewer for speaker in source.speakers}
    return tuple(
        Voice(name, count, words[name], _asks(name, turns, known)) for name, count in turns.items()
    )  # fmt: skip


def _asks(name: str, names: Mapping[str, int], known: Mapping[str, bool | None]) -> bool:
    asks = known.get(name)
    return is_interviewer(name, names) if asks is None else asks


def kind_without_turns(incoming: Incoming) -> tuple[SourceKind, Warning]:
    """What the file would be taken for if its turns were none."""
    assert incoming.source is not None
    return kind_and_reason(replace(incoming.source, turns=()), Path(incoming.file).stem)
