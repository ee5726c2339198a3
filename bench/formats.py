"""What reading and writing keeps of real files: `make formats FILES=folder`.

For each file: the records read, those that readers which others wrote see, the share of fields that comes back from the library and
from every format that is written, and seconds a megabyte. A field that vanishes is a fault, and the exit status is 1.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bibtexparser
import pypandoc
import rispy

from pswbrief.core.imported import imported
from pswbrief.core.item import Item
from pswbrief.formats.common.decoding import decode
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.format_names import FormatName, WrittenFormat
from pswbrief.formats.registry import dumps, loads
from pswbrief.formats.sniff import sniff

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sized

_PANDOC = {
    FormatName.BIBTEX: "bibtex",
    FormatName.BIBLATEX: "biblatex",
    FormatName.RIS: "ris",
    FormatName.CSL_JSON: "csljson",
    FormatName.ENDNOTE_XML: "endnotexml",
}
_MEGABYTE = 1_000_000
_MOST_FAULTS = 5


def main(folders: list[str]) -> int:
    """Print a line a file of the folders, and return 1 if any of them loses a field."""
    faults: list[str] = []
    totals: Counter[str] = Counter()
    for path in _files(folders):
        text = decode(path.read_bytes())
        form = sniff(text, path.name)
        if form is None:
            continue
        name = f"{path.parent.name}/{path.name}"
        start = time.process_time()
        try:
            result = loads(form, text)
        except FormatError as error:
            print(f"{name}: {form}: {error}")
            continue
        seconds = (time.process_time() - start) / max(len(text), 1) * _MEGABYTE
        fields, lost = _losses(result.items)
        seen = ", ".join(f"{reader} {count}" for reader, count in _others(form, text))
        print(
            f"{name}: {form}: {len(result.items)} records ({seen or 'no other reader'}), {len(result.problems)} problems named,"
            f" {fields - len(lost)}/{fields} fields kept, {seconds:.1f} s/MB"
        )
        totals += Counter(files=1, records=len(result.items), fields=fields, vanished=len(lost))
        faults += [f"{name}: {fault}" for fault in lost[:_MOST_FAULTS]]
    print(", ".join(f"{name} {totals[name]:,}" for name in ("files", "records", "fields", "vanished")))
    print("".join(f"  {fault}\n" for fault in faults), end="")
    return 1 if faults else 0


def _files(folders: Iterable[str]) -> Iterator[Path]:
    for folder in map(Path, folders):
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file()) if folder.is_dir() else [folder]


def _losses(items: tuple[Item, ...]) -> tuple[int, list[str]]:
    """Return how many fields were tried on the way through the library and each format, and a line for each that vanished."""
    count, lost = 0, []
    for item in items:
        try:
            kept, problems = imported(item)
        except ValueError:
            # A record without a title is refused, and named.
            continue
        named = " ".join(problems)
        before, after = _fields(item), _fields(kept.item())
        count += len(before)
        lost += [
            f"library: {item.id}: {name}"
            for name, value in before.items()
            if after.get(name) != value and name not in named
        ]
    for form in WrittenFormat:
        back = loads(FormatName(form), dumps(FormatName(form), items)).items
        if len(back) != len(items):
            lost.append(f"{form}: {len(items)} records written, {len(back)} read")
            continue
        for item, read in zip(items, back, strict=True):
            before, after = _fields(item), _fields(read)
            count += len(before)
            lost += [f"{form}: {item.id}: {name}" for name, value in before.items() if after.get(name) != value]
    return count, lost


def _fields(item: Item) -> dict[str, Any]:
    found = {name: getattr(item, name) for name in Item.__slots__ if name not in {"id", "csl", "extra"}}
    found |= {f"csl {name}": value for name, value in item.csl.items()}
    found |= {f"{form} {name}": value for form, values in item.extra.items() for name, value in values.items()}
    return {name: str(value) for name, value in found.items() if value not in (None, ()) and str(value).strip()}


def _others(form: FormatName, text: str) -> Iterator[tuple[str, int]]:
    """Yield how many records other readers see; one that can't read the file sees none."""
    if form is FormatName.RIS:
        yield "rispy", _count(lambda: rispy.loads(text))
    if form in {FormatName.BIBTEX, FormatName.BIBLATEX}:
        yield "bibtexparser", _count(lambda: bibtexparser.parse_string(text).entries)
    if form in _PANDOC:
        yield "pandoc", _count(lambda: json.loads(pypandoc.convert_text(text, "csljson", format=_PANDOC[form])))


def _count(read: Callable[[], Sized]) -> int:
    quiet = io.StringIO()
    # Whatever another reader fails with, it has seen nothing.
    with suppress(Exception), redirect_stdout(quiet), redirect_stderr(quiet):
        return len(read())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
