"""What was meant by a value that is at home elsewhere."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("cite", "x", "--style", "MLA"), "pswbrief cite ID... --csl modern-language-association"),
        (("export", "--format", "Word"), "pswbrief cite ID... --output FILE.docx"),
        (("list", "--format", "bibtex"), "pswbrief export --format bibtex"),
        (("export", "--format", "pdf"), "There is no PDF"),
        (("export", "--format", "apa"), "pswbrief cite ID... --style apa"),
        (("cite", "x", "--style", "chicagoo"), "Try harvard, vancouver, apa, ama or nice."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_value_of_another_option_or_command_is_answered_with_where_it_is(program, arguments, hint):
    answer = program(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert hint in answer.err
