"""The errors that the server answers, as Telegram words them."""


class RpcRefused(Exception):
    """A request is answered with an error: ``code`` as in HTTP, ``name`` such as MESSAGE_TOO_LONG."""

    def __init__(self, name: str, code: int = 400) -> None:
        super().__init__(f"{code} {name}")
        self.code = code
        self.name = name


def flood_wait(seconds: int) -> RpcRefused:
    """Too fast: try again after ``seconds``."""
    return RpcRefused(f"FLOOD_WAIT_{seconds}", 420)
