"""Faults of the local Crypto Pay: errors, no answer, cut connections, answers that make no sense."""

from __future__ import annotations

import asyncio

from ..faults import DROP_AFTER, DROP_BEFORE, ERROR, Fault

STATUS, HANG, HOLD, SILENT, GARBLE, RENAME = "status", "hang", "hold", "silent", "garble", "rename"


class Faults:
    """Methods are named as in the API ("createInvoice", case does not matter) or "*".

    ``times`` is how many requests are hit, None being all. Each request meets one fault, the oldest that fits.
    """

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self.down = False
        self.passing = asyncio.Event()  # cleared while requests are held
        self.passing.set()

    def fail(self, method: str, name: str, code: int = 400, times: int | None = 1) -> None:
        """Answer with the API's error ``name``, undone."""
        self._add(method, ERROR, times, name=name, code=code)

    def status(self, method: str, code: int = 502, times: int | None = 1) -> None:
        """Answer as a proxy in front of a broken service does: this HTTP status and a page of HTML, undone."""
        self._add(method, STATUS, times, code=code)

    def hang(self, method: str, times: int | None = 1) -> None:
        """Do what is asked and never answer: the caller runs into its time-out."""
        self._add(method, HANG, times)

    def hold(self, method: str, times: int | None = 1) -> None:
        """Do what is asked and keep the answer back until ``clear``."""
        self._add(method, HOLD, times)
        self.passing.clear()

    def silence(self, method: str, times: int | None = 1) -> None:
        """Do nothing and do not answer; the connection is cut by ``clear``."""
        self._add(method, SILENT, times)
        self.passing.clear()

    def drop_before(self, method: str, times: int | None = 1) -> None:
        """Cut the connection when the request arrives, undone."""
        self._add(method, DROP_BEFORE, times)

    def drop_after(self, method: str, times: int | None = 1) -> None:
        """Do what is asked and cut the connection: the reply is lost."""
        self._add(method, DROP_AFTER, times)

    def garble(self, method: str, body: str = "<html>", times: int | None = 1) -> None:
        """Do what is asked and answer ``body`` with status 200 in place of the result."""
        self._add(method, GARBLE, times, name=body)

    def rename_currency(self, code: str, times: int | None = None) -> None:
        """Show every invoice in the answers of getInvoices in another fiat currency than it was made in."""
        self._add("getInvoices", RENAME, times, name=code)

    def go_down(self) -> None:
        """Cut every connection when a request comes, until ``come_up``."""
        self.down = True

    def come_up(self) -> None:
        """Answer again."""
        self.down = False

    def clear(self) -> None:
        """Forget every fault that has not struck yet, let go of the requests that are held, and come up."""
        self._faults.clear()
        self.passing.set()
        self.come_up()

    def take(self, method: str) -> Fault | None:
        """The fault that strikes this request."""
        fault = next((each for each in self._faults if each.matches(method)), None)
        if fault is not None and fault.left is not None:
            fault.left -= 1
            if not fault.left:
                self._faults.remove(fault)
        return fault

    def _add(self, method: str, kind: str, times: int | None, name: str = "", code: int = 400) -> None:
        if times is None or times > 0:
            self._faults.append(Fault(method.lower(), kind, times, name=name, code=code))
