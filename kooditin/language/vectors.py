"""Vectors of word forms from an installed Finnish pipeline, read without loading the pipeline itself."""

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any  # spaCy's table of vectors, which comes without types

import numpy as np

from kooditin.language import import_spacy
from kooditin.language.pipeline import FINNISH
from kooditin.language.sparse import Floats, unit

_AT_ONCE = 500  # forms, as spaCy lays out every piece of each of them before it adds them up


class WordVectors:
    """Vectors of any word form, also one never seen (floret: put together from pieces of the word).

    `width` is 0 where no installed pipeline has such vectors; then every vector is empty. Loaded when first asked.
    """

    def __init__(self) -> None:
        self._folder = _folder()
        self._table: Any = None
        self.width = _width(self._folder / "vectors") if self._folder else 0

    def of(self, forms: Sequence[str]) -> Floats:
        """The vectors of the forms, a row each, of length 1 (or 0 for a form without any)."""
        if not forms or self._folder is None:
            return np.zeros((len(forms), self.width), np.float32)
        if self._table is None:
            self._table = _loaded(self._folder)
        found = np.empty((len(forms), self.width), np.float32)
        for first in range(0, len(forms), _AT_ONCE):
            here = slice(first, first + _AT_ONCE)
            found[here] = self._table.get_batch(list(forms[here]))
        return unit(found)


def _folder() -> Path | None:
    """The vocabulary folder of the best installed pipeline with floret vectors."""
    for name in FINNISH:
        found = find_spec(name)
        for place in (found and found.submodule_search_locations) or ():
            for configuration in Path(place).glob("*/vocab/vectors.cfg"):
                if json.loads(configuration.read_text(encoding="utf-8")).get("mode") == "floret":
                    return configuration.parent
    return None


def _width(file: Path) -> int:
    return int(np.load(file, mmap_mode="r").shape[1])


def _loaded(folder: Path) -> Any:
    import_spacy()
    from spacy.strings import StringStore
    from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, without types

    settings = json.loads((folder / "vectors.cfg").read_text(encoding="utf-8"))
    kept = {name: settings[name] for name in ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow")}
    return Vectors(strings=StringStore(), data=np.load(folder / "vectors"), mode="floret", **kept)
