"""The code of what keeps a file from loading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.checks.codes import Code

if TYPE_CHECKING:
    from pswbrief.checks.finding import Where

_BY_KIND = {
    "text": Code.NOT_TEXT,
    "empty": Code.EMPTY_FILE,
    "toml": Code.NOT_TOML,
    "missing": Code.MISSING_FIELD,
    "extra_forbidden": Code.UNKNOWN_FIELD,
}
_IDENTIFIERS = ("doi", "pmid", "pmcid", "url")


def code_of(kind: str, where: Where) -> Code:
    """The code of a fault of the file at `where`.

    `kind` is pydantic's name for it; "text", "empty" or "toml" for a whole file, "between" for one between parts.
    """
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    field = where[-1] if where else ""
    if kind == "between":
        return Code.ID_TWICE if field == "id" else Code.POINTS_NOWHERE
    if field in {"id", "section", "parent", "duplicate_of"}:
        return Code.BAD_ID
    return Code.BAD_IDENTIFIER if field in _IDENTIFIERS else Code.BAD_VALUE
