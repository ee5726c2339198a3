"""How far a reader has come with a reference."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What `mark` sets, and `--status` and `status:` look for."""

    TO_READ = "to-read"
    READING = "reading"
    READ = "read"
