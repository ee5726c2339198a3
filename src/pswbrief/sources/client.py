"""The client of public services: polite, limited in time, size and number of requests, and cached."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, urlencode, urljoin, urlsplit

from pswbrief import __version__
from pswbrief.errors import ServiceError
from pswbrief.sources.answer_cache import Answer, AnswerCache
from pswbrief.sources.services import is_loopback
from pswbrief.sources.transport import Reply, TransportError, fetch, may_follow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pswbrief.sources.services import Service

_T = TypeVar("_T")

_OK, _NOT_FOUND = 200, 404
_GONE = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Status codes worth a retry: too many requests, and temporary faults.
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_TRIES = 3
_MOST_REDIRECTS = 3
_FIRST_PAUSE = 0.5
# In seconds. A service that asks for a longer pause is not used again in this run.
_LONGEST_PAUSE = 30.0
# After this many failed requests in a row, a service is not used again.
_ENOUGH_FAILURES = 2


@dataclass(slots=True)
class Client:
    """A client of all services. `email` is sent for their polite pools; with `offline`, only the cache is used.

    `on_first_request` is called with each service before its first request. `failed`: by name, why a service could not be used;
    `missing`: the number of answers that were not in the cache when offline.
    """

    email: str | None = None
    openalex_key: str | None = None
    offline: bool = False
    on_first_request: Callable[[Service], None] = lambda _: None
    cache: AnswerCache = field(default_factory=AnswerCache)
    pause: Callable[[float], None] = time.sleep
    failed: dict[str, str] = field(default_factory=dict)
    missing: int = 0
    _asked: set[str] = field(default_factory=set)
    _failures: Counter[str] = field(default_factory=Counter)
    _next: dict[str, float] = field(default_factory=dict)
    _longer_intervals: dict[str, float] = field(default_factory=dict)

    def ask(
        self,
        service: Service,
        path: str,
        parameters: Mapping[str, str],
        read: Callable[[str], _T | None],
        *,
        secret: Mapping[str, str] | None = None,
    ) -> _T | None:
        """Send a request and return the answer parsed by `read`; None if there is no such resource, or offline, no cached answer.

        `secret` parameters (an e-mail address, a key) are sent, but neither cached nor shown. ServiceError if the service can't be
        reached, refuses, or sends an answer that `read` can't parse (returns None for).
        """
        base = service.address
        key = _key(service, path, parameters)
        if (known := self.cache.get(key)) is not None:
            if known.status == _NOT_FOUND:
                return None
            if (value := read(known.text)) is not None:
                return value
        if self.offline:
            self.missing += 1
            return None
        if self._failures[service.name] >= _ENOUGH_FAILURES:
            raise ServiceError(f"{service.name} {self.failed[service.name]}; it was not asked again.")
        query = urlencode({**parameters, **(secret or {})})
        try:
            answer, value = self._read(service, f"{base}{path}" + (f"?{query}" if query else ""), read)
        except TransportError as error:
            self.failed[service.name] = str(error)
            self._failures[service.name] += 1
            raise ServiceError(
                f"{service.name} {error}.", hint="Try again later; what was found is kept, and is not asked for again."
            ) from None
        self._failures[service.name] = 0
        self.cache.put(key, answer)
        return value

    def has(self, service: Service, path: str, parameters: Mapping[str, str]) -> bool:
        """Return whether the answer to a request is in the cache."""
        return self.cache.get(_key(service, path, parameters)) is not None

    def keep(self, service: Service, path: str, parameters: Mapping[str, str], text: str) -> None:
        """Cache the answer to a request that was part of the answer to another."""
        self.cache.put(_key(service, path, parameters), Answer(_OK, text, time.time()))

    def _read(self, service: Service, address: str, read: Callable[[str], _T | None]) -> tuple[Answer, _T | None]:
        """Return the answer and its parsed value, after retries if necessary. TransportError if there is none."""
        if service.name not in self._asked:
            self._asked.add(service.name)
            self.on_first_request(service)
        for attempt in range(_TRIES):
            try:
                answer = self._attempt(service, address)
            except TransportError as error:
                if not error.passing or attempt + 1 == _TRIES:
                    raise
                self.pause(_FIRST_PAUSE * 2**attempt if error.pause is None else error.pause)
            else:
                break
        if answer.status == _NOT_FOUND:
            return answer, None
        value = read(answer.text)
        if value is None:
            raise TransportError("sent an answer that can't be read")
        return answer, value

    def _attempt(self, service: Service, address: str) -> Answer:
        self._wait(service, address)
        reply = self._follow_redirects(service, address)
        self._adopt_limit(service, reply)
        if reply.status == _OK:
            return Answer(_OK, reply.text, time.time())
        if reply.status in _GONE:
            return Answer(_NOT_FOUND, "", time.time())
        pause = reply.retry_after
        if reply.status in _RETRIED and pause is not None and pause > _LONGEST_PAUSE:
            self._failures[service.name] = _ENOUGH_FAILURES
            raise TransportError(f"asks for a pause of {pause:.0f} seconds", passing=False)
        raise TransportError(
            f"refused the request (status {reply.status})", passing=reply.status in _RETRIED, pause=pause
        )

    def _follow_redirects(self, service: Service, address: str) -> Reply:
        for _ in range(_MOST_REDIRECTS + 1):
            reply = fetch(address, self._headers(service))
            if reply.status not in _REDIRECTS or not reply.location:
                return reply
            target = urljoin(address, reply.location)
            if not may_follow(address, target):
                raise TransportError("points to an address that may not be followed", passing=False)
            address = target
        raise TransportError("points from one address to another without end", passing=False)

    def _headers(self, service: Service) -> dict[str, str]:
        contact = f" (mailto:{self.email})" if self.email and service.name == "Crossref" else ""
        return {
            "User-Agent": f"pswbrief/{__version__}{contact}",
            "Accept": "application/json, application/xml;q=0.9, */*;q=0.1",
        }

    def _wait(self, service: Service, address: str) -> None:
        """Wait to keep to the service's rate limit; a service on this machine has none."""
        if is_loopback(urlsplit(address).hostname or ""):
            return
        now = time.monotonic()
        if (free := self._next.get(service.name, 0.0)) > now:
            self.pause(free - now)
        self._next[service.name] = max(now, free) + max(service.interval, self._longer_intervals.get(service.name, 0.0))

    def _adopt_limit(self, service: Service, reply: Reply) -> None:
        """Adopt the rate limit in Crossref's headers (`X-Rate-Limit-Limit`, `X-Rate-Limit-Interval: 1s`)."""
        with contextlib.suppress(ValueError, ZeroDivisionError):
            limit = int(reply.headers.get("x-rate-limit-limit", ""))
            interval = float(reply.headers.get("x-rate-limit-interval", "").removesuffix("s"))
            self._longer_intervals[service.name] = min(interval / limit, _LONGEST_PAUSE)


def _key(service: Service, path: str, parameters: Mapping[str, str]) -> str:
    """Return the request's URL, without secrets, as the key of its answer in the cache."""
    return f"{service.address}{path}" + (f"?{urlencode(sorted(parameters.items()))}" if parameters else "")


def path_of(identifier: str) -> str:
    """Quote an identifier as a single segment of a path, so that it can't lead to another path."""
    return quote(identifier, safe="") if identifier not in {".", ".."} else "%2E"
