"""The sandbox as tests and the demo start it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from .faults import Faults
from .limits import Violation
from .methods import METHODS
from .mtproto.keys import AuthKey
from .mtproto.listener import Listener
from .mtproto.session import Session
from .pace import Pace
from .push import Push
from .rpc import Rpc
from .uploads import Uploads
from .world import Bot, Channel, Group, Message, Person, StarsEntry, World


class Sandbox:
    """A local Telegram: ``async with Sandbox() as telegram``. It listens on loopback only.

    ``host``, ``port`` and ``key_file`` (the server's RSA public key as PEM) are what a client needs. ``world`` is all
    that exists, ``violations`` are the limits that bots broke, ``faults`` makes things go wrong, ``pace`` limits how
    fast bots may send (off at first). ``difference_slice`` is how many changes one getDifference returns.
    ``repeated_random_id`` says what a send with a used random id gets: "error" or, as Telegram's documentation has it
    for one that is long done, the "result" of the first.
    """

    host = "127.0.0.1"

    def __init__(self, *, port: int = 0, folder: Path | str | None = None) -> None:
        self.port = port
        self.world = World()
        self.violations: list[Violation] = []
        self.pace = Pace()
        self.difference_slice = 100
        self.repeated_random_id = "error"
        self.uploads = Uploads()
        self.sent: dict[tuple[int, str, int], tuple[Message, int]] = {}  # by bot, chat and random id
        self._rpc = Rpc(self, METHODS)
        self._listener = Listener(self._rpc.answer)
        self.faults = Faults(self._listener, self.world)
        self._folder = Path(folder) if folder else None
        self._own_folder: Path | None = None
        self.key_file = Path()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Write the key file and listen."""
        if self._folder is None:
            self._own_folder = Path(tempfile.mkdtemp(prefix="sandbox-"))
        self.key_file = (self._folder or self._own_folder or Path()) / "telegram.pem"
        self._listener.server_key.write_public(self.key_file)
        self.port = await self._listener.start(self.host, self.port)

    async def stop(self) -> None:
        """Close every connection and remove the key file."""
        await self._listener.stop()
        await self._rpc.stop()
        self.world.close()
        if self._own_folder:
            shutil.rmtree(self._own_folder, ignore_errors=True)

    @property
    def sessions(self) -> Iterator[Session]:
        """The MTProto sessions that clients have begun."""
        return iter(self._listener.sessions)

    def add_bot(self, token: str, *, username: str, name: str) -> Bot:
        """A bot that can sign in with this token (``1000:secret``; the number becomes its id)."""
        bot = self.world.add_bot(token, username=username, name=name)
        Push(self, bot)
        return bot

    def login_of(self, bot: Bot) -> AuthKey | None:
        """The key with which a bot has signed in, for :meth:`keep_login` of another sandbox."""
        return self._listener.keys.of(bot)

    def keep_login(self, bot: Bot, login: AuthKey) -> None:
        """Know a bot by a key that it agreed on with an earlier sandbox."""
        self._listener.keys.add(login.key, login.salt).bot = bot

    def add_channel(self, username: str, *, title: str = "", admins: Iterable[Bot] | None = None) -> Channel:
        """A channel; without ``admins`` every bot is one."""
        return self.world.add_channel(username, title=title, admins=admins)

    def add_group(self, title: str, *, bots: Iterable[Bot] | None = None) -> Group:
        """A group, which becomes a forum with its first topic; without ``bots`` every bot is in it."""
        return self.world.add_group(title, bots=bots)

    def person(
        self, first_name: str, *, username: str = "", language: str = "", last_name: str = "", id: int = 0
    ) -> Person:
        """A person with a Telegram account, for a test or the chat page to drive."""
        return self.world.add_person(first_name, username=username, language=language, last_name=last_name, id=id)

    def chargeback(self, charge_id: str, *, told: bool = True) -> None:
        """The app store gives a payment in stars back by itself; without ``told`` the bot's list alone says so."""
        charge = self.world.payments.charges.get(charge_id)
        if charge is None or not charge.in_stars or charge.refunded:
            raise LookupError(f"There is no payment in stars {charge_id!r} that is not given back.")
        self.world.payments.give_back(charge, told=told)

    def stars_transactions(self, bot: Bot | None = None) -> list[StarsEntry]:
        """The list of Stars of a bot (the first one), oldest first."""
        return list(self.world.payments.stars.get((bot or self.world.first_bot).id, ()))
