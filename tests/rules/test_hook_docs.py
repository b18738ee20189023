"""Every hook says when it runs, what to return and what an error does; docs/hooks.md has them all."""

from pathlib import Path

import pytest

from kernel import hookspecs as kernel_hooks
from kernel.cli.hooks import page
from kernel.loading import bundled_names, find

DOCS = Path(__file__).parents[2] / "docs" / "hooks.md"


def moments():
    modules = [("kernel", kernel_hooks)]
    modules += [(p.name, p.hookspecs) for p in find(bundled_names()) if p.hookspecs]
    return [
        pytest.param(function, id=f"{owner}.{name}")
        for owner, module in modules
        for name, function in vars(module).items()
        if hasattr(function, "kernel_spec") and not name.startswith("register_")
    ]


def test_the_page_of_hooks_is_up_to_date():
    assert DOCS.read_text("utf-8") == page(), "run: kiosk hooks > docs/hooks.md"


@pytest.mark.parametrize("function", moments())
def test_a_moment_says_how_it_is_called_and_where(function):
    text = " ".join((function.__doc__ or "").split())
    ways = ("``collect``", "``first``", "``join``", "``notify``", "``show``", "Told")
    assert any(way in text for way in ways), "say how it is called"
    assert "transaction" in text, "say whether it is called inside a transaction"
