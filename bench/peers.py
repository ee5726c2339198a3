"""The other reference managers of the command line: installed, filled with references, and how they are asked.

Each is asked in the way that suits it best: coBib's plain output (`--porcelain`) instead of its table, papis without its picker.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rounds import Command
from sandbox import FailedError, call

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox import Environment, Sandbox

# An import that takes longer leaves a program out.
_LONGEST_IMPORT = 600


class Peer:
    """A program in an environment of its own, and its libraries by size (None is the shipped brief)."""

    name = ""
    packages: tuple[str, ...] = ()

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.environment = self._install()
        self.version = self.environment.version(self.packages[0])
        self.folder = sandbox.folder / self.name.replace(" ", "-")
        self.folder.mkdir()
        self.program = self.environment.program(self.packages[0])

    def _install(self) -> Environment:
        return self.sandbox.environment(self.packages[0], *self.packages)

    def fill(self, size: int | None) -> float:
        """Bring references in; gives the seconds that it took. FailedError if it fails or takes too long."""
        started = time.monotonic()
        self._fill(self.sandbox.export(size, "bib"), str(size))
        return time.monotonic() - started

    def _fill(self, source: Path, key: str) -> None:
        raise NotImplementedError

    def listing(self, size: int | None) -> Command:
        """Listing everything."""
        raise NotImplementedError

    def searching(self, size: int | None, word: str) -> Command:
        """Finding a word of a title."""
        raise NotImplementedError

    def exporting(self, size: int | None) -> Command:
        """Exporting everything as BibTeX, to standard output."""
        raise NotImplementedError

    def _call(self, *command: str) -> None:
        call(command, self.sandbox.environ, limit=_LONGEST_IMPORT, cwd=self.folder)


class Papis(Peer):
    """papis with the database that it has by default: a pickled list of all documents."""

    name = "papis"
    packages = ("papis",)
    backend = "papis"
    everything = "."

    def _fill(self, source: Path, key: str) -> None:
        # Where there is no folder for its settings, papis reads no settings at all, not even those of `-c`.
        (Path(self.sandbox.environ["XDG_CONFIG_HOME"]) / "papis").mkdir(parents=True, exist_ok=True)
        library = self.sandbox.folder / f"papis-library-{key}"
        if not library.exists():
            script = Path(__file__).with_name("papis_library.py")
            self._call(self.environment.program("python"), str(script), str(source), str(library))
        settings = f"[settings]\ndefault-library = it\ndatabase-backend = {self.backend}\n[it]\ndir = {library}\n"
        self._config(key).write_text(settings, encoding="utf-8")
        self._call(*self._asked(key, "cache", "reset"))

    def _config(self, key: str) -> Path:
        return self.folder / f"{key}.conf"

    def _asked(self, key: str, *arguments: str) -> list[str]:
        return [self.program, "-c", str(self._config(key)), *arguments]

    def listing(self, size: int | None) -> Command:
        """`papis list --all`: the folders of all documents."""
        return Command(self._asked(str(size), "list", "--all", self.everything))

    def searching(self, size: int | None, word: str) -> Command:
        """`papis list --all WORD`."""
        return Command(self._asked(str(size), "list", "--all", word))

    def exporting(self, size: int | None) -> Command:
        """`papis export --all --format bibtex`."""
        return Command(self._asked(str(size), "export", "--all", "--format", "bibtex", self.everything))


class PapisSqlite(Papis):
    """papis with its SQLite database, in the environment of the other."""

    name = "papis (sqlite)"
    backend = "sqlite"
    everything = "*"

    def __init__(self, sandbox: Sandbox, other: Papis) -> None:
        self._other = other
        super().__init__(sandbox)

    def _install(self) -> Environment:
        return self._other.environment


class Pubs(Peer):
    """pubs, with the bibtexparser that it was written for."""

    name = "pubs"
    packages = ("pubs", "bibtexparser<2", "pyparsing")

    def _fill(self, source: Path, key: str) -> None:
        self._call(*self._asked(key, "init", "-p", str(self.folder / key)))
        self._call(*self._asked(key, "import", str(source)))

    def _asked(self, key: str, *arguments: str) -> list[str]:
        return [self.program, "-c", str(self.folder / f"{key}.conf"), *arguments]

    def listing(self, size: int | None) -> Command:
        """`pubs list`."""
        return Command(self._asked(str(size), "list"))

    def searching(self, size: int | None, word: str) -> Command:
        """`pubs list title:WORD`; pubs does not search in abstracts."""
        return Command(self._asked(str(size), "list", f"title:{word}"))

    def exporting(self, size: int | None) -> Command:
        """`pubs export`."""
        return Command(self._asked(str(size), "export"))


class Cobib(Peer):
    """coBib, which keeps all in one YAML file, and a cache of it."""

    name = "cobib"
    packages = ("cobib",)

    def _fill(self, source: Path, key: str) -> None:
        config = f'from cobib.config import config\n\nconfig.database.file = "{self.folder / key}.yaml"\n'
        config += f'config.database.cache = "{self.folder / key}-cache/"\n'
        self._config(key).write_text(config, encoding="utf-8")
        self._call(*self._asked(key, "init"))
        self._call(*self._asked(key, "add", "--skip-download", "--bibtex", str(source)))

    def _config(self, key: str) -> Path:
        return self.folder / f"{key}.py"

    def _asked(self, key: str, *arguments: str) -> list[str]:
        return [self.program, "--porcelain", "-c", str(self._config(key)), *arguments]

    def listing(self, size: int | None) -> Command:
        """`cobib --porcelain list`."""
        return Command(self._asked(str(size), "list"))

    def searching(self, size: int | None, word: str) -> Command:
        """`cobib --porcelain search WORD`."""
        return Command(self._asked(str(size), "search", word))

    def exporting(self, size: int | None) -> Command:
        """`cobib export --bibtex`."""
        return Command(self._asked(str(size), "export", "--bibtex", "--", "/dev/stdout"))


class Peers:
    """Those that could be installed, each installed once; `absent` says why the others are not there."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.present: list[Peer] = []
        self.absent: list[str] = []
        self._filled: dict[tuple[str, int | None], float | str] = {}
        papis = self._add("papis", lambda: Papis(sandbox))
        if isinstance(papis, Papis):
            self._add("papis (sqlite)", lambda: PapisSqlite(sandbox, papis))
        self._add("pubs", lambda: Pubs(sandbox))
        self._add("cobib", lambda: Cobib(sandbox))

    def _add(self, name: str, make: Callable[[], Peer]) -> Peer | None:
        say(f"installing {name}")
        try:
            peer = make()
        except FailedError as error:
            self.absent.append(f"{name} could not be installed ({error}).")
            return None
        self.present.append(peer)
        return peer

    def filled(self, size: int | None) -> list[Peer]:
        """The programs that hold the references of a size; brought in now if they don't yet."""
        for peer in self.present:
            if (peer.name, size) in self._filled:
                continue
            say(f"bringing {size or 'the shipped'} references into {peer.name}")
            try:
                self._filled[peer.name, size] = peer.fill(size)
            except FailedError as error:
                self._filled[peer.name, size] = str(error)
        return [peer for peer in self.present if isinstance(self._filled[peer.name, size], float)]

    def took(self, peer: Peer, size: int | None) -> float | None:
        """The seconds that a program took to bring references in; None if it could not."""
        seconds = self._filled.get((peer.name, size))
        return seconds if isinstance(seconds, float) else None

    def imports(self, size: int | None) -> list[str]:
        """Sentences on how long the imports took, and which did not work."""
        took = self._filled.items()
        done = [f"{name} {seconds:.0f} s" for (name, of), seconds in took if of == size and isinstance(seconds, float)]
        left = [f"{name} is left out: {why}." for (name, of), why in took if of == size and isinstance(why, str)]
        second = " (papis's second database is made of the folders of the first)"
        return [*([f"Bringing the references in took: {', '.join(done)}{second}."] if done else []), *left]


def say(sentence: str) -> None:
    """Report progress on standard error."""
    sys.stderr.write(f"bench: {sentence}\n")
    sys.stderr.flush()
