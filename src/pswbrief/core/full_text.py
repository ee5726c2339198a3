"""The answer to a reader's question: can I read it, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pswbrief.core.identifiers import doi_url, pmc_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pswbrief.core.record import Record


class Reading(NamedTuple):
    """The answer in a few words, what to do, and the address to go to, if one is known."""

    answer: str
    advice: str
    link: str | None


def how_to_read(record: Record, brief: Mapping[str, Any]) -> Reading:
    """How the full text of a reference can be read; `brief` names whom to ask (`contact`)."""
    verified = record["verified"] or {}
    free = pmc_url(record["pmcid"]) if record["pmcid"] else None
    page = record["url"] or (doi_url(record["doi"]) if record["doi"] else None)
    contact = brief.get("contact")
    ask = f"ask the Knowledge Management team: {contact}" if contact else "ask your library"
    if record["access"] == "open":
        link = free or page
        advice = (
            "" if link else f"The address that the brief links to is not known here; search for the title, or {ask}."
        )
        return Reading("Free to read", advice, link)
    if record["access"] is None:
        return Reading("", "", free or page)
    elsewhere = ""
    if free:
        elsewhere = f" PubMed Central has a free copy: {free}"
    elif verified.get("open_access") and page:
        elsewhere = f" Since then a public page shows it as free to read: {page}"
    if record["access"] == "openathens":
        advice = f"Sign in on the publisher's page. Without an account, register yourself on the NHS OpenAthens site, or {ask}."
        return Reading("With an NHS OpenAthens account", advice + elsewhere, page)
    return Reading("Only the abstract", f"For the full text, {ask}.{elsewhere}", page)
