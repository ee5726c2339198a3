"""The four styles that have an official CSL file, against what pandoc's citeproc prints with it (tests/styles/make_golden.py).

Text and italics are compared, character by character. An exception is listed with its reason, and fails when it heals.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

import pytest

from pswbrief.core.catalogue import Catalogue
from pswbrief.core.enums import ItemType
from pswbrief.formats.csl_json.csl_json import dumps, loads
from pswbrief.styles.registry import bibliography, in_text
from pswbrief.styles.style_names import MarkupName, StyleName
from styles.awkward import AWKWARD, NAMESAKES
from styles.every_type import EVERY_TYPE, records_of_every_variable
from styles.make_golden import GOLDEN, STYLES, UNLIKE, Pandoc, bare, entries
from testing.citations import in_text_each

INITIALS = (
    "pandoc takes initials that run together for one name, and loses all but the first: “Schutt RK” becomes “Schutt R.”"
)
LABEL = "pandoc puts an editor's or translator's label before the name, with the comma that should part the two: “, editorBrown C”"
NO_JOURNAL = "without author and journal, pandoc has nothing before the year; Cite Them Right puts the title there"
CAPITALS = "two works of one journal and year, which the brief writes with other capitals: pandoc prints both citations the same"

PART = "British English abbreviates a part as “Pt”; Citing Medicine writes “Pt.” in every list"
EDITION = "British English abbreviates an edition as “edn”; Citing Medicine writes “ed.” in every list"
JUNIOR = (
    "pandoc keeps the full stop of “Jr.” between names; the manuals and citeproc-js have none where initials have none"
)
STOP = "pandoc puts a full stop after a name that has no initials"
PREPRINT = "pandoc calls an article without volume and pages a preprint, which is a fact that nobody has seen"

_RUN_TOGETHER = dict.fromkeys(["mccarthy2019specialists", "gillard2015developing", "biagianti2018potential"], INITIALS)
_LABELLED = dict.fromkeys(
    ["book-editor", "book-editors", "book-both", "chapter", "chapter-one-editor", "chapter-no-author", "paper"], LABEL
)
_ONE_JOURNAL = dict.fromkeys(["exploration2017factors", "factors2017supporting"], CAPITALS)
# Harvard lists four names or more as one, so that only one of the three works shows initials that run together.
_BIAGIANTI = {"biagianti2018potential": INITIALS}

_AHEAD_OF_PRINT = dict.fromkeys(
    [
        "attitudes2025medical",
        "debeer2024balancing",
        "hollingdrake2025tensions",
        "johansen2024paving",
        "klingemann2024services",
        "lerbaek2024nonpeer",
        "reeves2024lived",
        "robertson2024supports",
        "viking2023interprofessional",
    ],
    PREPRINT,
)
# APA, 9.44, sorts works by their titles without a leading article; pandoc sorts these by the article.
_SORTED_BY_ARTICLE = {
    "apa": {
        "challenges2022interrole",
        "contribution2015experiential",
        "exploration2017factors",
        "exploratory2024randomised",
        "innovative2016model",
        "mentorship2017program",
        "rural2020helpseeking",
    }
}

EXCEPTIONS = {
    ("harvard", "catalogue"): _BIAGIANTI | _AHEAD_OF_PRINT,
    ("harvard", "list"): _BIAGIANTI | _ONE_JOURNAL | _AHEAD_OF_PRINT,
    ("harvard", "in_text"): _ONE_JOURNAL,
    ("harvard", "types"): {
        "article-journal-1": PREPRINT,
        **dict.fromkeys(["article-journal-2", "article-newspaper-1"], NO_JOURNAL),
    },
    ("vancouver", "types"): dict.fromkeys(["performance-3", "review-2", "song-3"], LABEL)
    | dict.fromkeys(["article-newspaper-3", "entry-dictionary-3", "map-2"], PART),
    ("harvard", "awkward"): {
        "no-author-no-journal": NO_JOURNAL,
        "chinese-name": STOP,
        **dict.fromkeys(["online-first", "online-first-url", "issue-only"], PREPRINT),
    },
    ("vancouver", "catalogue"): _RUN_TOGETHER,
    ("vancouver", "list"): _RUN_TOGETHER,
    ("vancouver", "awkward"): _LABELLED
    | {"suffix": JUNIOR}
    | dict.fromkeys(["book-edition", "book-third-edition", "book-no-names"], EDITION),
    ("apa", "catalogue"): _RUN_TOGETHER,
    ("apa", "list"): _RUN_TOGETHER,
    ("apa", "awkward"): {"chinese-name": STOP},
    ("ama", "catalogue"): _RUN_TOGETHER,
    ("ama", "list"): _RUN_TOGETHER,
    ("ama", "awkward"): _LABELLED | {"suffix": JUNIOR},
}


@cache
def golden(style):
    return json.loads((GOLDEN / f"{style}.json").read_text(encoding="utf-8"))


@cache
def references():
    with (Path(__file__).parents[2] / "data" / "brief.toml").open("rb") as file:
        return Catalogue.model_validate(tomllib.load(file)).references


def works():
    return [reference.item() for reference in references() if reference.duplicate_of is None]


def alone(item, style):
    return "".join(bare(line.text) for line in bibliography([item], StyleName(style), MarkupName.HTML))


def listed(items, style):
    return [[entry.id, bare(entry.text)] for entry in bibliography(items, StyleName(style), MarkupName.HTML)]


def cited(items, style):
    cites = in_text_each(items, StyleName(style), MarkupName.HTML)
    return {item.id: bare(cite) for item, cite in zip(items, cites, strict=True)}


def check(ours, pandocs, style, part):
    moved = _SORTED_BY_ARTICLE.get(style, set()) if part == "list" else set()
    assert [name for name in ours if name not in moved] == [name for name in pandocs if name not in moved]
    assert ours.keys() == pandocs.keys()
    differ = {name: (ours[name], pandocs[name]) for name in ours if ours[name] != pandocs[name]}
    assert differ.keys() == EXCEPTIONS.get((style, part), {}).keys(), differ


@pytest.mark.parametrize("style", STYLES)
def test_each_of_the_136_references_alone_is_what_pandoc_prints(style):
    check(
        {reference.id: alone(reference.item(), style) for reference in references()},
        golden(style)["catalogue"],
        style,
        "catalogue",
    )
    assert len(references()) == 136


@pytest.mark.parametrize("style", STYLES)
def test_each_awkward_item_alone_is_what_pandoc_prints(style):
    check({item.id: alone(item, style) for item in AWKWARD}, golden(style)["awkward"], style, "awkward")


@pytest.mark.parametrize("style", STYLES)
def test_a_work_of_each_type_of_csl_is_what_pandoc_prints(style):
    assert {item.type for item in EVERY_TYPE} == set(ItemType)
    check({item.id: alone(item, style) for item in EVERY_TYPE}, golden(style)["types"], style, "types")


@pytest.mark.parametrize("style", STYLES)
def test_the_list_of_all_works_has_pandocs_order_numbers_names_and_letters(style):
    check(dict(listed(works(), style)), dict(golden(style)["list"]), style, "list")


@pytest.mark.parametrize("style", STYLES)
def test_each_work_is_cited_in_a_text_as_pandoc_cites_it(style):
    check(cited(works(), style), golden(style)["in_text"], style, "in_text")


@pytest.mark.parametrize("style", STYLES)
def test_one_citation_of_all_works_is_ordered_and_collapsed_as_pandocs(style):
    chosen = [item for item in works() if item.id not in UNLIKE]
    ours, pandocs = bare(in_text(chosen, StyleName(style), MarkupName.HTML)), golden(style)["together"]
    if style in _SORTED_BY_ARTICLE:
        ours, pandocs = (sorted(text.strip("()").split("; ")) for text in (ours, pandocs))  # type: ignore[assignment]
    assert ours == pandocs


@pytest.mark.parametrize("style", STYLES)
def test_works_that_would_be_cited_alike_are_distinguished_as_pandoc_does(style):
    expected = golden(style)["namesakes"]
    assert listed(NAMESAKES, style) == expected["list"]
    assert cited(NAMESAKES, style) == expected["in_text"]
    assert bare(in_text(NAMESAKES, StyleName(style), MarkupName.HTML)) == expected["together"]


DIRECTOR = "Cite Them Right names the director of a film, which the official file omits"
# The variables that pandoc prints otherwise in a work of some type.
_VARIABLES_APART = {
    "harvard": {"director": DIRECTOR},
    "vancouver": {"editor": LABEL, "edition": EDITION},
    "ama": {"editor": LABEL},
}
# A book's part is in the list only if the book is not itself within another.
_OF_A_WHOLE = {"vancouver": {"part-number": PART}}


@pytest.mark.slow
@pytest.mark.parametrize("parts", [True, False], ids=["part", "whole"])
@pytest.mark.parametrize("style", STYLES)
def test_every_variable_of_every_type_is_printed_or_left_out_as_by_pandoc(style, parts, tmp_path):
    items = loads(json.dumps(records_of_every_variable(parts=parts))).items
    assert len({item.type for item in items}) == len(ItemType)
    # pandoc compares each work of a document with all others, so that one of thousands takes minutes.
    few = [items[start : start + 60] for start in range(0, len(items), 60)]
    pages = Pandoc(tmp_path).run_json([(style, dumps(group), "") for group in few])
    differ = {}
    for group, page in zip(few, pages, strict=True):
        ours, pandocs = dict(listed(group, style)), {name: line for name, line in entries(page) if line}
        assert ours.keys() == pandocs.keys()
        differ |= {name: (ours[name], pandocs[name]) for name in ours if ours[name] != pandocs[name]}
    apart = _VARIABLES_APART.get(style, {}) | ({} if parts else _OF_A_WHOLE.get(style, {}))
    assert {name.partition("/")[2] for name in differ} == apart.keys(), differ


def test_the_golden_files_name_no_machine():
    """What is kept of pandoc's output is citations, and no path."""
    for style in STYLES:
        assert str(Path.home()) not in (GOLDEN / f"{style}.json").read_text(encoding="utf-8")
