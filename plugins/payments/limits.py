"""How often one customer may ask a provider for something; payments that arrive are never limited."""

from . import payments

PAYMENTS = payments.limit("payments", "payments-limit-payments", 10, per=60)  # making invoices, and checking them
