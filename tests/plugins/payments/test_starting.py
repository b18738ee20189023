"""A provider that cannot work keeps the bot from starting, in words that name it and the cure."""

from __future__ import annotations

import pytest

from kernel import Bot, KioskError, Plugin
from plugins.payments.api import Capabilities, Created, Provider, Refunds

ENVIRONMENT = {"TOKEN": "1000:secret", "PLUGINS": "accounts,payments", "PAY_CURRENCY": "USD"}


class Modest(Provider):
    """Promises nothing but to make invoices."""

    name = "bank"
    title = "bank-title"

    def usable(self, bot) -> bool:
        return True

    async def create(self, bot, invoice) -> Created:
        return Created()


class Boastful(Modest):
    """Promises everything."""

    capabilities = Capabilities(refund=Refunds.PARTIAL, poll=True, webhook=True, reconcile=True)


async def problems(folder, *providers: Provider, name: str = "bank") -> str:
    """Why a bot with these providers does not start; empty when it does."""
    plugin = Plugin(name, version="1.0", requires=["payments"])

    def register_payment_providers() -> list[Provider]:
        return list(providers)

    plugin.hook(register_payment_providers)
    bot = Bot.from_environment({**ENVIRONMENT, "DATA_DIR": str(folder)}, None, extra=[plugin])
    try:
        await bot.open()
    except KioskError as error:
        return str(error)
    finally:
        await bot.close()
    return ""


@pytest.mark.parametrize("method", ["poll", "verify_webhook", "reconcile", "refund"])
async def test_what_is_promised_and_not_written_is_named(tmp_path, method):
    assert (await problems(tmp_path, Boastful())).count(f"has no {method}()") == 1


async def test_what_is_not_promised_need_not_be_written(tmp_path):
    assert await problems(tmp_path, Modest()) == ""


async def test_two_of_a_name_are_named(tmp_path):
    assert "two payment providers are called 'bank'" in await problems(tmp_path, Modest(), Modest())


async def test_one_without_a_plugin_of_its_name_is_named(tmp_path):
    assert "must have the name of the plugin" in await problems(tmp_path, Modest(), name="till")


def test_a_provider_that_makes_no_invoices_is_none():
    class Lazy(Provider):
        name = "lazy"

    with pytest.raises(TypeError, match="create"):
        Lazy()
