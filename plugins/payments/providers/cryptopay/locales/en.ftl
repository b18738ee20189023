cryptopay-title = 💎 Crypto: { $price }
cryptopay-description = Invoice { $number }
