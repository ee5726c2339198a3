"""Readers take time in proportion to the text, whatever it holds: each is fed shapes that make a careless parser quadratic or worse.

Two measures. The lines of Python that a reader executes at most double when the text does. What regular expressions and other C code
do, which no count of lines shows, is bounded by the processor time for a text over which a quadratic pattern takes minutes. As that
is a clock, be it a generous one, it belongs to the slow lane.
"""

from __future__ import annotations

import contextlib
import sys

import pytest

from pswbrief.formats.common.result import FormatError
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.registry import loads
from pswbrief.formats.sniff import sniff
from testing.growing_texts import SHAPES, Shape
from testing.steps import processor_time, steps, text_of

# Dialects that share a reader with another.
_SHARED = {FormatName.BIBLATEX}
ALL = [
    pytest.param(name, shape, id=f"{name}-{number}")
    for name, shapes in SHAPES.items()
    for number, shape in enumerate(shapes)
]
SMALL, LARGE = 3_000, 60_000
# Compiled patterns and filled caches are paid once; short texts have none of the cost of long ones to compare with.
CONSTANT = 3_000
# How many calls a reader may nest, however deep the test itself is called: where a nested text is given up decides how it is read on.
NESTED = 900
SECONDS = 6


def _read(name: FormatName, text: str) -> None:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(limit - _calls_left() + NESTED)
    try:
        with contextlib.suppress(FormatError):
            loads(name, text)
    finally:
        sys.setrecursionlimit(limit)


def _calls_left() -> int:
    """How many calls may be nested here: calls of C code, which no frame shows, count as well."""
    try:
        return 1 + _calls_left()
    except RecursionError:
        return 0


def test_every_reader_has_its_shapes():
    assert set(SHAPES) | _SHARED == set(FormatName)
    assert all(len(shapes) >= 20 for shapes in SHAPES.values())


@pytest.mark.parametrize(("name", "shape"), ALL)
def test_twice_the_text_takes_at_most_twice_thesteps(name: FormatName, shape: Shape):
    _read(name, text_of(shape, 100))
    once, twice = (steps(lambda size=size: _read(name, text_of(shape, size))) for size in (SMALL, 2 * SMALL))
    assert twice <= 2.1 * once + CONSTANT


@pytest.mark.slow
@pytest.mark.parametrize(("name", "shape"), ALL)
def test_no_pattern_backtracks_over_a_long_text(name: FormatName, shape: Shape):
    text = text_of(shape, LARGE)
    with processor_time(SECONDS):
        _read(name, text)
        sniff(text)
