stars-title = ⭐ Stars: { $price }
stars-invoice-title = Invoice { $number }
stars-invoice-description = { $amount } for you, as soon as the stars arrive.
