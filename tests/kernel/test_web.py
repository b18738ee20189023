"""The web side, asked over real sockets: what is open, what is closed, and what stands before routing."""

import asyncio
import json
import os
import signal
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from quart import Blueprint, websocket

import kernel
from kernel import db
from kernel.clock import Clock
from kernel.errors import KioskError
from kernel.i18n import Translations
from kernel.metrics import Metrics
from kernel.redis import Redis
from kernel.settings import KernelSettings
from kernel.web import Web
from kernel.web.health import HealthCheck

TEXTS = Translations([("kernel", Path(kernel.__file__).parent / "locales")])


async def everybody(scope) -> bool:
    return True


async def fine() -> dict:
    return {"status": "ok"}


def shop_pages() -> Blueprint:
    shop = Blueprint("shop", __name__)
    nested = Blueprint("nested", __name__)

    @shop.get("/")
    async def index():
        return "the shop's page"

    @shop.post("/change")
    async def change():
        return "changed"

    @nested.get("/deep")
    async def deep():
        return "deep"

    @shop.websocket("/live")
    async def live():
        await websocket.send("hello")

    shop.register_blueprint(nested, url_prefix="/nested")
    return shop


class Site:
    """A running Web and the switch of its plugin."""

    def __init__(self, **options):
        self.enabled = True
        values = {"admin_port": 0, "metrics_token": "s3cret"} | options.pop("settings", {})
        self.metrics = Metrics()
        self.web = Web(
            settings=KernelSettings(**values),
            plugins={"shop": shop_pages()},
            is_enabled=lambda name: self.enabled,
            metrics=self.metrics,
            texts=TEXTS,
            **({"health": fine} | options),
        )

    async def __aenter__(self):
        await self.web.start()
        return self

    async def __aexit__(self, *error):
        await self.web.stop()

    async def ask(self, path, method="GET", *, port=0, **headers):
        """(status, headers, body)"""
        reader, writer = await asyncio.open_connection("127.0.0.1", port or self.web.ports[0])
        lines = [f"{method} {path} HTTP/1.1", "Host: x", *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items())]
        if "Connection" not in headers:
            lines.append("Connection: close")
        writer.write("\r\n".join([*lines, "", ""]).encode())
        try:
            head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)).decode().split("\r\n")
            status = int(head[0].split()[1])
            body = b"" if status == 101 else await asyncio.wait_for(reader.read(), 5)
        finally:
            writer.close()
        return status, {k.lower(): v for k, _, v in (line.partition(": ") for line in head[1:] if line)}, body.decode()

    async def handshake(self, path):
        headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
        return await self.ask(path, **headers, Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==")


async def test_every_page_of_the_panel_is_refused_while_there_is_no_login():
    async with Site() as site:
        for path in (
            "/admin",
            "/admin/",
            "/admin/shop/",
            "/admin/other",
            "/metrics",
            "//admin//shop/",
            "/x/../admin/shop/",
        ):
            status, headers, body = await site.ask(path, Accept_Language="en")
            assert (status, body) == (401, "The panel has no login yet, so it shows nothing to anybody.\n")
            assert headers["www-authenticate"] == 'Session realm="panel"'
        assert (await site.handshake("/admin/shop/live"))[0] == 401
        assert (await site.ask("/admin/shop/change", "POST"))[0] == 401


async def test_the_refusal_is_in_the_readers_language():
    async with Site() as site:
        assert "У панели ещё нет входа" in (await site.ask("/admin", Accept_Language="de, ru-RU;q=0.9, en;q=0.1"))[2]
        assert "no login" in (await site.ask("/admin", Accept_Language="en-GB"))[2]


async def test_a_plugin_that_is_on_answers_who_is_logged_in():
    async with Site(authenticated=everybody) as site:
        assert (await site.ask("/admin/shop/"))[::2] == (200, "the shop's page")
        assert (await site.ask("/admin/shop/nested/deep"))[::2] == (200, "deep")
        assert (await site.ask("/admin/shop/change", "POST", Content_Length="0"))[::2] == (200, "changed")
        assert (await site.handshake("/admin/shop/live"))[0] == 101


@pytest.mark.parametrize("login", [True, False])
async def test_a_plugin_that_is_off_is_404_at_every_door(login):
    async with Site(**({"authenticated": everybody} if login else {})) as site:
        site.enabled = False
        doors = [
            ("/admin/shop/", "GET"),
            ("/admin/shop", "GET"),  # would redirect
            ("//admin///shop//", "GET"),
            ("/admin/x/../shop/", "GET"),
            ("/admin/%73hop/", "GET"),
            ("/admin/shop/", "DELETE"),  # would be the wrong method
            ("/admin/shop/change", "POST"),
            ("/admin/shop/change", "OPTIONS"),
            ("/admin/shop/nested/deep", "GET"),
            ("/admin/shop/no-such-page", "GET"),
        ]
        for path, method in doors:
            status, _, body = await site.ask(path, method, Accept_Language="en")
            assert (path, method, status, body) == (path, method, 404, "There is no such page.\n")
        assert (await site.handshake("/admin/shop/live"))[0] == 404
        site.enabled = True
        assert (await site.ask("/admin/shop/"))[0] == (200 if login else 401)


async def test_every_answer_has_strict_headers():
    async with Site(authenticated=everybody) as site:
        for path in ("/admin/shop/", "/admin/nothing", "/health", "/live", "/metrics/prometheus", "/nothing"):
            _, headers, _ = await site.ask(path)
            assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
            assert "unsafe-inline" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["x-frame-options"] == "DENY"
            assert headers["cache-control"] == "no-store"
            assert "server" not in headers


async def test_metrics_need_the_bearer_token():
    async with Site() as site:
        site.metrics.event("purchase", "shop")
        assert (await site.ask("/metrics/prometheus"))[0] == 401
        assert (await site.ask("/metrics/prometheus", Authorization="Bearer wrong"))[0] == 401
        assert (await site.ask("/metrics/prometheus", Authorization="Basic s3cret"))[0] == 401
        status, headers, body = await site.ask("/metrics/prometheus", Authorization="Bearer s3cret")
        assert status == 200
        assert headers["content-type"].startswith("text/plain; version=0.0.4")
        assert 'bot_events_total{event="purchase",plugin="shop"} 1.0' in body


async def test_without_a_metrics_token_nobody_gets_metrics():
    async with Site(settings={"metrics_token": ""}) as site:
        status, _, body = await site.ask("/metrics/prometheus", Authorization="Bearer ")
        assert status == 401
        assert "METRICS_TOKEN" in body


async def test_ready_only_when_the_bot_answers():
    async with Site() as site:
        assert (await site.ask("/ready"))[0] == 503
        site.web.ready = True
        assert (await site.ask("/ready"))[0] == 200
        assert (await site.ask("/live"))[0] == 200


async def test_a_failed_health_check_is_503():
    async def failed():
        return {"status": "failed", "database": "error"}

    async with Site(health=failed) as site:
        status, _, body = await site.ask("/health")
        assert (status, json.loads(body)) == (503, {"status": "failed", "database": "error"})


async def test_the_public_listener_is_off_unless_it_is_asked_for():
    async with Site() as site:
        assert len(site.web.ports) == 1


async def test_the_public_listener_shows_life_and_webhooks_and_nothing_of_the_panel():
    provider = Blueprint("pay", __name__)

    @provider.post("/")
    async def notification():
        return "taken"

    public = {"public_host": "127.0.0.1", "public_port": 0}
    async with Site(settings=public, webhooks={"pay": provider}, authenticated=everybody) as site:
        port = site.web.ports[1]
        assert (await site.ask("/live", port=port))[0] == 200
        assert (await site.ask("/webhooks/pay/", "POST", port=port, Content_Length="0"))[::2] == (200, "taken")
        for path in ("/admin/shop/", "/health", "/ready", "/metrics/prometheus"):
            assert (await site.ask(path, port=port))[0] == 404


async def test_a_busy_port_is_named_with_its_setting_and_nothing_stays_open():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        values = {"admin_host": "127.0.0.1", "public_host": "127.0.0.1", "public_port": port}
        site = Site(settings=values)
        with pytest.raises(KioskError, match=rf"127\.0\.0\.1:{port} is in use.*PUBLIC_PORT"):
            await site.web.start()
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", site.web.ports[0]), timeout=1)


async def test_an_address_of_another_machine_is_refused_in_words():
    with pytest.raises(KioskError, match=r"192\.0\.2\.1:0 cannot be used.*ADMIN_HOST"):
        await Site(settings={"admin_host": "192.0.2.1"}).web.start()


async def test_signals_stay_with_the_bot():
    taken = []
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, taken.append, "SIGTERM")
    try:
        async with Site() as site:
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.sleep(0.05)
            assert (await site.ask("/live"))[0] == 200
    finally:
        loop.remove_signal_handler(signal.SIGTERM)
    assert taken == ["SIGTERM"]


async def test_a_running_request_finishes_when_the_bot_stops():
    asked = asyncio.Event()

    async def slow():
        asked.set()
        await asyncio.sleep(0.3)
        return {"status": "ok"}

    async with Site(health=slow) as site:
        answer = asyncio.create_task(site.ask("/health"))
        await asked.wait()
    assert (await answer)[0] == 200


async def put_message(number: int, due: datetime) -> None:
    await db.execute(
        "INSERT INTO kernel_outbox (plugin, template, args, chat_id, priority, random_id, state, not_before, attempts, error, "
        "created_at) VALUES ('shop', 'shop-x', '{}', 1, 50, $1, 'waiting', $2, 0, '', $2)",
        number,
        due,
    )


async def test_health_tells_what_the_bot_stands_on(database):
    await database.connect()
    clock = Clock()
    now = clock.now()
    connected = True
    check = HealthCheck(clock=clock, redis=None, connected=lambda: connected, started=now - timedelta(seconds=60))
    await put_message(1, now - timedelta(seconds=30))
    await put_message(2, now + timedelta(hours=1))
    report = await check()
    assert report == {
        "status": "ok",
        "database": "ok",
        "redis": "not configured",
        "telegram": "connected",
        "outbox": {"waiting": 1, "oldest_seconds": report["outbox"]["oldest_seconds"]},
        "uptime_seconds": report["uptime_seconds"],
    }
    assert 30 <= report["outbox"]["oldest_seconds"] <= 40
    connected = False
    assert (await check())["status"] == "degraded"


async def test_health_fails_without_a_database_and_names_no_cause(database):
    await database.connect()
    await db.execute("DROP TABLE kernel_outbox")
    check = HealthCheck(clock=Clock(), redis=None, connected=lambda: True, started=datetime.now(UTC))
    report = await check()
    assert (report["status"], report["database"]) == ("failed", "error")
    assert "outbox" not in json.dumps(report["database"])


async def test_a_configured_redis_that_is_gone_degrades_health(database):
    await database.connect()
    redis = Redis("redis://127.0.0.1:1/0")
    check = HealthCheck(clock=Clock(), redis=redis, connected=lambda: True, started=datetime.now(UTC))
    assert {"status": "degraded", "redis": "degraded"}.items() <= (await check()).items()
    await redis.close()
