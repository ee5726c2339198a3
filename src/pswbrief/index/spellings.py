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
# Common Japanese family names, whose characters a transliteration reads as Chinese.
_JAPANESE = {
    "佐藤": "Sato", "鈴木": "Suzuki", "高橋": "Takahashi", "田中": "Tanaka", "伊藤": "Ito", "渡辺": "Watanabe", "山本": "Yamamoto",
    "中村": "Nakamura", "小林": "Kobayashi", "加藤": "Kato", "吉田": "Yoshida", "山田": "Yamada", "佐々木": "Sasaki",
    "山口": "Yamaguchi",
    "松本": "Matsumoto", "井上": "Inoue", "木村": "Kimura", "斎藤": "Saito", "清水": "Shimizu", "山崎": "Yamazaki Yamasaki",
    "池田": "Ikeda", "橋本": "Hashimoto", "阿部": "Abe", "石川": "Ishikawa", "山下": "Yamashita", "中島": "Nakajima", "石井": "Ishii",
    "小川": "Ogawa", "前田": "Maeda", "岡田": "Okada", "長谷川": "Hasegawa", "藤田": "Fujita", "後藤": "Goto", "近藤": "Kondo",
    "村上": "Murakami", "遠藤": "Endo", "青木": "Aoki", "坂本": "Sakamoto", "福田": "Fukuda", "太田": "Ota", "西村": "Nishimura",
    "藤井": "Fujii", "金子": "Kaneko", "岡本": "Okamoto", "藤原": "Fujiwara", "三浦": "Miura", "中野": "Nakano", "中川": "Nakagawa",
    "原田": "Harada", "松田": "Matsuda", "竹内": "Takeuchi", "小野": "Ono", "田村": "Tamura", "和田": "Wada", "石田": "Ishida",
    "森田": "Morita", "上田": "Ueda", "内田": "Uchida", "柴田": "Shibata", "酒井": "Sakai", "宮崎": "Miyazaki", "横山": "Yokoyama",
}  # fmt: skip
# The consonants of Indian scripts, which Unicode has at the same places of each block (ISCII), as names are romanised. Each has an
# "a" of its own, unless another vowel or a virama follows, or it ends the word.
_CONSONANTS = dict(
    enumerate("k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h".split(), 0x15)
)
_VOWELS = dict(zip((*range(5, 0xC), 0xF, 0x10, 0x13, 0x14), "a a i i u u ri e ai o au".split(), strict=True))
_VOWEL_SIGNS = dict(
    zip(
        (0x3E, 0x3F, 0x40, 0x41, 0x42, 0x43, 0x47, 0x48, 0x4B, 0x4C, 0x4D),
        [*"aiiuu", "ri", "e", "ai", "o", "au", ""],
        strict=True,
    )
)
_NASALS = {0x01: "n", 0x02: "n"}
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
    if any(map(_is_indian, name)) and (romanised := _indian(name)) not in found:
        found.append(romanised)
    if is_unspaced(name[0]):
        family, _, given = name.replace(",", "").partition(" ")
        usual = f"{_KOREAN.get(family, '')} {_JAPANESE.get(family, '')}".split()
        found += [f"{one} {anyascii(given)}" for one in usual]
        found += [family + given.replace(" ", "")] if given else []
    return found


def _is_indian(char: str) -> bool:
    return "\u0900" <= char <= "\u0d7f"


def _indian(name: str) -> str:
    """Return a name in Indian scripts in Latin letters, as it is romanised: "शर्मा राम" gives "sharma ram"."""
    latin = ""
    for char, following in zip(name, f"{name[1:]} ", strict=True):
        place = ord(char) & 0x7F
        if not _is_indian(char):
            latin += char
        elif place in _CONSONANTS:
            own = _is_indian(following) and ord(following) & 0x7F not in _VOWEL_SIGNS
            latin += _CONSONANTS[place] + "a" * own
        else:
            latin += (_VOWELS | _VOWEL_SIGNS | _NASALS).get(place, "")
    return latin
