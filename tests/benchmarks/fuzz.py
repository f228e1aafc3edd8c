"""Readers tried with spoilt files: never a traceback, never over 10 s of computing or 1 GB for a file under 5 MB.

python tests/benchmarks/run.py fuzz
python -m tests.benchmarks.fuzz [--tries N] [--seed S] [--keep FOLDER] [--only SUFFIX]
"""

import json
import random
import select
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from kooditin.exchange import readable_suffixes
from kooditin.exchange.surveys import table_suffixes
from tests.benchmarks.fuzz_bombs import bombs
from tests.benchmarks.fuzz_mutations import spoilt
from tests.benchmarks.fuzz_worker import SECONDS
from tests.benchmarks.measure import Result, percentile

ROOT = Path(__file__).resolve().parents[2]
SEEDS = (ROOT / "tests" / "data" / "formats", ROOT / "resources" / "sample")
TRIES = 6_000
PATIENCE = 120.0  # seconds by the clock for what waits without computing
MOST_SHOWN = 25
PACKAGES = (".docx", ".odt", ".xlsx", ".ods")
GOOD = ("read", "refused")

# Formats of which no small real file is at hand, or too few.
MADE = {
    "f4.txt": "I: Kerro äidistä. #00:00:12-3#\n\nB1: Joo 😀. #00:01:20-4#\n\nI: Niin. #00:01:25-0#\n",
    "teams.txt": "Aino Öhman   0:03\nNo niin.\n\nHuone | 3   0:09\nJoo.\n\nAino Öhman   1:00:15\nKiva.\n",
    "zoom.txt": "10:03:04\t From  Aino Öhman  to  Everyone:\n\tHei\n10:03:34\t From  Matti  to  Everyone:\n\tMoi\n",
    "meet.txt": "00:00:00\n\nAino Öhman: Moi.\nMatti Mäki: Hei.\n\n00:05:00\n\nMatti Mäki: Ja.\nAino Öhman: Joo.\n",
    "teams.vtt": "WEBVTT\n\na1b2/12-0\n00:00:03.120 --> 00:00:05.000\n<v Öhman, Aino>No &amp; niin\nvielä.</v>\n\n"
    "00:01:09.040 --> 00:01:12.520\n<v.loud M&#228;ki>Joo 👍</v>\n",
    "zoom.vtt": "WEBVTT\n\n1\n00:00:03.470 --> 00:00:05.180\nAino Öhman: Moi.\n\n2\n"
    "00:00:06.000 --> 00:00:07.000\nMatti: Hei.\n",
    "a.json": '{"segments":[{"start":0.03,"end":2.5,"text":" Äiti","speaker":"SPEAKER_00"},{"start":3,"text":"Joo"}]}',
    "cpp.json": '{"result":{"language":"fi"},"transcription":[{"offsets":{"from":1500,"to":4000},"text":" Moi."}]}',
    "a.otr": '{"text":"<p><span class=\\"timestamp\\" data-timestamp=\\"3.1\\">00:03</span> H: Kerro.</p>",'
    '"media-time":3}',
    "a.eaf": '<?xml version="1.0"?><ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="5"/>'
    '</TIME_ORDER><TIER TIER_ID="H" LINGUISTIC_TYPE_REF="p"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a" '
    'TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t1"><ANNOTATION_VALUE>Äiti</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>'
    '</ANNOTATION></TIER><LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="p"/></ANNOTATION_DOCUMENT>',
    "a.md": "# Työpaja\n\n## Ryhmä 1\n\n- yksi\n  - kaksi [linkki](http://a.fi)\n\n1. **H:** Kerro\n\n"
    "| a | b |\n|---|---|\n| ä | 😀 |\n",
    "a.html": "<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title></head><body><h1>Äiti</h1><p><b>H:</b> "
    "Kerro &ouml;<br>niin</p><ul><li>yksi<li>kaksi</ul><table><tr><td>a<td>b</table></body></html>",
    "a.csv": 'Aikaleima;Ikä;Mitä mieltä?\n6.10.2015 klo 23.36.27;45;"Hyvä\nmutta ""kallis"""\n7.10.2015;3,5;😀\n',
    "a.tsv": "start\tend\ttext\n0\t2500\tKerro äidistä\n2500\t4000\tja isästä.\n",
}


@dataclass
class Tally:
    """What became of the files: verdicts by suffix, seconds, the greatest memory, and the failures."""

    verdicts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    seconds: list[float] = field(default_factory=list)
    peak_mb: int = 0
    failures: list[tuple[str, str, str]] = field(default_factory=list)


class Reader:
    """The process that reads; started anew when it dies, is too slow, or has grown."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._read = 0

    def verdict_of(self, path: Path) -> dict[str, object]:
        """What the process says of the file, or that it died or was too slow."""
        process = self._started()
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        if not select.select([process.stdout], [], [], PATIENCE)[0]:
            self.stop()
            return {"verdict": "too slow", "told": f"over {PATIENCE:g} s", "seconds": PATIENCE, "peak_mb": 0}
        answer = process.stdout.readline()
        self._read += 1
        if not answer:
            code = process.wait()
            self.stop()
            slow = code == -signal.SIGPROF
            verdict, taken = ("too slow", SECONDS) if slow else ("died", 0.0)
            return {"verdict": verdict, "told": f"exit code {code}", "seconds": taken, "peak_mb": 0}
        told: dict[str, object] = json.loads(answer)
        return told

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None or self._read >= 1000:
            self.stop()
            command = [sys.executable, str(Path(__file__).with_name("fuzz_worker.py"))]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1
            )
            assert self._process.stdout is not None
            if self._process.stdout.readline() != "ready\n":
                raise RuntimeError("The process that reads did not start; run tests/benchmarks/fuzz_worker.py by hand.")
        return self._process

    def stop(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process, self._read = None, 0


def seeds(only: str = "") -> dict[str, list[bytes]]:
    """The sound files by suffix."""
    known = {*readable_suffixes(), *table_suffixes()}
    found: dict[str, list[bytes]] = defaultdict(list)
    for folder in SEEDS:
        for path in sorted(folder.iterdir()):
            if path.suffix in known and path.stat().st_size < 700_000:
                found[path.suffix].append(path.read_bytes())
    for name, text in MADE.items():
        if Path(name).suffix in known:
            found[Path(name).suffix].append(text.encode())
    return {suffix: files for suffix, files in found.items() if only in ("", suffix)}


def tries(count: int, seed: int, only: str = "") -> Iterator[tuple[str, str, bytes]]:
    """Spoilt files as (name, suffix, bytes): the bombs, then as many of each suffix, in turns."""
    sound = seeds(only)
    packages = {suffix: sound[suffix][0] for suffix in PACKAGES if suffix in sound}
    made = [bomb for bomb in bombs(packages) if bomb[0] in sound]
    for number, (suffix, content) in enumerate(made):
        yield f"bomb-{number}", suffix, content
    suffixes = sorted(sound)
    for number in range(max(0, count - len(made))):
        suffix = suffixes[number % len(suffixes)]
        draw = random.Random(f"{seed}-{number}")
        yield f"{seed}-{number}", suffix, spoilt(draw.choice(sound[suffix]), sound[suffix], draw)


def tried(count: int, seed: int, folder: Path, *, only: str = "", keep: Path | None = None) -> Tally:
    """Reads every try; the files that fail are kept in `keep`."""
    tally, reader = Tally(), Reader()
    try:
        for name, suffix, content in tries(count, seed, only):
            path = folder / f"{name}{suffix}"
            path.write_bytes(content)
            answer = reader.verdict_of(path)
            verdict = str(answer["verdict"])
            tally.verdicts[suffix][verdict] += 1
            tally.seconds.append(float(str(answer["seconds"])))
            tally.peak_mb = max(tally.peak_mb, int(str(answer["peak_mb"])))
            if verdict not in GOOD:
                tally.failures.append((path.name, verdict, str(answer["told"])))
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / path.name).write_bytes(content)
            path.unlink()
    finally:
        reader.stop()
    return tally


def measure_fuzz(folder: Path) -> Result:
    """The failures among all tries; none is the limit."""
    return result_of(tried(TRIES, 1, folder))


def result_of(tally: Tally) -> Result:
    """The tally as a benchmark's figure; `ratio` counts the failures."""
    formats = {
        suffix: {
            "read": verdicts["read"],
            "refused": verdicts["refused"],
            "failures": sum(count for verdict, count in verdicts.items() if verdict not in GOOD),
        }
        for suffix, verdicts in sorted(tally.verdicts.items())
    }
    return Result(
        "fuzz",
        median_s=median(tally.seconds),
        baseline_s=0.0,
        ratio=float(len(tally.failures)),
        limit=0.0,
        details={
            "unit": "failures",
            "tries": len(tally.seconds),
            "p99_ms": percentile(tally.seconds, 0.99) * 1000,
            "slowest_s": max(tally.seconds),
            "peak_mb": tally.peak_mb,
            "formats": formats,
            "failures": [list(failure) for failure in tally.failures[:MOST_SHOWN]],
        },
        within=not tally.failures,
    )


def main(arguments: list[str]) -> int:
    """The fuzz alone, with another seed or number of tries; 1 when something failed."""
    import argparse

    parser = argparse.ArgumentParser(prog="run.py fuzz")
    parser.add_argument("--tries", type=int, default=TRIES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="SUFFIX")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        result = result_of(tried(asked.tries, asked.seed, Path(folder), only=asked.only, keep=asked.keep))
    print(json.dumps(result.details, ensure_ascii=False, indent=1))
    return 0 if result.within else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
