"""The catalogue that ships holds the printed brief and what identity.json shows, exactly, and nothing else."""

from __future__ import annotations

import re
from collections import Counter

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
    references_deviations,
    resource_deviations,
    retelling_deviations,
    retold,
    section_deviations,
    third_fields,
)
from fidelity.printed import CATALOGUE, DATA, brief, identity, ids, third
from pswbrief.core.catalogue import Catalogue, faults

# The references.


def test_there_are_136_references_in_the_brief_s_order(catalogue):
    """The catalogue has the 136 titles of the brief, each equal to the printed one, in the printed order."""
    assert len(catalogue["references"]) == 136
    assert [reference["title"] for reference in catalogue["references"]] == [r.title for r in brief().references]


def test_each_reference_is_in_the_section_it_is_printed_in(catalogue):
    """The heading above a reference in the text is the title of its section."""
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
    """Each of the 124 entries is with the reference whose line it names; of the others, the later pass verified one."""
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


def test_the_whole_brief_can_be_rebuilt_from_the_catalogue(catalogue):
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
    """The acknowledgement is the line of the text after the request; the doubt about it quotes a name in it."""
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


# The program sees what was compared here.


def test_the_program_s_models_hold_the_file_unchanged(catalogue):
    """Loaded into the program's models and written out again, the tables are the same, and the models find no fault."""
    model = Catalogue.model_validate(catalogue)
    assert list(faults(model)) == []
    assert model.model_dump(mode="json", exclude_unset=True) == catalogue
