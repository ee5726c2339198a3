"""Lines by the reader's template: `{id} {year} {title}`."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

from pswbrief.errors import UsageError
from pswbrief.term import columns
from pswbrief.term.out import one_line

if TYPE_CHECKING:
    from pswbrief.core.record import Record

# Escapes in a template, which shells pass on unchanged.
_ESCAPES = (("\\t", "\t"), ("\\n", "\n"))


class Template(NamedTuple):
    """The parts of a template in order: a literal text, and the column after it, if there is one."""

    parts: tuple[tuple[str, str | None], ...]

    @classmethod
    def parse(cls, text: str) -> Template:
        r"""Parse a template; `{{` is a brace, `\t` a tab, `\n` a line end.

        UsageError for a wrong brace, UnknownColumnError for an unknown field.
        """
        for escape, meant in _ESCAPES:
            text = text.replace(escape, meant)
        try:
            found = list(Formatter().parse(text))
        except ValueError:
            raise UsageError(
                f"--template {text!r} has a brace without its other.", hint="Write fields as {id}, a brace as {{ or }}."
            ) from None
        parts = []
        for literal, name, spec, conversion in found:
            if spec or conversion:
                raise UsageError(
                    f"--template takes only names between braces, not {{{name}…}}.", hint="Try: {id} {year} {title}"
                )
            if name is not None and not name.strip():
                raise UsageError("--template has empty braces.", hint="Try: {id} {year} {title}")
            parts.append((literal, None if name is None else columns.parse(name)[0]))
        return cls(tuple(parts))

    def line(self, record: Record) -> str:
        """Return the line of a record, with control characters in values replaced by spaces."""
        filled = [
            literal + (one_line(columns.texts(record, (column,))[0]) if column else "")
            for literal, column in self.parts
        ]
        return "".join(filled) + "\n"
