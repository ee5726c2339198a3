"""Plain text is split into paragraphs where its author ended them, and not where a line was full."""

from pswbrief.ingest.text import read_text

FULL = "Words go on until the margin of the page is reached,\nand go on in the next line until all has been said.\n"


def lines(text, *, markdown=False):
    return [paragraph.lines for paragraph in read_text(text, markdown=markdown)]


def test_a_line_that_ends_long_before_the_margin_was_ended_by_its_author():
    """A title, its source line and an abstract may follow each other without blank lines."""
    assert lines("Shade and rest\nWard Journal 2021\n" + FULL) == [
        ("Shade and rest",),
        ("Ward Journal 2021",),
        tuple(FULL.splitlines()),
    ]


def test_lines_of_markdown_are_one_paragraph():
    """Its line ends mean nothing."""
    assert lines("Shade and rest\n" + FULL, markdown=True) == [("Shade and rest", *FULL.splitlines())]


def test_a_form_feed_begins_a_page():
    """As in what pdftotext writes."""
    assert [paragraph.page for paragraph in read_text("One\n\fTwo\n", markdown=False)] == [1, 2]
