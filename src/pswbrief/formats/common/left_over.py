"""Finding values of a database's record that are not in the item made of it: unread values, and values with additional words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pswbrief.formats.common.date_words import MONTH_WORDS, SEASON_WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from pswbrief.core.enums import ItemType
    from pswbrief.formats.common.tagged import TaggedRecord

_WORD = re.compile(r"[^\W_]+")
# Labels around a value.
_AROUND = frozenset(
    "a an and art article author by doi dx e eissn electronic http https in isbn issn journal no of org p pp print references the"
    " vol".split()
)
_SILENT = _AROUND | MONTH_WORDS.keys() | SEASON_WORDS.keys()


def left_over(record: TaggedRecord, said: Iterable[object], passed_over: Container[str]) -> dict[str, tuple[str, ...]]:
    """Return the values of a record, by tag, that are unread, or have a word that is in none of the texts `said`.

    Values under the tags `passed_over` are left out. Only for formats that are never written: in others a value could come back
    twice.
    """
    texts = {str(text) for text in said if text}
    words = _SILENT.union(*map(_words, texts))
    found = {tag: values for tag, values in record.rest().items() if tag not in passed_over}
    for tag, values in record.values.items():
        if tag in found or tag in passed_over:
            continue
        if more := tuple(value for value in values if value and value not in texts and not _words(value) <= words):
            found[tag] = more
    return found


def said_of(item_type: ItemType, texts: Mapping[str, str], *values: object) -> Iterator[object]:
    """Yield the values of an item: its type, its texts, and the others; names, keywords and variables one by one."""
    yield from (item_type, *texts.values())
    for value in values:
        if isinstance(value, Mapping):
            yield from said_of(item_type, {}, *value.values())
        elif isinstance(value, list | tuple):
            yield from value
        else:
            yield value


def _words(text: str) -> set[str]:
    # "02" may be "2" elsewhere.
    return {word.lstrip("0") or word for word in _WORD.findall(text.casefold())}
