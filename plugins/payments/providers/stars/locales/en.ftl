stars-title = ⭐ Stars: { $price }
stars-invoice-title = Invoice { $number }
stars-invoice-description = { $amount } in our shop. The bot goes on as soon as the stars arrive.
