"""The mutation sampler changes one thing at a time, and what it makes is Python."""

from __future__ import annotations

import ast

from mutation.mutations import mutations_of

SOURCE = '''\
LIMIT = 3


def f(a, b=1):
    """Not a place for 2."""
    if a < b and not a:
        return "é" + str(a + 1)
    return a == 2 if b else True
'''


def test_each_kind_of_fault_is_made_once():
    changes = {(each.line, each.change) for each in mutations_of(SOURCE)}
    assert (6, "'a < b' -> '(a <= b)'") in changes
    assert (6, "'a < b and not a' -> '(a < b or not a)'") in changes
    assert (6, "'not a' -> '(a)'") in changes
    assert (7, "'a + 1' -> '(a - 1)'") in changes
    assert (8, "'2' -> '(3)'") in changes
    assert (8, "'True' -> 'False'") in changes
    assert {line for line, change in changes if change.endswith("'return None'")} == {7, 8}
    assert all(line > 4 for line, _ in changes)


def test_a_mutation_differs_in_its_own_lines_only_and_is_valid():
    for each in mutations_of(SOURCE):
        ast.parse(each.text)
        pairs = enumerate(zip(SOURCE.splitlines(), each.text.splitlines(), strict=True), 1)
        assert [number for number, (old, new) in pairs if old != new] == [each.line]
