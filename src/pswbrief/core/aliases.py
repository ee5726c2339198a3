"""Aliases of values: one table, for options, fields, settings and completion.

Literals only: completion loads this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# By value of an option or field. If several values have an alias (`tex`), it means the first that the option takes.
ALIASES: dict[str, tuple[str, ...]] = {
    # Access
    "open": ("free", "open-access", "oa", "public"),
    "openathens": ("nhs", "nhs-openathens", "athens", "open-athens"),
    "abstract": ("abstract-only", "abstracts", "closed", "paywall"),
    # Status
    "to-read": ("toread", "todo", "to-do", "later"),
    "reading": ("started", "in-progress"),
    "read": ("done", "finished"),
    "none": ("clear", "remove", "off"),
    # Citation styles
    "harvard": ("cite-them-right", "citethemright", "harvard-cite-them-right", "ctr"),
    "vancouver": ("nlm", "icmje", "nlm-citation-sequence"),
    "apa": ("apa7", "apa-7", "apa7th", "apa-7th"),
    "ama": ("ama11", "ama-11", "jama", "american-medical-association"),
    # Formats of other programs, and of documents
    "bibtex": ("bib", "tex", "latex"),
    "biblatex": ("biber",),
    "ris": ("zotero", "mendeley", "refman", "reference-manager"),
    "endnote-xml": ("endnote", "xml", "endnotexml"),
    "csl-json": ("csl", "csljson", "citeproc", "pandoc"),
    "enw": ("refer", "bibix"),
    "csl-yaml": ("yaml", "yml", "cslyaml"),
    "pubmed-xml": ("medline-xml", "pubmedxml", "efetch"),
    "nbib": ("pubmed", "medline"),
    "web-of-science": ("wos", "ciw", "isi", "savedrecs", "clarivate"),
    "ovid": ("ovd", "ovidsp"),
    "docx": ("word", "doc", "ms-word"),
    "odt": ("libreoffice", "openoffice", "writer"),
    "csv": ("excel", "spreadsheet", "xlsx", "xls"),
    "html": ("htm", "web", "page", "browser"),
    "markdown": ("md",),
    "md": ("markdown",),
    "latex": ("tex",),
    "text": ("txt", "plain"),
    "txt": ("text", "plain"),
    # Listings
    "table": ("pretty",),
    "plain": ("text", "txt", "tsv", "tab"),
    "ids": ("id", "keys"),
    "jsonl": ("ndjson", "json-lines", "jsonlines"),
    "card": ("table", "pretty"),
    # Orders
    "year": ("date", "published", "issued"),
    "author": ("authors", "name"),
    "journal": ("container", "venue"),
    "brief": ("default", "document"),
    # Ways to the full text
    "oa": ("open", "free", "unpaywall"),
    "openalex": ("open-alex",),
    # Types of work
    "article-journal": ("journal", "journal-article", "paper"),
    "article": ("preprint", "working-paper"),
    "article-newspaper": ("newspaper",),
    "article-magazine": ("magazine",),
    "webpage": ("web", "website", "web-page", "online", "page"),
    "chapter": ("book-chapter", "inbook", "incollection"),
    "thesis": ("dissertation", "phd", "phdthesis"),
    "paper-conference": ("conference", "conference-paper", "inproceedings", "proceedings"),
    "report": ("techreport", "guidance", "grey-literature"),
    "motion_picture": ("film", "video", "movie"),
    # Colour
    "always": ("yes", "on", "true"),
    "never": ("no", "off", "false"),
}


def canonical(asked: str, choices: Iterable[str]) -> str | None:
    """Return the member of `choices` that `asked` names, in any case or by an alias; None if there is none."""
    known = {str(choice).casefold(): str(choice) for choice in choices}
    folded = asked.strip().casefold()
    named = folded.replace("_", "-").replace(" ", "-")
    for name in (folded, named, named.replace("-", "_")):
        if name in known:
            return known[name]
    return next((value for value in known.values() if named in ALIASES.get(value, ())), None)


def names_of(choices: Iterable[str]) -> dict[str, str]:
    """Return the aliases of `choices`, each with its value."""
    values = [str(choice) for choice in choices]
    found: dict[str, str] = {}
    for value in values:
        for name in ALIASES.get(value, ()):
            if name not in values:
                found.setdefault(name, value)
    return found
