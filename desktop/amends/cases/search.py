"""Full-text search over what was complained and what was answered: SQLite's FTS5."""

from peewee import Database, OperationalError, SqliteDatabase

from amends.cases.schema import sql

_TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5"
    "(complaint, author, replies, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)


class Search:
    """An index with one entry per case, under the case's number.

    ``works`` is False where the database is another one, or a SQLite built without FTS5.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.works = isinstance(database, SqliteDatabase)
        if self.works:
            try:
                sql(database, _TABLE)
            except OperationalError as error:
                if "fts5" not in str(error).lower():
                    raise
                self.works = False

    def put(self, number: int, complaint: str, author: str, replies: str) -> None:
        """Make the words of a case findable, instead of those it had before."""
        if self.works:
            sql(self._database, "DELETE FROM search WHERE rowid = ?", [number])
            statement = "INSERT INTO search(rowid, complaint, author, replies) VALUES (?, ?, ?, ?)"
            sql(self._database, statement, [number, complaint, author, replies])

    def wipe(self, number: int) -> None:
        """Take a case out, and its words out of the index's files as well."""
        if self.works:
            sql(self._database, "DELETE FROM search WHERE rowid = ?", [number])
            sql(self._database, "INSERT INTO search(search) VALUES ('optimize')")

    def find(self, terms: list[str], limit: int) -> list[int]:
        """Return the numbers of the cases in which all ``terms`` begin a word, best first."""
        asked = " ".join(f'"{term}"*' for term in terms)
        statement = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in sql(self._database, statement, [asked, limit])]
