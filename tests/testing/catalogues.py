"""Small catalogues for tests: tables with just enough in them, and the same as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomli_w

from pswbrief.core.catalogue import Catalogue

if TYPE_CHECKING:
    from pathlib import Path

Table = dict[str, Any]


def reference(**fields: Any) -> Table:
    """A reference with no more than it needs, and `fields`; one that is None is left out."""
    table = {
        "id": "smith2020words",
        "section": "all",
        "type": "article-journal",
        "title": "Words on peers",
        "access": "open",
    }
    return {name: value for name, value in (table | fields).items() if value is not None}


def catalogue(*references: Table, **tables: Any) -> Table:
    """A catalogue of these references (or one), in one section `all`; `tables` replace its other parts."""
    whole = {
        "brief": {"title": "A brief"},
        "sections": [{"id": "all", "title": "All of it"}],
        "references": list(references) or [reference()],
    }
    return whole | tables


def model(*references: Table, **tables: Any) -> Catalogue:
    """The same as a validated model."""
    return Catalogue.model_validate(catalogue(*references, **tables))


def write(path: Path, *references: Table, **tables: Any) -> Path:
    """The same as a file at `path`, whose path is given back."""
    path.write_bytes(tomli_w.dumps(catalogue(*references, **tables)).encode())
    return path
