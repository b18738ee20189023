"""The two Quart apps: the panel with health and metrics, and the few pages that may be public."""

import hmac
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from quart import Blueprint, Quart, Response, request

from ..metrics import CONTENT_TYPE, Metrics

Health = Callable[[], Awaitable[Mapping[str, Any]]]
MAX_BODY = 25 * 1024 * 1024  # bytes; a catalog file is at most 20 MB


def panel_app(
    plugins: Mapping[str, Blueprint], *, health: Health, metrics: Metrics, metrics_token: str, ready: Callable[[], bool]
) -> Quart:
    """``/health``, ``/live``, ``/ready``, ``/metrics/prometheus``, and each plugin under ``/admin/<plugin>``."""
    app = _app("panel")
    _add_live(app)

    @app.get("/health")
    async def show_health() -> Response:
        report = await health()
        return _json(app, report, 200 if report.get("status") != "failed" else 503)

    @app.get("/ready")
    async def show_ready() -> Response:
        return _json(app, {"ready": ready()}, 200 if ready() else 503)

    @app.get("/metrics/prometheus")
    async def show_metrics() -> Response:
        if not metrics_token:
            return _text("Set METRICS_TOKEN and send it as 'Authorization: Bearer …'.", 401)
        if not _bearer_is(metrics_token):
            return _text("The bearer token is not METRICS_TOKEN.", 401)
        return Response(metrics.text(), content_type=CONTENT_TYPE)

    for name, blueprint in plugins.items():
        app.register_blueprint(blueprint, url_prefix=f"/admin/{name}")
    return app


def public_app(providers: Mapping[str, Blueprint]) -> Quart:
    """``/live`` and each provider's notifications under ``/webhooks/<provider>``."""
    app = _app("public")
    _add_live(app)
    for name, blueprint in providers.items():
        app.register_blueprint(blueprint, url_prefix=f"/webhooks/{name}")
    return app


def _app(name: str) -> Quart:
    app = Quart(f"kernel.web.{name}", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.config["BODY_TIMEOUT"] = 30
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"
    return app


def _add_live(app: Quart) -> None:
    @app.get("/live")
    async def live() -> Response:
        return _json(app, {"alive": True}, 200)


def _bearer_is(token: str) -> bool:
    kind, _, given = request.headers.get("Authorization", "").partition(" ")
    return kind.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())


def _json(app: Quart, value: Any, status: int) -> Response:
    return Response(app.json.dumps(value) + "\n", status, content_type="application/json")


def _text(text: str, status: int) -> Response:
    response = Response(f"{text}\n", status, content_type="text/plain; charset=utf-8")
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="metrics"'
    return response
