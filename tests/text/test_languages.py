"""Which language a work says it is in."""

from __future__ import annotations

import pytest

from pswbrief.text.languages import is_english


@pytest.mark.parametrize("language", ["en", "EN", "en-US", "en_GB", "eng", "English", "english; en"])
def test_codes_and_names_of_english(language):
    assert is_english(language)


@pytest.mark.parametrize("language", ["", "de", "enm", "es", "French", "engadinish"])
def test_other_languages_are_not_english(language):
    assert not is_english(language)
