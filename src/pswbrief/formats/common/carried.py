"""Carrying values that a format has no field for, as lines of text in a field that the format leaves to users.

A line is the name of a CSL variable, or `id`, `type` or `extra`, and a text: a date is EDTF; names, keywords and `extra` are JSON.
Characters that could end a line or a field are percent-encoded. If the format's own field reads back as another value, the line
names that value (`broadcast instead of motion_picture`) and is ignored once the field has been changed. Paragraphs and markup of an
abstract are layout: an abstract is not carried for them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pswbrief.core.csl import CslValue, check_extra, check_name, check_variable, extra_to_record
from pswbrief.core.edtf import Edtf
from pswbrief.core.enums import ItemType
from pswbrief.core.fields import FieldKind, item_fields
from pswbrief.core.identifiers import bare_doi, check_pmcid, check_pmid
from pswbrief.core.name import Name, name_from_record, name_to_record
from pswbrief.core.pages import Pages
from pswbrief.core.variables import VARIABLES, VariableKind, variable_named
from pswbrief.formats.common.cleaning import valid_address
from pswbrief.text.normalize import clean_text
from pswbrief.text.plain import plain
from pswbrief.text.rich import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pswbrief.core.item import Item

# By CSL variable: the attribute of an item that holds it, and its kind.
_ATTRIBUTES = {field.csl: (field.item or field.name) for field in item_fields()}
_KINDS = {field.csl: field.kind for field in item_fields()}
_BESIDE = ("id", "type", "extra")
_INSTEAD = " instead of "
# Characters that could end a line, a field or its group, or look like an escape; and blanks at an end, which readers strip.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\\\\]|%(?=[0-9A-Fa-f]{2})|^ | $|(?<= ) |(?<= instead) (?=of )"
)
# Characters that no format writes, and readers replace.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_NO_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")
_BRACES = re.compile("[{}]")
# Checks of identifiers, which need validation here as in the format's own fields.
_CHECKS = {"DOI": bare_doi, "PMID": check_pmid, "PMCID": check_pmcid, "URL": valid_address}
# Serial numbers, of which a format may have room for the first only.
_SERIAL = frozenset({"ISBN", "ISSN"})
_LINE = re.compile(r"csl\.([A-Za-z_-]+):[ \t]*(.*)")


def as_lines(carried: Mapping[str, str]) -> list[str]:
    """Return carried values as the lines that `from_line` reads: `csl.medium: film`."""
    return [f"csl.{name}: {text}".rstrip(" ") for name, text in carried.items()]


def from_line(line: str) -> tuple[str, str] | None:
    """Return the name and the text in a line that carries a value; None for any other line."""
    match = _LINE.fullmatch(line.strip(" \t\r"))
    return (match[1], match[2]) if match else None


def differences(item: Item, read_back: Item | None) -> dict[str, str]:
    """Return the lines that are needed to get `item` back from a format whose own fields give `read_back`."""
    lines: dict[str, str] = {}
    found = _values(read_back) if read_back is not None else {}
    exact = _values(item)
    for name in (*exact, *(name for name in found if name not in exact)):
        text, native = _text(exact.get(name)), _text(found.get(name))
        if text != native and not (name == "abstract" and plain(text) == plain(native)):
            agrees = not native or (name not in _BESIDE and text and _agree(name, native, text))
            lines[name] = quoted(text) + ("" if agrees else _INSTEAD + quoted(native))
    if extra := _changed_extra(item, read_back):
        lines["extra"] = quoted(_json(extra))
    return lines


def _values(item: Item) -> dict[str, Any]:
    found: dict[str, Any] = {"id": item.id, "type": item.type, **item.csl}
    return found | {
        variable: value
        for variable, name in _ATTRIBUTES.items()
        if (value := getattr(item, name)) is not None and value != ()
    }


def _text(value: Any) -> str:  # noqa: ANN401 - whatever an item holds
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _json([each if isinstance(each, str) else _name_record(each) for each in value if str(each)])
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub(" ", str(value)))


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)


def _name_record(name: Name) -> dict[str, str]:
    record = name_to_record(name)
    return {part: text for part, text in record.items() if text or part == "family"}


def _changed_extra(item: Item, read_back: Item | None) -> dict[str, dict[str, Any]]:
    """Return, by form, the fields beyond CSL that are lost in reading, and None for those that reading adds."""
    found = read_back.extra if read_back is not None else {}
    changed: dict[str, dict[str, Any]] = {}
    for form, values in extra_to_record(item.extra).items():
        there = extra_to_record({form: found.get(form, {})}).get(form, {})
        changed[form] = {name: value for name, value in values.items() if there.get(name) != value}
    for form, fields in found.items():
        more = fields.keys() - item.extra.get(form, {}).keys()
        changed.setdefault(form, {}).update(dict.fromkeys(sorted(more)))
    return {form: values for form, values in changed.items() if values}


def quoted(text: str) -> str:
    """Encode a text as one line with balanced braces, which `restored` decodes."""
    text = _UNSAFE.sub(_percent, text)
    depth = 0
    for brace in _BRACES.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    return text if depth == 0 else _BRACES.sub(_percent, text)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def restored(item: Item, lines: Mapping[str, str]) -> tuple[Item, dict[str, str]]:
    """Return an item with the values of carried lines applied, and the lines that can't be parsed.

    A line is ignored if its field has been changed since.
    """
    updates: dict[str, Any] = {}
    csl: dict[str, CslValue] = dict(item.csl)
    unread: dict[str, str] = {}
    for name, line in lines.items():
        if name == "id":
            continue
        try:
            if name == "extra":
                updates["extra"] = _merged_extra(item.extra, _mapping_of_mappings(unquote(line)))
                continue
            variable = name if name == "type" else variable_named(name) or ""
            value = _applied(variable, line, item)
        except (ValueError, KeyError, TypeError, RecursionError):
            unread[name] = line
            continue
        if value is _SAME:
            continue
        if variable == "type" or variable in _ATTRIBUTES:
            updates[_ATTRIBUTES.get(variable, "type")] = value
        elif value in (None, ()):
            csl.pop(variable, None)
        else:
            csl[variable] = value
    return replace(item, csl=csl, **updates), unread


_SAME: Any = object()


def id_line(exact: str, written: str) -> str:
    """Return the line for an id that a format had to change to `written`, or has no field for (`written` is "")."""
    return quoted(exact) + (_INSTEAD + quoted(written) if written else "")


def carried_id(line: str, native: str) -> str:
    """Return the id that a line carries for a record with the id `native`; `native` if that has been changed since."""
    text, _, replaced = map(unquote, line.partition(_INSTEAD))
    return text if replaced == native else native


def _applied(variable: str, line: str, item: Item) -> Any:  # noqa: ANN401 - whatever an item holds
    """Return the value that a line carries for an item; `_SAME` if the item's own value has been changed since."""
    # For an absent value, the blank before "instead of" is stripped like any at the start of a field.
    text, instead, replaced = (" " + line if line.startswith(_INSTEAD[1:]) else line).partition(_INSTEAD)
    text, replaced = unquote(text), unquote(replaced)
    native = _text(item.type if variable == "type" else _values(item).get(variable))
    # A type without "instead of" belongs to a record that has no value but its lines.
    holds = native == replaced if instead else not native or variable == "type" or _agree(variable, native, text)
    return _read(variable, text) if holds else _SAME


def _read(variable: str, text: str) -> Any:  # noqa: ANN401 - whatever an item holds
    """Parse the text of a variable; None or () for an absent value. ValueError, or a subclass, if it is invalid."""
    kind = _KINDS.get(variable)
    if variable == "type":
        return ItemType(text)
    if kind is FieldKind.WORDS:
        return tuple(_line(str(word)) for word in _list(text))
    if kind is FieldKind.NAMES or VARIABLES[variable] is VariableKind.NAMES:
        return tuple(map(_name, _list(text)))
    if not text:
        return None
    if convert := _CHECKS.get(variable) or _OF_KIND.get(kind):
        return convert(text)
    return _line(text) if kind is not None else check_variable(variable, _line(text))


def _list(text: str) -> list[Any]:
    """Parse a JSON array; "" is an empty one. ValueError for any other JSON."""
    values = json.loads(text or "[]")
    if not isinstance(values, list):
        raise ValueError("no array")  # noqa: TRY004 - as for any other text that is no value
    return values


def _name(record: Any) -> Name:  # noqa: ANN401 - whatever JSON holds
    check_name(record)
    return name_from_record({part: _line(text) for part, text in record.items()})


def _line(text: str) -> str:
    return clean_text(text).replace("\n", " ")


_OF_KIND: dict[FieldKind | None, Callable[[str], Any]] = {
    FieldKind.PAGES: lambda text: Pages.kept_as_text(_line(text)),
    FieldKind.DATE: Edtf.parse,
    FieldKind.LINES: clean_text,
    # The note, which is a field of its own in an item only.
    FieldKind.COMPUTED: clean_text,
}


def _mapping_of_mappings(text: str) -> dict[str, dict[str, Any]]:
    """Parse a JSON object of objects. ValueError for any other JSON."""
    values = json.loads(text)
    if not isinstance(values, dict) or not all(isinstance(each, dict) for each in values.values()):
        raise ValueError("no object of objects")
    return values


def _merged_extra(extra: Mapping[str, Mapping[str, Any]], changed: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {form: dict(values) for form, values in extra.items()}
    for form, values in changed.items():
        added = {name: value for name, value in values.items() if value is not None}
        there = merged.setdefault(form, {})
        for name in values.keys() - added.keys():
            there.pop(name, None)
        there |= check_extra({form: added})[form] if added else {}
    return {form: values for form, values in merged.items() if values}


def _agree(variable: str, native: str, exact: str) -> bool:
    """Return whether two texts of a value agree as far as the less exact one goes."""
    if _KINDS.get(variable) is FieldKind.DATE or VARIABLES.get(variable) is VariableKind.DATE:
        return Edtf.parse(native).year == Edtf.parse(exact).year
    ours, theirs = _letters(native), _letters(exact)
    return ours == theirs or (variable in _SERIAL and _contains(theirs, ours))


def _letters(text: str) -> list[str]:
    """Return the letters and digits of a text, sorted, so that punctuation and the order of parts don't matter."""
    return sorted(char for char in unicodedata.normalize("NFKD", plain_text(text)).casefold() if char.isalnum())


def _contains(whole: Iterable[str], part: Iterable[str]) -> bool:
    left = iter(whole)
    return all(char in left for char in part)
