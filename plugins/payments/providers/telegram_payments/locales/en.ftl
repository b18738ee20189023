telegram-payments-title = 💳 Card: { $price }
telegram-payments-invoice-title = Invoice { $number }
telegram-payments-invoice-description = { $amount } in our shop. The bot goes on as soon as the payment arrives.

telegram-payments-plugin = 💳 Telegram Payments
telegram-payments-plugin-about = Paying by card through a provider that you have connected at @BotFather.
