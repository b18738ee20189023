bank-title = 🏦 Bank: { $price }
