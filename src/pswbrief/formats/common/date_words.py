"""Words of dates, in the languages of the literature: months, seasons, and the words around them.

Source of the names of months: Unicode CLDR, "Gregorian calendar, months" (wide and abbreviated).
"""

from __future__ import annotations

from pswbrief.core.edtf import MONTHS, SEASONS

# One line per language, January first; forms of one month are separated by slashes.
_MONTHS = """
    januar/jänner februar/feber märz/maerz/mär/mrz april mai juni juli august september oktober/okt november dezember/dez
    janvier/janv février/fevrier/févr/fév/fev mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre
        décembre/decembre/déc
    enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic
    janeiro fevereiro/fev março/marco abril maio/mai junho julho agosto setembro/set outubro/out novembro dezembro/dez
    gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set ottobre/ott novembre dicembre/dic
    januari februari maart/mrt april mei juni juli augustus september oktober/okt november december
    januari februari mars april maj juni juli augusti september oktober/okt november december
    januar februar marts/mars april maj/mai juni juli august september oktober/okt november december/desember/des
    январь/января/янв февраль/февраля/февр/фев март/марта/мар апрель/апреля/апр май/мая июнь/июня июль/июля август/августа/авг
        сентябрь/сентября/сент/сен октябрь/октября/окт ноябрь/ноября/нояб декабрь/декабря/дек
    stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpień
        września/wrzesień października/październik listopada/listopad grudnia/grudzień
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
"""


def _by_word() -> dict[str, int]:
    found: dict[str, int] = {"sept": 9}
    for number, name in enumerate(MONTHS, 1):
        folded = name.casefold()
        found |= {folded[:length]: number for length in range(3, len(folded) + 1)}
    words = _MONTHS.split()
    for place, forms in enumerate(words):
        for form in forms.split("/"):
            found.setdefault(form, place % len(MONTHS) + 1)
    return found


# By word in lower case, the number of the month (1-12) or season (21-24).
MONTH_WORDS = _by_word()
SEASON_WORDS = {name.casefold(): number for number, name in SEASONS.items()} | {
    "fall": 23,
    # Abbreviations of Web of Science.
    "spr": 21,
    "sum": 22,
    "fal": 23,
    "win": 24,
    "frühjahr": 21,
    "frühling": 21,
    "sommer": 22,
    "herbst": 23,
    "printemps": 21,
    "été": 22,
    "automne": 23,
    "hiver": 24,
    "primavera": 21,
    "verano": 22,
    "otoño": 23,
    "invierno": 24,
    "outono": 23,
    "autunno": 23,
    "inverno": 24,
    "estate": 22,
}
# Words in dates that have no meaning for the date.
FILLERS = frozenset(
    "of st nd rd th the a on at in er le de del di du da am den der el al online g г year"
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    " accessed access retrieved viewed visited cited last available zuletzt abgerufen aufgerufen zugriff consulté consultado acesso"
    " published geraadpleegd".split()
)
