"""What every request passes before routing: headers that protect, plugins that are off, the login."""

from collections.abc import Awaitable, Callable, Collection
from typing import Any

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]
Answer = Callable[[Scope, int], str]

PANEL = "admin"
SESSION_PAGES = ("metrics",)  # outside the panel, for those who are logged in
HEADERS = [
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
NO_STORE = (b"cache-control", b"no-store")


def protected(app: Asgi) -> Asgi:
    """``app`` with strict security headers on every answer; nothing is cached unless the page says so."""

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: dict[str, Any]) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                headers = [(bytes(name).lower(), bytes(value)) for name, value in message.get("headers", ())]
                present = {name for name, _ in headers}
                added = [header for header in (*HEADERS, NO_STORE) if header[0] not in present]
                message = {**message, "headers": [*headers, *added]}
            await send(message)

        await app(scope, receive, sending)

    return asgi


def gated(
    app: Asgi,
    *,
    plugins: Collection[str],
    is_enabled: Callable[[str], bool],
    authenticated: Callable[[Scope], Awaitable[bool]],
    answer: Answer,
) -> Asgi:
    """``app`` behind the panel's door: 404 for the pages of a plugin that is off, 401 for who is not logged in.

    It looks at the path alone, before routing, so that websockets, wrong methods, redirects and nested blueprints
    cannot get past it.
    """

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await app(scope, receive, send)
            return
        parts = path_parts(scope["path"])
        refused = 0
        if parts and parts[0] == PANEL:
            if len(parts) > 1 and parts[1] in plugins and not is_enabled(parts[1]):
                refused = 404
            elif not await authenticated(scope):
                refused = 401
        elif parts and parts[0] in SESSION_PAGES and len(parts) == 1 and not await authenticated(scope):
            refused = 401
        if refused:
            await refuse(scope, receive, send, refused, answer(scope, refused))
        else:
            await app(scope, receive, send)

    return asgi


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, text: str) -> None:
    """Answer a request, or a websocket before it is accepted, with a short plain text."""
    prefix = ""
    if scope["type"] == "websocket":
        await receive()
        if "websocket.http.response" not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": 1008})
            return
        prefix = "websocket."
    body = f"{text}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    if status == 401:
        headers.append((b"www-authenticate", b'Session realm="panel"'))
    await send({"type": f"{prefix}http.response.start", "status": status, "headers": headers})
    quiet = scope.get("method") == "HEAD"
    await send({"type": f"{prefix}http.response.body", "body": b"" if quiet else body})


def path_parts(path: str) -> list[str]:
    """The segments of a path as routing will see them: doubled slashes and dots make no difference."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return parts


def accepted_languages(scope: Scope) -> list[str]:
    """The languages of Accept-Language, the dearest first."""
    header = next((value for name, value in scope.get("headers", ()) if name.lower() == b"accept-language"), b"")
    wishes = []
    for number, part in enumerate(header.decode("latin-1")[:500].split(",")):
        language, _, quality = part.strip().partition(";q=")
        try:
            wishes.append((-float(quality or 1), number, language.strip()))
        except ValueError:
            continue
    return [language for weight, _, language in sorted(wishes) if language and weight < 0]
