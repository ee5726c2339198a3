"""What `export --format jsonl` writes becomes a search service, in a PostgreSQL of its own, with the vocabulary as its thesaurus.

A thesaurus dictionary is a file in the server's share folder, which only root can write. The server finds that folder from where its
program is, so it is started from a copy, with a share folder of its own.
"""

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
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

# Debian's server: programs under one prefix, shared files under the same.
_PROGRAMS, _SHARED = "lib/postgresql", "share/postgresql"
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
# The thesaurus replaces each abbreviation by its meaning; unknown words are passed on to the stemmer.
THESAURUS = """
CREATE TEXT SEARCH DICTIONARY brief_thesaurus (TEMPLATE = thesaurus, DictFile = brief, Dictionary = pg_catalog.english_stem);
CREATE TEXT SEARCH CONFIGURATION brief (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION brief
    ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part WITH brief_thesaurus, english_stem;
"""
PLAIN = "CREATE TEXT SEARCH CONFIGURATION brief (COPY = pg_catalog.english);"
REFERENCES = """
CREATE TABLE reference AS SELECT record->>'id' AS id, record FROM line;
ALTER TABLE reference ADD COLUMN words tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('brief', coalesce(record->>'title', '')), 'A')
    || setweight(to_tsvector('brief', coalesce(record->>'section', '')), 'B')
    || setweight(to_tsvector('brief', coalesce(record->>'abstract', '')), 'C')) STORED;
CREATE INDEX ON reference USING gin (words);
"""
RANKED = """
SELECT id FROM reference, {query} AS query WHERE words @@ query ORDER BY ts_rank(words, query) DESC, id;
"""


class Server:
    """A server with a folder and a socket of its own, and no port."""

    def __init__(self, folder: Path) -> None:
        self._bin = Path(_FOUND[0]).resolve().parent
        self._data, self._socket = folder / "data", folder
        self.has_thesaurus = self._bin.parent.parent.as_posix().endswith(_PROGRAMS)
        if self.has_thesaurus:
            self._bin = _copied(self._bin.parent, folder)

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


def _copied(programs: Path, folder: Path) -> Path:
    """Copy a server's programs, and link the rest; returns the folder of the programs. The copy's share folder has the vocabulary."""
    prefix, version = programs.parents[2], programs.name
    copy, shared = folder / _PROGRAMS / version, folder / _SHARED / version
    (copy / "bin").mkdir(parents=True)
    for name in ("postgres", "initdb", "pg_ctl", "psql"):
        # A link would lead back to where the original is.
        shutil.copy2(programs / "bin" / name, copy / "bin" / name)
    (copy / "lib").symlink_to(programs / "lib")
    shared.mkdir(parents=True)
    for path in (prefix / _SHARED / version).iterdir():
        if path.name != "tsearch_data":
            (shared / path.name).symlink_to(path)
    data = shared / "tsearch_data"
    shutil.copytree(prefix / _SHARED / version / "tsearch_data", data)
    stop = frozenset((data / "english.stop").read_text(encoding="utf-8").split())
    (data / "brief.ths").write_text("\n".join(_thesaurus(stop)), encoding="utf-8")
    return copy / "bin"


def _thesaurus(stop: frozenset[str]) -> Iterator[str]:
    """The lines of a thesaurus file: each other name of a concept, and its label. A stop word in a name is a question mark."""
    known: set[str] = set()
    for concept in parse_vocabulary(vocabulary_file().read_text(encoding="utf-8")).concepts:
        label = [word for word in words(concept.label) if word not in stop]
        for name in concept.same:
            asked = " ".join("?" if word in stop else word for word in words(name))
            if label and asked not in known and asked != " ".join(words(concept.label)) and not asked.startswith("?"):
                known.add(asked)
                yield f"{asked} : {' '.join(label)}"


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
            made.sql(TABLES + lines + "\\.\n" + (THESAURUS if made.has_thesaurus else PLAIN) + REFERENCES)
            yield made
        finally:
            made.stop()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _asked(text: str, configuration: str = "brief") -> str:
    return f"websearch_to_tsquery({_quoted(configuration)}, {_quoted(text)})"


def test_every_reference_is_there_with_all_of_its_record(server: Server) -> None:
    records = [json.loads(line) for line in server.sql("SELECT record FROM reference ORDER BY id;")]
    assert len(records) == 136
    assert all(record["title"] and "csl" in record for record in records)


def test_a_word_is_found_in_all_its_forms_titles_first(server: Server) -> None:
    found = server.sql(RANKED.format(query=_asked("employing")))
    title = server.sql(f"SELECT record->>'title' FROM reference WHERE id = {_quoted(found[0])};")[0]  # noqa: S608 - quoted
    assert "employ" in title.lower()
    assert found == server.sql(RANKED.format(query=_asked("employment")))


@pytest.mark.parametrize(
    ("abbreviation", "words"), [("PSW", "peer support worker"), ("YPSWs", "youth peer support worker")]
)
def test_the_vocabulary_is_the_server_s_thesaurus(server: Server, abbreviation: str, words: str) -> None:
    if not server.has_thesaurus:
        pytest.skip("the server is not laid out as Debian's is, and finds no thesaurus but root's")
    plain = server.sql(RANKED.format(query=_asked(abbreviation, "english")))
    meant = server.sql(RANKED.format(query=_asked(abbreviation)))
    assert set(meant) > set(plain)
    # In the texts, too, an abbreviation is replaced by its meaning.
    assert meant == server.sql(RANKED.format(query=_asked(f'"{words}"')))
    assert server.sql(f"SELECT {_asked(abbreviation)} = {_asked(chr(34) + words + chr(34))};") == ["t"]
