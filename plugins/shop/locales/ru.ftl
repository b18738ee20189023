shop-menu = 🛍 Магазин
shop-command-shop = Открыть магазин
shop-command-purchases = Что вы купили

shop-title = <b>Магазин</b>
    Выберите категорию:
shop-empty = Полки пока пусты. Загляните чуть позже!
shop-choose-category = Выберите категорию:
shop-choose-item = Выберите товар:
shop-category-empty = Здесь пока ничего нет. Загляните чуть позже!
shop-category-gone = Этой категории больше нет в магазине.
shop-items-here = 🛍 Товары этой категории ({ $count })
shop-to-shop = 🛍 В магазин

shop-pieces = { $count } { $count ->
    [one] шт.
   *[other] шт.
}
shop-none-left = нет в наличии
shop-price = Цена: <b>{ $price }</b>
shop-stock = В наличии: { $count } { $count ->
    [one] штука
    [few] штуки
    [many] штук
   *[other] штуки
}
shop-stock-none = Пока нет в наличии
shop-stock-unlimited = Всегда в наличии
shop-full-description = 📖 Описание целиком
shop-item-gone = Этого товара больше нет в магазине.

shop-buy = 🛒 Купить за { $price }
shop-pay = ✅ Оплатить { $price }
shop-adjustment = { $label }: { $amount }
shop-total = Итого: <b>{ $total }</b>
shop-balance = Ваш баланс: { $balance }
shop-balance-after = После покупки: { $balance }
shop-price-changed = ⚠️ Цена за это время изменилась. Пожалуйста, посмотрите ещё раз.
shop-not-enough = Не хватает { $missing }. Пополните баланс и возвращайтесь: ничего не списано.
shop-sold-out = «{ $item }» только что закончился. Ничего не списано.
shop-cannot-deliver = «{ $item }» сейчас нельзя доставить. Ничего не списано.
shop-button-used = Эта кнопка уже использована. Ваши покупки — в профиле.
shop-paid = ✅ <b>Заказ { $order } оплачен</b>
    Покупка придёт следующим сообщением. Спасибо!
shop-paid-already = ✅ <b>Заказ { $order } уже оплачен</b>
    Покупка — в отдельном сообщении и по кнопке «Открыть заказ».
shop-open-order = 📦 Открыть заказ
shop-entry-purchase = Покупка, заказ { $reference }

shop-delivery = 🔑 Заказ { $order } · <b>{ $item }</b>
shop-delivery-file = Отправляю файлом, чтобы не потерялся ни один символ.

shop-my-purchases = 📦 Мои покупки ({ $count })
shop-purchases = <b>Мои покупки</b>
    Сначала новые:
shop-purchases-empty = Вы пока ничего не купили. Магазин открыт!
shop-profile-bought = Покупок: <b>{ $count }</b>
shop-order = <b>Заказ { $order }</b> · { $state }
    { $time }
shop-order-missing = У вас нет такого заказа.
shop-line-pending = Товар придёт сообщением.
shop-line-file = 📄 Товар в файле: нажмите кнопку ниже.
shop-send-value = 📄 Прислать «{ $item }»
shop-open-item = 🛍 { $item }
shop-order-state-reserved = ждёт оплаты
shop-order-state-paid = оплачен
shop-order-state-partly-refunded = частично возвращён
shop-order-state-refunded = возвращён
shop-order-state-expired = истёк
shop-order-state-cancelled = отменён

shop-customer-data = что искали и чего ждут
