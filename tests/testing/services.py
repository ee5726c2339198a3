"""Public services played by a server on this machine: a test sets its answers, and it records its requests."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLES = ("CROSSREF", "PUBMED", "OPENALEX", "UNPAYWALL", "DATACITE", "OPENLIBRARY")


@dataclass
class Played:
    """One answer: a status, a body and headers. `cut` closes the connection before the end of the body."""

    body: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


@dataclass
class Services:
    """The services behind one address. `answers` are by the beginning of a path; the longest fits; a list is used up one by one."""

    address: str
    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def environment(self) -> dict[str, str | None]:
        """What makes the program ask this server, and no other."""
        return {f"PSWBRIEF_{name}": self.address for name in VARIABLES} | {"NO_PROXY": "127.0.0.1"}

    def paths(self) -> list[str]:
        """The paths that were asked for, without their queries."""
        return [urlsplit(target).path for target in self.asked]

    def query(self, at: int = -1) -> dict[str, list[str]]:
        """The query of a request."""
        return parse_qs(urlsplit(self.asked[at]).query)

    def play(self, beginning: str, body: Any, **more: Any) -> None:
        """Answer paths that begin so with a text, or with an object as JSON."""
        self.answers[beginning] = Played(body if isinstance(body, str) else json.dumps(body), **more)

    def answer(self, target: str) -> Played:
        """The answer to a request, 404 where none is set."""
        path = unquote(urlsplit(target).path)
        fitting = [beginning for beginning in self.answers if path.startswith(beginning)]
        if not fitting:
            return Played("Resource not found.", 404)
        found = self.answers[max(fitting, key=len)]
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found(target) if callable(found) else found


@contextmanager
def play_services() -> Iterator[Services]:
    """Play services on a free port of this machine until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            services.asked.append(self.path)
            services.agents.append(self.headers.get("User-Agent", ""))
            played = services.answer(self.path)
            body = played.body.encode("utf-8", errors="surrogateescape")
            self.send_response(played.status)
            for name, value in {"Content-Length": str(len(body)), **played.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if played.cut else body)
            if played.cut:
                self.close_connection = True

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    services = Services(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield services
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
