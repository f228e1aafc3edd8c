"""Reads files for the fuzz in a process of its own, with bounded memory: python fuzz_worker.py, paths on stdin.

Answers each path with one line of JSON: what became of it, how long it took and how much memory the process held.
"""

import json
import resource
import signal
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 1_000_000_000  # bytes beyond what the bare process has
SECONDS = 10.0  # of computing, so that other work on the machine does not count; the signal ends the process
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Reads until stdin ends."""
    from kooditin.exchange import batches  # noqa: F401 - loaded before memory is bounded

    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, size + MEMORY))
    print("ready", flush=True)
    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        start = time.process_time()
        verdict, told = _verdict(path)
        taken = time.process_time() - start
        signal.setitimer(signal.ITIMER_PROF, 0)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"verdict": verdict, "told": told, "seconds": taken, "peak_mb": peak}), flush=True)


def _verdict(path: Path) -> tuple[str, str]:
    from kooditin.qda.errors import KooditinError

    try:
        problem = _read(path)
    except KooditinError as error:
        sentence = str(error)
        return ("refused", sentence) if sentence.endswith(".") else ("wrong", f"no sentence: {sentence!r}")
    except MemoryError:
        return "too big", "MemoryError"
    except Exception:  # whatever rises is what the fuzz looks for
        return "traceback", traceback.format_exc(limit=-6)
    return ("wrong", problem) if problem else ("read", "")


def _read(path: Path) -> str:
    """Reads the file; "" or what is wrong with what was read."""
    from kooditin.exchange.batches import read_batch

    batch = read_batch(path)
    if not (batch.sources or batch.variables or batch.cases):
        return "read without a word"
    return next((problem for source in batch.sources if (problem := wrong_in(source))), "")


def wrong_in(source) -> str:  # type: ignore[no-untyped-def]  # a NewSource, imported later than memory is bounded
    """What is wrong with a source: a text not in normal form, or spans outside of it or out of order."""
    from kooditin.qda.source import normal_text

    if source.text != normal_text(source.text) or not source.text.strip():
        return "the text is not in normal form, or empty"
    last = 0
    for turn in source.turns:
        if not last <= turn.start < turn.end <= len(source.text):
            return f"turn {turn} after {last} of {len(source.text)}"
        last = turn.end
    for section in source.sections:
        if not 0 <= section.start <= section.end <= len(source.text):
            return f"section {section} of {len(source.text)}"
    for remark in source.remarks:
        if not 0 <= remark.span.start < remark.span.end <= len(source.text):
            return f"remark {remark} of {len(source.text)}"
    for warning in source.warnings:
        str(warning)
    return ""


if __name__ == "__main__":
    main()
