shop-notice-sale = 💰 Продажи
shop-notice-by-hand = 📮 Заказы, которые выдаёте вы
shop-notice-delivery = 📭 Сбои доставки
shop-notice-payout = ↩️ Возвраты, которые не проходят
shop-notice-low-stock = 📉 Товар на исходе
shop-notice-sold-out = 🕳 Товар закончился
shop-notice-news = 📣 Сбои публикаций в канале новостей
shop-notice-open-order = 📦 Открыть заказ

shop-sold = 💰 Заказ <b>{ $order }</b>: { $customer }, оплачено { $total }.
shop-deliver-this = 📮 Заказ <b>{ $order }</b> ({ $total }) ждёт вас: { $customer } оплатил(а) товар, который вы выдаёте сами.
shop-not-arrived = 📭 <b>{ $item }</b> из заказа { $order } не дошёл до чата покупателя. Товар есть в его покупках, а сообщение отправится ещё раз само.
shop-not-brought = ⚠️ <b>{ $item }</b> из заказа { $order } оплачен, но выдать его раз за разом не удаётся ({ $error }). Попытки продолжаются.
shop-given-up = 🚨 <b>{ $item }</b> из заказа { $order } выдать не удалось ({ $error }). Деньги возвращаются покупателю.
shop-refund-stuck = ⚠️ Возврат { $amount } по заказу { $order } не проходит ({ $error }). Попытки продолжаются.
shop-refund-to-wallet = ↩️ { $amount } по заказу { $order } не удалось вернуть тем же путём ({ $error }), поэтому деньги — на балансе покупателя.
shop-stock-sold-out = 🕳 Товар «<b>{ $item }</b>» закончился.
shop-staff-replace = 🔁 Заменить
shop-staff-replace-which = 🔁 Что именно не подошло: <b>{ $item }</b>?
shop-staff-replace-all = 🔁 Все { $count } шт.
shop-staff-ask-replace-reason = 🔁 Что не так? Это прочтёт покупатель.
shop-staff-replace-summary = 🔁 <b>{ $item }</b>, заказ { $order }: { $count ->
        [one] { $count } штука уйдёт
        [few] { $count } штуки уйдут
       *[other] { $count } штук уйдут
    } покупателю со склада. То, что у него сейчас, больше не продаётся. Цена не меняется.
    Причина: { $reason }
shop-staff-replace-yes = 🔁 Да, заменить
shop-staff-replace-none = 🔁 Товара «<b>{ $item }</b>» на складе не хватает для замены. Верните деньги или сначала пополните склад.
shop-staff-replace-gone = Товара «{ $item }» на складе уже не хватает. Ничего не изменилось; верните деньги или сначала пополните склад.
shop-staff-replaced = ✅ Заменено; товар уже отправляется покупателю.
shop-replaced = 🔁 <b>{ $item }</b> из заказа { $order }: мы заменили { $count ->
        [one] { $count } штуку
        [few] { $count } штуки
       *[other] { $count } штук
    }. Новый товар придёт следом, прежний больше не действует.
    { $reason }
shop-staff-cancel-order = ✖️ Снять бронь
shop-staff-cancel-ask = ✖️ Снять бронь с заказа { $order } ({ $customer })? Он не оплачен. Товар вернётся в продажу, покупатель получит сообщение.
shop-staff-cancel-yes = ✖️ Да, снять
shop-staff-cancelled = Бронь снята.
shop-cancelled = ✖️ Магазин снял бронь с заказа { $order }. Деньги не списывались.
shop-staff-order-changed = Заказ за это время изменился. Посмотрите ещё раз.
shop-staff-orders-found = { $count ->
        [one] Подходит { $count } заказ:
        [few] Подходят { $count } заказа:
       *[other] Подходят { $count } заказов:
    }
shop-staff-value-missing = Такого заказа нет, и со склада ничего такого не продавали.
shop-audit-item-added = Добавлен товар
shop-audit-item-edited = Изменён товар
shop-audit-item-deleted = Удалён товар
shop-audit-category-added = Добавлена категория
shop-audit-category-edited = Изменена категория
shop-audit-category-deleted = Удалена категория
shop-audit-purchase = Покупка
shop-audit-value-shown = Просмотрен сам товар
shop-audit-value-traced = Заказ найден по самому товару
shop-audit-delivery-sent-again = Товар отправлен ещё раз
shop-audit-line-delivered = Выдано вручную
shop-audit-line-refused = Выдать отказались
shop-audit-line-replaced = Неподошедшее заменено
shop-audit-order-cancelled = Снята бронь
shop-audit-piece-deleted = Удалена штука со склада
shop-audit-batch-withdrawn = Партия снята с продажи
shop-audit-batch-restored = Партия снова в продаже
shop-audit-stock-added = Пополнен склад
shop-audit-shared-set = Изменено то, что получает каждый покупатель
shop-audit-imported = Импортирован каталог
shop-audit-refund-asked = Запрошен возврат
shop-audit-refunded = Проведён возврат
