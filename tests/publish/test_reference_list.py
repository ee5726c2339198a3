"""Lists of cited references: each is a paragraph or an item in every markup."""

from __future__ import annotations

import pytest

from pswbrief.publish.reference_list import hanging, html_page, reference_list
from pswbrief.styles.style_names import MarkupName

LINES = [
    "Marsh, J. (2020) Care.",
    "Okoro, A. (2021) Wards. Available at: https://www.example.org/a-long-address/of-a-page.",
]


@pytest.mark.parametrize(
    ("markup", "joined"),
    [
        (MarkupName.TEXT, "{0}\n{1}\n"),
        (MarkupName.MARKDOWN, "{0}\n\n{1}\n"),
        (MarkupName.HTML, '<p class="reference">{0}</p>\n<p class="reference">{1}</p>\n'),
    ],
)
def test_references_are_separated(markup, joined):
    assert reference_list(LINES, markup) == joined.format(*LINES)


def test_latex_has_an_item_for_each_and_says_what_it_needs():
    text = reference_list(LINES, MarkupName.LATEX)
    assert text.startswith("% Needs \\usepackage{hyperref}")
    assert text.count("\\item ") == 2
    assert text.endswith("\\end{list}\n")


def test_one_reference_alone_is_its_line():
    assert {reference_list(LINES[:1], markup) for markup in MarkupName} == {f"{LINES[0]}\n"}


@pytest.mark.parametrize("width", [40, 80])
def test_on_a_terminal_references_hang_and_no_address_is_broken(width):
    text = hanging(LINES, width)
    assert "https://www.example.org/a-long-address/of-a-page." in text
    first, second = text.split("\n\n")
    assert first == LINES[0]
    assert all(line.startswith("    ") for line in second.splitlines()[1:])


def test_a_page_escapes_its_title():
    page = html_page(LINES, "<Refs> & more")
    assert "<h1>&lt;Refs&gt; &amp; more</h1>" in page
    assert page.count('class="reference"') == 2
