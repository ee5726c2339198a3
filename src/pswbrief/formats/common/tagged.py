"""Records of tagged lines, as RIS and PubMed's MEDLINE format have them: `TAG`, blanks, a hyphen, a value that may run over lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

# A no-break space is part of a value.
_BLANKS = " \t\r"


@dataclass(slots=True)
class TaggedRecord:
    """One record: its line (from 1), the tag that opened it ("" if none did), and its values by tag."""

    line: int
    source: str
    opener: str
    values: dict[str, list[str]] = field(default_factory=dict)
    # The tags as they came, one for each value.
    order: list[str] = field(default_factory=list)

    def first(self, *tags: str) -> str:
        """The first value that isn't empty under the first of `tags` that has one; "" if none has."""
        return next((value for tag in tags for value in self.values.get(tag, ()) if value), "")

    def every(self, *tags: str) -> list[str]:
        """The values that aren't empty under all of `tags`."""
        return [value for tag in tags for value in self.values.get(tag, ()) if value]


class _Value:
    """The value that a line may continue. Its pieces are joined once: a text that grew line by line would be copied each time."""

    def __init__(self) -> None:
        self._values: list[str] = []
        self._pieces: list[str] = []

    def start(self, values: list[str], value: str) -> None:
        """Begin another value, the last of `values`."""
        self.end()
        values.append(value)
        self._values, self._pieces = values, [value]

    def add(self, line: str) -> None:
        """Continue the value with a line, if there is one to continue."""
        stripped = line.strip(_BLANKS)
        if stripped and self._values:
            self._pieces.append(stripped)

    def end(self) -> None:
        """Put the whole value in its place."""
        if len(self._pieces) > 1:
            self._values[-1] = " ".join(piece for piece in self._pieces if piece)
        self._values, self._pieces = [], []


def read_records(
    text: str, line_shape: re.Pattern[str], openers: Iterable[str], closer: str | None
) -> Iterator[TaggedRecord]:
    """Yield the records of `text`, each line matched by `line_shape` (groups: tag, value); a record starts at one of `openers`.

    A line of any other shape continues the value above it. What stands outside every record (numbers, blank lines, a program's
    heading) comes as a record without an opener only if it has tags.
    """
    record: TaggedRecord | None = None
    opening = frozenset(openers)
    last = _Value()
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        match = line_shape.match(line)
        if match is None:
            last.add(line)
            continue
        tag, value = match[1].upper(), (match[2] or "").strip(_BLANKS)
        if record is not None and (tag == closer or tag in opening):
            last.end()
            yield record
            record = None
        if tag == closer:
            continue
        if record is None:
            record = TaggedRecord(number, line.strip(), tag if tag in opening else "")
        last.start(record.values.setdefault(tag, []), value)
        record.order.append(tag)
    if record is not None:
        last.end()
        yield record
