"""Webhooks of providers: checked by the provider, then booked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog

from .contract import BadSignature, Provider, WebhookRequest
from .looking import take
from .patience import patience

if TYPE_CHECKING:
    from kernel import Bot, Plugin

log = structlog.get_logger(__name__)

ACCEPTED, FORBIDDEN, AGAIN = 200, 403, 503  # HTTP status codes; after the last the provider sends it again


def take_webhooks(plugin: Plugin, provider: Provider) -> None:
    """Let ``plugin`` take what is posted to ``/webhooks/<plugin>`` for ``provider``, also while it is off."""

    @plugin.webhook
    async def posted(bot: Bot, request: Any) -> int:
        try:
            async with patience():
                seen = await provider.verify_webhook(bot, WebhookRequest(request.headers, request.body))
            all_known = await take(bot, provider.name, seen)
        except BadSignature:
            log.warning("webhook_forged", provider=provider.name)
            return FORBIDDEN
        except Exception as error:
            log.warning("webhook_failed", provider=provider.name, exc_info=error)
            return AGAIN
        return ACCEPTED if all_known else AGAIN
