"""Of work that is asked for again and again, the newest wish alone is told."""

import threading

from pytestqt.exceptions import capture_exceptions

from kooditin.gui.bridge.newest import Newest
from kooditin.qda.errors import Refused


def test_a_wish_that_comes_meanwhile_takes_the_place_of_those_before(qtbot) -> None:
    newest, gate, done, told = Newest(), threading.Event(), [], []
    newest.found.connect(told.append)
    newest.ask(lambda: gate.wait(5) and done.append(1))
    newest.ask(lambda: done.append(2))
    newest.ask(lambda: done.append(3) or "kolmas")
    assert newest.is_busy
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["kolmas"]
    assert done == [1, 3]
    assert not newest.is_busy


def test_what_the_user_can_act_on_is_told_apart(qtbot) -> None:
    newest = Newest()

    def refuse() -> None:
        raise Refused("Ei käy. Tee toisin.")

    with qtbot.waitSignal(newest.refused) as told, qtbot.assertNotEmitted(newest.found):
        newest.ask(refuse)
    assert str(told.args[0]) == "Ei käy. Tee toisin."


def test_our_own_mistake_rises_and_the_next_wish_is_heard(qtbot) -> None:
    newest = Newest()
    with capture_exceptions() as caught:
        newest.ask(lambda: 1 // 0)
        qtbot.waitUntil(lambda: not newest.is_busy)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    with qtbot.waitSignal(newest.found):
        newest.ask(lambda: 1)


def test_nothing_is_told_of_what_is_forgotten(qtbot) -> None:
    newest, gate = Newest(), threading.Event()
    with qtbot.assertNotEmitted(newest.found, wait=200):
        newest.ask(lambda: gate.wait(5))
        newest.forget()
        gate.set()
    assert not newest.is_busy
