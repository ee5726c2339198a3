"""The fields of the query language, and the names that they have in bibliographic databases."""

from __future__ import annotations

# The kinds of fields: words, an identifier, or one of a few values.
TEXT_FIELDS = ("title", "author", "journal", "section", "tag", "abstract", "any")
IDENTIFIER_FIELDS = ("doi", "pmid", "pmcid", "isbn", "arxiv")
FIELDS = (*TEXT_FIELDS, *IDENTIFIER_FIELDS, "year", "access", "status", "type", "language", "id")
# Title or abstract, which databases know as one field.
TITLE_OR_ABSTRACT = "tiab"

# PubMed's tags of subject headings, which are searched as words, as their order is the thesaurus's own: "burnout, professional".
HEADINGS = frozenset({"mesh", "mesh terms", "mesh major topic", "majr", "mh", "sh"})

# The codes and tags of PubMed, Ovid, EBSCOhost, Web of Science and Scopus, by our field.
_NAMES = {
    "title": ("ti", "titles", "intitle"),
    "abstract": ("ab", "abs", "abstracts"),
    TITLE_OR_ABSTRACT: ("title/abstract", "title-abs", "ti,ab", "ab,ti", "ti/ab"),
    "author": ("au", "auth", "authors", "1au", "fau", "author-name", "inauthor"),
    "journal": ("so", "jn", "jw", "ta", "source", "jour", "publication", "pub", "srctitle", "venue"),
    "tag": ("kw", "keyword", "keywords", "ot", "tags", "key"),
    "year": ("py", "yr", "dp", "pdat", "years", "date"),
    "type": ("pt",),
    "language": ("la", "lg", "lang", "languages"),
    "any": (
        "tw",
        "mp",
        "ts",
        "tx",
        "af",
        "all",
        "all-fields",
        "text-word",
        "title-abs-key",
        "mesh",
        "mesh-terms",
        "mh",
        "su",
        "subject",
        "mesh-major-topic",
        "majr",
        "sh",
    ),
    "doi": ("aid", "lid"),
    "pmid": ("uid",),
}
_BY_NAME = {name: field for field, names in _NAMES.items() for name in names}


def known_field(name: str) -> str | None:
    """Return the field with this name or code in any case, such as `title` for `TI`; None if there is none.

    For several codes of Ovid (`ti,ab,kw`), return the narrowest field that covers them all.
    """
    folded = name.strip().lower().replace(" ", "-")
    if folded in FIELDS or folded == TITLE_OR_ABSTRACT:
        return folded
    if found := _BY_NAME.get(folded):
        return found
    fields = {known_field(part) for part in folded.split(",")} if "," in folded else {None}
    if None in fields:
        return None
    return TITLE_OR_ABSTRACT if fields <= {"title", "abstract", TITLE_OR_ABSTRACT} else "any"
