"""One run of the benchmark: where it happens, how long each table may take, and the programs that are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peers import Peers
from sandbox import FailedError, call

if TYPE_CHECKING:
    from sandbox import Sandbox


class Bench:
    """One benchmark: where it is done, how many seconds each table gets, and the other programs if they are needed."""

    def __init__(self, sandbox: Sandbox, *, quick: bool) -> None:
        self.sandbox = sandbox
        self.quick = quick
        self._peers: Peers | None = None

    def seconds(self, full: float) -> float:
        """The time for a table."""
        return full / 4 if self.quick else full

    @property
    def peers(self) -> Peers:
        """The other programs, installed when they are first asked for."""
        if self._peers is None:
            self._peers = Peers(self.sandbox)
        return self._peers

    def versions(self) -> list[str]:
        """What was measured, in which versions."""
        ours = self.sandbox.ours
        packages = ("pswbrief", "typer", "click", "pydantic", "rich", "rapidfuzz", "PyStemmer")
        known = ", ".join(f"{name} {_version(self.sandbox, name)}" for name in packages if _version(self.sandbox, name))
        python = ours.ask("sys.version.split()[0], 'with SQLite', sqlite3.sqlite_version").translate(_TUPLE)
        found = [f"Python {python}", known, call(["hyperfine", "--version"], self.sandbox.environ).strip()]
        if self._peers is not None:
            others = {peer.packages[0]: peer.version for peer in self._peers.present}
            found += [", ".join(f"{name} {version}" for name, version in others.items())]
        return found


_TUPLE = str.maketrans("", "", "(),'")


def _version(sandbox: Sandbox, package: str) -> str:
    try:
        return sandbox.ours.version(package)
    except FailedError:
        return ""
