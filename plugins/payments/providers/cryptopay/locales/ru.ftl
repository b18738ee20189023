cryptopay-title = 💎 Криптовалюта: { $price }
cryptopay-description = Счёт { $number }

cryptopay-plugin = 🪙 Crypto Pay
cryptopay-plugin-about = Оплата в TON, USDT, BTC или ETH через @CryptoBot.
