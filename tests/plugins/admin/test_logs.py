"""Logs as files: the present and old ones, packed when large, of a very long one the end."""

import io
import os
import zipfile

import pytest

from kernel.models import AuditRow
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.admin.logs import OpenLogs, SendLog, packed


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "logs"
    made.mkdir()
    return made


@pytest.fixture
def settings(folder):
    return {"BOT_LOGFILE": str(folder / "bot.log"), "BOT_AUDITFILE": str(folder / "audit.log")}


@pytest.fixture
async def owner(bot, telegram):
    return Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)


def received(person):
    """The newest document."""
    document = person.last.document
    return document.name, document.data


async def test_logs_come_as_documents_old_ones_too(bot, owner, alice, folder):
    await owner.send("/manage")
    await owner.press("📊 Statistics")
    (folder / "bot.log").write_text("")
    await owner.press("📜 Logs")
    assert owner.toasts[-1] == "There are no logs yet."
    (folder / "bot.log").write_text("new\n")
    (folder / "bot.log.1").write_text("old\n" * 500_000)
    (folder / "bot.log.gz").write_text("not ours")
    (folder / "audit.log").write_text("who\n")
    await owner.press("📜 Logs")
    labels = [label for label in owner.buttons if "KB" in label]
    assert [label[0] for label in labels] == ["📜", "📜", "🕵"]
    assert "1,954 KB" in labels[1]
    await owner.press(labels[0])
    assert received(owner) == ("bot.log", b"new\n")
    await owner.press(labels[1])
    name, data = received(owner)
    assert name == "bot-1.log.zip"
    assert len(data) < 100_000
    assert zipfile.ZipFile(io.BytesIO(data)).read("bot-1.log") == b"old\n" * 500_000
    await owner.press(labels[2])
    assert received(owner) == ("audit.log", b"who\n")
    assert [row.subject for row in await AuditRow.all().order_by("id")] == [
        "log:bot.log", "log:bot-1.log", "log:audit.log",
    ]  # fmt: skip
    (folder / "audit.log").unlink()
    await owner.press(labels[2])
    assert "not there any more" in owner.alerts[-1]
    await alice.send("/start")
    for button in (OpenLogs(), SendLog(audit=False, number=0)):
        await alice.press(data=button.pack())
        assert alice.alerts[-1] == "You are not allowed to do this."
    assert not any(message.document for message in alice.messages)


def test_of_a_file_that_is_too_long_the_end_is_sent_from_a_whole_line_on(tmp_path):
    file = tmp_path / "bot.log"
    file.write_bytes(b"".join(b"line %06d\n" % number for number in range(10_000)))
    sent = packed(file, "bot.log", plain=10**6, most=1000)
    assert sent.data.startswith(b"line 0099")
    assert sent.data.endswith(b"line 009999\n")
    assert len(sent.data) <= 1000


def test_a_huge_file_is_never_in_memory_as_a_whole(tmp_path):
    file = tmp_path / "bot.log"
    with file.open("wb") as sparse:
        sparse.truncate(200 * 1024 * 1024)
        sparse.seek(0, os.SEEK_END)
        sparse.write(b"\nthe end\n")
    sent = packed(file, "bot.log")
    assert sent.name == "bot.log.zip"
    assert len(sent.data) < 1024 * 1024
