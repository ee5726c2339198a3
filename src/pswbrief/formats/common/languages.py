"""Mapping names and codes of languages, among them those of BibLaTeX's `langid` (babel's), to language tags (BCP 47)."""

from __future__ import annotations

import re

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
# The `langid` written for a work of unknown language: the collections of this program are British.
_UNSAID = "british"


def to_langid(language: str | None) -> str | None:
    """Return babel's name of a language; `british` if it is unknown (None), and None if babel has no name for it."""
    if language is None:
        return _UNSAID
    folded = language.replace("_", "-").casefold()
    return _BY_FOLDED_TAG.get(folded) or _BY_FOLDED_TAG.get(folded.partition("-")[0])


def from_langid(langid: str) -> str | None:
    """Return the tag of a `langid`; None if it is unknown, or the one written for an unknown language."""
    folded = langid.casefold()
    return None if folded == _UNSAID else _TAGS.get(folded)


def to_tag(language: str) -> str:
    """Return the tag of a language from babel's, its English or its own name, or a code; an unknown text unchanged."""
    folded = language.casefold().strip(" .")
    if tag := _TAGS.get(folded) or _NAMES.get(folded):
        return tag
    if match := _TAG.fullmatch(folded):
        return f"{match[1]}-{match[2].upper()}" if match[2] else match[1]
    return language


# "EN", "en_us": a tag of two letters, in any case, with or without a region.
_TAG = re.compile(r"([a-z]{2})(?:[-_]([a-z]{2}))?")
# Other names than babel's, languages' own names, and three-letter codes (ISO 639-2, and MARC's older ones). Each line is a tag and
# its names.
_NAMES = {
    name: tag
    for tag, *names in (
        line.split()
        for line in """
            af afr afrikaans
            ar ara arabic العربية
            bg bul bulgarian български
            bs bos bosnian
            ca cat catalan català
            cs cze ces čeština
            cy wel cym
            da dan dansk
            de ger deu deutsch
            el gre ell greek ελληνικά
            en eng
            es spa español castellano castilian
            et est
            eu baq eus basque euskara
            fa per fas persian farsi فارسی
            fi fin suomi
            fr fre fra français
            ga gle irish
            gl glg galician galego
            he heb hebrew עברית
            hi hin hindi
            hr hrv scr hrvatski
            hu hun magyar
            hy arm hye armenian
            id ind indonesian
            is ice isl icelandic íslenska
            it ita italiano
            ja jpn japanese 日本語
            ka geo kat georgian
            ko kor korean 한국어
            lt lit lithuanian
            lv lav latvian
            mk mac mkd macedonian
            ms may msa malay
            nl dut nld nederlands
            no nor norwegian
            pl pol polski
            pt por portuguese português
            ro rum ron romanian română
            ru rus русский
            sk slo slk slovak
            sl slv slovenian
            sq alb sqi albanian
            sr srp scc serbian srpski
            sv swe svenska
            sw swa swahili
            th tha thai
            tr tur türkçe
            uk ukr ukrainian українська
            ur urd urdu
            vi vie vietnamese
            zh chi zho chinese 中文 汉语 漢語
        """.split("\n")
        if line.strip()
    )
    for name in names
}
