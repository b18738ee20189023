"""The only part of the kernel that speaks to Telegram."""

from .files import UploadStore
from .gateway import Gateway
from .position import PositionStore
from .values import Me, Position, Sent, Server

__all__ = [
    "Gateway",
    "Me",
    "Position",
    "PositionStore",
    "Sent",
    "Server",
    "UploadStore",
]
