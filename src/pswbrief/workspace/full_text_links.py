"""Links to the full text of references: the best of each, or one of a given kind."""

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
    """The address of a reference's full text, its kind (`way`), and advice for the reader; None for both if there is none.

    `others` are all kinds of link that the reference has.
    """

    id: str
    title: str
    way: Via | None
    address: str | None
    advice: str
    others: tuple[Via, ...]


def full_text_links(workspace: Workspace, ids: Sequence[str], via: Via | None) -> list[FullTextLink]:
    """Return the links of references of the kind `via`, by default the best of each. UnknownNameError for an unknown id."""
    rows = workspace.select(Selection(ids=tuple(ids)))
    brief = workspace.brief()
    prefix = known_setting("openathens.prefix")
    found = []
    for record in workspace.records(rows):
        ways = addresses(record, prefix)
        way = via if via is not None else next(iter(ways))
        # Only searches and publishers' pages need advice.
        advice = how_to_read(record, brief).advice if way in {Via.SCHOLAR, Via.DOI, Via.PUBLISHER} else ""
        found.append(
            FullTextLink(
                record["id"], record["title"], way if way in ways else None, ways.get(way), advice, tuple(ways)
            )
        )
    return found


def can_show(environment: Mapping[str, str] | None = None) -> bool:
    """Return whether a browser can be shown: BROWSER is set, or there is a display and no SSH connection."""
    environment = os.environ if environment is None else environment
    if environment.get("BROWSER"):
        return True
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return False
    return sys.platform in {"darwin", "win32"} or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
