"""What other plugins, and above all providers, may use of payments."""

from .callbacks import OpenInvoice
from .contract import (
    BadSignature,
    Capabilities,
    Created,
    Details,
    Incoming,
    InvoiceView,
    Lapsed,
    PaymentView,
    Price,
    Provider,
    ProviderError,
    ProviderPending,
    ProviderRefused,
    ProviderUnavailable,
    Refunds,
    Returned,
    Seen,
    WebhookRequest,
)
from .invoices import end_invoice
from .limits import PAYMENTS
from .looking import take
from .reading import list_invoices, locked_invoice, payments_of, read_invoice, read_payment
from .receiving import receive
from .returning import take_return
from .settings import PaymentsSettings
from .states import Flaw, InvoiceState, PaymentState
from .telegram import named_in, payload_of, put_into_chat, take_telegram_payments, telegram_errors
from .webhooks import take_webhooks

__all__ = [
    "PAYMENTS",
    "BadSignature",
    "Capabilities",
    "Created",
    "Details",
    "Flaw",
    "Incoming",
    "InvoiceState",
    "InvoiceView",
    "Lapsed",
    "OpenInvoice",
    "PaymentState",
    "PaymentView",
    "PaymentsSettings",
    "Price",
    "Provider",
    "ProviderError",
    "ProviderPending",
    "ProviderRefused",
    "ProviderUnavailable",
    "Refunds",
    "Returned",
    "Seen",
    "WebhookRequest",
    "end_invoice",
    "list_invoices",
    "locked_invoice",
    "named_in",
    "payload_of",
    "payments_of",
    "put_into_chat",
    "read_invoice",
    "read_payment",
    "receive",
    "take",
    "take_return",
    "take_telegram_payments",
    "take_webhooks",
    "telegram_errors",
]
