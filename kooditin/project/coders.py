"""Those who code in a project, and who of them is active."""

from kooditin.project.database import Database, new_guid, utc_now
from kooditin.project.lock import user_name
from kooditin.project.naming import chosen
from kooditin.project.preferences import Preferences
from kooditin.qda.coding import Coder
from kooditin.qda.errors import NotFound
from kooditin.qda.source import normal_text

_COLUMNS = "id, guid, name"


class Coders:
    """The coders of one project; `active` makes the new codings and memos, and signs the acts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        row = database.one(
            f"SELECT {_COLUMNS} FROM coder "
            "ORDER BY guid = (SELECT value FROM preference WHERE key = 'coder') DESC, id LIMIT 1"
        )
        self.active = Coder(*row) if row is not None else Coder(0, new_guid(), user_name() or "Coder")

    def all(self) -> list[Coder]:
        """All coders, in the order they came."""
        return [Coder(*row) for row in self._database.query(f"SELECT {_COLUMNS} FROM coder ORDER BY id")]

    def get(self, coder_id: int) -> Coder:
        """One coder. Raises NotFound."""
        return self.find(coder_id)

    def find(self, reference: str | int) -> Coder:
        """The coder with that id, GUID or name. Raises NotFound."""
        ways = (
            lambda coder, wanted: str(coder.id) == wanted,
            lambda coder, wanted: coder.guid == wanted,
            lambda coder, wanted: coder.name == wanted,
            lambda coder, wanted: coder.name.casefold() == wanted.casefold(),
        )
        found = chosen(self.all(), reference, ways)
        if not found:
            raise NotFound("There is no coder {reference}. Look at the list of coders.", reference=reference)
        return found[0]

    def choose(self, name: str) -> Coder:
        """Makes the coder of that name active, without writing; one who is new gets an id with the next act."""
        clean = coder_name(name)
        found = next((coder for coder in self.all() if coder.name == clean), None)
        self.active = found or Coder(0, new_guid(), clean)
        return self.active

    def remember(self) -> None:
        """Writes into the file who is active, for the next opening; not an act."""
        Preferences(self._database).put("coder", self.active.guid)

    def ensure_active(self) -> None:
        """Writes the active coder's row where it is new or an undo has taken it; inside an operation."""
        run, coder = self._database.execute, self.active
        if run("SELECT 1 FROM coder WHERE id = ? AND guid = ?", (coder.id, coder.guid)).fetchone():
            return
        row = run("INSERT INTO coder (guid, name, created) VALUES (?, ?, ?)", (coder.guid, coder.name, utc_now()))
        assert row.lastrowid is not None
        self.active = Coder(row.lastrowid, coder.guid, coder.name)


def coder_name(name: str) -> str:
    """The name as it is stored, without needless spaces."""
    return " ".join(normal_text(name).split())
