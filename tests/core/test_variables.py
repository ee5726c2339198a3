"""The table of CSL's types and variables, compared with what another program takes for valid CSL-JSON."""

from __future__ import annotations

import pytest

from pswbrief.core.enums import ItemType
from pswbrief.core.variables import ALIASES, VARIABLES, VariableKind, publication_status, variable_named


def test_there_are_as_many_types_and_variables_as_in_the_specification():
    """CSL 1.0.2: 45 types (appendix III); 27 name, 6 date and 18 number variables (appendix IV)."""
    assert len(ItemType) == 45
    kinds = list(VARIABLES.values())
    assert [kinds.count(kind) for kind in (VariableKind.NAMES, VariableKind.DATE, VariableKind.NUMBER)] == [27, 6, 18]
    assert len(set(VARIABLES)) == len(VARIABLES)


def test_an_alias_means_a_variable_and_is_not_one_itself():
    assert set(ALIASES.values()) <= set(VARIABLES)
    assert not set(ALIASES) & set(VARIABLES)


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("translator", "translator"),
        ("Original_Date", "original-date"),
        ("archive-location", "archive_location"),
        ("archive-place", "archive-place"),
        ("isbn", "ISBN"),
        ("shortTitle", "title-short"),
        ("event", "event-title"),
        ("shelf", None),
        ("", None),
    ],
)
def test_a_variable_is_found_in_any_case_and_by_older_names(name, variable):
    assert variable_named(name) == variable


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In Press", "in press"),
        ("(forthcoming)", "forthcoming"),
        ("Epub ahead of  print.", "epub ahead of print"),
        ("2020", None),
        ("Spring", None),
        ("", None),
    ],
)
def test_words_in_place_of_a_date_are_a_status(text, status):
    assert publication_status(text) == status
