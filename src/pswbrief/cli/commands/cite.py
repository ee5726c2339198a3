"""`pswbrief cite`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pswbrief.cli.context import run_context
from pswbrief.cli.options import Force, Output
from pswbrief.cli.output import ending_of, is_terminal, nothing_matched, screen, write_output, write_result
from pswbrief.cli.selecting import selection_options
from pswbrief.core.selection import Selection
from pswbrief.errors import InputError, NothingFoundError, UsageError
from pswbrief.styles.style_names import MarkupName, StyleName
from pswbrief.term.out import one_line, say, write
from pswbrief.workspace.citing import CitationRequest, DocumentName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.index.index import IndexRow
    from pswbrief.workspace import Workspace


class CitedAs(StrEnum):
    """The values of `--as`: markups, and documents that need `--output`."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    LATEX = "latex"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"


_ENDINGS = {
    ".txt": CitedAs.TEXT,
    ".md": CitedAs.MARKDOWN,
    ".markdown": CitedAs.MARKDOWN,
    ".html": CitedAs.HTML,
    ".htm": CitedAs.HTML,
    ".tex": CitedAs.LATEX,
    ".docx": CitedAs.DOCX,
    ".odt": CitedAs.ODT,
    ".rtf": CitedAs.RTF,
}
_DOCUMENTS = {CitedAs.DOCX: DocumentName.DOCX, CitedAs.ODT: DocumentName.ODT, CitedAs.RTF: DocumentName.RTF}
# The widest lines of references on a terminal, in columns.
_WIDEST = 100

Style = Annotated[StyleName | None, typer.Option("--style", "-s", help="The citation style, harvard if you name none.")]
Markup = Annotated[
    CitedAs | None, typer.Option("--as", help="The kind of text or document; else what --output ends with.")
]
Csl = Annotated[
    str | None,
    typer.Option("--csl", metavar="NAME|FILE", help="Any other style, by its CSL name or file (needs pandoc)."),
]
InText = Annotated[bool, typer.Option("--in-text", help="The short form for the running text: (Smith, 2020).")]
Narrative = Annotated[bool, typer.Option("--narrative", help="With --in-text: as part of the sentence, Smith (2020).")]
Locator = Annotated[
    str | None, typer.Option("--locator", metavar="TEXT", help="With --in-text: the place in the work, 'p. 5'.")
]
Among = Annotated[
    list[str] | None,
    typer.Option(
        "--among",
        metavar="ID|FILE",
        help="With --in-text: all works that the text cites, to tell 2020a from 2020b; a file has one id a line.",
    ),
]
Locale = Annotated[
    str | None, typer.Option("--locale", metavar="TAG", help="The language, or its quotation marks: en-US, de.")
]
SentenceCase = Annotated[
    bool, typer.Option("--sentence-case", help="Write titles in sentence case, as APA and AMA ask.")
]
Manuscript = Annotated[
    Path | None,
    typer.Option(
        "--manuscript",
        metavar="FILE",
        help="Write a manuscript with its citations and its list of references filled in.",
    ),
]
Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of a document.")]
Copy = Annotated[bool, typer.Option("--copy", help="Copy it to the clipboard as well.")]


@selection_options(ids=True)
def cite_references(
    *,
    selection: Selection,
    style: Style = None,
    csl: Csl = None,
    markup: Markup = None,
    in_text: InText = False,
    narrative: Narrative = False,
    locator: Locator = None,
    among: Among = None,
    locale: Locale = None,
    sentence_case: SentenceCase = False,
    manuscript: Manuscript = None,
    output: Output = None,
    force: Force = False,
    title: Title = "References",
    copy: Copy = False,
) -> None:
    """Print the brief's acknowledgement, or cite references.

    Without any reference: the acknowledgement that the brief asks for, word for word.
    """
    if csl is not None and style is not None:
        raise UsageError("--csl does not go with --style.", hint="Choose one of them.")
    if not in_text and any((narrative, locator, among)):
        raise UsageError("--narrative, --locator and --among are for citations in the text.", hint="Add --in-text.")
    form = _form(markup, output)
    request = CitationRequest(
        style=style or _usual_style(),
        csl=csl,
        markup=MarkupName.TEXT if form in _DOCUMENTS else MarkupName(form),
        locale=_locale(locale),
        sentence_case=sentence_case,
        narrative=narrative,
        locator=locator or "",
    )
    workspace = run_context.workspace()
    run_context.inputs += [Path(each) for each in (manuscript, csl, *(among or ())) if each is not None]
    if manuscript is not None:
        _finish(workspace, manuscript, request, form, output, force=force)
        return
    if selection == Selection():
        if any((style, csl, in_text, output)):
            raise UsageError("Which references should be cited?", hint="Try: pswbrief cite ID --style apa")
        _acknowledge(workspace)
        return
    rows = workspace.select(selection)
    if not rows:
        raise nothing_matched(workspace)
    if in_text:
        text = workspace.citation_in_text(rows, request, _among(workspace, among)) + "\n"
        write_result(text, output, count=len(rows), force=force)
    else:
        text = _list_references(workspace, rows, request, form, output, title=title, force=force)
    if copy:
        _copy(text, html=request.markup is MarkupName.HTML)


def _list_references(
    workspace: Workspace,
    rows: Sequence[IndexRow],
    request: CitationRequest,
    form: CitedAs,
    output: Path | None,
    *,
    title: str,
    force: bool,
) -> str:
    """Write the list of references as text or as a document, report what it lacks, and return the text to copy."""
    for note in workspace.citation_notes(rows, request):
        say(note)
    if form in _DOCUMENTS and output is not None:
        document = workspace.references_document(rows, _DOCUMENTS[form], request, title=title)
        return _write_document(document, output, force=force)
    lines = workspace.reference_lines(rows, request)
    return _write_references(lines, request.markup, output, title=title, force=force)


def _write_document(document: bytes, output: Path, *, force: bool) -> str:
    write_output(output, document, force=force)
    say(f"Wrote {output}.")
    return str(output)


def _write_references(lines: list[str], markup: MarkupName, output: Path | None, *, title: str, force: bool) -> str:
    """Write references to a file, a pipe or a terminal, and return the text to copy."""
    from pswbrief.publish.reference_list import LATEX_NEEDS, hanging, html_page, reference_list

    if not lines:
        raise NothingFoundError("None of these works belongs in a list of references.")
    text = reference_list(lines, markup)
    if output is None and markup is MarkupName.TEXT and is_terminal():
        write(hanging([one_line(line) for line in lines], min(screen().width, _WIDEST)))
    elif output is not None and markup is MarkupName.HTML:
        write_result(html_page(lines, title), output, count=len(lines), force=force)
    elif output is not None and markup is MarkupName.LATEX and not text.startswith(LATEX_NEEDS):
        write_result(LATEX_NEEDS + text, output, count=len(lines), force=force)
    else:
        write_result(text, output, count=len(lines), force=force)
    return text


def _form(markup: CitedAs | None, output: Path | None) -> CitedAs:
    """Return the value of `--as`, or else the one of the file's ending. UsageError if the ending is unknown or a file is missing."""
    if markup is None and output is not None:
        ending = ending_of(output)
        markup = _ENDINGS.get(ending)
        if markup is None:
            from pswbrief.cli.synonyms import value_hint

            hint = value_hint("cite", "--as", ending[1:]) or f"Add --as: {', '.join(CitedAs)}."
            raise UsageError(f"The ending of {output} does not name a form.", hint=hint)
    if markup in _DOCUMENTS and output is None:
        raise UsageError(f"A {markup} document needs a file.", hint=f"Add --output references.{markup}.")
    return markup or CitedAs.TEXT


def _among(workspace: Workspace, given: list[str] | None) -> list[IndexRow]:
    """Return the rows of `--among`: ids, `-`, or files with one id a line."""
    from pswbrief.cli.standard_input import given_ids
    from pswbrief.store.files import is_plain_file, read_bytes

    ids: list[str] = []
    for each in given or ():
        path = Path(each)
        if each != "-" and is_plain_file(path):
            text = read_bytes(path).decode("utf-8-sig", errors="replace")
            ids += [key for line in text.splitlines() if (key := line.partition("\t")[0].strip())]
        else:
            ids += given_ids([each])
    return workspace.select(Selection(ids=tuple(dict.fromkeys(ids)))) if ids else []


def _finish(
    workspace: Workspace, manuscript: Path, request: CitationRequest, form: CitedAs, output: Path | None, *, force: bool
) -> None:
    """Write a manuscript with its citations and its list of references. UnknownNameError if it cites an unknown key."""
    if output is None:
        raise UsageError("A finished manuscript needs a file.", hint="Add --output paper.docx.")
    document, keys = workspace.cited_document(manuscript, request, "plain" if form is CitedAs.TEXT else form)
    write_output(output, document, force=force)
    say(f"Wrote {output}.")
    if keys.unknown:
        from pswbrief.cli.commands.cited import unknown_keys

        raise unknown_keys(keys.unknown, workspace)


def _locale(given: str | None) -> str | None:
    from pswbrief.workspace.citing_locales import locale_tag

    return None if given is None else locale_tag(given)


def _copy(text: str, *, html: bool) -> None:
    from pswbrief.term.clipboard import copy_text

    ways = copy_text(text, html=html)
    say(f"Copied by {' and '.join(ways)}." if ways else "There is no clipboard that pswbrief could reach.")


def _usual_style() -> StyleName:
    """Return the style of the reader's settings, or Harvard."""
    from pswbrief.workspace.configuration import known_setting

    return StyleName(known_setting("style") or StyleName.HARVARD)


def _acknowledge(workspace: Workspace) -> None:
    sentence, doubt = workspace.acknowledgement()
    if not sentence:
        raise InputError("This catalogue does not say how to acknowledge it.", hint="Add acknowledgement to [brief].")
    write(one_line(sentence) + "\n")
    if doubt and is_terminal():
        say(doubt)
