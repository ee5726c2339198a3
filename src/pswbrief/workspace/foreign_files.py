"""Read files of references: decode them and parse them in their format, another program's or pswbrief's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import InputError
from pswbrief.formats import registry
from pswbrief.formats.common.decoding import decode_text
from pswbrief.formats.common.result import FormatError
from pswbrief.formats.format_names import FormatName
from pswbrief.formats.sniff import is_own, sniff
from pswbrief.formats.unreadable import unreadable_format

if TYPE_CHECKING:
    from pswbrief.core.item import Item
    from pswbrief.formats.common.result import Problem


class ParsedFile(NamedTuple):
    """The contents of a file of references.

    `name`: its name in messages; `format`: the format it was read as; `items` and the `lines` where they start; `problems`: parts
    that could not be read; `guessed_encoding`: its encoding if that was guessed, else None.
    """

    name: str
    format: str
    items: tuple[Item, ...]
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]
    guessed_encoding: str | None = None


def parse_file(
    data: bytes, name: str, source: FormatName | None = None, *, has_name: bool = True, encoding: str | None = None
) -> ParsedFile:
    """Parse a file's bytes in the format `source`, or else in a format guessed from the contents and the name.

    `has_name` is false for a stream, whose `name` doesn't indicate its format; `encoding` is that of the bytes, if known.
    InputError if nothing can be read, UsageError for an unknown encoding.
    """
    decoded = decode_text(data, encoding)
    text = decoded.text
    if not text.strip():
        raise InputError(f"There is nothing in {name}.")
    if source is None and (known := unreadable_format(text)):
        raise InputError(f"{name} is in {known.name}, which pswbrief doesn't read.", hint=known.instead)
    found = source or sniff(text, name if has_name else None)
    guessed = decoded.encoding if decoded.guessed else None
    if found is None and is_own(text):
        from pswbrief.workspace.own_formats import parse_own

        own, result = parse_own(text, name)
        return ParsedFile(name, own, result.items, result.lines, result.problems, guessed)
    if found is None:
        raise InputError(
            f"The format of {name} is not one that pswbrief knows.", hint=f"Say --from: {', '.join(FormatName)}."
        )
    try:
        result = registry.loads(found, text)
    except FormatError as error:
        why = error.sentence[:1].lower() + error.sentence[1:].removesuffix(".")
        raise InputError(f"{name} can't be read as {found}: {why}.", hint=error.hint) from None
    return ParsedFile(name, found, result.items, result.lines, result.problems, guessed)


def check_not_empty(file: ParsedFile) -> None:
    """Raise InputError if no reference of a file could be read."""
    if not file.items:
        raise InputError(f"There is no reference in {file.name} that can be read as {file.format}.")
