"""The command, and how the demo starts and ends."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import uvloop

from kernel import Bot, KioskError, log
from sandbox import Sandbox
from sandbox.cryptopay import CryptoPay
from sandbox.page import ChatPage

from .history import PastClock
from .people import Cast, make_people
from .play import play
from .stocking import look_lived_in, stock

TOKEN = "1000:demo"
PORT = 8088


@dataclass(frozen=True)
class Demo:
    """Everything that runs in a demo."""

    telegram: Sandbox
    bot: Bot
    cast: Cast


@click.command()
@click.option(
    "--once", is_flag=True, help="Play one purchase, print each step, and end; exits 1 if the key is missing."
)
@click.option("--port", default=PORT, show_default=True, help="Port of the chat page; another one if it is taken.")
@click.option("--folder", default=Path("data/demo"), show_default=True, type=click.Path(path_type=Path))
def demo(once: bool, port: int, folder: Path) -> None:
    """Try the shop in the browser: no token, no account, no internet. Every start begins afresh in FOLDER."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        try:
            sys.exit(runner.run(_once(folder) if once else _serve(folder, port)))
        except KioskError as error:
            raise click.ClickException(str(error)) from error


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Demo]:
    """A local Telegram, a local Crypto Pay and a bot that sells the sample catalog, on SQLite in ``folder``, emptied first."""
    _empty(folder)
    async with Sandbox(folder=folder) as telegram, CryptoPay() as crypto:
        account = telegram.add_bot(TOKEN, username="kiosk_demo_bot", name="Kiosk")
        channel = telegram.add_channel("kiosk_news", title="Kiosk News", admins=[account])
        cast = make_people(telegram)
        clock = PastClock()
        bot = Bot.from_environment(_environment(telegram, crypto, folder, cast, channel.username), None, clock=clock)
        log.configure(bot.settings)
        try:
            await bot.open()
            await stock(bot, clock, cast)
            await bot.start()
            crypto.webhook_url = f"http://127.0.0.1:{bot.web.ports[1]}/webhooks/cryptopay"
            await look_lived_in(bot, cast)
            yield Demo(telegram, bot, cast)
        finally:
            await bot.close()


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _environment(telegram: Sandbox, crypto: CryptoPay, folder: Path, cast: Cast, channel: str) -> dict[str, str]:
    """The settings of the demo's bot; nothing of the operator's own ``.env`` is used."""
    return {
        "TOKEN": TOKEN,
        "OWNER_ID": str(cast.owner.id),
        "API_ID": "1",
        "API_HASH": "demo",
        "TELEGRAM_SERVER": f"{telegram.host}:{telegram.port}",
        "TELEGRAM_SERVER_KEY": str(telegram.key_file),
        "DATA_DIR": str(folder),
        "ADMIN_HOST": "127.0.0.1",
        "ADMIN_PORT": "0",
        "PUBLIC_HOST": "127.0.0.1",
        "PUBLIC_PORT": "0",
        "MIN_AMOUNT": "1",
        "STARS_PER_VALUE": "50",
        "TELEGRAM_PROVIDER_TOKEN": "1:TEST:demo",
        "MANUAL_PAYMENT": "Bank of Kiosk, account <code>DE00 1234 5678</code>, Kiosk Ltd",
        "CRYPTO_PAY_TOKEN": crypto.token,
        "CRYPTO_PAY_URL": crypto.url,
        "BOT_LOCALE": "en",
        "PAY_CURRENCY": "USD",
        "REFERRAL_PERCENT": "10",
        # whoever tries everything at once is let
        "RATE_LIMITS": "updates=300/60/10 shop.purchases=60/60 shop.searches=120/60 payments.payments=60/60",
        "CHANNEL_URL": f"https://t.me/{channel}",
        "HELPER_ID": str(cast.admin.id),
        "RULES": "<b>House rules</b>\nEvery key is sold once. If one does not work, write to support: we replace it.",
        "LOG_TO_STDOUT": "0",
        "BOT_LOGFILE": str(folder / "bot.log"),
        "BOT_AUDITFILE": str(folder / "audit.log"),
    }


async def _once(folder: Path) -> int:
    async with running(folder) as made:
        return 0 if await play(made.cast.customer) else 1


async def _serve(folder: Path, port: int) -> int:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with running(folder) as made:
        page = await _page(made, port)
        try:
            click.echo(f"\n  Chat:    {page.url}")
            click.echo(f"  Health:  http://127.0.0.1:{made.bot.web.ports[0]}/health")
            click.echo("\n  Open the chat, choose a person, press START. Stop with Ctrl-C.\n")
            if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin":
                await asyncio.to_thread(webbrowser.open, page.url)
            await stop.wait()
        finally:
            await page.stop()
    return 0


async def _page(made: Demo, port: int) -> ChatPage:
    try:
        return await ChatPage(made.telegram, port=port, roles=made.cast.roles).start()
    except OSError:
        click.echo(f"Port {port} is taken; the chat page takes another one.")
        return await ChatPage(made.telegram, roles=made.cast.roles).start()
