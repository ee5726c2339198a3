"""Names of people and organisations, as CSL has them: a person's name has parts, an organisation's is one literal text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in CSL's parts; a part that is not known is "".

    `given` is as it was seen ("Diana D.", "C. R. M."). A non-dropping particle belongs to the family name ("van den" Berg), a
    dropping one to the given names (Alexander "von"). Many sources don't distinguish them: their particle is then in `family`
    ("van Bergen") or behind `given`, and `styles.name_lists` finds it there.
    """

    family: str
    given: str = ""
    suffix: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""

    @classmethod
    def parse(cls, text: str) -> Person:
        """Return the person that `text` writes family name first: `Family, Given`, with a suffix before or behind the given names.

        >>> Person.parse("Harrow, Jr., Martin L.") == Person.parse("Harrow, Martin L., Jr.") == Person.parse("Harrow Jr., Martin L.")
        True
        """
        family, *parts = (part.strip(" ") for part in text.split(","))
        suffixes = [part for part in parts if is_suffix(part)]
        if not suffixes and parts:
            # "Marsh III, Ada"
            family, found = split_suffix(family)
            suffixes = [found] if found else []
        given = ", ".join(part for part in parts if part and part not in suffixes)
        if not suffixes:
            given, found = split_suffix(given)
            suffixes = [found] if found else []
        return cls(family, given, ", ".join(suffixes))

    @property
    def full_family(self) -> str:
        """Return the family name with its non-dropping particle: "van den Berg", "d'Angelo"."""
        return _joined(self.non_dropping_particle, self.family)

    @property
    def full_given(self) -> str:
        """Return the given names followed by the dropping particle: "Alexander von"."""
        return _joined(self.given, self.dropping_particle)

    @property
    def initials(self) -> tuple[str, ...]:
        """Return the initials of the given names: "Carolyn S" gives C, S; "Jean-Marc" gives J-M; "CRM" gives C, R, M."""
        found: list[str] = []
        for word in self.given.replace(".", ". ").split():
            parts = [part for part in word.strip(".,").split("-") if part]
            if len(parts) == 1 and parts[0].isupper() and 1 < len(parts[0]) <= _LONGEST_RUN:
                found.extend(parts[0])
            elif parts:
                found.append("-".join(part[0].upper() for part in parts))
        return tuple(found)

    def __str__(self) -> str:
        """Return the name as a person types it: `van den Berg, Jan, Jr.`."""
        parts = (self.full_family, self.full_given, self.suffix)
        return ", ".join(filter(None, parts))


def _joined(before: str, after: str) -> str:
    if not (before and after):
        return before or after
    return before + after if before.endswith(("'", "’", "-")) else f"{before} {after}"


# Generations. Roman numbers only in capitals, as "Vi" is a given name; "V" and "I" by themselves are initials.
_SUFFIX = re.compile(r"(?i:jr|jnr|sr|snr|esq|[2-9](?:nd|rd|th))\.?|I{2,3}|IV|VI{1,3}")


def is_suffix(text: str) -> bool:
    """Return whether a part of a name is a suffix: "Jr.", "III", "2nd"."""
    return _SUFFIX.fullmatch(text) is not None


def split_suffix(text: str) -> tuple[str, str]:
    """Return a text of several words without the suffix at its end, and the suffix; "" if there is none."""
    before, _, last = text.rpartition(" ")
    return (before.rstrip(" "), last) if before and is_suffix(last) else (text, "")


# "SH" and "CRM" are initials run together; four capitals or more are a name in capitals ("ANNA").
_LONGEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that signs as one: CSL's `literal`."""

    literal: str

    def __str__(self) -> str:
        return self.literal


Name = Person | Organisation

# The end of a list whose other names the source leaves out: BibTeX's "and others". CSL has no value for it, but every citation
# processor prints a literal "et al." correctly, so a reader of our CSL-JSON or TOML needs to know nothing about it.
OTHERS = Organisation("et al.")
_OTHERS_WORDS = frozenset({"others", "et al", "et al.", "and others", "[et al.]", "[et al]"})


def is_others(text: str) -> bool:
    """Return whether a name in a source is "others" or "et al.", to be read as `OTHERS`."""
    return text.strip().lower() in _OTHERS_WORDS


# The optional parts of a person's name in a record or in TOML: CSL-JSON's names for them, and ours.
PARTS = {
    "suffix": "suffix",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
}


def name_from_record(record: Mapping[str, str]) -> Name:
    """Return the name in a record's `{"family", "given", …}` or `{"literal"}`. KeyError if it has neither family nor literal."""
    if "literal" in record:
        return Organisation(record["literal"])
    return Person(
        record["family"],
        record.get("given", ""),
        record.get("suffix", ""),
        record.get("dropping-particle", ""),
        record.get("non-dropping-particle", ""),
    )


def name_to_record(name: Name) -> dict[str, str]:
    """Return the record of a name: `family` and `given`, with the other parts that it has, or `literal`."""
    if isinstance(name, Organisation):
        return {"literal": name.literal}
    record = {"family": name.family, "given": name.given}
    if name.suffix or name.dropping_particle or name.non_dropping_particle:
        record |= {part: value for part, attribute in PARTS.items() if (value := getattr(name, attribute))}
    return record
