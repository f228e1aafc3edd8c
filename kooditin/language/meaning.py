"""What whole passages are about, as vectors: texts that say alike lie near each other, whatever words they choose."""

import base64
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from kooditin.language.encoder import Encoder
from kooditin.language.sparse import Floats, unit
from kooditin.language.subwords import Subwords
from kooditin.qda.errors import CannotRead
from kooditin.resources import resource_folder

VERSION = "multilingual-e5-small, 4 bits, fi sv en, 1"
WIDTH = 384
_MARKED = "query: "  # how the model was taught to tell texts that are compared with each other
_AT_ONCE = 64
_STEPS = 127  # a vector's largest number as it is kept


SAY_UNREADABLE = (
    "What tells the meaning of passages cannot be read ({file}: {reason}). Install Kooditin anew; suggestions go on by "
    "words alone."
)


class _Model(NamedTuple):
    subwords: Subwords
    encoder: Encoder


class Meaning:
    """Vectors of texts, made once each and kept in a byte a number (`kept` and `know` carry them over).

    `version` says which model made them, and is empty where there is none; then every vector is empty. A model that
    cannot be read raises CannotRead once, and from then on is as though there were none.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or resource_folder() / "language" / "passage-encoder.npz"
        self.version = VERSION if self._file.exists() else ""
        self._model: _Model | None = None
        self._known: dict[str, bytes] = {}

    @property
    def width(self) -> int:
        """The width of a vector; 0 where there is no model."""
        return WIDTH if self.version else 0

    def of(self, texts: Sequence[str]) -> Floats:
        """The vectors of the texts, a row each, of length 1 or 0; what is not known is made."""
        if not self.version:
            return np.zeros((len(texts), 0), np.float32)
        self.make(texts)
        rows = np.frombuffer(b"".join(self._known[text] for text in texts), np.int8).reshape(len(texts), WIDTH)
        return unit(rows.astype(np.float32))

    def make(self, texts: Iterable[str]) -> None:
        """Makes the vectors of those texts that have none yet."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        for first in range(0, len(new), _AT_ONCE):
            some = new[first : first + _AT_ONCE]
            if self._model is None:
                self._model = self._loaded()
            subwords, encoder = self._model
            vectors = encoder.of([subwords.numbers(_MARKED + text) for text in some])
            largest = np.abs(vectors).max(1, keepdims=True)
            rounded = np.rint(vectors * (_STEPS / largest)).astype(np.int8)
            self._known |= {text: row.tobytes() for text, row in zip(some, rounded, strict=True)}

    def unknown(self, texts: Iterable[str]) -> list[str]:
        """The texts whose vectors would have to be made, once each."""
        return [text for text in dict.fromkeys(texts) if text not in self._known] if self.version else []

    def kept(self, text: str) -> str:
        """The known vector of a text as letters, to be kept."""
        return base64.b64encode(self._known[text]).decode()

    def know(self, texts: Sequence[str], kept: Sequence[str]) -> None:
        """Takes over vectors that this version made before."""
        self._known |= {text: base64.b64decode(vector) for text, vector in zip(texts, kept, strict=True)}

    def _loaded(self) -> _Model:
        try:
            with self._file.open("rb") as file, np.load(file) as arrays:
                pieces = arrays["letters"].tobytes().decode().split("\n")
                replaced = dict(line.split("\t") for line in arrays["replaced"].tobytes().decode().split("\n"))
                subwords = Subwords(pieces, arrays["scores"].tolist(), replaced, int(arrays["unknown"]))
                return _Model(subwords, Encoder(arrays))
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            self.version = ""
            raise CannotRead(SAY_UNREADABLE, file=str(self._file), reason=str(error)) from error
