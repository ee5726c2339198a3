"""Two to four examples for each command, which `--help` shows and a test runs, and the page of documentation on it.

Literals only, as they are loaded for errors, too: a usage error shows the first example of its command.
"""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A command line without `pswbrief`, as it is typed in a shell, and what it does."""

    line: str
    about: str


_E = Example
EXAMPLES: dict[str, tuple[Example, ...]] = {
    "list": (
        _E("list --access open --year 2020..", "What is free to read, from 2020 on."),
        _E("list --section wellbeing --sort year", "One section, the oldest first."),
        _E("list --format csv --columns id,doi,title", "A table for a spreadsheet."),
    ),
    "search": (
        _E("search burnout", "References about burnout, best first."),
        _E("search 'job satisfaction' --access open", "Only references that are free to read."),
        _E("search '\"lived experience\" author:byrne'", "The exact words, by one author."),
        _E("search burnout | pswbrief cite - --style apa", "Cite the references found."),
    ),
    "browse": (
        _E("browse", "All references, narrowed as you type; ? shows the keys."),
        _E("browse --section rural | pswbrief cite - --style apa", "Choose references, and cite them."),
    ),
    "similar": (
        _E("similar gillard2022impact", "What else is about the same."),
        _E("similar gillard2022impact --limit 5", "The five nearest."),
    ),
    "show": (
        _E("show gillard2022impact", "Everything about one reference."),
        _E("show 10.1186/s12888-022-03999-9", "By its DOI, PMID or address."),
        _E("show gillard2022impact --format json", "The same for a script."),
    ),
    "cite": (
        _E("cite", "The acknowledgement that the brief asks for."),
        _E("cite gillard2022impact --style apa", "One reference in APA style."),
        _E("cite --section wellbeing --output list.docx", "A section as a Word document."),
        _E("cite gillard2022impact --in-text --locator 'p. 5'", "The form for the running text."),
    ),
    "cited": (
        _E("cited paper.md", "The keys that a manuscript cites."),
        _E("cited paper.md | pswbrief export - --format bibtex", "The bibliography that it needs."),
    ),
    "styles": (
        _E("styles", "The styles that are built in."),
        _E("styles | head -n 5", "The first of them."),
    ),
    "open": (
        _E("open gillard2022impact", "Open the full text in the browser."),
        _E("open gillard2022impact --print", "Only print its address."),
        _E("open gillard2022impact --via doi --print", "The publisher's page, by DOI."),
    ),
    "export": (
        _E("export --format ris --output brief.ris", "Everything, for Zotero or EndNote."),
        _E("export --section wellbeing --format bibtex", "A section for LaTeX."),
        _E("search burnout | pswbrief export - --format csv", "What was found, as a table."),
    ),
    "convert": (
        _E("convert library.ris --to bibtex", "From RIS to BibTeX, on the screen."),
        _E("convert library.ris --to csl-json --output library.json", "Into a file."),
    ),
    "import": (
        _E("import library.ris --dry-run", "Say what would be added; change nothing."),
        _E("import library.ris --tag thesis", "Add the references, and tag them."),
        _E("import library.ris --on-duplicate merge", "Fill the gaps of references that you have already."),
    ),
    "add": (
        _E("add 10.1186/s12888-020-02536-5", "Look a DOI up, and add what it names."),
        _E("add --title 'Night work' --author 'Okoro, Ada' --year 2021", "Describe a reference."),
        _E("add --title 'Our plan' --body 'NHS England' --type report", "A report by an organisation."),
        _E("add --title 'A talk' --type speech --set 'event-title=Peer work 2024'", "Any variable of CSL."),
    ),
    "edit": (
        _E("edit okoro2020night", "Change one of your references."),
        _E("edit okoro2020night --toml", "Change it in your editor, as TOML."),
        _E("edit --resume", "Resume an interrupted text."),
    ),
    "set": (
        _E("set okoro2020night volume=12 pages=3-9", "Set two fields."),
        _E("set okoro2020night 'authors=Okoro, Ada; Smith, Ben'", "Name the authors."),
        _E("set okoro2020night volume=", "Empty a field."),
    ),
    "merge": (
        _E("merge okoro2020night okoro2020nights", "Keep the first, with what only the second has."),
        _E("undo", "Take the merge back."),
    ),
    "remove": (
        _E("remove okoro2020night", "Remove one of your references."),
        _E("list --mine --tag old --format ids | pswbrief remove - --yes", "Remove all with a tag, unasked."),
    ),
    "tag": (
        _E("tag gillard2022impact +thesis", "Put a tag on a reference."),
        _E("tag gillard2022impact '+to read' -thesis", "Add one with a space in it, take another off."),
        _E("search burnout | pswbrief tag - +burnout", "Tag the references found."),
    ),
    "tags": (
        _E("tags", "The tags, with counts."),
        _E("tags rename thesis chapter-2", "Give a tag another name everywhere."),
    ),
    "note": (
        _E("note gillard2022impact Good on wages", "Write something down."),
        _E("note gillard2022impact --replace 'Read again'", "Replace the present note."),
        _E("note gillard2022impact", "Edit the note; in a pipe, print it."),
    ),
    "mark": (
        _E("mark gillard2022impact read", "You have read it."),
        _E("search burnout | pswbrief mark - to-read", "Read these next."),
        _E("list --status to-read", "What is left to read."),
    ),
    "undo": (
        _E("undo --list", "What can be undone."),
        _E("undo", "Take the last change back."),
    ),
    "redo": (
        _E("redo", "Redo what was undone."),
        _E("log", "See all changes."),
    ),
    "log": (
        _E("log", "The changes of your library, the last first."),
        _E("log --format json", "The same for a script."),
    ),
    "enrich": (
        _E("enrich okoro2020night", "Ask what a reference lacks; change nothing."),
        _E("enrich --mine --missing doi --apply", "Find missing DOIs, and write them."),
    ),
    "config": (
        _E("config", "All settings, and where they come from."),
        _E("config style apa", "Cite in APA style from now on."),
        _E("config style --unset", "Go back to the usual style."),
    ),
    "merge-files": (
        _E("merge-files base.toml mine.toml theirs.toml --output merged.toml", "Merge two copies of a library."),
        _E("merge-files --install", "Let git merge libraries by field."),
    ),
    "new": (
        _E("new ours.toml --title 'Our evidence'", "Start a catalogue."),
        _E("new wards.toml --section Wards --section Staff", "With two sections."),
    ),
    "section": (
        _E("section add Wages --catalogue ours.toml", "Add a section to a catalogue."),
        _E("section rename Wages Pay --catalogue ours.toml", "Give it another name."),
    ),
    "ingest": (
        _E("ingest brief.md --dry-run", "See what would be found in a document."),
        _E("ingest brief.md --output brief.toml", "Turn it into a catalogue."),
    ),
    "check": (
        _E("check", "What is wrong, or looks wrong."),
        _E("check --mine --fix", "Apply unambiguous fixes to your library."),
        _E("check --format json", "The findings for a script."),
    ),
    "diff": (
        _E("diff ours.toml", "How your catalogue differs from the brief."),
        _E("diff old.toml new.toml --format markdown", "Release notes of a new edition."),
    ),
    "stats": (
        _E("stats", "How many references there are, and how many are free."),
        _E("stats --section wellbeing", "The same for one section."),
    ),
    "sections": (
        _E("sections", "The contents of the brief."),
        _E("list --section wellbeing", "What is in one section."),
    ),
    "resources": (
        _E("resources", "Pointers that are no references."),
        _E("resources --format json", "The same for a script."),
    ),
    "about": (
        _E("about", "What this brief is."),
        _E("about --format json", "The same for a script."),
    ),
    "help": (
        _E("help search", "How a command is used."),
        _E("help query", "A page: how to search."),
        _E("help values", "Names that options understand."),
    ),
}
# By command: the page (`pswbrief help TOPIC`) that describes it.
PAGES = {
    "search": "query",
    "browse": "browser",
    "similar": "query",
    "cite": "styles",
    "styles": "styles",
    "cited": "writing",
    "export": "formats",
    "convert": "formats",
    "import": "library",
    "add": "library",
    "edit": "library",
    "set": "library",
    "merge": "library",
    "remove": "library",
    "tag": "library",
    "tags": "library",
    "note": "library",
    "mark": "library",
    "undo": "library",
    "redo": "library",
    "log": "library",
    "enrich": "services",
    "open": "services",
    "merge-files": "sharing",
    "new": "catalogue",
    "section": "editions",
    "ingest": "editions",
    "check": "findings",
    "diff": "editions",
    "list": "values",
    "show": "values",
    "stats": "values",
    "sections": "catalogue",
    "resources": "catalogue",
    "about": "catalogue",
    "config": "library",
    "help": "values",
}
