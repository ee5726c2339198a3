"""Where a reference comes from: the brief, or the reader's own library."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """The value of a record's `source`. A catalogue that `--catalogue` names stands in the place of the brief."""

    BRIEF = "brief"
    LIBRARY = "library"
