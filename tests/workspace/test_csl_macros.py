"""Macros of CSL styles: endless ones are refused, and no official style is."""

from __future__ import annotations

import pytest

from pswbrief.errors import InputError
from pswbrief.workspace.csl_macros import MOST_CALLS, check_macros
from pswbrief.workspace.pandoc import installed_styles


def macro(name: str, *called: str) -> str:
    return f'<macro name="{name}">' + "".join(f'<text macro="{each}"/>' for each in called) + "</macro>"


LAYOUT = '<citation><layout><text macro="a"/></layout></citation>'
# Each macro calls the next one twice.
TWICE = "".join(macro(f"m{level}", *[f"m{level + 1}"] * 2) for level in range(100)) + macro("m100")


@pytest.mark.parametrize(
    ("text", "circle"),
    [
        (macro("a", "a"), "a → a"),
        (macro("a", "b") + macro("b", "c") + macro("c", "b"), "b → c → b"),
        ("<macro name = 'a'><sort><key macro\n=\n'a'/></sort></macro>", "a → a"),
        ('<macro info="x" name="a&amp;b"><text macro="a&#38;b"/></macro>', "a&b → a&b"),
    ],
)
def test_macros_that_call_each_other_in_a_circle_are_refused(text, circle):
    with pytest.raises(InputError) as caught:
        check_macros("my.csl", text + LAYOUT)
    assert caught.value.sentence.startswith("my.csl: the macros call each other in a circle: ")
    steps = caught.value.sentence.rpartition(": ")[2].removesuffix(".").split(" → ")
    # Where a circle begins is nobody's business.
    assert sorted(steps[1:]) == sorted(circle.split(" → ")[1:])
    assert steps[0] == steps[-1]


def test_macros_that_multiply_are_refused():
    with pytest.raises(InputError, match=rf"^my\.csl: the macro 'm\d+' calls others more than {MOST_CALLS:,} times"):
        check_macros("my.csl", TWICE + LAYOUT)
    with pytest.raises(InputError, match=r"^my\.csl: macros are called more than"):
        check_macros("my.csl", macro("a", *["b"] * 2000) + macro("b") + LAYOUT * 1000)


@pytest.mark.parametrize(
    "text",
    [
        macro("a", "b", "b") + macro("b", "c", "c") + macro("c"),
        macro("a", "nowhere"),
        f"<!-- {macro('a', 'a')} -->" + macro("a", "b") + macro("b"),
        macro("a") + "<!-- " + macro("a", "a"),
        "".join(macro(f"m{level}", f"m{level + 1}") for level in range(5000)),
    ],
    ids=["nested", "unknown", "commented out", "open comment", "deep"],
)
def test_others_are_left_alone(text):
    check_macros("my.csl", text + LAYOUT)


@pytest.mark.slow
def test_every_official_style_is_left_alone():
    styles = installed_styles().values()
    assert len(styles) > 2000
    for path in styles:
        check_macros(path.name, path.read_text(encoding="utf-8"))
