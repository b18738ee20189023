stars-title = ⭐ Звёзды: { $price }
stars-invoice-title = Счёт { $number }
stars-invoice-description = { $amount } в нашем магазине. Бот продолжит, как только придут звёзды.
