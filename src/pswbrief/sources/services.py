"""The public services: base addresses, rate limits and purposes."""

from __future__ import annotations

import ipaddress
import os
from typing import NamedTuple
from urllib.parse import urlsplit

from pswbrief.errors import UsageError


class Service(NamedTuple):
    """A service. `interval` is the shortest time between requests, in seconds; `variable` may override the base address.

    `purpose` says what is sent and what for.
    """

    name: str
    variable: str
    base: str
    # The start of all paths, which a base address, such as a mirror's, may include already.
    prefix: str
    interval: float
    purpose: str

    @property
    def address(self) -> str:
        """The base address: from the environment, else the service's own. UsageError if the former is not allowed."""
        named = os.environ.get(self.variable, "").strip()
        if not named:
            return self.base + self.prefix
        base = check_base(named, self.variable)
        return base if self.prefix and base.endswith(self.prefix) else base + self.prefix

    @property
    def is_named(self) -> bool:
        """Whether the environment sets the base address."""
        return bool(os.environ.get(self.variable, "").strip())


# Sources: Crossref's "Access and authentication" (its headers give the current limit); NCBI's "Usage guidelines": three
# requests a second; Unpaywall: 100,000 a day; OpenAlex: ten a second with a key; DataCite: 3,000 in five minutes.
CROSSREF = Service("Crossref", "PSWBRIEF_CROSSREF", "https://api.crossref.org", "", 0.2, "titles, for DOIs and details")
PUBMED = Service(
    "PubMed",
    "PSWBRIEF_PUBMED",
    "https://eutils.ncbi.nlm.nih.gov",
    "/entrez/eutils",
    0.34,
    "titles and DOIs, for PMIDs and abstracts",
)
# NCBI's converter of PMCIDs: another address, but the same variable as PubMed.
CONVERTER = Service(
    "PubMed Central",
    "PSWBRIEF_PUBMED",
    "https://pmc.ncbi.nlm.nih.gov",
    "/tools/idconv/api/v1",
    0.34,
    "PMCIDs, for PMIDs",
)
OPENALEX = Service("OpenAlex", "PSWBRIEF_OPENALEX", "https://api.openalex.org", "", 0.1, "DOIs, for free copies")
UNPAYWALL = Service("Unpaywall", "PSWBRIEF_UNPAYWALL", "https://api.unpaywall.org", "/v2", 0.1, "DOIs, for free copies")
DATACITE = Service("DataCite", "PSWBRIEF_DATACITE", "https://api.datacite.org", "", 0.1, "DOIs, for details")
OPEN_LIBRARY = Service("Open Library", "PSWBRIEF_OPENLIBRARY", "https://openlibrary.org", "", 1.0, "ISBNs, for books")


def check_base(text: str, variable: str) -> str:
    """Return a base address without its last slash. UsageError unless it is https, or http on this machine, without user or query."""
    parts = urlsplit(text)
    if parts.scheme not in {"https", "http"} or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise UsageError(
            f"{variable} is no base address of a service.", hint="Set it to https://host/path, or unset it."
        )
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise UsageError(
            f"{variable} is not encrypted: {parts.hostname} is another machine.",
            hint="Use https; http is for this machine (127.0.0.1).",
        )
    return text.rstrip("/")


def is_loopback(host: str) -> bool:
    """Return whether a host name or IP address is this machine's own."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
