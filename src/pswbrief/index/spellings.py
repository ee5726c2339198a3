"""Other spellings under which a name is indexed: in either order, with initials, transliterated, without blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.core.name import Organisation
from pswbrief.text.normalize import fold
from pswbrief.text.words import is_unspaced

if TYPE_CHECKING:
    from pswbrief.core.name import Person

# Common Korean family names as their bearers romanise them, which is seldom the official romanisation (2000).
_KOREAN = {
    "강": "Kang", "고": "Ko Koh", "곽": "Kwak", "구": "Koo", "권": "Kwon", "김": "Kim", "노": "Noh Roh", "류": "Ryu Ryoo",
    "문": "Moon", "박": "Park Pak", "배": "Bae", "백": "Baek Paik", "서": "Suh", "성": "Sung", "신": "Shin", "심": "Shim",
    "안": "Ahn", "오": "Oh", "우": "Woo", "유": "Yoo", "윤": "Yoon", "이": "Lee Yi Rhee", "임": "Lim", "장": "Chang",
    "전": "Jun Chun", "정": "Jung Chung", "조": "Cho", "주": "Joo", "최": "Choi", "허": "Huh Hur", "현": "Hyun", "황": "Whang",
}  # fmt: skip
# Separators of given names and initials.
_BETWEEN = re.compile(r"[\s.-]+")
# ELOT 743 writes these two letters of Greek as one sound.
_GREEK_OU = (("ου", "ou"), ("ού", "ou"), ("Ου", "Ou"), ("Ού", "Ou"), ("ΟΥ", "OU"))


def in_any_order(name: Person | Organisation) -> str:
    """Return a name with the family name first, then last, and last after initials: "Byrne Louise Ann Byrne L Byrne L A Byrne"."""
    if isinstance(name, Organisation):
        return name.literal
    family = name.family
    initials = [part[0] for part in _BETWEEN.split(name.given) if part]
    parts = [f"{name.full_family} {name.given} {family} {name.suffix}".rstrip()]
    if initials:
        parts += [initials[0], family]
    if len(initials) > 1:
        parts += [*initials, family]
    return " ".join(parts)


def other_spellings(name: str) -> list[str]:
    """Return other spellings of a name in another script; [] for one in Latin letters."""
    if name.isascii() or fold(name).isascii():
        return []
    from anyascii import anyascii  # noqa: PLC0415 - hardly any name needs it

    found = [str(anyascii(name))]
    greek = name
    for letters, sound in _GREEK_OU:
        greek = greek.replace(letters, sound)
    if greek != name:
        found.append(str(anyascii(greek)))
    if is_unspaced(name[0]):
        family, _, given = name.replace(",", "").partition(" ")
        found += [f"{usual} {anyascii(given)}" for usual in _KOREAN.get(family, "").split()]
        found += [family + given.replace(" ", "")] if given else []
    return found
