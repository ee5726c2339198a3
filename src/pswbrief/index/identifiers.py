"""Turn DOIs, PMIDs, PMCIDs, ISBNs and URLs, in any common form, into keys of the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.text.normalize import plain_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pswbrief.core.reference import Reference
    from pswbrief.index.index import Index

# A DOI anywhere in a text: behind "doi:", in a resolver's address, in a publisher's. No pattern here is compiled before it is
# needed, which is seldom.
_DOI = r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"]+"
_SHORT_DOI = r"10/[a-z0-9]+"
_DOI_LABEL = r"(?:(?:info:|urn:)?doi\s*[:/=]?\s*[{\"]?)?(?:https?://\S+?[/=]|(?:dx\.)?doi\.org/)?"
# What is between the name of an identifier and its value, in a reference list or in BibTeX: `pmid = {123}`.
_SIGN = r"\s*[:=#]?\s*[{\"]?"
_NCBI = r"(?:https?://)?(?:www\.)?ncbi\.nlm\.nih\.gov/"
_EUROPE_PMC = r"(?:https?://)?(?:www\.)?europepmc\.org/"
# What may follow the number in an address: a slash, a file, a query.
_REST = r"(?:[/?#]\S*)?"
_PMCID, _PMID = r"(?P<value>[1-9][0-9]{2,8})", r"(?P<value>[1-9][0-9]{0,8})"
_ARXIV_NUMBER = r"(?P<value>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})"
_ARXIV = (
    rf"(?:(?:arxiv\s+preprint\s+)?arxiv(?:{_SIGN}|\s+)|(?:https?://)?(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/"
    rf"|(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\.){_ARXIV_NUMBER}(?:v[0-9]+)?(?:\.pdf)?(?:\s*\[[a-z.-]+\]?)?"
)
# Without a word before it, if its second half is a month.
_BARE_ARXIV = r"(?P<value>[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})(?:v[0-9]+)?"
_PUBMED_SITE = r"(?:https?://)?pubmed\.ncbi\.nlm\.nih\.gov"
_PUBMED = rf"(?:{_PUBMED_SITE}/|{_NCBI}(?:(?:m/)?pubmed/|pmc/articles/pmid/)|{_EUROPE_PMC}(?:article|abstract)s?/med/)"
# In the addresses of PubMed's own searches, and of its pages before 2020.
_PUBMED_SEARCH = rf"(?:{_PUBMED_SITE}|{_NCBI}(?:pubmed|entrez/[^\s?]*))"
# The kind of identifier; a text that every match of the pattern contains, which is searched for first; and the pattern.
_PATTERNS = (
    ("arxiv", "arxiv", _ARXIV),
    ("arxiv", ".", _BARE_ARXIV),
    ("pmcid", "pmc", rf"(?:pmc\s?ids?{_SIGN})?(?:https?://\S*?/)?(?:pmc/(?:articles/)?|pmc:)?pmc\s?{_PMCID}{_REST}"),
    ("pmcid", "pmc", rf"pmc(?:\s?ids?{_SIGN}|:){_PMCID}"),
    ("pmcid", "pmc/", rf"(?:{_NCBI}pmc/articles/|{_EUROPE_PMC}(?:article|abstract)s?/pmc/){_PMCID}{_REST}"),
    ("pmid", "p", rf"(?:pubmed\s+)?(?:pmids?|pubmed(?:\s*ids?)?){_SIGN}{_PMID}"),
    ("pmid", "med", rf"med(?:line)?\s*:\s*{_PMID}"),
    ("pmid", "[", rf"{_PMID}\[(?:pmid|uid)\]?"),
    ("pmid", "/", rf"(?:pmid\s*:?\s*)?{_PUBMED}{_PMID}{_REST}"),
    ("pmid", "?", rf"{_PUBMED_SEARCH}/?\?(?:\S*?&)?(?:term|list_uids)={_PMID}(?:\[(?:pmid|uid)\]?)?(?:&\S*)?"),
    ("isbn", "isbn", rf"(?:urn:)?isbn(?:[\s-]?1[03](?=[\s:=]))?{_SIGN}(?P<value>[0-9][0-9\s-]{{8,15}}[0-9x])"),
    # Without a word before it, one of thirteen digits: 978 or 979, and its parts.
    ("isbn", "97", r"(?P<value>97[89](?:[\s-]?[0-9]){10})"),
    ("handle", "h", r"(?:(?:https?://)?hdl\.handle\.net/|(?:hdl|handle)\s*:\s*)(?P<value>[0-9.]+/\S+)"),
    # DSpace has handles in its own addresses; 123456789 is the prefix of every archive that registered none.
    (
        "handle",
        "/handle/",
        r"https?://\S+?/handle/(?!123456789/)(?P<value>[0-9]{2,}(?:\.[0-9]+)*/[^\s/?#]+)/?(?:[?#]\S*)?",
    ),
    ("openalex", "w", r"(?:openalex\s*:\s*|(?:https?://)?(?:api\.)?openalex\.org/(?:works/)?)?(?P<value>w[0-9]{6,})"),
)
# The hyphens, dashes and minus signs that replace the hyphen of an identifier in a text copied from a page.
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")
# What may be between two identifiers, and the words that belong to the one behind them.
_BETWEEN = r"(?:\s*[,;|]\s*|\s+)(?:(?:and|or|&)\s+)*"
_LABELS = r"\b((?:pubmed\s+)?(?:doi|pmid|pmcid|isbn(?:-1[03])?|arxiv)s?)\s*[:=#]?\s+"
_NAMES = ("pmid", "pmc", "arxiv")
_NAMED = r"\bpmid\s*[:=#]?\s*[0-9]+|\bpmc[0-9]+|\barxiv\s*:?\s*[0-9]{4}\.[0-9]{4,5}"
# A number of fewer digits is a year, a page or a count.
_BARE_PMID = r"[1-9][0-9]{4,7}"
_BARE_ISBN10 = r"[0-9](?:-?[0-9]){8}-?[0-9x]"
_ADDRESS = r"(?:url\s*[:=]\s*[{\"]?)?(?P<address>https?://\S+\.\S+)"
# Punctuation around an identifier in a sentence, which is not part of it.
_HEAD, _TAIL = " \n\t\r<[{'\"“‘", " \n\t\r.,;:'\"”’>]}"
# The keys of identifiers that are parts of others: every preprint of arXiv has a DOI of this form.
_KEYS = {
    "arxiv": "doi:10.48550/arxiv.{}",
    "handle": "url:hdl.handle.net/{}",
    "openalex": "url:openalex.org/{}",
}


def identifier_key(text: str) -> str | None:
    """Return the key of a text that is one identifier, such as `doi:10.1186/x` or `pmid:123`; None if it isn't one.

    A bare number of five to eight digits counts as a PMID.
    """
    asked = _unquoted(plain_signs(text).lower()).translate(_HYPHENS)
    asked = asked.replace("&lt;", "<").replace("&gt;", ">").lstrip(_HEAD).rstrip(_TAIL)
    if asked.endswith("*"):
        # The beginning of several.
        return None
    if asked.startswith("(") and asked.endswith(")"):
        asked = asked[1:-1]
    for kind, held, pattern in _PATTERNS:
        if held in asked and (match := re.fullmatch(pattern, asked)):
            return _KEYS.get(kind, kind + ":{}").format(_isbn13(match["value"]) if kind == "isbn" else match["value"])
    if match := re.fullmatch(f"{_DOI_LABEL}({_DOI}|{_SHORT_DOI})", asked):
        return f"doi:{_clean_doi(match[1])}"
    if re.fullmatch(_BARE_PMID, asked):
        return f"pmid:{asked}"
    if re.fullmatch(_BARE_ISBN10, asked) and _is_isbn10(asked):
        return f"isbn:{_isbn13(asked)}"
    address = re.fullmatch(_ADDRESS, asked)
    return address_key(address["address"]) if address else None


def handle_key(text: str) -> str | None:
    """Return the key of a text that may be a handle without a word before it, 10045/12345; None if it is none, as a DOI."""
    asked = plain_signs(text).strip(f"{_HEAD}{_TAIL}()").lower()
    match = re.fullmatch(r"(?!10\.)[0-9]{2,}(?:\.[0-9]+)*/[^\s/*]+", asked)
    return _KEYS["handle"].format(asked) if match else None


def identifier_keys(text: str) -> list[str] | None:
    """Return the keys of a text that consists only of identifiers; None if it contains anything else."""
    if not _may_identify(text):
        return None
    whole = identifier_key(text)
    # Two DOIs with nothing but a comma between them could be one.
    if whole is not None and text.count("10.") <= 1:
        return [whole]
    named = re.sub(_LABELS, r"\1:", plain_signs(text).strip(), flags=re.IGNORECASE)
    return _keys(re.split(_BETWEEN, named, flags=re.IGNORECASE)) or ([whole] if whole is not None else None)


def _keys(parts: Iterable[str]) -> list[str] | None:
    """Return the keys of texts that are identifiers, all of them; else None."""
    keys = [identifier_key(part) for part in parts if part.strip()]
    found = [key for key in keys if key is not None]
    return found if found and len(found) == len(keys) else None


def _may_identify(text: str) -> bool:
    """Return whether a text could hold an identifier. Most queries can't, which saves compiling the patterns."""
    return "://" in text or any(char.isdigit() for char in text)


def keys_in(text: str) -> list[str]:
    """Return the keys of the identifiers anywhere in a text: DOIs, and numbers that are named PMID, PMCID or arXiv."""
    folded = text.lower()
    found = [_clean_doi(match[0].lower()) for match in re.finditer(_DOI, _unquoted(text))] if "10." in text else []
    named = [match[0] for match in re.finditer(_NAMED, folded)] if any(name in folded for name in _NAMES) else []
    return [*(f"doi:{doi}" for doi in found), *(key for each in named if (key := identifier_key(each)))]


def _unquoted(text: str) -> str:
    """Return `text` with percent escapes decoded; importing urllib would cost more than all the rest."""
    return re.sub(r"(?:%[0-9a-fA-F]{2})+", _decoded, text) if "%" in text else text


def _decoded(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode(errors="replace")


def _clean_doi(doi: str) -> str:
    from pswbrief.core.identifiers import trim_doi  # noqa: PLC0415 - few queries hold a DOI, and none else needs its patterns

    # A reader's text doesn't show whether the DOI is from the address of a page.
    return trim_doi(re.sub(r"(?:[?#]|&utm_).*", "", doi), on_page=True)


def _is_isbn10(text: str) -> bool:
    """Return whether the check digit of ten is right (ISO 2108: weights 10 to 1, modulo 11)."""
    digits = [10 if digit == "x" else int(digit) for digit in text.replace("-", "")]
    return sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0


def _isbn13(text: str) -> str:
    """Return the thirteen digits of an ISBN of ten or thirteen (ISO 2108: weights 1 and 3)."""
    digits = re.sub(r"[\s-]", "", text)
    if len(digits) != 10:  # noqa: PLR2004 - the older form
        return digits
    first = "978" + digits[:9]
    return first + str(-sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(first)) % 10)


def address_key(address: str) -> str:
    """Return the key of an address in small letters, with or without `https://`."""
    return "url:" + re.sub(r"^(?:https?://)?(?:www\.)?", "", address).rstrip("/")


def keys_of(reference: Reference) -> Iterator[str]:
    """Yield the keys under which a reference is found, including the ids of references that were merged into it."""
    from pswbrief.core.identifiers import arxiv_of  # noqa: PLC0415 - a search does without its patterns

    yield from (f"id:{alias.lower()}" for alias in reference.aliases)
    if reference.doi:
        yield f"doi:{reference.doi.lower()}"
    csl = reference.csl
    places = (reference.article_number, reference.doi, csl.get("archive"), csl.get("archive_location"))
    if any("arxiv" in str(place).lower() for place in places) and (number := arxiv_of(reference.item())):
        yield f"doi:10.48550/arxiv.{number.lower()}"
    if reference.pmid:
        yield f"pmid:{reference.pmid}"
    if reference.pmcid:
        yield f"pmcid:{reference.pmcid.lower().removeprefix('pmc')}"
    for number in re.findall(r"[0-9][0-9Xx-]{8,16}", reference.isbn or ""):
        yield f"isbn:{_isbn13(number.lower())}"
    if reference.url:
        key = identifier_key(reference.url)
        yield key or address_key(reference.url.lower())


def identified(index: Index, key: str) -> list[int]:
    """Return the positions of the references that have an identifier, originals before their duplicates."""
    try:
        key.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair replaces a byte that isn't UTF-8: no file of references contains it, and SQLite rejects it.
        return []
    statement = (
        "SELECT DISTINCT pos FROM identifier JOIN reference USING (pos) WHERE value = ?"
        " ORDER BY duplicate_of IS NOT NULL, pos"
    )
    return [pos for (pos,) in index.connection.execute(statement, (key,))]


def with_whole_ids(index: Index, keys: Iterable[str]) -> dict[str, str]:
    """Return, by key, the id that equals it, if need be ignoring case; keys that are only a beginning of an id are left out."""
    found: dict[str, str] = {}
    for key in keys:
        rows = index.connection.execute("SELECT id FROM reference WHERE id = ? COLLATE NOCASE", (key,))
        same = [whole for (whole,) in rows]
        if key in same or len(same) == 1:
            found[key] = key if key in same else same[0]
    return found
