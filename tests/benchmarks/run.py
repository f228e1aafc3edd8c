"""The figures that Kooditin promises: python tests/benchmarks/run.py NAME [--json].

Each makes its own seeded material and measures Kooditin and a baseline in the same run, taking turns. Absolute seconds
hold on no two machines; the ratio does.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any  # a result as JSON: figures, words and more of the same

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("start", "open", "apply", "report", "export", "import", "memory", "search", "stall", "suggest")
LONG = ("fuzz",)  # takes minutes, so that "all" leaves it out
LATER = ("scale",)
MODULES = {
    "export": "files",
    "import": "files",
    "report": "report",
    "search": "search",
    "fuzz": "fuzz",
    "stall": "language",
    "suggest": "language",
}


def main(arguments: list[str]) -> int:
    """Measures what is named and prints it; 2 for a name that is not known, else 0."""
    names = [argument for argument in arguments if argument != "--json"]
    as_json = "--json" in arguments
    if len(names) != 1 or names[0] not in (*NAMES, *LONG, *LATER, "all"):
        print(f"Name one benchmark of {', '.join((*NAMES, *LONG, 'all'))}, and --json if you like.", file=sys.stderr)
        return 2
    if names[0] in LATER:
        print(f"The benchmark {names[0]} arrives with a later version.", file=sys.stderr)
        return 2
    if names[0] == "all":
        # A process for each, so that none is measured in the memory and caches of another.
        return max(subprocess.call([sys.executable, __file__, name, *arguments[1:]]) for name in NAMES)
    result = measured(names[0])
    print(json.dumps(result, ensure_ascii=False) if as_json else in_words(result), flush=True)
    return 0


def measured(name: str) -> dict[str, Any]:
    """The figure of one benchmark, by the contract's keys."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    module = import_module(f"tests.benchmarks.{MODULES.get(name, 'window')}")
    # In the checkout, not in /tmp, which may be memory: only a disk makes an act durable, the baseline's too.
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=build, ignore_cleanup_errors=True) as folder:
        os.environ["KOODITIN_HOME"] = str(Path(folder, "home"))
        result = asdict(getattr(module, f"measure_{name}")(Path(folder)))
    result["details"]["within_limit"] = result.pop("within")
    return result


def in_words(result: dict[str, Any]) -> str:
    """One line for a person."""
    details = result["details"]
    mark = "ok  " if details["within_limit"] else "OVER"
    if details.get("unit") == "MB":
        resident = f"{result['median_s']:.0f} MB (limit {result['limit']:.0f}), bare {result['baseline_s']:.0f} MB"
        return f"{mark} {result['name']:8} {resident}"
    if details.get("unit") == "failures":
        formats = details["formats"].items()
        counts = ", ".join(f"{suffix} {told['read']}/{told['refused']}/{told['failures']}" for suffix, told in formats)
        return (
            f"{mark} {result['name']:8} {result['ratio']:.0f} failures in {details['tries']} tries, slowest "
            f"{details['slowest_s']:.1f} s, peak {details['peak_mb']} MB; read/refused/failures: {counts}"
        )
    if details.get("unit") == "longest gap":
        longest = f"{result['median_s'] * 1000:.1f} ms (limit {result['limit'] * 1000:g})"
        idle = f"idle {result['baseline_s'] * 1000:.1f} and {details['baseline_p99_ms']:.1f} ms"
        p99 = f"{details['p99_ms']:.1f} ms (limit {details['p99_limit_ms']:g})"
        return f"{mark} {result['name']:8} longest gap {longest}, p99 {p99}; {idle}"
    more = f", p99 {details['p99_ms']:.0f} ms" if "p99_ms" in details else ""
    return (
        f"{mark} {result['name']:8} {result['ratio']:.2f} x (limit {result['limit']:g}): "
        f"{result['median_s'] * 1000:.1f} ms, bare {result['baseline_s'] * 1000:.1f} ms{more}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
