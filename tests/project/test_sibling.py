"""Two connections of one program, and two programs, at one file at once."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kooditin.project import Project
from kooditin.qda.change import Change
from kooditin.qda.source import NewSource

Rows = Callable[[Project], dict[str, list[tuple[Any, ...]]]]


def test_a_sibling_imports_in_a_thread_while_the_window_codes(filled: Project) -> None:
    changes: list[Change] = []
    sources = [NewSource(f"Uusi {number}", "ääkköset 😀 " * 2000) for number in range(60)]
    failures: list[BaseException] = []

    def work() -> None:
        try:
            sibling = filled.sibling()
            sibling.subscribe(changes.append)
            for first in range(0, 60, 5):
                sibling.sources.add_many(sources[first : first + 5])
            sibling.close()
        except BaseException as failure:
            failures.append(failure)

    thread = threading.Thread(target=work)
    thread.start()
    made = 0
    while thread.is_alive() or made < 20:
        filled.codings.apply(1, made % 90, made % 90 + 3 + made // 90 % 5, 1)
        made += 1
    thread.join()
    assert failures == []
    assert len(filled.sources.all()) == 62
    assert len(filled.history()) == len({act.id for act in filled.history()})
    assert filled.check() == []
    heard: list[Change] = []
    filled.subscribe(heard.append)
    for change in changes:
        filled.announce(change)
    assert heard == changes and len(changes) == 12


def test_a_sibling_is_the_same_coder_and_its_acts_can_be_undone_here(filled: Project, rows: Rows) -> None:
    before = rows(filled)
    sibling = filled.sibling()
    assert (sibling.coder, sibling.path, sibling.guid) == (filled.coder, filled.path, filled.guid)
    sibling.codes.add("Äiti")
    sibling.close()
    act = filled.undo()
    assert act is not None and (act.verb, act.coder) == ("add_code", "Veli")
    assert rows(filled) == before


def test_closing_a_sibling_leaves_the_project_locked_and_usable(filled: Project, path: Path) -> None:
    filled.sibling().close()
    with Project.open(path) as second:
        assert second.read_only
        with second.sibling() as sibling:
            assert sibling.read_only and len(sibling.sources.all()) == 2
    filled.codes.add("Äiti")


def test_undo_takes_back_only_the_act_that_was_meant(filled: Project, rows: Rows) -> None:
    filled.codes.add("Ensin")
    meant = filled.undoable()
    assert meant is not None
    sibling = filled.sibling()
    filled.codes.add("Sitten")
    before = rows(filled)
    assert sibling.undo(meant.id) is None
    sibling.close()
    assert rows(filled) == before
    assert filled.check() == []
