"""How many references are measured on, and which words are looked for."""

from __future__ import annotations

# The shipped brief; a large library of a reader's own; and more than anybody has.
SMALL, MIDDLE, LARGE = 136, 10_000, 100_000
# A word of the brief; one that one synthetic reference in a hundred has, and the same misspelt.
WORD = "burnout"
RARE, MISSPELT = "burnishment", "burnishmnet"
