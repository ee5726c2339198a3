"""Citation keys by a pattern in JabRef's syntax: `[auth][year]`, `[authors3:lower][shorttitle]`.

Source: JabRef's documentation, "Customize the citation key generator".
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pswbrief.core.keys import check_citation_key, in_latin_letters
from pswbrief.core.name import OTHERS, Person
from pswbrief.errors import UsageError
from pswbrief.text.rich import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pswbrief.core.item import Item
    from pswbrief.core.name import Name

_MARKER = re.compile(r"\[([^\[\]]*)\]")
_NOT_KEY = re.compile(r"[^A-Za-z0-9]+")
_WORD = re.compile(r"[^\W_]+")
# Words that a short title leaves out (the English ones in JabRef's list of function words).
_FUNCTION_WORDS = frozenset(
    "a about above across against along among an and around at before behind below beneath beside between beyond but by down during"
    " except for from in inside into like near nor of off on onto or over since so than the through to toward under until up upon"
    " with within without yet".split()
)
_MARKERS_NAMED = (
    "[auth], [auth3], [authors], [authors3], [authEtAl], [year], [shortyear], [title], [shorttitle], [veryshorttitle],"
    " [journal]"
)
_MODIFIERS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": str.capitalize,
    "abbr": lambda text: "".join(word[0] for word in _WORD.findall(text)),
}


def keys_by_pattern(items: Sequence[Item], pattern: str, taken: Iterable[str] = ()) -> list[str]:
    """Return a key for each item; keys that are the same, or `taken`, get `a`, `b` and so on. UsageError for a wrong pattern.

    >>> from pswbrief.core.item import Item
    >>> keys_by_pattern([Item(id="x", title="On the ward"), Item(id="y", title="Ward days")], "[veryshorttitle:lower]-[auth]")
    ['ward-a', 'ward-b']
    """
    stems = [_stem(item, pattern) for item in items]
    folded = [stem.casefold() for stem in stems]
    count = Counter(folded)
    others = {key.casefold() for key in taken}
    count.update(others)
    used = others | {stem for stem in folded if count[stem] == 1}
    numbers: dict[str, int] = {}
    keys = []
    for stem, same in zip(stems, folded, strict=True):
        key = stem
        if count[same] > 1:
            while True:
                key = stem + _letters(numbers.get(same, 0))
                numbers[same] = numbers.get(same, 0) + 1
                if key.casefold() not in used:
                    break
            used.add(key.casefold())
        keys.append(key)
    return keys


def _letters(number: int) -> str:
    """Return a, b … z, aa, ab … for 0, 1 and so on."""
    text = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(ord("a") + digit) + text
    return text


def _stem(item: Item, pattern: str) -> str:
    if not _MARKER.search(pattern):
        raise UsageError(
            f"The pattern {pattern!r} names nothing of a reference.", hint=f"Try [auth][year], or: {_MARKERS_NAMED}."
        )
    text = _MARKER.sub(lambda match: _value(item, match[1], pattern), pattern)
    try:
        return check_citation_key(text or item.id)
    except ValueError:
        raise UsageError(
            f"The pattern {pattern!r} makes {text!r}, which is no key.",
            hint="A key has letters, digits and : _ . / + - only.",
        ) from None


def _value(item: Item, marker: str, pattern: str) -> str:
    name, *modifiers = marker.split(":")
    match = re.fullmatch(r"([A-Za-z]+?)([0-9]{0,3})", name)
    maker = _MAKERS.get(match[1].lower()) if match else None
    if match is None or maker is None or any(each.lower() not in _MODIFIERS for each in modifiers):
        raise UsageError(
            f"The pattern {pattern!r} has [{marker}], which is no word of a pattern.",
            hint=f"There are {_MARKERS_NAMED}, and :{', :'.join(_MODIFIERS)} behind each.",
        )
    text = maker(item, int(match[2]) if match[2] else 0)
    for each in modifiers:
        text = _MODIFIERS[each.lower()](text)
    return _NOT_KEY.sub("", text)


def _families(item: Item) -> list[str]:
    return [_family(name) for name in item.authors or item.editors if name != OTHERS]


def _family(name: Name) -> str:
    if isinstance(name, Person):
        return _NOT_KEY.sub("", in_latin_letters(name.full_family))
    words = _WORD.findall(in_latin_letters(name.literal))
    # An organisation is abbreviated to its initials, as in JabRef; a single word is kept as it is.
    return (
        words[0]
        if len(words) == 1
        else "".join(word[0].upper() for word in words if word.lower() not in _FUNCTION_WORDS)
    )


def _auth(item: Item, length: int) -> str:
    families = _families(item)
    return (families[0][:length] if length else families[0]) if families else ""


def _authors(item: Item, most: int) -> str:
    families = _families(item)
    return "".join([*families[:most], "EtAl"] if most and len(families) > most else families)


def _auth_et_al(item: Item, _: int) -> str:
    families = _families(item)
    return "".join(families) if len(families) < 3 else f"{families[0]}EtAl"  # noqa: PLR2004 - two are both named


def _year(item: Item, _: int) -> str:
    return f"{item.issued.year:04d}" if item.issued else ""


def _words(text: str | None) -> list[str]:
    return [word for word in _WORD.findall(in_latin_letters(plain_text(text or "")).replace("'", "")) if word]


def _short_title(item: Item, most: int) -> str:
    words = [word for word in _words(item.title) if word.lower() not in _FUNCTION_WORDS]
    return "".join(words[: most or 3])


_MAKERS: dict[str, Callable[[Item, int], str]] = {
    "auth": _auth,
    "authors": _authors,
    "authetal": _auth_et_al,
    "year": _year,
    "shortyear": lambda item, number: _year(item, number)[-2:],
    "title": lambda item, _: "".join(_words(item.title)),
    "shorttitle": _short_title,
    "veryshorttitle": lambda item, _: _short_title(item, 1),
    "journal": lambda item, _: "".join(_words(item.container)),
}
