"""Base forms in languages other than Finnish: a word list's, without a look at the sentence."""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path


@cache
def has_word_list(language: str) -> bool:
    """Whether there is a list of base forms for the language; told without loading any."""
    found = find_spec("simplemma")
    if found is None or found.origin is None:
        return False
    return Path(found.origin).parent.joinpath("strategies", "dictionaries", "data", f"{language}.plzma").is_file()


@lru_cache(50_000)
def foreign_lemma(form: str, language: str) -> str:
    """simplemma's base form where it knows the language, else the form in lower case."""
    from simplemma import lemmatize

    try:
        return str(lemmatize(form, lang=language)).lower() if language else form.lower()
    except ValueError:
        return form.lower()
