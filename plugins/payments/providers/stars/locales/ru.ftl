stars-title = ⭐ Звёзды: { $price }
stars-invoice-title = Счёт { $number }
stars-invoice-description = { $amount } для вас, как только придут звёзды.
