"""What a search finds besides text: things by their names, and how far the sources' base forms are looked up."""

from kooditin.gui.search.found_list import Thing
from kooditin.project.project import Project

MOST_NAMES = 40


def things_named(project: Project, text: str) -> tuple[Thing, ...]:
    """Codes, cases and sources that have the text in their name, and memos that have it in them."""
    return ()


def index_state(project: Project) -> tuple[int, int]:
    """How many sources have their base forms looked up, and how many there are."""
    return 0, 0
