"""What somebody meant who typed something that is no command, option or value: looked up only when a run has failed."""

from __future__ import annotations

# By the word that other programs use for it, or that comes to mind: what to type instead.
COMMAND_WORDS = {
    "find": "search",
    "grep": "search",
    "query": "search",
    "look": "search",
    "lookup": "search",
    "ls": "list",
    "dir": "list",
    "all": "list",
    "references": "list",
    "view": "show",
    "cat": "show",
    "get": "show",
    "info": "show",
    "details": "show",
    "read": "show",
    "rm": "remove",
    "del": "remove",
    "delete": "remove",
    "erase": "remove",
    "create": "add",
    "insert": "add",
    "load": "import",
    "save": "export",
    "write": "export",
    "download": "export",
    "print": "export",
    "bibliography": "cite",
    "citation": "cite",
    "reference": "cite",
    "acknowledge": "cite",
    "quote": "cite",
    "change": "edit",
    "modify": "edit",
    "update": "set",
    "label": "tag",
    "keyword": "tag",
    "keywords": "tags",
    "comment": "note",
    "annotate": "note",
    "status": "mark",
    "revert": "undo",
    "history": "log",
    "settings": "config",
    "configure": "config",
    "options": "config",
    "set-config": "config",
    "init": "new",
    "validate": "check",
    "lint": "check",
    "verify": "check",
    "compare": "diff",
    "count": "stats",
    "statistics": "stats",
    "summary": "stats",
    "contents": "sections",
    "toc": "sections",
    "chapters": "sections",
    "links": "resources",
    "related": "similar",
    "like": "similar",
    "fulltext": "open",
    "launch": "open",
    "man": "help",
    "version": "--version",
    "transform": "convert",
    "fetch": "enrich",
}
_CITE_DOCUMENT = "A document of citations is made by cite: pswbrief cite ID... --output FILE.{}"
# Where a format that the command does not write is written.
_DOCUMENTS = {"docx": "docx", "word": "docx", "doc": "docx", "odt": "odt", "rtf": "rtf"}
_EXPORTED = frozenset(
    {
        "bibtex",
        "bib",
        "biblatex",
        "ris",
        "csl-json",
        "endnote",
        "endnote-xml",
        "zotero",
        "markdown",
        "md",
        "html",
        "latex",
    }
)
# The official CSL styles that people name by a word.
CSL_STYLES = {
    "mla": "modern-language-association",
    "chicago": "chicago-author-date",
    "turabian": "turabian-author-date",
    "ieee": "ieee",
    "nature": "nature",
    "bmj": "bmj",
    "lancet": "the-lancet",
    "elsevier": "elsevier-harvard",
    "oscola": "oscola",
    "mhra": "modern-humanities-research-association",
    "acm": "association-for-computing-machinery",
    "asa": "american-sociological-association",
    "springer": "springer-basic-author-date",
}


def elsewhere(command: str, option: str, asked: str) -> str | None:
    """Return the sentence that says where a value is at home that this option does not take; None if it is nowhere."""
    named = asked.strip().casefold()
    if option == "--style" and named in CSL_STYLES:
        return f"pandoc knows it: pswbrief {command} ID... --csl {CSL_STYLES[named]}"
    if option in {"--format", "--to", "--as"}:
        if named in _DOCUMENTS and command != "cite":
            return _CITE_DOCUMENT.format(_DOCUMENTS[named])
        if named == "pdf":
            return "There is no PDF; write a Word document or a page, and print that: pswbrief cite ID... --output FILE.docx"
        if named in _EXPORTED and command in {"list", "search", "show", "similar"}:
            return f"export writes it: pswbrief export --format {named}"
        if named in {"apa", "harvard", "vancouver", "ama", "nice"}:
            return f"That is a style: pswbrief cite ID... --style {named}"
    return None
