"""Base forms in languages other than Finnish: a word list's, without a look at the sentence."""

from functools import lru_cache


@lru_cache(50_000)
def foreign_lemma(form: str, language: str) -> str:
    """simplemma's base form where it knows the language, else the form in lower case."""
    from simplemma import lemmatize

    try:
        return str(lemmatize(form, lang=language)).lower() if language else form.lower()
    except ValueError:
        return form.lower()
