"""The keys of one installation: open them once at start, then encrypt, decrypt, hash and sign."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .. import db
from ..errors import KeysError
from ..settings.kernel import DEFAULT_SECRET
from .files import generate_once, open_to_others, read_secret
from .rotation import rotate_column

if TYPE_CHECKING:
    from ..settings import KernelSettings

CANARY = "the keys are right"
KERNEL_COLUMNS = (("kernel_form_state", "answers"),)
READ = "SELECT name, value FROM kernel_secret WHERE name IN ('canary', 'digest')"
ADD = "INSERT INTO kernel_secret (name, value) VALUES ($1, $2), ($3, $4) ON CONFLICT (name) DO NOTHING"


class Keys:
    """Made by :meth:`open`. Encrypted text is about 4/3 of the bytes plus 75 characters."""

    def __init__(self, encryption: Sequence[str], digest: bytes, secret: bytes):
        self._fernets = fernets(encryption)
        self._all = MultiFernet(self._fernets)
        self._digest = hmac.new(digest, digestmod=hashlib.sha256)
        signing = HKDF(SHA256(), 32, salt=None, info=b"kiosk signed buttons").derive(secret)
        self._signing = hmac.new(signing, digestmod=hashlib.sha256)
        self._file: Path | None = None

    @classmethod
    async def open(cls, settings: KernelSettings) -> Keys:
        """The keys of ENCRYPTION_KEYS or ``DATA_DIR/keys``, proven against the canary in the database.

        On an empty installation they are generated. Raises KeysError naming the cure; then nothing was written.
        """
        file = settings.data_dir / "keys"
        configured = re.split(r"[\s,;]+", settings.encryption_keys.get_secret_value().strip(" ,;\n\t"))
        stored = await _stored()
        texts = configured if configured[0] else read_secret(file).split()
        if not texts:
            if stored:
                raise KeysError(
                    f"The database holds encrypted values, but there is no key: {file} is missing and ENCRYPTION_KEYS "
                    f"is not set. Restore {file} from your backup, or set ENCRYPTION_KEYS to the keys used before."
                )
            comment = "Encrypts what the shop sells. Back this file up: without it the database cannot be read."
            texts = generate_once(file, comment, lambda: Fernet.generate_key().decode()).split()
        source = "ENCRYPTION_KEYS" if configured[0] else str(file)
        box = MultiFernet(fernets(texts, source))
        if stored.keys() != {"canary", "digest"}:
            _prove(box, stored, source)
            await db.execute(ADD, "canary", _lock(box, CANARY), "digest", _lock(box, secrets.token_hex(32)))
            stored = await _stored()
        _prove(box, stored, source)
        digest = bytes.fromhex(box.decrypt(stored["digest"]).decode())
        keys = cls(texts, digest, secret_key(settings))
        keys._file = None if configured[0] else file
        return keys

    def encrypt(self, value: str | bytes) -> str:
        """``value`` under the newest key, as text for a column."""
        return self._fernets[0].encrypt(value.encode() if isinstance(value, str) else value).decode("ascii")

    def encrypt_many(self, values: Iterable[str | bytes]) -> list[str]:
        """Each value under the newest key, in order."""
        lock = self._fernets[0].encrypt
        return [lock(value.encode() if isinstance(value, str) else value).decode("ascii") for value in values]

    def decrypt(self, text: str) -> str:
        """What was encrypted as a string; raises KeysError."""
        return self.decrypt_bytes(text).decode()

    def decrypt_bytes(self, text: str) -> bytes:
        """What was encrypted; raises KeysError when no key opens it."""
        try:
            return self._all.decrypt(text)
        except InvalidToken:
            raise KeysError(
                "A stored value cannot be decrypted: it was changed, or its key is no longer in ENCRYPTION_KEYS. "
                "Add the key it was written with."
            ) from None

    def digest(self, data: bytes) -> bytes:
        """A keyed SHA-256 (32 bytes) that stays the same when keys rotate: finds duplicates of encrypted values."""
        mac = self._digest.copy()
        mac.update(data)
        return mac.digest()

    def sign(self, data: bytes) -> bytes:
        """A keyed SHA-256 (32 bytes) that proves this installation wrote ``data``; its key comes from SECRET_KEY."""
        mac = self._signing.copy()
        mac.update(data)
        return mac.digest()

    async def rotate(self, columns: Iterable[tuple[str, str]], batch: int = 1000) -> int:
        """Encrypt the (table, column) values again under the newest key; how many were changed.

        Works in small statements beside a running bot that knows the same keys; may be interrupted and repeated. The
        kernel's own values go last, so the canary vouches for the old keys until everything else is done.
        """
        every = dict.fromkeys((*columns, *KERNEL_COLUMNS, ("kernel_secret", "value")))
        return sum([await rotate_column(table, column, self._fernets, batch) for table, column in every])

    def advice(self) -> list[str]:
        """What the operator should do about the keys, a sentence each."""
        if self._file is None:
            return []
        advice = [f"The encryption key is in {self._file}. Back it up: without it sold values cannot be read."]
        if open_to_others(self._file):
            advice.append(f"{self._file} can be read by other users. Run: chmod 600 {self._file}")
        return advice


def fernets(texts: Sequence[str], source: str = "ENCRYPTION_KEYS") -> list[Fernet]:
    """The keys, newest first; raises KeysError with the number of the one that is not a key."""
    made = []
    for number, text in enumerate(texts, start=1):
        try:
            made.append(Fernet(text))
        except ValueError:
            raise KeysError(
                f"{source}: key {number} of {len(texts)} is not a Fernet key (32 bytes in URL-safe base64, 44 characters). "
                "Correct it, or remove it if nothing was encrypted with it."
            ) from None
    return made


def secret_key(settings: KernelSettings) -> bytes:
    """SECRET_KEY, or when it is missing or the published default, one generated into ``DATA_DIR/secret_key``."""
    chosen = settings.secret_key.get_secret_value()
    if chosen and chosen != DEFAULT_SECRET:
        return chosen.encode()
    comment = "Signs buttons and sessions. Removing it only makes old buttons and logins invalid."
    return generate_once(settings.data_dir / "secret_key", comment, lambda: secrets.token_urlsafe(48)).encode()


async def _stored() -> dict[str, str]:
    return {row["name"]: row["value"] for row in await db.fetch(READ)}


def _lock(box: MultiFernet, text: str) -> str:
    return box.encrypt(text.encode()).decode("ascii")


def _prove(box: MultiFernet, stored: dict[str, str], source: str) -> None:
    try:
        right = all(box.decrypt(value) for value in stored.values())
        right = right and ("canary" not in stored or box.decrypt(stored["canary"]).decode() == CANARY)
    except InvalidToken:
        right = False
    if not right:
        raise KeysError(
            f"The keys of {source} do not open what the database holds. Put back the key it was written with "
            "(a new key goes in front of the old ones; run `kiosk keys rotate` before you remove an old one)."
        )
