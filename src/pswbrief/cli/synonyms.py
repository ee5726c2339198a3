"""Tables of words that people type for a command, option or value, with what to type instead; loaded when a run has failed."""

from __future__ import annotations

import shlex

from pswbrief.styles.style_names import StyleName

# The command to type instead of a word that other programs have, or that comes to mind.
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
    "completion": "--install-completion",
    "completions": "--install-completion",
    "autocomplete": "--install-completion",
    "transform": "convert",
    "fetch": "enrich",
}
# Words with which people try to leave the program.
LEAVING = frozenset({"quit", "exit", "q", "bye", "logout", "close", "stop"})
# By an option of other programs: pswbrief's option, suggested in commands that have it.
OPTION_WORDS = {
    "--out": "--output",
    "--outfile": "--output",
    "--file": "--output",
    "--save": "--output",
    "--to-file": "--output",
    "--max": "--limit",
    "--top": "--limit",
    "--number": "--limit",
    "--count": "--limit",
    "--head": "--limit",
    "--first": "--limit",
    "--order": "--sort",
    "--order-by": "--sort",
    "--sort-by": "--sort",
    "--desc": "--reverse",
    "--descending": "--reverse",
    "--fields": "--columns",
    "--column": "--columns",
    "--date": "--year",
    "--years": "--year",
    "--since": "--year",
    "--from-year": "--year",
    "--keyword": "--tag",
    "--keywords": "--tag",
    "--tags": "--tag",
    "--label": "--tag",
    "--authors": "--author",
    "--name": "--author",
    "--heading": "--section",
    "--topic": "--section",
    "--container": "--journal",
    "--publication": "--journal",
    "--own": "--mine",
    "--library-only": "--mine",
    "--overwrite": "--force",
    "--replace": "--force",
    "--noconfirm": "--yes",
    "--simulate": "--dry-run",
    "--preview": "--dry-run",
    "--citation-style": "--style",
    "--template-style": "--style",
    "--clipboard": "--copy",
    "--config": "--library",
    "--brief": "--catalogue",
    "--catalog": "--catalogue",
    "--colour": "--color",
    "--no-color": "--color never",
    "--no-colour": "--color never",
    "--verbose": "--explain",
    "--url": "--print",
    "--free": "--access open",
    "--open": "--access open",
    "--open-access": "--access open",
    "--unread": "--status to-read",
    "--html": "--format html",
    "--json": "--format json",
    "--csv": "--format csv",
    "--ris": "--format ris",
    "--bib": "--format bibtex",
    "--bibtex": "--format bibtex",
    "--markdown": "--format markdown",
    "--apa": "--style apa",
    "--harvard": "--style harvard",
    "--vancouver": "--style vancouver",
    "--word": "--output FILE.docx",
    "--docx": "--output FILE.docx",
}
_CITE_DOCUMENT = "A document of citations is made by cite: pswbrief cite ID... --output FILE.{}"
# By a format that a command does not write: the command that does.
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

# By a name for an order that is no value of --sort: the hint.
_ORDERS = dict.fromkeys(
    ("newest", "latest", "recent", "new", "descending", "desc"), "The newest first: --sort year --reverse"
) | dict.fromkeys(("relevance", "best", "score", "rank"), "search puts the best first where no --sort is given.")
_ORDERS |= dict.fromkeys(("oldest", "ascending", "asc"), "The oldest first: --sort year")


def _csl_style(asked: str) -> str | None:
    """Return the official name of a CSL style by one of its names; by a common one even where no styles are installed."""
    from pswbrief.errors import InputError
    from pswbrief.workspace.csl_names import COMMON_NAMES, official_name
    from pswbrief.workspace.pandoc import installed_styles

    try:
        known = [*installed_styles()]
    except InputError:
        known = [*COMMON_NAMES.values()]
    return official_name(asked, known)


def value_hint(command: str, option: str, asked: str) -> str | None:
    """Return a sentence that names the option or command which takes a value that this one does not; None if none does."""
    named = asked.strip().casefold()
    if option == "--style" and (official := _csl_style(asked)):
        return f"{official} is a CSL style: pswbrief cite ID... --csl {shlex.quote(asked)}"
    if option in {"--format", "--to", "--as"}:
        if named in _DOCUMENTS and command != "cite":
            return _CITE_DOCUMENT.format(_DOCUMENTS[named])
        if named == "pdf":
            return "There is no PDF; write a Word document or a page, and print that: pswbrief cite ID... --output FILE.docx"
        if named in _EXPORTED and command in {"list", "search", "show", "similar"}:
            return f"export writes it: pswbrief export --format {named}"
        if named in set(StyleName):
            return f"That is a style: pswbrief cite ID... --style {named}"
    return _ORDERS.get(named) if option == "--sort" else None
