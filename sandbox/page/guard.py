"""Keeps foreign websites out: who may ask this page, and what the browser may do with the answers."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from quart import Request, Response, Websocket


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine and nothing else."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_ours(request: Request | Websocket, port: int, *, must_say_origin: bool) -> bool:
    """Whether the request was meant for this page and comes from it.

    The Host header must name loopback and our port, or a website could reach us under a name of its own (DNS
    rebinding). Origin, which browsers always send with a WebSocket or a POST, must be this page.
    """
    host = request.headers.get("Host", "")
    if not _is_here(f"http://{host}", port):
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return not must_say_origin
    return origin == f"http://{host}"


def _is_here(url: str, port: int) -> bool:
    try:
        parts = urlsplit(url)
        return is_loopback(parts.hostname or "") and (parts.port or 80) == port and "@" not in parts.netloc
    except ValueError:
        return False


def protect(response: Response, host: str) -> Response:
    """Headers for every answer: nothing but our own files is loaded, run, framed or sent to."""
    # Older Safari does not count ws: as 'self', so our own address is named as well. `host` was checked before.
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        f"connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response
