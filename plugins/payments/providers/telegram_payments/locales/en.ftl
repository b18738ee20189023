telegram-payments-title = 💳 Card: { $price }
telegram-payments-invoice-title = Invoice { $number }
telegram-payments-invoice-description = { $amount } for you, as soon as the payment arrives.
