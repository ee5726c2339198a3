"""Translating the notations of bibliographic databases, as pasted from a search strategy, to the query language.

Sources: PubMed Help, "Search field tags" (`burnout[tiab]`); Ovid, "Field search" (`burnout.ti,ab.`, `exp burnout/`, `adj3`); EBSCO,
"Field codes" and "Proximity searches" (`TI burnout`, `N3`); Web of Science, "Field tags" (`TS=(burnout)`); Scopus, "Field codes"
(`TITLE-ABS-KEY(burnout)`). Tags behind a word and codes before a parenthesis are read by `tokens`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pswbrief.index.authors import MOST_INITIALS, is_unspeakable
from pswbrief.search.field_names import FIELDS, HEADINGS, known_field
from pswbrief.search.reach import with_reach
from pswbrief.search.tokens import SMALL_OPERATORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.search.tokens import QueryToken

# Ovid's codes behind a word or a parenthesis.
_CODE_LIST = "[a-z]{2}(?:,[a-z]{2})*"
_SUFFIX = re.compile(rf"(?P<word>.*)(?:\.(?P<codes>{_CODE_LIST})\.?|:(?P<behind>{_CODE_LIST}))", re.DOTALL)
# PubMed's tag behind a blank or a parenthesis.
_TAG = re.compile(r"\[(?P<tag>[A-Za-z/-]+)(?::noexp)?\]")
# PubMed's dates: 2018:2022[dp], ("2018/01/01"[PDAT] : "3000"[PDAT]), "2020/05/01"[Date - Publication].
_DAY = r"\"?([0-9]{4})(?:/[0-9]{1,2}){0,2}\"?"
_DATE_TAG = r"\s*\[(?:dp|[pe]dat|date - [a-z ]+|publication date)\]"
_DATES = re.compile(rf"{_DAY}(?:{_DATE_TAG})?\s*[:\u2013-]\s*{_DAY}{_DATE_TAG}", re.IGNORECASE)
_DATE = re.compile(rf"{_DAY}{_DATE_TAG}", re.IGNORECASE)
# Embase's years: [2018-2022]/py.
_PY = re.compile(r"\[([0-9]{4})(?:-([0-9]{4}))?\]/py", re.IGNORECASE)
# The languages of PubMed's filters, of Embase's limits and of EBSCOhost: english[Filter], [english]/lim, LA English.
_LANGUAGES = re.compile(r"\b(?P<tagged>\w+)\[filter\]|\[(?P<limit>\w+)\]/lim|\bLA (?P<coded>\w+)", re.IGNORECASE)
# What PubMed has for no end.
_NO_END = "3000"
# EBSCO's codes before a word.
_CODES = frozenset({"TI", "AB", "AU", "SO", "SU", "TX"})
_NEAR = re.compile(r"(?:adj|ADJ)[0-9]+|NEAR|NEXT|(?:NEAR|near|NEXT|next|PRE|pre)/[0-9]+|[NW]/?[0-9]+")
_NEAR_PHRASE = re.compile(r"~[0-9]+")
# In a longer query a word with a colon is more often a part of a title.
_MOST_WORDS = 6


def with_limits(text: str) -> str:
    """Return a query with the dates of PubMed and Embase as years of the query language, and with the languages of their limits."""
    text = _DATES.sub(lambda match: f"year:{match[1]}..{match[2].replace(_NO_END, '')}", text)
    text = _PY.sub(lambda match: f"year:{match[1]}..{match[2] or match[1]}", _DATE.sub(r"year:\1", text))
    return _LANGUAGES.sub(_as_language, text)


def _as_language(match: re.Match[str]) -> str:
    """Return the limit to a language as a field; as it is, if it names none: [humans]/lim, LA county."""
    from pswbrief.formats.common.languages import to_tag  # noqa: PLC0415 - few queries name a language

    name = match["tagged"] or match["limit"] or match["coded"]
    known = len(name) > len("eng") and to_tag(name) != name
    return f"language:{name}" if known and (not match["coded"] or match[0].startswith("LA")) else match[0]


def translated(found: Sequence[QueryToken], hints: list[str]) -> list[QueryToken]:
    """Return the tokens of a query translated to the query language; hints name unsupported notations."""
    kept: list[QueryToken] = []
    waiting: QueryToken | None = None
    near: set[int] = set()
    for at, token in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        plain = token.kind == "word" and token.field is None
        if plain and waiting is None and following is not None and _takes_field(following):
            if name := _code(token, found):
                waiting = token._replace(field=name, reach="after" if token.text in _CODES else "")
                continue
            if token.text.lower() == "exp" and following.text.endswith("/"):
                continue
        if plain and waiting is None and _is_nearness(token, kept, following):
            hints.append(f"{token.text} in column {token.column} is not known; searching the words, near or not.")
            near |= {following.column} if following else set()
            continue
        meant = _without_suffix(token, kept) if plain else _with_codes(token)
        if meant is not None and waiting is not None:
            meant = meant._replace(
                field=waiting.field, column=waiting.column, minus=token.minus or waiting.minus, reach=waiting.reach
            )
        waiting = None
        kept += [] if meant is None else _grouped(meant)
    # With a database's codes, its operators may be in lower case.
    if len(kept) != len(found) or any(
        new.field != old.field or _is_code(old) for new, old in zip(kept, found, strict=True)
    ):
        kept = [token._replace(kind=token.text) if _is_operator(token) else token for token in kept]
    return with_reach(_with_initials(kept), near)


def _is_nearness(token: QueryToken, kept: Sequence[QueryToken], following: QueryToken | None) -> bool:
    """Return whether a word between others, or behind a phrase, says how near they are: `adj3`, `NEAR/3`, `"peer support"~3`."""
    if kept and kept[-1].kind == "phrase" and _NEAR_PHRASE.fullmatch(token.text):
        return True
    return bool(kept and following and _takes_field(following) and _NEAR.fullmatch(token.text))


def _grouped(token: QueryToken) -> list[QueryToken]:
    """Return a subject heading of several words as a group of these, and any other token as it is."""
    if token.kind != "phrase" or (token.field or "").lower() not in HEADINGS:
        return [token]
    words = token._replace(kind="word", field=None, minus=False)
    return [words._replace(kind="(", text="(", minus=token.minus), words, words._replace(kind=")", text=")")]


def _with_initials(found: Sequence[QueryToken]) -> list[QueryToken]:
    """Return the tokens with an author's initials joined to the family name: `moran gs[au]`, `author:Moran GS`."""
    kept: list[QueryToken] = []
    for token in found:
        before = kept[-1] if kept else None
        if before is None or {before.kind, token.kind} != {"word"} or not _are_initials(token.text, behind=before.text):
            kept.append(token)
        elif _is_author(token) and before.field is None and not token.minus:
            kept[-1] = token._replace(text=f"{before.text} {token.text}", column=before.column, minus=before.minus)
        elif _is_author(before) and token.field is None and not token.minus and token.text.isupper():
            kept[-1] = before._replace(text=f"{before.text} {token.text}")
        else:
            kept.append(token)
    return kept


def _is_author(token: QueryToken) -> bool:
    return token.field is not None and known_field(token.field) == "author"


def _are_initials(text: str, *, behind: str) -> bool:
    """Return whether a short word is somebody's initials, and no family name such as Lee, by its letters or capitals."""
    if not text.isalpha() or len(text) > MOST_INITIALS:
        return False
    return len(text) == 1 or is_unspeakable(text) or (text.isupper() and not behind.isupper())


def with_small_operators(found: Sequence[QueryToken]) -> list[QueryToken]:
    """Return the tokens with "and", "or" and "not" as operators, if parentheses show that they are meant so.

    They do where a group has an operator within and another next to it: `(retention or turnover) and burnout`. In a title they
    have a gloss within, or are by themselves: "recovery (paid or unpaid): a review".
    """
    open_at: list[int] = []
    for at, token in enumerate(found):
        if token.kind == "(":
            open_at.append(at)
        elif token.kind == ")" and open_at:
            begin = open_at.pop()
            around = [*found[max(begin - 1, 0) : begin], *found[at + 1 : at + 2]]
            if any(map(_joins, found[begin:at])) and any(map(_joins, around)):
                return [each._replace(kind=each.text) if _is_operator(each) else each for each in found]
    return list(found)


def _joins(token: QueryToken) -> bool:
    return token.kind in {"and", "or", "not"} or _is_operator(token)


def _is_code(token: QueryToken) -> bool:
    return token.field is not None and token.field.isupper() and token.field.lower() not in FIELDS


def _is_operator(token: QueryToken) -> bool:
    return token.kind == "word" and token.field is None and not token.minus and token.text in SMALL_OPERATORS


def _without_suffix(token: QueryToken, kept: list[QueryToken]) -> QueryToken | None:
    """Return a word with the field of the codes after it, as Ovid, Embase and the Cochrane Library have them.

    None if the codes or tag belong to the phrase or group before, which gets the field.
    """
    match = _SUFFIX.fullmatch(token.text)
    tag = _TAG.fullmatch(token.text)
    name = known_field(match["codes"] or match["behind"]) if match else known_field(tag["tag"]) if tag else None
    if name is None:
        return token
    if match and match["word"]:
        # Ovid takes the words before its codes for a phrase, Embase and the Cochrane Library do not.
        return token._replace(text=match["word"], field=name, reach="phrase" if match["codes"] else "before")
    if kept and kept[-1].kind == ")":
        _name_group(kept, name)
    elif kept and kept[-1].kind in ({"phrase", "word"} if tag else {"phrase"}) and kept[-1].field is None:
        kept[-1] = kept[-1]._replace(field=name, reach="before")
    else:
        return token
    return None


def _with_codes(token: QueryToken) -> QueryToken:
    """Return a word with the codes behind it, which look like a field and its value: `burnout:ti,ab`."""
    if (
        token.kind != "word"
        or token.field is None
        or known_field(token.field)
        or not re.fullmatch(_CODE_LIST, token.text)
    ):
        return token
    name = known_field(token.text)
    return token._replace(text=token.field, field=name, reach="before") if name else token


def _takes_field(token: QueryToken) -> bool:
    return token.field is None and token.kind in {"word", "phrase", "("}


def _code(token: QueryToken, found: Sequence[QueryToken]) -> str | None:
    """Return the field that a word sets for the next one: a code of EBSCO (`TI`), or a name and a colon (`title: stigma`)."""
    if token.text in _CODES and any(not other.text.isupper() for other in found):
        return known_field(token.text)
    return known_field(token.text[:-1]) if token.text.endswith(":") and len(found) <= _MOST_WORDS else None


def _name_group(kept: list[QueryToken], name: str) -> None:
    """Set the field of the group that the last token closes, if it has none."""
    depth = 0
    for at in reversed(range(len(kept))):
        depth += {")": 1, "(": -1}.get(kept[at].kind, 0)
        if depth == 0:
            kept[at] = kept[at]._replace(field=kept[at].field or name)
            return
