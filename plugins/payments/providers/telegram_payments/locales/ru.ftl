telegram-payments-title = 💳 Картой: { $price }
telegram-payments-invoice-title = Счёт { $number }
telegram-payments-invoice-description = { $amount } в нашем магазине. Бот продолжит, как только придёт платёж.
