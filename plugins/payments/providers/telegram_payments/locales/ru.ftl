telegram-payments-title = 💳 Картой: { $price }
telegram-payments-invoice-title = Счёт { $number }
telegram-payments-invoice-description = { $amount } в нашем магазине. Бот продолжит, как только придёт платёж.

telegram-payments-plugin = 💳 Telegram Payments
telegram-payments-plugin-about = Оплата картой через провайдера, подключённого в @BotFather.
