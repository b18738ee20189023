"""The login of the ``bot`` fixture: agreed on once in a test process, and used again as after a restart.

Agreeing on a key costs more than most tests do. That a bot logs in from nothing is what the tests of the login prove.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Logins:
    """What a bot keeps of its login, and what the local Telegram keeps of it; nothing before the first."""

    session: bytes = b""
    key: Any = None

    def take_along(self, telegram: Any, file: Path) -> None:
        """Let a bot whose session is in ``file`` and the local Telegram know each other already."""
        if self.session:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.write_bytes(self.session)
            telegram.keep_login(telegram.world.first_bot, self.key)

    def remember(self, telegram: Any, file: Path) -> None:
        """Keep the first login, right after it: nobody has written to the bot yet."""
        if not self.session:
            with closing(sqlite3.connect(file)) as connection:
                self.session = connection.serialize()
            self.key = telegram.login_of(telegram.world.first_bot)


LOGINS = Logins()  # of this process
