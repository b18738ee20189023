telegram-payments-title = 💳 Картой: { $price }
telegram-payments-invoice-title = Счёт { $number }
telegram-payments-invoice-description = { $amount } для вас, как только придёт платёж.
