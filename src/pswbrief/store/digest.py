"""The digest by which the contents of files are compared."""

from __future__ import annotations

from hashlib import blake2b


def digest(data: bytes) -> str:
    """32 hexadecimal digits that stand for some bytes (BLAKE2b, RFC 7693)."""
    return blake2b(data, digest_size=16).hexdigest()
