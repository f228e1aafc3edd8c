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


QUICK = "words "  # how the versions begin of analyses made word by word, without a tagger that reads the sentence


ANALYSIS = ("about", "analyse")  # what the language worker is asked of words; all else is of suggestions


def is_quick(version: str) -> bool:
    """Whether an analysis of that version was made in haste, so that any other is better."""
    return version.startswith(QUICK)


def folded(word: str) -> str:
    """The word as it is compared: in small letters, with one kind of apostrophe."""
    return word.lower().replace("’", "'")
