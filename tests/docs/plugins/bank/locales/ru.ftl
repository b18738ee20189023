bank-title = 🏦 Банк: { $price }
