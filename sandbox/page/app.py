"""The page's addresses: the page itself, its files, uploads and the WebSocket."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from quart import Quart, Response, abort, current_app, jsonify, request, websocket
from werkzeug.exceptions import RequestEntityTooLarge

from ..world import Photo
from .actions import perform_upload
from .guard import is_ours, protect
from .live import Live
from .view import LARGEST_FILE

if TYPE_CHECKING:
    from .server import ChatPage

STOPPED = "Only the page of this sandbox itself may ask for that."
PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"RIFF": "image/webp", b"GIF8": "image/gif"}


def make_app(page: ChatPage) -> Quart:
    """The Quart app of one page."""
    app = Quart(__name__, static_folder="static", static_url_path="/static")
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FILE * 1024 * 1024
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 0  # checked by ETag: a newer sandbox shows its newer page

    @app.before_request
    async def only_ours() -> tuple[str, int] | None:
        ours = is_ours(request, page.port, must_say_origin=request.method not in ("GET", "HEAD"))
        return None if ours else (STOPPED, 403)

    @app.before_websocket
    async def only_our_sockets() -> tuple[str, int] | None:
        return None if is_ours(websocket, page.port, must_say_origin=True) else (STOPPED, 403)

    @app.after_request
    async def protected(response: Response) -> Response:
        host = request.headers.get("Host", "") if response.status_code != 403 else f"{page.host}:{page.port}"
        return protect(response, host)

    @app.get("/")
    async def index() -> Response:
        return await current_app.send_static_file("index.html")

    @app.get("/files/<int:file_id>")
    async def file(file_id: int) -> Response:
        found = page.world.files.get(file_id)
        if found is None:
            abort(404)
        if isinstance(found, Photo):
            kind = next((kind for start, kind in PICTURES.items() if found.data.startswith(start)), "")
            if kind:
                return Response(found.data, content_type=kind, headers={"Cache-Control": "private, max-age=86400"})
        # Whatever else somebody sent is only ever saved, never shown by the browser itself.
        name = quote(getattr(found, "name", "") or "file", safe="")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(found.data, content_type="application/octet-stream", headers=headers)

    @app.post("/upload")
    async def upload() -> Response:
        values = {name: request.args.get(name, "") for name in ("person", "peer", "name", "caption")}
        return jsonify(await perform_upload(page, values, await request.body))

    @app.errorhandler(RequestEntityTooLarge)
    async def too_large(_: Exception) -> tuple[Response, int]:
        text = f"The file is too large: {LARGEST_FILE} MB at most."
        return jsonify({"error": {"code": "large", "limit": LARGEST_FILE, "text": text}}), 413

    @app.websocket("/live")
    async def live() -> None:
        await Live(page).run()

    return app
