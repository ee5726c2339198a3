from __future__ import annotations

from pswbrief.core.record import to_record
from pswbrief.term.card import facts
from testing.catalogues import model, reference


def _facts(**fields):
    record = to_record(model(reference(**fields)).references[0], "All of it")
    return [(fact.label, fact.value) for fact in facts(record, "Smith (2020)", {"contact": "help@example.org"})]


READING = (
    "Free to read. The address that the brief links to is not known here; search for the title, or ask the Knowledge Management"
    " team: help@example.org."
)


def test_a_card_holds_what_is_known_and_no_empty_line():
    assert _facts() == [
        ("Title", "Words on peers"),
        ("ID", "smith2020words"),
        ("Full text", READING),
        ("Cite as", "Smith (2020)"),
        ("Type", "article-journal"),
        ("Section", "All of it"),
    ]


def test_a_card_shows_verified_values_that_differ_with_the_printed_ones():
    seen = {
        "basis": "title",
        "title": "Words on peers",
        "volume": "12",
        "pages": "1-9",
        "issue": "3",
        "published": "2019-12-01",
        "differs": "The volume.",
        "doubts": "The page is old.",
        "seen_at": ["https://example.org/a", "https://example.org/b"],
    }
    found = _facts(volume="11", pages="1-9", verified=seen)
    assert found[found.index(("Section", "All of it")) + 1 :] == [
        ("Verified", "volume 12; the brief prints 11"),
        ("Verified", "issue 3; the brief prints none"),
        ("Verified", "published 1 December 2019, as the page shows"),
        ("Differs", "The volume."),
        ("Doubts", "The page is old."),
    ]


def test_where_values_were_seen_is_reported_when_asked():
    """The pages are at the end, and only with `sources`."""
    seen = {"basis": "title", "seen_at": ["https://example.org/a", "https://example.org/b"]}
    record = to_record(model(reference(verified=seen)).references[0], "All of it")
    found = [(fact.label, fact.value) for fact in facts(record, "", {}, sources=True)]
    assert found[-2:] == [("Seen at", "https://example.org/a"), ("Seen at", "https://example.org/b")]
    assert "Seen at" not in [fact.label for fact in facts(record, "", {})]


def test_identifiers_lead_to_their_pages():
    record = to_record(model(reference(doi="10.1186/x", pmid="123", pmcid="PMC1")).references[0], "All")
    links = {fact.label: fact.link for fact in facts(record, "", {})}
    assert links["DOI"] == "https://doi.org/10.1186/x"
    assert links["PMID"] == "https://pubmed.ncbi.nlm.nih.gov/123/"
    assert links["Link"] == "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"
