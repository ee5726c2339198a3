"""The languages of BibLaTeX's `langid`, which are babel's, and the tags (BCP 47) that everybody else uses."""

from __future__ import annotations

# Manual of biblatex, table 2, "Supported languages": those that a collection of health literature is likely to hold.
_LANGIDS = {
    "en": "english",
    "en-GB": "british",
    "en-US": "american",
    "en-AU": "australian",
    "en-CA": "canadian",
    "en-NZ": "newzealand",
    "cy": "welsh",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "de-AT": "austrian",
    "es": "spanish",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "hr": "croatian",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norsk",
    "nl": "dutch",
    "nn": "nynorsk",
    "pl": "polish",
    "pt": "portuguese",
    "pt-BR": "brazilian",
    "ru": "russian",
    "sl": "slovene",
    "sv": "swedish",
    "tr": "turkish",
}
_TAGS = {langid: tag for tag, langid in _LANGIDS.items()} | {
    "ngerman": "de",
    "naustrian": "de-AT",
    "ukenglish": "en-GB",
    "usenglish": "en-US",
}
_BY_FOLDED_TAG = {tag.casefold(): langid for tag, langid in _LANGIDS.items()}
# What a work's language is taken to be where nothing is known of it: this program's collections are British.
_UNSAID = "british"


def to_langid(language: str | None) -> str | None:
    """The name in babel of the language; `british` where none is known, and None for one that babel has no name for."""
    if language is None:
        return _UNSAID
    folded = language.replace("_", "-").casefold()
    return _BY_FOLDED_TAG.get(folded) or _BY_FOLDED_TAG.get(folded.partition("-")[0])


def from_langid(langid: str) -> str | None:
    """The tag of a `langid`; None where the language isn't known, or is the one that is written when it isn't."""
    folded = langid.casefold()
    return None if folded == _UNSAID else _TAGS.get(folded)


def to_tag(language: str) -> str:
    """The tag of a language that is named in babel's or in English words; the text itself where it isn't known."""
    folded = language.casefold()
    return _TAGS.get(folded) or _NAMES.get(folded, language)


# Names that differ from babel's, and the three-letter codes (ISO 639-2) that MEDLINE has.
_NAMES = {
    "eng": "en",
    "fre": "fr",
    "fra": "fr",
    "ger": "de",
    "deu": "de",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "dut": "nl",
    "nld": "nl",
    "dan": "da",
    "swe": "sv",
    "nor": "no",
    "fin": "fi",
    "pol": "pl",
    "rus": "ru",
    "tur": "tr",
    "wel": "cy",
    "cym": "cy",
    "norwegian": "no",
    "portuguese": "pt",
    "slovenian": "sl",
}
