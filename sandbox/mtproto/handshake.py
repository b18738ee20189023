"""The key exchange of MTProto (core.telegram.org/mtproto/auth_key), with the older SHA-1 padding that the client uses."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from hashlib import sha1
from io import BytesIO

from pyrogram import raw
from pyrogram.crypto import aes
from pyrogram.crypto.prime import CURRENT_DH_PRIME
from pyrogram.raw.core import TLObject

from .keys import AuthKey, ServerKey

P, Q = 65_537, 65_539  # any two primes do; the client factors their product, small ones at once
GENERATOR = 3


class KeyExchange:
    """One exchange on one connection. ``answer`` takes the client's plain packets in order."""

    def __init__(self, server_key: ServerKey, agreed: Callable[[bytes, int], AuthKey]) -> None:
        self._server_key, self._agreed = server_key, agreed
        self._nonce = self._server_nonce = 0
        self._new_nonce = b""
        self._secret = 0
        self._cipher: tuple[bytes, bytes] = (b"", b"")

    def answer(self, packet: bytes) -> bytes:
        """The plain packet to send back. Raises ValueError when the client's data does not fit."""
        request = TLObject.read(BytesIO(packet[20:]))
        if isinstance(request, raw.functions.ReqPq | raw.functions.ReqPqMulti):
            body: TLObject = self._offer(request.nonce)
        elif isinstance(request, raw.functions.ReqDHParams):
            body = self._parameters(request)
        elif isinstance(request, raw.functions.SetClientDHParams):
            body = self._agree(request)
        else:
            raise ValueError(f"{type(request).__name__} is not part of the key exchange.")
        data = body.write()
        message_id = int(time.time() * 2**32) & ~3 | 1
        return bytes(8) + message_id.to_bytes(8, "little") + len(data).to_bytes(4, "little") + data

    def _offer(self, nonce: int) -> TLObject:
        self._nonce = nonce
        self._server_nonce = int.from_bytes(os.urandom(16), "little", signed=True)
        return raw.types.ResPQ(
            nonce=nonce,
            server_nonce=self._server_nonce,
            pq=(P * Q).to_bytes(8, "big"),
            server_public_key_fingerprints=[self._server_key.fingerprint],
        )

    def _parameters(self, request: raw.functions.ReqDHParams) -> TLObject:
        if request.public_key_fingerprint != self._server_key.fingerprint:
            raise ValueError("The client used another RSA key than the one offered.")
        plain = self._server_key.decrypt(request.encrypted_data)
        inner = TLObject.read(BytesIO(plain[20:]))
        if sha1(inner.write()).digest() != plain[:20]:
            raise ValueError("The inner data of req_DH_params has a wrong SHA-1.")
        self._check(inner)
        new_nonce, server_nonce = _nonce(inner.new_nonce, 32), _nonce(self._server_nonce, 16)
        self._new_nonce = new_nonce
        self._cipher = (
            sha1(new_nonce + server_nonce).digest() + sha1(server_nonce + new_nonce).digest()[:12],
            sha1(server_nonce + new_nonce).digest()[12:] + sha1(new_nonce + new_nonce).digest() + new_nonce[:4],
        )
        self._secret = secrets.randbits(256) | 1 << 255  # short enough to be quick: nothing here is secret
        answer = raw.types.ServerDHInnerData(
            nonce=self._nonce,
            server_nonce=self._server_nonce,
            g=GENERATOR,
            dh_prime=CURRENT_DH_PRIME.to_bytes(256, "big"),
            g_a=pow(GENERATOR, self._secret, CURRENT_DH_PRIME).to_bytes(256, "big"),
            server_time=int(time.time()),
        ).write()
        answer = sha1(answer).digest() + answer
        answer += os.urandom(-len(answer) % 16)
        return raw.types.ServerDHParamsOk(
            nonce=self._nonce,
            server_nonce=self._server_nonce,
            encrypted_answer=aes.ige256_encrypt(answer, *self._cipher),
        )

    def _agree(self, request: raw.functions.SetClientDHParams) -> TLObject:
        if not self._secret:
            raise ValueError("set_client_DH_params came before req_DH_params.")
        plain = aes.ige256_decrypt(request.encrypted_data, *self._cipher)
        inner = TLObject.read(BytesIO(plain[20:]))
        self._check(inner)
        key = pow(int.from_bytes(inner.g_b, "big"), self._secret, CURRENT_DH_PRIME).to_bytes(256, "big")
        salt = aes.xor(self._new_nonce[:8], _nonce(self._server_nonce, 16)[:8])
        self._agreed(key, int.from_bytes(salt, "little", signed=True))
        proof = sha1(self._new_nonce + b"\x01" + sha1(key).digest()[:8]).digest()[4:20]
        return raw.types.DhGenOk(
            nonce=self._nonce,
            server_nonce=self._server_nonce,
            new_nonce_hash1=int.from_bytes(proof, "little", signed=True),
        )

    def _check(self, inner: TLObject) -> None:
        if (getattr(inner, "nonce", None), getattr(inner, "server_nonce", None)) != (self._nonce, self._server_nonce):
            raise ValueError("The client's nonces are not those of this exchange.")


def _nonce(value: int, size: int) -> bytes:
    return value.to_bytes(size, "little", signed=True)
