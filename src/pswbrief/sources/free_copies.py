"""Free copies of works by DOI. Sources: Unpaywall's "Data format"; OpenAlex's "Work object", `open_access`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.sources import values
from pswbrief.sources.client import path_of
from pswbrief.sources.services import OPENALEX, UNPAYWALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.sources.client import Client


class FreeCopy(NamedTuple):
    """Whether a work is free to read and, if so, its address; `retracted` if the service says so."""

    service: str
    page: str
    is_open: bool
    address: str | None = None
    retracted: bool = False


def ask_unpaywall(client: Client, doi: str) -> FreeCopy | None:
    """Ask Unpaywall for a DOI; None if it is unknown, or no e-mail address is set, which Unpaywall requires."""
    if not client.email and not UNPAYWALL.is_named and not client.offline:
        return None
    secret = {"email": client.email} if client.email else {}
    answer = client.ask(UNPAYWALL, f"/{path_of(doi)}", {}, values.json_object, secret=secret)
    return read_unpaywall(answer, doi) if answer else None


def ask_openalex(client: Client, doi: str) -> FreeCopy | None:
    """Ask OpenAlex for a DOI; None if it is unknown, or no key is set, which OpenAlex requires."""
    if not client.openalex_key and not OPENALEX.is_named and not client.offline:
        return None
    secret = {"api_key": client.openalex_key} if client.openalex_key else {}
    query = {"select": "doi,open_access,best_oa_location,is_retracted"}
    answer = client.ask(OPENALEX, f"/works/doi:{path_of(doi)}", query, values.json_object, secret=secret)
    return read_openalex(answer, doi) if answer else None


def read_unpaywall(answer: Mapping[str, Any], doi: str) -> FreeCopy | None:
    """Return the copy in an answer; None if the answer is about another work."""
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
    """Return the copy in an answer; None if the answer is about another work."""
    access = values.record(answer.get("open_access"))
    if values.doi(answer.get("doi")) != doi.lower() or not isinstance(access.get("is_oa"), bool):
        return None
    best = values.record(answer.get("best_oa_location"))
    address = values.url(best.get("landing_page_url")) or values.url(access.get("oa_url"))
    page = f"{OPENALEX.base}/works/doi:{path_of(doi)}"
    retracted = answer.get("is_retracted") is True
    return FreeCopy(OPENALEX.name, page, access["is_oa"], address if access["is_oa"] else None, retracted)
