"""What a text needs, and whether it can be used at all; found when the files are read, not when a customer asks."""

from collections.abc import Mapping
from typing import Any

from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from ..markup import hole, tree
from .source import Entry


class TextError(ValueError):
    """A text that parses but cannot be used; the message says why."""


class Needs(Visitor):
    """Collects the variables of the text ``name`` and of those it refers to; raises :class:`TextError` or MarkupError."""

    def __init__(self, name: str, entries: Mapping[str, Entry]):
        self.variables: set[str] = set()
        self._entries = entries
        self._open: list[str] = []
        self._follow(name)

    def visit_Pattern(self, node: ast.Pattern) -> None:
        # Each pattern has its tags closed, so that they are closed in whatever is put together from them.
        tree("".join(_source(element) for element in node.elements))
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self._refer(node.id.name, node.attribute)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self._refer(f"-{node.id.name}", node.attribute or node.arguments)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        given = [type(argument) for argument in node.arguments.positional]
        if node.id.name not in ("NUMBER", "DATETIME") or given != [ast.VariableReference]:
            raise TextError(f"calls {node.id.name}(); only NUMBER($variable, …) and DATETIME($variable, …) exist")
        self.generic_visit(node)

    def _refer(self, name: str, more: Any) -> None:
        if more:
            raise TextError(f"refers to {name} with attributes or arguments, which is not supported")
        self._follow(name)

    def _follow(self, name: str) -> None:
        if name in self._open:
            raise TextError(f"refers to itself through {' → '.join([*self._open, name])}")
        if name not in self._entries:
            raise TextError(f"refers to {name}, which is not there")
        self._open.append(name)
        self.visit(self._entries[name].node.value)
        self._open.pop()


def _source(element: ast.TextElement | ast.Placeable) -> str:
    if isinstance(element, ast.TextElement):
        return element.value
    literal = element.expression
    return literal.parse()["value"] if isinstance(literal, ast.StringLiteral) else hole("")
