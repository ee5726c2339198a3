"""The filters of a query: its exact phrases, its fields and its exclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pswbrief.core.selection import Selection, Years
from pswbrief.errors import UnknownNameError
from pswbrief.index.identifiers import identified, identifier_key
from pswbrief.index.select import in_sections_like, matching
from pswbrief.search.field_names import IDENTIFIER_FIELDS
from pswbrief.search.nodes import And, Not, Or, Run, Term, terms, wholes
from pswbrief.text.stopwords import STOPWORDS
from pswbrief.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pswbrief.index.index import Index
    from pswbrief.search.lexicon import IndexLexicon
    from pswbrief.search.nodes import Node
    from pswbrief.search.postings import Postings

# The text fields of the query language that are parts of the full-text index, and the part that each means.
PARTS = {"title": "title", "abstract": "abstract"}


class Filters:
    """The filters of queries, answered from one index. Without `widen`, words of fields are spelt as they are typed."""

    def __init__(self, index: Index, lexicon: IndexLexicon, postings: Postings, *, widen: bool = True) -> None:
        self.index = index
        self._lexicon = lexicon
        self._postings = postings
        self._widen = widen
        self._authors: dict[str, dict[int, int]] = {}

    def forms(self, term: Term) -> tuple[tuple[str, ...], ...]:
        """Return the words that match each word of a term: itself, or, for one with a wildcard or a prefix, all that it covers."""
        forms = [self._forms_of(word) for word in term.words]
        if term.words and (term.prefix or (len(term.words) == 1 and term.is_unspaced)):
            forms[-1] = self._lexicon.beginning(term.words[-1])
        return tuple(forms)

    def spellings(self, term: Term) -> list[tuple[tuple[str, ...], ...]]:
        """Return the ways to write a term, as `forms`: one word of a field may have a hyphen, or be several written as one."""
        forms = self.forms(term)
        if not self._widen or term.field is None or len(term.words) != 1 or forms != (term.words,):
            return [forms]
        (word,) = term.words
        apart = [tuple((part,) for part in parts) for parts in self._lexicon.with_hyphen(word)]
        is_known = self._lexicon.forms(word) or any(map(self._postings.holding, apart))
        reading = None if is_known else self._lexicon.read(word)
        return [forms, *apart, *([reading.forms] if reading and reading.why == "apart" else [])]

    def _forms_of(self, word: str) -> tuple[str, ...]:
        if "?" in word:
            return self._lexicon.beginning(word)
        return self._lexicon.beginning(word.removesuffix("*")) if word.endswith("*") else (word,)

    def everything(self) -> set[int]:
        """Return the positions of all references."""
        return {pos for (pos,) in self.index.connection.execute("SELECT pos FROM reference")}

    def holding(self, node: Node) -> set[int]:
        """Return the references for which a node holds: words in any inflection, phrases exactly."""
        if isinstance(node, Term):
            return self.term(node)
        if isinstance(node, Not):
            return self.everything() - self.holding(node.node)
        if isinstance(node, Or):
            return set().union(*(self.holding(child) for child in node.nodes))
        assert isinstance(node, And | Run)
        # A run of signs has no words, and matches nothing: excluding it excludes nothing.
        held = [self.holding(one[0]) if len(one) == 1 else self._hyphenated(one) for one in wholes(node.nodes)]
        return set.intersection(*held) if held else set()

    def _hyphenated(self, nodes: Sequence[Node]) -> set[int]:
        """Return the references that have words with hyphens between them, apart or written as one, the last in any inflection."""
        parts = [term for node in nodes for term in terms(node)]
        found = [word for term in parts for word in term.words]
        if parts[-1].prefix:
            return self._postings.holding([*((word,) for word in found[:-1]), self._lexicon.beginning(found[-1])])
        return self._inflected(found) | self._inflected(["".join(found)])

    def _inflected(self, words: Sequence[str]) -> set[int]:
        """Return the references that have adjacent words, the last of them in any inflection, if it is no small word."""
        *first, last = words
        forms = (last,) if first and last in STOPWORDS else self._lexicon.inflections(last)
        return self._postings.holding([*((word,) for word in first), forms])

    def term(self, term: Term) -> set[int]:
        """Return the references for which a term holds."""
        if term.is_word and not term.is_unspaced:
            (word,) = term.words
            written = [(word,), *self._lexicon.with_hyphen(word)]
            return set().union(*map(self._inflected, written))
        if term.field is None or term.field in PARTS:
            part = PARTS.get(term.field or "")
            return set().union(*(self._postings.holding(forms, part) for forms in self.spellings(term)))
        return self._field(term)

    def _field(self, term: Term) -> set[int]:
        if term.field == "section":
            return in_sections_like(self.index, term.typed)
        if term.field == "language":
            return self._in_language(term.typed)
        if term.field == "author":
            return set(self.authors(term.typed))
        if term.field in IDENTIFIER_FIELDS:
            key = identifier_key(f"{term.field}:{term.typed}")
            whole = set(identified(self.index, key)) if key and not term.prefix else set()
            return whole or (self._postings.holding(self.forms(term), "extra") if term.field == "doi" else whole)
        named = self._postings.holding([(word,) for word in term.read_from], "title") if term.read_from else set()
        try:
            return named | (matching(self.index, _selection(term)) or set())
        except UnknownNameError:
            return set()

    def _in_language(self, name: str) -> set[int]:
        """Return the references in a language, by its name or tag, and in its regional forms: British English is English."""
        from pswbrief.formats.common.languages import to_tag  # noqa: PLC0415 - few queries name a language

        asked = to_tag(name).lower()
        meant = [tag for tag in self.index.languages() if tag == asked or tag.startswith(asked + "-")]
        found = self.index.connection.execute(
            f"SELECT pos FROM reference WHERE language IN ({', '.join('?' * len(meant))})",  # noqa: S608
            meant,
        )
        return {pos for (pos,) in found}

    def authors(self, name: str) -> dict[int, int]:
        """Return the references by an author, by position: 0 for first author, 1 for another, 2 for one named only in a note.

        A name that occurs in no reference is read as the nearest one.
        """
        if name in self._authors:
            return self._authors[name]
        found = self._author_ranks(name)
        if not found:
            meant = [self._as_name(word) for word in words(name)]
            if all(meant):
                found = self._author_ranks(" ".join(word for word in meant if word))
        self._authors[name] = found
        return found

    def _author_ranks(self, name: str) -> dict[int, int]:
        from pswbrief.index.authors import author_ranks  # noqa: PLC0415 - few queries have a field for authors

        return author_ranks(self.index, name)

    def _as_name(self, word: str) -> str | None:
        """Return a word as names have it: as it is, as several that were written as one, or as the nearest; None if none is near."""
        if self._postings.holding([(word,)], "names"):
            return word
        reading = self._lexicon.read(word)
        if reading and reading.why == "apart" and self._author_ranks(" ".join(reading.words)):
            return " ".join(reading.words)
        return self._lexicon.nearest_name(word)


def _selection(term: Term) -> Selection:
    """Return the selection that a field of the query language means."""
    name = _CHOSEN.get(term.field or "", "ids")
    text = term.typed
    value: object = Years.parse(text) if name == "years" else text
    if name in {"access", "statuses", "types"}:
        value = text.lower()
    elif name == "tags" and term.prefix:
        value = text + "*"
    chosen: dict[str, Any] = {name: (value,)}
    return Selection(**chosen)


# The field of a selection for each field of the query language that selects; all others are identifiers.
_CHOSEN = {
    "journal": "journals",
    "year": "years",
    "access": "access",
    "tag": "tags",
    "status": "statuses",
    "type": "types",
}
