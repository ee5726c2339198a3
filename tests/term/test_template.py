"""Lines by a template: its fields are checked, and no value breaks a line."""

from __future__ import annotations

import pytest

from pswbrief.errors import UsageError
from pswbrief.term.columns import UnknownColumnError
from pswbrief.term.template import Template

RECORD = {
    "id": "a",
    "year": 2020,
    "title": "One\nline \x1b[31m {id}",
    "authors": [{"family": "Okoro", "given": "Ada"}, {"literal": "NHS"}],
    "container": None,
    "publisher": "Wards Press",
    "csl": {"translator": [{"literal": "T"}]},
}


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{id} {year}", "a 2020"),
        ("{title}", "One line  [31m {id}"),
        (r"{id}\t{venue}", "a\tWards Press"),
        ("{{{id}}}", "{a}"),
        ("{author}; {container}|", "Okoro, Ada; NHS; |"),
        ("{translator}", "T"),
        ("no field", "no field"),
    ],
)
def test_fields_are_filled_in(template, line):
    assert Template.parse(template).line(RECORD) == f"{line}\n"


@pytest.mark.parametrize("template", ["{id", "id}", "{}", "{id:>10}", "{id!r}", "{id.__class__}", "{0}"])
def test_what_is_no_field_is_refused(template):
    with pytest.raises(UsageError):
        Template.parse(template)


def test_a_wrong_name_is_answered_with_those_there_are():
    with pytest.raises(UnknownColumnError, match="'yaer'"):
        Template.parse("{yaer}")
