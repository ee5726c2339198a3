"""Whole citations are split where that is certain, and else stay whole."""

import pytest

from pswbrief.ingest.citation_line import split_citation

TITLE = "Shade and rest: a trial"


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        (
            f"Harrow J, Wood AB. {TITLE}. Ward Studies. 2020;12(3):45-58.",
            "Harrow J, Wood AB",
            "Ward Studies. 2020;12(3):45-58.",
        ),
        (
            f"Harrow, J. and Wood, A.B. (2020) {TITLE}. Ward Studies, 12(3), pp. 45-58.",
            "Harrow, J. and Wood, A.B.",
            "Ward Studies, 12(3), pp. 45-58.",
        ),
        (
            f"Harrow, J., & Wood, A. B. (2020). {TITLE}. Ward Studies, 12(3), 45–58. https://doi.org/10.5555/w.1",
            "Harrow, J., & Wood, A. B.",
            "Ward Studies, 12(3), 45–58. https://doi.org/10.5555/w.1",
        ),
        (
            f"Harrow J (2020) '{TITLE}', Ward Studies, 12(3), pp. 45-58.",
            "Harrow J",
            "Ward Studies, 12(3), pp. 45-58.",
        ),
        (
            f"Harrow J. B., Wood A. {TITLE}. Ward. Stud. Lett. 2020;12(3):45-58.",
            "Harrow J. B., Wood A",
            "Ward. Stud. Lett. 2020;12(3):45-58.",
        ),
        (f"Harrow et al. {TITLE}. Ward Studies 2020; 12(3): 45-58", "Harrow et al", "Ward Studies 2020; 12(3): 45-58"),
    ],
)
def test_a_citation_of_an_article(line, authors, source):
    """Vancouver, Harvard and APA, with journals in full and abbreviated."""
    found = split_citation(line)
    assert found is not None
    assert (found.authors, found.title, found.source) == (authors, TITLE, source)
    parsed = found.parsed
    assert (parsed.volume, parsed.issue, parsed.pages, str(parsed.issued)) == ("12", "3", "45-58", "2020")


@pytest.mark.parametrize(
    ("line", "title", "name", "place"),
    [
        ("Harrow J. Ward gardens. 2nd ed. Leith: Ochil Press; 2018.", "Ward gardens", "Ochil Press", "Leith"),
        ("Leith Trust (2020) Ward gardens. Leith: Leith Trust.", "Ward gardens", "Leith Trust", "Leith"),
        ("Leith Trust (2020) Ward gardens. Available at: https://example.org/w", "Ward gardens", "Leith Trust", None),
    ],
)
def test_a_citation_of_a_book_or_report(line, title, name, place):
    """The publisher is recognised by its place, or is the body that the citation begins with."""
    found = split_citation(line)
    assert found is not None
    assert (found.title, found.parsed.name, found.parsed.place) == (title, name, place)


def test_number_and_access_note():
    """The number of the list stays before the title, and a note at the end is distinguished."""
    found = split_citation(f"[7] Harrow J. {TITLE}. Ward Studies. 2020;12(3):45-58. Abstract only*")
    assert found is not None
    assert (found.title, found.note) == (f"[7] {TITLE}", "Abstract only*")


@pytest.mark.parametrize(
    "line",
    [
        "Harrow et al. (2019) found that wards were hot. Ward Studies 12(3), 2020.",
        "Harrow, J. (2019) 'Beds', in Wood, K. (ed.) Ward gardens. Leith: Ochil Press, pp. 3-10.",
        "Leith Trust (2020) Ward gardens are good. They are also cheap.",
        "Gardens help. They were measured in Leith, 2018.",
        "Shade. Ward Studies 12(3), 2020",
        "Harrow J.",
        "",
    ],
)
def test_what_cannot_be_parted_with_certainty(line):
    """Sentences, chapters, texts without authors: they are left as they are printed."""
    assert split_citation(line) is None
