"""For any text and any sequence of acts, undos and redos: quotes equal their text, and nothing gets lost."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kooditin.project import Project
from kooditin.project.migrations import USER_TABLES
from kooditin.qda.change import Change
from kooditin.qda.coding import Coding
from kooditin.qda.errors import Refused
from kooditin.qda.source import NewSource, Span, Turn, normal_text

# Anything, but often what goes wrong: decomposed letters, emoji, line ends of all kinds, lone surrogates, NULs.
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "a\u0308",
                "ä",
                "😀",
                "👩🏽‍🎓",
                "\r\n",
                "\r",
                "\u2028",
                "\ufeff",
                "\x00",
                "\ud83d",
                "\ude00",
                "e\u0301",
                " ",
                "sana",
            ]
        ),
        max_size=30,
    ).map("".join),
)
NAMES = st.one_of(st.sampled_from(["Äiti", "äiti", "Isä", "A\u0308iti", "ÖLJY/MAA", "😀"]), st.text(max_size=8))
PLACES = st.floats(0, 1)


class Acts(RuleBasedStateMachine):
    """One project and whatever is done to it; the sources' texts and codings' quotes are remembered beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.texts: dict[str, str] = {}
        self.quotes: dict[tuple[str, int, int], str] = {}
        with Project.create(self.folder / "ä.kooditin", coder="Åsa"):
            pass
        self.open()
        self.empty = self.rows()
        self.seen = self.empty

    def open(self) -> None:
        self.project = Project.open(self.folder / "ä.kooditin", back_up=False)
        self.project._database.execute("PRAGMA synchronous = OFF")  # other tests pull the plug; these are to be many
        self.changes: list[Change] = []
        self.project.subscribe(self.changes.append)

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        return {table: self.project._database.query(f'SELECT * FROM "{table}" ORDER BY id') for table in USER_TABLES}

    def teardown(self) -> None:
        final = self.rows()
        assert self.project.check() == []
        while self.project.undo():
            pass
        assert self.rows() == self.empty
        while self.project.redo():
            pass
        redone = self.rows()
        assert self.project.check() == []
        if self.settled:
            assert redone == final
        self.project.close()
        shutil.rmtree(self.folder)

    settled = True  # nothing is undone, so that redoing all of it leads back to where it ended

    def pick(self, table: str, place: float) -> int:
        """The id of some row of the table; of none when it is empty."""
        ids = [row[0] for row in self.project._database.query(f'SELECT id FROM "{table}" ORDER BY id')]
        return int(ids[min(int(place * len(ids)), len(ids) - 1)]) if ids else 0

    def span(self, source: int, first: float, second: float) -> tuple[int, int]:
        length = self.project.sources.get(source).characters
        start, end = sorted((int(first * length), int(second * length)))
        return start, end

    @rule(raw=TEXTS, name=NAMES, first=PLACES, second=PLACES)
    def add_source(self, raw: str, name: str, first: float, second: float) -> None:
        text = normal_text(raw)
        start, end = sorted((int(first * len(text)), int(second * len(text))))
        with suppress(Refused):
            source = self.project.sources.add(NewSource(name, text, turns=(Turn(start, end, "V", first),)))
            self.texts[source.guid] = text

    @rule(name=NAMES, parent=PLACES, top=st.booleans())
    def add_code(self, name: str, parent: float, top: bool) -> None:
        with suppress(Refused):
            self.project.codes.add(name, parent=None if top else self.pick("code", parent) or None)

    @rule(source=PLACES, code=PLACES, first=PLACES, second=PLACES, memo=TEXTS)
    def apply(self, source: float, code: float, first: float, second: float, memo: str) -> None:
        with suppress(Refused):
            row = self.pick("source", source)
            start, end = self.span(row, first, second)
            self.remember(self.project.codings.apply(row, start, end, self.pick("code", code), memo=memo))

    @rule(coding=PLACES, first=PLACES, second=PLACES)
    def resize(self, coding: float, first: float, second: float) -> None:
        with suppress(Refused):
            row = self.project.codings.get(self.pick("coding", coding))
            self.remember(self.project.codings.resize(row.id, *self.span(row.source, first, second)))

    def remember(self, coding: Coding) -> None:
        source = self.project.sources.get(coding.source)
        quote = self.texts[source.guid][coding.start : coding.end]
        self.quotes[coding.guid, coding.start, coding.end] = quote

    @rule(
        verb=st.sampled_from(
            ["recode", "memo", "delete", "move", "merge", "delete code", "delete source", "note", "coder"]
        ),
        one=PLACES,
        other=PLACES,
        text=TEXTS,
    )
    def do(self, verb: str, one: float, other: float, text: str) -> None:
        project, pick = self.project, self.pick
        acts = {
            "recode": lambda: project.codings.recode(pick("coding", one), pick("code", other)),
            "memo": lambda: project.codings.set_memo(pick("coding", one), text),
            "delete": lambda: project.codings.delete(pick("coding", one)),
            "move": lambda: project.codes.move(pick("code", one), parent=pick("code", other) or None, position=0),
            "merge": lambda: project.codes.merge([pick("code", one)], pick("code", other)),
            "delete code": lambda: project.codes.delete(pick("code", one)),
            "delete source": lambda: project.sources.delete(pick("source", one)),
            "note": lambda: project.memos.add("coding", pick("coding", one), text),
            "coder": lambda: project.use_coder(text),
        }
        with suppress(Refused):
            acts[verb]()

    @rule(case=NAMES, source=PLACES, text=TEXTS)
    def describe_case(self, case: str, source: float, text: str) -> None:
        with suppress(Refused), self.project.operation("describe_case", case):
            made = self.project.cases.add_case(case)
            variable = self.pick("variable", 0) or self.project.cases.add_variable("alue").id
            self.project.cases.set_value(made.id, variable, text)
            self.project.cases.assign_source(self.pick("source", source), made.id)

    @rule(source=PLACES, first=PLACES, second=PLACES)
    def note_passage(self, source: float, first: float, second: float) -> None:
        with suppress(Refused):
            row = self.pick("source", source)
            self.project.memos.add("source", row, "huom 😀", Span(*self.span(row, first, second)))

    @rule()
    def undo(self) -> None:
        self.project.undo()

    @precondition(lambda self: self.project.redoable() is not None)
    @rule()
    def redo(self) -> None:
        self.project.redo()

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.open()

    @invariant()
    def quotes_equal_their_text(self) -> None:
        for source in self.project.sources.all():
            assert self.project.sources.text(source.id) == self.texts[source.guid]
        guids = {coding.id: coding.guid for coding in self.project.queries.codings_list()}
        for excerpt in self.project.queries.excerpts():
            assert excerpt.text == self.quotes[guids[excerpt.coding_id], excerpt.start, excerpt.end]

    @invariant()
    def changes_tell_what_differs(self) -> None:
        now = self.rows()
        told = {table for change in self.changes for table in USER_TABLES if change.touches(table)}
        differing = {table for table in USER_TABLES if now[table] != self.seen[table]}
        assert differing - {"turn"} <= told
        self.changes.clear()
        self.seen = now
        self.settled = self.project.redoable() is None


TestActs = Acts.TestCase
TestActs.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=TEXTS, data=st.data())
def test_any_text_comes_back_as_it_was_stored_and_is_quoted_exactly(raw: str, data: st.DataObject) -> None:
    text = normal_text(raw)
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "ä.kooditin") as project:
        source = project.sources.add(NewSource("a", text))
        code = project.codes.add("Koodi")
        assert project.sources.text(source.id) == text and source.characters == len(text)
        if text:
            start = data.draw(st.integers(0, len(text) - 1))
            end = data.draw(st.integers(start + 1, len(text)))
            project.codings.apply(source.id, start, end, code.id, memo=raw)
            (excerpt,) = project.queries.excerpts()
            assert (excerpt.text, excerpt.memo) == (text[start:end], normal_text(raw))
        project.sources.delete(source.id)
        project.undo()
        assert project.sources.text(source.id) == text
        assert project.check() == []
