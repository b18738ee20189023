"""Drives a real headless Chromium over its DevTools protocol, for tests that look at pages as people do."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
]
KEYS = {
    "Enter": ("\r", 13),
    "Escape": ("", 27),
    "Tab": ("", 9),
    "ArrowDown": ("", 40),
    "ArrowUp": ("", 38),
    " ": (" ", 32),
}


def find_chromium() -> str:
    """The path of Chromium; where there is none the test says so and is skipped."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(
            "No Chromium on this machine: install Debian's package chromium to run the tests in a real browser."
        )
    return found


class PageFailed(AssertionError):
    """A script on the page raised, or what was waited for did not come."""


class Tab:
    """One page with cookies and storage of its own. ``errors`` collects what the page's console complained about."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._last = 0
        self._waiting: dict[int, asyncio.Future] = {}
        self._reader = asyncio.create_task(self._read())
        self.errors: list[str] = []
        self.opened: list[str] = []  # addresses of windows that the page opened

    async def call(self, method: str, **params: object) -> dict:
        """One DevTools command."""
        self._last += 1
        future = self._waiting[self._last] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._last, "method": method, "params": params})
        return await asyncio.wait_for(future, 30)

    async def _read(self) -> None:
        async for part in self._socket:
            message = json.loads(part.data)
            if future := self._waiting.pop(message.get("id"), None):
                if "error" in message:
                    future.set_exception(PageFailed(message["error"]["message"]))
                else:
                    future.set_result(message["result"])
                continue
            self._note(message.get("method", ""), message.get("params", {}))

    def _note(self, method: str, params: dict) -> None:
        if method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")
        elif method == "Page.windowOpen":
            self.opened.append(params["url"])

    async def open(self, url: str) -> None:
        """Go to an address and wait until it is loaded."""
        await self.call("Page.navigate", url=url)
        await self.until("location.href !== 'about:blank' && document.body && document.readyState === 'complete'")

    async def run(self, script: str):
        """The value of a JavaScript expression; promises are awaited."""
        result = await self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True
        )
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise PageFailed(details.get("exception", {}).get("description") or details["text"])
        return result["result"].get("value")

    async def until(self, script: str, timeout: float = 10) -> None:
        """Wait until an expression is true."""
        try:
            async with asyncio.timeout(timeout):
                while not await self.run(f"Boolean({script})"):  # noqa: ASYNC110 - the page cannot wake us
                    await asyncio.sleep(0.02)
        except TimeoutError:
            shown = await self.run("document.body.innerText.slice(0, 1500)")
            raise PageFailed(f"Not within {timeout} s: {script}\nThe page shows:\n{shown}") from None

    async def text(self, selector: str = "body") -> str:
        """The visible text of the first element."""
        return await self.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''")

    async def see(self, text: str, selector: str = "body", timeout: float = 10) -> None:
        """Wait until the text is shown."""
        await self.until(
            f"document.querySelector({json.dumps(selector)})?.innerText.includes({json.dumps(text)})", timeout
        )

    async def _place(self, selector: str, text: str) -> tuple[float, float]:
        find = (
            f"[...document.querySelectorAll({json.dumps(selector)})].filter(e => e.checkVisibility() && "
            f"(e.innerText + ' ' + (e.getAttribute('aria-label') || '')).includes({json.dumps(text)})).at(-1)"
        )
        await self.until(find)
        await self.run(f"{find}.scrollIntoView({{block: 'nearest', behavior: 'instant'}})")
        box = await self.run(
            f"(() => {{ const b = {find}.getClientRects()[0]; return [b.x + b.width / 2, b.y + b.height / 2]; }})()"
        )
        return box[0], box[1]

    async def click(self, selector: str, text: str = "") -> None:
        """A real mouse click on the newest visible element that matches and contains the text (or has it as label)."""
        x, y = await self._place(selector, text)
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def press(self, label: str) -> None:
        """Click a button by its label."""
        await self.click("button, [role=button], [role=menuitem], a", label)

    async def type(self, text: str) -> None:
        """Type where the focus is."""
        await self.call("Input.insertText", text=text)

    async def key(self, name: str) -> None:
        """Press one key: Enter, Escape, Tab, an arrow or a space."""
        text, code = KEYS[name]
        about = {"key": name, "code": "Space" if name == " " else name, "windowsVirtualKeyCode": code}
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **about)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **about)

    async def attach(self, selector: str, path: Path) -> None:
        """Choose a file in a file input."""
        root = (await self.call("DOM.getDocument"))["root"]["nodeId"]
        node = (await self.call("DOM.querySelector", nodeId=root, selector=selector))["nodeId"]
        await self.call("DOM.setFileInputFiles", files=[str(path)], nodeId=node)

    async def look(
        self, *, width: int = 1280, height: int = 820, phone: bool = False, dark: bool = False, still: bool = True
    ) -> None:
        """Choose size, touch, light or dark; ``still`` asks for reduced motion, so that nothing is half-way."""
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=2 if phone else 1,
            mobile=phone,
        )
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce" if still else "no-preference"},
        ]
        await self.call("Emulation.setEmulatedMedia", features=features)

    async def speak(self, language: str) -> None:
        """Set the browser's language; takes effect on the next ``open``."""
        agent = await self.run("navigator.userAgent")
        await self.call("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage=language)

    async def screenshot(self, path: Path) -> None:
        """Save what is shown as PNG."""
        shot = await self.call("Page.captureScreenshot", format="png")
        await asyncio.to_thread(path.write_bytes, base64.b64decode(shot["data"]))

    async def close(self) -> None:
        """Stop listening to the page."""
        await self._socket.close()
        await asyncio.gather(self._reader, return_exceptions=True)


class Browser:
    """A running Chromium. ``tab()`` opens a page."""

    def __init__(self, http: aiohttp.ClientSession, address: str) -> None:
        self._http = http
        self._address = address

    async def call(self, method: str, **params: object) -> dict:
        """One command to the browser itself."""
        async with self._http.get(f"{self._address}/json/version") as answer:
            target = (await answer.json())["webSocketDebuggerUrl"]
        async with self._http.ws_connect(target, max_msg_size=0) as socket:
            await socket.send_json({"id": 1, "method": method, "params": params})
            return (await socket.receive_json())["result"]

    @contextlib.asynccontextmanager
    async def tab(self) -> AsyncIterator[Tab]:
        """A new page, empty at first, with storage of its own."""
        context = (await self.call("Target.createBrowserContext"))["browserContextId"]
        target = (await self.call("Target.createTarget", url="about:blank", browserContextId=context))["targetId"]
        path = f"{self._address.replace('http', 'ws', 1)}/devtools/page/{target}"
        async with self._http.ws_connect(path, max_msg_size=0) as socket:
            tab = Tab(socket)
            for domain in ("Page", "Runtime", "Log", "DOM"):
                await tab.call(f"{domain}.enable")
            try:
                yield tab
            finally:
                await tab.close()


@contextlib.asynccontextmanager
async def chromium(**environment: str) -> AsyncIterator[Browser]:
    """A fresh headless Chromium with more environment variables; skips the test where none is installed."""
    program = find_chromium()
    with tempfile.TemporaryDirectory(prefix="kiosk-browser-", ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            program,
            *FLAGS,
            f"--user-data-dir={folder}",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, **environment},
        )
        reader = asyncio.create_task(_drain(process))
        try:
            address = await asyncio.wait_for(_address(process, Path(folder)), 30)
            async with aiohttp.ClientSession() as http:
                yield Browser(http, address)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            try:
                await asyncio.wait_for(process.wait(), 5)
            except TimeoutError:
                process.kill()
                await process.wait()
            await reader


async def _drain(process: asyncio.subprocess.Process) -> None:
    assert process.stderr
    while await process.stderr.read(65536):
        pass


async def _address(process: asyncio.subprocess.Process, folder: Path) -> str:
    file = folder / "DevToolsActivePort"
    while process.returncode is None:
        lines = file.read_text().split() if file.exists() else []
        if len(lines) == 2:
            return f"http://127.0.0.1:{lines[0]}"
        await asyncio.sleep(0.02)
    raise PageFailed(f"Chromium ended with code {process.returncode} before it listened.")
