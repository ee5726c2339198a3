"""Names of journals and bodies, by their words and where they are well known."""

import pytest

from pswbrief.ingest.names import names_body, names_journal


@pytest.mark.parametrize(
    "name",
    ["Journal of Wards", "BMJ Open", "Maturitas", "The Gerontologist", "Psychiatric Services (Washington, D.C.)"],
)
def test_a_journal(name):
    """By a word, or known; the article and a place in brackets make no difference."""
    assert names_journal(name)
    assert not names_body(name)


@pytest.mark.parametrize("name", ["Leith Health Trust", "NHS England", "Nesta", "Unison", "NIHR Evidence"])
def test_a_body(name):
    """By a word, or known, in any case."""
    assert names_body(name)
    assert not names_journal(name)


@pytest.mark.parametrize("name", ["Ward gardens", "Quillfeather Mason", "Shade"])
def test_what_could_be_either(name):
    """Nothing is concluded from a name that says nothing."""
    assert not names_journal(name)
    assert not names_body(name)
