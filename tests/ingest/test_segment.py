"""Documents in different house styles are segmented alike: the parts of a reference stay together, and none becomes a section."""

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


def test_headings_of_plain_text_are_recognised_by_their_position():
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


def test_what_is_before_the_contents_is_read():
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
    """They are removed wherever they are on lines of their own."""
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
    """It is short, and prose and a title may follow it; its numbers show what it is."""
    found = text(
        "Guidance\n\nShade\n\nWard Studies 1(3), 2021\n\nWe counted.\n\nNurses 12 15\n\nThat is all.\n\n"
        "Sun\n\nSun Studies 1(3), 2021\n"
    )
    assert [section.title for section in found.sections] == ["Guidance"]
    assert "Nurses 12 15" in found.references[0].abstract


def test_authors_with_accents_are_between_title_and_source():
    """Title, authors and source of titles that are marked, whatever the names look like."""
    found = html(
        "<h4>1. Title: Shade</h4><p>Ó Súilleabháin D, van der Berg C</p><p>Source: Ward Studies 1(3), 2021</p><p>Good.</p>"
        "<h4>2. Title: Sun</h4><p>Çelik L, Le Roux B, et al.</p><p>Source: Ward Studies 2(3), 2021</p><p>Good.</p>"
        "<h4>3. Title: Rain</h4><p>Source: Ward Studies 3(3), 2021</p><p>Good.</p>"
    )
    assert [one.title for one in found.references] == ["Shade", "Sun", "Rain"]
    assert [one.author_note for one in found.references] == [
        "Ó Súilleabháin D, van der Berg C",
        "Çelik L, Le Roux B, et al.",
        None,
    ]
    assert [[author.family for author in one.authors] for one in found.references] == [
        ["Ó Súilleabháin", "van der Berg"],
        [],
        [],
    ]


def test_a_line_below_a_title_that_is_not_understood_is_reported():
    """It is neither the title nor lost: a doubt says it."""
    page = "".join(
        f"<h4>{word}</h4>{below}<p>Ward Studies {n}(3), 2021</p><p>Good.</p>"
        for n, (word, below) in enumerate([("Shade", ""), ("Sun", "<p>seven wards of Leith</p>"), ("Rain", "")], 1)
    )
    found = ingest_document(f"<html><body><h1>Ward gardens</h1>{page}</body></html>".encode(), DocumentFormat.HTML)
    assert [one.title for one in found.catalogue.references] == ["Shade", "Sun", "Rain"]
    assert [doubt.reason for doubt in found.doubts] == [
        "a line below its title is not understood: seven wards of Leith"
    ]


def test_citations_on_one_line_are_taken_apart():
    """Authors, title and source, whether the page is plain or marked; numbers of the list go."""
    lines = [
        "1. Harrow J, Wood AB. Shade and rest: a trial. Ward Studies. 2021;1(3):4-9.",
        "2. Harrow, J. and Wood, A.B. (2020) What is rest? Ward Studies, 2(3), pp. 45-58.",
        "3. Leith Trust (2020) Ward gardens. Leith: Leith Trust. Abstract only*",
    ]
    plain = text("Guidance\n\n" + "".join(f"{line}\n\nIt is good.\n\n" for line in lines))
    marked = html("<h2>Guidance</h2>" + "".join(f"<h4>{line}</h4><p>It is good.</p>" for line in lines))
    for found in (plain, marked):
        assert [section.title for section in found.sections] == ["Guidance"]
        assert [one.title for one in found.references] == ["Shade and rest: a trial", "What is rest?", "Ward gardens"]
        assert [(one.container, one.publisher, one.pages and str(one.pages)) for one in found.references] == [
            ("Ward Studies", None, "4-9"),
            ("Ward Studies", None, "45-58"),
            (None, "Leith Trust", None),
        ]
        assert [str(one.issued) for one in found.references] == ["2021", "2020", "2020"]
        assert [one.access_note for one in found.references] == [None, None, "Abstract only*"]
        assert [one.abstract for one in found.references] == ["It is good."] * 3


def test_identifiers_below_an_abstract_are_fields():
    """A PMID on a line of its own, or behind a DOI, is no text of the abstract."""
    one = text("Guidance\n\nShade: a trial\n\nWard Studies 1(3), 2021\n\nGood.\n\nDOI: 10.5555/w.1 PMID: 12345678\n")
    assert [(r.doi, r.pmid, r.abstract) for r in one.references] == [("10.5555/w.1", "12345678", "Good.")]


UNDATED = ("Leith Health Trust", "Source: Quillfeather Mason", "Published in: Leith Health Trust")


@pytest.mark.parametrize("source", UNDATED)
def test_a_publisher_without_a_date(source):
    """A label shows it, or an organisation's name with running text after it; a short last line of an abstract is none."""
    body = (
        f"Guidance\n\nShade: a guide\n\n{source}\n\nIt is good.\n\nSun: a guide\n\nWard Studies 1(3), 2021\n\nGood.\n"
    )
    found = text(body)
    assert [one.title for one in found.references] == ["Shade: a guide", "Sun: a guide"]
    assert found.references[0].source == source
    assert found.references[0].abstract == "It is good."


def test_a_title_that_ends_as_a_source_does_is_none():
    """A title may end with a year if a certain source line is below it."""
    found = text("Guidance\n\nIt is warm\n\nGardens on wards, 2022\n\nLeith Health Trust, 2023\n\nGood.\n")
    assert [(one.title, one.publisher) for one in found.references] == [
        ("Gardens on wards, 2022", "Leith Health Trust")
    ]


def test_headings_of_a_table_s_columns_are_left_out():
    """They are neither sections nor part of an abstract."""
    rows = "<tr><td>Title</td><td>Source</td><td>Summary</td></tr>" + "".join(
        f"<tr><td><b>{word}: a trial</b></td><td>Ward Studies {n}(3), 2021</td><td>{word} is good.</td></tr>"
        for n, word in enumerate(("Shade", "Sun"), 1)
    )
    found = html(
        f"<h2>Guidance</h2><table>{rows}</table><h2>Research</h2><table>{rows.replace('a trial', 'once more')}</table>"
    )
    assert [section.title for section in found.sections] == ["Guidance", "Research"]
    assert [one.abstract for one in found.references] == ["Shade is good.", "Sun is good."] * 2


def test_a_heading_above_a_heading_is_one():
    """Also where it is named as parts of abstracts are ("Impact"), or nothing is marked."""
    body = "Research\n\nImpact\n\nShade: a trial\n\nWard Studies 1(3), 2021\n\nGood.\n"
    assert [
        section.title for section in text("Guidance\n\nSun\n\nWard Studies 2(3), 2021\n\nIt is.\n\n" + body).sections
    ] == [
        "Guidance",
        "Research",
        "Impact",
    ]
    marked = html(
        "<h2>Guidance</h2><h4>Sun</h4><p>Ward Studies 2(3), 2021</p><p>It is.</p>"
        "<h2>Impact</h2><h3>Wards</h3><h4>Shade</h4><p>Ward Studies 1(3), 2021</p><p>Good.</p>"
    )
    assert [section.title for section in marked.sections] == ["Guidance", "Impact", "Wards"]


def test_a_name_that_only_its_neighbours_tell_is_doubtful():
    """It is kept as a journal where most of the section are, and a doubt says so."""
    lines = (
        "".join(f"Shade {n}: a trial\n\nWard Studies {n}(3), 2021\n\nGood.\n\n" for n in (1, 2, 3))
        + "Sun: a trial\n\nQuillfeather, 2021\n\nGood.\n"
    )
    found = ingest_document((FRONT + "Guidance\n\n" + lines).encode(), DocumentFormat.TEXT)
    assert found.catalogue.references[3].container == "Quillfeather"
    assert [doubt.reason for doubt in found.doubts] == [
        "'Quillfeather' may be a journal or a publisher; it is kept as a journal"
    ]


def test_a_line_of_a_database_s_record_is_no_heading():
    """It is short and a title follows it; it stays with what it is about."""
    record = (
        "{0}. Shade {0}\nAuthor(s): Harrow, Jane\nSource: Ward Studies; 2021; vol. 1 (no. {0}); p. 4-9\n"
        "PubMedID: 1234567{0}\nGood.\n"
    )
    body = "Research\n\n" + "\n".join(f"{record.format(n)}Database: Medline\n" for n in (1, 2, 3))
    found = text(body)
    assert [section.title for section in found.sections] == ["Research"]
    assert [one.pmid for one in found.references] == ["12345671", "12345672", "12345673"]
    assert all("Database: Medline" in one.abstract for one in found.references)


def test_authors_and_publisher_in_one_paragraph_before_a_list():
    """Lines that the author ended are read one by one, though nothing follows them in the paragraph."""
    found = html(
        "<h2>Guidance</h2><p><b>Shade: a trial</b></p><p>Ward Studies 1(3), 2021</p><p>Good.</p>"
        "<p><b>Sun: a guide</b></p><p>Harrow J, Wood T<br>Published in: Leith Health Trust</p><ul><li>It is warm</li></ul>"
    )
    one = found.references[1]
    assert (one.title, one.author_note, one.publisher) == ("Sun: a guide", "Harrow J, Wood T", "Leith Health Trust")
    assert one.abstract == "• It is warm"
