"""Cleaning texts of other programs' files: decodes entities, removes invisible characters and markup, makes addresses valid."""

from __future__ import annotations

import html
import re

from pswbrief.core.identifiers import check_url
from pswbrief.text.plain import one_line, plain
from pswbrief.text.rich import CSL, parse, write

# Requires the semicolon, which HTML5 allows to omit: "R&D" and "AT&T" are text.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# An ampersand in a text that was encoded twice or more.
_ENCODED_AGAIN = re.compile(r"&(?:amp;){2,}")
# Invisible, and in no language part of a word: zero-width space, soft hyphen, word joiner. (Joiners are, in Persian.)
_INVISIBLE = re.compile("[\u200b\u00ad\u2060]")
# Direction marks, which have no effect at the end of a text.
_DIRECTION = "\u200e\u200f"
# An address after markup ("[link=https://…]") is only text that looks like one.
_ADDRESS = re.compile(r"(?<![\w=\[;])(?:https?://[^\s<>\"]+|www\.[^\s<>\"]+)", re.IGNORECASE)
# The end of one address directly before another, but not an address inside that of an archive or proxy ("…/web/2011/http://…").
_ENDS_ADDRESS = re.compile(r"[;,|]+(?=https?://)|(?<=[a-z0-9])(?=https?://)", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[<>\"\\^`{|}\x00-\x1f\x7f-\x9f]")
# Labels before or around the number of a volume, an issue or pages, which styles print themselves.
_LABELS = {
    name: re.compile(rf"(?:{before})\s*(?=[0-9])|(?<=[0-9])\s*[{behind}]$", re.IGNORECASE)
    for name, before, behind in (
        ("volume", r"vol(?:ume|\.)?|bd\.|band|jg\.|jahrgang|tome|v\.|第", "卷巻권"),
        ("issue", r"(?:no|nr|num|núm|iss|issue|number|heft|fasc)[.:]?|n[°ºo]|№|h\.|第", "期号호"),
        ("pages", r"(?:pp|p|pages?|págs?|s|seiten?|стр|с)\.|(?:pp|pages?|seiten?)(?=\s)|第", "页頁"),
    )
}
_P_AND_NUMBER = re.compile(r"\App?(?=[0-9]+(?:\s*[-–]\s*[0-9]+)?$)", re.IGNORECASE)
_NONE = r"n/?a|no|none|null|specified|no[- ]pagination(?: specified)?|no[- ]specified|not specified|[-–?]+"
_NO_PAGES = re.compile(rf"(?:{_NONE})(?:\s*[-–]+\s*(?:{_NONE}))?", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:article|art\.?)\s*(?:(?:no|nr|number|id)\b\.?)?[\s:#]*((?:[A-Za-z]{1,4}-?)?[0-9][\w.-]*)", re.IGNORECASE
)
_BOTH = re.compile(r"([0-9]+)\s*\(([0-9][\w/–-]{0,9})\)")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?")


def decode_entities(text: str) -> str:
    """Decode HTML entities, an ampersand also if it was encoded repeatedly: `&lt;` gives `<`, `&amp;amp;` gives `&`."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: html.unescape(match[0]), _ENCODED_AGAIN.sub("&amp;", text))


def clean(text: str) -> str:
    """Return `text` as one plain line, without entities, invisible characters, tags of running text, or blanks alone."""
    text = plain(_visible(text))
    return "" if text.isspace() else text


def clean_lines(text: str) -> str:
    """Return `text` as `clean` does, but line by line, without empty lines."""
    return "\n".join(line for source in text.splitlines() if (line := clean(source)))


def clean_title(text: str) -> str:
    """Return `text` as `clean` does, but keep rich text: other programs' tags are converted to CSL's."""
    return as_rich(_visible(text))


def _visible(text: str) -> str:
    text = decode_entities(text)
    return text if text.isascii() else _INVISIBLE.sub("", text).strip(_DIRECTION)


def as_rich(text: str) -> str:
    """Return a title as one line, with only the tags of CSL's rich text, properly closed and nested; blanks alone are nothing."""
    text = one_line(write(parse(text), CSL) if "<" in text else text)
    return "" if text.isspace() else text


def without_full_stop(title: str) -> str:
    """Return a title without the full stop that PubMed adds to each."""
    return title.removesuffix(".") if not title.endswith("..") else title


def without_label(name: str, text: str) -> str:
    """Return a volume, an issue or pages without the label that styles print ("pp. 4-9" gives "4-9"); `name` is the field's."""
    if text[:1].isdecimal() and text.isascii():
        return text
    found = _LABELS[name].sub("", text).strip(" ")
    return _P_AND_NUMBER.sub("", found, count=1) if name == "pages" else found


def clean_numbers(texts: dict[str, str]) -> dict[str, str]:
    """Return the texts with volume, issue and pages as a citation has them: without labels and placeholders.

    >>> clean_numbers({"volume": "Vol. 12(3)", "pages": "pp. 4-9"})
    {'volume': '12', 'pages': '4-9', 'issue': '3'}
    >>> clean_numbers({"issue": "no. 4", "pages": "n/a-n/a"}), clean_numbers({"pages": "Article e12"})
    ({'issue': '4'}, {'article_number': 'e12'})
    """
    found = {name: without_label(name, text) if name in _LABELS else text for name, text in texts.items()}
    if "issue" not in found and "(" in found.get("volume", "") and (both := _BOTH.fullmatch(found["volume"])):
        found |= {"volume": both[1], "issue": both[2]}
    pages = found.get("pages", "").rstrip(".,; -–")
    if pages[:1].isdecimal():
        return found | {"pages": pages}
    if _NO_PAGES.fullmatch(pages) or (
        (article := _ARTICLE.fullmatch(pages)) and found.setdefault("article_number", article[1]) == article[1]
    ):
        pages = ""
    if pages:
        return found | {"pages": pages}
    found.pop("pages", None)
    return found


def split_addresses(text: str) -> list[str]:
    """Return the web addresses in a field that may hold several, or one without its scheme.

    >>> split_addresses("http://example.org/a http://example.org/b"), split_addresses("www.example.org/report.pdf")
    (['http://example.org/a', 'http://example.org/b'], ['https://www.example.org/report.pdf'])
    """
    text = text.strip()
    found = [
        part.strip(" ;,")
        for piece in _ADDRESS.findall(text)
        for part in _ENDS_ADDRESS.split(piece)
        if part.strip(" ;,")
    ]
    if not found and _HOST.fullmatch(text):
        found = [text]
    return [address if "://" in address[:8].lower() else f"https://{address}" for address in found]


def valid_address(text: str) -> str:
    """Return a web address with invalid characters percent-encoded. ValueError if it is no http(s) address."""
    scheme, mark, rest = text.partition("://")
    encoded = _NOT_IN_ADDRESS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), rest)
    return check_url(f"{scheme.lower()}{mark}{encoded}")
