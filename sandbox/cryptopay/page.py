"""The page behind an invoice's link, on which a person pays it in the demo."""

from __future__ import annotations

import html
from decimal import Decimal
from typing import TYPE_CHECKING

from aiohttp import web

from .errors import Refused
from .invoices import Invoice
from .rates import in_coins

if TYPE_CHECKING:
    from .server import CryptoPay

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Invoice {id}</title>
<style>
:root {{ --ground: #f0ece2; --panel: #fffdf8; --text: #1f2421; --quiet: #6b6a63; --line: #e3ded1; --accent: #0f6b62; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ground: #15191b; --panel: #24292d; --text: #ecebe4; --quiet: #a3a199; --line: #363c40; --accent: #79d2c6; }}
}}
* {{ box-sizing: border-box; }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
  background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }}
main {{ width: min(24rem, 100%); padding: 1.75rem; border-radius: 22px; background: var(--panel);
  box-shadow: 0 2px 10px #0002; text-align: center; }}
h1 {{ margin: 0; font-size: 2rem; }}
p {{ margin: .25rem 0 1.25rem; color: var(--quiet); }}
p:last-child {{ margin-bottom: 0; }}
b {{ color: var(--accent); }}
button {{ display: flex; justify-content: space-between; width: 100%; margin-top: .6rem; padding: .8rem 1rem;
  border: 1px solid var(--line); border-radius: 14px; background: none; color: inherit; font: inherit; cursor: pointer; }}
button:hover, button:focus-visible {{ border-color: var(--accent); outline: none; }}
button span {{ font-weight: 600; color: var(--accent); }}
</style>
<main>
<h1>{amount} {currency}</h1>
<p>Invoice {id} of the local Crypto Pay.<br>No real coins move.</p>
{rest}
</main>
</html>
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"


def add_page(app: web.Application, server: CryptoPay) -> None:
    """``/invoice/<hash>``: GET shows it, POST with ``asset`` pays it."""

    async def show(request: web.Request) -> web.Response:
        return _drawn(server, _found(server, request))

    async def pay(request: web.Request) -> web.Response:
        invoice = _found(server, request)
        if request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden(text="Only the invoice's own page pays it.")
        asset = str((await request.post()).get("asset", ""))
        try:
            await server.pay(invoice.id, asset)
        except Refused as refusal:
            raise web.HTTPConflict(text=refusal.name) from None
        raise web.HTTPSeeOther(request.path)

    app.router.add_get("/invoice/{hash}", show)
    app.router.add_post("/invoice/{hash}", pay)


def _found(server: CryptoPay, request: web.Request) -> Invoice:
    # a website could reach this server under a name of its own (DNS rebinding)
    if request.host not in (f"{server.host}:{server.port}", f"localhost:{server.port}"):
        raise web.HTTPForbidden(text="This page is for this machine only.")
    for invoice in server.invoices.all.values():
        if invoice.hash == request.match_info["hash"]:
            return invoice
    raise web.HTTPNotFound(text="There is no such invoice.")


def _drawn(server: CryptoPay, invoice: Invoice) -> web.Response:
    status = invoice.status(server.invoices.now())
    if status == "active":
        coins = invoice.accepted_assets or (invoice.asset,)
        buttons = "".join(_button(invoice, coin) for coin in coins)
        rest = f'<form method="post">{buttons}</form>'
    else:
        rest = f"<p><b>{'Paid. Go back to the chat.' if status == 'paid' else 'This invoice has expired.'}</b></p>"
    text = PAGE.format(
        id=invoice.id, amount=html.escape(invoice.amount), currency=invoice.fiat or invoice.asset, rest=rest
    )
    return web.Response(text=text, content_type="text/html", headers={"Content-Security-Policy": POLICY})


def _button(invoice: Invoice, coin: str) -> str:
    amount = Decimal(invoice.amount)
    due = in_coins(amount, invoice.fiat, coin) if invoice.fiat else amount
    return f'<button name="asset" value="{coin}"><span>Pay in {coin}</span>{due.normalize():f} {coin}</button>'
