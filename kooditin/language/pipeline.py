"""Texts into words with base forms, tags and compound parts: a spaCy pipeline with our own base forms.

spaCy and a model take two seconds and 400 MB to load, so only the language worker and the command line use this.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kooditin.language.lemmas import lemma, parts
from kooditin.language.spoken import as_written
from kooditin.qda.words import Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The Finnish pipelines that may be installed, the best first.
FINNISH = ("fi_core_news_lg", "fi_core_news_md", "fi_core_news_sm", "spacy_fi_experimental_web_md")
_BATCH = 48
_LONGEST = 20_000  # characters that the tagger takes at once; longer texts are cut at a line end
_LEMMAS = 1  # counts up when a base form may have changed, so that stored analyses are made anew
_CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB", ""))
_WORD = re.compile(r"\w")


class Pipeline:
    """A loaded pipeline. `name` is its package ("" without one), `version` changes whenever its results may."""

    def __init__(self, nlp: "Language", name: str, language: str) -> None:
        self.nlp = nlp
        self.name = name
        self.language = language
        self.version = f"{name or 'rules'} {_version_of(name)} {language} {_LEMMAS}".replace("  ", " ")

    def analyse(self, texts: Iterable[str]) -> Iterator[list[Word]]:
        """The words of each text, without punctuation and white space; a text is one turn, for the best tags."""
        pieces: list[int] = []
        words: list[Word] = []
        shift = done = number = 0
        for doc, piece in self.nlp.pipe(self._docs(texts, pieces), as_tuples=True, batch_size=_BATCH):
            words += self._words(doc, piece, shift)
            shift += len(piece.text)
            done += 1
            if done == pieces[number]:
                yield words
                words, shift, done, number = [], 0, 0, number + 1

    def _docs(self, texts: Iterable[str], pieces: list[int]) -> Iterator[tuple["Doc", "Doc"]]:
        """Each piece of the texts as the tagger shall see it, in written Finnish, and as it stands."""
        from spacy.tokens import Doc

        for text in texts:
            found = _pieces(text)
            pieces.append(len(found))
            for piece in found:
                doc = self.nlp.make_doc(piece)
                if self.language != "fi":
                    yield doc, doc
                    continue
                written = [as_written(token.text) if _WORD.match(token.text) else token.text for token in doc]
                yield Doc(doc.vocab, words=written, spaces=[bool(token.whitespace_) for token in doc]), doc

    def _words(self, tagged: "Doc", piece: "Doc", shift: int) -> Iterator[Word]:
        for token, original in zip(tagged, piece, strict=True):
            form = original.text
            if _WORD.search(form):
                start = shift + original.idx
                yield Word(start, start + len(form), *self._base(token.text, token.pos_, str(token.morph)))

    def _base(self, form: str, tag: str, features: str) -> tuple[str, str, tuple[str, ...]]:
        if self.language != "fi":
            return _foreign(form, self.language), tag, ()
        found = parts(form) if tag in _CONTENT and len(form) > 5 else ()
        return lemma(form, tag, features), tag, found if len(found) > 1 else ()


def installed() -> list[str]:
    """The Finnish pipelines on this machine, the best first; told without loading any."""
    return [name for name in FINNISH if _version_of(name)]


def load(language: str = "fi", name: str | None = None) -> Pipeline:
    """The pipeline for a language: for Finnish the named one or the best installed, else a tokenizer alone.

    Without a tagger base forms are those of the words alone. Raises OSError when a named one cannot be loaded.
    """
    import spacy

    chosen = name if name is not None else next(iter(installed()), "") if language == "fi" else ""
    if not chosen:
        return Pipeline(spacy.blank(language if language in ("fi", "en", "sv") else "xx"), "", language)
    # exclude, not disable: a pipeline's own lemmatiser may want a native library already when it is made
    nlp = spacy.load(chosen, exclude=["lemmatizer", "ner", "parser", "trainable_lemmatizer", "senter"])
    return Pipeline(nlp, chosen, language)


def _version_of(name: str) -> str:
    try:
        return version(name.replace("_", "-")) if name else ""
    except PackageNotFoundError:
        return ""


def _foreign(form: str, language: str) -> str:
    """simplemma's base form where it knows the language, else the form in lower case."""
    from simplemma import lemmatize

    try:
        return str(lemmatize(form, lang=language)).lower() if language else form.lower()
    except ValueError:
        return form.lower()


def _pieces(text: str) -> list[str]:
    """The text whole, or cut behind line ends and spaces where it is too long; joined they are the text."""
    pieces = []
    while len(text) > _LONGEST:
        place = max(text.rfind("\n", 0, _LONGEST), text.rfind(" ", 0, _LONGEST)) + 1 or _LONGEST
        pieces.append(text[:place])
        text = text[place:]
    return [*pieces, text]
