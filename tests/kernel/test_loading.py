"""Plugins that cannot work together are refused in words, all at once."""

from types import ModuleType

import pytest

from kernel.assembly import gather
from kernel.callbacks import Callback
from kernel.errors import PluginError
from kernel.hooks import hookimpl, hookspec
from kernel.loading import bundled_names, find, in_order, plugin_of, register
from kernel.plugin import Plugin


def module(name, **attributes):
    made = ModuleType(name)
    made.__file__ = f"/nowhere/{name}.py"
    vars(made).update(attributes)
    return made


def test_a_plugin_comes_after_what_it_requires_and_what_it_follows():
    cart = Plugin("cart", "1", requires=["shop"], after=["promos", "absent"])
    order = in_order([cart, Plugin("promos", "1"), Plugin("shop", "1")])
    assert list(order)[-1] == "cart"


def test_every_problem_is_named_with_its_cure():
    plugins = [
        Plugin("cart", "1", requires=["shop"]),
        Plugin("old", "1", kernel="<1"),
        Plugin("odd", "1", kernel="new"),
    ]
    with pytest.raises(PluginError) as problems:
        in_order(plugins)
    text = str(problems.value)
    assert "cart requires shop, which is not installed. Add 'shop' to PLUGINS or remove 'cart'." in text
    assert "old 1 needs kernel <1; this is 1.0. Update old." in text
    assert "odd asks for kernel 'new', which is not a version range" in text


def test_a_circle_is_named():
    with pytest.raises(PluginError, match=r"in a circle: a -> b -> a|in a circle: b -> a -> b"):
        in_order([Plugin("a", "1", requires=["b"]), Plugin("b", "1", requires=["a"])])


def test_two_plugins_of_one_name_are_refused():
    with pytest.raises(PluginError, match="two plugins are called 'shop'"):
        in_order([Plugin("shop", "1"), Plugin("shop", "2")])


def test_two_plugins_with_one_button_prefix_are_refused():
    class Pick(Callback, prefix="pick"):
        item_id: int

    class Other(Callback, prefix="pick"):
        row_id: int

    async def handler(ctx, press):
        pass

    shop, cart = Plugin("shop", "1"), Plugin("cart", "1")
    shop.press(Pick)(handler)
    cart.press(Other)(handler)
    with pytest.raises(PluginError, match=r"both handle the press 'pick'\. Rename one"):
        gather(register([shop, cart]))


def test_a_plugin_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(PluginError, match=r"shopp is not installed.*installed are .*accounts"):
        find(["shopp"])


def test_a_name_that_cannot_be_a_table_prefix_is_refused():
    with pytest.raises(PluginError, match="'my-plugin' cannot name a plugin"):
        Plugin("my-plugin", "1")


def test_an_implementation_of_an_unknown_hook_is_refused():
    plugin = Plugin("lonely", "1")

    @plugin.hook
    def nobody_calls_this():
        return 1

    with pytest.raises(PluginError, match="lonely: unknown hook 'nobody_calls_this'"):
        register([plugin])


def test_an_optional_hook_may_be_unknown():
    plugin = Plugin("polite", "1")

    @plugin.optional_hook
    def nobody_calls_this():
        return 1

    assert register([plugin]).get_plugin("polite") is plugin.implementations


def test_an_argument_that_the_hook_does_not_have_is_refused():
    @hookspec
    def greet(name):
        """Say something."""

    plugin = Plugin("rude", "1", hookspecs=module("specs", greet=greet))

    @plugin.hook
    def greet(nom):
        return nom

    with pytest.raises(PluginError, match=r"rude: .*nom.* can not be found in the hookspec"):
        register([plugin])


def test_a_second_implementation_of_one_hook_is_refused():
    plugin = Plugin("twice", "1")

    @plugin.hook
    def started(bot):
        return None

    with pytest.raises(PluginError, match="twice implements the hook 'started' twice; make it one function"):

        @plugin.hook
        def started(bot):
            return None


def test_a_plain_module_with_hook_functions_is_a_plugin():
    @hookimpl
    def register_permissions():
        return []

    plugin = plugin_of(module("plain", register_permissions=register_permissions, requires=["accounts"]))
    assert (plugin.name, plugin.requires) == ("plain", ("accounts",))
    assert register([plugin]).hook.register_permissions() == [[]]


def test_a_module_without_a_plugin_is_refused():
    with pytest.raises(
        PluginError, match="empty is not a plugin: it defines neither a Plugin nor a @hookimpl function"
    ):
        plugin_of(module("empty"))


def test_a_job_needs_a_clock():
    with pytest.raises(PluginError, match="needs either every=timedelta"):
        Plugin("jobs", "1").job()


@pytest.fixture
def third_party(tmp_path, monkeypatch):
    """A package installed by somebody else that names its plugin in the entry point group."""
    (tmp_path / "their_gifts.py").write_text('from kernel import Plugin\n\ngifts = Plugin("gifts", version="2.0")\n')
    info = tmp_path / "their_gifts-2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: their-gifts\nVersion: 2.0\n")
    (info / "entry_points.txt").write_text("[kiosk.plugins]\ngifts = their_gifts:gifts\n")
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("third_party")
def test_a_third_party_plugin_comes_through_its_entry_point_if_it_is_listed():
    assert [plugin.name for plugin in find(["accounts", "gifts"])] == ["accounts", "gifts"]
    assert "gifts" not in bundled_names()


@pytest.mark.usefixtures("third_party")
def test_an_installed_third_party_plugin_is_among_the_names_that_may_be_listed():
    with pytest.raises(PluginError, match=r"installed are .*gifts"):
        find(["gift"])
