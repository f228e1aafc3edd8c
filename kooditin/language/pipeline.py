"""Texts into words with base forms, tags and compound parts: a spaCy pipeline with our own base forms.

spaCy and a model take two seconds and 400 MB to load, so only the language worker and the command line use this.
"""

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kooditin.language import import_spacy
from kooditin.language.foreign import foreign_lemma
from kooditin.language.lemmas import VERSION, lemma, parts
from kooditin.language.spoken import as_written
from kooditin.qda.words import Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The Finnish pipelines that may be installed, the best first.
FINNISH = ("fi_core_news_lg", "fi_core_news_md", "fi_core_news_sm", "spacy_fi_experimental_web_md")
# exclude, not disable: a pipeline's own lemmatiser may want a native library already when it is made
_NOT_NEEDED = ("lemmatizer", "ner", "parser", "trainable_lemmatizer", "senter")
_BATCH = 48
_KEPT = 300_000
_LONGEST = 20_000  # characters that the tagger takes at once; longer texts are cut at a line end
_CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB", ""))
_WORD = re.compile(r"\w")
_Known = tuple[str, str, tuple[str, ...]] | tuple[()]


class Pipeline:
    """A loaded pipeline. `name` is its package ("" without one), `version` changes whenever its results may.

    `problem` tells why a better one could not be loaded, "" where there is none.
    """

    def __init__(self, nlp: "Language", name: str, language: str, problem: str = "") -> None:
        self.nlp = nlp
        self._known: dict[tuple[int, ...], _Known] = {}  # by form, tag and features, as spaCy numbers them
        self.name = name
        self.language = language
        self.problem = problem
        self.version = _version(name, language)

    def analyse(self, texts: Iterable[str]) -> Iterator[list[Word]]:
        """The words of each text, without punctuation and white space; a text is one turn, for the best tags."""
        pieces: list[int] = []
        words: list[Word] = []
        shift = done = number = 0
        for doc, piece in self.nlp.pipe(self._docs(texts, pieces), as_tuples=True, batch_size=_BATCH):
            words += self._words(doc, piece, shift)
            if len(self._known) > _KEPT:
                self._known.clear()
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
                forms = [token.text for token in doc]
                written = [as_written(form) for form in forms]
                if written == forms:
                    yield doc, doc
                else:
                    yield Doc(doc.vocab, words=written, spaces=[bool(token.whitespace_) for token in doc]), doc

    def _words(self, tagged: "Doc", piece: "Doc", shift: int) -> Iterator[Word]:
        from spacy.attrs import IDX, LENGTH, MORPH, ORTH, POS  # type: ignore[import-not-found]  # no stubs for Cython

        places = piece.to_array([IDX, LENGTH]).tolist()
        keys = map(tuple, tagged.to_array([ORTH, POS, MORPH]).tolist())
        for (place, length), key, token in zip(places, keys, tagged, strict=True):
            known = self._known.get(key)
            if known is None:
                known = self._known[key] = self._base(token.text, token.pos_, str(token.morph))
            if known:
                start = shift + place
                yield Word(start, start + length, *known)

    def _base(self, form: str, tag: str, features: str) -> _Known:
        """Base form, tag and parts; nothing for what is no word."""
        if not _WORD.search(form):
            return ()
        if self.language != "fi":
            return foreign_lemma(form, self.language), tag, ()
        found = parts(form) if tag in _CONTENT and len(form) > 5 else ()
        return lemma(form, tag, features), tag, found if len(found) > 1 else ()


def installed() -> list[str]:
    """The Finnish pipelines on this machine, the best first; told without loading any."""
    return [name for name in FINNISH if _version_of(name)]


def expected_version(language: str = "fi") -> str:
    """The version that the pipeline for a language will have if the best one can be loaded; told without loading it."""
    return _version(next(iter(installed()), "") if language == "fi" else "", language)


def _version(name: str, language: str) -> str:
    return f"{name or 'rules'} {_version_of(name)} {language} {VERSION}".replace("  ", " ")


def load(language: str = "fi", name: str | None = None) -> Pipeline:
    """The pipeline for a language: for Finnish the named one or the best installed, else a tokenizer alone.

    Without a tagger base forms are those of the words alone. Of the installed ones, those that cannot be loaded (a
    model of another version) are passed over, as `problem` tells. Raises OSError when a named one or the last cannot.
    """
    import_spacy()
    import spacy

    names = [name] if name is not None else installed() if language == "fi" else []
    problem = ""
    for place, chosen in enumerate(filter(None, names)):
        try:
            nlp = spacy.load(chosen, exclude=_NOT_NEEDED)
        except (OSError, ValueError, ImportError, KeyError, TypeError, AttributeError) as error:
            problem = problem or f"{chosen}: {_short(error)}"
            if place == len(names) - 1:
                raise OSError(problem) from error
        else:
            return Pipeline(nlp, chosen, language, problem)
    return Pipeline(spacy.blank(language if language in ("fi", "en", "sv") else "xx"), "", language)


def _short(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


def _version_of(name: str) -> str:
    try:
        return version(name.replace("_", "-")) if name else ""
    except PackageNotFoundError:
        return ""


def _pieces(text: str) -> list[str]:
    """The text whole, or cut behind line ends and spaces where it is too long; joined they are the text."""
    pieces = []
    while len(text) > _LONGEST:
        place = max(text.rfind("\n", 0, _LONGEST), text.rfind(" ", 0, _LONGEST)) + 1 or _LONGEST
        pieces.append(text[:place])
        text = text[place:]
    return [*pieces, text]
