"""Comparisons of a catalogue, as bare TOML tables, with the two sources; each yields a sentence a deviation."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from fidelity.printed import HELP, brief, edtf, identity, ids, plain, third

if TYPE_CHECKING:
    from collections.abc import Iterator

PRINTED = ("title", "source", "access", "access_note", "author_note", "page_pointer", "abstract")
STRUCTURED = ("container", "publisher", "volume", "issue", "article_number", "pages", "issued")
SEEN = ("authors", "doi", "pmid", "pmcid", "url", "verified")
# What the program needs and no source prints: a key, a type, and the pointer to the first printing.
OWN = ("id", "section", "type", "duplicate_of")

# The names of identity.json, and those of the catalogue.
VERIFIED_NAMES = {
    "basis": "basis",
    "official_title": "title",
    "journal": "container",
    "volume": "volume",
    "issue": "issue",
    "article_number": "article_number",
    "pages": "pages",
    "published": "published",
    "open_access": "open_access",
    "differs_from_brief": "differs",
    "doubts": "doubts",
    "seen_at": "seen_at",
}
JOINED_BY = {"line", "title"}


def seen_fields(entry: dict | None) -> dict:
    """The fields of a reference that come from its entry of identity.json; every key of the entry must have a place."""
    if entry is None:
        return {}
    known = {name: value for name, value in entry.items() if name not in JOINED_BY}
    fields = {name: known.pop(name) for name in SEEN if name in known}
    return fields | {"verified": {VERIFIED_NAMES[name]: value for name, value in known.items()}}


# Of odd addresses, those of these kinds are the last to be kept.
WORST = frozenset(
    "bare IP number;proxy;malformed (no host);staging/test/misused host;bare site;SEO/test mirror".split(";")
)


def third_fields(key: str) -> dict:
    """What the later pass shows of a reference; what it calls weak is not published."""
    entries = {entry["id"]: entry for entry in third()["references"] if entry["values"]}
    return entries.get(key, {})


def with_third(key: str, fields: dict) -> dict:
    """The fields of a reference from identity.json, with what the later pass adds, and without odd addresses."""
    added, places = third_fields(key), third()["seen_at"].get(key, {"odd": [], "better": []})
    if not added and not places["odd"]:
        return fields
    verified = dict(fields.get("verified", {}))
    found = {**fields, "verified": verified}
    for name, value in added.get("values", {}).items():
        (verified if name in {"volume", "issue", "article_number", "pages", "published"} else found)[name] = value
    seen = [*verified.get("seen_at", []), *added.get("seen_at", [])]
    odd = {place["address"]: place["kind"] for place in places["odd"]}
    if added:
        verified.setdefault("basis", added["basis"])
        verified["doubts"] = " ".join(filter(None, [verified.get("doubts"), added["doubts"]]))
        odd |= {place: "bare IP number" for place in added["seen_at"] if re.match(r"https?://[\d.]+(?::\d+)?/", place)}
    good = list(dict.fromkeys([*(place for place in seen if place not in odd), *places["better"]]))
    # One is kept where no other is known.
    verified["seen_at"] = good or [min(seen, key=lambda place: odd[place] in WORST)]
    if found.get("url") in odd:
        found["url"] = places["better"][0]
    return found


def _differing(where: str, expected: dict, found: dict) -> Iterator[str]:
    for name in sorted(expected.keys() | found.keys()):
        wanted, got = expected.get(name), found.get(name)
        if wanted != got or type(wanted) is not type(got):
            yield f"{where}, {name}: the sources have {wanted!r}, the catalogue {got!r}"


def reference_deviations(
    position: int, reference: dict, section_title: str | None, only: tuple[str, ...] = ()
) -> Iterator[str]:
    """How a reference differs from the printed one at its position; of the fields in `only`, if given."""
    printed = brief().references[position]
    seen = with_third(ids()[position], seen_fields(identity().get(printed.line)))
    expected = printed.fields() | seen | {"section": printed.section}
    found = {name: value for name, value in reference.items() if name not in OWN} | {"section": section_title}
    if only:
        expected = {name: value for name, value in expected.items() if name in only}
        found = {name: value for name, value in found.items() if name in only}
    yield from _differing(reference.get("id", f"reference {position + 1}"), expected, found)


def references_deviations(catalogue: dict, only: tuple[str, ...] = ()) -> Iterator[str]:
    titles = {section["id"]: section.get("title") for section in catalogue["sections"]}
    references = catalogue["references"]
    if len(references) != len(brief().references):
        yield f"the brief has {len(brief().references)} references, the catalogue {len(references)}"
    for position, reference in enumerate(references[: len(brief().references)]):
        yield from reference_deviations(position, reference, titles.get(reference.get("section")), only)


def _bag(*texts: str | None) -> Counter[str]:
    return Counter(word for text in texts if text for word in text.split())


def block_word_deviations(catalogue: dict) -> Iterator[str]:
    """Each reference as a bag of words against its raw lines; a page pointer inside the abstract is the abstract's."""
    for printed, found in zip(brief().references, catalogue["references"], strict=False):
        pointer, abstract = found.get("page_pointer"), found.get("abstract", "")
        texts = [found.get(name) for name in ("title", "access_note", "author_note", "source")]
        words = _bag(*texts, abstract, None if pointer and pointer in abstract else pointer)
        block = _bag(*map(plain, printed.raw))
        for lost in block - words:
            yield f"{found['id']}: {lost!r} is printed but not in the catalogue"
        for gained in words - block:
            yield f"{found['id']}: {gained!r} is in the catalogue but not printed"


def section_deviations(catalogue: dict) -> Iterator[str]:
    printed = [
        {"title": title, "page": page, "parent": brief().parents[title]}
        | {"introduction": _printed_introduction(title)}
        for title, page in brief().contents
    ]
    titles = {section["id"]: section.get("title") for section in catalogue["sections"]}
    if len(printed) != len(catalogue["sections"]):
        yield f"the contents have {len(printed)} entries, the catalogue {len(catalogue['sections'])} sections"
    for wanted, section in zip(printed, catalogue["sections"], strict=False):
        parent = section.get("parent")
        found = {name: value for name, value in section.items() if name != "id"}
        found["parent"] = titles.get(parent, parent) if parent is not None else None
        yield from _differing(f"section {section['id']}", wanted, found)


def _printed_introduction(section: str) -> str | None:
    """The prose before a section's list of resources; where no list follows, the prose is the resource."""
    lines = brief().before_references.get(section, [])
    prose = [plain(line) for line in lines if not line.startswith("- ")]
    return " ".join(prose) if len(prose) < len(lines) else None


def printed_resources() -> list[dict]:
    """The lines that are pointers: items of a list, or the prose of a section without one; the link is the title."""
    resources = []
    for section, lines in brief().before_references.items():
        items = [line for line in lines if line.startswith("- ")] or lines
        for item in items:
            linked = re.findall(r"\[(.*?)\]\(#\)", item)
            assert len(linked) == 1
            title = plain(linked[0])
            resources.append({"section": section, "title": title[0].upper() + title[1:], "text": plain(item)})
    return resources


def resource_deviations(catalogue: dict) -> Iterator[str]:
    titles = {section["id"]: section.get("title") for section in catalogue["sections"]}
    printed = printed_resources()
    if len(printed) != len(catalogue["resources"]):
        yield f"the brief has {len(printed)} resources, the catalogue {len(catalogue['resources'])}"
    for wanted, resource in zip(printed, catalogue["resources"], strict=False):
        address = next((one["values"].get("url") for one in third()["resources"] if one["id"] == resource["id"]), None)
        wanted = wanted | ({"url": address} if address else {})  # noqa: PLW2901 - what is printed, and where it is
        found = {name: value for name, value in resource.items() if name != "id"}
        found["section"] = titles.get(found.get("section"))
        yield from _differing(f"resource {resource['id']}", wanted, found)


def printed_front() -> dict:
    """The front matter, line by line as it is printed."""
    (produced, date, request, acknowledgement, notice, *links, help_title, access, ask) = brief().front
    assert help_title == HELP
    opening = re.fullmatch(r"Produced by the (Knowledge Management team) (Evidence Briefs offer .+)", produced)
    dated = re.fullmatch(r"Date of publication: (.+)", date)
    contact = re.search(r"\S+@\S+", ask)
    assert opening
    assert dated
    assert contact
    return {
        "title": plain(brief().lines[0][1]),
        "issued": edtf(dated[1]),
        "producer": opening[1],
        "introduction": opening[2],
        "acknowledgement_request": request,
        "acknowledgement": acknowledgement,
        "update_notice": notice,
        "update_links": [{"text": text} for text in links],
        "access_help": [access, ask],
        "contact": contact[0],
    }


def front_deviations(catalogue: dict) -> Iterator[str]:
    found = {name: value for name, value in catalogue["brief"].items() if name != "acknowledgement_doubt"}
    (registration,) = [one for one in third()["resources"] if one["id"] == "openathens-self-registration"]
    links = [{"text": "self-register here", "url": registration["values"]["url"]}]
    yield from _differing("brief", printed_front() | {"access_links": links}, found)


def retold(catalogue: dict) -> list[str]:
    """The words of the whole document, rebuilt from the catalogue alone, in the order in which the brief prints them."""
    front = catalogue["brief"]
    texts = [front["title"], "Contents", HELP, "2"]
    for section in catalogue["sections"]:
        texts += [section["title"], str(section.get("page"))]
    texts += ["Produced by the", front["producer"], front["introduction"], "Date of publication: March 2025"]
    texts += [front["acknowledgement_request"], front["acknowledgement"], front["update_notice"]]
    texts += [link["text"] for link in front["update_links"]]
    texts += [HELP, *front["access_help"]]
    for section in catalogue["sections"]:
        texts += [section["title"], section.get("introduction", "")]
        texts += [resource["text"] for resource in catalogue["resources"] if resource["section"] == section["id"]]
        for reference in catalogue["references"]:
            if reference["section"] == section["id"]:
                texts += [reference.get(name, "") for name in ("title", "access_note", "author_note", "source")]
                abstract, pointer = reference.get("abstract", ""), reference.get("page_pointer", "")
                texts += [abstract, "" if pointer in abstract else pointer]
    return [word for text in texts for word in text.split()]


def retelling_deviations(catalogue: dict) -> Iterator[str]:
    printed, reported = brief().words(), retold(catalogue)
    for at, (wanted, got) in enumerate(zip(printed, reported, strict=False)):
        if wanted != got:
            before = " ".join(printed[max(0, at - 5) : at])
            yield f"word {at}, after {before!r}: {wanted!r} is printed, {got!r} is in the catalogue"
            return
    if len(printed) != len(reported):
        yield f"the brief has {len(printed)} words, the catalogue {len(reported)}"


def deviations(catalogue: dict) -> Iterator[str]:
    """All comparisons at once."""
    yield from front_deviations(catalogue)
    yield from section_deviations(catalogue)
    yield from resource_deviations(catalogue)
    yield from references_deviations(catalogue)
    yield from block_word_deviations(catalogue)
    yield from retelling_deviations(catalogue)
