"""The commands, their arguments and options, and what these take.

Made from the commands themselves by `PSWBRIEF_SNAPSHOTS=write pytest tests/completion/test_request.py`, which without the variable
compares the two. Literals only, which Python loads in a millisecond; the commands take fifty.
"""

from __future__ import annotations

# Names, values ("" for a flag, choices between blanks, or the kind of what it takes in capitals), help.
Option = tuple[str, str, str]

COMMANDS: dict[str, tuple[str, str, str]] = {
    "": ("", "", "--catalogue --library --color --no-pager --version --install-completion --show-completion --help"),
    "list": (
        "List the references, in the brief's order.",
        "ids",
        (
            "--section --year --access --type --journal --author --tag --status --mine --brief-only --limit "
            "--sort --reverse --format --columns --template --output --force --help"
        ),
    ),
    "search": (
        "Find the references that match, best first.",
        "query",
        (
            "--all --exact --snippets --explain --format --columns --template --output --force --section --year "
            "--access --type --journal --author --tag --status --mine --brief-only --limit --sort --reverse "
            "--help"
        ),
    ),
    "similar": ("Find references about the same.", "ids", "--limit --format --columns --help"),
    "show": (
        "Show everything about a reference.",
        "ids",
        (
            "--section --year --access --type --journal --author --tag --status --mine --brief-only --limit "
            "--sort --reverse show--format --sources --output --force --help"
        ),
    ),
    "cite": (
        "Print the brief's acknowledgement, or cite references.",
        "ids",
        (
            "--section --year --access --type --journal --author --tag --status --mine --brief-only --limit "
            "--sort --reverse --style --csl --as --in-text --narrative --locator --among --locale --sentence-case "
            "--manuscript --output --force --title --copy --help"
        ),
    ),
    "cited": ("List the keys that a manuscript cites.", "files", "--help"),
    "styles": ("List the citation styles.", "text", "--help"),
    "open": ("Open the full text in your browser.", "ids", "--via --print open--all --help"),
    "export": (
        "Save references for Zotero, EndNote, LaTeX or Excel.",
        "ids",
        (
            "--section --year --access --type --journal --author --tag --status --mine --brief-only --limit "
            "--sort --reverse export--format --output --force --abstracts export--style --cited export--title "
            "--notes --omit --only --help"
        ),
    ),
    "convert": ("Convert a file from one format to another.", "file", "--to --from --output --force --help"),
    "import": (
        "Add references from another program's file.",
        "files",
        "--from --on-duplicate --dry-run import--tag --rewrite --lookup --offline --email --quiet --help",
    ),
    "add": (
        "Add a reference of your own.",
        "identifiers",
        (
            "add--type add--title add--author --body --editor add--journal --publisher --place --edition --genre "
            "--volume --issue --article-number --pages add--year --access --doi --pmid --pmcid --isbn --issn "
            "--url --accessed --language add--tag --status --note --abstract --id --section --prompt --toml "
            "--duplicate --rewrite --offline --email --quiet --help"
        ),
    ),
    "edit": ("Edit a reference of your own in $EDITOR.", "key", "--resume --rewrite --help"),
    "set": ("Set fields of references of your own.", "ids_and_fields", "--brief --rewrite --help"),
    "merge": ("Merge a duplicate into another reference.", "kept other", "--rewrite --help"),
    "remove": ("Remove references of your own.", "ids", "--yes --rewrite --help"),
    "tag": ("Add tags to references, or take them off.", "ids_and_tags", "--rewrite --help"),
    "tags": ("List the tags, or rename one.", "words", "tags--format --rewrite --help"),
    "note": ("Write a note on a reference.", "key words", "--replace --rewrite --help"),
    "mark": ("Mark references as to-read, reading or read.", "ids_and_status", "--rewrite --help"),
    "undo": ("Undo the last change.", "", "--list --help"),
    "redo": ("Make a change again that was undone.", "", "--help"),
    "log": ("List the changes, the latest first.", "", "log--format --help"),
    "enrich": (
        "Look up what references lack.",
        "ids",
        (
            "--section --year --access --type --journal --author --tag --status --mine --brief-only --limit "
            "--sort --reverse --fields --missing enrich--from --apply --review --offline --email --quiet "
            "--rewrite enrich--format --help"
        ),
    ),
    "config": ("Show or change your settings.", "key value", "--unset config--format --help"),
    "merge-files": (
        "Merge copies of a library that were changed apart.",
        "files",
        "--output --force --no-base --install --help",
    ),
    "new": ("Start a catalogue of your own.", "file", "new--title new--section --force --help"),
    "section": ("Add, rename, move or remove a section.", "action names", "--under --before --after --help"),
    "ingest": (
        "Read a brief's document as a catalogue.",
        "document",
        (
            "ingest--output ingest--from ingest--dry-run --report --strict --based-on --links-into ingest--format "
            "--force --help"
        ),
    ),
    "check": ("Find what is wrong with references.", "", "check--format --fix --mine --brief-only --rewrite --help"),
    "diff": ("Compare two editions of a brief.", "files", "diff--format diff--notes --help"),
    "stats": (
        "Count the references, and how many are free to read.",
        "ids",
        (
            "--section --year --access --type --journal --author --tag --status --mine --brief-only --limit "
            "--sort --reverse stats--format --help"
        ),
    ),
    "sections": ("Show the contents, with counts.", "", "sections--format --help"),
    "resources": ("List the resources, which can't be cited.", "", "resources--format --help"),
    "about": ("Show what this brief is, and how to acknowledge it.", "", "about--format --help"),
    "help": ("Show how a command is used, or a page.", "topic", "--help"),
}
OPTIONS: dict[str, Option] = {
    "--catalogue": ("--catalogue", "FILE", "Use another catalogue (or PSWBRIEF_CATALOGUE)."),
    "--library": ("--library", "FILE", "Use another library (or PSWBRIEF_LIBRARY)."),
    "--color": ("--color", "auto always never", "Use colour."),
    "--no-pager": ("--no-pager", "", "Don't use a pager for what is long."),
    "--version": ("--version", "", "Print the version."),
    "--install-completion": (
        "--install-completion",
        "bash zsh fish",
        "Set completion up for this shell, or bash, zsh or fish.",
    ),
    "--show-completion": ("--show-completion", "bash zsh fish", "Print what sets completion up."),
    "--help": ("--help -h", "", "Show this message and exit."),
    "--section": ("--section", "SECTION", "A section, by any part of its name."),
    "--year": ("--year", "TEXT", "2020, 2018..2022, 2020.. or ..2012."),
    "--access": ("--access", "ACCESS", "open, openathens or abstract."),
    "--type": ("--type", "TYPE", "A CSL type: article-journal, report, webpage, …"),
    "--journal": ("--journal", "TEXT", "Part of the name of a journal or publisher."),
    "--author": ("--author", "TEXT", "An author's name, or its beginning."),
    "--tag": ("--tag", "TAG", "A tag of your own; with * its beginning."),
    "--status": ("--status", "STATUS", "to-read, reading or read."),
    "--mine": ("--mine", "", "Only your own references."),
    "--brief-only": ("--brief-only", "", "Only the brief's references."),
    "--limit": ("--limit -n", "TEXT", "At most N."),
    "--sort": ("--sort", "brief year title author journal id", "The order."),
    "--reverse": ("--reverse", "", "The other way round."),
    "--format": ("--format -f", "table plain ids json jsonl csv", "The form of the output."),
    "--columns": ("--columns", "COLUMNS", "Columns of table, plain and csv: id,doi,title."),
    "--template": ("--template", "TEXT", "A line for each, such as '{id} {year} {title}'."),
    "--output": ("--output -o", "FILE", "Write to FILE, whole or not at all."),
    "--force": ("--force", "", "Replace FILE if it exists."),
    "--all": ("--all", "", "Everything that matches at all, not only what answers."),
    "--exact": ("--exact", "", "Only the words as typed: no correction, forms or synonyms."),
    "--snippets": ("--snippets", "", "In a table, with the best sentence of each abstract."),
    "--explain": ("--explain", "", "Tell why each was found: words, fields, scores."),
    "show--format": ("--format -f", "card plain json jsonl", "A card for a terminal, else lines of label and value."),
    "--sources": ("--sources", "", "With the pages on which values were seen."),
    "--style": ("--style -s", "harvard vancouver apa ama nice", "The citation style; harvard if none is said."),
    "--csl": ("--csl", "TEXT", "Any CSL style, formatted by pandoc."),
    "--as": ("--as", "text markdown html latex docx odt rtf", "The markup or document; else by --output, else text."),
    "--in-text": ("--in-text", "", "The form for the running text."),
    "--narrative": ("--narrative", "", "With --in-text: as part of the sentence, Smith (2020)."),
    "--locator": ("--locator", "TEXT", "With --in-text: the place in the work, 'p. 5'."),
    "--among": ("--among", "TEXT", "With --in-text: all works of the text; a file has one id a line."),
    "--locale": ("--locale", "TEXT", "The language, or its quotation marks: en-US, de."),
    "--sentence-case": ("--sentence-case", "", "Titles in sentence case, as APA and AMA ask."),
    "--manuscript": ("--manuscript", "FILE", "Finish a manuscript: its citations and its list."),
    "--title": ("--title", "TEXT", "The heading of a document."),
    "--copy": ("--copy", "", "Put it on the clipboard as well."),
    "--via": ("--via", "best oa doi pmc pubmed publisher openathens scholar", "Which way to the full text."),
    "--print": ("--print", "", "Only print the addresses, one a line."),
    "open--all": ("--all", "", "Open several without asking."),
    "export--format": (
        "--format -f",
        "bibtex biblatex ris csl-json endnote-xml enw csv markdown html json jsonl toml",
        (
            "bibtex, biblatex, ris, csl-json, endnote-xml, enw, csv, markdown, html, json, jsonl, toml; else by "
            "--output."
        ),
    ),
    "--abstracts": ("--abstracts", "", "With abstracts, in markdown; a page has them."),
    "export--style": ("--style -s", "harvard vancouver apa ama nice", "The citation style of markdown and html."),
    "--cited": ("--cited", "FILE", "What a manuscript cites; may be repeated."),
    "export--title": ("--title", "TEXT", "The title of a page or reading list."),
    "--notes": ("--notes", "", "With your private notes and status, which else stay here."),
    "--omit": ("--omit", "TEXT", "Without these fields: abstract,note."),
    "--only": ("--only", "TEXT", "Only these fields, and id, type and title."),
    "--to": ("--to -t", "bibtex biblatex ris csl-json endnote-xml enw csv", "The format to write."),
    "--from": (
        "--from",
        "bibtex biblatex ris csl-json endnote-xml enw nbib web-of-science ovid csv",
        "Its format, if that isn't plain from the file.",
    ),
    "--on-duplicate": (
        "--on-duplicate",
        "skip merge keep ask",
        "What is there already: skip it, merge (fill empty fields), keep both, or ask each time.",
    ),
    "--dry-run": ("--dry-run", "", "Tell what would be done, and change nothing."),
    "import--tag": ("--tag", "TAG", "Tag what is added or merged."),
    "--rewrite": ("--rewrite", "", "Write even where a comment in the file would be lost."),
    "--lookup": ("--lookup", "", "Read DOIs, PMIDs and the like in plain text, and add what services say of them."),
    "--offline": ("--offline", "", "Ask nobody; use the answers of the last 30 days."),
    "--email": ("--email", "TEXT", "Your address, for the services' polite pools."),
    "--quiet": ("--quiet -q", "", "Don't say who is asked."),
    "add--type": ("--type", "TYPE", "A CSL type: article-journal (if none is said), report, book, chapter, …"),
    "add--title": ("--title", "TEXT", "Its title; the only field that it has to have."),
    "add--author": ("--author", "TEXT", "A person, 'Okoro, Ada' or 'Okoro A'. May be repeated."),
    "--body": ("--body", "TEXT", "An organisation that is an author: NHS England. May be repeated."),
    "--editor": ("--editor", "TEXT", "An editor, written like an author."),
    "add--journal": ("--journal", "TEXT", "The journal, book or site that it is in."),
    "--publisher": ("--publisher", "TEXT", "Who published it."),
    "--place": ("--place", "TEXT", "Where it was published."),
    "--edition": ("--edition", "TEXT", "Which edition."),
    "--genre": ("--genre", "TEXT", "What kind of report or thesis: PhD thesis."),
    "--volume": ("--volume", "TEXT", "The volume."),
    "--issue": ("--issue", "TEXT", "The issue."),
    "--article-number": ("--article-number", "TEXT", "The article number."),
    "--pages": ("--pages", "TEXT", "The pages: 12-18."),
    "add--year": ("--year", "TEXT", "When it was published: 2020, 2020-05 or 2020-05-31."),
    "--doi": ("--doi", "TEXT", "The DOI."),
    "--pmid": ("--pmid", "TEXT", "PubMed's number."),
    "--pmcid": ("--pmcid", "TEXT", "PubMed Central's number."),
    "--isbn": ("--isbn", "TEXT", "The ISBN."),
    "--issn": ("--issn", "TEXT", "The ISSN."),
    "--url": ("--url", "TEXT", "Its address."),
    "--accessed": ("--accessed", "TEXT", "When its address was visited."),
    "--language": ("--language", "TEXT", "Its language, such as en-GB."),
    "add--tag": ("--tag", "TAG", "A tag. May be repeated."),
    "--note": ("--note", "TEXT", "What you note on it."),
    "--abstract": ("--abstract", "TEXT", "The abstract."),
    "--id": ("--id", "TEXT", "Its id; one is made if none is said."),
    "--prompt": ("--prompt", "", "Ask for each field, as on a terminal without anything else."),
    "--toml": ("--toml", "", "Fill in a template in your editor."),
    "--duplicate": ("--duplicate", "", "Add it even if there is such a reference already."),
    "--resume": ("--resume", "", "Go on with a text that was interrupted or refused."),
    "--brief": ("--brief", "", "Set fields of the brief itself: date=2026-03, title=TEXT."),
    "--yes": ("--yes -y", "", "Don't ask."),
    "tags--format": ("--format -f", "table plain json jsonl", "The form of the output."),
    "--replace": ("--replace", "", "In the place of what is noted already, not below it."),
    "--list": ("--list", "", "Show what each step would restore, the next first; change nothing."),
    "log--format": ("--format -f", "table plain json jsonl", "The form of the output."),
    "--fields": ("--fields", "TEXT", "Only these fields: doi,authors,abstract,oa,pmid,journal-abbreviation, …"),
    "--missing": ("--missing", "TEXT", "Only references that lack these fields: doi."),
    "enrich--from": ("--from", "TEXT", "Only these services: crossref,pubmed,datacite,unpaywall,openalex."),
    "--apply": ("--apply", "", "Write what is proposed, into fields that are empty."),
    "--review": ("--review", "", "Show the candidates that were rejected, and why."),
    "enrich--format": ("--format -f", "table plain json jsonl", "The form of the output."),
    "--unset": ("--unset", "", "Take the setting out."),
    "config--format": ("--format -f", "table plain json jsonl", "The form of the output."),
    "--no-base": ("--no-base", "", "Merge a copy even if no common version is known."),
    "--install": ("--install", "", "Let git merge the library (or COPY) so, in this clone."),
    "new--title": ("--title", "TEXT", "Its title."),
    "new--section": ("--section", "SECTION", "A section; may be repeated."),
    "--under": ("--under", "TEXT", "Add it as a part of this one."),
    "--before": ("--before", "TEXT", "Put it in front of this one."),
    "--after": ("--after", "TEXT", "Put it behind this one."),
    "ingest--output": ("--output -o", "FILE", "Write the catalogue to FILE."),
    "ingest--from": ("--from", "docx pdf html md txt", "Its format, if that isn't plain from the file."),
    "ingest--dry-run": ("--dry-run", "", "Print a table of what was found, and write nothing."),
    "--report": ("--report", "FILE", "Write the doubts to FILE, too."),
    "--strict": ("--strict", "", "Write nothing, and end with 1, if anything is doubtful."),
    "--based-on": ("--based-on", "FILE", "Take ids, verified values and tags over from this edition."),
    "--links-into": ("--links-into", "FILE", "Only fill empty doi and url of this catalogue from the links."),
    "ingest--format": ("--format -f", "toml json", "TOML, or JSON with the doubts."),
    "check--format": ("--format -f", "table plain json jsonl", "The form of the output."),
    "--fix": ("--fix", "", "Put right what can't be wrong, in what is yours."),
    "diff--format": (
        "--format -f",
        "table plain markdown json",
        "A table for a terminal, else lines; or release notes.",
    ),
    "diff--notes": ("--notes", "", "Release notes with what you noted, tagged and marked."),
    "stats--format": ("--format -f", "table plain json jsonl", "The form of the output."),
    "sections--format": ("--format -f", "table plain json jsonl", "The form of the output."),
    "resources--format": ("--format -f", "table plain json jsonl", "The form of the output."),
    "about--format": ("--format -f", "table plain json jsonl", "The form of the output."),
}
ACCESS = "open openathens abstract"
TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic "
    "collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing "
    "interview legal_case legislation manuscript map motion_picture musical_score pamphlet "
    "paper-conference patent performance periodical personal_communication post post-weblog regulation "
    "report review review-book software song speech standard thesis treaty webpage"
)
STATUSES = "to-read reading read"
COLUMNS = (
    "id type title authors container publisher volume issue article_number pages issued year section "
    "access access_note doi pmid pmcid url abstract note citation duplicate_of verified tags status notes "
    "source csl extra venue score editors place edition genre isbn issn accessed language"
)
FIELDS = "title author journal section tag doi abstract any year access status type id"
SET_FIELDS = (
    "id section type title authors editors source container publisher place edition genre volume issue "
    "article_number pages issued access access_note author_note page_pointer doi pmid pmcid isbn issn url "
    "accessed language duplicate_of aliases tags status notes abstract chair collection-editor compiler "
    "composer container-author contributor curator director editor-translator editorial-director "
    "executive-producer guest host illustrator interviewer narrator organizer original-author performer "
    "producer recipient reviewed-author script-writer series-creator translator available-date event-date "
    "original-date submitted chapter-number citation-number collection-number first-reference-note-number "
    "locator number-of-pages number-of-volumes page-first part-number printing-number supplement-number "
    "version collection-title container-title-short original-title part-title reviewed-title title-short "
    "volume-title event-title annote archive archive_collection archive_location archive-place authority "
    "call-number citation-key citation-label dimensions division event-place jurisdiction license medium "
    "original-publisher original-publisher-place references reviewed-genre scale year-suffix"
)
