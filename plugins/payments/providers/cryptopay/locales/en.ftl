cryptopay-title = 💎 Crypto: { $price }
cryptopay-description = Invoice { $number }

cryptopay-plugin = 🪙 Crypto Pay
cryptopay-plugin-about = Paying in TON, USDT, BTC or ETH through @CryptoBot.
