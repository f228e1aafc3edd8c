"""The language work as a process of its own: one JSON object a line in, one or more out.

    {"id": 1, "do": "about"}                  → {"id": 1, "pipeline": …, "version": …, "done": true}
    {"id": 2, "do": "analyse",
     "texts": ["…", …], "language": "fi"}     → {"id": 2, "at": 0, "words": [[start, end, lemma, tag, parts], …]} … one
                                                for each text, then {"id": 2, "done": true}

    {"id": 3, "do": "learn" …}                → suggestions (qda/suggestion_messages.py), from what was learned last

With "expected": true "about" answers without loading anything, as it will be if the best pipeline can be loaded. With
"quick": true the first two go without the tagger (language/quick.py). `problem` in what "about" answers is why a better
pipeline than the one in use could not be loaded, "" where there is none.

The analysis and the suggestions each have a thread: while one learns, the other goes on. Within each, messages are
answered in their order.

What goes wrong is answered by {"id": …, "error": sentence template, "values": {…}}, and the worker goes on. It ends
when its input ends, so it never outlives the window. It keeps nothing but what it was told to learn, so it may be
killed at any time and started anew.
"""

import json
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO  # a message as JSON gives it

from kooditin.language.pipeline import Pipeline, expected_version, load
from kooditin.language.quick import quick_version, quick_words
from kooditin.qda.errors import KooditinError
from kooditin.qda.words import ANALYSIS

if TYPE_CHECKING:
    from kooditin.language.advisor import Advisor

Message = dict[str, Any]
Say = Callable[[Message], None]
SUGGESTIONS = (
    "learn", "learn_by_meaning", "rank", "decide", "reasons", "assess", "offer_rules", "vectors", "know_vectors"
)  # fmt: skip
_LAST_SECONDS = 1.0  # for what is under way when the input ends
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "RAYON_NUM_THREADS")


def main() -> int:
    """Serves until the input ends; the exit code."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # what a library prints is no answer
    _step_back()
    serve(sys.stdin.buffer, answers, load, last_seconds=_LAST_SECONDS)
    return 0


def serve(
    requests: BinaryIO, answers: BinaryIO, loader: Callable[[str], Pipeline], *, last_seconds: float | None = None
) -> None:
    """Answers each line of the requests until they end; pipelines are loaded when first needed.

    What is under way when they end has `last_seconds` to come to its end, or all the time it takes.
    """
    loaded: dict[str, Pipeline] = {}

    def pipeline(language: str) -> Pipeline:
        if language not in loaded:
            loaded[language] = loader(language)
        return loaded[language]

    @cache
    def advisor() -> "Advisor":
        from kooditin.language.advisor import Advisor  # numpy and the vectors, which the analysis does without

        return Advisor()

    lock = threading.Lock()

    def say(message: Message) -> None:
        with lock:
            _write(answers, message)

    lanes = {
        "analysis": _Lane(partial(_analysed, pipeline=pipeline), say),
        "suggestions": _Lane(lambda request: advisor().answers(request), say),
    }
    for line in requests:
        number = None
        try:
            request = json.loads(line)
            number, wanted = request["id"], request["do"]
            if wanted not in ANALYSIS + SUGGESTIONS:
                raise ValueError(f"unknown request {wanted!r}")
            lanes["analysis" if wanted in ANALYSIS else "suggestions"].requests.put(request)
        except (ValueError, KeyError, TypeError) as error:
            say({"id": number, "error": SAY_FAILED, "values": {"reason": str(error)}})
    for lane in lanes.values():
        lane.requests.put(None)
    for lane in lanes.values():
        lane.thread.join(last_seconds)


class _Lane:
    """A thread that answers its messages in their order."""

    def __init__(self, answered: Callable[[Message], Iterator[Message]], say: Say) -> None:
        self.requests: SimpleQueue[Message | None] = SimpleQueue()
        self._answered, self._say = answered, say
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        while (request := self.requests.get()) is not None:
            number = request["id"]
            try:
                for answer in self._answered(request):
                    self._say({"id": number, **answer})
            except BrokenPipeError:
                return  # nobody hears any more
            except MemoryError:
                self._say({"id": number, "error": SAY_NO_MEMORY, "values": {}})
            except KooditinError as error:
                self._say({"id": number, "error": error.template, "values": error.values})
            except Exception as error:  # also what is our bug: nobody waits in vain, and stderr has the place
                traceback.print_exc()
                self._say({"id": number, "error": SAY_FAILED, "values": {"reason": str(error)}})


SAY_NO_MEMORY = (
    "There is too little memory for the analysis of the language. Close other programs; coding goes on without it."
)
SAY_FAILED = (
    "The analysis of the language does not work ({reason}). Coding goes on without it; kooditin doctor tells more."
)


def _analysed(request: Message, pipeline: Callable[[str], Pipeline]) -> Iterator[Message]:
    language = request.get("language", "fi")
    match request["do"]:
        case "about" if request.get("quick"):
            yield {"pipeline": "", "version": quick_version(language), "problem": "", "done": True}
        case "about" if request.get("expected"):
            yield {"version": expected_version(language), "done": True}
        case "about":
            found = pipeline(language)
            yield {"pipeline": found.name, "version": found.version, "problem": found.problem, "done": True}
        case "analyse" if request.get("quick"):
            for at, text in enumerate(request["texts"]):
                yield {"at": at, "words": quick_words(text, language)}
            yield {"done": True}
        case "analyse":
            for at, words in enumerate(pipeline(language).analyse(request["texts"])):
                yield {"at": at, "words": words}
            yield {"done": True}


def _write(answers: BinaryIO, message: Message) -> None:
    answers.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    answers.flush()


def _step_back() -> None:
    """Lets the window and other programs go first, and keeps to one core."""
    import psutil  # type: ignore[import-untyped]

    # Read when numpy is first imported: the other core is the window's.
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    with suppress(psutil.Error):  # who has stepped back further already may not come forward again
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else 10)
