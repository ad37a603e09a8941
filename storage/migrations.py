"""Bringing library.db up to the version that this program writes.

``PRAGMA user_version`` holds major × 1000 + minor. A newer minor version only
added to the tables and is opened; a newer major version is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.backup import backup_before, newer
from storage.connection import Connection
from storage.problems import DamagedError, read_only
from storage.schema import APPLICATION_ID, LATER, VERSION, VERSION_1_0, told_version
from storage.script import statements

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations


def library_migrations() -> Migrations:
    """Return the steps from an empty file to the present version, in order."""
    # sqlite-utils takes 0.2 s to import: a library that is up to date is opened without it.
    from sqlite_utils import Migrations

    steps = Migrations("sidelight-library")

    @steps(name="1.0")
    def _(database: Database) -> None:
        for statement in statements(VERSION_1_0):
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    for name, script in LATER.items():

        @steps(name=name)
        def _(database: Database, script: str = script) -> None:
            for statement in statements(script):
                database.execute(statement)

    return steps


def upgrade(connection: Connection, steps: Migrations | None = None, version: int = VERSION) -> None:
    """Bring the library up to ``version``; a file that is there is backed up and the backup verified first.

    Raises:
        SidelightError: when the file is of a newer major version, belongs to
            another program, or is old and read-only.
    """
    with connection.reading() as sql:
        stored = int(sql.execute("PRAGMA user_version").fetchone()[0])
        application = int(sql.execute("PRAGMA application_id").fetchone()[0])
        tables = int(sql.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0])
    if tables and application != APPLICATION_ID:
        raise DamagedError(
            f"{connection.path} is a database, but not a Sidelight library.",
            "It was left as it is. Choose another folder with --profile.",
        )
    if stored // 1000 > version // 1000:
        raise newer(connection.path, stored)
    if stored >= version:
        return
    if connection.read_only:
        raise read_only(connection.path)
    if tables:
        backup_before(connection, told_version(version))
    _apply(connection, steps or library_migrations(), version)


def _apply(connection: Connection, steps: Migrations, version: int) -> None:
    from sqlite_utils import Database

    # No plug-ins: sqlite-utils would load whatever other packages offer into our connection.
    database = Database(connection.sql, execute_plugins=False, recursive_triggers=False)
    # One transaction around all steps: another program that opens the same file waits, then finds them done.
    with connection.writing() as sql:
        steps.apply(database)
        sql.execute(f"PRAGMA user_version = {version}")
