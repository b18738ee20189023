"""What other plugins, and above all providers, may use of payments."""

from .contract import (
    BadSignature,
    Capabilities,
    Created,
    Incoming,
    InvoiceView,
    Lapsed,
    PaymentView,
    Price,
    Provider,
    ProviderError,
    ProviderRefused,
    ProviderUnavailable,
    Refunds,
    Returned,
    Seen,
    WebhookRequest,
)
from .looking import take
from .reading import read_invoice, read_payment
from .receiving import receive
from .returning import take_return
from .settings import PaymentsSettings
from .states import Flaw, InvoiceState, PaymentState
from .telegram import named_in, payload_of, take_telegram_payments
from .webhooks import take_webhooks

__all__ = [
    "BadSignature",
    "Capabilities",
    "Created",
    "Flaw",
    "Incoming",
    "InvoiceState",
    "InvoiceView",
    "Lapsed",
    "PaymentState",
    "PaymentView",
    "PaymentsSettings",
    "Price",
    "Provider",
    "ProviderError",
    "ProviderRefused",
    "ProviderUnavailable",
    "Refunds",
    "Returned",
    "Seen",
    "WebhookRequest",
    "named_in",
    "payload_of",
    "read_invoice",
    "read_payment",
    "receive",
    "take",
    "take_return",
    "take_telegram_payments",
    "take_webhooks",
]
