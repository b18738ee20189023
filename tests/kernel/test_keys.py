"""Keys: generated once, proven at start, rotated without losing a value."""

import asyncio
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from kernel import db
from kernel.errors import KeysError
from kernel.keys import Keys
from kernel.settings import KernelSettings

SECRET = b"the secret of these tests"


def settings(folder: Path, **values) -> KernelSettings:
    return KernelSettings(data_dir=folder, **values)


def new_key() -> str:
    return Fernet.generate_key().decode()


@given(st.one_of(st.text(), st.binary()))
def test_what_was_encrypted_comes_back(value):
    keys = Keys([KEY], b"digest", SECRET)
    if isinstance(value, bytes):
        assert keys.decrypt_bytes(keys.encrypt(value)) == value
    else:
        assert keys.decrypt(keys.encrypt(value)) == value
        assert [keys.decrypt(text) for text in keys.encrypt_many([value, "b"])] == [value, "b"]


KEY = new_key()


def test_the_signature_and_the_digest_have_keys_of_their_own():
    keys = Keys([KEY], b"digest", SECRET)
    assert keys.sign(b"x") == Keys([new_key()], b"other", SECRET).sign(b"x")
    assert keys.sign(b"x") != Keys([KEY], b"digest", b"another secret").sign(b"x")
    assert keys.digest(b"x") == Keys([new_key()], b"digest", b"another").digest(b"x") != keys.sign(b"x")
    assert len(keys.sign(b"x")) == len(keys.digest(b"x")) == 32


def test_a_changed_value_is_refused():
    keys = Keys([KEY], b"digest", SECRET)
    locked = keys.encrypt("value")
    with pytest.raises(KeysError, match="cannot be decrypted"):
        keys.decrypt(locked[:-4] + "AAA=")


async def test_the_first_start_makes_a_key_and_the_second_uses_it(database, tmp_path):
    await database.connect()
    first = await Keys.open(settings(tmp_path))
    locked, digest = first.encrypt("value"), first.digest(b"value")
    second = await Keys.open(settings(tmp_path))
    assert second.decrypt(locked) == "value"
    assert second.digest(b"value") == digest
    assert second.sign(b"button") == first.sign(b"button")
    for name in ("keys", "secret_key"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert "Back it up" in second.advice()[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys", "secret_key"]


async def test_a_key_file_that_others_can_read_is_named(database, tmp_path):
    await database.connect()
    await Keys.open(settings(tmp_path))
    (tmp_path / "keys").chmod(0o644)
    assert "chmod 600" in (await Keys.open(settings(tmp_path))).advice()[1]


async def test_the_wrong_key_refuses_to_start(database, tmp_path):
    await database.connect()
    await Keys.open(settings(tmp_path, encryption_keys=new_key()))
    with pytest.raises(KeysError, match="ENCRYPTION_KEYS do not open"):
        await Keys.open(settings(tmp_path, encryption_keys=new_key()))


async def test_a_lost_key_file_is_not_replaced_by_a_new_one(database, tmp_path):
    await database.connect()
    await Keys.open(settings(tmp_path))
    (tmp_path / "keys").unlink()
    with pytest.raises(KeysError, match="Restore"):
        await Keys.open(settings(tmp_path))
    assert not (tmp_path / "keys").exists()


async def test_an_empty_key_file_is_not_taken_for_a_new_installation(database, tmp_path):
    await database.connect()
    (tmp_path / "keys").write_text("")
    with pytest.raises(KeysError, match="is empty"):
        await Keys.open(settings(tmp_path))


async def test_a_key_that_is_none_is_named_by_its_number_only(database, tmp_path):
    await database.connect()
    with pytest.raises(KeysError, match="key 2 of 2 is not a Fernet key") as error:
        await Keys.open(settings(tmp_path, encryption_keys=f"{new_key()}, hunter2"))
    assert "hunter2" not in str(error.value)


async def test_two_processes_that_start_at_once_share_one_digest_key(database, tmp_path):
    await database.connect()
    opened = await asyncio.gather(*(Keys.open(settings(tmp_path)) for _ in range(8)))
    assert len({keys.digest(b"x") for keys in opened}) == 1


MAKE = """
import sys
from pathlib import Path
from kernel.keys.files import generate_once
sys.stdin.readline()
print(generate_once(Path(sys.argv[1]) / "keys", "comment", lambda: sys.argv[2]))
"""


def test_processes_that_start_at_once_agree_on_the_key_file(tmp_path):
    started = [
        subprocess.Popen(
            [sys.executable, "-c", MAKE, str(tmp_path), f"key-{number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    [agreed] = {process.communicate(timeout=60)[0].strip() for process in started}
    assert agreed in {"key-0", "key-1", "key-2"}
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


async def fill(keys: Keys, count: int) -> None:
    for number in range(count):
        await db.execute(
            "INSERT INTO kernel_secret (name, value) VALUES ($1, $2)",
            f"value-{number}",
            keys.encrypt(f"secret {number}"),
        )


async def test_rotation_brings_everything_under_the_newest_key(database, tmp_path):
    await database.connect()
    old, new = new_key(), new_key()
    keys = await Keys.open(settings(tmp_path, encryption_keys=old))
    digest = keys.digest(b"x")
    await fill(keys, 25)
    both = await Keys.open(settings(tmp_path, encryption_keys=f"{new},{old}"))
    assert await both.rotate([("kernel_secret", "value")], batch=10) == 27
    assert await both.rotate([("kernel_secret", "value")], batch=10) == 0
    alone = await Keys.open(settings(tmp_path, encryption_keys=new))
    rows = await db.fetch("SELECT name, value FROM kernel_secret WHERE name LIKE 'value-%' ORDER BY id")
    assert [alone.decrypt(row["value"]) for row in rows] == [f"secret {number}" for number in range(25)]
    assert alone.digest(b"x") == digest


async def test_a_value_that_no_key_opens_stops_rotation_by_name_and_keeps_the_rest(database, tmp_path):
    await database.connect()
    old, new = new_key(), new_key()
    keys = await Keys.open(settings(tmp_path, encryption_keys=old))
    await fill(keys, 3)
    await db.execute("UPDATE kernel_secret SET value = 'garbage' WHERE name = 'value-2'")
    both = await Keys.open(settings(tmp_path, encryption_keys=f"{new},{old}"))
    with pytest.raises(KeysError, match=r"kernel_secret\.value of row"):
        await both.rotate([], batch=2)
    assert (await Keys.open(settings(tmp_path, encryption_keys=f"{new},{old}"))).decrypt(keys.encrypt("a")) == "a"


async def test_a_folder_that_cannot_be_written_is_named(database, tmp_path):
    await database.connect()
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KeysError, match="DATA_DIR"):
        await Keys.open(settings(tmp_path / "file" / "data"))
