"""Small faults in Python source: another comparison, connective, condition, number or result, or a statement left out."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
# What has a place in the source.
_Place = ast.expr | ast.stmt


@dataclass(frozen=True, slots=True)
class Mutation:
    """A whole source `text` with one fault in it, at `line`; `change` shows the expression before and after."""

    line: int
    change: str
    text: str


def mutations_of(source: str) -> Iterator[Mutation]:
    """Every mutation of a module; imports, annotations, decorators, docstrings and f-strings stay as they are."""
    for node in _nodes(ast.parse(source)):
        for place, new in _replacements(node):
            old = ast.get_source_segment(source, place)
            if old is not None and new != old:
                yield Mutation(place.lineno, f"{old!r} -> {new!r}", _with(source, place, new))


def _nodes(node: ast.AST) -> Iterator[_Place | ast.comprehension]:
    """The statements and expressions that run, without parts of f-strings, which have no exact places before Python 3.12.

    `strict=True` of a zip is left alone too: it asserts what holds.
    """
    match node:
        case (
            ast.JoinedStr()
            | ast.keyword("strict")
            | ast.Import()
            | ast.ImportFrom()
            | ast.If(ast.Name("TYPE_CHECKING"))
        ):
            return
        case ast.expr() | ast.stmt() | ast.comprehension():
            yield node
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns", "decorator_list"}:
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _nodes(child)


def _replacements(node: _Place | ast.comprehension) -> Iterator[tuple[_Place, str]]:
    """Yield the possible replacements of a node, or of its condition."""
    match node:
        case ast.If(test) | ast.While(test) | ast.comprehension(ifs=[test]):
            if isinstance(test, ast.Name | ast.Attribute | ast.Call):
                yield test, f"not {ast.unparse(test)}"
        case ast.Return(ast.Constant(False | None)):
            # No result would be taken for the same.
            return
        case ast.Return(ast.expr()):
            yield node, "return None"
        case (
            ast.Expr(ast.Call())
            | ast.AugAssign()
            | ast.Assign([ast.Attribute() | ast.Subscript()])
            | ast.Raise()
            | ast.Continue()
            | ast.Break()
        ):
            yield node, "pass"
        case ast.expr():
            if (new := _other_value(node)) is not None:
                yield node, new


def _other_value(node: ast.expr) -> str | None:
    new = None
    match node:
        case ast.Constant(bool(value)):
            new = str(not value)
        case ast.Constant(int(value)):
            new = f"({value + 1})"
        case ast.Compare(left, [operator], [right]):
            new = f"({ast.unparse(ast.Compare(left, [_COMPARISONS[type(operator)]()], [right]))})"
        case ast.BoolOp(operator, values):
            new = f"({ast.unparse(ast.BoolOp(ast.And() if isinstance(operator, ast.Or) else ast.Or(), values))})"
        case ast.UnaryOp(ast.Not(), operand):
            new = f"({ast.unparse(operand)})"
        case ast.BinOp(left, operator, right) if type(operator) in _OPERATORS:
            new = f"({ast.unparse(ast.BinOp(left, _OPERATORS[type(operator)](), right))})"
        case ast.IfExp(test, body, orelse):
            new = f"({ast.unparse(ast.IfExp(test, orelse, body))})"
    return new


def _with(source: str, node: _Place, new: str) -> str:
    """The source with `new` in place of a node; columns are counted in bytes of UTF-8."""
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    start, end = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before, after = lines[start][: node.col_offset], lines[end][node.end_col_offset :]
    return b"".join([*lines[:start], before + new.encode() + after, *lines[end + 1 :]]).decode()
