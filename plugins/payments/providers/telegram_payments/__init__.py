"""Telegram Payments: cards and more, through a payment provider that the operator has connected at @BotFather."""

from kernel import Plugin

from .settings import TelegramPaymentsSettings

telegram_payments = Plugin("telegram_payments", version="1.0", requires=["payments"], settings=TelegramPaymentsSettings)

from . import provider  # noqa: E402, F401 - it decorates functions with the plugin
