"""The letters of languages, by the one-byte encodings that can write them: the evidence for guessing an encoding.

Sources: the code charts of the encodings (Unicode, "MAPPINGS"), the exemplar characters of languages in CLDR, and common counts of
the frequency of letters.
"""

from __future__ import annotations

_WESTERN = (
    "àâçéèêëîïôùûüÿœæ",  # French
    "äöüßéà",  # German
    "áéíñóúüç",  # Spanish, Catalan
    "áâãàçéêíóôõúü",  # Portuguese
    "àèéìíòóùúî",  # Italian
    "æøåéèüöó",  # Danish, Norwegian
    "åäöéüà",  # Swedish, Finnish
    "áðéíóúýþæö",  # Icelandic
    "ëïéèöüáóê",  # Dutch
    "àèéíïòóúüç",  # Catalan
    "šž",  # names from the east, in the west
)
_CENTRAL = (
    "ąćęłńóśźżé",  # Polish
    "áčďéěíňóřšťúůýžöü",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţșțé",  # Romanian
    "čćđšžéöüä",  # Croatian, Slovenian
    "äöüßé",  # German
)
_TURKISH = ("çğıöşüâîûéi̇",)
_BALTIC = ("ąčęėįšųūž", "āčēģīķļņšūžō", "äõöüšžé")
# By encoding, the letters beyond ASCII of each language that is written in it.
LATIN = {
    "cp1252": _WESTERN,
    "mac-roman": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "cp1254": _TURKISH,
    "cp1257": _BALTIC,
    "iso8859-15": _WESTERN,
}
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжіїшюцщэфєъґё"
# By encoding, the letters of another script, the most frequent first.
OTHER_SCRIPTS = {
    "cp1251": _CYRILLIC,
    "koi8-r": _CYRILLIC,
    "koi8-u": _CYRILLIC,
    "cp866": _CYRILLIC,
    "iso8859-5": _CYRILLIC,
    "cp1253": "αοιετσνηυρπκμλςίόάέήδύωώγχθφβξζψϊϋΐΰ",
    "cp1255": "יוהלאמרבתשנכםדעקפחטגצזסןךףץ",
    "cp1256": "اليونمرتبدعهسفكقةحجشطصخذضزغثظءأإآؤئىًَُِّ",
}
# Signs that may occur next to words or between them.
MARKS = "‘’“”–—…«»„‚‹›€£§°·¡¿ºª®©™±×÷\u00a0،؛؟"
