"""The languages of citations: the tags of the CSL locales."""

from __future__ import annotations

from pswbrief.errors import UsageError

# The official CSL locales (github.com/citation-style-language/locales); a bare language means the first with it.
_LOCALES = (
    "en-US en-GB af-ZA ar bg-BG ca-AD cs-CZ cy-GB da-DK de-DE de-AT de-CH el-GR es-ES es-CL es-MX et-EE eu fa-IR fi-FI fr-FR fr-CA"
    " he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP km-KH ko-KR la lt-LT lv-LV mn-MN nb-NO nl-NL nn-NO pl-PL pt-PT pt-BR ro-RO"
    " ru-RU sk-SK sl-SI sr-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-TW"
).split()
_AMERICAN = "en-US"


def locale_tag(text: str) -> str:
    """Normalise the tag of a locale: "en-GB" for "EN_gb" and "en-AU", "de-DE" for "de". UsageError if the language is unknown.

    >>> [locale_tag(text) for text in ("EN_gb", "en", "de", "fr-be", "en_AU")]
    ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'en-GB']
    """
    asked = text.strip().replace("_", "-").partition(".")[0].lower()
    language, _, region = asked.partition("-")
    for tag in _LOCALES:
        if tag.lower() == asked:
            return tag
    if language == "en" and region:
        # English outside the United States and Canada has British quotation marks.
        return _AMERICAN if region == "ca" else "en-GB"
    for tag in _LOCALES:
        if tag.partition("-")[0] == language:
            return tag
    raise UsageError(
        f"{text!r} is not a language that citations can be set in.",
        hint="Try en-GB, en-US, de, es, fr or another of CSL.",
    )


def is_english_locale(tag: str) -> bool:
    """Return whether a tag is an English locale; the built-in styles support no other language."""
    return tag.startswith("en-")


def is_american_locale(tag: str) -> bool:
    """Return whether a tag is American English."""
    return tag == _AMERICAN
