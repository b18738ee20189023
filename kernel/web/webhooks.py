"""What is posted to ``/webhooks/<plugin>``, handed to the plugin as it came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quart import Blueprint, Response, request

from ..contributions import Route

if TYPE_CHECKING:
    from ..bot import Bot

LARGEST = 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Posted:
    """A request to a webhook; the names of ``headers`` are in lower case."""

    headers: Mapping[str, str]
    body: bytes


def webhook_blueprints(bot: Bot, routes: Iterable[Route]) -> dict[str, Blueprint]:
    """One blueprint for each plugin that takes webhooks, to be mounted under ``/webhooks/<plugin>``."""
    return {route.plugin: _blueprint(bot, route) for route in routes}


def _blueprint(bot: Bot, route: Route) -> Blueprint:
    blueprint = Blueprint(f"webhook_{route.plugin}", __name__)

    async def posted() -> Response:
        request.max_content_length = LARGEST
        body = bytes(await request.get_data(cache=False, as_text=False))  # type: ignore[arg-type]
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            status = await route.handler(bot, Posted(headers, body))
        except Exception as error:
            bot.report(route.plugin, "webhook", error)
            status = 500
        return Response("", status)

    blueprint.add_url_rule("", "posted", posted, methods=["POST"])
    return blueprint
