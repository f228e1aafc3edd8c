"""Timing two things in turn, and what is told of them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from statistics import median

Measured = Callable[[int], float]


@dataclass(frozen=True)
class Result:
    """One figure as it is printed. `limit` is what `ratio` may be at most; `details` say what else was seen."""

    name: str
    median_s: float
    baseline_s: float
    ratio: float
    limit: float
    details: dict[str, object] = field(default_factory=dict)
    within: bool = True


def seconds(act: Callable[[], object]) -> float:
    """How long the act took."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def interleaved(ours: Measured, baseline: Measured, rounds: int) -> tuple[list[float], list[float]]:
    """The seconds that both gave, round by round, taking turns at going first; each is told the round's number."""
    our_seconds: list[float] = []
    baseline_seconds: list[float] = []
    for number in range(rounds):
        pair = [(ours, our_seconds), (baseline, baseline_seconds)]
        for measured, into in pair if number % 2 else reversed(pair):
            into.append(measured(number))
    return our_seconds, baseline_seconds


def compared(name: str, ours: list[float], baseline: list[float], limit: float, /, **details: object) -> Result:
    """The medians and their ratio, with the single figures among the details."""
    ratio = median(ours) / median(baseline)
    return Result(
        name,
        median_s=median(ours),
        baseline_s=median(baseline),
        ratio=ratio,
        limit=limit,
        details={
            "rounds": len(ours),
            "fastest_s": min(ours),
            "slowest_s": max(ours),
            "baseline_fastest_s": min(baseline),
            "baseline_slowest_s": max(baseline),
            **details,
        },
        within=ratio <= limit,
    )


def percentile(values: list[float], share: float) -> float:
    """The value that the share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]
