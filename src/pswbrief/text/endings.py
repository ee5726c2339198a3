"""Stems of words in other scripts than Latin, without the endings and articles that come and go with grammar."""

from __future__ import annotations

import re

# Endings of nouns and adjectives in Russian and Ukrainian as folding leaves them, with и for й, е for ё and і for ї. Snowball has no
# Ukrainian; of the forms in a dictionary of Russian 99 % have their word's stem by these, and 94 % by Snowball, which needs й.
_CYRILLIC = """
    а о у ы э и е я ю ь і є ам ям ом ем ім єм ах ях ов ев ів еи ои ии ыи іи ия ие ию ія іє ію іі оі еі ья ье ью ая яя ое ее ые
    ую юю ою ею єю им ым их ых іх ами ями ьми ого его ому ему ыми ими іми ием ієм ьем иях іях ьях иям іям ьям иеи ією ьеи
    иями іями ьями
"""
# The same for Greek, with σ for the final sigma; Snowball's leaves more of a word's forms apart, and cuts some to two letters.
_GREEK = "η ησ α ασ εσ ων ο οσ ου ουσ οι ε εισ ωσ ι ισ υ υσ"
# The feminine, plurals and adjectives of Hebrew, with מ for the final mem.
_HEBREW = "ה ת י ימ ות יה ית יות"
# The same for Arabic, and the plurals of Persian with what joins them to the next word.
_ARABIC = "ه ي يه ات ان ون ين ها هاي هايي"
# The article of Arabic, alone and joined to "and", "with", "like", "so" and "for"; and words that only begin as if they had one:
# inflammation, adherence, enrolment, request, adult, parent.
_ARTICLE = r"(?:[وبكف]ال(?=\w{3})|(?:ال|لل)(?=\w{2}))"
_NO_ARTICLE = "الت(?:هاب|زام|حاق|ماس)|(?:بالغ|والد)(?:ه|ي|ات|ان|ين|ون)?$"


def _one_of(endings: str) -> str:
    return f"(?:{'|'.join(endings.split())})"


# One ending, or two in Hebrew, Arabic and Persian. At least three letters are left; in Hebrew four, as short words end in such
# letters themselves, but for the plural.
_ENDINGS_OF_CYRILLIC = re.compile(rf"(?<=\w{{3}}){_one_of(_CYRILLIC)}$")
_ENDINGS_OF_GREEK = re.compile(rf"(?<=\w{{3}})(?:(?<=μ)ατ(?:α|ων|οσ)|[ιε]{{0,2}}{_one_of(_GREEK)})$")
_ENDINGS_OF_HEBREW = re.compile(rf"(?<=\w{{4}}){_one_of(_HEBREW)}{{1,2}}$|(?<=\w{{3}})ימ$")
# Of a short word, the singular is the stem of the plural: עמדה, עמדות; שירות is not שיר.
_FEMININE_OF_HEBREW = re.compile(r"(?<=^\w{3})ות(?:ימ|י)?$")
_ENDINGS_OF_ARABIC = re.compile(rf"(?<=\w{{3}}){_one_of(_ARABIC)}{{1,2}}$")
_ARTICLES = re.compile(rf"^(?!{_NO_ARTICLE}){_ARTICLE}")
# Snowball's Hindi takes other vowels as well, of which हिन्दी becomes हिन्द.
_ENDINGS_OF_HINDI = re.compile("(?<=..)(?:ा?(?:ओं|एं|एँ)|ों|ा|े)$")
_PLURALS_OF_HINDI = re.compile("ि(?:यों|यां|याँ)$")
# The vowel that forms without an ending have before their last letter: оценка, оценок; лікарня, лікарень.
_FLEETING = re.compile(r"(?<=..[бвгджзклмнпрстфхцчшщ])ь?[оеі](?=[кнцрл]$)|ь(?=[кнцрл]$)")
_DOUBLED = re.compile(r"(\w)\1$")
# How Ukrainian consonants change before one ending: оцінка, оцінці; допомога, допомозі.
_CHANGED = {"ці": "к", "зі": "г"}
# Fewer letters are no stem whose last one has changed.
_SHORTEST_CHANGED = 5


def stem(word: str) -> str:
    """Return the stem that the forms of a folded word share, if it is Greek, Cyrillic, Hebrew, Arabic or Hindi; else the word."""
    first = word[:1]
    if "\u0400" <= first <= "\u052f":
        return _cyrillic(word)
    if "\u0370" <= first <= "\u03ff":
        return _ENDINGS_OF_GREEK.sub("", word)
    if "\u0600" <= first <= "\u06ff":
        return _ENDINGS_OF_ARABIC.sub("", _ARTICLES.sub("", word))
    if "\u05d0" <= first <= "\u05ea":
        return _ENDINGS_OF_HEBREW.sub("", _FEMININE_OF_HEBREW.sub("ה", word))
    if "\u0900" <= first <= "\u097f":
        return _ENDINGS_OF_HINDI.sub("", _PLURALS_OF_HINDI.sub("ी", word))
    return word


def _cyrillic(word: str) -> str:
    found = _ENDINGS_OF_CYRILLIC.sub("", word)
    ending = word[len(found) - 1 :]
    if len(found) >= _SHORTEST_CHANGED and ending in _CHANGED:
        found = found[:-1] + _CHANGED[ending]
    return _FLEETING.sub("", _DOUBLED.sub(r"\1", found))
