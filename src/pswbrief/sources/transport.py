"""One request over HTTPS, bounded in time and size, through the environment's proxies and with the system's certificates."""

from __future__ import annotations

import contextlib
import email.utils
import ipaddress
import socket
import ssl
import time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import truststore
import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError, ProxyError, SSLError
from urllib3.exceptions import TimeoutError as TimedOutError

if TYPE_CHECKING:
    from collections.abc import Mapping

# The largest answer in bytes; real ones have a few hundred kilobytes at most.
LARGEST = 10_000_000
_CONNECT, _READ, _WHOLE = 10.0, 30.0, 60.0
_CHUNK = 65_536


class TransportError(Exception):
    """There is no answer; the message is a predicate that follows the service's name.

    `passing`: whether a retry may succeed; `pause`: the seconds that the service asks to wait, if any.
    """

    def __init__(self, message: str, *, passing: bool = True, pause: float | None = None) -> None:
        super().__init__(message)
        self.passing = passing
        self.pause = pause


class Reply(NamedTuple):
    """A response; names of headers are in lower case."""

    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def location(self) -> str | None:
        """The target of a redirect, None if there is none."""
        return self.headers.get("location")

    @property
    def retry_after(self) -> float | None:
        """The pause in `Retry-After`, which is a number or a date (RFC 9110, 10.2.3), in seconds; None if there is none."""
        value = self.headers.get("retry-after", "").strip()
        if value.isascii() and value.isdecimal():
            return float(value)
        with contextlib.suppress(ValueError, TypeError):
            return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
        return None


def fetch(address: str, headers: Mapping[str, str]) -> Reply:
    """Send a GET request and return the response of any status, without following redirects. TransportError if none is complete."""
    timeout = urllib3.Timeout(connect=_CONNECT, read=_READ)
    try:
        response = _manager(_proxy(address)).request(
            "GET", address, headers=dict(headers), redirect=False, retries=False, timeout=timeout, preload_content=False
        )
        try:
            data = _body(response)
        finally:
            response.close()
    except SSLError as error:
        raise TransportError("has a certificate that this machine doesn't trust", passing=False) from error
    except ProxyError as error:
        raise TransportError("can't be reached through the proxy of the environment") from error
    except NewConnectionError as error:
        raise TransportError("could not be reached") from error
    except TimedOutError as error:
        raise TransportError("did not answer in time") from error
    except (HTTPError, OSError) as error:
        raise TransportError("could not be reached, or broke off") from error
    except ValueError as error:
        raise TransportError("has an address that can't be used", passing=False) from error
    text = data.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return Reply(response.status, text, {name.lower(): value for name, value in response.headers.items()})


def may_follow(address: str, target: str) -> bool:
    """Return whether a redirect may be followed: it keeps the scheme, and leads to the same host or, with https, to a public one."""
    here, there = urlsplit(address), urlsplit(target)
    if there.scheme != here.scheme or not there.hostname or there.username:
        return False
    if there.netloc.lower() == here.netloc.lower():
        return True
    return there.scheme == "https" and _is_public(there.hostname)


def _is_public(host: str) -> bool:
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
        return bool(found) and all(
            ipaddress.ip_address(str(place[4][0]).partition("%")[0]).is_global for place in found
        )
    except (OSError, ValueError, UnicodeError):
        return False


def _body(response: urllib3.BaseHTTPResponse) -> bytes:
    """Return the decompressed body. TransportError if it is too large or takes too long."""
    end = time.monotonic() + _WHOLE
    parts: list[bytes] = []
    size = 0
    while part := response.read(_CHUNK, decode_content=True):
        size += len(part)
        if size > LARGEST:
            raise TransportError("sent an answer that is far too large", passing=False)
        if time.monotonic() > end:
            raise TransportError("did not answer in time")
        parts.append(part)
    return b"".join(parts)


def _proxy(address: str) -> str | None:
    parts = urlsplit(address)
    if proxy_bypass(parts.netloc):
        return None
    found = getproxies()
    proxy = found.get(parts.scheme) or found.get("all")
    return (proxy if "://" in proxy else f"http://{proxy}") if proxy else None


@lru_cache(maxsize=4)
def _manager(proxy: str | None) -> urllib3.PoolManager:
    if proxy is None:
        return urllib3.PoolManager(ssl_context=_certificates())
    return urllib3.ProxyManager(proxy, ssl_context=_certificates())


def _certificates() -> ssl.SSLContext:
    """Return a context with the operating system's certificates, which include those of a workplace's proxy."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
