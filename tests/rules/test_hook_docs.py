"""Every hook says when it runs, what to return and what an error does, and is in the documentation."""

from pathlib import Path

import pytest

from kernel import hookspecs as kernel_hooks
from kernel.loading import bundled_names, find

DOCS = Path(__file__).parents[2] / "docs" / "hooks.md"


def all_hooks():
    modules = [("kernel", kernel_hooks)]
    modules += [(p.name, p.hookspecs) for p in find(bundled_names()) if p.hookspecs]
    return [
        pytest.param(owner, name, function, id=f"{owner}.{name}")
        for owner, module in modules
        for name, function in vars(module).items()
        if hasattr(function, "kernel_spec")
    ]


@pytest.mark.parametrize(("owner", "name", "function"), all_hooks())
def test_a_hook_is_documented(owner, name, function):
    assert f"`{name}" in DOCS.read_text("utf-8"), f"docs/hooks.md does not mention {name}"
    text = " ".join((function.__doc__ or "").split())
    assert text, f"{owner}.{name} has no docstring"
    if not name.startswith("register_"):
        assert "alled" in text or "old" in text, f"{owner}.{name} does not say when it is called"
        assert "transaction" in text, f"{owner}.{name} does not say whether it is inside a transaction"
