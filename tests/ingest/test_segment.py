"""House styles come apart alike: what belongs to a reference stays with it, and nothing in it is taken for a section."""

import pytest

from pswbrief.ingest.registry import DocumentFormat, ingest_document

FRONT = "Evidence scan: ward gardens\n\nProduced by the Library\n\nDate of publication: May 2024\n\n"


def text(body):
    return ingest_document((FRONT + body).encode(), DocumentFormat.TEXT).catalogue


def html(body):
    return ingest_document(
        f"<html><body><h1>Ward gardens</h1>{body}</body></html>".encode(), DocumentFormat.HTML
    ).catalogue


PLAIN = text(
    "Guidance\n\nPlanting a ward garden\n\nLeith Health Board, 2020\n\nA guide to beds.\n\n"
    "Research\n\nThis section is for gardeners.\n\nShade and rest: a trial\n\nWard Studies 12(3), 2021\n\n"
    "Methods\n\nWe sat in it. It was measured in\nLeith, 2018.\n\nConclusions:\n\nShade is good.\n"
)


def test_headings_of_plain_text_are_told_by_where_they_stand():
    """Without contents or styles, a short line before a title, or before prose and a title, is a section."""
    assert [section.title for section in PLAIN.sections] == ["Guidance", "Research"]
    assert PLAIN.sections[1].introduction == "This section is for gardeners."
    assert [one.title for one in PLAIN.references] == ["Planting a ward garden", "Shade and rest: a trial"]


def test_headings_within_an_abstract_are_part_of_it():
    """ "Methods" on a line of its own opens no section, and a sentence that ends with a year is no source."""
    abstract = PLAIN.references[1].abstract
    assert (
        abstract.split() == "Methods We sat in it. It was measured in Leith, 2018. Conclusions: Shade is good.".split()
    )


def test_bold_headings_within_an_abstract_are_part_of_it():
    """Also where they look as titles do."""
    found = html(
        "<p><b>Research</b></p><p><b>Shade: a trial</b></p><p>Ward Studies 12(3), 2021</p>"
        "<p><b>Aim</b></p><p>To rest.</p><p><b>Findings</b></p><p>We did.</p>"
    )
    assert [section.title for section in found.sections] == ["Research"]
    assert found.references[0].abstract == "Aim To rest.\n\nFindings We did."


@pytest.mark.parametrize(
    "link", ["https://doi.org/10.5555/w1", "Available at: https://doi.org/10.5555/w1", "DOI: 10.5555/w1"]
)
def test_an_address_at_the_end_is_no_abstract(link):
    """It gives url and doi, and stays out of the abstract."""
    one = text(f"Guidance\n\nShade: a trial\n\nWard Studies 12(3), 2021\n\nIt is good.\n\n{link}\n").references[0]
    assert (one.url, one.doi, one.abstract) == ("https://doi.org/10.5555/w1", "10.5555/w1", "It is good.")


def test_numbers_of_titles_go_though_a_reference_is_missing():
    """They rise through the document, or from 1 in each section."""
    lines = "".join(
        f"{n}. Shade {word}\n\nWard Studies {n}(3), 2021\n\nGood.\n\n"
        for n, word in ((1, "one"), (2, "two"), (4, "four"))
    )
    assert [one.title for one in text("Guidance\n\n" + lines).references] == ["Shade one", "Shade two", "Shade four"]
    again = text("Guidance\n\n" + lines + "Research\n\n" + lines.replace("Shade", "Sun"))
    assert [one.title for one in again.references][3:] == ["Sun one", "Sun two", "Sun four"]


def test_what_stands_before_the_contents_is_read():
    """Date and producer may be printed above them."""
    contents = "Contents\nGuidance ..... 2\nResearch ..... 3\n\n"
    found = text(
        contents + "Guidance\n\nShade\n\nWard Studies 1(3), 2021\n\nResearch\n\nSun\n\nSun Studies 1(3), 2021\n"
    )
    assert (found.brief.producer, str(found.brief.issued)) == ("Library", "2024-05")
    assert [section.title for section in found.sections] == ["Guidance", "Research"]


def test_numbers_in_a_table_are_no_page_numbers():
    """The cells of a table in an abstract are kept, numbers too."""
    found = html(
        "<h2>Research</h2><h3>Shade: a trial</h3><p>Ward Studies 12(3), 2021</p><p>Counts:</p>"
        "<table><tr><td>Nurses</td><td>12</td></tr></table>"
    )
    assert found.references[0].abstract.split() == ["Counts:", "Nurses", "12"]


def test_theses_and_preprints_have_their_types():
    """They are neither reports nor articles of a journal."""
    found = text("Guidance\n\nShade\n\nThesis (PhD), Ochil University, 2018\n\nSun\n\n[Preprint] wardRxiv 2021\n")
    assert [(str(one.type), one.publisher, one.genre) for one in found.references] == [
        ("thesis", "Ochil University", "Thesis (PhD)"),
        ("article", "wardRxiv", None),
    ]


def test_a_layout_table_with_titles_and_authors_in_one_cell():
    """Authors below the title in its cell are authors, and a title that ends with a full stop is one."""
    row = "<tr><td>{}<br>Reed K, Wood T</td><td>Ward Studies {}(3), 2021</td><td><p>Good.</p></td></tr>"
    found = html(
        "<h2>Research</h2><table>" + row.format("Shade: a trial.", 1) + row.format("Sun: a trial.", 2) + "</table>"
    )
    assert [(one.title, one.author_note, one.abstract) for one in found.references] == [
        ("Shade: a trial.", "Reed K, Wood T", "Good."),
        ("Sun: a trial.", "Reed K, Wood T", "Good."),
    ]


def test_a_note_and_an_address_in_the_lines_of_an_abstract():
    """They are taken out of it wherever they stand on lines of their own."""
    found = html(
        "<p><b>Research</b></p><p><b>Shade: a trial</b><br>Ward Studies 1(3), 2021<br>It is good.<br>Available via OpenAthens<br>"
        "https://example.org/1</p><p><b>Sun</b><br>Ward Studies 2(3), 2021</p>"
    )
    one = found.references[0]
    assert (one.abstract, one.access_note, one.url) == (
        "It is good.",
        "Available via OpenAthens",
        "https://example.org/1",
    )


def test_labels_of_a_search_report():
    """ "Title:" and "Source:" are no part of what they label."""
    found = text("Guidance\n\nTitle: Shade\n\nSource: Ward Studies 1(3), 2021\n\nGood.\n")
    assert [(one.title, one.container) for one in found.references] == [("Shade", "Ward Studies")]


def test_a_row_of_a_table_in_plain_text_is_no_heading():
    """It is short, and prose and a title may follow it; its numbers tell."""
    found = text(
        "Guidance\n\nShade\n\nWard Studies 1(3), 2021\n\nWe counted.\n\nNurses 12 15\n\nThat is all.\n\n"
        "Sun\n\nSun Studies 1(3), 2021\n"
    )
    assert [section.title for section in found.sections] == ["Guidance"]
    assert "Nurses 12 15" in found.references[0].abstract
