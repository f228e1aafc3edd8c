"""Another program holds the project file: the act is refused at once, in a sentence, and works again later."""

import subprocess
import sys
import time

from PySide6.QtCore import Qt

from .conftest import drag_over, quotes

QUOTE = "tieto ei kulje"
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


def test_a_file_that_another_program_holds_does_not_freeze_the_window(qtbot, opened, project_path):
    opened.project.codes.set_shortcut(opened.project.codes.find("Resurssit").id, "4")
    drag_over(qtbot, opened, QUOTE)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(project_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "held\n"
        before = time.monotonic()
        qtbot.keyClick(opened.transcript, Qt.Key.Key_4)
        took = time.monotonic() - before
        assert "Toinen ohjelma käyttää" in opened.place.notice.text()
        assert took < 1.5
        qtbot.keyClick(opened.transcript, Qt.Key.Key_Return)
        assert not opened.place.palette_box.isVisible()
    finally:
        holder.communicate("\n", timeout=10)
    assert quotes(opened) == []
    qtbot.keyClick(opened.transcript, Qt.Key.Key_4)
    assert quotes(opened) == [("Resurssit", QUOTE)]
    assert opened.project.check() == []
