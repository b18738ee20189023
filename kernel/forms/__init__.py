"""Conversations that survive a restart: a class of questions, asked in order, answered by text, file or button."""

from .characters import has_controls, is_blank
from .form import Form
from .questions import Ask, Invalid, Kind, attachment, choice, message, moment, money, text, whole_number

__all__ = [
    "Ask",
    "Form",
    "Invalid",
    "Kind",
    "attachment",
    "choice",
    "has_controls",
    "is_blank",
    "message",
    "moment",
    "money",
    "text",
    "whole_number",
]
