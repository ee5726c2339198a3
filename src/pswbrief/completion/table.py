"""The commands, their arguments and options, and what these take.

Made from the commands themselves by `PSWBRIEF_SNAPSHOTS=write pytest tests/completion/test_table.py`, which without the variable
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
    "browse": (
        "Browse the references in a full screen.",
        "ids",
        (
            "--section --year --access --type --journal --author --tag --status --mine --brief-only --limit "
            "--sort --reverse --help"
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
            "--notes --omit --only --verbose --keys --help"
        ),
    ),
    "convert": (
        "Convert a file from one format to another.",
        "file",
        "--to --from --encoding --output --force --verbose --help",
    ),
    "import": (
        "Add references from another program's file.",
        "files",
        (
            "--from --encoding --on-duplicate --dry-run import--tag --rewrite import--verbose --lookup --offline "
            "--email --quiet --help"
        ),
    ),
    "add": (
        "Add a reference of your own.",
        "identifiers",
        (
            "add--type add--title add--author --body --editor add--journal --publisher --place --edition --genre "
            "--volume --issue --article-number --pages add--year add--access --doi --pmid --pmcid --isbn --issn "
            "--url --accessed --language add--tag add--status --note --abstract --id add--section --set --prompt "
            "--toml --duplicate --rewrite --offline --email --quiet --help"
        ),
    ),
    "edit": ("Edit a reference of your own.", "key", "--brief edit--prompt edit--toml --resume --rewrite --help"),
    "set": ("Set fields of references of your own.", "ids_and_fields", "set--brief --rewrite --keys --help"),
    "merge": ("Merge a duplicate into another reference.", "kept other", "--rewrite --help"),
    "remove": ("Remove references of your own.", "ids", "--yes --rewrite --help"),
    "tag": ("Add tags to references, or take them off.", "ids_and_tags", "--rewrite --help"),
    "tags": ("List the tags, or rename one.", "words", "tags--format --rewrite --help"),
    "note": ("Write a note on a reference.", "key words", "--replace --rewrite --help"),
    "mark": ("Mark references as to-read, reading or read.", "ids_and_status", "--rewrite --help"),
    "undo": ("Undo the last change.", "", "--list --help"),
    "redo": ("Redo the change that was undone last.", "", "--help"),
    "log": ("List the changes, the latest first.", "", "log--format --help"),
    "enrich": (
        "Look up what references lack.",
        "ids",
        (
            "--section --year --access --type --journal --author --tag --status --mine --brief-only --limit "
            "--sort --reverse --fields --missing enrich--from --apply --review --accept --offline --email --quiet "
            "--rewrite enrich--format --help"
        ),
    ),
    "config": ("Show or change your settings.", "words", "--unset config--format --help"),
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
            "ingest--force --help"
        ),
    ),
    "check": (
        "Find errors and likely mistakes in references.",
        "files",
        (
            "check--format --code --severity check--strict check--accept --accepted --from --fix --mine "
            "--brief-only --rewrite --help"
        ),
    ),
    "diff": ("Compare two editions of a brief.", "files", "diff--format diff--notes --output --force --help"),
    "stats": (
        "Count the references, and how many are free to read.",
        "ids",
        (
            "--section --year --access --type --journal --author --tag --status --mine --brief-only --limit "
            "--sort --reverse --by stats--format --help"
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
    "--no-pager": ("--no-pager", "", "Don't use a pager for long output."),
    "--version": ("--version", "", "Print the version."),
    "--install-completion": (
        "--install-completion",
        "bash zsh fish",
        "Set up completion with TAB, for this shell or bash, zsh or fish.",
    ),
    "--show-completion": ("--show-completion", "bash zsh fish", "Print the script that sets it up."),
    "--help": ("--help -h", "", "Show this message and exit."),
    "--section": ("--section", "SECTION", "Only this section; any part of its name will do."),
    "--year": ("--year", "TEXT", "Only these years: 2020, 2018..2022, 2020.. or ..2012."),
    "--access": ("--access", "ACCESS", "Only open (free), openathens, or abstract (no full text)."),
    "--type": ("--type", "TYPE", "Only this type: article-journal, report, webpage, …"),
    "--journal": ("--journal", "TEXT", "Only journals or publishers with this in their name."),
    "--author": ("--author", "TEXT", "Only works by this author."),
    "--tag": ("--tag", "TAG", "Only references with this tag; thes* means any beginning with thes."),
    "--status": ("--status", "STATUS", "Only what you marked to-read, reading or read."),
    "--mine": ("--mine", "", "Only your own references."),
    "--brief-only": ("--brief-only", "", "Only the brief's references."),
    "--limit": ("--limit -n", "TEXT", "At most N references."),
    "--sort": ("--sort", "brief year title author journal id", "The order."),
    "--reverse": ("--reverse", "", "Reverse the order."),
    "--format": ("--format -f", "table plain ids json jsonl csv", "How to show it."),
    "--columns": ("--columns", "COLUMNS", "Which columns, in this order: id,doi,title."),
    "--template": ("--template", "TEXT", "One line per reference, like '{id} {year} {title}'."),
    "--output": ("--output -o", "FILE", "Write to this file instead of the screen."),
    "--force": ("--force", "", "Replace the file if it exists."),
    "--all": ("--all", "", "All matches, however weak."),
    "--exact": ("--exact", "", "Only the words as typed, without corrections or synonyms."),
    "--snippets": ("--snippets", "", "Show the best sentence of each abstract."),
    "--explain": ("--explain", "", "Show why each was found."),
    "show--format": ("--format -f", "card plain json jsonl", "A card for a terminal, else lines of label and value."),
    "--sources": ("--sources", "", "Show on which web pages values were checked."),
    "--style": ("--style -s", "harvard vancouver apa ama nice", "The citation style, harvard if you name none."),
    "--csl": ("--csl", "TEXT", "Any other style, by its CSL name or file (needs pandoc)."),
    "--as": (
        "--as",
        "text markdown html latex docx odt rtf",
        "The kind of text or document; else what --output ends with.",
    ),
    "--in-text": ("--in-text", "", "The short form for the running text: (Smith, 2020)."),
    "--narrative": ("--narrative", "", "With --in-text: as part of the sentence, Smith (2020)."),
    "--locator": ("--locator", "TEXT", "With --in-text: the place in the work, 'p. 5'."),
    "--among": (
        "--among",
        "TEXT",
        "With --in-text: all works that the text cites, to tell 2020a from 2020b; a file has one id a line.",
    ),
    "--locale": ("--locale", "TEXT", "The language, or its quotation marks: en-US, de."),
    "--sentence-case": ("--sentence-case", "", "Write titles in sentence case, as APA and AMA ask."),
    "--manuscript": (
        "--manuscript",
        "FILE",
        "Write a manuscript with its citations and its list of references filled in.",
    ),
    "--title": ("--title", "TEXT", "The heading of a document."),
    "--copy": ("--copy", "", "Copy it to the clipboard as well."),
    "--via": ("--via", "best oa doi pmc pubmed publisher openathens scholar", "Which way to the full text."),
    "--print": ("--print", "", "Only print the addresses, one a line."),
    "open--all": ("--all", "", "Open several without asking."),
    "export--format": (
        "--format -f",
        "bibtex biblatex ris csl-json csl-yaml endnote-xml enw nbib csv markdown html json jsonl toml",
        (
            "bibtex, biblatex, ris, csl-json, csl-yaml, endnote-xml, enw, nbib, csv, markdown, html, json, jsonl, "
            "toml; else by --output."
        ),
    ),
    "--abstracts": ("--abstracts", "", "Include abstracts in markdown; a web page has them anyway."),
    "export--style": ("--style -s", "harvard vancouver apa ama nice", "The citation style of markdown and html."),
    "--cited": ("--cited", "FILE", "Only what this manuscript cites. May be repeated."),
    "export--title": ("--title", "TEXT", "The title of a page or reading list."),
    "--notes": ("--notes", "", "Include your private notes and reading status."),
    "--omit": ("--omit", "TEXT", "Without these fields: abstract,note."),
    "--only": ("--only", "TEXT", "Only these fields, and id, type and title."),
    "--verbose": ("--verbose", "", "Name the references that lose a field."),
    "--keys": ("--keys", "TEXT", "Keys in JabRef's words: [auth][year], [authors3:lower]."),
    "--to": (
        "--to -t",
        "bibtex biblatex ris csl-json csl-yaml endnote-xml enw nbib csv json jsonl toml",
        "The format to write.",
    ),
    "--from": (
        "--from",
        "bibtex biblatex ris csl-json csl-yaml endnote-xml enw nbib pubmed-xml web-of-science ovid csv",
        "The file's format, if the program can't tell.",
    ),
    "--encoding": ("--encoding", "TEXT", "The file's encoding: cp1252, gb18030, shift_jis."),
    "--on-duplicate": (
        "--on-duplicate",
        "skip merge keep ask",
        ("What to do with a reference that you have already: skip it, merge (fill empty fields), keep both, or ask."),
    ),
    "--dry-run": ("--dry-run", "", "Say what would be done, and change nothing."),
    "import--tag": ("--tag", "TAG", "Tag the references that are added or merged."),
    "--rewrite": ("--rewrite", "", "Write even if a comment in the file gets lost."),
    "import--verbose": ("--verbose", "", "Name what is not imported of a skipped or merged record."),
    "--lookup": ("--lookup", "", "Read DOIs and PMIDs in plain text, look them up, and add what they name."),
    "--offline": ("--offline", "", "Ask no service; use answers of the last 30 days."),
    "--email": ("--email", "TEXT", "Your email address, which the services ask for."),
    "--quiet": ("--quiet -q", "", "Don't name the services that are asked."),
    "add--type": ("--type", "TYPE", "A CSL type: article-journal (the default), report, book, chapter, …"),
    "add--title": ("--title", "TEXT", "Its title, the only required field."),
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
    "add--access": ("--access", "ACCESS", "open, openathens or abstract."),
    "--doi": ("--doi", "TEXT", "The DOI."),
    "--pmid": ("--pmid", "TEXT", "PubMed's number."),
    "--pmcid": ("--pmcid", "TEXT", "PubMed Central's number."),
    "--isbn": ("--isbn", "TEXT", "The ISBN."),
    "--issn": ("--issn", "TEXT", "The ISSN."),
    "--url": ("--url", "TEXT", "Its address."),
    "--accessed": ("--accessed", "TEXT", "When its address was visited."),
    "--language": ("--language", "TEXT", "Its language, such as en-GB."),
    "add--tag": ("--tag", "TAG", "A tag. May be repeated."),
    "add--status": ("--status", "STATUS", "to-read, reading or read."),
    "--note": ("--note", "TEXT", "What you note on it."),
    "--abstract": ("--abstract", "TEXT", "The abstract."),
    "--id": ("--id", "TEXT", "Its id; one is made if you give none."),
    "add--section": ("--section", "SECTION", "A section, by any part of its name."),
    "--set": ("--set", "FIELD", "Any other field or CSL variable. May be repeated."),
    "--prompt": ("--prompt", "", "Ask for each field, as on a terminal without anything else."),
    "--toml": ("--toml", "", "Fill in a template in your editor."),
    "--duplicate": ("--duplicate", "", "Add it even if the same work is there already."),
    "--brief": ("--brief", "", "Edit the brief itself and its sections."),
    "edit--prompt": ("--prompt", "", "Ask for each field, as on a terminal where no editor was chosen."),
    "edit--toml": ("--toml", "", "Edit the reference as TOML in your editor."),
    "--resume": ("--resume", "", "Resume a text that was interrupted or refused."),
    "set--brief": ("--brief", "", "Set fields of the brief itself: date=2026-03, title=TEXT."),
    "--yes": ("--yes -y", "", "Don't ask."),
    "tags--format": ("--format -f", "table plain json jsonl", "How to show it."),
    "--replace": ("--replace", "", "Replace the present note."),
    "--list": ("--list", "", "Show what each step would restore, without changing anything."),
    "log--format": ("--format -f", "table plain json jsonl", "How to show it."),
    "--fields": ("--fields", "TEXT", "Only these fields: doi,authors,abstract,oa,pmid,journal-abbreviation, …"),
    "--missing": ("--missing", "TEXT", "Only references that lack these fields: doi."),
    "enrich--from": ("--from", "TEXT", "Only these services: crossref,pubmed,datacite,unpaywall,openalex."),
    "--apply": ("--apply", "", "Write the proposals into empty fields."),
    "--review": ("--review", "", "Show the candidates that were rejected, and why."),
    "--accept": ("--accept", "TEXT", "Accept this rejected candidate as the work."),
    "enrich--format": ("--format -f", "table plain json jsonl", "How to show it."),
    "--unset": ("--unset", "", "Remove the setting."),
    "config--format": ("--format -f", "table plain json jsonl", "How to show it."),
    "--no-base": ("--no-base", "", "Merge a copy even if no common version is known."),
    "--install": ("--install", "", "Let git merge the library (or COPY) this way, in this clone."),
    "new--title": ("--title", "TEXT", "Its title."),
    "new--section": ("--section", "SECTION", "A section; may be repeated."),
    "--under": ("--under", "TEXT", "Make it a part of this one."),
    "--before": ("--before", "TEXT", "Put it in front of this one."),
    "--after": ("--after", "TEXT", "Put it behind this one."),
    "ingest--output": ("--output -o", "FILE", "Write the catalogue to FILE."),
    "ingest--from": ("--from", "docx pdf html md txt", "The document's format, if the program can't tell."),
    "ingest--dry-run": ("--dry-run", "", "Print a table of the references found, and write nothing."),
    "--report": ("--report", "FILE", "Write the doubts to this file as well."),
    "--strict": ("--strict", "", "Write nothing if anything is uncertain (exit status 1)."),
    "--based-on": ("--based-on", "FILE", "Take ids, verified values and tags over from this edition."),
    "--links-into": ("--links-into", "FILE", "Only fill empty doi and url of this catalogue from the links."),
    "ingest--format": ("--format -f", "toml json", "TOML, or JSON with the doubts."),
    "ingest--force": ("--force", "", "Replace FILE if it exists."),
    "check--format": ("--format -f", "table plain json jsonl", "How to show it."),
    "--code": (
        "--code",
        (
            "not-text empty-file not-toml missing-field unknown-field bad-id bad-identifier bad-value id-twice "
            "points-nowhere unreadable left-out odd-key odd-month duplicate identifier-clash odd-identifier "
            "no-year no-authors no-doi no-pages title-differs journal-differs volume-differs issue-differs "
            "number-differs pages-differs year-differs future-date reversed-pages bracket cut-off broken-word "
            "markup garbled asterisk spaces capitals empty-section no-section id-taken lost-note no-headings "
            "conflict"
        ),
        "Only these findings; may be repeated.",
    ),
    "--severity": ("--severity", "error warning", "Only errors, or only warnings."),
    "check--strict": ("--strict", "", "End with status 1 for warnings as well."),
    "check--accept": (
        "--accept",
        (
            "not-text empty-file not-toml missing-field unknown-field bad-id bad-identifier bad-value id-twice "
            "points-nowhere unreadable left-out odd-key odd-month duplicate identifier-clash odd-identifier "
            "no-year no-authors no-doi no-pages title-differs journal-differs volume-differs issue-differs "
            "number-differs pages-differs year-differs future-date reversed-pages bracket cut-off broken-word "
            "markup garbled asterisk spaces capitals empty-section no-section id-taken lost-note no-headings "
            "conflict"
        ),
        "Stop reporting this finding of these ids.",
    ),
    "--accepted": ("--accepted", "", "Only the findings that are accepted."),
    "--fix": ("--fix", "", "Apply unambiguous fixes to your own references."),
    "diff--format": (
        "--format -f",
        "table plain markdown json",
        "A table for a terminal, else lines; or release notes.",
    ),
    "diff--notes": ("--notes", "", "Show your private notes and status as well; in release notes, your tags too."),
    "--by": ("--by", "year section access journal author tag type", "Count by this only; may be repeated."),
    "stats--format": ("--format -f", "table plain json jsonl csv", "The form of the output."),
    "sections--format": ("--format -f", "table plain json jsonl", "How to show it."),
    "resources--format": ("--format -f", "table plain json jsonl", "How to show it."),
    "about--format": ("--format -f", "table plain json jsonl", "How to show it."),
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
FIELDS = "title author journal section tag abstract any doi pmid pmcid isbn arxiv year access status type language id"
SET_FIELDS = (
    "id section type title authors editors source container publisher place edition genre volume issue "
    "article_number pages issued access access_note author_note page_pointer doi pmid pmcid isbn issn url "
    "accessed language duplicate_of aliases accepted tags status notes abstract chair collection-editor "
    "compiler composer container-author contributor curator director editor-translator editorial-director "
    "executive-producer guest host illustrator interviewer narrator organizer original-author performer "
    "producer recipient reviewed-author script-writer series-creator translator available-date event-date "
    "original-date submitted chapter-number citation-number collection-number first-reference-note-number "
    "locator number-of-pages number-of-volumes page-first part-number printing-number csl.section "
    "supplement-number version collection-title container-title-short original-title part-title "
    "reviewed-title title-short volume-title event-title annote archive archive_collection "
    "archive_location archive-place authority call-number citation-key citation-label dimensions division "
    "event-place jurisdiction license medium csl.note original-publisher original-publisher-place "
    "references reviewed-genre scale csl.source csl.status year-suffix"
)
