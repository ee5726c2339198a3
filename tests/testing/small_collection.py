"""A collection of a few references, in which each kind of query finds something, and some have the same words."""

from __future__ import annotations

from testing.catalogues import reference

WORDS = [f"word{first}{second}" for first in "abcdefgh" for second in "abcdefghijklmnopqrstuvwxyz"]
MOOR, BROOK = {"family": "Moor", "given": "A"}, {"family": "Brook", "given": "B"}
PAPERS = [
    reference(
        id="moor2018", title="Falcons of the moor", issued="2018", doi="10.5555/ab", pmid="22812608", authors=[MOOR]
    ),
    reference(id="brook2020", title="Herons of the moor", abstract="Falcons.", issued="2020", authors=[BROOK, MOOR]),
    reference(id="brook2020b", title="Herons by night", issued="2020", author_note="With Ann Moor"),
    reference(
        id="covid19a",
        title="Covid19 in herons",
        verified={"basis": "title", "seen_at": ["https://example.org"], "title": "A plague on herons and bitterns"},
    ),
    reference(id="covid19b", title="Winter"),
    reference(id="number2021", title="12345 winters", issued="2021"),
    reference(id="nurses", title="Burnout and training of nurses"),
    reference(id="midwives", title="Training of midwives against burnout"),
    reference(id="whole", title="Wholly other", abstract=" ".join(WORDS[:60])),
    reference(id="half", title="Quite another", abstract=" ".join([*WORDS[:30], *WORDS[100:134]])),
    reference(id="little", title="Still another", abstract=" ".join([*WORDS[:14], *WORDS[100:190]])),
]
# The position of each.
AT = {paper["id"]: at for at, paper in enumerate(PAPERS)}
