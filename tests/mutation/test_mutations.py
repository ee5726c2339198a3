"""The mutation sampler changes one thing at a time, what it makes is Python, and the tests of the module see it."""

from __future__ import annotations

import ast
import importlib.util
import os

import pytest

from mutation.mutations import mutations_of

if os.name == "nt":
    pytest.skip("the sampler forks, which Windows can't", allow_module_level=True)

from mutation import sample
from mutation.runs import replace_functions

SOURCE = '''\
LIMIT = 3


def f(a, b=1):
    """Not a place for 2."""
    if a < b and not a:
        return "é" + str(a + 1)
    return a == 2 if b else True


def g(a: 4) -> 5:
    found: list[6] = f"{a + 7}"
    for each in a:
        if each:
            found.append(each)
            continue
        found.last -= each
    while a:
        raise ValueError
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
    assert {change for line, change in changes if line < 6} == {"'3' -> '(4)'", "'1' -> '(2)'"}


def test_a_mutation_differs_in_its_own_lines_only_and_is_valid():
    for each in mutations_of(SOURCE):
        ast.parse(each.text)
        pairs = enumerate(zip(SOURCE.splitlines(), each.text.splitlines(), strict=True), 1)
        assert [number for number, (old, new) in pairs if old != new] == [each.line]


def test_statements_are_left_out_and_conditions_turned_but_annotations_and_texts_stay():
    changes = [(each.line - 10, each.change) for each in mutations_of(SOURCE) if each.line > 10]
    assert sorted(changes) == [
        (4, "'each' -> 'not each'"),
        (5, "'found.append(each)' -> 'pass'"),
        (6, "'continue' -> 'pass'"),
        (7, "'found.last -= each' -> 'pass'"),
        (8, "'a' -> 'not a'"),
        (9, "'raise ValueError' -> 'pass'"),
    ]


MODULE = """
from functools import lru_cache

@lru_cache
def cached(a):
    return a + 1

class Kind:
    @property
    def double(self):
        return 2

many = [lambda: 1, lambda: 2]
"""


def test_functions_that_were_imported_already_do_what_the_mutation_says(tmp_path):
    file = tmp_path / "module.py"
    file.write_text(MODULE)
    spec = importlib.util.spec_from_file_location("module", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    cached, kind, many = module.cached, module.Kind(), module.many
    new = MODULE.replace("a + 1", "a - 1").replace("return 2", "return 4").replace("lambda: 2", "lambda: 3")
    replace_functions(file, MODULE, new)
    assert (cached(5), kind.double, [each() for each in many]) == (4, 4, [1, 3])


@pytest.mark.parametrize(
    ("module", "tests"),
    [
        ("core/pages.py", "tests/core/test_pages.py"),
        ("text/stopwords.py", "tests/text/test_words.py"),
        ("core/__init__.py", "tests/core"),
    ],
)
def test_a_module_is_tested_by_its_mirror_or_what_is_listed_for_it(module, tests):
    assert sample.tests_of(sample.SOURCE / module).as_posix() == tests


def test_the_report_has_a_line_for_each_package():
    assert list(sample.table([sample.Measured("core", 20, 19), sample.Measured("search", 40, 30)])) == [
        "package  made  noticed  share",
        "core       20       19    95%",
        "search     40       30    75%",
    ]
