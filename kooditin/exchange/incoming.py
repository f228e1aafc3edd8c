"""Files looked through before they come into a project: what each is, who speaks in it, what is wrong with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kooditin.exchange import archives
from kooditin.exchange.kinds import kind_and_reason
from kooditin.exchange.reading import read_source, readable_suffixes, sources_in
from kooditin.qda.errors import CannotRead, KooditinError
from kooditin.qda.imports import NotRead
from kooditin.qda.source import NewSource, SourceKind, Warning, word_count
from kooditin.qda.speakers import is_interviewer


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the file has them; `words` are those of the turns, without labels."""

    name: str
    turns: int
    words: int
    interviewer: bool


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was looked through. `source` is None where it was not read, and `error` says why.

    `reason` says what decided the kind. `twin` names the source of the project, or the file before it in the same
    import, that was made of the very same file ("" where there is none).
    """

    file: str
    source: NewSource | None = None
    error: KooditinError | None = None
    reason: Warning | None = None
    words: int = 0
    voices: tuple[Voice, ...] = ()
    twin: str = ""
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to look through, what was refused already, and how many files of other kinds were passed over."""

    files: tuple[Path, ...]
    not_read: tuple[NotRead, ...] = ()
    left_out: int = 0


def gathered(paths: Iterable[Path], folder: Path) -> Gathered:
    """The files among the paths and in their folders; archives are unpacked below `folder`, which is the caller's."""
    files: list[Path] = []
    not_read: list[NotRead] = []
    left_out = 0
    for number, path in enumerate(_with_archives(paths)):
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
    return Gathered(tuple(files), tuple(not_read), left_out)


def _with_archives(paths: Iterable[Path]) -> list[Path]:
    """As sources_in, and the archives in folders too."""
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(sources_in([path])))
        if path.is_dir():
            packed = (each for each in path.rglob("*") if each.suffix.lower() == archives.ARCHIVE)
            found.update(dict.fromkeys(sorted(each for each in packed if not _is_hidden(each, path))))
    return list(found)


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)


def _nothing_in(path: Path) -> CannotRead:
    return CannotRead("{file} holds no files that Kooditin reads. Unpack it and look at what is in it.", file=path.name)


def looked_through(path: Path, seen: dict[str, str]) -> Incoming:
    """One file as it would come in. `seen` names what there is by SHA-256, and learns of this file."""
    try:
        source = read_source(path)
    except KooditinError as error:
        return Incoming(path.name, error=error, path=path)
    kind, reason = kind_and_reason(source, path.stem)
    twin = seen.get(source.sha256, "")
    seen.setdefault(source.sha256, source.name)
    return Incoming(
        source.origin,
        replace(source, kind=kind),
        reason=reason,
        words=source.words or word_count(source.text),
        voices=voices_of(source),
        twin=twin,
        path=path,
    )


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
