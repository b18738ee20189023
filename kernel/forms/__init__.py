"""Conversations that survive a restart: a class of questions, asked in order, answered by text, file or button."""

from .form import Form
from .questions import Ask, Invalid, Kind, attachment, choice, money, text, whole_number

__all__ = ["Ask", "Form", "Invalid", "Kind", "attachment", "choice", "money", "text", "whole_number"]
