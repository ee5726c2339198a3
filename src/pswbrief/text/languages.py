"""Recognising the language of a work."""

from __future__ import annotations

import re

_ENGLISH = re.compile(r"en(?:g|glish)?(?![a-z])", re.IGNORECASE)


def is_english(language: str) -> bool:
    """Return whether a code or a name of a language is English.

    >>> [is_english(value) for value in ("en", "en_GB", "eng", "English", "enm", "de")]
    [True, True, True, True, False, False]
    """
    return _ENGLISH.match(language) is not None
