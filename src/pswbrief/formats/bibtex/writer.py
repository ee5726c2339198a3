"""The layout of a .bib file, which BibTeX and BibLaTeX share: a notice, and entries of `name = {value}` lines."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pswbrief.core.enums import ItemType
from pswbrief.core.variables import VARIABLES as CSL
from pswbrief.core.variables import VariableKind
from pswbrief.formats.bibtex.fields import CARRIER, VARIABLE_FIELDS
from pswbrief.formats.bibtex.names import write_names
from pswbrief.formats.bibtex.notes import REMARK, written_remark
from pswbrief.formats.bibtex.tex_writer import escape, protect, rich, verbatim
from pswbrief.formats.common.carried import id_line
from pswbrief.formats.common.exact import RISKY, KeptFields, carried_lines
from pswbrief.formats.common.losses import lost_fields
from pswbrief.formats.names import FormatName
from pswbrief.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pswbrief.core.edtf import Edtf
    from pswbrief.core.item import Item
    from pswbrief.core.name import Name
    from pswbrief.formats.common.result import ParseResult

# What every program takes in a key; commas, braces and the like would end it.
_KEY = re.compile(r"[A-Za-z0-9:_./+-]+", re.ASCII)
_NOT_KEY = re.compile(r"[^A-Za-z0-9:_./+-]+", re.ASCII)
# What needs no trial in either dialect, since it always comes back.
KEPT = KeptFields(
    types=frozenset(ItemType),
    risky=re.compile(rf"{RISKY.pattern}|[$\\^~{{}}]|--|``|''", re.MULTILINE),
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
    """One entry as it grows: each method adds a field unless its value is absent or nothing is left of it."""

    __slots__ = ("_lines", "_names")

    def __init__(self, kind: str, key: str) -> None:
        self._lines = [f"@{kind}{{{key},"]
        self._names: set[str] = set()

    def raw(self, name: str, value: str) -> None:
        """A value with its own delimiters. A name that stands in the entry already keeps its first value, as it would when read."""
        if name not in self._names:
            self._names.add(name)
            self._lines.append(f"  {name} = {value},")

    def text(self, name: str, value: object) -> None:
        """Running text, a number, or whatever prints itself."""
        if value is not None and (written := escape(str(value))):
            self.raw(name, f"{{{written}}}")

    def literal(self, name: str, value: str | None) -> None:
        """A value that BibLaTeX takes for a list of bodies or places (manual, 2.2.1): in a group, its "and" joins no two."""
        if value is not None and (written := escape(value)):
            self.raw(name, f"{{{{{written}}}}}" if _JOINS_LITERALS.search(written) else f"{{{written}}}")

    def title(self, name: str, value: str | None) -> None:
        """A title, whose capitals are protected."""
        if value is not None and (written := protect(value)):
            self.raw(name, f"{{{written}}}")

    def rich(self, name: str, value: str | Edtf | None) -> None:
        """A title that styles print as it is: rich text, with no capitals protected."""
        if isinstance(value, str) and (written := rich(value)):
            self.raw(name, f"{{{written}}}")

    def verbatim(self, name: str, value: str | None) -> None:
        """An address or identifier, which is never escaped."""
        if value is not None and (written := verbatim(value)):
            self.raw(name, f"{{{written}}}")

    def names(self, name: str, value: Iterable[Name]) -> None:
        """Authors or editors; no field when there is none."""
        if written := write_names(value):
            self.raw(name, f"{{{written}}}")

    def pages(self, name: str, value: object) -> None:
        """Pages, with the two hyphens that TeX makes a dash of."""
        if value is not None and (written := escape(str(value))):
            self.raw(name, f"{{{written.replace('-', '--', 1)}}}")

    def keywords(self, value: Iterable[str]) -> None:
        """Keywords, between commas; one that holds a comma of its own is a group."""
        written = [f"{{{word}}}" if _CUTS_KEYWORDS.search(word) else word for word in map(escape, value) if word]
        if written:
            # One group that held everything would be taken for the braces that Web of Science puts around a whole list.
            end = "," if len(written) == 1 and written[0].startswith("{") else ""
            self.raw("keywords", f"{{{', '.join(written)}{end}}}")

    def variables(self, item: Item) -> None:
        """Add the fields of the variables of CSL beyond an item's own, where the entry doesn't use them for something else."""
        for variable, name in VARIABLE_FIELDS.items():
            value = item.csl.get(variable)
            if isinstance(value, tuple):
                self.names(name, value)
            elif value is not None and CSL[variable] is VariableKind.TITLE:
                self.rich(name, value)
            elif value is not None:
                self.text(name, value)

    def note(self, item: Item) -> None:
        """Add a note as a remark, but for what a .bib file had of it in its own fields, which goes back there (`beyond_csl`)."""
        remark, left_out = written_remark(item, self._names)
        self._names.update(left_out)
        self.text(REMARK, remark)

    def beyond_csl(self, item: Item) -> None:
        """Add the fields beyond CSL that a .bib file gave the item, as they stood there; with unbalanced braces, escaped."""
        for name, value in item.extra.get(FormatName.BIBTEX, {}).items():
            source = plain(value if isinstance(value, str) else "; ".join(value))
            if _FIELD.fullmatch(name) and source:
                self.raw(name, f"{{{source if _is_balanced(source) else escape(source)}}}")

    def carried(self, lines: Mapping[str, str]) -> None:
        """Add what no field can hold (`common.carried`) as fields of our own, `csl-medium = {film}`; programs skip those."""
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
    """Return what a .bib file can't hold of the items."""
    return lost_fields(items, FormatName.BIBTEX, VARIABLE_FIELDS).sentences(
        ".bib", f"fields named {CARRIER}…", verbose=verbose
    )


def document(
    items: Sequence[Item],
    notice: str | None,
    write: Callable[[Item, str], OutputEntry],
    kept: KeptFields,
    loads: Callable[[str], ParseResult],
) -> str:
    """The whole file: the notice as a comment, and an entry for each item, written by `write(item, key)`.

    `loads` reads it again; what it would not give back, but of what is `kept` anyhow, gets fields of our own.

    What stands outside entries is ignored by every reader, as long as there is no `@` in it; a `%` says so to people, too.
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
    """A key for each id: the id itself where it is safe, and unique when case makes no difference, as for BibTeX it doesn't.

    Safe ids keep their place before foreign ones are made safe, so that a foreign id never takes the key of another item.
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
    """Return a key made of `name` that isn't `taken`; `counts` remembers the last number that each was given."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = _NOT_KEY.sub("-", ascii_name).strip("-") or "reference"
    key, count = stem, counts.get(stem.casefold(), 1)
    while key.casefold() in taken:
        count += 1
        key = f"{stem}-{count}"
    counts[stem.casefold()] = count
    taken.add(key.casefold())
    return key
