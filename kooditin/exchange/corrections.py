"""What the user says of files before they come in, and the import that comes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kooditin.exchange.batches import merged
from kooditin.exchange.incoming import Incoming, kind_without_turns, survey_of
from kooditin.qda.case import NewCase, NewVariable
from kooditin.qda.errors import CannotRead, KooditinError, Refused
from kooditin.qda.imports import Batch, NotRead
from kooditin.qda.source import NewSource, NewSpeaker, SourceKind, Warning


@dataclass(frozen=True, slots=True)
class VoiceCorrection:
    """What is said of one speaker of one file; "" and None leave it as it was read.

    `values` are those of the speaker's case, by variable name.
    """

    name: str = ""
    interviewer: bool | None = None
    case: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is said of one file; "" and None leave it as it was read. `voices` are by the name that the file has."""

    taken: bool = True
    name: str = ""
    kind: SourceKind | None = None
    language: str | None = None
    case: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    has_turns: bool = True
    voices: Mapping[str, VoiceCorrection] = field(default_factory=dict)

    def voice(self, name: str) -> VoiceCorrection:
        """What is said of that speaker."""
        return self.voices.get(name, VoiceCorrection())

    def with_voice(self, name: str, said: VoiceCorrection) -> "Corrections":
        """These, and something else of that speaker."""
        return replace(self, voices={**self.voices, name: said})


def first_corrections(incoming: Incoming, cases: Mapping[str, str]) -> Corrections:
    """What is taken for granted: a twin stays out, and a source named as a case (by casefolded name) is that case."""
    name = incoming.source.name if incoming.source else ""
    return Corrections(taken=not incoming.twin, case=cases.get(name.casefold()))


def source_name(incoming: Incoming, said: Corrections) -> str:
    """The name that the source would get."""
    return said.name or (incoming.source.name if incoming.source else incoming.file)


def kind_of(incoming: Incoming, said: Corrections) -> tuple[SourceKind, Warning | None]:
    """The kind that the source would get, and why; None where the user chose it."""
    assert incoming.source is not None
    if said.kind is not None:
        return said.kind, None
    return (incoming.source.kind, incoming.reason) if said.has_turns else kind_without_turns(incoming)


def case_of_voice(incoming: Incoming, said: Corrections, voice: str) -> str:
    """The case that the speaker would be, "" where it is not known."""
    own = said.voice(voice).case
    known = {speaker.name: speaker.case for speaker in incoming.source.speakers} if incoming.source else {}
    return known.get(voice, "") if own is None else own


def case_of_source(incoming: Incoming, said: Corrections) -> str:
    """The case that the whole source would be, "" where it is not known."""
    return (incoming.source.case if incoming.source else "") if said.case is None else said.case


def own_case(incoming: Incoming, said: Corrections, voice: str = "") -> str:
    """A name for a case of the source's own, or of one speaker's own: the speakers V1 of two sources are two people."""
    name = source_name(incoming, said)
    return f"{name}, {said.voice(voice).name or voice}" if voice else name


def with_value(incoming: Incoming, said: Corrections, voice: str, variable: str, text: str) -> Corrections:
    """The corrections with a value of the speaker's case (or with voice "" the source's), which is made at need.

    "" takes the value away.
    """
    if not voice:
        values = _with(said.values, variable, text)
        return replace(said, values=values, case=case_of_source(incoming, said) or own_case(incoming, said))
    one = said.voice(voice)
    case = case_of_voice(incoming, said, voice) or own_case(incoming, said, voice)
    return said.with_voice(voice, replace(one, values=_with(one.values, variable, text), case=case))


def _with(values: Mapping[str, str], variable: str, text: str) -> dict[str, str]:
    rest = {name: value for name, value in values.items() if name.casefold() != variable.casefold()}
    return {**rest, variable: text} if text else rest


def corrected(incoming: Incoming, said: Corrections) -> NewSource:
    """The source as it comes in. Its text stays as it was read: positions count in it.

    Two speakers who are given one name become one.
    """
    source = incoming.source
    assert source is not None
    names = {voice.name: said.voice(voice.name).name or voice.name for voice in incoming.voices}
    renamed = {old: new for old, new in names.items() if old != new} if said.has_turns else {}
    turns = source.turns if said.has_turns else ()
    if renamed:
        turns = tuple(turn._replace(speaker=renamed.get(turn.speaker or "", turn.speaker)) for turn in turns)
    return replace(
        source,
        name=source_name(incoming, said),
        kind=kind_of(incoming, said)[0],
        language=source.language if said.language is None else said.language,
        case=case_of_source(incoming, said),
        turns=turns,
        speakers=_speakers(incoming, said, names) if said.has_turns else (),
        warnings=(*source.warnings, *_notes(incoming, said, renamed)),
    )


def _speakers(incoming: Incoming, said: Corrections, names: Mapping[str, str]) -> tuple[NewSpeaker, ...]:
    """One of each name; of those who become one, the first with a case gives it, and any who asks makes it ask."""
    speakers: dict[str, NewSpeaker] = {}
    for voice in incoming.voices:
        mark = said.voice(voice.name).interviewer
        asks = voice.interviewer if mark is None else mark
        case = case_of_voice(incoming, said, voice.name)
        name = names[voice.name]
        before = speakers.get(name, NewSpeaker(name, False))
        speakers[name] = NewSpeaker(name, bool(before.interviewer) or asks, before.case or case)
    return tuple(speakers.values())


def _notes(incoming: Incoming, said: Corrections, renamed: Mapping[str, str]) -> list[Warning]:
    """What the user chose that cannot be seen from the source later."""
    assert incoming.source is not None
    notes = [Warning("The speaker {old} was renamed {new}.", {"old": old, "new": new}) for old, new in renamed.items()]
    if incoming.source.turns and not said.has_turns:
        turns = len(incoming.source.turns)
        notes.append(Warning("Its {count} turns were left out, as was chosen.", {"count": turns}))
    if incoming.twin:
        notes.append(
            Warning("This file is in the project already, as {name}. Undo to leave it out.", {"name": incoming.twin})
        )
    return notes


def batch_of(files: Iterable[tuple[Incoming, Corrections]], passed_over: Sequence[str] = ()) -> Batch:
    """The import of the files that are taken.

    Those that are not, those that were not read, and the names of files of other kinds are remembered.
    """
    surveys: list[Batch] = []
    sources: list[NewSource] = []
    not_read: list[NotRead] = []
    cases: dict[str, dict[str, str]] = {}
    variables: dict[str, NewVariable] = {}
    for incoming, said in files:
        if incoming.source is None or not said.taken:
            not_read.append(NotRead(incoming.file, incoming.error or _left_out(incoming)))
            continue
        if incoming.survey is not None:
            surveys.append(_survey(incoming, said))
            continue
        sources.append(corrected(incoming, said))
        for case, values in _values(incoming, said):
            cases.setdefault(case, {}).update(values)
            for name in values:
                variables.setdefault(name.casefold(), NewVariable(name, "choice"))
    documents = Batch(
        tuple(sources),
        tuple(variables.values()),
        tuple(NewCase(name, values) for name, values in cases.items()),
        (*not_read, *(NotRead(file, _of_another_kind(file)) for file in passed_over)),
    )
    return merged([documents, *surveys])


def _survey(incoming: Incoming, said: Corrections) -> Batch:
    """What a survey gives; its respondents are the cases, so only name, kind and language are the user's here."""
    assert incoming.source is not None
    assert incoming.survey is not None
    named = replace(incoming.source, name=source_name(incoming, said), kind=kind_of(incoming, said)[0])
    batch = survey_of(named, incoming.survey.table, incoming.survey.mapping)
    if said.language is None:
        return batch
    return replace(batch, sources=tuple(replace(source, language=said.language) for source in batch.sources))


def _values(incoming: Incoming, said: Corrections) -> Iterable[tuple[str, Mapping[str, str]]]:
    case = case_of_source(incoming, said)
    if said.values and case:
        yield case, said.values
    if said.has_turns:
        for voice in incoming.voices:
            case, values = case_of_voice(incoming, said, voice.name), said.voice(voice.name).values
            if values and case:
                yield case, values


def _of_another_kind(file: str) -> KooditinError:
    return CannotRead(
        "{file} is of a kind that Kooditin does not read. Save it as docx, pdf or txt and import that.", file=file
    )


def _left_out(incoming: Incoming) -> KooditinError:
    if incoming.twin:
        return Refused(
            "{file} was left out: {name} is made of the same file. Tick it to import it again.",
            file=incoming.file, name=incoming.twin,
        )  # fmt: skip
    return Refused("{file} was left out, as was chosen. Import it again if it is needed.", file=incoming.file)
