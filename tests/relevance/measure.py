"""`make relevance`: how good search is, by kind of query, compared with three baselines computed in the same run."""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli_w

from pswbrief.core.selection import Selection
from pswbrief.index.build import build_index
from pswbrief.index.contents import records_of
from pswbrief.index.index import Index
from pswbrief.search.engine import search
from pswbrief.search.language import parse
from pswbrief.search.lexicon import correct
from pswbrief.store.locations import shipped_catalogue
from relevance import scientometrics
from relevance.baselines import bm25, porter_and_fuzzy, substring
from relevance.metrics import Figures, mean, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

QUERIES = Path(__file__).with_name("queries.toml")
UNSEEN = Path(__file__).with_name("unseen.toml")
ELSEWHERE = Path(__file__).with_name("elsewhere.toml")
COMBINATIONS = Path(__file__).with_name("combinations.toml")
RECORDED = Path(__file__).with_name("recorded.toml")
# Of a brief's next edition, one reference in so many is new.
FIFTH = 5


def queries(path: Path = QUERIES) -> list[dict[str, Any]]:
    """The judged queries: text, kind, set (`tune`, `held` or `unseen`), and the grade of each relevant reference."""
    return tomllib.loads(path.read_text(encoding="utf-8"))["queries"]


def ours(catalogue: Path | None = None) -> tuple[Index, Callable[[str], list[str]]]:
    """The index of a catalogue (the one that ships), and search as the program does it without options."""
    index = Index(build_index(catalogue or shipped_catalogue(), keep=False))

    def run(query: str) -> list[str]:
        found = search(index, parse(query), Selection(), correct)
        return [row.id for row in index.rows([*found.hits])]

    return index, run


def texts(index: Index) -> dict[str, tuple[str, str]]:
    """Of each reference, its title and the rest that a reader would search: names, journal, section, abstract."""
    found = {}
    for record in records_of(index, index.rows(range(index.count()))):
        names = " ".join(" ".join(name.values()) for name in record["authors"])
        rest = [
            names,
            record["container"],
            record["publisher"],
            record["section"],
            record["citation"],
            record["abstract"],
        ]
        found[record["id"]] = (record["title"], " ".join(part for part in rest if part))
    return found


def by_kind(run: Callable[[str], list[str]], chosen: list[dict[str, Any]]) -> dict[str, Figures]:
    """The mean figures of each kind of query, and of all under `all`."""
    figures: defaultdict[str, list[Figures]] = defaultdict(list)
    for query in chosen:
        result = measure(run(query["text"]), query["grades"])
        figures[query["kind"]].append(result)
        figures["all"].append(result)
    return {kind: mean(found) for kind, found in figures.items()}


def combinations(index: Index) -> list[dict[str, Any]]:
    """Queries of AND, OR, NOT and filters, with the grades that the file's first lines describe."""
    known = {query["text"]: query["grades"] for query in queries() if query["kind"] == "topics"}
    records = {record["id"]: record for record in records_of(index, index.rows(range(index.count())))}
    return [
        {"grades": _joined(table, known, records), **table, "kind": "combinations", "set": "tune"}
        for table in tomllib.loads(COMBINATIONS.read_text(encoding="utf-8"))["combinations"]
    ]


def _joined(
    table: Mapping[str, Any], known: Mapping[str, Mapping[str, int]], records: Mapping[str, Mapping[str, Any]]
) -> dict[str, int]:
    """The grades of a combination by those of its parts; none for one that was judged by itself."""
    if "grades" in table:
        return {}
    parts = [known[text] for text in table.get("both") or table["either"]]
    ids = set.intersection(*map(set, parts)) if "both" in table else set().union(*parts)
    ids = ids.difference(*(known[text] for text in table.get("without", ())))
    pick = min if "both" in table else max
    return {
        key: pick(part[key] for part in parts if key in part)
        for key in sorted(ids)
        if meets(records[key], table.get("where", {}))
    }


def meets(record: Mapping[str, Any], where: Mapping[str, Any]) -> bool:
    """Whether a record meets the filters of a combination."""
    if not where.get("from", 0) <= (record["year"] or 0) <= where.get("to", 9999):
        return False
    return all(record[key] == where[key] for key in ("access", "type") if key in where)


def next_edition(folder: Path, new: int | None = None) -> Path:
    """Write the shipped catalogue as another brief would have it: under another title, and its papers known to nobody.

    Every title begins with another word and no reference has a DOI or PMID, so that no heading assigned by hand is found again.
    With `new`, this is so only of each fifth reference, counted from that one on (0 to 4).
    """
    table = tomllib.loads(shipped_catalogue().read_text(encoding="utf-8"))
    table["brief"]["title"] = "Another brief"
    for reference in table["references"][new :: 1 if new is None else FIFTH]:
        for key in ("doi", "pmid"):
            reference.pop(key, None)
        reference["title"] = f"On {reference['title']}"
        if title := reference.get("verified", {}).pop("title", None):
            # What search would have read of it, it still reads.
            reference["verified"]["title"] = f"On {title}"
    path = folder / "next.toml"
    path.write_text(tomli_w.dumps(table), encoding="utf-8")
    return path


class Warned(NamedTuple):
    """Of how many queries search says that nothing is about them, or finds nothing."""

    said: int
    of: int


def warned(index: Index, asked: Sequence[str]) -> Warned:
    """Of some queries, those that search finds nothing for, or says that nothing is about."""
    found = [search(index, parse(text), Selection(), correct) for text in asked]
    return Warned(sum(not one.hits or one.is_off_subject for one in found), len(found))


def elsewhere() -> list[str]:
    """Queries on other subjects."""
    return tomllib.loads(ELSEWHERE.read_text(encoding="utf-8"))["nothing_here"]


def recorded(run: Callable[[str], list[str]]) -> dict[str, Figures]:
    """What is kept on record: the figures by kind, of all queries that search was never fitted to, and of a next edition."""
    with tempfile.TemporaryDirectory() as folder:
        index, by_rule = ours(next_edition(Path(folder)))
        return by_kind(run, queries()) | {
            "combinations": by_kind(run, combinations(index))["all"],
            "unseen": by_kind(run, queries(UNSEEN))["all"],
            "nothing filed": by_kind(by_rule, queries())["all"],
            "nothing filed, unseen": by_kind(by_rule, queries(UNSEEN))["all"],
            "next edition": _editions(queries())["all"],
        }


def _editions(chosen: list[dict[str, Any]]) -> dict[str, Figures]:
    """The mean figures by kind where each fifth of the references in turn is new, and filed by rule."""
    figures: defaultdict[str, list[Figures]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for new in range(FIFTH):
            _, run = ours(next_edition(Path(folder), new))
            for kind, found in by_kind(run, chosen).items():
                figures[kind].append(found)
    return {kind: mean(found) for kind, found in figures.items()}


def _print(name: str, figures: Mapping[str, Figures]) -> None:
    print(f"\n{name:28}{'nDCG@10':>9}{'MRR':>7}{'R@20':>7}{'P':>7}")
    for kind, values in figures.items():
        print(f"  {kind:26}" + f"{values.ndcg:9.3f}" + "".join(f"{value:7.3f}" for value in values[1:]))


def main() -> None:
    """Print the tables.

    `--set held` looks at the part held back, `--set unseen` at what search was never fitted to, `--worst N` at what does worst.
    `--collection FOLDER` measures the second collection instead, of which FOLDER holds the records.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--set", choices=("tune", "held", "all", "unseen"), default="all")
    parser.add_argument("--worst", type=int, default=0, metavar="N")
    parser.add_argument("--record", action="store_true", help="keep the figures of all queries for the tests")
    parser.add_argument("--collection", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.collection:
            index, run = ours(scientometrics.catalogue(options.collection, Path(folder)))
            known = scientometrics.judged(index)
        else:
            index, run = ours()
            known = queries(UNSEEN if options.set == "unseen" else QUERIES)
    chosen = [query for query in known if options.set in ("all", query["set"])]
    _print(f"pswbrief ({len(chosen)} queries)", by_kind(run, chosen))
    if options.record:
        RECORDED.write_text(_recorded(recorded(run)), encoding="utf-8")
    if options.worst:
        _worst(run, chosen, options.worst)
        return
    corpus = texts(index)
    _print("substring", by_kind(substring(corpus), chosen))
    _print("FTS5 bm25", by_kind(bm25(corpus), chosen))
    _print("FTS5 porter, rapidfuzz", by_kind(porter_and_fuzzy(corpus), chosen))
    if options.collection:
        _print_warned(index, scientometrics.elsewhere(), chosen)
    elif options.set == "all":
        _print_more(index, run, known)
        print("Not measured: the second collection, which is not here; scientometrics.toml says where its records are.")


def _print_more(index: Index, run: Callable[[str], list[str]], known: list[dict[str, Any]]) -> None:
    """What else is measured of the brief, and of its next editions."""
    unseen = queries(UNSEEN)
    _print(f"pswbrief ({len(unseen)} unseen queries)", by_kind(run, unseen))
    _print("combinations", by_kind(run, combinations(index)))
    with tempfile.TemporaryDirectory() as folder:
        _, by_rule = ours(next_edition(Path(folder)))
    _print("nothing filed: headings by rule", by_kind(by_rule, known))
    _print("nothing filed, unseen queries", by_kind(by_rule, unseen))
    _print("next edition: a fifth is new", _editions(known))
    _print_warned(index, elsewhere(), [*known, *unseen])


def _print_warned(index: Index, other: Sequence[str], answerable: Sequence[Mapping[str, Any]]) -> None:
    said, own = warned(index, other), warned(index, [query["text"] for query in answerable])
    print(f"\nNothing here: said of {said.said} of {said.of} other subjects, and of {own.said} of {own.of} answerable.")


def _recorded(figures: Mapping[str, Figures]) -> str:
    lines = [
        "# What search reached on all queries, by kind. Written by `measure.py --record`; see test_relevance.py.",
        "",
    ]
    for kind, values in sorted(figures.items()):
        lines += [f'["{kind}"]', *(f"{name} = {value:.3f}" for name, value in values._asdict().items()), ""]
    return "\n".join(lines)


def _worst(run: Callable[[str], list[str]], chosen: list[dict[str, Any]], most: int) -> None:
    ranked = sorted(chosen, key=lambda query: measure(run(query["text"]), query["grades"]).ndcg)
    for query in ranked[:most]:
        shown = run(query["text"])
        print(f"\n{measure(shown, query['grades']).ndcg:.3f} {query['kind']}: {query['text']}  ({len(shown)} shown)")
        for key in shown[:12]:
            print(f"   {query['grades'].get(key, 0)} {key}")
        print("   missing:", {key: grade for key, grade in query["grades"].items() if key not in shown[:12]})


if __name__ == "__main__":
    main()
