"""Every role, in both languages: what it sees it can use, what it can use it sees, and no button of it is dead."""

from __future__ import annotations

import pytest

from kernel import Callback, db
from kernel.testing import Person
from plugins.accounts.testing import customer_of
from plugins.broadcast.callbacks import Act, Do
from plugins.broadcast.models import Broadcast
from plugins.payments.callbacks import OpenOrderPayments
from plugins.payments.providers.manual.callbacks import AskMissing, OpenTransfer
from plugins.rbac import bits
from plugins.rbac.testing import give_rights, give_role
from plugins.shop.models import Item, OrderLine
from plugins.shop.staff.callbacks import (
    AskRefuse,
    AskReplace,
    EditField,
    Field,
    ListPieces,
    ManagePictures,
    ManageStock,
    MoveCategory,
    MoveItem,
    OpenStaffOrder,
    What,
)
from plugins.shop.stock.callbacks import OpenBatches
from tests.e2e.crawler import RAW_KEY, Crawler, Seen
from tests.e2e.lived_in import SETTINGS, live_in
from tests.e2e.test_every_screen import foreign
from tests.e2e.walking import case, database_server, language  # noqa: F401 - fixtures

COMMANDS = ("/start", "/manage", "/profile")
TYPED = {
    "shop.edit-show-at.value": "2099-01-01 10:00",
    "shop.edit-hide-at.value": "2099-02-01 10:00",
    "broadcast.time.time": "2099-01-01 10:00",
    "broadcast.buttons.buttons": "Shop - https://example.com",
    "rbac.end.until": "2099-01-01",
    "admin.block.end": "2099-01-01",
    "admin.find-customer.known": "Zoe",
    "rbac.find.known": "Alice",
}
# what ends the walk or changes how the bot treats the one who walks; each is pressed by a test of its own
LAST = ("lang", "tz", "tzr", "tzc", "plug!", "mnt!", "setto", "setenv", "cart")
SINGLE = {
    "broadcast": bits.BROADCAST,
    "settings": bits.SETTINGS,
    "users": bits.USERS,
    "catalog": bits.CATALOG,
    "admins": bits.ADMINS,
    "statistics": bits.STATISTICS,
    "balance": bits.BALANCE,
    "promos": bits.PROMOS,
}
# what needs more than the right alone: somebody below to take a role from, or another right for the way there
ELSEWHERE = {
    "owner": {"ntm"},  # the owner is told from the start and needs no button for it
    "settings": {"ntu"},
    "admins": {"rllim", "rltak", "rltak!"},
}
ROLES = ("owner", "ADMIN", "OWNER", "USER", *SINGLE)


@pytest.fixture
def settings(tmp_path):
    logs = {"BOT_LOGFILE": tmp_path / "bot.log", "BOT_AUDITFILE": tmp_path / "audit.log"}
    for path in logs.values():
        path.write_text("{}\n")
    return SETTINGS | {name: str(path) for name, path in logs.items()}


async def doors(bot, person: Person, items: dict) -> list[Callback]:
    """Screens at which a walk from the top seldom ends, of those that the person may open."""
    item = await Item.get(name="AAA")
    orders = [row["id"] for row in await db.fetch("SELECT id FROM shop_order ORDER BY id")]
    invoices = [row["id"] for row in await db.fetch("SELECT id FROM payments_invoice WHERE provider = 'manual'")]
    several = await OrderLine.filter(quantity=3).first()
    pending = await OrderLine.filter(state="pending", kind="manual").first()
    draft = await Broadcast.filter(state="draft").first()
    screens = [
        ManagePictures(item.id, 1),
        OpenBatches(item.id),
        ListPieces(item.id),
        ManageStock(items["shared"].id),
        MoveItem(item.id),
        MoveCategory(item.category_id),
        *map(OpenStaffOrder, orders),
        *map(OpenOrderPayments, orders),
        *map(OpenTransfer, invoices),
        *map(AskMissing, invoices),
        *(EditField(What.ITEM, item.id, field) for field in Field if field != Field.SORT),
        AskReplace(several.id),
        AskRefuse(pending.id),
        Do(draft.id, Act.ASK_DELETE),
    ]
    may = await held(bot, person)
    return [screen for screen in screens if screen.prefix in may]


async def walk(bot, person: Person, items: dict, most: int = 5) -> Seen:
    """Everything that the person comes to."""
    crawler = Crawler(person, lambda question: TYPED.get(question, "7"), skip=LAST, most=most)
    user = await customer_of(bot, person)
    routes = [route for route in bot.router.commands.values() if route.permission is not None]
    commands = [f"/{route.key}" for route in routes if await bot.allowed(user, route.permission)]
    return await crawler.walk([*COMMANDS, *commands], await doors(bot, person, items))


async def cast(bot, telegram, role: str, language: str) -> tuple[Person, Person]:  # noqa: F811
    """The owner, and the one who walks in a role."""
    owner = Person(telegram.person("Olga", language="en", id=bot.settings.owner_id), bot)
    if role == "owner":
        return owner, owner
    return owner, Person(telegram.person("Walker", language=language), bot)


async def held(bot, person: Person) -> set[str]:
    """The prefixes of the buttons that ask for a right which the person has."""
    user = await customer_of(bot, person)
    routes = [route for route in bot.router.presses.values() if route.permission is not None]
    return {route.key for route in routes if await bot.allowed(user, route.permission)}


@pytest.mark.parametrize(
    "role", [role if role == "owner" else pytest.param(role, marks=pytest.mark.torture) for role in ROLES]
)
async def test_a_role_sees_what_it_can_use_and_can_use_what_it_sees(bot, telegram, alice, language, role):  # noqa: F811
    owner, walker = await cast(bot, telegram, role, language)
    items = await live_in(bot, telegram, alice, owner)
    walker.account.language = language
    await walker.send("/start")
    if role in SINGLE:
        await give_rights(bot, walker, SINGLE[role])
    elif role != "owner":
        await give_role(bot, walker, role)
    await db.execute("UPDATE accounts_user SET language = $2 WHERE telegram_id = $1", walker.id, language)
    seen = await walk(bot, walker, items)
    rights = await held(bot, walker)
    used = {prefix for prefix in seen.pressed if prefix in rights}
    print(
        f"\n{role}, {language}: {len(seen.screens)} screens, {seen.pressed.total()} presses, "
        f"{len(used)} of {len(rights)} kinds of staff's buttons; not: {sorted(rights - used - set(LAST))}"
    )
    if role == "owner":
        asked = {name for name, form in bot.contributions.forms.items() if form.permission is not None}
        assert asked - seen.forms == set()
    assert rights - used - set(LAST) == ELSEWHERE.get(role, set())
    assert seen.dead == []
    assert seen.refused == []
    assert [text for text in seen.everything() if RAW_KEY.search(text)] == []
    assert foreign(bot, walker, seen.everything()) == []
    assert telegram.violations == []
