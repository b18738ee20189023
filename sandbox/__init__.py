"""A local Telegram: an MTProto server on loopback, people to drive it, and faults to inject."""
