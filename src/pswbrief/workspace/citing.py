"""Cite items in the built-in styles, or in any CSL style, which pandoc's citeproc formats where it is installed."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pswbrief.errors import InputError, UnknownNameError, UsageError
from pswbrief.styles.style_names import MarkupName, StyleName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item
    from pswbrief.styles.registry import Options

# pandoc's names for the markups (Pandoc User's Guide, "General options"); Markdown without raw HTML and pandoc's spans.
_WRITERS = {
    MarkupName.TEXT: "plain",
    MarkupName.MARKDOWN: "commonmark-raw_html",
    MarkupName.HTML: "html",
    MarkupName.LATEX: "latex",
}
# The styles whose quotation marks and terms are American; the others are British.
_AMERICAN_STYLES = frozenset({StyleName.APA, StyleName.AMA})
# The official CSL file of each built-in style; NICE has none.
_OFFICIAL = {
    StyleName.HARVARD: "harvard-cite-them-right",
    StyleName.VANCOUVER: "nlm-citation-sequence",
    StyleName.APA: "apa",
    StyleName.AMA: "american-medical-association",
}


_LATEX_ENTRY = re.compile(
    r"\\bibitem\[\\citeproctext\]\{[^{}]*\}\n(.*?)(?=\n\n|\n\\bibitem|\n\\end\{CSLReferences\}|\Z)", re.DOTALL
)


class DocumentName(StrEnum):
    """A document format that pandoc writes."""

    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"


class CitationRequest(NamedTuple):
    """How to cite works: a built-in style, or a CSL style by name or file, with options.

    `locale` is the tag of a CSL locale ("en-GB"); None means the style's own. `narrative` and `locator` ("p. 5") apply to in-text
    citations.
    """

    style: StyleName = StyleName.HARVARD
    csl: str | None = None
    markup: MarkupName = MarkupName.TEXT
    locale: str | None = None
    sentence_case: bool = False
    narrative: bool = False
    locator: str = ""

    @property
    def language(self) -> str:
        """The language tag for pandoc."""
        return self.locale or ("en-US" if self.csl is None and self.style in _AMERICAN_STYLES else "en-GB")

    def resolved(self) -> CitationRequest:
        """Return the request, with the official CSL file if a built-in style is requested in a language other than English.

        UsageError for NICE's style, for which there is no such file.
        """
        from pswbrief.workspace.citing_locales import is_english_locale

        if self.csl is not None or self.locale is None or is_english_locale(self.locale):
            return self
        if self.style not in _OFFICIAL:
            raise UsageError(f"{self.style.label} is written in English only.", hint="Choose another style, or en-GB.")
        return self._replace(csl=_OFFICIAL[self.style])


Name = TypeVar("Name", bound=StrEnum)


def named(kind: type[Name], value: str) -> Name:
    """Return the member of an enumeration with this value, ignoring case. UnknownNameError if there is none."""
    try:
        return kind(value.lower())
    except ValueError:
        what = {"StyleName": "style", "MarkupName": "markup"}.get(kind.__name__, "format")
        raise UnknownNameError(f"There is no {what} {value!r}.", asked=value, known=list(kind)) from None


def requested(
    style: str, markup: str, *, csl: str | None = None, locale: str | None = None, sentence_case: bool = False
) -> CitationRequest:
    """Make a request from names, ignoring case.

    UnknownNameError for an unknown style or markup, UsageError for an unknown language.
    """
    from pswbrief.workspace.citing_locales import locale_tag

    return CitationRequest(
        named(StyleName, style),
        csl,
        named(MarkupName, markup),
        locale=locale_tag(locale) if locale else None,
        sentence_case=sentence_case,
    )


def reference_lines(items: Sequence[Item], request: CitationRequest) -> list[str]:
    """Return the list of references in the style's order, one line of markup each.

    For a CSL style, InputError if pandoc or the style is not installed, or the style has no list of references;
    UnknownNameError for an unknown style. UsageError if the style is not available in the locale.
    """
    request = request.resolved()
    if request.csl is None:
        from pswbrief.styles.registry import bibliography

        return [line.text for line in bibliography(items, request.style, request.markup, _options(request))]
    return _blocks(_with_pandoc(items, request, None), request.markup)


def citation_in_text(items: Sequence[Item], request: CitationRequest, among: Sequence[Item] = ()) -> str:
    """Return a single in-text citation of all items together: "(Moran, 2018)", "(1-3)".

    `among` are all works that the text cites, in the order of their first citation. Errors as for `reference_lines`.
    """
    request = request.resolved()
    if request.csl is None:
        from pswbrief.styles.citation_systems import InText
        from pswbrief.styles.registry import in_text

        form = InText(request.narrative, request.locator)
        return in_text(items, request.style, request.markup, form, among=among, options=_options(request))
    from pswbrief.workspace.pandoc import style_named

    cites = "; ".join(f"@{{{item.id}}}" for item in items)
    if request.narrative:
        cites += f" [{request.locator}]" if request.locator else ""
    else:
        cites = f"[{cites}, {request.locator}]" if request.locator else f"[{cites}]"
    works = {item.id: item for item in (*among, *items)}
    everything = " ".join(f"[@{{{key}}}]" for key in works)
    # All works are cited first in their order, so that numbers and letters agree with the list; in notes, "ibid." would follow.
    first = style_named(request.csl).cites_in_notes
    text = f"{cites}\n\n{everything}" if first else f"{everything}\n\n{cites}"
    return _blocks(_with_pandoc([*works.values()], request, text), request.markup)[0 if first else -1]


def references_document(items: Sequence[Item], request: CitationRequest, kind: DocumentName, title: str) -> bytes:
    """Return the list of references as a document with a heading and hanging indents.

    pandoc writes the document in every style. InputError if pandoc is not installed; other errors as for `reference_lines`.
    """
    from pswbrief.styles.markup import escape
    from pswbrief.workspace.hanging_indents import indent_docx, indent_odt, indent_rtf
    from pswbrief.workspace.pandoc import run_pandoc

    # pandoc gives the paragraphs of a division of this name its style "Bibliography" in Word.
    as_html = reference_lines(items, request._replace(markup=MarkupName.HTML))
    entries = "".join(f'<div class="csl-entry"><p>{line}</p></div>' for line in as_html)
    page = f'<h1>{escape(title, MarkupName.HTML)}</h1><div id="refs" class="references csl-bib-body hanging-indent">{entries}</div>'
    arguments = ["--from=html", f"--to={kind}", "--standalone", "--metadata=lang=en-GB", "--output=-"]
    indent = {DocumentName.DOCX: indent_docx, DocumentName.ODT: indent_odt, DocumentName.RTF: indent_rtf}[kind]
    return indent(run_pandoc(f"A {kind} document", arguments, page.encode()))


def cited_document(manuscript: Path, items: Sequence[Item], request: CitationRequest, ending: str) -> bytes:
    """Return a manuscript as a finished document, with formatted citations and a list of references at its end.

    `ending` is pandoc's name of the output format ("docx", "html", "latex"). InputError if pandoc or the style is not installed;
    UsageError for NICE's style, for which there is no CSL file.
    """
    import json
    import tempfile

    from pswbrief.formats.csl_json.csl_json import to_csl
    from pswbrief.workspace.manuscripts import citing_arguments
    from pswbrief.workspace.pandoc import run_pandoc, style_named

    items = _cased(items, request)
    official = request.csl or _OFFICIAL.get(request.style)
    if official is None:
        raise UsageError(
            f"There is no CSL file of {request.style}, which a manuscript needs.", hint="Use --style or --csl."
        )
    style = style_named(official)
    with tempfile.TemporaryDirectory(prefix="pswbrief-") as folder:
        bibliography = Path(folder) / "references.json"
        bibliography.write_text(json.dumps([to_csl(item) for item in items], ensure_ascii=False), encoding="utf-8")
        arguments = citing_arguments(style.path, bibliography, manuscript, request.language, ending)
        document = run_pandoc(f"Citing in {manuscript}", [*arguments, "--output=-", str(manuscript)], b"")
    if ending != DocumentName.DOCX:
        return document
    from pswbrief.workspace.hanging_indents import indent_docx

    return indent_docx(document)


def _options(request: CitationRequest) -> Options:
    from pswbrief.styles.quotes import AMERICAN, BRITISH
    from pswbrief.styles.registry import Options
    from pswbrief.workspace.citing_locales import is_american_locale

    marks = None
    if request.locale is not None:
        marks = AMERICAN if is_american_locale(request.locale) else BRITISH
    return Options(marks=marks, sentence_case=request.sentence_case)


def _cased(items: Sequence[Item], request: CitationRequest) -> Sequence[Item]:
    """Return the items, with titles in sentence case if requested: for CSL styles only, as the built-in ones do it themselves."""
    if not request.sentence_case:
        return items
    from pswbrief.styles.sentence_case import with_sentence_case

    return [with_sentence_case(item) for item in items]


def _with_pandoc(items: Sequence[Item], request: CitationRequest, text: str | None) -> str:
    """Return pandoc's output for the items in a CSL style: a list of references, or `text` with its citations formatted."""
    import json
    import tempfile

    from pswbrief.formats.csl_json.csl_json import to_csl
    from pswbrief.workspace.pandoc import run_pandoc, style_named

    assert request.csl is not None
    items = _cased(items, request)
    style = style_named(request.csl)
    if text is None and not style.has_bibliography:
        raise InputError(
            f"The style {style.name!r} has no list of references: it is for notes.",
            hint="Use --in-text with it, or another style.",
        )
    records = json.dumps([to_csl(item) for item in items], ensure_ascii=False).encode()
    shared = [
        f"--to={_WRITERS[request.markup]}",
        "--citeproc",
        f"--metadata=lang={request.language}",
        "--wrap=none",
    ]
    purpose = f"The CSL style {style.name!r}"
    if text is None:
        return run_pandoc(purpose, ["--from=csljson", f"--csl={style.path}", *shared], records).decode(errors="replace")
    with tempfile.TemporaryDirectory(prefix="pswbrief-") as folder:
        bibliography = Path(folder) / "references.json"
        bibliography.write_bytes(records)
        shared += [f"--csl={style.set_inline(Path(folder))}", f"--bibliography={bibliography}"]
        arguments = ["--from=markdown", *shared, "--metadata=suppress-bibliography=true"]
        return run_pandoc(purpose, arguments, text.encode()).decode(errors="replace")


def _blocks(text: str, markup: MarkupName) -> list[str]:
    """Split pandoc's output into blocks (references or paragraphs), each on one line."""
    if markup is MarkupName.HTML:
        entries = text.split('<div id="ref-')[1:] or re.findall(r"<p>.*?</p>", text, re.DOTALL)
        return [_bare_html(entry.partition(">")[2]) for entry in entries]
    if markup is MarkupName.LATEX and (entries := _LATEX_ENTRY.findall(text)):
        return [_plain_latex(" ".join(entry.split())) for entry in entries]
    return [" ".join(block.split()) for block in text.split("\n\n") if block.strip() and not block.startswith("<div")]


def _bare_html(entry: str) -> str:
    """Remove pandoc's <div>, <p> and <span> tags from an entry, but for small capitals; set italics as the built-in styles do."""
    from pswbrief.styles.markup import upright_in_italics

    spaced = re.sub(r"</?div\b[^<>]*>", " ", entry)
    kept = re.sub(r'<span class="smallcaps">([^<]*)</span>', r"<small-caps>\1</small-caps>", spaced)
    bare = re.sub(r"</?(?:p|span)\b[^<>]*>", "", kept)
    styled = bare.replace("<small-caps>", '<span style="font-variant: small-caps">').replace("</small-caps>", "</span>")
    return upright_in_italics(" ".join(styled.split()))


def _plain_latex(entry: str) -> str:
    """Remove the commands that pandoc's preamble defines from an entry."""
    entry = re.sub(r"\\CSLLeftMargin\{(.*?)\}\s*%?\s*\\CSLRightInline\{(.*)\}", r"\1 \2", entry)
    return entry.strip()
