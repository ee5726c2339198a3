"""The headings of a reference, and the column of the index that holds them."""

from __future__ import annotations

from typing import NamedTuple

# The weight of a main heading, relative to a minor one, where references are compared by their headings.
_MAIN, _MINOR = 2.0, 1.0


class About(NamedTuple):
    """The headings of a reference: `main` for its main subjects, `minor` for the others; `by_hand`: if readers assigned them."""

    main: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    by_hand: bool = False

    def weights(self) -> dict[str, float]:
        """Return each heading with its weight, by which references are compared."""
        return dict.fromkeys(self.minor, _MINOR) | dict.fromkeys(self.main, _MAIN)

    def pack(self) -> str:
        """Return the headings as a text of three lines: the main ones, the minor ones, and a mark if readers assigned them."""
        return f"{';'.join(self.main)}\n{';'.join(self.minor)}\n{'by hand' if self.by_hand else ''}"

    @classmethod
    def unpack(cls, text: str) -> About:
        """Return the headings that `pack` has packed."""
        main, minor, by_hand = text.split("\n")
        return cls(tuple(filter(None, main.split(";"))), tuple(filter(None, minor.split(";"))), bool(by_hand))
