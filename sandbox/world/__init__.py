"""What exists in the local Telegram and what happens in it; knows nothing about MTProto."""

from .accounts import Account, Bot
from .channel import Channel
from .chats import Chat, PrivateChat
from .events import Subscription
from .files import Document, File, Photo
from .group import Group
from .invoices import Charge, Invoice, Service
from .keyboards import Button
from .messages import Message
from .payments import Payment, StarsEntry
from .people import Person
from .queries import Answer, NoAnswer
from .texts import Entity
from .world import World

__all__ = [
    "Account",
    "Answer",
    "Bot",
    "Button",
    "Channel",
    "Charge",
    "Chat",
    "Document",
    "Entity",
    "File",
    "Group",
    "Invoice",
    "Message",
    "NoAnswer",
    "Payment",
    "Person",
    "Photo",
    "PrivateChat",
    "Service",
    "StarsEntry",
    "Subscription",
    "World",
]
