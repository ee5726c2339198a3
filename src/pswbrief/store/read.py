"""Parsing a catalogue or a library: from bytes to validated models, or one error that lists all faults."""

from __future__ import annotations

import re
import shlex
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import tomli
from pydantic import ValidationError

from pswbrief.core.catalogue import Brief, Catalogue, Library, faults, library_faults
from pswbrief.core.reference import Reference
from pswbrief.errors import InputError
from pswbrief.formats.format_names import ENDINGS
from pswbrief.store.files import utf16_codec
from pswbrief.store.line_numbers import FieldPath, line_of, value_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pswbrief.core.catalogue import Fault

File = TypeVar("File", Catalogue, Library)

# Messages by pydantic's type of error; for other types, pydantic's own message is used.
_SENTENCES = {
    "missing": "is missing",
    "extra_forbidden": "is not a field that pswbrief knows",
    "string_type": "should be text between quotes",
    "int_type": "should be a whole number",
    "bool_type": "should be true or false",
    "tuple_type": "should be a list",
    "model_type": "should be a table",
    "model_attributes_type": "should be a table",
    "too_short": "should not be empty",
    "string_pattern_mismatch": "is not an http(s) address",
}
_AT_LINE = re.compile(r"(?P<what>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)
_LONGEST_VALUE = 60
# The least similarity (0 to 1) of a name suggested for an unknown one. `corrections.nearest` is made for ids: it matches parts of
# names, and would suggest url for colour.
_LIKE_ENOUGH = 0.75
_BRIEF = re.compile(r"^[ \t]*(?:\[[ \t]*brief[ \t]*\]|brief[ \t]*[.=])", re.MULTILINE)
_WITHOUT_LIBRARY = "Correct it in a text editor; --brief-only reads the brief without it: pswbrief list --brief-only"
_DOCUMENTS = frozenset({".docx", ".pdf", ".html", ".htm", ".md"})
_STARTS_WITH = "A catalogue starts with [brief] and a title."


class FileFault(NamedTuple):
    """One fault in a file.

    `kind`: pydantic's type of error; "text", "empty" or "toml" for a whole file, "between" for a fault between two tables. `line`:
    counted from 1. `where`: the path of keys and positions. `id`: that of the table around it, as the file has it. `sentence`: the
    message.
    """

    kind: str
    line: int | None
    where: FieldPath
    id: str | None
    sentence: str


class CatalogueError(InputError):
    """Raised for a file that isn't a valid catalogue or library; the sentence has a line per fault, `faults` the single ones."""

    def __init__(self, sentence: str, *, faults: Sequence[FileFault] = (), hint: str | None = None) -> None:
        super().__init__(sentence, hint=hint)
        self.faults = tuple(faults)

    @property
    def lacks_brief(self) -> bool:
        """Return whether all that is wrong is that there is no brief."""
        return [(fault.kind, fault.where) for fault in self.faults] == [("missing", ("brief",))]


def parse_catalogue(data: bytes, name: str) -> Catalogue:
    """Parse a catalogue. CatalogueError, which names the file `name` and each line, if it isn't valid."""
    try:
        return _parse(_not_empty(text_of(data, name), name), name, Catalogue, faults)
    except CatalogueError as error:
        error.file = name
        if error.lacks_brief:
            error.hint = f"{_STARTS_WITH} It may be a library: pswbrief --library {shlex.quote(name)}"
        raise


def parse_library(data: bytes, name: str) -> Library:
    """Parse a library; an empty file is an empty library. CatalogueError as for a catalogue."""
    text = ""
    try:
        text = text_of(data, name)
        return _parse(text, name, Library, library_faults)
    except CatalogueError as error:
        error.file = name
        if _BRIEF.search(text):
            error.hint = f"A file with [brief] is a catalogue: pswbrief --catalogue {shlex.quote(name)}"
        error.hint = error.hint or _WITHOUT_LIBRARY
        raise


def parse_either(data: bytes, name: str) -> Catalogue | Library:
    """Parse a catalogue, if the file has a `[brief]`, or else a library. CatalogueError as for both."""
    text = text_of(data, name)
    if _BRIEF.search(text):
        return _parse(text, name, Catalogue, faults)
    return _parse(text, name, Library, library_faults)


def _not_empty(text: str, name: str) -> str:
    if not text.strip():
        raise CatalogueError(
            f"{name} is empty.", faults=[FileFault("empty", 1, (), None, "The file is empty.")], hint=_STARTS_WITH
        )
    return text


def _parse(text: str, name: str, model: type[File], check: Callable[[File], Iterable[Fault]]) -> File:
    kind = model.__name__.lower()
    try:
        table = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _not_toml(error, name, text) from error
    except RecursionError:
        what = "it is nested too deeply"
        fault = FileFault("toml", None, (), None, f"This is not a {kind}: {what}.")
        raise CatalogueError(f"{name} is not a {kind}: {what}.", faults=[fault]) from None
    try:
        file = model.model_validate(table)
    except ValidationError as error:
        found = [_meant(fault, model) for fault in _found(error)]
        raise _invalid(found, name, text, table, kind) from error
    if found := [_Fault("between", fault.where, fault.what) for fault in check(file)]:
        raise _invalid(found, name, text, table, kind)
    return file


def invalid_block(error: Exception, name: str, text: str) -> CatalogueError:
    """Return the error for the text of one table of the file `name`; only a TOML syntax error has a line."""
    if isinstance(error, tomli.TOMLDecodeError):
        return _not_toml(error, "the text", text)
    if not isinstance(error, ValidationError):
        return CatalogueError(f"{name}: the table is nested too deeply.")
    return CatalogueError("\n".join(f"{name}: {what}." for what in field_faults(error)))


def field_faults(error: ValidationError) -> list[str]:
    """Return a message for each invalid field of a table, without a full stop."""
    return [
        f"{'.'.join(map(str, fault.where))}: {fault.what}" if fault.where else fault.what for fault in _found(error)
    ]


def text_of(data: bytes, name: str) -> str:
    """Decode a file and normalise its line ends to line feeds. CatalogueError if it isn't UTF-8."""
    if utf16_codec(data):
        fault = FileFault("text", 1, (), None, "This is UTF-16, not UTF-8.")
        raise CatalogueError(
            f"{name}:1: this is UTF-16, not UTF-8.", faults=[fault], hint="Save it as UTF-8 in your editor."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = FileFault("text", line, (), None, "This is not a text file in UTF-8.")
        raise CatalogueError(
            f"{name}:{line}: this is not a text file in UTF-8.",
            faults=[fault],
            hint=_what_reads(name) or "Save it as UTF-8.",
        ) from error
    return text.replace("\r\n", "\n") if "\r" in text else text


def _not_toml(error: tomli.TOMLDecodeError, name: str, text: str) -> CatalogueError:
    match = _AT_LINE.fullmatch(str(error))
    line = int(match["line"]) if match and match["line"] else text.count("\n") + 1
    what = match["what"] if match else str(error)
    sentence = f"his is not TOML: {what[:1].lower()}{what[1:]}."
    return CatalogueError(
        f"{name}:{line}: t{sentence}",
        faults=[FileFault("toml", line, (), None, f"T{sentence}")],
        hint=_what_reads(name),
    )


def _what_reads(name: str) -> str | None:
    """Return a hint that names the command which reads a file of that ending; None for a file that may be meant for a catalogue."""
    ending = PurePath(name).suffix.lower()
    if ending in ENDINGS:
        return f"To bring another program's references into your library: pswbrief import {shlex.quote(name)}"
    if ending in _DOCUMENTS:
        return f"To read a brief's document as a catalogue: pswbrief ingest {shlex.quote(name)}"
    return None


class _Fault(NamedTuple):
    kind: str
    where: FieldPath
    what: str


def _found(error: ValidationError) -> list[_Fault]:
    """Return every fault with its place; a list is not reported as empty if its entries are at fault."""
    items = error.errors()
    places = [item["loc"] for item in items]
    return [
        _Fault(item["type"], _shown(item["loc"]), _sentence(item))
        for item in items
        if item["type"] != "too_short"
        or not any(len(place) > len(item["loc"]) and place[: len(item["loc"])] == item["loc"] for place in places)
    ]


def _meant(fault: _Fault, model: type[File]) -> _Fault:
    """Return the fault; if it is an unknown field or table, with the name that was probably meant."""
    if fault.kind != "extra_forbidden":
        return fault
    # Loaded only for a file with such a fault.
    from rapidfuzz import process  # noqa: PLC0415 - as above
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - as above

    match fault.where:
        case (str(name),):
            known: Iterable[str] = model.model_fields
        case ("brief", str(name)):
            known = Brief.model_fields
        case ("references", int(), str(name)):
            known = Reference.model_fields
        case _:
            return fault
    like = DamerauLevenshtein.normalized_similarity
    near = process.extractOne(name.lower(), list(known), scorer=like, score_cutoff=_LIKE_ENOUGH)
    return fault._replace(what=f"{fault.what} (perhaps {near[0]} is meant)") if near else fault


def _shown(place: FieldPath) -> FieldPath:
    # pydantic appends its own names to the place of a fault if a field has several shapes; only those of "after" checks occur here.
    return tuple(part for part in place if isinstance(part, int) or "[" not in part)


def _sentence(item: Any) -> str:  # noqa: ANN401 - pydantic's ErrorDetails, whose members differ with the error
    kind, value = item["type"], item["input"]
    if kind == "value_error":
        return str(item["ctx"]["error"])
    sentence = _SENTENCES.get(kind)
    if sentence is None:
        message = str(item["msg"])
        sentence = message[:1].lower() + message[1:]
    if isinstance(value, str | int | float | bool) and kind not in {"missing", "extra_forbidden"}:
        shown = repr(value)
        shown = shown if len(shown) <= _LONGEST_VALUE else shown[:_LONGEST_VALUE] + "…"
        return f"{sentence}, not {shown}"
    return sentence


def _invalid(found: Iterable[_Fault], name: str, text: str, table: dict[str, Any], kind: str) -> CatalogueError:
    lines = value_lines(text)
    sentences, found_faults = [], []
    for fault in sorted(found, key=lambda fault: line_of(fault.where, lines) or 0):
        line = line_of(fault.where, lines)
        where = f"{name}:{line}" if line else name
        sentences.append(f"{where}: {_named(fault.where, table)}{fault.what}.")
        found_faults.append(FileFault(fault.kind, line, fault.where, _id(fault.where, table), _whole(fault)))
    if len(sentences) == 1:
        return CatalogueError(sentences[0], faults=found_faults)
    return CatalogueError(
        "\n".join([f"{name} is not a valid {kind}; {len(sentences)} things are wrong:", *sentences]),
        faults=found_faults,
    )


def _whole(fault: _Fault) -> str:
    """A fault as a sentence by itself, which names its field."""
    named = [str(part) for part in fault.where if not isinstance(part, int)]
    return f"{named[-1]}: {fault.what}." if named else f"{fault.what[:1].upper()}{fault.what[1:]}."


def _id(place: FieldPath, table: dict[str, Any]) -> str | None:
    """Return the id of the table around a place, as the file has it."""
    match place:
        case (str(name), int(position), *_) if isinstance(part := table[name][position], dict):
            key = part.get("id")
            return key if isinstance(key, str) else None
    return None


def _named(place: FieldPath, table: dict[str, Any]) -> str:
    """The thing and the field, in words: "reference gillard2022impact, doi: "."""
    names: list[str] = []
    rest: Sequence[str | int] = place
    match place:
        case (str(name), int(position), *rest):
            names.append(f"{name.removesuffix('s')} {_id(place, table) or position + 1}")
    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in rest)
    return ", ".join([*names, *([field] if field else [])]) + ": "
