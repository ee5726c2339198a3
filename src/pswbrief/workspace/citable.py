"""Cite and export the references of a collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.core.selection import Selection
from pswbrief.errors import UnknownNameError
from pswbrief.workspace.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pswbrief.core.item import Item
    from pswbrief.index.index import IndexRow
    from pswbrief.workspace.citing import CitationRequest, DocumentName
    from pswbrief.workspace.export_fields import ExportFields
    from pswbrief.workspace.exporting import ExportedText
    from pswbrief.workspace.manuscripts import CitedKeys


class CitableCollection(Collection):
    """A collection whose references are cited, in lists and in texts, and exported."""

    def cite(
        self,
        rows: Sequence[IndexRow],
        style: str = "harvard",
        markup: str = "text",
        *,
        csl: str | None = None,
        locale: str | None = None,
        sentence_case: bool = False,
    ) -> list[str]:
        """Return the list of references in the style's order, one line of markup each; a paper printed twice is listed once.

        `csl` is the name or the file of a CSL style, which pandoc formats, instead of `style`. `locale` (a language tag) chooses the
        quotation marks, or a language other than English, which pandoc formats. UnknownNameError for an unknown style or markup,
        UsageError for an unknown language; InputError if pandoc or the style is missing.
        """
        from pswbrief.workspace.citing import requested

        request = requested(style, markup, csl=csl, locale=locale, sentence_case=sentence_case)
        return self.reference_lines(rows, request)

    def reference_lines(self, rows: Sequence[IndexRow], request: CitationRequest) -> list[str]:
        """Return the list of references for a request. Errors as for `cite`."""
        from pswbrief.index.select import deduplicate
        from pswbrief.workspace.citing import reference_lines

        return reference_lines(self._public_items(deduplicate(rows)), request)

    def cite_in_text(
        self,
        rows: Sequence[IndexRow],
        style: str = "harvard",
        markup: str = "text",
        *,
        csl: str | None = None,
        narrative: bool = False,
        locator: str = "",
        among: Sequence[IndexRow] = (),
    ) -> str:
        """Return a single in-text citation of all rows together. Errors as for `cite`.

        `among` are all rows that the text cites, in the order of their first citation; they determine numbers and year letters.
        """
        from pswbrief.workspace.citing import requested

        request = requested(style, markup, csl=csl)._replace(narrative=narrative, locator=locator)
        return self.citation_in_text(rows, request, among)

    def citation_in_text(
        self, rows: Sequence[IndexRow], request: CitationRequest, among: Sequence[IndexRow] = ()
    ) -> str:
        """Return the in-text citation for a request. Errors as for `cite`."""
        from pswbrief.index.select import deduplicate
        from pswbrief.workspace.citing import citation_in_text

        return citation_in_text(self._public_items(deduplicate(rows)), request, self._public_items(deduplicate(among)))

    def citation_notes(self, rows: Sequence[IndexRow], request: CitationRequest) -> list[str]:
        """Return sentences on works that the style does not list or has no form for, and on dates that could not be read."""
        from pswbrief.index.select import deduplicate
        from pswbrief.workspace.citation_notes import STYLES_WITH_NOTES, citation_notes, notes_on_dates

        works = deduplicate(rows)
        undated = [row for row in works if row.year is None]
        notes = notes_on_dates(self.items(undated)) if undated else []
        if request.csl is not None or request.style not in STYLES_WITH_NOTES:
            return notes
        return notes + citation_notes(self.items(works), request)

    def references_document(
        self, rows: Sequence[IndexRow], kind: DocumentName, request: CitationRequest, *, title: str
    ) -> bytes:
        """Return the list of references as a Word, LibreOffice or rich text document. InputError if pandoc is not installed."""
        from pswbrief.index.select import deduplicate
        from pswbrief.workspace.citing import references_document

        return references_document(self._public_items(deduplicate(rows)), request, kind, title)

    def _public_items(self, rows: Sequence[IndexRow]) -> list[Item]:
        """Return the items of rows without the reader's notes, as some CSL styles print the note."""
        from pswbrief.workspace.export_fields import ExportFields, exported_items

        return exported_items(self, rows, ExportFields())

    def cited_document(self, manuscript: Path, request: CitationRequest, ending: str) -> tuple[bytes, CitedKeys]:
        """Return a manuscript as a finished document with formatted citations and a reference list, and the keys that it cites.

        `ending` is pandoc's name of the format. Keys that are not in the collection are left as they are; so are those in other
        capitals, as pandoc distinguishes capitals. InputError if pandoc or the style is not installed, or the manuscript can't be
        read.
        """
        from pswbrief.workspace.citing import cited_document

        keys = self.cited_keys([manuscript])
        keys = keys._replace(recased={}, unknown=[*keys.recased, *keys.unknown])
        rows = self.select(Selection(ids=tuple(keys.known))) if keys.known else []
        return cited_document(manuscript, self._public_items(rows), request, ending), keys

    def cited_keys(self, manuscripts: Sequence[Path]) -> CitedKeys:
        """Return the keys that manuscripts cite, known and unknown to the collection. InputError if a manuscript can't be read.

        Only a whole id is known, not its beginning or a DOI: the program that typesets the manuscript knows no other keys.
        """
        from pswbrief.index.identifiers import with_whole_ids
        from pswbrief.workspace.manuscripts import CitedKeys, read_keys

        keys = list(dict.fromkeys(key for manuscript in manuscripts for key in read_keys(manuscript)))
        whole = self.read(lambda index: with_whole_ids(index, keys))
        return CitedKeys(
            known=list(dict.fromkeys(whole.values())),
            recased={key: found for key, found in whole.items() if found != key},
            unknown=[key for key in keys if key not in whole],
        )

    def select_known(self, selection: Selection) -> tuple[list[IndexRow], list[str]]:
        """Return the rows of a selection, and its ids that are not in the collection."""
        try:
            return self.select(selection), []
        except UnknownNameError:
            if selection.ids is None:
                raise
        unknown = [key for key in selection.ids if not self._has(key)]
        known = tuple(key for key in selection.ids if key not in set(unknown))
        return self.select(selection._replace(ids=known)) if known else [], unknown

    def _has(self, key: str) -> bool:
        try:
            return bool(self.select(Selection(ids=(key,))))
        except UnknownNameError:
            return False

    def export(
        self,
        rows: Sequence[IndexRow],
        form: str,
        *,
        abstracts: bool = False,
        style: str = "harvard",
        title: str | None = None,
        carried: ExportFields | None = None,
        verbose: bool = False,
        key_pattern: str | None = None,
    ) -> ExportedText:
        """Return rows as text in a format, with sentences on what the format can't hold.

        `abstracts` applies to Markdown, `style` (of citations) and `title` to Markdown and the HTML page. `carried` selects the
        exported fields; by default, private notes and status are left out, and tags are exported as keywords.
        With `verbose`, losses are reported reference by reference.
        `key_pattern` is the pattern of the citation keys in another program's format.
        UnknownNameError for an unknown format or style.
        """
        from pswbrief.workspace.exporting import export_rows

        return export_rows(
            self,
            rows,
            form,
            abstracts=abstracts,
            style=style,
            files=self._files,
            title=title,
            carried=carried,
            verbose=verbose,
            key_pattern=key_pattern,
        )
