"""Names of those who wrote a reference, as CSL has them: a person has parts, an organisation is literal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Person:
    """A person: `family` ("van Bergen"), and `given` as it was seen ("Diana D.", "C. R. M.", or "")."""

    family: str
    given: str = ""

    @property
    def initials(self) -> tuple[str, ...]:
        """The initials of the given names, in order: "Carolyn S" gives C, S; "Jean-Marc" gives J-M; "CRM" gives C, R, M."""
        found: list[str] = []
        for word in self.given.replace(".", ". ").split():
            parts = [part for part in word.strip(".,").split("-") if part]
            if len(parts) == 1 and parts[0].isupper() and 1 < len(parts[0]) <= _LONGEST_RUN:
                found.extend(parts[0])
            elif parts:
                found.append("-".join(part[0].upper() for part in parts))
        return tuple(found)

    def __str__(self) -> str:
        return f"{self.family}, {self.given}" if self.given else self.family


# "SH" and "CRM" are initials run together; four capitals or more are a name in capitals ("ANNA").
_LONGEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that signs as one: CSL's `literal`."""

    literal: str

    def __str__(self) -> str:
        return self.literal


Name = Person | Organisation


def name_from_record(record: Mapping[str, str]) -> Name:
    """The name in a record's `{"family": …, "given": …}` or `{"literal": …}`."""
    if "literal" in record:
        return Organisation(record["literal"])
    return Person(record["family"], record.get("given", ""))


def name_to_record(name: Name) -> dict[str, str]:
    """The record of a name: `family` and `given`, or `literal`."""
    if isinstance(name, Organisation):
        return {"literal": name.literal}
    return {"family": name.family, "given": name.given}
