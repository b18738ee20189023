"""What can go wrong between us and Crypto Pay. No message ever holds the token."""


class CryptoPayError(Exception):
    """Crypto Pay answered and said no; ``name`` is its word for the reason (``AMOUNT_TOO_SMALL``). Nothing was done."""

    def __init__(self, name: str, code: int = 400):
        super().__init__(f"Crypto Pay refused: {name} ({code})")
        self.name = name
        self.code = code


class CryptoPayUnavailable(Exception):
    """No answer, or none that makes sense. Unless ``undone``, whether the call had an effect is not known."""

    def __init__(self, reason: str, *, undone: bool = False):
        super().__init__(f"Crypto Pay is not available: {reason}")
        self.reason = reason
        self.undone = undone


class CircuitOpen(CryptoPayUnavailable):
    """Crypto Pay failed several times in a row and is left alone for ``seconds`` more; nothing was sent."""

    def __init__(self, seconds: float):
        super().__init__(f"it failed several times in a row; the next try is in {seconds:.0f} s", undone=True)
        self.seconds = seconds
