"""The settings of Telegram Payments."""

import re

from pydantic import Field, SecretStr

from kernel import Settings

TOKEN = re.compile(r"\d+:(TEST|LIVE):\S+")


class TelegramPaymentsSettings(Settings):
    """Which payment provider takes the money."""

    telegram_provider_token: SecretStr = Field(
        SecretStr(""), description="the payment provider's token from @BotFather, such as 123:LIVE:abc; empty means off"
    )

    def advice(self) -> list[str]:
        """A token that does not look like one, or one for tests only."""
        token = self.telegram_provider_token.get_secret_value().strip()
        if not token:
            return []
        found = TOKEN.fullmatch(token)
        if found is None:
            return ["TELEGRAM_PROVIDER_TOKEN does not look like one of @BotFather's (123:LIVE:abc). Copy it again."]
        if found[1] == "TEST":
            return ["TELEGRAM_PROVIDER_TOKEN is a test token: payments with it are not real. Use the live one to sell."]
        return []
