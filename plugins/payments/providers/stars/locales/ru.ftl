stars-title = ⭐ Звёзды: { $price }
stars-invoice-title = Счёт { $number }
stars-invoice-description = { $amount } в нашем магазине. Бот продолжит, как только придут звёзды.

stars-plugin = ⭐ Telegram Stars
stars-plugin-about = Оплата звёздами внутри Telegram.
stars-setting-stars-per-value = Звёзд за единицу валюты
stars-setting-stars-per-value-hint = Сколько звёзд стоит одна единица валюты магазина, например 0,91. 0 — звёзды не предлагаются.
