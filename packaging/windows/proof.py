"""What was tried, and what could not be."""

from windows.tools import say


class Proof:
    """Says each result as it comes, and counts."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed: list[str] = []
        self.skipped: list[str] = []

    def check(self, sentence: str, holds: bool) -> bool:
        """Notes one; whether it holds."""
        say(("ok      " if holds else "FAILED  ") + sentence)
        if holds:
            self.passed += 1
        else:
            self.failed.append(sentence)
        return holds

    def skip(self, sentence: str) -> None:
        """Notes what could not be tried."""
        self.skipped.append(sentence)

    def close(self) -> int:
        """Says it all at the end; the exit code."""
        for sentence in self.skipped:
            say(f"SKIPPED {sentence}")
        say(f"{self.passed} passed, {len(self.failed)} failed, {len(self.skipped)} skipped")
        return 1 if self.failed else 0
