"""The chat page answers this machine's own page only, and its answers cannot harm the browser."""

import socket

import aiohttp
import pytest
from quart.testing import WebsocketResponseError

from sandbox.page import ChatPage
from tests.sandbox.small_bot import SmallBot, picture

HERE = {"Host": "127.0.0.1:8123", "Origin": "http://127.0.0.1:8123"}
FOREIGN = [
    {"Host": "evil.example:8123", "Origin": "http://evil.example:8123"},
    {"Host": "127.0.0.1.evil.example:8123", "Origin": "http://127.0.0.1.evil.example:8123"},
    {"Host": "127.0.0.1:9999", "Origin": "http://127.0.0.1:9999"},
    {"Host": "127.0.0.1", "Origin": "http://127.0.0.1"},
    {"Host": "127.0.0.1:8123", "Origin": "http://evil.example"},
    {"Host": "127.0.0.1:8123", "Origin": "https://127.0.0.1:8123"},
    {"Host": "127.0.0.1:8123", "Origin": "http://localhost:8123"},
    {"Host": "127.0.0.1:8123", "Origin": "null"},
    {"Host": "127.0.0.1:8123", "Origin": ""},
    {"Host": "evil@127.0.0.1:8123", "Origin": "http://evil@127.0.0.1:8123"},
]


@pytest.fixture
def page():
    return SmallBot().page(8123)


@pytest.mark.parametrize("headers", FOREIGN)
async def test_a_foreign_website_cannot_open_the_socket(page, headers):
    with pytest.raises(WebsocketResponseError) as refused:
        async with page.app.test_client().websocket("/live", headers=headers) as socket:
            await socket.receive()
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("headers", [*FOREIGN, {"Host": "127.0.0.1:8123"}])
async def test_a_foreign_website_cannot_upload(page, headers):
    here = {"person": page.world.people[0].id, "peer": 1000, "name": "a.txt"}
    answer = await page.app.test_client().post("/upload", query_string=here, data=b"x", headers=headers)
    assert answer.status_code == 403
    assert page.world.people[0].messages == []


async def test_a_name_that_was_pointed_at_this_machine_sees_nothing(page):
    for path in ("/", "/static/js/app.js", "/files/7000000001"):
        answer = await page.app.test_client().get(path, headers={"Host": "rebound.example:8123"})
        assert answer.status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8123", "localhost:8123", "[::1]:8123", "127.0.0.2:8123"])
async def test_this_machine_under_each_of_its_names_is_welcome(page, host):
    answer = await page.app.test_client().get("/", headers={"Host": host})
    assert answer.status_code == 200
    async with page.app.test_client().websocket("/live", headers={"Host": host, "Origin": f"http://{host}"}) as socket:
        assert "Alice" in await socket.receive()


async def test_every_answer_forbids_foreign_scripts_frames_and_guessing(page):
    client = page.app.test_client()
    for path in ("/", "/static/css/tokens.css", "/files/1", "/nothing"):
        headers = (await client.get(path, headers=HERE)).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_has_no_inline_script_style_or_foreign_address(page):
    html = await (await page.app.test_client().get("/", headers=HERE)).get_data(as_text=True)
    for forbidden in ("<style", "style=", "onclick", "javascript:", "http://", "https://", "<script>"):
        assert forbidden not in html


async def test_pictures_are_shown_and_everything_else_is_only_saved(page):
    files = page.world.files
    shown = files.add_photo(picture())
    saved = files.add_document('a "<b>".html\r\nX: y', b"<script>alert(1)</script>", "text/html")
    client = page.app.test_client()
    answer = await client.get(f"/files/{shown.id}", headers=HERE)
    assert answer.content_type == "image/png"
    answer = await client.get(f"/files/{saved.id}", headers=HERE)
    assert answer.content_type == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith(
        "attachment; filename*=UTF-8''a%20%22%3Cb%3E%22.html%0D%0AX"
    )
    assert await answer.get_data(as_text=False) == b"<script>alert(1)</script>"


def test_the_page_refuses_to_listen_to_the_network():
    with pytest.raises(ValueError, match=r"for this machine only: use 127\.0\.0\.1, not 0\.0\.0\.0"):
        ChatPage(SmallBot(), host="0.0.0.0")


async def test_a_taken_port_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match=f"Port {port} of 127.0.0.1 is taken"):
            await SmallBot().page(port).start()


async def test_the_page_starts_serves_and_stops_with_pages_open():
    small = SmallBot()
    page = await small.page().start()
    async with aiohttp.ClientSession() as http:
        async with http.get(page.url) as answer:
            assert answer.status == 200
        headers = {"Origin": page.url.rstrip("/")}
        async with http.ws_connect(page.url.replace("http", "ws") + "live", headers=headers) as live:
            assert (await live.receive_json())["type"] == "world"
            await page.stop()
            assert (await live.receive()).type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)
        with pytest.raises(aiohttp.ClientConnectorError):
            await http.get(page.url)
    assert page.open == set()
    await page.stop()
