"""Lines next to a title: addresses and identifiers are read, and nothing else is taken for one."""

import pytest

from pswbrief.ingest.asides import address_in_line, identifiers_in_line, is_aside


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("PMID: 12345678", {"pmid": "12345678"}),
        ("PubMed ID 12345678", {"pmid": "12345678"}),
        ("PMID: 12345678; PMCID: PMC1234567", {"pmid": "12345678", "pmcid": "PMC1234567"}),
        ("DOI: 10.5555/w.1 | PMID: 12345678", {"doi": "10.5555/w.1", "pmid": "12345678"}),
        ("https://doi.org/10.5555/w.1. PMID 12345678.", {"doi": "10.5555/w.1", "pmid": "12345678"}),
        ("PMID: 12345678 is that of another study", {}),
        ("The PMID: 12345678", {}),
        ("PMID: 12345678 PMID: 23456789", {}),
        ("", {}),
    ],
)
def test_identifiers(line, found):
    """A line of identifiers gives each; a sentence with one, or two of a kind, none."""
    assert identifiers_in_line(line) == found


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("https://example.org/w", "https://example.org/w"),
        ("Available at: https://example.org/w (Accessed: 3 May 2021)", "https://example.org/w"),
        ("doi: 10.5555/w.1", "https://doi.org/10.5555/w.1"),
        ("Full text: www.example.org/w", "https://www.example.org/w"),
        ("See https://example.org/w for more", None),
    ],
)
def test_addresses(line, address):
    """A line that is an address, whatever it says before it and of when it was read."""
    assert address_in_line(line) == address


def test_what_may_be_below_a_title():
    """Notes, authors, addresses, identifiers and stray letters; no other text."""
    assert all(map(is_aside, ["Abstract only*", "Harrow J, Wood T", "PMID: 12345678", "https://example.org/w", "l"]))
    assert not any(map(is_aside, ["Ward gardens", "Ward Studies 1(2), 2020"]))
