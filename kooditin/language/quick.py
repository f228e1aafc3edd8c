"""Words and their base forms without a tagger: thousands a second, so that a search works while the tagger reads on."""

import re

from kooditin.language.foreign import foreign_lemma
from kooditin.language.lemmas import WITHOUT_TAG, lemma, parts
from kooditin.qda.words import Word

_WORD = re.compile(r"\w+(?:[-'’:]\w+)*")


def quick_version(language: str) -> str:
    """Changes whenever the words of `quick_words` may."""
    return f"words {language} {WITHOUT_TAG}"


def quick_words(text: str, language: str = "fi") -> list[Word]:
    """The words of a text with the likeliest base form of each alone; tags are ""."""
    found = []
    for match in _WORD.finditer(text):
        form = match[0]
        if language == "fi":
            split = parts(form) if len(form) > 5 else ()
            found.append(Word(match.start(), match.end(), lemma(form), "", split if len(split) > 1 else ()))
        else:
            found.append(Word(match.start(), match.end(), foreign_lemma(form, language), ""))
    return found
