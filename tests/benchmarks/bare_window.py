"""The least that a PySide6 program can do: a QMainWindow painted. With --rss, it prints its memory in bytes."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1360, 860)
window.show()
application.processEvents()
window.grab()
if "--rss" in sys.argv:
    import psutil

    print(psutil.Process().memory_info().rss)
