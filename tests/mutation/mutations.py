"""Small faults in Python source: a comparison, a connective, a condition, a number or a result that is another one."""

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


@dataclass(frozen=True, slots=True)
class Mutation:
    """A whole source `text` with one fault in it, at `line`; `change` shows the expression before and after."""

    line: int
    change: str
    text: str


def mutations_of(source: str) -> Iterator[Mutation]:
    """Every mutation of a module's functions; annotations, defaults and what stands outside functions stay as they are."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                for node in _nodes(statement):
                    if isinstance(node, ast.expr | ast.Return):
                        yield from _mutated(source, node)


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """A node and those in it, but for inner functions, which have their own turn, and f-strings, which have no exact places."""
    if not isinstance(node, ast.FunctionDef | ast.JoinedStr):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from _nodes(child)


def _mutated(source: str, node: ast.expr | ast.Return) -> Iterator[Mutation]:
    old = ast.get_source_segment(source, node)
    for new in _replacements(node):
        if old is not None and new != old:
            yield Mutation(node.lineno, f"{old!r} -> {new!r}", _with(source, node, new))


def _replacements(node: ast.expr | ast.Return) -> Iterator[str]:
    match node:
        case ast.Compare(left, [operator], [right]):
            yield f"({ast.unparse(ast.Compare(left, [_COMPARISONS[type(operator)]()], [right]))})"
        case ast.BoolOp(operator, values):
            other = ast.And() if isinstance(operator, ast.Or) else ast.Or()
            yield f"({ast.unparse(ast.BoolOp(other, values))})"
        case ast.UnaryOp(ast.Not(), operand):
            yield f"({ast.unparse(operand)})"
        case ast.BinOp(left, operator, right) if type(operator) in _OPERATORS:
            yield f"({ast.unparse(ast.BinOp(left, _OPERATORS[type(operator)](), right))})"
        case ast.IfExp(test, body, orelse):
            yield f"({ast.unparse(ast.IfExp(test, orelse, body))})"
        case ast.Constant(bool(value)):
            yield str(not value)
        case ast.Constant(int(value)):
            yield f"({value + 1})"
        case ast.Return(ast.expr()):
            yield "return None"


def _with(source: str, node: ast.expr | ast.Return, new: str) -> str:
    """The source with `new` in place of a node; columns are counted in bytes of UTF-8."""
    lines = [line.encode() for line in source.splitlines(keepends=True)]
    start, end = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before, after = lines[start][: node.col_offset], lines[end][node.end_col_offset :]
    return b"".join([*lines[:start], before + new.encode() + after, *lines[end + 1 :]]).decode()
