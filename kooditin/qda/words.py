"""A word of a text as the analysis of its language gives it."""

from typing import NamedTuple


class Word(NamedTuple):
    """One word of a text: where it stands (code points), its base form, its tag (UD) and its compound parts.

    `parts` is empty for a simple word. Without a tagger the tag is "".
    """

    start: int
    end: int
    lemma: str
    tag: str
    parts: tuple[str, ...] = ()
