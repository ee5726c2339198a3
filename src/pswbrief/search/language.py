"""The query language: text -> a tree of terms. Invalid syntax is searched as words, and a hint says so.

query       = sequence
sequence    = without AND: { alternatives }             adjacent words rank together; other nodes filter
            | with AND:    conjunction { OR conjunction }
alternatives = unary { OR unary }
conjunction = segment { AND segment }                   a segment is adjacent unaries, all of which must match
unary       = { NOT | "-" } ( "(" sequence ")" | field ":(" sequence ")" | term ) | "+" term
term        = [ field ":" ] ( word [ "*" ] | '"' words '"' [ "*" ] )
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pswbrief.index.identifiers import identifier_keys
from pswbrief.search.field_names import known_field
from pswbrief.search.nodes import And, Node, Not, Or, Query, Run, Term
from pswbrief.search.term_reading import read_terms
from pswbrief.search.tokens import OPERATORS, QueryToken, tokenize
from pswbrief.text.normalize import plain_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

# Parentheses nested deeper than this mean that the text is not a query.
_DEEPEST = 30
# A query in capitals with more words than this is a pasted title, and its AND is not an operator.
_LONGEST_IN_CAPITALS = 6
# From this many words on, a query is a text and not a question or a citation, unless about every eighth word is an operator, as in a
# librarian's search.
_PASSAGE, _WORDS_TO_OPERATOR = 60, 8
_LONGEST_SEARCH = 2000
# A longer text, in characters, is no search history.
_LONGEST_HISTORY = 20_000
# The quotation marks of word processors and of other languages.
_QUOTES = dict.fromkeys(
    map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2033\u300c\u300d\u300e\u300f\u301d\u301e\u301f"), '"'
)


def parse(text: str, this_year: int | None = None) -> Query:
    """Parse `text` into a query. It never fails: text that is not valid is a query of words, or an empty one.

    `this_year` is that from which "the last five years" are counted; by default, the clock's.
    """
    hints: list[str] = []
    if _may_name_lines(text):
        from pswbrief.search.line_numbers import LineError, with_lines  # noqa: PLC0415 - few queries are pasted

        try:
            lines = with_lines(text, hints)
        except LineError as error:
            return Query(Run(()), text, error=str(error))
        if lines != text:
            return _read(lines, hints, this_year)
    return Query(Run(()), text, is_passage=True) if is_passage(text) else _read(text, hints, this_year)


def _read(text: str, hints: list[str], this_year: int | None) -> Query:
    """Return the query that a text without lines is."""
    whole = text = plain_signs(text)
    if not text.isascii():
        text = text.translate(_QUOTES)
    if "[" in text or "LA " in text:
        from pswbrief.search.notations import with_limits  # noqa: PLC0415 - few queries come from a database

        text = with_limits(text)
    if text.count('"') % 2:
        at = text.rindex('"')
        hints.append(f"The quotation mark in column {at + 1} is not closed; searching its words.")
        text = text[:at] + " " + text[at + 1 :]
    found = list(tokenize(text, this_year))
    hints += [
        f"The years in column {token.column} are those {token.text}." for token in found if _is_counted(token, text)
    ]
    if "et al" in text.lower():
        found = [token for token in found if not _is_others(token, found)]
    if _may_be_foreign(text):
        from pswbrief.search.notations import translated  # noqa: PLC0415 - as above

        found = translated(found, hints)
    if "(" in text and any(f" {word} " in text for word in ("and", "or", "not")):
        from pswbrief.search.notations import with_small_operators  # noqa: PLC0415 - as above

        found = with_small_operators(found)
    if text.isupper() and len(found) > _LONGEST_IN_CAPITALS:
        found = [token._replace(kind="word") if token.kind in {"and", "or", "not"} else token for token in found]
    root = _Parser(_balanced(found, hints), hints).sequence(None)
    # An identifier is looked up as it is, regardless of what its signs mean in a query.
    return Query(root, whole, () if hints and identifier_keys(whole) else tuple(hints))


def _may_name_lines(text: str) -> bool:
    """Return whether a query could name the lines of a search history by number."""
    joined = any(sign in text for sign in ("\n", "#", "r/", "R/", "d/", "D/", " AND ", " OR ", " NOT "))
    return joined and len(text) <= _LONGEST_HISTORY and any(char.isdigit() for char in text)


def _is_counted(token: QueryToken, text: str) -> bool:
    """Return whether a token has years that nobody typed: of "the last five years", "the 1990s"; but not of "2018-22"."""
    return bool(token.read_from) and token.text[-4:] not in text and not token.read_from[-1].isdecimal()


def _is_others(token: QueryToken, found: Sequence[QueryToken]) -> bool:
    """Return whether a token is a part of "et al.", which follows a name in place of names that weren't typed."""
    at = found.index(token)
    first = at if token.text.lower() == "et" else at - 1
    pair = [other.text.lower().rstrip(".,") for other in found[first : first + 2] if other.kind == "word"]
    return first > 0 and pair == ["et", "al"]


def _may_be_foreign(text: str) -> bool:
    """Return whether a query could be in a database's notation: it has signs or capitals that plain words don't have."""
    return not text.islower() or any(sign in text for sign in "./:[0123456789")


def is_passage(text: str) -> bool:
    """Return whether a query is a text that somebody pasted."""
    found = text.split()
    if len(found) < _PASSAGE:
        return False
    return len(found) > _LONGEST_SEARCH or sum(word in OPERATORS for word in found) * _WORDS_TO_OPERATOR < len(found)


def _balanced(found: Sequence[QueryToken], hints: list[str]) -> list[QueryToken]:
    """Return the tokens with balanced parentheses, none too deeply nested; what is not closed ends with the query."""
    kept: list[QueryToken | None] = list(found)
    open_at: list[int] = []
    for at, token in enumerate(found):
        if token.kind == "(":
            open_at.append(at)
        elif token.kind == ")":
            if not open_at:
                hints.append(f"The parenthesis in column {token.column} closes nothing.")
                kept[at] = None
            elif len(open_at) > _DEEPEST:
                kept[open_at.pop()] = kept[at] = None
            else:
                open_at.pop()
    for depth, at in enumerate(open_at):
        hints.append(f"The parenthesis in column {found[at].column} is not closed.")
        if depth >= _DEEPEST:
            kept[at] = None
    return [token for token in kept if token is not None]


class _Parser:
    """Recursive-descent parser of the tokens; it collects hints."""

    def __init__(self, found: Sequence[QueryToken], hints: list[str]) -> None:
        self._tokens = found
        self._hints = hints
        self._at = 0

    def _peek(self) -> QueryToken | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def sequence(self, field: QueryToken | None) -> Node:
        """Parse up to the closing parenthesis or the end; `field` is the field before the parenthesis."""
        parts: list[Node | QueryToken] = []
        while (token := self._peek()) is not None and token.kind != ")":
            if token.kind in {"and", "or"}:
                self._at += 1
                parts.append(token)
            else:
                parts += self._unary(field)
        return _joined(self._checked(parts))

    def _unary(self, field: QueryToken | None) -> list[Node]:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "not":
            negated = True
            while (following := self._peek()) is not None and following.kind == "not":
                self._at, negated = self._at + 1, not negated
            if following is None or following.kind in {")", "and", "or"}:
                self._hints.append(f"NOT in column {token.column} has nothing after it.")
                return []
            inner = _joined(self._unary(field))
            return [Not(inner) if negated else inner]
        if token.kind == "(":
            inside = self.sequence(token if token.field and known_field(token.field) else field)
            self._at += 1  # the closing parenthesis: they are balanced
            if isinstance(inside, Run) and not inside.nodes:
                return []
            return [Not(inside)] if token.minus else [inside]
        if token.field is None and field is not None:
            token = token._replace(field=field.field)
        found = read_terms(token, self._hints)
        if token.plus and found:
            return [And(tuple(found))]
        return [Not(node) for node in found] if token.minus else found

    def _checked(self, parts: list[Node | QueryToken]) -> list[Node | QueryToken]:
        """Return the parts without operators that lack an operand."""
        kept: list[Node | QueryToken] = []
        for part in parts:
            if isinstance(part, QueryToken) and (not kept or isinstance(kept[-1], QueryToken)):
                self._hints.append(f"{part.text} in column {part.column} has nothing before it.")
                continue
            kept.append(part)
        if kept and isinstance(kept[-1], QueryToken):
            last = kept.pop()
            assert isinstance(last, QueryToken)
            self._hints.append(f"{last.text} in column {last.column} has nothing after it.")
        kinds = {part.kind for part in kept if isinstance(part, QueryToken)}
        if kinds == {"and", "or"}:
            self._hints.append("AND binds before OR; parentheses say otherwise.")
        return kept


def _joined(parts: Sequence[Node | QueryToken]) -> Node:
    if any(isinstance(part, QueryToken) and part.kind == "and" for part in parts):
        return _alternatives(
            [_conjunction([_run(segment) for segment in _split(each, "and")]) for each in _split(parts, "or")]
        )
    groups: list[list[Node]] = []
    either = False
    for part in parts:
        if isinstance(part, QueryToken):
            either = True
        elif either:
            groups[-1].append(part)
            either = False
        else:
            groups.append([part])
    return _run([_alternatives(group) for group in groups])


def _split(parts: Sequence[Node | QueryToken], kind: str) -> list[list[Node | QueryToken]]:
    found: list[list[Node | QueryToken]] = [[]]
    for part in parts:
        if isinstance(part, QueryToken) and part.kind == kind:
            found.append([])
        else:
            found[-1].append(part)
    return found


def _conjunction(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _alternatives(nodes: Sequence[Node]) -> Node:
    flat = [child for node in nodes for child in (node.nodes if isinstance(node, Or) else (node,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def _run(parts: Sequence[Node | QueryToken]) -> Node:
    """Return adjacent nodes as one; a run among them is merged, as parentheses around it join nothing."""
    nodes = [part for part in parts if not isinstance(part, QueryToken)]
    if len(nodes) > 1 and all(isinstance(node, And) for node in nodes):
        return And(tuple(child for node in nodes if isinstance(node, And) for child in node.nodes))
    flat = [child for node in nodes for child in (node.nodes if isinstance(node, Run) else (node,))]
    return flat[0] if len(flat) == 1 and not isinstance(flat[0], Term) else Run(tuple(flat))
