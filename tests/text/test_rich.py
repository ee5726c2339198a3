"""Rich text of titles: read into a tree, written for each output."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pswbrief.text import rich
from pswbrief.text.rich import Styled, TextStyle, parse, plain_text, write


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("", ()),
        ("plain", ("plain",)),
        ("a < b > c", ("a < b > c",)),
        ("<i>E. coli</i> in", (Styled(TextStyle.ITALIC, ("E. coli",)), " in")),
        ("H<sub>2</sub>O", ("H", Styled(TextStyle.SUBSCRIPT, ("2",)), "O")),
        ("<b>a<i>b</i></b>", (Styled(TextStyle.BOLD, ("a", Styled(TextStyle.ITALIC, ("b",)))),)),
        ('<span style="font-variant: small-caps;">nhs</span>', (Styled(TextStyle.SMALL_CAPS, ("nhs",)),)),
        ("<span class='nocase'>iPad</span>", (Styled(TextStyle.NO_CASE, ("iPad",)),)),
        ("<span lang='de'>x</span>", ("x",)),
        ("<I>x</I>", (Styled(TextStyle.ITALIC, ("x",)),)),
        ("<i>never closed", ("never closed",)),
        ("never opened</i>", ("never opened",)),
        ("<b>crossed<i>tags</b> here</i>", (Styled(TextStyle.BOLD, ("crossedtags",)), " here")),
        ("<b>a<i>b<sup>2</sup></b>c", (Styled(TextStyle.BOLD, ("ab", Styled(TextStyle.SUPERSCRIPT, ("2",)))), "c")),
        ("<i/>x<i>y</i>", ("x", Styled(TextStyle.ITALIC, ("y",)))),
        ("<script>x</script>", ("<script>x</script>",)),
        ("<i></i>x", ("x",)),
    ],
)
def test_tags_of_csl_are_read_and_anything_else_is_text(text, inlines):
    assert parse(text) == inlines


TITLE = (
    'On <i>E. coli</i> & <b>H<sub>2</sub>O</b> at 5 m<sup>2</sup>, <span style="font-variant:small-caps;">nhs</span>'
)


@pytest.mark.parametrize(
    ("marks", "escape", "written"),
    [
        (rich.CSL, str, TITLE),
        (
            rich.LATEX,
            lambda text: text.replace("&", r"\&"),
            r"On \textit{E. coli} \& \textbf{H\textsubscript{2}O} at 5 m\textsuperscript{2}, \textsc{nhs}",
        ),
    ],
)
def test_rich_text_is_written_as_each_output_can(marks, escape, written):
    assert write(parse(TITLE), marks, escape) == written


def test_without_markup_the_words_stay_and_raised_figures_are_characters():
    assert plain_text(TITLE) == "On E. coli & H2O at 5 m², nhs"


_WORDS = st.text("abc &é.", min_size=1, max_size=5)
_PIECES = st.recursive(
    _WORDS, lambda inner: st.builds(Styled, st.sampled_from(TextStyle), inner.map(lambda piece: (piece,))), max_leaves=4
)


@given(st.lists(_PIECES, max_size=4).filter(lambda pieces: not any(map(_both_texts, pieces, pieces[1:]))))
def test_reading_what_was_written_gives_the_same_tree(pieces):
    assert parse(write(pieces, rich.CSL)) == tuple(pieces)


def _both_texts(one, other):
    return isinstance(one, str) and isinstance(other, str)


@pytest.mark.parametrize(
    "text", ["<i>" * 50_000, "</i>" * 50_000, "<i><b>" * 20_000 + "</b></i>" * 20_000, "<b" * 50_000]
)
def test_however_deep_its_tags_are_a_text_is_read(text):
    """A reader that recursed, or stripped one level a pass, would fail or take minutes."""
    assert "i>" not in plain_text(text)
