"""Buttons that move money, make orders or take something away for good work once, for an hour: each is a OneTime."""

import ast
import importlib
from pathlib import Path

import pytest

from kernel import OneTime
from kernel.loading import bundled, find

ROOT = Path(__file__).parents[2]

# What moves money, goods or rights, by the names that handlers use.
ACTS = {
    *(
        "adjust",
        "credit",
        "reverse",
        "post",
        "redeem",
        "confirm",
        "act_on",
        "decide",
        "block",
        "unblock",
        "give",
        "take",
        "delete_role",
    ),
    *("buy", "hold", "place", "reserve", "make_paid", "make_reserved", "owner_pays", "pay_order"),
    *("refund_line", "refund_order", "refuse_by_hand", "give_back"),
    *("delete_item", "delete_category", "remove_piece", "delete_code", "delete_batch"),
}


def presses(tree: ast.Module) -> list[tuple[str, ast.AST]]:
    """The callback and the function of every handler of a button in a module."""
    return [
        (ast.unparse(mark.args[0]), node)
        for node in tree.body
        for mark in getattr(node, "decorator_list", ())
        if isinstance(mark, ast.Call) and getattr(mark.func, "attr", "") == "press" and mark.args
    ]


def names(node: ast.AST, functions: dict[str, ast.AST], seen: set[str]) -> set[str]:
    """Every name that a function uses, modules' functions included, and those of the functions beside it that it calls."""
    used = {item.id for item in ast.walk(node) if isinstance(item, ast.Name)}
    for name in used & set(functions) - seen:
        seen.add(name)
        used |= names(functions[name], functions, seen)
    within = [item for item in ast.walk(node) if isinstance(item, ast.Attribute) and isinstance(item.value, ast.Name)]
    return used | {f"{item.value.id}.{item.attr}" for item in within}


def acting() -> list:
    find(bundled())
    found = []
    for package in bundled().values():
        folder = ROOT / package.replace(".", "/")
        for file in sorted(folder.rglob("*.py")):
            tree = ast.parse(file.read_text("utf-8"))
            module = file.relative_to(ROOT).as_posix().removesuffix(".py").replace("/", ".").removesuffix(".__init__")
            functions = {
                item.name: item for item in tree.body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)
            }
            nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
            imported = {item.asname or item.name for node in nodes for item in node.names}
            handlers = presses(tree)
            for _, function in handlers:
                functions.pop(function.name, None)
            for callback, function in handlers:
                used = [name.split(".") for name in names(function, functions, set())]
                acts = {words[-1] for words in used if words[0] in imported and words[-1] in ACTS}
                if acts:
                    found.append(pytest.param(module, callback, id=f"{module}.{callback}-{'-'.join(sorted(acts))}"))
    return list({item.id: item for item in found}.values())


FOUND = acting()


def test_the_rule_finds_the_buttons_it_is_about():
    callbacks = {item.values[1] for item in FOUND}
    assert {"ConfirmBuy", "ReserveBuy", "PayBuy", "PayOrder", "ConfirmCart", "ActOnPayment"} <= callbacks


@pytest.mark.parametrize(("module", "callback"), FOUND)
def test_a_button_that_acts_works_once(module, callback):
    assert issubclass(getattr(importlib.import_module(module), callback), OneTime)
