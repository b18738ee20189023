"""Values arrive byte for byte, whatever is in them."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.accounts.api import find_by_telegram_id
from plugins.shop.importing.plan import VALUE_LIMIT
from plugins.shop.orders.delivery import AS_TEXT, survives_as_text
from plugins.shop.orders.owned import own_order

PIECES = st.sampled_from(
    ["<", ">", "&", "&amp;", "&lt;b&gt;", "<b>", "*", "_", "__", "`", "```", "||", "~~", "[a](b)", "\\", "\n", "\n\n\n",
     " ", "  ", "\t", "\r\n", "\r", "\0", "\x7f", "\u00a0", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\u0333",
     "😀", "👨‍👩‍👧", "🇩🇪", "e\u0301", "ё", "日本", "\U0010ffff", "/start", "@user", "#tag", "https://t.me/x", "a@b.example"]
)  # fmt: skip
VALUES = (
    st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=12)
    .map("".join)
    .filter(str.strip)
)


def received(message) -> str:
    """The value as it arrived: the text of the last code entity, or the file."""
    if message.document is not None:
        return message.document.data.decode()
    (entity,) = [entity for entity in message.entities if entity.kind == "code"]
    units = message.text.encode("utf-16-le")
    return units[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")


async def bought(live, person, value: str):
    """The message that brought ``value`` after a purchase."""
    item = await live.item("Key <b>&", price=0)
    await live.share(item, value)
    user = await find_by_telegram_id(live.bot, person.id)
    outcome = await live.buy(user, item)
    await live.bot.settle()
    order = await own_order(live.bot, user.id, outcome.order_id)
    assert order.lines[0].value == value
    return person.last


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(value=VALUES)
@example(" edge ")
@example("a&amp;lt;b")
@example("\n\nx\n")
@example("x" * AS_TEXT)
@example("x" * (AS_TEXT + 1))
@example("😀" * (AS_TEXT // 2))
@example("😀" * (AS_TEXT // 2) + "x")
async def test_a_value_arrives_byte_for_byte(live, telegram, rich_alice, value):
    message = await bought(live, rich_alice, value)
    assert received(message) == value
    assert (message.document is None) == survives_as_text(value)
    assert telegram.violations == []


@pytest.mark.parametrize("value", ["я" * (VALUE_LIMIT // 2), "<" * VALUE_LIMIT, "😀\r\n" * (VALUE_LIMIT // 6)])
async def test_the_largest_values_arrive(live, telegram, rich_alice, value):
    message = await bought(live, rich_alice, value)
    assert message.document.data == value.encode()
    assert message.document.name.startswith("order-")
    assert telegram.violations == []


@pytest.mark.parametrize(
    ("value", "as_text"),
    [
        ("KEY-123", True),
        ("two\nlines", True),
        ("a<b>&c", True),
        ("emoji 😀 and ё", True),
        (" edge", False),
        ("edge\n", False),
        ("tab\tinside", False),
        ("a\r\nb", False),
        ("a\u200bb", False),
        ("a\u2028b", False),
        ("a family 👨‍👩‍👧", True),
        ("edge\u200d", False),
        ("x" * 3500, True),
        ("x" * 3501, False),
        ("😀" * 1750, True),
        ("😀" * 1751, False),
    ],
)
def test_what_text_would_alter_goes_as_a_file(value, as_text):
    assert survives_as_text(value) is as_text
