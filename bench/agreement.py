"""How many works the rule of agreement finds, and that it accepts no wrong one: `make agreement PUBLIC=file RECORDED=folder`.

PUBLIC is a JSON file with what public pages show of the brief's references (`references`, each with its `doi`); RECORDED a folder
with recorded answers of Crossref and PubMed, and puzzles (`pairs.json`): what is asked for, the files with the candidates, and the
right DOI or null. A wrong work that is accepted is a fault, and the exit status is 1.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.found_work import FoundWork, WorkKind
from pswbrief.core.found_work_agreement import agree
from pswbrief.core.item import Item
from pswbrief.core.name import Person
from pswbrief.core.titles import words
from pswbrief.sources.crossref import read_works as read_crossref
from pswbrief.sources.pubmed import read_works as read_pubmed
from pswbrief.store.locations import shipped_catalogue
from pswbrief.store.read import parse_catalogue
from pswbrief.workspace.lookup import to_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_KINDS = {
    "article-journal": WorkKind.ARTICLE,
    "report": WorkKind.REPORT,
    "book": WorkKind.BOOK,
    "chapter": WorkKind.CHAPTER,
    "thesis": WorkKind.THESIS,
}
_IDENTIFIERS: dict[str, Any] = dict.fromkeys(("doi", "pmid", "pmcid", "url"))


def main(public: Path, recorded: Path) -> int:
    """Print what was found and what was wrong, and return 1 if anything was wrong."""
    works = _recorded_works(recorded)
    everything = [work for found in works.values() for work in found]
    print(f"{len(everything):,} recorded works in {len(works):,} files")
    faults = _puzzles(json.loads((recorded / "pairs.json").read_text(encoding="utf-8")), works)
    faults += _of_the_brief(json.loads(public.read_text(encoding="utf-8"))["references"], everything)
    faults += _each_among_all(everything)
    for fault in faults:
        print(f"WRONG: {fault}")
    return 1 if faults else 0


def _recorded_works(folder: Path) -> dict[str, list[FoundWork]]:
    """The works in each file of answers, by its path in the folder; files that hold none are left out."""
    found: dict[str, list[FoundWork]] = {}
    for path in sorted((folder / "crossref").rglob("*.json")):
        if path.parent.name != "agency":
            found[path.relative_to(folder).as_posix()] = read_crossref(json.loads(path.read_text(encoding="utf-8")))
    for path in sorted((folder / "pubmed" / "efetch").iterdir()):
        found[path.relative_to(folder).as_posix()] = read_pubmed(path.read_text(encoding="utf-8")) or []
    return {name: works for name, works in found.items() if works}


def _puzzles(puzzles: Sequence[Mapping[str, Any]], works: Mapping[str, Sequence[FoundWork]]) -> list[str]:
    found, faults, asked_for = 0, [], 0
    for puzzle in puzzles:
        candidates = [work for name in puzzle["candidates"] for work in works.get(name, ())]
        right = {puzzle["right"], *(puzzle.get("also_right") or ())} - {None}
        asked_for += bool(right)
        accepted = agree(_asked(puzzle["asked"]), candidates).accepted
        if accepted is None:
            if right:
                print(f"not found: {puzzle['id']} {puzzle['asked']['title'][:70]}")
        elif accepted.doi in right:
            found += 1
        else:
            faults.append(f"puzzle {puzzle['id']}: {accepted.doi}")
    print(f"{found} of {asked_for} puzzles with an answer, {len(puzzles) - asked_for} without")
    return faults


def _asked(record: Mapping[str, Any]) -> Item:
    names = [name.rpartition(" ") for name in record["authors"]]
    return Item(
        id="x",
        type=ItemType.ARTICLE,
        title=record["title"],
        container=record["container"] or None,
        issued=Edtf.parse(record["year"]) if record["year"] else None,
        volume=record["volume"] or None,
        issue=record["issue"] or None,
        authors=tuple(Person(family, given) for family, _, given in names if family),
    )


def _of_the_brief(references: Sequence[Mapping[str, Any]], everything: Sequence[FoundWork]) -> list[str]:
    """Look each reference of the brief that has a DOI up among what pages show of all of them, and everything recorded."""
    shown = {one["doi"].lower(): one for one in references if one.get("doi")}
    catalogue = parse_catalogue(shipped_catalogue().read_bytes(), "brief")
    # A paper that is printed twice is looked for once.
    known = {reference.doi.lower(): reference for reference in reversed(catalogue.references) if reference.doi}
    faults: list[str] = []
    for how, changes in (("as printed", {"verified": None, "authors": ()}), ("with what is known", {})):
        asked = {doi: known[doi].model_copy(update=changes).item() for doi in shown}
        for filled in (False, True):
            pages = [_shown(shown[doi], item, filled=filled) for doi, item in asked.items()]
            missed: list[str] = []
            for doi, item in asked.items():
                result = agree(replace(item, **_IDENTIFIERS), [*pages, *everything])
                if result.accepted is None:
                    missed.append(f"{item.id}: {next(one.reason for one in result.rejected if one.work.doi == doi)}")
                elif result.accepted.doi != doi:
                    faults.append(f"{item.id} {how}: {result.accepted.doi}")
            holes = "filled from the brief" if filled else "left empty"
            print(
                f"{len(asked) - len(missed)} of {len(asked)} of the brief {how}, journal and year {holes} where no page shows them"
            )
            print("".join(f"  not found: {reason}\n" for reason in missed), end="")
    return faults


def _shown(page: Mapping[str, Any], item: Item, *, filled: bool) -> FoundWork:
    """A work as pages show it; with `filled`, journal and year are the brief's where no page shows them."""
    kind = WorkKind.ARTICLE if page.get("journal") else _KINDS.get(str(item.type), WorkKind.OTHER)
    container = page.get("journal") or (item.container if filled else None)
    year = page.get("published") or (str(item.issued) if filled and item.issued else None)
    return FoundWork(
        service="Pages",
        page=page["seen_at"][0],
        kind=kind,
        title=page.get("official_title") or page["title"],
        authors=tuple(
            Person(one["family"], one.get("given", "")) for one in page.get("authors", ()) if one.get("family")
        ),
        containers=(container,) if container else (),
        publisher=item.publisher if filled else None,
        years=(Edtf.parse(year).year,) if year else (),
        volume=page.get("volume"),
        issue=page.get("issue"),
        pages=page.get("pages"),
        article_number=page.get("article_number"),
        doi=page["doi"].lower(),
    )


def _each_among_all(everything: Sequence[FoundWork]) -> list[str]:
    """Look every recorded work up by its description alone, whole and with less of it, where it isn't among the candidates."""
    by_word: defaultdict[str, list[FoundWork]] = defaultdict(list)
    for work in everything:
        for word in set(words(work.title)):
            by_word[word].append(work)
    faults = []
    looked = 0
    for work in {work.identity: work for work in everything if work.title}.values():
        rarest = min((by_word[word] for word in words(work.title)), key=len, default=[])
        others = [one for one in rarest if one.identity != work.identity and not _is_one(one, work)]
        for item in _descriptions(work):
            looked += 1
            if accepted := agree(item, others).accepted:
                faults.append(f"{work.identity} ({work.title[:60]!r}): {accepted.identity} ({accepted.title[:60]!r})")
    print(f"{looked:,} descriptions of recorded works that aren't among the candidates")
    return list(dict.fromkeys(faults))


def _descriptions(work: FoundWork) -> Iterator[Item]:
    whole = replace(to_item(work), **_IDENTIFIERS, article_number=None)
    yield whole
    yield replace(whole, authors=())
    yield replace(whole, pages=None)
    yield replace(whole, pages=None, issue=None)
    yield replace(whole, pages=None, issue=None, volume=None)


def _is_one(one: FoundWork, other: FoundWork) -> bool:
    """Whether two records are of one work: two services', or two of its DOIs, with the same volume and first page."""
    pairs: Iterable[tuple[str | None, str | None]] = ((one.doi, other.doi), (one.pmid, other.pmid))
    if any(left and left == right for left, right in pairs):
        return True
    return bool(one.pages and one.pages == other.pages and one.volume == other.volume)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
