"""The web side of a bot: panel and public listener, started and stopped with it."""

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

import structlog
from quart import Blueprint, Quart

from ..i18n import Translations
from ..metrics import Metrics
from ..settings import KernelSettings
from .app import Health, panel_app, public_app
from .gate import Asgi, Scope, accepted_languages, gated, protected
from .listener import Listener

log = structlog.get_logger(__name__)


async def nobody(scope: Scope) -> bool:
    """Until the panel has a login, nobody is logged in."""
    return False


class Web:
    """Panel, metrics and health on ADMIN_HOST:ADMIN_PORT; webhooks and ``/live`` on PUBLIC_HOST:PUBLIC_PORT if set.

    ``plugins`` and ``webhooks`` are blueprints by name. ``is_enabled`` is asked for every request. ``health`` returns
    what ``/health`` shows; its ``status`` is ``ok``, ``degraded`` or ``failed`` (503).
    """

    def __init__(
        self,
        *,
        settings: KernelSettings,
        plugins: Mapping[str, Blueprint],
        is_enabled: Callable[[str], bool],
        health: Health,
        metrics: Metrics,
        texts: Translations | None = None,
        webhooks: Mapping[str, Blueprint] | None = None,
        authenticated: Callable[[Scope], Awaitable[bool]] = nobody,
    ):
        self.ready = False  # the bot sets it when it answers
        self._texts = texts
        self.panel: Quart = panel_app(
            plugins,
            health=health,
            metrics=metrics,
            metrics_token=settings.metrics_token.get_secret_value(),
            ready=lambda: self.ready,
        )
        self.public: Quart = public_app(webhooks or {})
        self.panel_asgi: Asgi = protected(
            gated(
                self.panel,  # type: ignore[arg-type]
                plugins=frozenset(plugins),
                is_enabled=is_enabled,
                authenticated=authenticated,
                answer=self._answer,
            )
        )
        proxies = settings.trusted_proxies
        self._panel = Listener(self.panel_asgi, settings.admin_host, settings.admin_port, "ADMIN", proxies)
        self._listeners = [self._panel]
        if settings.public_host:
            public: Asgi = protected(self.public)  # type: ignore[arg-type]
            self._listeners.append(Listener(public, settings.public_host, settings.public_port, "PUBLIC", proxies))

    @property
    def ports(self) -> list[int]:
        """The ports listened on: the panel's, then the public one if there is one."""
        return [listener.port for listener in self._listeners]

    async def start(self) -> None:
        """Listen on every address, or on none: raises KioskError that names port and setting."""
        try:
            for listener in self._listeners:
                await listener.start()
        except BaseException:
            await self.stop()
            raise
        log.info("web_started", ports=self.ports)

    async def stop(self) -> None:
        """Finish running requests and stop listening."""
        self.ready = False
        for listener in self._listeners:
            await listener.stop()

    def _answer(self, scope: Scope, status: int) -> str:
        if self._texts is None:
            return HTTPStatus(status).phrase
        language = self._texts.language(*accepted_languages(scope))
        return self._texts.text(language, "kernel-panel-login" if status == 401 else "kernel-panel-missing")
