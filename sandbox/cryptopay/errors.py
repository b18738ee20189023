"""How the API says no."""


class Refused(Exception):
    """Answered as ``{"ok": false, "error": {"code": …, "name": …}}`` with ``code`` as the HTTP status."""

    def __init__(self, name: str, code: int = 400) -> None:
        super().__init__(f"{code} {name}")
        self.name = name
        self.code = code
