"""Each markup shows a citation's text literally, whatever is in it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.styles.inlines import Emphasis, Link, Quoted, Raised
from pswbrief.styles.markup import escape, render, upright_in_italics
from pswbrief.styles.quotes import BRITISH
from pswbrief.styles.style_names import MarkupName


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (MarkupName.TEXT, "A & b ‘c’1 doi:10.1/x https://doi.org/10.1/x"),
        (MarkupName.MARKDOWN, "*A & b* ‘c’<sup>1</sup> doi:[10.1/x](https://doi.org/10.1/x) <https://doi.org/10.1/x>"),
        (
            MarkupName.HTML,
            (
                '<em>A &amp; b</em> ‘c’<sup>1</sup> doi:<a href="https://doi.org/10.1/x">10.1/x</a>'
                ' <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>'
            ),
        ),
        (
            MarkupName.LATEX,
            r"\emph{A \& b} ‘c’\textsuperscript{1} doi:\href{https://doi.org/10.1/x}{10.1/x} \url{https://doi.org/10.1/x}",
        ),
    ],
)
def test_every_kind_of_piece_in_every_markup(markup, shown):
    address = "https://doi.org/10.1/x"
    run = (
        Emphasis(("A & b",)),
        " ",
        Quoted(("c",)),
        Raised(("1",)),
        " doi:",
        Link(("10.1/x",), address),
        " ",
        Link((address,), address),
    )
    assert render(run, markup, BRITISH) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("*a* _b_ `c` [d](e) <f> ~g~ |", r"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \~g\~ \|"),
        ("AT&T &amp; R & D", r"AT&T \&amp; R & D"),
        ("22. Peer support", r"22\. Peer support"),
        ("1) one", r"1\) one"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("=== rule", r"\=== rule"),
        ("2013 was a year", "2013 was a year"),
        ("http://a.b", r"http:\//a.b"),
    ],
)
def test_markdown_reads_nothing_but_text(value, shown):
    assert render((value,), MarkupName.MARKDOWN, BRITISH) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (r"\input{x} $y$ 50% #1 a_b", r"\textbackslash{}input\{x\} \$y\$ 50\% \#1 a\_b"),
        ("a ~ b ^ c", r"a \textasciitilde{} b \textasciicircum{} c"),
        ("one--two ,, <>", r"one-{}-two ,{}, \textless{}\textgreater{}"),
    ],
)
def test_latex_runs_no_command_and_makes_no_ligature(value, shown):
    assert escape(value, MarkupName.LATEX) == shown


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (MarkupName.MARKDOWN, "[x](https://a.b/%28c%29%20%3C%3E%5C)"),
        (MarkupName.HTML, '<a href="https://a.b/(c) &lt;&gt;\\">x</a>'),
        (MarkupName.LATEX, r"\href{https://a.b/(c)%20<>%5C}{x}"),
    ],
)
def test_an_address_cannot_end_its_link(markup, shown):
    assert render((Link(("x",), "https://a.b/(c) <>\\"),), markup, BRITISH) == shown


class _Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text = ""
        self.tags = []

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, _attrs):
        self.tags.append(tag)


@given(st.text())
def test_html_shows_any_text_as_it_is_and_starts_no_tag(value):
    reader = _Text()
    reader.feed(escape(value, MarkupName.HTML))
    reader.close()
    assert reader.text == value
    assert reader.tags == []


@pytest.mark.parametrize(
    ("nested", "shown"),
    [
        ("<em>On <em>Hamlet</em> now</em>", "<em>On </em>Hamlet<em> now</em>"),
        ("<em><em>E. coli</em></em>", "E. coli"),
        ("<em>a <em>b <em>c</em></em></em>", "<em>a </em>b <em>c</em>"),
        (
            "<em>a<sup>2</sup> <strong>b <em>c</em></strong></em>",
            "<em>a</em><sup><em>2</em></sup><em> </em><strong><em>b </em>c</strong>",
        ),
        ("<em>a<sup>2</sup></em> <em>b</em>", "<em>a<sup>2</sup></em> <em>b</em>"),
        ("none &lt;em&gt;", "none &lt;em&gt;"),
    ],
)
def test_italics_in_italics_are_upright_in_html(nested, shown):
    assert upright_in_italics(nested) == shown


def test_a_title_in_italics_sets_its_own_italics_upright_in_html_and_leaves_it_to_other_markups():
    run = (Emphasis(("On ", Emphasis(("Hamlet",)), " now")),)
    assert render(run, MarkupName.HTML, BRITISH) == "<em>On </em>Hamlet<em> now</em>"
    assert render(run, MarkupName.LATEX, BRITISH) == r"\emph{On \emph{Hamlet} now}"
    assert render(run, MarkupName.MARKDOWN, BRITISH) == "*On *Hamlet* now*"
