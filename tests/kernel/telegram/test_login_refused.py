"""What cannot work ends in a sentence that names it and the cure."""

import asyncio
import socket

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from kernel.errors import KioskError
from kernel.telegram import Server


def pem(key) -> bytes:
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture
def key_file(tmp_path):
    path = tmp_path / "key.pem"
    path.write_bytes(pem(rsa.generate_private_key(65537, 2048)))
    return path


@pytest.mark.parametrize("token", ["", "abc", "123", "123:", "x:y"])
async def test_a_token_of_the_wrong_form_is_refused_before_anything_is_sent(bots, token):
    with pytest.raises(KioskError, match=r"TOKEN is not a bot's token.*@BotFather"):
        await bots.make(token=token).start()


async def test_a_missing_key_file_is_named(bots, tmp_path):
    bots.server = Server("127.0.0.1", 9, tmp_path / "none.pem")
    with pytest.raises(KioskError, match=r"TELEGRAM_SERVER_KEY: .*none\.pem cannot be read \(No such file"):
        await bots.make().start()


@pytest.mark.parametrize("content", [b"", b"hello", pem(ec.generate_private_key(ec.SECP256R1()))])
async def test_a_key_file_without_an_rsa_key_is_named(bots, tmp_path, content):
    path = tmp_path / "key.pem"
    path.write_bytes(content)
    bots.server = Server("127.0.0.1", 9, path)
    with pytest.raises(KioskError, match=r"key\.pem holds no RSA public key in PEM form"):
        await bots.make().start()


async def test_nobody_at_the_address_is_said_in_words(bots, key_file):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    bots.server = Server("127.0.0.1", port, key_file)
    with pytest.raises(KioskError, match=f"Telegram at 127.0.0.1:{port} does not answer. Start that server"):
        await bots.make().start()
    assert not list(bots.folder.glob("*.session-wal")), "the session file is closed"


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
async def test_a_server_that_is_silent_or_something_else_does_not_hold_the_start_up(bots, key_file, answer):
    async def talk(reader, writer):
        writer.write(answer)
        await reader.read()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    bots.server = Server("127.0.0.1", port, key_file)
    with pytest.raises(KioskError, match=f"Telegram at 127.0.0.1:{port} does not answer"):
        await bots.make(patience=1).start()
    server.close()


async def test_a_session_file_that_is_none_is_named(bots, key_file):
    bots.server = Server("127.0.0.1", 9, key_file)
    bots.folder.mkdir()
    (bots.folder / "bot1000.session").write_bytes(b"not a database at all" * 100)
    with pytest.raises(KioskError, match=r"The session file .*bot1000\.session cannot be used .*remove the file"):
        await bots.make().start()


async def test_a_folder_that_cannot_be_made_is_named(bots, key_file, tmp_path):
    bots.server = Server("127.0.0.1", 9, key_file)
    (tmp_path / "file").touch()
    bots.folder = tmp_path / "file" / "session"
    with pytest.raises(KioskError, match=r"file/session cannot hold the bot's session .*DATA_DIR"):
        await bots.make().start()
