"""CSL-YAML: the records of CSL-JSON in YAML, as in pandoc's documents. Source: pandoc's manual, "Citations".

Built from the events of PyYAML's parser (libyaml's, if installed). Every scalar is text, so that a volume `1e3` or a language `no`
is unchanged. Aliases, which can make a small file endless, and excessive depths are refused.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from pswbrief.formats.common.result import FormatError, ParseResult
from pswbrief.formats.common.xml_values import NOT_XML
from pswbrief.formats.csl_json.csl_json import read_all, to_csl
from pswbrief.formats.csl_json.records import FoundRecord
from pswbrief.text.line_counter import LineCounter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pswbrief.core.item import Item

_DEEPEST = 20
_SHOWN = 80
# The end of a document's metadata, which Markdown may follow.
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^([ \t]*)-[ \t]", re.MULTILINE)


def loads(text: str) -> ParseResult:
    """Return the items of a list of records, or of `references` in a mapping. FormatError if the text is neither.

    If the text as a whole is not valid YAML, each entry of the list is parsed by itself, and invalid ones become problems.
    """
    text = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text.removeprefix("\ufeff"))
    if not text.strip():
        return ParseResult(())
    start = _END.match(text.lstrip("\n"))
    if start and (end := _END.search(text, text.index(start[0]) + len(start[0]))):
        text = text[: end.start()]
    try:
        found = _records(text)
    except FormatError:
        found = list(_entries(text))
        if all(record.reason for record in found):
            raise
    return read_all(found)


def dumps(items: Sequence[Item], notice: str | None = None) -> str:
    """Return a mapping with the items under `references`, variables as in CSL-JSON; the notice becomes a comment."""
    comment = "".join(f"# {line}\n" for line in NOT_XML.sub(" ", notice or "").splitlines())
    written = "".join(f"- {_block(to_csl(item), '  ')}" for item in items)
    return f"{comment}---\nreferences:{chr(10) + written if written else ' []' + chr(10)}...\n"


def _block(value: Any, indent: str) -> str:  # noqa: ANN401 - whatever a record of JSON holds
    """Return a JSON value in YAML's block style: its first line without indentation, all others indented by `indent`."""
    if isinstance(value, dict) and value:
        return indent.join(f"{_scalar(name)}:{_below(each, indent)}" for name, each in value.items())
    if isinstance(value, list | tuple) and value:
        return indent.join(f"- {_block(each, indent + '  ')}" for each in value)
    return f"{_scalar(value)}\n"


def _below(value: Any, indent: str) -> str:  # noqa: ANN401 - as above
    """Return a value as it follows its name in a mapping."""
    if isinstance(value, dict) and value:
        return f"\n{indent}  {_block(value, indent + '  ')}"
    # A list may be indented no further than its name.
    return (
        f"\n{indent}{_block(value, indent)}"
        if isinstance(value, list | tuple) and value
        else f" {_block(value, indent)}"
    )


def _scalar(value: Any) -> str:  # noqa: ANN401 - as above
    """Return a text unquoted if YAML reads that as the same text, else as a JSON string (which is YAML, too: 1.2, section 1.3)."""
    if isinstance(value, str):
        if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
            return value
        value = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)
    return _UNPRINTED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


# Scalars that can only be text; and words of letters that YAML would read as another type.
_PLAIN = re.compile(r"[^\W\d_](?:[\w.,()'’“”/&+-]| (?! ))*(?<! )")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
# YAML 1.2, sections 5.1 and 5.4: characters that are escaped, and those that some parsers take for a line's end.
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def _records(text: str) -> list[FoundRecord]:
    value, lines = _parsed(text)
    if isinstance(value, dict):
        value = value.get("references")
    if not isinstance(value, list):
        raise FormatError("The text is not CSL-YAML, which is a list of records, or has one under references.")
    return [FoundRecord(lines.get(id(record), 1), str(record)[:_SHOWN], record) for record in value]


def _entries(text: str) -> Iterator[FoundRecord]:
    """Yield each entry of the outermost list, parsed by itself."""
    first = _ITEM.search(text)
    if first is None:
        return
    starts = [match.start() for match in _ITEM.finditer(text) if match[1] == first[1]]
    lines = LineCounter(text)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part, line = text[start:end], lines.at(start)
        try:
            yield _records(part)[0]._replace(line=line)
        except FormatError as error:
            yield FoundRecord(line, part[:_SHOWN], None, error.sentence[:1].lower() + error.sentence[1:].rstrip("."))


def _parsed(text: str) -> tuple[Any, dict[int, int]]:
    """Return the first document of a text as lists, mappings and texts, and by their `id()` the lines on which they start."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.DocumentEndEvent):
                break
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        where = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise FormatError(f"The text is not valid YAML{where}: {error.problem or error.context}.") from None
    except yaml.YAMLError:
        raise FormatError("The text is not valid YAML.") from None
    return (builder.root[0] if builder.root else None), builder.lines


class _Builder:
    """Builds values from parser events."""

    def __init__(self) -> None:
        self.root: list[Any] = []
        self.lines: dict[int, int] = {}
        self._open: list[Any] = [self.root]
        # In each open mapping, the name whose value comes next.
        self._names: list[str | None] = [None]

    def take(self, event: yaml.Event) -> None:
        """Process one event. FormatError for an alias, or excessive depth."""
        if isinstance(event, yaml.AliasEvent):
            raise FormatError("The YAML has aliases, which a list of references has no use for; it is not read.")
        if isinstance(event, yaml.ScalarEvent):
            self._put(event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            value: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
            self._put(value)
            self.lines[id(value)] = event.start_mark.line + 1 if event.start_mark else 1
            self._open.append(value)
            self._names.append(None)
            if len(self._open) > _DEEPEST:
                raise FormatError("The YAML is nested deeper than any record; it is not read.")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._names.pop()

    def _put(self, value: object) -> None:
        inner = self._open[-1]
        if isinstance(inner, list):
            inner.append(value)
        elif self._names[-1] is None:
            self._names[-1] = str(value)
        else:
            inner[self._names[-1]] = value
            self._names[-1] = None
