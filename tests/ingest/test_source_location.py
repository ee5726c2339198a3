"""A source line is found among the lines of a paragraph, with the title before it or without."""

import pytest

from pswbrief.ingest.document import Paragraph
from pswbrief.ingest.source_location import find_source


def found(*lines, titled=False, wrapped=True):
    span = find_source(Paragraph(lines=lines, wrapped=wrapped), titled=titled, headings=(), known=())
    return (lines[: span.start], span.text) if span else None


def test_a_title_and_its_source_line():
    """The title is the text before it, with or without a full stop; authors are no part of either."""
    assert found("Shade: a trial", "Ward Journal 12(3), 2021") == (("Shade: a trial",), "Ward Journal 12(3), 2021")
    assert found("Shade: a trial.", "Ward Journal 12(3), 2021") == (("Shade: a trial.",), "Ward Journal 12(3), 2021")
    assert found("Shade: a trial", "Reed K, Wood T", "Ward Journal, 2021") == (
        ("Shade: a trial", "Reed K, Wood T"),
        "Ward Journal, 2021",
    )


def test_a_title_below_a_heading_is_not_the_beginning_of_a_journal():
    """Even if the paragraph before may be a title, the lines are a title and a source line, not one name."""
    lines = ("How can gardens help the staff of wards?", "Ward Journal 12(3), 2021")
    assert found(*lines, titled=True) == (lines[:1], lines[1])


@pytest.mark.parametrize(
    "lines",
    [
        ("International Journal of Ward Gardens,", "Vol. 12, Issue 3, May 2021"),
        ("Ward Journal, online ahead of print, 17", "September 2022"),
        ("Ward Journal, volume 69, number 5, 2017,", "pages 232-236"),
    ],
)
def test_a_source_line_that_is_wrapped(lines):
    """It is read to its end: the date or the pages may be on the next line."""
    assert found(*lines, titled=True) == ((), " ".join(lines))


@pytest.mark.parametrize(
    "lines",
    [
        ("Data were collected from twelve trusts in", "England, 2018."),
        ("The beds were dug. Data came from twelve trusts, all in the north of", "England, 2018."),
        ("We asked staff.", "They said no."),
    ],
)
def test_a_sentence_that_ends_with_a_year(lines):
    """It is no title with a source line."""
    assert found(*lines) is None
