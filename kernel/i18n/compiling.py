"""Turning parsed Fluent patterns into quick parts; markup is read here, from the trusted file alone."""

import re
from decimal import Decimal
from typing import Any

from babel import Locale
from fluent.runtime.types import fluent_date, fluent_number
from fluent.syntax import ast

from kernel.i18n.nodes import SPACES, Choice, Node, Sequence, Static, Styled, Variable
from kernel.i18n.source import Entry
from kernel.markup import MarkupError, Span, tree

# Stands for the n-th placeable while the markup around it is parsed; unassigned for ever in Unicode.
HOLE = re.compile("\ufdd0([0-9]+)\ufdd1")


class TextError(ValueError):
    """A text that parses but cannot be used; the message says why."""


class Compiler:
    """Compiles the entries of one language. References are resolved within it."""

    def __init__(self, language: str, entries: dict[str, Entry]):
        self.locale = Locale.parse(language, sep="-")
        self.entries = entries
        self.open: list[str] = []

    def compile(self, name: str) -> Node:
        """The text ``name``, ready to use; raises :class:`TextError`."""
        if name in self.open:
            raise TextError(f"refers to itself through {' → '.join([*self.open, name])}")
        if name not in self.entries:
            raise TextError(f"refers to {name}, which is not there")
        self.open.append(name)
        try:
            return self.pattern(self.entries[name].pattern)
        except MarkupError as error:
            raise TextError(str(error)) from error
        finally:
            self.open.pop()

    def pattern(self, pattern: ast.Pattern) -> Node:
        text = ""
        holes: list[Node] = []
        for element in pattern.elements:
            if isinstance(element, ast.TextElement):
                if "\ufdd0" in element.value:
                    raise TextError("contains U+FDD0, which is not a character")
                text += element.value
            else:
                text += f"\ufdd0{len(holes)}\ufdd1"
                holes.append(self.expression(element.expression))
        return self.join(tree(text), holes)

    def join(self, nodes: tuple[str | Span, ...], holes: list[Node]) -> Node:
        parts: list[Node] = []
        for node in nodes:
            if isinstance(node, Span):
                parts.append(Styled(node.kind, self.filled(node.url, holes), self.join(node.children, holes)))
            else:
                parts.append(self.filled(node, holes))
        return _sequence(parts)

    def filled(self, text: str, holes: list[Node]) -> Node:
        pieces = HOLE.split(text)  # text, number, text, number, …, text
        parts = [holes[int(piece)] if odd % 2 else Static(piece) for odd, piece in enumerate(pieces)]
        return _sequence([part for part in parts if not isinstance(part, Static) or part.text])

    def expression(self, node: Any) -> Node:
        match node:
            case ast.Placeable():
                return self.expression(node.expression)
            case ast.StringLiteral():
                return Static(node.parse()["value"])
            case ast.NumberLiteral():
                return Static(node.value)
            case ast.VariableReference():
                return Variable(node.id.name, self.locale)
            case ast.FunctionReference():
                return self.function(node)
            case ast.MessageReference(attribute=None):
                return self.compile(node.id.name)
            case ast.TermReference(attribute=None, arguments=None):
                return self.compile(f"-{node.id.name}")
            case ast.SelectExpression():
                return self.select(node)
        raise TextError(f"uses {type(node).__name__} with attributes or arguments, which is not supported")

    def function(self, node: ast.FunctionReference) -> Node:
        name, options = _call(node)
        locale = self.locale
        if node.id.name == "NUMBER":
            return Variable(
                name, locale, lambda value: fluent_number(value, **options).format(locale).translate(SPACES)
            )
        return Variable(name, locale, lambda value: fluent_date(value, **options).format(locale).translate(SPACES))

    def select(self, node: ast.SelectExpression) -> Node:
        category = self.locale.plural_form
        selector: Any = node.selector
        if isinstance(selector, ast.FunctionReference):
            name, options = _call(selector)
            if options.get("type") == "ordinal":
                category = self.locale.ordinal_form
        elif isinstance(selector, ast.VariableReference):
            name = selector.id.name
        else:
            raise TextError("chooses by something that is not a { $variable }")
        numbers: dict[Decimal, Node] = {}
        words: dict[str, Node] = {}
        default: Node = Static("")
        for variant in node.variants:
            value = self.pattern(variant.value)
            if isinstance(variant.key, ast.NumberLiteral):
                numbers[Decimal(variant.key.value)] = value
            else:
                words[variant.key.name] = value
            if variant.default:
                default = value
        return Choice(name, category, numbers, words, default)


def variables(node: Any) -> set[str]:
    """The names of the arguments that a compiled text may ask for."""
    match node:
        case Variable():
            return {node.name}
        case Sequence():
            return set().union(*map(variables, node.parts))
        case Styled():
            return variables(node.url) | variables(node.inner)
        case Choice():
            inner = [*node.numbers.values(), *node.words.values(), node.default]
            return {node.name}.union(*map(variables, inner))
    return set()


def _call(node: ast.FunctionReference) -> tuple[str, dict[str, Any]]:
    positional = node.arguments.positional
    if node.id.name not in ("NUMBER", "DATETIME") or len(positional) != 1:
        raise TextError(f"calls {node.id.name}(); only NUMBER($variable, …) and DATETIME($variable, …) exist")
    if not isinstance(positional[0], ast.VariableReference):
        raise TextError(f"{node.id.name}() takes a $variable")
    options = {option.name.name: option.value.parse()["value"] for option in node.arguments.named}
    wanted = fluent_number(0) if node.id.name == "NUMBER" else None
    for name, value in list(options.items()):
        if wanted is not None and isinstance(getattr(wanted, name, None), (int, bool)):
            options[name] = bool(value) if isinstance(getattr(wanted, name), bool) else int(value)
    return positional[0].id.name, options


def _sequence(parts: list[Node]) -> Node:
    if all(isinstance(part, Static) for part in parts):
        return Static("".join(part.plain({}) for part in parts))
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))
