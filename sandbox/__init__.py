"""A local Telegram: an MTProto server on loopback, people to drive it, and faults to inject."""

from .server import Sandbox
from .world import Answer, NoAnswer, Payment, Person

__all__ = ["Answer", "NoAnswer", "Payment", "Person", "Sandbox"]
