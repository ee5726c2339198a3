"""What `export --format jsonl` writes becomes a search service, in a PostgreSQL of its own, with the vocabulary's synonyms."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pswbrief.store.locations import vocabulary_file
from pswbrief.text.vocabulary import parse_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOUND = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *filter(None, [shutil.which("initdb")])]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _FOUND, reason="needs PostgreSQL's server (Debian: postgresql)"),
]
# The server does not run as root; Debian's package makes this user for it.
_AS_USER = ["runuser", "-u", "postgres", "--"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []

TABLES = """
CREATE TABLE line (record jsonb);
COPY line FROM STDIN WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02');
"""
REFERENCES = """
CREATE TABLE reference AS SELECT record->>'id' AS id, record FROM line;
ALTER TABLE reference ADD COLUMN words tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', coalesce(record->>'title', '')), 'A')
    || setweight(to_tsvector('english', coalesce(record->>'section', '')), 'B')
    || setweight(to_tsvector('english', coalesce(record->>'abstract', '')), 'C')) STORED;
CREATE INDEX ON reference USING gin (words);
CREATE TABLE alias (asked tsquery PRIMARY KEY, meant tsquery NOT NULL);
"""
RANKED = """
SELECT id FROM reference, {query} AS query WHERE words @@ query ORDER BY ts_rank(words, query) DESC, id;
"""


class Server:
    """A server with a folder and a socket of its own, and no port."""

    def __init__(self, folder: Path) -> None:
        self._bin = Path(_FOUND[0]).resolve().parent
        self._data, self._socket = folder / "data", folder

    def _run(self, program: str, *arguments: str, text: str = "") -> str:
        done = subprocess.run(
            [*_AS_USER, str(self._bin / program), *arguments],
            input=text, capture_output=True, text=True, cwd=self._socket, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        """Make an empty database and serve it."""
        self._run("initdb", "--pgdata", str(self._data), "--auth", "trust", "--encoding", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._socket}' -c fsync=off"
        subprocess.run(
            [*_AS_USER, str(self._bin / "pg_ctl"), "-D", str(self._data), "-o", options, "-w", "start"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._socket, check=True,
        )  # fmt: skip

    def stop(self) -> None:
        """End this server, and wait for it."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")

    def sql(self, script: str) -> list[str]:
        """The lines that a script prints."""
        settings = ("-h", str(self._socket), "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-qAt")
        return self._run("psql", *settings, text=script).split("\n")[:-1]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    # Not pytest's folder, which only its own user may enter, and whose path is too long for a socket.
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if _AS_USER:
            shutil.chown(folder, "postgres")
        environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_DATA_HOME": str(folder / "own")}
        words = [sys.executable, "-m", "pswbrief", "export", "--format", "jsonl"]
        lines = subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout
        made = Server(folder)
        made.start()
        try:
            made.sql(TABLES + lines + "\\.\n" + REFERENCES + _aliases())
            yield made
        finally:
            made.stop()


def _aliases() -> str:
    """Statements that put what means the same in the vocabulary beside one another, as queries that `ts_rewrite` takes."""
    rows = []
    for concept in parse_vocabulary(vocabulary_file().read_text(encoding="utf-8")).concepts:
        names = [f"phraseto_tsquery('english', {_quoted(name)})" for name in (concept.label, *concept.same)]
        rows += [f"SELECT {name}, {' || '.join(names)}" for name in names if len(names) > 1]
    every = "\nUNION ALL ".join(rows)
    return f"INSERT INTO alias SELECT * FROM ({every}) AS known (asked, meant) WHERE numnode(asked) > 0 ON CONFLICT DO NOTHING;"  # noqa: S608 - quoted


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _plain(text: str) -> str:
    return f"websearch_to_tsquery('english', {_quoted(text)})"


def _with_synonyms(text: str) -> str:
    return f"ts_rewrite({_plain(text)}, 'SELECT asked, meant FROM alias')"  # noqa: S608 - quoted


def test_every_reference_is_there_with_all_of_its_record(server: Server) -> None:
    records = [json.loads(line) for line in server.sql("SELECT record FROM reference ORDER BY id;")]
    assert len(records) == 136
    assert all(record["title"] and "csl" in record for record in records)


def test_a_word_is_found_in_all_its_forms_titles_first(server: Server) -> None:
    found = server.sql(RANKED.format(query=_plain("employing")))
    title = server.sql(f"SELECT record->>'title' FROM reference WHERE id = {_quoted(found[0])};")[0]  # noqa: S608 - quoted
    assert "employ" in title.lower()
    assert found == server.sql(RANKED.format(query=_plain("employment")))


def test_the_vocabulary_s_abbreviations_find_what_they_stand_for(server: Server) -> None:
    plain = server.sql(RANKED.format(query=_plain("PSW")))
    meant = server.sql(RANKED.format(query=_with_synonyms("PSW")))
    assert set(plain) < set(meant)
    assert len(meant) > 5 * len(plain)
