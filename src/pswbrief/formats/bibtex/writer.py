"""Writing .bib files, for both dialects: a notice, and entries with lines of `name = {value}`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.variables import VARIABLES as CSL
from pswbrief.core.variables import VariableKind
from pswbrief.formats.bibtex.fields import CARRIER, VARIABLE_FIELDS
from pswbrief.formats.bibtex.names import write_names
from pswbrief.formats.bibtex.notes import REMARK, written_remark
from pswbrief.formats.bibtex.tex_writer import escape, protect, rich, verbatim
from pswbrief.formats.bibtex.types import subtype
from pswbrief.formats.common.carried import id_line
from pswbrief.formats.common.exact import RISKY, KeptFields, carried_lines
from pswbrief.formats.common.losses import lost_fields
from pswbrief.formats.format_names import FormatName
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.formats.bibtex.types import EntryKind
    from pswbrief.formats.common.result import ParseResult

# Characters that every program accepts in a key; commas, braces and the like would end it.
_KEY = re.compile(r"[A-Za-z0-9:_./+-]+", re.ASCII)
_NOT_KEY = re.compile(r"[^A-Za-z0-9:_./+-]+", re.ASCII)
# Values that always read back exactly in either dialect, and need no trial.
KEPT = KeptFields(
    types=frozenset(ItemType),
    # An address or a date of access is read out of a note.
    risky=re.compile(rf"{RISKY.pattern}|[$\\^~{{}}]|--|``|''|https?:|(?i:accessed|retrieved|visited)", re.MULTILINE),
    variables=frozenset(
        {
            "title-short",
            "collection-title",
            "translator",
            "call-number",
            "event-title",
            "event-place",
            "number-of-pages",
        }
    ),
)
_FIELD = re.compile(r"[a-z][a-z0-9_+.:-]*")
_JOINS_LITERALS = re.compile(r"\b(?:and|others)\b", re.IGNORECASE)
_CUTS_KEYWORDS = re.compile("[,;]")


class OutputEntry:
    """An entry that is being written: each method adds a field unless its value is absent or empty once encoded."""

    __slots__ = ("_kind", "_lines", "_names")

    def __init__(self, kind: str, key: str) -> None:
        self._kind = kind
        self._lines = [f"@{kind}{{{key},"]
        self._names: set[str] = set()

    @classmethod
    def begin(cls, item: Item, key: str, kind: EntryKind) -> OutputEntry:
        """Return the entry of an item with the fields that both dialects begin with: people and titles."""
        entry = cls(kind.kind, key)
        entry.names("author", item.authors)
        entry.names("editor", item.editors)
        entry.title("title", item.title)
        (entry.title if kind.container == "booktitle" else entry.rich)(kind.container, item.container)
        return entry

    def finish(self, item: Item) -> None:
        """Add the fields that both dialects end with: keywords, the note, and everything without a field of its own."""
        self.keywords(item.keywords)
        self.note(item)
        self.text("entrysubtype", subtype(self._kind, item.type))
        self.variables(item)
        self.beyond_csl(item)

    def raw(self, name: str, value: str) -> None:
        """Add a value with its own delimiters. A field that exists already keeps its first value, as readers do."""
        if name not in self._names:
            self._names.add(name)
            self._lines.append(f"  {name} = {value},")

    def text(self, name: str, value: object) -> None:
        """Add running text or a number, escaped."""
        if value is not None and (written := escape(str(value))):
            self.raw(name, f"{{{written}}}")

    def literal(self, name: str, value: str | None) -> None:
        """Add a value that is read as a list of names or places (manual, 2.2.1), in a group so that "and" can't split it."""
        if value is not None and (written := escape(value)):
            self.raw(name, f"{{{{{written}}}}}" if _JOINS_LITERALS.search(written) else f"{{{written}}}")

    def title(self, name: str, value: str | None) -> None:
        """Add a title with protected capitals."""
        if value is not None and (written := protect(value)):
            self.raw(name, f"{{{written}}}")

    def rich(self, name: str, value: str | Edtf | None) -> None:
        """Add a title that styles print unchanged: rich text, without protected capitals."""
        if isinstance(value, str) and (written := rich(value)):
            self.raw(name, f"{{{written}}}")

    def verbatim(self, name: str, value: str | None) -> None:
        """Add an address or identifier, which is never escaped."""
        if value is not None and (written := verbatim(value)):
            self.raw(name, f"{{{written}}}")

    def date(self, name: str, value: Edtf | None) -> None:
        """Add a date of EDTF, whose signs are never escaped: biber reads `1850%`, but no date with a TeX command in it."""
        if value is not None:
            self.raw(name, f"{{{value}}}")

    def names(self, name: str, value: Iterable[Name]) -> None:
        """Add authors or editors."""
        if written := write_names(value):
            self.raw(name, f"{{{written}}}")

    def pages(self, name: str, value: object) -> None:
        """Add pages, with the two hyphens that TeX prints as a dash."""
        if value is not None and (written := escape(str(value))):
            self.raw(name, f"{{{written.replace('-', '--', 1)}}}")

    def keywords(self, value: Iterable[str]) -> None:
        """Add keywords, separated by commas; one with a comma is put in a group."""
        written = [f"{{{word}}}" if _CUTS_KEYWORDS.search(word) else word for word in map(escape, value) if word]
        if written:
            # A single group around the whole field would look like the outer braces of Web of Science.
            end = "," if len(written) == 1 and written[0].startswith("{") else ""
            self.raw("keywords", f"{{{', '.join(written)}{end}}}")

    def variables(self, item: Item) -> None:
        """Add fields for the CSL variables that are no attributes of an item, unless the entry uses the field otherwise."""
        for variable, name in VARIABLE_FIELDS.items():
            value = item.csl.get(variable)
            if isinstance(value, tuple):
                self.names(name, value)
            elif isinstance(value, Edtf):
                self.date(name, value)
            elif value is not None and CSL[variable] is VariableKind.TITLE:
                self.rich(name, value)
            elif value is not None:
                self.text(name, value)

    def note(self, item: Item) -> None:
        """Add a note as a remark, without the parts that come from other fields of a .bib file, which `beyond_csl` writes back."""
        remark, left_out = written_remark(item, self._names)
        self._names.update(left_out)
        self.text(REMARK, remark)

    def beyond_csl(self, item: Item) -> None:
        """Add the fields beyond CSL from the item's .bib file, unchanged; escaped if their braces are unbalanced."""
        for name, value in item.extra.get(FormatName.BIBTEX, {}).items():
            source = plain(value if isinstance(value, str) else "; ".join(value))
            if _FIELD.fullmatch(name) and source:
                self.raw(name, f"{{{source if _is_balanced(source) else escape(source)}}}")

    def carried(self, lines: Mapping[str, str]) -> None:
        """Add values without a field (`common.carried`) in pswbrief's own fields, `csl-medium = {film}`, which programs skip."""
        for name, text in lines.items():
            self.raw(f"{CARRIER}{name.lower()}", f"{{{text}}}")

    def __str__(self) -> str:
        return "\n".join(self._lines) + "\n}\n"


def _is_balanced(source: str) -> bool:
    depth = 0
    for char in source:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def losses(items: Sequence[Item], *, verbose: bool = False) -> list[str]:
    """Return sentences on the values of items that a .bib file can't hold, and on the keys that it holds otherwise."""
    found = lost_fields(items, FormatName.BIBTEX, VARIABLE_FIELDS).sentences(
        ".bib", f"fields named {CARRIER}…", verbose=verbose
    )
    keys = safe_keys([item.id for item in items])
    changed = [(plain(item.id), key) for item, key in zip(items, keys, strict=True) if key != item.id]
    if verbose:
        return found + [f".bib can't hold the key {old!r}: it is written as {new}." for old, new in changed]
    if changed:
        many = "1 key" if len(changed) == 1 else f"{len(changed):,} keys"
        kept = f"kept in {CARRIER}id, which other programs don't read"
        found.append(f".bib can't hold {many} unchanged, and has others instead; {kept}.")
    return found


def document(
    items: Sequence[Item],
    notice: str | None,
    write: Callable[[Item, str], OutputEntry],
    kept: KeptFields,
    loads: Callable[[str], ParseResult],
) -> str:
    """Return the whole file: the notice as a comment, and an entry for each item, written by `write(item, key)`.

    `loads` reads it back; values that are lost, and not known to be `kept`, are carried in pswbrief's own fields.

    Readers ignore text outside entries as long as it has no `@`; the `%` shows people that it is a comment.
    """
    head: list[str] = [f"% {plain(notice).replace('@', '(at)')}\n"] if notice else []
    keys = safe_keys([item.id for item in items])
    entries = [write(item, key) for item, key in zip(items, keys, strict=True)]
    carried = carried_lines(items, entries, kept, lambda tried: "\n".join(map(str, tried)), loads)
    for entry, item, key, lines in zip(entries, items, keys, carried, strict=True):
        lines.pop("id", None)
        entry.carried(lines if key == item.id else {"id": id_line(item.id, key), **lines})
    return "\n".join([*head, *map(str, entries)])


def safe_keys(ids: Sequence[str]) -> list[str]:
    """Return a key for each id: the id itself if it is safe, and unique ignoring case, as BibTeX does.

    Safe ids are assigned before others are made safe, so that these never take the key of another item.
    """
    taken: set[str] = set()
    keys: list[str | None] = []
    for name in ids:
        safe = _KEY.fullmatch(name) is not None and name.casefold() not in taken
        keys.append(name if safe else None)
        if safe:
            taken.add(name.casefold())
    counts: dict[str, int] = {}
    return [key if key is not None else _new_key(name, taken, counts) for key, name in zip(keys, ids, strict=True)]


def _new_key(name: str, taken: set[str], counts: dict[str, int]) -> str:
    """Return a key made of `name` that isn't `taken`; `counts` holds the last number given to each name."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = _NOT_KEY.sub("-", ascii_name).strip("-") or "reference"
    key, count = stem, counts.get(stem.casefold(), 1)
    while key.casefold() in taken:
        count += 1
        key = f"{stem}-{count}"
    counts[stem.casefold()] = count
    taken.add(key.casefold())
    return key
