"""The cart as a plugin: its declarations, and switched off it leaves no trace."""

from kernel.testing import check_plugin
from plugins.cart import cart
from plugins.cart.callbacks import AddToCart, OpenCart
from tests.plugins.shop.conftest import label


def test_the_declarations_are_in_order():
    check_plugin(cart)


async def test_switched_off_it_leaves_no_trace_and_on_again_all_is_back(live, rich_alice):
    item = await live.item("Key", price=100, stock=5)
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press("🛒 Add to cart")
    screens = ["/start", "/profile", f"/start item_{item.id}"]
    await live.bot.toggles.disable("cart")
    for command in screens:
        await alice.send(command)
        assert not [text for text in alice.buttons if "art" in text.replace("Start", "")], command
    for press in (OpenCart(), AddToCart(item.id)):
        await alice.press(data=press.pack())
        assert alice.alerts[-1] == "This button no longer works."
    await alice.press(label(alice, "Buy"))
    await alice.press(label(alice, "Pay"))
    await live.bot.toggles.enable("cart")
    for command in screens:
        await alice.send(command)
        assert label(alice, "art")
    await alice.press("🛒 To the cart")
    assert "Key" in alice.last.text
