"""The borders of the architecture hold, and the walk that says so sees every way around them."""

import textwrap
from pathlib import Path

import pytest

import kernel
from kernel.loading import bundled_names, find
from tests.rules.imports import violations

ROOT = Path(__file__).parents[2]


def test_nobody_crosses_a_border():
    requires = {plugin.name: set(plugin.requires) for plugin in find(bundled_names())}
    assert violations(ROOT, requires) == []


def test_the_public_list_of_the_kernel_stays_short():
    assert len(kernel.__all__) <= 30
    assert all(hasattr(kernel, name) for name in kernel.__all__)


CROSSINGS = {
    "kernel/a.py": "from plugins.shop import api",
    "kernel/b.py": "import importlib\nimportlib.import_module('plugins.shop')",
    "kernel/c.py": "import sandbox",
    "kernel/d.py": "from quart import Quart",
    "plugins/cart/e.py": "import pyrogram",
    "plugins/cart/f.py": "from plugins.accounts import models",
    "plugins/cart/g.py": "from ..accounts.models import User",
    "plugins/cart/h.py": "from plugins.reviews.api import rate",
    "plugins/cart/i.py": "from kernel.hooks import Hooks",
    "plugins/cart/j.py": "from kernel import Hooks",
    "plugins/cart/k.py": "SQL = 'SELECT id FROM accounts_user'",
    "plugins/cart/l.py": "from plugins.accounts.api import User",
    "plugins/cart/m.py": "import sandbox",
    "plugins/accounts/providers/cart/n.py": "from plugins.accounts.models import User",
    "plugins/accounts/providers/cart/o.py": "from ...models import User",
    "plugins/accounts/providers/cart/p.py": "SQL = 'SELECT id FROM accounts_user'",
    "plugins/accounts/q.py": "from .providers.cart.api import add",
    "plugins/cart/n.py": "SQL = 'UPDATE kernel_outbox SET id = 1'",
}


@pytest.mark.parametrize(("place", "code"), CROSSINGS.items(), ids=CROSSINGS)
def test_each_way_across_is_seen(tmp_path, monkeypatch, place, code):
    file = tmp_path / place
    file.parent.mkdir(parents=True)
    file.write_text(code)
    if place.endswith("l.py"):
        monkeypatch.setattr("plugins.accounts.api.User", type("User", (type("Model", (), {}),), {}), raising=False)
    found = violations(tmp_path, {"cart": {"accounts"}, "accounts": set(), "reviews": set(), "shop": set()})
    assert len(found) == 1
    assert found[0].startswith(f"{place}:{len(code.splitlines())}: ")


def test_what_is_allowed_passes(tmp_path):
    allowed = tmp_path / "plugins/cart/handlers/view.py"
    allowed.parent.mkdir(parents=True)
    allowed.write_text(
        textwrap.dedent(
            """
            from kernel import Plugin, db
            from kernel.forms import Ask
            from plugins.accounts.api import post
            from ..models import Line
            from .rows import row
            SQL = "SELECT id FROM cart_line"
            """
        )
    )
    family = tmp_path / "plugins/accounts/providers/cart/deep/view.py"
    family.parent.mkdir(parents=True)
    family.write_text(allowed.read_text())
    assert violations(tmp_path, {"cart": {"accounts"}, "accounts": set()}) == []
