"""The catalogue that ships holds the printed brief and what identity.json shows, exactly, and nothing else."""

from __future__ import annotations

import copy
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fidelity.compare import (
    PRINTED,
    SEEN,
    STRUCTURED,
    block_word_deviations,
    deviations,
    front_deviations,
    printed_front,
    printed_resources,
    reference_deviations,
    references_deviations,
    resource_deviations,
    retelling_deviations,
    retold,
    section_deviations,
    third_fields,
)
from fidelity.printed import DATA, RUNNING_HEADER, brief, edtf, identity, ids, source_fields, third
from pswbrief.core.catalogue import Catalogue, faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CATALOGUE = Path(__file__).parents[2] / "data" / "brief.toml"

# The title lines of the references that identity.json knows nothing about, read off the text by eye.
UNSEEN_LINES = (125, 147, 330, 460, 535, 641, 656, 696, 718, 866, 934, 1012)

# Strings that hold the running header's words by right.
BEARS_THE_TITLE = {("brief", "title"), ("brief", "acknowledgement")}


@cache
def loaded() -> dict:
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


@pytest.fixture
def catalogue() -> dict:
    return copy.deepcopy(loaded())


def strings(value: object, path: tuple = ()) -> Iterator[tuple[tuple, str]]:
    """Every string in a tree of tables and lists, with where it is."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from strings(part, (*path, name))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from strings(part, (*path, at))


# The reader itself: what it takes for the printed brief has the marks of it.


def test_the_reader_finds_the_titles_where_they_are():
    """The 136 title lines are those that identity.json names and twelve that a person read off the text."""
    found = [reference.line for reference in brief().references]
    assert len(found) == 136
    assert found == sorted(identity().keys() | set(UNSEEN_LINES))
    for reference in brief().references:
        assert identity().get(reference.line, {"title": reference.title})["title"] == reference.title


def test_the_reader_splits_references_at_their_source_lines():
    """Every source line that the reader finds ends in a year, but for the one without a date; no abstract is empty."""
    dateless = [reference.source for reference in brief().references if not re.search(r" \d{4}$", reference.source)]
    assert dateless == ["NHS England"]
    assert all(len(reference.abstract) > 100 for reference in brief().references)


def test_the_reader_leaves_out_nothing_but_artefacts():
    """Of all lines of the text, the reader drops only empty ones, three running headers and one stray "A"."""
    lines = (DATA / "evidence-brief.md").read_text(encoding="utf-8").split("\n")
    kept = {number for number, _ in brief().lines}
    dropped = [line.strip() for number, line in enumerate(lines, start=1) if number not in kept and line.strip()]
    assert Counter(dropped) == {RUNNING_HEADER: 3, "A": 1}


def test_the_reader_finds_each_section_once_and_in_the_order_of_the_contents():
    """The headings in the body are the 32 entries of the contents, word for word and in their order."""
    assert [section for section, _ in brief().body] == [title for title, _ in brief().contents]
    assert len(brief().contents) == 32


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2018", "2018"),
        ("March 2025", "2025-03"),
        ("April-June 2012", "2012-04/2012-06"),
        ("January-February 2020", "2020-01/2020-02"),
        ("Spring 2018", "2018-21"),
    ],
)
def test_the_reader_writes_dates_as_edtf(printed, expected):
    """Years, months, ranges of months and seasons become the EDTF dates that the contract names."""
    assert edtf(printed) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "NHS Cumbria, Northumberland, Tyne and Wear NHS Foundation Trust, June 2021",
            {"publisher": "NHS Cumbria, Northumberland, Tyne and Wear NHS Foundation Trust", "issued": "2021-06"},
        ),
        (
            "Psychiatric services (Washington, D.C.), 73(12), 2022",
            {"container": "Psychiatric services (Washington, D.C.)", "volume": "73", "issue": "12", "issued": "2022"},
        ),
        (
            "BMC Health Services Research 12(205), 2012",
            {
                "container": "BMC Health Services Research",
                "volume": "12",
                "article_number": "205",
                "issued": "2012",
            },
        ),
        (
            "Journal of Psychosocial Rehabilitation and Mental Health 10, : 2023",
            {
                "container": "Journal of Psychosocial Rehabilitation and Mental Health",
                "volume": "10",
                "issued": "2023",
            },
        ),
        (
            "Source: Social Psychiatry and Psychiatric Epidemiology 55, March 2020",
            {"container": "Social Psychiatry and Psychiatric Epidemiology", "volume": "55", "issued": "2020-03"},
        ),
        ("Community Mental Health Journal, 2024", {"container": "Community Mental Health Journal", "issued": "2024"}),
        ("NHS England", {"publisher": "NHS England"}),
    ],
)
def test_the_reader_breaks_source_lines_apart(source, expected):
    """The oddest source lines, broken apart by hand, come out of the reader's parser the same."""
    assert source_fields(source) == expected


# The references.


def test_there_are_136_references_in_the_brief_s_order(catalogue):
    """The catalogue has the 136 titles of the brief, each equal to the printed one, in the printed order."""
    assert len(catalogue["references"]) == 136
    assert [reference["title"] for reference in catalogue["references"]] == [r.title for r in brief().references]


def test_each_reference_is_in_the_section_it_is_printed_in(catalogue):
    """The heading that stands above a reference in the text is the title of its section."""
    assert list(references_deviations(catalogue, ("section",))) == []


@pytest.mark.parametrize("field", PRINTED)
def test_a_printed_field_is_the_brief_s(catalogue, field):
    """The field is, in each reference, what the brief prints, to the character, and absent where it prints none."""
    assert list(references_deviations(catalogue, (field,))) == []


def test_access_is_counted_as_printed(catalogue):
    """82 references have no access note, 34 are printed as abstract only, 20 need NHS OpenAthens."""
    count = Counter(reference["access"] for reference in catalogue["references"])
    assert count == {"open": 82, "abstract": 34, "openathens": 20}


def test_the_two_kinds_of_pointers_and_the_author_note_are_where_they_are_printed(catalogue):
    """Two references bear a page to turn to and one an author note; each is where a person sees it in the text."""
    notes = {
        (reference["id"], name): reference[name]
        for reference in catalogue["references"]
        for name in ("page_pointer", "author_note")
        if name in reference
    }
    assert sorted(notes.values()) == [
        "Author(s): Gillard et al.",
        "p. 90",
        "p. 98 Table 4: Personalised care roles potential expansion",
    ]
    titles = {reference["id"]: reference["title"] for reference in catalogue["references"]}
    assert sorted(titles[key] for key, _ in notes) == [
        "NHS Long Term Workforce Plan",
        "The NHS Long Term Plan",
        "The impact of working as a peer worker in mental health services: a longitudinal mixed methods study",
    ]


@pytest.mark.parametrize("field", STRUCTURED)
def test_a_structured_field_is_what_the_source_line_says(catalogue, field):
    """The field is, in each reference, what another parser finds in the printed source line."""
    assert list(references_deviations(catalogue, (field,))) == []


def test_numbers_too_large_for_issues_are_article_numbers(catalogue):
    """The numbers in brackets that no issue can have are article numbers, and those references have no issue."""
    found = [reference for reference in catalogue["references"] if "article_number" in reference]
    assert [reference["article_number"] for reference in found] == ["59", "205", "373", "746"]
    assert not any("issue" in reference for reference in found)
    issues = {reference["issue"] for reference in catalogue["references"] if "issue" in reference}
    assert issues <= {str(number) for number in range(1, 13)}


def test_the_type_follows_from_the_source_line(catalogue):
    """What names a journal in its source line is an article in it, and what names a publisher is not."""
    for reference in catalogue["references"]:
        assert ("container" in reference) is (reference["type"] == "article-journal"), reference["id"]
        assert ("container" in reference) is not ("publisher" in reference), reference["id"]


def test_the_paper_that_is_printed_twice_is_marked_so(catalogue):
    """A reference whose title is printed before it points to that first printing; no other points anywhere."""
    first: dict[str, str] = {}
    expected = {}
    for reference, printed in zip(catalogue["references"], brief().references, strict=True):
        if printed.title in first:
            expected[reference["id"]] = first[printed.title]
        first.setdefault(printed.title, reference["id"])
    assert len(expected) == 1
    found = {r["id"]: r["duplicate_of"] for r in catalogue["references"] if "duplicate_of" in r}
    assert found == expected


def test_no_two_references_share_an_identifier(catalogue):
    """Ids, DOIs, PMIDs and PMCIDs belong to one paper each, so none was joined to the wrong line as well."""
    for name in ("id", "doi", "pmid", "pmcid"):
        originals = [reference for reference in catalogue["references"] if "duplicate_of" not in reference]
        values = [reference[name].casefold() for reference in originals if name in reference]
        assert len(values) == len(set(values)), name


def test_ids_hold_no_invented_year(catalogue):
    """The year in a reference's id is the printed one; where none is printed, the id has none."""
    for reference in catalogue["references"]:
        assert re.findall(r"\d{4}", reference["id"]) == [reference.get("issued", "")[:4]] * ("issued" in reference)


# What public pages show.


@pytest.mark.parametrize("field", SEEN)
def test_a_seen_field_is_identity_json_s(catalogue, field):
    """The field is, in each reference, what identity.json shows for its line, and absent where that shows nothing."""
    assert list(references_deviations(catalogue, (field,))) == []


def test_every_entry_of_identity_json_is_used(catalogue):
    """Each of the 124 entries is beside the reference whose line it names; of the others, the later pass verified one."""
    verified = [
        printed.line
        for printed, reference in zip(brief().references, catalogue["references"], strict=True)
        if "verified" in reference
    ]
    later = [printed.line for printed, key in zip(brief().references, ids(), strict=True) if third_fields(key)]
    assert verified == sorted(identity().keys() | set(later))
    assert (len(identity()), len(verified)) == (124, 125)


def test_identity_json_is_used_to_the_last_value(catalogue):
    """The catalogue has as many DOIs, author lists, PMIDs and other values as identity.json, kind by kind."""
    wanted = Counter(name for entry in identity().values() for name in entry)
    found = Counter(name for reference in catalogue["references"] for name in reference)
    found_beside = Counter(name for reference in catalogue["references"] for name in reference.get("verified", {}))
    for printed, key in zip(brief().references, ids(), strict=True):
        wanted.update(third_fields(key).get("values", {}).keys() - identity().get(printed.line, {}).keys())
    for name in ("doi", "pmid", "pmcid", "url", "authors"):
        assert found[name] == wanted[name], name
    assert (wanted["doi"], wanted["authors"]) == (97, 102)
    for here, there in {"official_title": "title", "journal": "container", "differs_from_brief": "differs"}.items():
        assert found_beside[there] == wanted[here], there


# Word by word, both ways.


def test_each_reference_has_the_words_of_its_block_and_no_others(catalogue):
    """Counted as words, a reference's printed fields and its lines in the text are the same, in both directions."""
    assert list(block_word_deviations(catalogue)) == []


def test_the_whole_brief_can_be_told_from_the_catalogue(catalogue):
    """Told from the catalogue alone, front matter to last abstract, the brief is the printed one word for word."""
    assert list(retelling_deviations(catalogue)) == []
    assert len(retold(catalogue)) == len(brief().words()) > 10_000


def test_a_reference_or_a_heading_has_no_field_without_a_source(catalogue):
    """All fields of all tables together deviate nowhere: what is in the catalogue is in one of the two files."""
    assert set(catalogue) == {"brief", "sections", "resources", "references"}
    assert list(deviations(catalogue)) == []


# The contents, the resources and the front matter.


def test_the_sections_are_the_contents(catalogue):
    """The 32 entries of the contents, with their pages, on two levels, and the one introduction, are the sections."""
    assert len(catalogue["sections"]) == 32
    assert list(section_deviations(catalogue)) == []


def test_the_second_level_is_the_research_s(catalogue):
    """25 headings, in alphabetical order, are below the one on published research."""
    titles = {section["id"]: section["title"] for section in catalogue["sections"]}
    below = [section for section in catalogue["sections"] if "parent" in section]
    assert {titles[section["parent"]] for section in below} == {"Published Peer Reviewed Research"}
    assert len(below) == 25
    assert (below[0]["title"], below[-1]["title"]) == ("Challenges/ benefits", "Views, perceptions, and experiences")


def test_the_access_help_is_no_section(catalogue):
    """The contents' entry on help with access is the access help, not a section."""
    assert not any("Help" in section["title"] for section in catalogue["sections"])
    assert catalogue["brief"]["access_help"] == printed_front()["access_help"]


def test_the_resources_are_the_six_pointers(catalogue):
    """The six linked pointers that are no references are the resources, in the words of their links and lines."""
    assert [resource["title"] for resource in printed_resources()] == [
        "The Star",
        "Health and Care Statistics Landscape",
        "National Data Warehouse (NDL)",
        "The Competence Framework - Part 1 - Supporting document",
        "The Competence Framework - Part 2 - Full list of competences",
        "The Competence Framework - Part 3 - Curriculum",
    ]
    assert list(resource_deviations(catalogue)) == []


def test_the_front_matter_is_the_brief_s(catalogue):
    """Title, date, producer, introduction, request, access help, contact, update notice and links are as printed."""
    assert list(front_deviations(catalogue)) == []
    assert catalogue["brief"]["title"] == "Evidence Brief: Peer Support Workers"
    assert catalogue["brief"]["issued"] == "2025-03"
    assert catalogue["brief"]["producer"] == "Knowledge Management team"
    assert catalogue["brief"]["contact"] == "england.knowledgemanagement@nhs.net"


def test_the_acknowledgement_is_the_brief_s_byte_for_byte(catalogue):
    """The acknowledgement is the line of the text after the request; the doubt beside it quotes a name in it."""
    lines = (DATA / "evidence-brief.md").read_bytes().split(b"\n")
    at = lines.index(catalogue["brief"]["acknowledgement"].encode())
    assert lines[at - 1].rstrip() == catalogue["brief"]["acknowledgement_request"].encode()
    assert b"Katie Nichoals" in lines[at]
    (name,) = re.findall(r'"(.+?)"', catalogue["brief"]["acknowledgement_doubt"])
    assert name in catalogue["brief"]["acknowledgement"]


def test_no_address_is_known_that_was_lost(catalogue):
    """The brief's links lost their addresses; the later pass found those of five resources, and none of the notices."""
    assert sum("url" in resource for resource in catalogue["resources"]) == 5
    assert not any("url" in link for link in catalogue["brief"]["update_links"])


def test_nobody_is_sent_to_an_odd_address(catalogue):
    """No link is odd; and an odd address is where something was seen only if no other is known."""
    odd = {place["address"] for places in third()["seen_at"].values() for place in places["odd"]}
    for reference in catalogue["references"]:
        assert reference.get("url") not in odd
        seen = reference.get("verified", {}).get("seen_at", ["none"])
        assert len(seen) == 1 or odd.isdisjoint(seen), reference["id"]
    assert "https:///" not in CATALOGUE.read_text("utf-8")


def test_the_comments_in_the_file_are_the_headings(catalogue):
    """The comment above the first reference of a section, which a person steers by, is that section's printed title."""
    titles = {section["id"]: section["title"] for section in catalogue["sections"]}
    comments = re.findall(
        r'^# ([^\n]+)\n\n\[\[references\]\]\nid = "[^"]+"\nsection = "([^"]+)"',
        CATALOGUE.read_text("utf-8"),
        re.MULTILINE,
    )
    with_references = dict.fromkeys(reference["section"] for reference in catalogue["references"])
    assert comments == [(titles[section], section) for section in with_references]


# Artefacts of the text.

ARTEFACTS = {
    "link": r"\]\(|^\[|\(#\)",
    "escape": r"\\",
    "bold": r"\*\*",
    "heading mark": r"^#|\n#",
    "dot leader": r"\.{4,}",
    "double space": r"\s\s",
    "loose end": r"^\s|\s$",
    "line break or tab": r"[\n\r\t]",
    "stray letter": r"(^|\* | only )A$|\* A ",
    "markdown list": r"^- ",
    "mail address twice": r"mailto:",
    "invisible character": "[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\ufeff\ufffd]",
}


@pytest.mark.parametrize("artefact", ARTEFACTS)
def test_no_string_bears_an_artefact(catalogue, artefact):
    """No string of the catalogue, verified ones included, bears the traces of the text's way here."""
    assert [(path, text) for path, text in strings(catalogue) if re.search(ARTEFACTS[artefact], text)] == []


def test_the_running_header_is_nowhere(catalogue):
    """The running header's words are in the title and the acknowledgement only, where they belong."""
    header = RUNNING_HEADER.removeprefix("## ")
    assert {path for path, text in strings(catalogue) if header in text} == BEARS_THE_TITLE


def test_access_notes_are_whole_and_nowhere_else(catalogue):
    """Each access note is one of the four printed ones, with its star; none is in a title, a source or an abstract."""
    notes = Counter(reference.get("access_note") for reference in catalogue["references"])
    assert notes == {
        None: 82,
        "Abstract only*": 33,
        "Abstracts only*": 1,
        "Full text available with NHS OpenAthens account*": 19,
        "Full text available via OpenAthens account*": 1,
    }
    trace = re.compile(r"Abstracts? only|Full text|OpenAthens")
    for reference in catalogue["references"]:
        assert not [name for name in ("title", "source", "abstract") if trace.search(reference[name])]


# The program sees what was compared here.


def test_the_program_s_models_hold_the_file_unchanged(catalogue):
    """Loaded into the program's models and written out again, the tables are the same, and the models find no fault."""
    model = Catalogue.model_validate(catalogue)
    assert list(faults(model)) == []
    assert model.model_dump(mode="json", exclude_unset=True) == catalogue


# The comparisons notice what they are there to notice.


def by_title(catalogue: dict, beginning: str) -> dict:
    return next(reference for reference in catalogue["references"] if reference["title"].startswith(beginning))


def drop_a_word_of_an_abstract(catalogue):
    words = catalogue["references"][60]["abstract"].split(" ")
    catalogue["references"][60]["abstract"] = " ".join(words[:9] + words[10:])


def swap_two_words_of_an_abstract(catalogue):
    first, second, *rest = catalogue["references"][70]["abstract"].split()
    catalogue["references"][70]["abstract"] = " ".join([second, first, *rest])


def move_a_word_to_the_next_abstract(catalogue):
    here, there = catalogue["references"][80:82]
    here["abstract"], word = here["abstract"].rsplit(" ", 1)
    there["abstract"] = f"{word} {there['abstract']}"


def change_a_digit_of_a_doi(catalogue):
    reference = next(reference for reference in catalogue["references"] if "doi" in reference)
    reference["doi"] = reference["doi"][:-1] + str((int(reference["doi"][-1]) + 1) % 10)


def swap_two_dois(catalogue):
    here, there = [reference for reference in catalogue["references"] if "doi" in reference][:2]
    here["doi"], there["doi"] = there["doi"], here["doi"]


def take_the_doi_from_the_second_printing(catalogue):
    _, second = [r for r in catalogue["references"] if r["title"].startswith("What happens when")]
    del second["doi"]


def swap_two_sections(catalogue):
    sections = catalogue["sections"]
    sections[7], sections[8] = sections[8], sections[7]


def swap_two_references(catalogue):
    references = catalogue["references"]
    references[20], references[21] = references[21], references[20]


def move_a_reference_to_another_section(catalogue):
    catalogue["references"][50]["section"] = catalogue["references"][100]["section"]


def lose_the_last_reference(catalogue):
    catalogue["references"].pop()


def add_a_reference(catalogue):
    catalogue["references"].append(dict(catalogue["references"][-1], id="another"))


def call_an_article_number_an_issue(catalogue):
    reference = next(reference for reference in catalogue["references"] if "article_number" in reference)
    reference["issue"] = reference.pop("article_number")


def correct_a_printed_volume(catalogue):
    by_title(catalogue, "Workplace experiences of mental health consumer")["volume"] = "20"


def correct_a_printed_journal(catalogue):
    by_title(catalogue, "Emerging roles")["container"] = "American Journal of Preventive Medicine"


def correct_the_acknowledgement(catalogue):
    catalogue["brief"]["acknowledgement"] = catalogue["brief"]["acknowledgement"].replace("Nichoals", "Nichols")


def add_an_author(catalogue):
    catalogue["references"][0]["authors"].append({"family": "Nobody", "given": "N."})


def add_pages_from_nowhere(catalogue):
    catalogue["references"][-1]["pages"] = "1-2"


def verify_what_nobody_saw(catalogue):
    catalogue["references"][-1]["verified"] = {"basis": "title", "seen_at": ["https://example.org/"]}


def guess_an_address(catalogue):
    catalogue["resources"][0]["url"] = "https://example.org/"


def leave_the_stray_letter_in(catalogue):
    by_title(catalogue, "Welcoming peer workers")["access_note"] += " A"


def leave_a_running_header_in(catalogue):
    by_title(catalogue, "A systematic review exploring youth")["abstract"] += " Evidence Brief: Peer Support Workers"


def sharpen_a_date(catalogue):
    by_title(catalogue, "What happens when")["issued"] = "2020-01/2020-02"


def flip_an_access(catalogue):
    by_title(catalogue, "Building capacity")["access"] = "open"


MUTATIONS = (
    drop_a_word_of_an_abstract,
    swap_two_words_of_an_abstract,
    move_a_word_to_the_next_abstract,
    change_a_digit_of_a_doi,
    swap_two_dois,
    take_the_doi_from_the_second_printing,
    swap_two_sections,
    swap_two_references,
    move_a_reference_to_another_section,
    lose_the_last_reference,
    add_a_reference,
    call_an_article_number_an_issue,
    correct_a_printed_volume,
    correct_a_printed_journal,
    correct_the_acknowledgement,
    add_an_author,
    add_pages_from_nowhere,
    verify_what_nobody_saw,
    guess_an_address,
    leave_the_stray_letter_in,
    leave_a_running_header_in,
    sharpen_a_date,
    flip_an_access,
)


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
def test_a_slip_is_noticed(catalogue, mutate):
    """A catalogue with one deliberate slip in it deviates."""
    mutate(catalogue)
    assert list(deviations(catalogue))


@pytest.mark.parametrize(
    "mutate",
    [
        drop_a_word_of_an_abstract,
        swap_two_words_of_an_abstract,
        move_a_word_to_the_next_abstract,
        swap_two_sections,
        swap_two_references,
        lose_the_last_reference,
        add_a_reference,
        correct_the_acknowledgement,
        leave_the_stray_letter_in,
        leave_a_running_header_in,
    ],
    ids=lambda mutate: mutate.__name__,
)
def test_the_retelling_notices_a_slip_by_itself(catalogue, mutate):
    """Words that are lost, moved or added are noticed without any idea of where one reference ends."""
    mutate(catalogue)
    assert list(retelling_deviations(catalogue))


def altered(value: object) -> Iterator[object]:
    """The value with one thing wrong in it: left out, added, changed or out of order, at any depth."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield from (value[:-1], f"{value} ", value[: len(value) // 2] + "~" + value[len(value) // 2 + 1 :])
    elif isinstance(value, list):
        yield from (wrong for wrong in (value[:-1], [*value, value[0]], value[::-1]) if wrong != value)
        yield from ([*value[:at], wrong, *value[at + 1 :]] for at, part in enumerate(value) for wrong in altered(part))
    elif isinstance(value, dict):
        yield from ({other: kept for other, kept in value.items() if other != name} for name in value)
        yield from (value | {name: wrong} for name, part in value.items() for wrong in altered(part))


# Fields that no source prints: they have tests of their own above.
UNPRINTED = {"id", "type", "duplicate_of", "acknowledgement_doubt"}


def printed_part(table: dict) -> dict:
    return {name: value for name, value in table.items() if name not in UNPRINTED}


def test_any_slip_in_any_field_of_any_reference_is_noticed():
    """Each value of each reference is altered and left out in turn, and no slip goes unnoticed."""
    titles = {section["id"]: section["title"] for section in loaded()["sections"]}
    tried = 0
    for position, reference in enumerate(loaded()["references"]):
        for wrong in altered(printed_part(reference)):
            tried += 1
            assert any(reference_deviations(position, wrong, titles.get(wrong.get("section")))), (  # type: ignore[attr-defined]
                reference["id"],
                wrong,
            )
    assert tried > 10_000


@pytest.mark.parametrize(
    ("table", "compare"),
    [("sections", section_deviations), ("resources", resource_deviations)],
)
def test_any_slip_in_any_heading_or_resource_is_noticed(table: str, compare: Callable[[dict], Iterator[str]]):
    """Each value of each section and resource is altered and left out in turn, and no slip goes unnoticed."""
    parts = loaded()[table]
    for at, part in enumerate(parts):
        for wrong in altered(printed_part(part)):
            slipped = [*parts[:at], {"id": part["id"]} | wrong, *parts[at + 1 :]]
            assert any(compare(loaded() | {table: slipped})), (part["id"], wrong)


def test_any_slip_in_the_front_matter_is_noticed():
    """Each value of the front matter is altered and left out in turn, and no slip goes unnoticed."""
    for wrong in altered(printed_part(loaded()["brief"])):
        assert any(front_deviations(loaded() | {"brief": wrong})), wrong
