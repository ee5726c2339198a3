"""Parsing records of tagged lines (RIS, MEDLINE, Web of Science, Ovid, Refer): a tag, a value, and continuation lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pswbrief.formats.common.carried import from_line

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from pswbrief.formats.common.assembly import Assembly

# Values up to this length may be equal by chance, such as a volume and a number of references.
CHANCE = 4
# A no-break space is part of a value.
_BLANKS = " \t\r"


@dataclass(slots=True)
class TaggedRecord:
    """One record: its line (from 1), the tag that opened it ("" if none did), and its values by tag.

    Values returned by `first`, `every` and `in_order` count as read; `rest` returns the others, so that none is lost.
    `closed`: whether the tag came that ends a record, in a format that has one.
    """

    line: int
    source: str
    opener: str
    values: dict[str, list[str]] = field(default_factory=dict)
    # The tags in order, one for each value.
    order: list[str] = field(default_factory=list)
    closed: bool = False
    _read: set[tuple[str, int]] = field(default_factory=set)

    def peek(self, *tags: str) -> str:
        """Return the same as `first`, without counting it as read."""
        return next((value for tag in tags for value in self.values.get(tag, ()) if value), "")

    def first(self, *tags: str) -> str:
        """Return the first value that isn't empty under the first of `tags` that has one; "" if none has."""
        for tag in tags:
            # Most tags that are asked for are in few records.
            if tag not in self.values:
                continue
            for place, value in enumerate(self.values[tag]):
                if value:
                    self._read.add((tag, place))
                    return value
        return ""

    def take(self, tag: str, place: int) -> None:
        """Count one value of a tag as read."""
        self._read.add((tag, place))

    def take_if(self, said: Callable[[str], bool], *tags: str) -> None:
        """Count those values of some tags as read for which `said` returns True."""
        for tag in tags:
            for place, value in enumerate(self.values.get(tag, ())):
                if said(value):
                    self.take(tag, place)

    def every(self, *tags: str) -> list[str]:
        """Return the values that aren't empty under all of `tags`."""
        if self.values.keys().isdisjoint(tags):
            return []
        self._read.update((tag, place) for tag in tags for place in range(len(self.values.get(tag, ()))))
        return [value for tag in tags for value in self.values.get(tag, ()) if value]

    def in_order(self, *tags: str) -> list[str]:
        """Return the values that aren't empty under any of `tags`, in the order of the record."""
        if self.values.keys().isdisjoint(tags):
            return []
        self._read.update((tag, place) for tag in tags for place in range(len(self.values.get(tag, ()))))
        values = {tag: iter(self.values.get(tag, ())) for tag in tags}
        return [value for tag in self.order if tag in values and (value := next(values[tag]))]

    def rename(self, name: str, tag: str) -> None:
        """Append the values under `name` to those under `tag`."""
        if name in self.values:
            self.values.setdefault(tag, []).extend(self.values.pop(name))
            self.order = [tag if each == name else each for each in self.order]

    def pop(self, tag: str) -> list[str]:
        """Return the values that aren't empty under a tag, and take them out of the record."""
        if tag not in self.values:
            return []
        self.order = [each for each in self.order if each != tag]
        return [value for value in self.values.pop(tag) if value]

    def rest(self) -> dict[str, tuple[str, ...]]:
        """Return the unread values by tag, without those that repeat a read value of another tag."""
        said = {value for tag, place in self._read if len(value := self.values[tag][place]) > CHANCE}
        unread = {
            tag: tuple(
                value
                for place, value in enumerate(values)
                if value and (tag, place) not in self._read and value not in said
            )
            for tag, values in self.values.items()
        }
        return {tag: values for tag, values in unread.items() if values}


class _Value:
    """The value that a line may continue. Its lines are joined once, as appending line by line would copy the text each time."""

    def __init__(self) -> None:
        self._values: list[str] = []
        self._pieces: list[str] = []

    def start(self, values: list[str], value: str) -> None:
        """Begin a new value, the last of `values`."""
        self.end()
        values.append(value)
        self._values, self._pieces = values, [value]

    def is_open(self) -> bool:
        """Return whether there is a value that a line can continue."""
        return bool(self._pieces)

    def add(self, line: str) -> None:
        """Continue the value with a line, if there is one to continue."""
        stripped = line.strip(_BLANKS)
        if stripped and self._values:
            self._pieces.append(stripped)

    def end(self) -> None:
        """Store the joined value."""
        if len(self._pieces) > 1:
            self._values[-1] = " ".join(piece for piece in self._pieces if piece)
        self._values, self._pieces = [], []


@dataclass(frozen=True, slots=True)
class TaggedSyntax:
    """The syntax of a format's records.

    `line`: matches a line with a tag; its first group is the tag, its last the value. A record starts at one of the tags in `openers`
    and ends at the tag `closer`, if there is one, at the next opener, or, with `blank_ends`, at a blank line. `lists`: tags of which
    each line is a separate value, with or without the tag.
    """

    line: re.Pattern[str]
    openers: frozenset[str]
    closer: str | None = None
    lists: frozenset[str] = frozenset()
    blank_ends: bool = False


def read_records(text: str, syntax: TaggedSyntax) -> Iterator[TaggedRecord]:
    """Yield the records of `text`.

    A line without a tag continues the value above it. Text outside records (numbers, blank lines, headings) is yielded, as a record
    without an opener, only if it has tags.
    """
    record: TaggedRecord | None = None
    last = _Value()
    tag = ""
    for number, line in enumerate(text.replace("\ufeff", "").split("\n"), 1):
        match = syntax.line.match(line)
        if match is None:
            if record is None:
                continue
            if syntax.blank_ends and not line.strip(_BLANKS):
                last.end()
                yield record
                record = None
            elif tag in syntax.lists and last.is_open() and (value := line.strip(_BLANKS)):
                last.start(record.values[tag], value)
                record.order.append(tag)
            else:
                last.add(line)
            continue
        tag, value = (
            match[1].upper(),
            (match[match.lastindex or 1] if (match.lastindex or 1) > 1 else "").strip(_BLANKS),
        )
        if record is not None and (tag == syntax.closer or tag in syntax.openers):
            last.end()
            record.closed = tag == syntax.closer
            yield record
            record = None
        if tag == syntax.closer:
            continue
        if record is None:
            record = TaggedRecord(number, line.strip(), tag if tag in syntax.openers else "")
        last.start(record.values.setdefault(tag, []), value)
        record.order.append(tag)
    if record is not None:
        last.end()
        yield record


@dataclass(slots=True)
class RecordEnds:
    """Finds records without the closing tag (`closer`), which may show that a file was cut off. They are kept."""

    closer: str
    _closed: bool = False
    _unclosed: list[tuple[int, str]] = field(default_factory=list)

    def see(self, record: TaggedRecord) -> None:
        """Note whether a record has its end."""
        if record.closed:
            self._closed = True
        else:
            self._unclosed.append((record.line, record.source))

    def report(self, assembly: Assembly) -> None:
        """Add a problem for each record without an end, or only for the last if no record of the file has one."""
        if self._closed or len(self._unclosed) == 1:
            for line, source in self._unclosed:
                reason = f"the record has no {self.closer} line at its end; it is kept, and may be cut off"
                assembly.problem(line, source, reason, lost=False)
        elif self._unclosed:
            reason = f"no record of the file has an {self.closer} line at its end; this one, the last, may be cut off"
            assembly.problem(*self._unclosed[-1], reason, lost=False)


def carried_values(record: TaggedRecord, tag: str) -> dict[str, str]:
    """Return the lines of `common.carried` among the values of a tag, and count them as read; other values stay unread."""
    found: dict[str, str] = {}
    for place, value in enumerate(record.values.get(tag, ())):
        if carried := from_line(value):
            found[carried[0]] = carried[1]
            record.take(tag, place)
    return found
