"""Reading and writing the note of an item, in the fields `note`, `addendum`, `annotation`, `howpublished` and `annote`.

Sources: "BibTeXing" (Patashnik 1988), section 3.2; the biblatex manual, 2.2. Styles may print all of these but `annote`, which holds
notes from elsewhere. The others are also kept among the fields beyond CSL, so that LaTeX prints the same for an entry that is
written back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pswbrief.formats.bibtex.addresses import URL, url_in
from pswbrief.formats.bibtex.tex_reader import decode
from pswbrief.formats.common.cleaning import clean
from pswbrief.formats.common.dates import written_date
from pswbrief.formats.common.losses import PRINTED_NOTES
from pswbrief.formats.format_names import FormatName
from pswbrief.text.plain import plain_lines

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from pswbrief.core.csl import ExtraValue
    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item
    from pswbrief.formats.bibtex.fields import EntryFields

REMARK = "annote"
_KINDS_OF_MISC = frozenset({"dataset", "web page"})
# "[Online; accessed 6-May-2019]", as Wikipedia has it.
_SAYS_ACCESSED = re.compile(r"\b(?:accessed|retrieved|visited)\b:?\s*(?:on\s)?([^];()]{6,40})", re.IGNORECASE)
_WORD = re.compile(r"\w")


def read_notes(fields: EntryFields, texts: dict[str, str]) -> tuple[Edtf | None, list[str]]:
    """Return the date in a note (a season, in words, which no other field can hold; else None), and the other notes."""
    issued = None
    notes = []
    for name in (*PRINTED_NOTES, REMARK):
        if not fields.has(name):
            continue
        source = fields.peek(name)
        note = decode(source)
        date = written_date(note) if note and issued is None and name in {"note", "addendum"} else None
        if date and date.in_words() == note and any(point and point.season for point in (date.start, date.end)):
            issued = date
        elif note and not _is_repeated(name, source, note, texts):
            notes.append(note)
            if name != REMARK:
                # It must be written back to the same field, as styles print some of them.
                continue
        fields.drop(name)
    return issued, notes


def accessed_in_notes(fields: EntryFields) -> str:
    """Return the date on which a page was read, if a note says so: "[Online; accessed 6-May-2019]"; the note stays."""
    for name in ("note", "howpublished"):
        match = _SAYS_ACCESSED.search(decode(fields.peek(name))) if fields.has(name) else None
        if match and written_date(match[1]):
            return match[1]
    return ""


def _is_repeated(name: str, source: str, note: str, texts: dict[str, str]) -> bool:
    """Return whether a field of notes only repeats another field of the item."""
    if name == "howpublished":
        return note.casefold() in _KINDS_OF_MISC or (
            _WORD.search(URL.sub("", source)) is None and url_in(source) == texts["url"]
        )
    return name == "note" and note == texts["container"]


def written_remark(item: Item, taken: Container[str]) -> tuple[str, list[str]]:
    """Return the text of an entry's remark, and the fields of notes that are not written back because the note has changed.

    `taken`: the fields that the entry uses otherwise.
    """
    there = [name for name in PRINTED_NOTES if name in item.extra.get(FormatName.BIBTEX, {}) and name not in taken]
    note, said = f"{item.note or ''}\n", _said(item, there)
    rest, left_out = (note.removeprefix(said), []) if note.startswith(said) else (note, there)
    return "; ".join(plain_lines(rest)), left_out


def without_old_notes(item: Item) -> Item:
    """Return an item without the fields of notes of its .bib file, if its note has been changed or removed since."""
    there = [name for name in PRINTED_NOTES if name in item.extra.get(FormatName.BIBTEX, {})]
    if not there or f"{item.note or ''}\n".startswith(_said(item, there)):
        return item
    return replace(item, extra=without_notes(item.extra))


def without_notes(extra: Mapping[str, Mapping[str, ExtraValue]]) -> dict[str, dict[str, ExtraValue]]:
    """Return an item's fields beyond CSL without those that its .bib file had for a note."""
    kept = {
        form: {name: value for name, value in values.items() if form != FormatName.BIBTEX or name not in PRINTED_NOTES}
        for form, values in extra.items()
    }
    return {form: values for form, values in kept.items() if values}


def _said(item: Item, names: Sequence[str]) -> str:
    own = item.extra.get(FormatName.BIBTEX, {})
    return "".join(f"{clean(decode(str(own[name])))}\n" for name in names)
