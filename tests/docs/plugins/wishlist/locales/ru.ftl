wishlist-menu = 💛 Желания
wishlist-command-wishlist = Чего вам хочется
wishlist-permission-ideas = Читать, чего не хватает покупателям
wishlist-notice-idea = 💡 Чего не хватает покупателям
wishlist-add = 🤍 Хочу
wishlist-remove = 💛 В желаниях
wishlist-added = Добавлено в желания.
wishlist-removed = Убрано из желаний.
wishlist-item-gone = Этого товара больше нет в магазине.
wishlist-full = Список полон: не больше { $size } { $size ->
    [one] желания
   *[other] желаний
}.
wishlist-title = 💛 <b>Ваши желания</b> ({ $count })
wishlist-empty = 💛 Список желаний пуст. Нажмите на сердечко под тем, что понравилось.
wishlist-cheaper = 💛 Хорошая новость: <b>{ $item }</b> теперь стоит { $price }.
wishlist-look = 👀 Посмотреть
wishlist-suggest = 💡 Чего-то не хватает
wishlist-ask-idea = 💡 Что бы вы хотели видеть в магазине?
wishlist-thanks = Спасибо! Мы передали.
wishlist-new-idea = 💡 Покупателю кое-чего не хватает:
    { $text }
wishlist-ideas = <b>Чего не хватает покупателям</b>
