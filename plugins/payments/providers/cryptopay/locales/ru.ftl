cryptopay-title = 💎 Криптовалюта: { $price }
cryptopay-description = Счёт { $number }
