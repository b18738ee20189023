"""Crypto Pay: customers pay in coins, amounts are in the shop's currency."""
