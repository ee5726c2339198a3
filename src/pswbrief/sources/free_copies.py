"""Where a work can be read for free, by its DOI. Sources: Unpaywall's "Data format"; OpenAlex's "Work object", `open_access`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.sources import values
from pswbrief.sources.client import path_of
from pswbrief.sources.services import OPENALEX, UNPAYWALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.sources.client import Client


class FreeCopy(NamedTuple):
    """Whether a work is free to read, and, if it is, at which address; `retracted` where the service says so."""

    service: str
    page: str
    is_open: bool
    address: str | None = None
    retracted: bool = False


def ask_unpaywall(client: Client, doi: str) -> FreeCopy | None:
    """What Unpaywall says of a DOI; None if it doesn't know it. It answers only those who give an e-mail address."""
    if not client.email and not UNPAYWALL.is_named and not client.offline:
        return None
    secret = {"email": client.email} if client.email else {}
    answer = client.ask(UNPAYWALL, f"/{path_of(doi)}", {}, values.json_object, secret=secret)
    return read_unpaywall(answer, doi) if answer else None


def ask_openalex(client: Client, doi: str) -> FreeCopy | None:
    """What OpenAlex says of a DOI; None if it doesn't know it, or there is no key, without which it refuses."""
    if not client.openalex_key and not OPENALEX.is_named and not client.offline:
        return None
    secret = {"api_key": client.openalex_key} if client.openalex_key else {}
    query = {"select": "doi,open_access,best_oa_location,is_retracted"}
    answer = client.ask(OPENALEX, f"/works/doi:{path_of(doi)}", query, values.json_object, secret=secret)
    return read_openalex(answer, doi) if answer else None


def read_unpaywall(answer: Mapping[str, Any], doi: str) -> FreeCopy | None:
    """The copy that an answer names; None if the answer is of another work."""
    if values.doi(answer.get("doi")) != doi.lower() or not isinstance(answer.get("is_oa"), bool):
        return None
    best = values.record(answer.get("best_oa_location"))
    address = values.url(best.get("url_for_landing_page")) or values.url(best.get("url"))
    return FreeCopy(
        UNPAYWALL.name,
        f"{UNPAYWALL.base}{UNPAYWALL.prefix}/{path_of(doi)}",
        answer["is_oa"],
        address if answer["is_oa"] else None,
    )


def read_openalex(answer: Mapping[str, Any], doi: str) -> FreeCopy | None:
    """The copy that an answer names; None if the answer is of another work."""
    access = values.record(answer.get("open_access"))
    if values.doi(answer.get("doi")) != doi.lower() or not isinstance(access.get("is_oa"), bool):
        return None
    best = values.record(answer.get("best_oa_location"))
    address = values.url(best.get("landing_page_url")) or values.url(access.get("oa_url"))
    page = f"{OPENALEX.base}/works/doi:{path_of(doi)}"
    retracted = answer.get("is_retracted") is True
    return FreeCopy(OPENALEX.name, page, access["is_oa"], address if access["is_oa"] else None, retracted)
