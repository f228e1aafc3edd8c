import gc
import threading

import pytest
from PySide6.QtCore import Qt

from kooditin.gui.window.application import CollectingWhenAway, make_application


@pytest.fixture
def thresholds():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


class _Knot:
    """Refers to itself, so that only the garbage collector finds that nobody needs it."""

    def __init__(self) -> None:
        self.itself = self


def _full_rounds() -> int:
    return int(gc.get_stats()[2]["collections"])


def test_background_work_that_makes_much_starts_no_full_round_of_the_garbage_collector(qtbot, thresholds):
    make_application(["kooditin"])
    before, kept = _full_rounds(), []
    thread = threading.Thread(target=lambda: kept.extend([number] for number in range(400_000)))
    thread.start()
    thread.join()
    assert len(kept) == 400_000
    assert _full_rounds() == before


def test_short_rounds_still_find_young_garbage(qtbot, thresholds):
    make_application(["kooditin"])
    before = gc.get_stats()[0]["collected"]
    for _ in range(5_000):
        _Knot()
    assert gc.get_stats()[0]["collected"] > before


def test_old_garbage_is_collected_when_another_program_is_in_front(qtbot, qapp):
    timer = CollectingWhenAway(qapp)
    timer.setInterval(1)
    before = _full_rounds()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: _full_rounds() > before)
    timer.deleteLater()


def test_nothing_is_collected_when_the_window_is_back_at_once(qtbot, qapp):
    timer = CollectingWhenAway(qapp)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert timer.isActive()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not timer.isActive()
    timer.deleteLater()
