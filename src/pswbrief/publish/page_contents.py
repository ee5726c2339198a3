"""The contents of a brief's page: its references and sections, and their values in the template, plain and safe to print."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from pswbrief.core.identifiers import linkable
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The HTML allowed in a citation: escaped text, inline tags without attributes, and links to web addresses.
_TEXT = r"(?:[^<>&]|&(?:amp|lt|gt|quot|#x27);)"
_INLINE = re.compile(
    rf"(?:{_TEXT}|</?(?:em|strong|i|b|sup|sub)>|<span class=\"(?:small-caps|nocase)\">|</span>"
    rf"|<a href=\"https?://[^\"<>\s]*\">{_TEXT}*</a>)*"
)
ACCESS = {
    "open": ("open", "✓", "Free to read"),
    "openathens": ("openathens", "◐", "NHS OpenAthens"),
    "abstract": ("abstract-only", "○", "Abstract only"),
}


@dataclass(slots=True, kw_only=True)
class PageReference:
    """A reference on the page.

    `citation`: in the style of the page, as text; `citation_html`: the same as HTML; `citations`: as text, by style; `bibtex`,
    `ris`: in these formats. `access`: "open", "openathens" or "abstract"; `venue`: the container or publisher; `link`: the
    address of the full text; `sections`: the headings above it, the outermost first; `remarks`: its printed note, and a sentence
    on another printing; `similar`: ids of others on the page, nearest first.
    """

    id: str
    title: str
    citation: str
    citation_html: str
    year: int | None = None
    access: str | None = None
    venue: str | None = None
    type: str = "document"
    link: str | None = None
    abstract: str | None = None
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    citations: Mapping[str, str] = field(default_factory=dict)
    bibtex: str = ""
    ris: str = ""


@dataclass(slots=True, kw_only=True)
class PageSection:
    """A heading of the page, with its introduction, resources, and the headings inside it."""

    title: str
    introduction: str | None = None
    resources: Sequence[Mapping[str, Any]] = ()
    sections: list[PageSection] = field(default_factory=list)


def plain_or_none(text: str | None) -> str | None:
    """Return a text without markup; None for an empty one."""
    return plain(text) if text else None


def reference_values(one: PageReference, anchor: str) -> dict[str, Any]:
    """Return the template's values of a reference."""
    access_class, sign, label = ACCESS.get(one.access or "", ("", "", ""))
    citation = one.citation_html if _INLINE.fullmatch(one.citation_html) else escape(plain(one.citation), quote=False)
    return {
        "id": one.id,
        "anchor": anchor,
        "title": plain(one.title),
        "citation_html": citation,
        "access": one.access,
        "access_class": access_class,
        "access_sign": sign,
        "access_label": label,
        "link": linkable(one.link),
        "link_label": "Read the full text" if one.access == "open" else "Go to the publisher’s page",
        "abstract": plain_or_none(one.abstract),
        "remarks": [plain(line) for line in one.remarks],
        "sections": [plain(name) for name in one.sections],
        "tags": [plain(tag) for tag in one.tags],
        "year": one.year,
        "type": one.type.replace("article-journal", "journal article"),
    }


def section_values(
    section: PageSection, references: Sequence[dict[str, Any]], anchors: Anchors, above: tuple[str, ...]
) -> dict[str, Any] | None:
    """Return the template's values of a section; None for an empty one."""
    path = (*above, plain(section.title))
    here = [one for one in references if tuple(one["sections"]) == path]
    anchor = anchors.take("section-" + slug(section.title))
    inner = [part for child in section.sections if (part := section_values(child, references, anchors, path))]
    resources = [
        {"title": plain(one["title"]), "text": plain(one["text"]), "url": linkable(one["url"])}
        for one in section.resources
    ]
    if not here and not inner and not resources:
        return None
    return {
        "title": plain(section.title),
        "introduction": plain_or_none(section.introduction),
        "resources": resources,
        "anchor": anchor,
        "references": here,
        "count": len(here),
        "sections": inner,
    }


def link_values(link: Mapping[str, Any]) -> dict[str, Any]:
    """Return the template's values of a labelled link."""
    return {"text": plain(link["text"]), "url": linkable(link.get("url"))}


def slug(text: str) -> str:
    """Return `text` as part of an anchor: without blanks (HTML, "The id attribute"), and without characters that need escapes."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", text).strip("-")


class Anchors:
    """Makes unique anchors, different from those of the template."""

    def __init__(self, template: str) -> None:
        self._taken = set(re.findall(r'id="([\w-]+)"', template))

    def take(self, name: str) -> str:
        """Return `name`, with a number appended if it is taken."""
        free, count = name, 1
        while free in self._taken:
            count += 1
            free = f"{name}-{count}"
        self._taken.add(free)
        return free
