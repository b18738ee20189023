"""The log and the audit as files, old ones too."""

from __future__ import annotations

import asyncio
import io
import re
import shutil
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from kernel import Button, Callback, Context, File, Refused, run_in_transaction
from plugins.accounts.api import staff_button

from . import admin
from .permissions import STATISTICS

PLAIN = 1024 * 1024  # bytes up to which a file is sent as it is; longer ones are packed
# Of a longer file the end is sent: it is packed in memory, and Telegram takes 50 MB from a bot
# (https://core.telegram.org/bots/api#senddocument).
MOST = 45 * 1024 * 1024
PIECE = 256 * 1024
OLD = re.compile(r"\.(\d{1,2})\Z")  # how the rotation calls an old file: bot.log.1


class OpenLogs(Callback, prefix="logs"):
    """The files that there are."""


class SendLog(Callback, prefix="log"):
    """Send one: the audit or the log, the present one (0) or an old one."""

    audit: bool
    number: Annotated[int, range(100)]


@dataclass(frozen=True, slots=True)
class Log:
    """A file; ``number`` 0 is written at this moment, 1 is the newest old one."""

    audit: bool
    number: int
    path: Path
    size: int
    changed: datetime

    @property
    def name(self) -> str:
        """What it is called when it is sent, so that any device knows how to open it."""
        base = self.path if not self.number else self.path.with_suffix("")
        return f"{base.stem}{f'-{self.number}' if self.number else ''}{base.suffix or '.log'}"


def logs_button(ctx: Context) -> Button:
    """The way to the files, on the statistics."""
    return OpenLogs().button(ctx.t("admin-logs"))


@admin.press(OpenLogs, permission=STATISTICS)
async def open_logs(ctx: Context, press: OpenLogs) -> None:
    """A button for each file, with its time and size."""
    found = await asyncio.to_thread(_logs, ctx)
    if not found:
        ctx.toast(ctx.t("admin-logs-none"))
        return
    rows = [[SendLog(log.audit, log.number).button(_label(ctx, log))] for log in found]
    await ctx.screen(ctx.rich("admin-logs-title"), [*rows, [staff_button(ctx)]])


@admin.press(SendLog, permission=STATISTICS)
async def send_log(ctx: Context, press: SendLog) -> None:
    """Send a file as a document; that it was taken is written down."""
    found = await asyncio.to_thread(_logs, ctx)
    log = next((log for log in found if (log.audit, log.number) == (press.audit, press.number)), None)
    if log is None:
        raise Refused("admin-logs-gone")

    async def note() -> None:
        await ctx.require(STATISTICS)
        ctx.audit("admin.log_sent", f"log:{log.name}")

    await run_in_transaction(note)
    try:
        document = await asyncio.to_thread(packed, log.path, log.name)
    except FileNotFoundError:  # the rotation has just moved it
        raise Refused("admin-logs-gone") from None
    key = "admin-log-end" if log.size > MOST else "admin-log"
    await ctx.reply(ctx.rich(key, name=log.name, changed=ctx.when(log.changed)), document=document)


def packed(path: Path, name: str, *, plain: int = PLAIN, most: int = MOST) -> File:
    """A file to send: as it is or packed, and of a very long one only the end. Slow: call it in a thread."""
    size = path.stat().st_size
    with path.open("rb") as source:
        if size > most:
            source.seek(size - most)
            source.readline()  # begin with a whole line
        if size <= plain:
            return File(name, source.read(plain), "text/plain")
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as target:
            shutil.copyfileobj(source, target, PIECE)
    return File(f"{name}.zip", data.getvalue(), "application/zip")


def _logs(ctx: Context) -> list[Log]:
    """The files that are not empty, newest first, the log's before the audit's."""
    settings = ctx.bot.settings
    found = []
    for audit, path in ((False, settings.bot_logfile), (True, settings.bot_auditfile)):
        for file in path.parent.glob(f"{path.name}*"):
            old = OLD.match(file.name.removeprefix(path.name))
            if file == path or old:
                state = file.stat()
                if state.st_size:
                    changed = datetime.fromtimestamp(state.st_mtime, UTC)
                    found.append(Log(audit, int(old[1]) if old else 0, file, state.st_size, changed))
    return sorted(found, key=lambda log: (log.audit, log.number))


def _label(ctx: Context, log: Log) -> str:
    key = "admin-log-audit" if log.audit else "admin-log-bot"
    kilobytes = -(-log.size // 1024)
    return ctx.t(key, changed=ctx.when(log.changed), kilobytes=kilobytes)
