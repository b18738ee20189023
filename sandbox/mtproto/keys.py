"""The server's RSA key pair and the authorization keys agreed on with clients."""

from __future__ import annotations

import functools
import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyrogram.raw.core.primitives import Bytes

from ..world import Bot


class ServerKey:
    """An RSA key pair; ``fingerprint`` is how MTProto names its public half."""

    def __init__(self, key: rsa.RSAPrivateKey | None = None) -> None:
        self._key = key or _key_of_this_process()
        private = self._key.private_numbers()
        self._primes = (private.p, private.q, private.dmp1, private.dmq1, private.iqmp)
        numbers = private.public_numbers
        packed = Bytes(numbers.n.to_bytes(256, "big")) + Bytes(numbers.e.to_bytes(3, "big"))
        self.fingerprint = int.from_bytes(hashlib.sha1(packed).digest()[-8:], "little", signed=True)

    def decrypt(self, data: bytes) -> bytes:
        """The 255 bytes under ``data``: RSA without padding, as the key exchange uses it."""
        p, q, dp, dq, inverse = self._primes
        number = int.from_bytes(data, "big")
        low = pow(number, dq, q)
        high = (pow(number, dp, p) - low) * inverse % p
        return (low + high * q).to_bytes(256, "big")[1:]

    def write_public(self, path: Path) -> None:
        """Write the public key as PEM (PKCS#1, the form in which Telegram publishes its own)."""
        path.write_bytes(self._key.public_key().public_bytes(Encoding.PEM, PublicFormat.PKCS1))


@functools.cache
def _key_of_this_process() -> rsa.RSAPrivateKey:
    # Making one takes 50 to 300 ms: a process that starts a sandbox per test makes it once.
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(eq=False)
class AuthKey:
    """A key agreed on with a client, and the bot that signed in with it."""

    key: bytes = field(repr=False)
    salt: int
    bot: Bot | None = None
    id: bytes = b""

    def __post_init__(self) -> None:
        self.id = hashlib.sha1(self.key).digest()[-8:]


class AuthKeys:
    """The keys that the server knows, by id."""

    def __init__(self) -> None:
        self._keys: dict[bytes, AuthKey] = {}

    def add(self, key: bytes, salt: int) -> AuthKey:
        """Remember a new key."""
        auth_key = AuthKey(key, salt)
        self._keys[auth_key.id] = auth_key
        return auth_key

    def get(self, key_id: bytes) -> AuthKey | None:
        """The key with this id."""
        return self._keys.get(key_id)

    def of(self, bot: Bot) -> AuthKey | None:
        """The key with which a bot has signed in."""
        return next((key for key in self._keys.values() if key.bot is bot), None)

    def forget(self, bot: Bot | None = None) -> list[AuthKey]:
        """Forget the keys of one bot, or all; returns them."""
        gone = [key for key in self._keys.values() if bot is None or key.bot is bot]
        for key in gone:
            del self._keys[key.id]
        return gone


def new_salt() -> int:
    """A random 64-bit number, signed as TL writes it."""
    return int.from_bytes(os.urandom(8), "little", signed=True)
