"""Values as JSON texts that are safe to print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Characters that JSON allows unescaped in strings (RFC 8259, section 7) although terminals obey them, or readers take them for line
# ends: DEL, the C1 controls, U+2028 and U+2029. They occur nowhere but in strings.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def as_json(value: object) -> str:
    """Return a value as one JSON text, indented, with a final newline."""
    return json.dumps(value, ensure_ascii=False, indent=2).translate(_ESCAPED) + "\n"


def as_json_lines(records: Iterable[Mapping[str, Any]]) -> str:
    """Return records as JSON lines: one JSON text a line."""
    return "".join(json.dumps(record, ensure_ascii=False).translate(_ESCAPED) + "\n" for record in records)
