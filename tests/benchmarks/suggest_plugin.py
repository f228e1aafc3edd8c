"""Kooditin's suggester for the benchmark of suggestions: run.py --plugin tests/benchmarks/suggest_plugin.py:factory"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any  # examples, codes and passages as the benchmark's JSON gives them

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kooditin.language.features import Reader
from kooditin.language.sparse import Floats
from kooditin.language.suggester import Suggester
from kooditin.qda.suggestion import CodeText, Example

_READER = Reader()


class Kooditin:
    """The passages to rank are the project's uncoded ones, as in the window."""

    zero_shot = True

    def fit(self, examples: list[dict[str, Any]], codebook: list[dict[str, Any]]) -> None:
        places = {code["id"]: place for place, code in enumerate(codebook)}
        self.codebook = [
            CodeText(place, code["name"], code.get("description") or "") for place, code in enumerate(codebook)
        ]
        self.examples = [
            Example(each["text"], frozenset(places[label] for label in each["labels"])) for each in examples
        ]

    def rank(self, passages: list[dict[str, Any]]) -> Floats:
        texts = [passage["text"] for passage in passages]
        suggester = Suggester(_READER)
        suggester.learn(self.codebook, self.examples, texts, by_meaning=True)
        return suggester.rank(texts)


def factory() -> dict[str, Callable[[], Kooditin]]:
    return {"kooditin": Kooditin}
