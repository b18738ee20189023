"""The transport, encryption and session layers of MTProto 2.0, server side (core.telegram.org/mtproto)."""
