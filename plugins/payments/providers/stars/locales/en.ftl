stars-title = ⭐ Stars: { $price }
stars-invoice-title = Invoice { $number }
stars-invoice-description = { $amount } in our shop. The bot goes on as soon as the stars arrive.

stars-plugin = ⭐ Telegram Stars
stars-plugin-about = Paying in stars, inside Telegram.
stars-setting-stars-per-value = Stars for one unit of money
stars-setting-stars-per-value-hint = How many stars one unit of the shop's currency costs, such as 0.91. 0: stars are not offered.
