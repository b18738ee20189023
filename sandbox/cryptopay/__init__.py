"""A local Crypto Pay: the HTTP API of https://help.crypt.bot/crypto-pay-api on loopback, with faults."""

from .invoices import Invoice
from .server import CryptoPay

__all__ = ["CryptoPay", "Invoice"]
