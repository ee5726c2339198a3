"""Tags of languages, as people write them."""

from __future__ import annotations

import pytest

from pswbrief.errors import UsageError
from pswbrief.workspace.citing_locales import is_american_locale, is_english_locale, locale_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en-US", "en-US"),
        ("en_gb", "en-GB"),
        ("en_GB.UTF-8", "en-GB"),
        ("EN", "en-US"),
        ("en-NZ", "en-GB"),
        ("en-CA", "en-US"),
    ],
)
def test_english_is_american_or_british(text, tag):
    assert locale_tag(text) == tag
    assert is_english_locale(tag)
    assert is_american_locale(tag) is (tag == "en-US")


@pytest.mark.parametrize(
    ("text", "tag"), [("de", "de-DE"), ("de-ch", "de-CH"), ("fr-BE", "fr-FR"), ("eu", "eu"), ("pt-br", "pt-BR")]
)
def test_another_language_is_the_nearest_locale_of_csl(text, tag):
    assert locale_tag(text) == tag
    assert not is_english_locale(tag)


@pytest.mark.parametrize("text", ["xx", "", "american", "english", "e"])
def test_what_is_no_language_is_refused(text):
    with pytest.raises(UsageError, match="is not a language"):
        locale_tag(text)
