"""What is remembered in the file without being an act: ways of looking, which nobody needs to undo."""

from contextlib import nullcontext

from kooditin.project.database import Database


class Preferences:
    """Texts by key. Where the file is open for reading only, they hold until it is closed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._unwritten: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        """What is remembered under the key."""
        if key in self._unwritten:
            return self._unwritten[key]
        row = self._database.one("SELECT value FROM preference WHERE key = ?", (key,))
        return default if row is None else str(row[0])

    def put(self, key: str, value: str) -> None:
        """Remembers it. Raises Refused, as an act would, where the file cannot be written to just now."""
        if self._database.read_only:
            self._unwritten[key] = value
            return
        with nullcontext() if self._database.connection.in_transaction else self._database.transaction():
            self._database.execute("INSERT OR REPLACE INTO preference VALUES (?, ?)", (key, value))
