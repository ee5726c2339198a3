"""The comparisons with the printed brief notice every slip in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fidelity.compare import (
    deviations,
    front_deviations,
    reference_deviations,
    resource_deviations,
    retelling_deviations,
    section_deviations,
)
from fidelity.printed import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
    titles = {section["id"]: section["title"] for section in shipped()["sections"]}
    tried = 0
    for position, reference in enumerate(shipped()["references"]):
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
    parts = shipped()[table]
    for at, part in enumerate(parts):
        for wrong in altered(printed_part(part)):
            slipped = [*parts[:at], {"id": part["id"]} | wrong, *parts[at + 1 :]]
            assert any(compare(shipped() | {table: slipped})), (part["id"], wrong)


def test_any_slip_in_the_front_matter_is_noticed():
    """Each value of the front matter is altered and left out in turn, and no slip goes unnoticed."""
    for wrong in altered(printed_part(shipped()["brief"])):
        assert any(front_deviations(shipped() | {"brief": wrong})), wrong
