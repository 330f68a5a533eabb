"""How a store is laid out: its tables, what those of former layouts lack, and what SQLite complains of, in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recoupe.errors import StoreMistake
from recoupe.lang import mistake

MARK = 0x7265636F
"""SQLite's application id: "reco". A database without it is not ours and is never written to."""
LAYOUT = 5
TABLES = """
CREATE TABLE page (
    story TEXT NOT NULL, address TEXT NOT NULL, data BLOB NOT NULL, media TEXT NOT NULL DEFAULT '', ways TEXT NOT NULL DEFAULT '',
    UNIQUE (story, address, data)
);
CREATE TABLE dossier (
    story TEXT NOT NULL, language TEXT NOT NULL, version TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (story, language)
);
"""
LEDGER = """
CREATE TABLE judgement (story TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (story, id));
CREATE TABLE withdrawal (story TEXT NOT NULL, id TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (story, id));
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER judgement_is_kept BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER withdrawal_stays BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
"""
"""What persons have decided, as it was made, and what they took back: rows are added and never changed."""
SORTED = """
CREATE TABLE sorting (id INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TRIGGER sorting_stays BEFORE UPDATE ON sorting BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER sorting_is_kept BEFORE DELETE ON sorting BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
"""
"""What persons have decided about which pages tell one story."""
MEDIA = "ALTER TABLE page ADD COLUMN media TEXT NOT NULL DEFAULT '';"
"""What a server or a mail said that the bytes are."""
WAYS = "ALTER TABLE page ADD COLUMN ways TEXT NOT NULL DEFAULT '';"
"""How its user wants a page read where that is not as usual, one way a line."""
UPGRADES = {1: LEDGER + SORTED + MEDIA + WAYS, 2: SORTED + MEDIA + WAYS, 3: MEDIA + WAYS, 4: WAYS}
"""Layout -> what such a store lacks. Nothing else in it changes."""
WAIT = 10
"""Seconds that one program waits for another to end its writing."""
LOCKED = ("SQLITE_CANTOPEN", "SQLITE_READONLY")
TOLD = (
    ("SQLITE_FULL", "store.full"),
    ("SQLITE_IOERR_WRITE", "store.full"),
    ("SQLITE_READONLY", "store.read-only"),
    ("SQLITE_BUSY", "store.busy"),
    ("SQLITE_CORRUPT", "store.damaged"),
)
"""Complaints of SQLite by the beginning of their name, the first that fits, and the message that tells them."""


def connected(path: str) -> sqlite3.Connection:
    """A connection to a file, made where there is none; on a read-only medium one that can only read."""
    base = sqlite3.connect(path, timeout=WAIT)
    try:
        base.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError as error:
        base.close()
        file = Path(path)
        journal = file.with_name(f"{file.name}-wal")
        if not error.sqlite_errorname.startswith(LOCKED) or not file.is_file() or (journal.exists() and journal.stat().st_size):
            raise
        return sqlite3.connect(f"{file.resolve().as_uri()}?immutable=1", uri=True, timeout=WAIT)
    except BaseException:
        base.close()
        raise
    return base


def claim(base: sqlite3.Connection, path: str) -> None:
    """Make the tables of a new file, add those that a former layout lacks. StoreMistake for a database that is not ours.

    Two programs may do so at once: the tables are made once.
    """
    mark, layout = _marks(base)
    if (mark, layout) == (MARK, LAYOUT):
        return
    if mark == MARK and layout not in UPGRADES:
        raise mistake(StoreMistake, "store.layout", where=path, layout=layout, known=LAYOUT)
    if mark != MARK and (mark or base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]):
        raise mistake(StoreMistake, "store.not-ours", where=path)
    lacking = UPGRADES[layout] if mark == MARK else f"{TABLES} {LEDGER} {SORTED} PRAGMA application_id = {MARK};"
    try:
        base.executescript(f"BEGIN IMMEDIATE; {lacking} PRAGMA user_version = {LAYOUT}; COMMIT;")
    except sqlite3.OperationalError:
        if base.in_transaction:
            base.rollback()
        if _marks(base) != (MARK, LAYOUT):
            raise


def _marks(base: sqlite3.Connection) -> tuple[int, int]:
    mark, layout = (int(base.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version"))
    return mark, layout


@contextmanager
def complaints(path: str) -> Iterator[None]:
    """What SQLite and the file system complain of, told as a StoreMistake."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        known = next((key for begins, key in TOLD if name.startswith(begins)), "")
        if known:
            raise mistake(StoreMistake, known, where=path) from error
        if isinstance(error, sqlite3.OperationalError):
            raise mistake(StoreMistake, "store.unusable", where=path, reason=str(error)) from error
        raise mistake(StoreMistake, "store.not-ours", where=path) from error
    except OSError as error:
        raise mistake(StoreMistake, "store.unusable", where=path, reason=error.strerror or str(error)) from error
