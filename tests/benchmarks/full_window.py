"""Kooditin's window on the project named, its first source painted; prints the memory of the process in bytes."""

import sys
from pathlib import Path

import psutil

from kooditin.gui.window.application import MainWindow, make_application
from kooditin.project import Project
from kooditin.settings import Settings

application = make_application(sys.argv[:1])
window = MainWindow(Settings())
window.resize(1360, 860)
window.show()
project = Project.open(Path(sys.argv[1]), back_up=False)
window.show_project(project)
for source in project.sources.all()[: int(sys.argv[2])]:
    window.show_source(source.id)
    application.processEvents()
    window.grab()
print(psutil.Process().memory_info().rss)
