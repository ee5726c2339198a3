"""Where the full text of references is: the best way to each, or the way that is asked for."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.core.full_text import Via, addresses, how_to_read
from pswbrief.core.selection import Selection
from pswbrief.workspace.configuration import known_setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pswbrief.workspace.workspace import Workspace


class FullTextLink(NamedTuple):
    """The address of a reference's full text, the way that it is, and what else a reader should know; None where there is none.

    `others` are the ways that there are.
    """

    id: str
    title: str
    way: Via | None
    address: str | None
    advice: str
    others: tuple[Via, ...]


def full_text_links(workspace: Workspace, ids: Sequence[str], via: Via | None) -> list[FullTextLink]:
    """The links of references; `via` None takes the best of each. UnknownNameError for an id that isn't there."""
    rows = workspace.select(Selection(ids=tuple(ids)))
    brief = workspace.brief()
    prefix = known_setting("openathens.prefix")
    found = []
    for record in workspace.records(rows):
        ways = addresses(record, prefix)
        way = via if via is not None else next(iter(ways))
        # What a search may find, or a publisher ask for, is said; a free copy needs no words.
        advice = how_to_read(record, brief).advice if way in {Via.SCHOLAR, Via.DOI, Via.PUBLISHER} else ""
        found.append(
            FullTextLink(
                record["id"], record["title"], way if way in ways else None, ways.get(way), advice, tuple(ways)
            )
        )
    return found


def can_show(environment: Mapping[str, str] | None = None) -> bool:
    """Whether a browser can be shown: not over SSH, and not without a display, unless BROWSER names one that needs none."""
    environment = os.environ if environment is None else environment
    if environment.get("BROWSER"):
        return True
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return False
    return sys.platform in {"darwin", "win32"} or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
