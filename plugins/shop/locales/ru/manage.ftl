shop-command-order = Открыть заказ по номеру
shop-staff-catalog = 🗂 Каталог

shop-staff-yes = да
shop-staff-no = нет
shop-staff-none = —
shop-staff-saved = ✅ Сохранено.
shop-staff-moved = ✅ Перенесено.
shop-staff-deleted = Удалено.
shop-staff-clear = ✖️ Оставить пустым
shop-staff-delete = 🗑 Удалить
shop-staff-delete-yes = 🗑 Да, удалить
shop-staff-move = 📂 Перенести
shop-staff-move-here = 📥 Положить сюда
shop-staff-move-where = 📂 Куда перенести <b>{ $name }</b>?
shop-staff-up = ⬆️ Выше
shop-staff-show = 👁 Показать покупателям
shop-staff-hide = 🙈 Скрыть
shop-staff-item-gone = Такого товара больше нет.
shop-staff-category-gone = Такой категории больше нет.

shop-staff-top-categories = 🗂 <b>Каталог</b>
shop-staff-categories = { $count ->
    [0] Категорий здесь пока нет.
    [one] { $count } категория:
    [few] { $count } категории:
    [many] { $count } категорий:
   *[other] { $count } категории:
}
shop-staff-items-here = { $count ->
    [0] Товаров здесь пока нет.
    [one] { $count } товар:
    [few] { $count } товара:
    [many] { $count } товаров:
   *[other] { $count } товара:
}
shop-staff-category-holds = Внутри: { $categories ->
    [one] { $categories } категория
    [few] { $categories } категории
    [many] { $categories } категорий
   *[other] { $categories } категории
}, { $items ->
    [one] { $items } товар
    [few] { $items } товара
    [many] { $items } товаров
   *[other] { $items } товара
}
shop-staff-subcategories = 📁 Категории ({ $count })
shop-staff-items = 🏷 Товары ({ $count })
shop-staff-add-category = ➕ Категория
shop-staff-add-item = ➕ Товар
shop-staff-category-added = ✅ Категория создана. Покупатели уже видят её.
shop-staff-item-added = ✅ Товар создан. Остальное — по кнопкам ниже:
shop-staff-ask-category-name = 📁 Как назовём новую категорию?
shop-staff-ask-item-name = 🏷 Новый товар в категории <b>{ $shelf }</b>. Как он называется?
shop-staff-ask-item-description = 📝 Опишите его для покупателей или пока пропустите этот шаг.
shop-staff-ask-item-price = 💰 Сколько стоит одна штука? Можно с копейками, например 9,99.
shop-staff-ask-item-kind = 🛎 Как выдаётся товар?
shop-staff-ask-item-values = 📦 Пришлите то, что продаётся: по одной штуке на строку. Можно пропустить и пополнить склад позже, в том числе файлом.
shop-staff-ask-item-value = 📦 Пришлите текст, который получит каждый покупатель. Можно пропустить и добавить его позже.
shop-staff-ask-item-picture = 🖼 Пришлите картинку (JPEG или PNG, до 5 МБ) или пропустите этот шаг.

shop-staff-fact = { $label }: <b>{ $value }</b>
shop-staff-ask = <b>{ $item }</b>
    { $label }

    Сейчас: { $now }

    { $hint }
shop-staff-bad-lines = Не больше { $most ->
    [one] { $most } строки
   *[other] { $most } строк
} и не длиннее { $length ->
    [one] { $length } символа
   *[other] { $length } символов
} каждая.

shop-staff-field-name = ✏️ Название
shop-staff-field-description = 📝 Описание
shop-staff-field-price = 💰 Цена
shop-staff-field-kind = 🛎 Выдача
shop-staff-field-position = ↕️ Место в списке
shop-staff-field-hidden = 🙈 Скрыто
shop-staff-field-show-at = 🗓 Показать с
shop-staff-field-hide-at = 🗓 Скрыть с
shop-staff-field-min-quantity = ⬇️ Не меньше
shop-staff-field-max-quantity = ⬆️ Не больше
shop-staff-field-quantity-step = 👣 Шаг
shop-staff-field-customer-limit = 👤 На покупателя
shop-staff-field-instructions = 📖 Инструкция
shop-staff-field-questions = ❓ Вопросы
shop-staff-field-when-out = 🕳 Если закончится
shop-staff-field-presell = ⏳ Предзаказ
shop-staff-field-pick = 🔀 Что продаём первым
shop-staff-field-low-stock = 🔔 Мало на складе
shop-staff-field-sort = ⇅ Порядок

shop-staff-hint-name = Пришлите новое название. Ссылки, корзины и отзывы сохранятся.
shop-staff-hint-description = Пришлите новое описание.
shop-staff-hint-price = Пришлите новую цену за штуку. Можно с копейками, например 9,99.
shop-staff-hint-kind = Как выдаётся товар? Это можно изменить, пока склад пуст и ничего не продано.
shop-staff-hint-position = Пришлите целое число: меньшие стоят выше, одинаковые — по алфавиту.
shop-staff-hint-hidden = Скрыть от покупателей?
shop-staff-hint-show-at = Пришлите дату и время, с которых покупатели это увидят, например 24.12.2026 18:00. До этого всё скрыто. Часовой пояс — из вашего профиля.
shop-staff-hint-hide-at = Пришлите дату и время, с которых покупатели это больше не увидят, например 10.01.2027 09:00. Часовой пояс — из вашего профиля.
shop-staff-hint-min-quantity = Пришлите, сколько штук можно взять в одном заказе как минимум.
shop-staff-hint-max-quantity = Пришлите, сколько штук можно взять в одном заказе как максимум.
shop-staff-hint-quantity-step = Пришлите шаг: если он равен 5, покупают 5, 10, 15 …
shop-staff-hint-customer-limit = Пришлите, сколько штук всего может купить один покупатель.
shop-staff-hint-instructions = Пришлите текст, который покупатель прочтёт вместе с покупкой.
shop-staff-hint-questions = Пришлите вопросы, которые мы зададим перед покупкой: по одному на строку.
shop-staff-hint-when-out = Что делать, если товар оплачен, а выдать его нельзя?
shop-staff-hint-presell = Можно ли купить товар, когда его нет, и получить после пополнения? Для этого нужно «Если закончится: ждать».
shop-staff-hint-pick = Какие штуки продаём первыми?
shop-staff-hint-low-stock = Пришлите, при каком остатке вас предупредить: сообщение придёт, когда станет меньше.
shop-staff-hint-sort = В каком порядке показывать товары, пока покупатель не выбрал другой?

shop-staff-choice-kind-unique = у каждой штуки свой текст
shop-staff-choice-kind-file = у каждой штуки свой файл
shop-staff-choice-kind-shared = один текст или файл на всех
shop-staff-choice-kind-manual = вручную, из заказа
shop-staff-choice-when-out-wait = ждать пополнения и выдать автоматически
shop-staff-choice-when-out-credit = вернуть деньги на баланс
shop-staff-choice-when-out-refund = вернуть деньги туда, откуда они пришли
shop-staff-choice-pick-fifo = самые старые
shop-staff-choice-pick-lifo = самые новые
shop-staff-choice-pick-random = любые, случайно
shop-staff-sort-rated = сначала с высокой оценкой

shop-staff-part-delivery = 🛎 Выдача
shop-staff-part-quantities = 🔢 Количество
shop-staff-pictures = 🖼 Картинки ({ $count })
shop-staff-stock = 📦 Склад
shop-staff-as-customer = 👀 Глазами покупателя
shop-staff-sold = Продано: { $count }
shop-staff-no-value = ⚠️ Выдавать пока нечего: добавьте это в разделе «Склад».
shop-staff-by-hand = Этот товар вы выдаёте вручную, из заказа.

shop-staff-find-item = 🔎 Найти товар
shop-staff-find-again = 🔎 Искать ещё
shop-staff-find-ask = 🔎 Пришлите слова из названия товара или его номер.
shop-staff-found = 🔎 <b>Нашлось:</b>
shop-staff-found-none = 🔎 Товара с такими словами в названии нет.
shop-staff-found-more = Показаны первые { $count }; ещё одно слово сузит поиск.

shop-staff-delete-item = 🗑 Удалить <b>{ $name }</b>?
shop-staff-delete-category = 🗑 Удалить категорию <b>{ $name }</b>?
shop-staff-delete-below = Вместе с ней уйдут { $categories ->
    [one] { $categories } категория
    [few] { $categories } категории
    [many] { $categories } категорий
   *[other] { $categories } категории
} и { $items ->
    [one] { $items } товар
    [few] { $items } товара
    [many] { $items } товаров
   *[other] { $items } товара
} внутри.
shop-staff-delete-pieces = Со склада { $count ->
    [one] уйдёт { $count } непроданная штука.
    [few] уйдут { $count } непроданные штуки.
    [many] уйдут { $count } непроданных штук.
   *[other] уйдут { $count } непроданной штуки.
}
shop-staff-delete-sold = Уже { $count ->
    [one] продана { $count } штука: она останется у покупателя.
    [few] проданы { $count } штуки: они останутся у покупателей.
    [many] продано { $count } штук: они останутся у покупателей.
   *[other] продано { $count } штуки: они останутся у покупателей.
}
shop-staff-delete-owed = ⚠️ Ещё { $count ->
    [one] ждёт выдачи { $count } оплаченная позиция. Сначала выдайте её или верните деньги.
    [few] ждут выдачи { $count } оплаченные позиции. Сначала выдайте их или верните деньги.
    [many] ждут выдачи { $count } оплаченных позиций. Сначала выдайте их или верните деньги.
   *[other] ждут выдачи { $count } оплаченной позиции. Сначала выдайте их или верните деньги.
}

shop-staff-picture-title = 🖼 <b>{ $name }</b>
shop-staff-picture-number = Картинка { $number } из { $count }. Первая стоит в начале карточки.
shop-staff-picture-none = Картинок пока нет.
shop-staff-picture-add = ➕ Добавить картинку
shop-staff-picture-remove = 🗑 Убрать
shop-staff-picture-remove-sure = Убрать эту картинку у товара <b>{ $name }</b>? Копии у бота не останется.
shop-staff-picture-remove-yes = 🗑 Да, убрать
shop-staff-picture-earlier = ⬅️ Раньше
shop-staff-picture-later = ➡️ Позже
shop-staff-picture-added = ✅ Картинка на карточке.
shop-staff-picture-removed = Картинка убрана.
shop-staff-picture-gone = Этой картинки на карточке уже нет.
shop-staff-ask-picture = 🖼 Пришлите картинку (JPEG или PNG, до 5 МБ).

shop-staff-pieces = 🔑 Отдельные штуки
shop-staff-pieces-title = { $count ->
    [0] Непроданных штук нет.
    [one] { $count } непроданная штука:
    [few] { $count } непроданные штуки:
    [many] { $count } непроданных штук:
   *[other] { $count } непроданной штуки:
}
shop-staff-piece = 🔑 <b>Штука { $id }</b>, { $item }
    Партия: { $batch }, { $time }
    Состояние: { $state }
shop-staff-piece-unsold = не продана
shop-staff-piece-reserved = в резерве
shop-staff-piece-sold = продана
shop-staff-piece-withdrawn = снята с продажи
shop-staff-piece-burnt = больше не продаётся
shop-staff-piece-show = 👁 Показать
shop-staff-piece-sent = 📄 Содержимое в файле.
shop-staff-piece-file = 📄 Штука { $id }
shop-staff-piece-gone = Этой штуки больше нет: её продали или убрали.
shop-staff-piece-ask-delete = 🗑 Удалить эту штуку? Вернуть её будет нельзя.
shop-staff-piece-deleted = Штука удалена.

shop-staff-orders = 📦 Заказы
shop-staff-orders-title = 📦 <b>Заказы</b> ({ $count })
shop-staff-orders-of = покупателя { $customer }
shop-staff-orders-of-customer = 📦 Все его заказы
shop-staff-orders-which = { $which ->
    [all] Все заказы
    [waiting] 📮 Ждут выдачи
    [reserved] ⏳ В резерве
   *[problems] ⚠️ Проблемы
}
shop-staff-find-order = 🔎 Найти заказ
shop-staff-find-order-ask = 🔎 Пришлите номер заказа или сам проданный товар: текст или файл.
shop-staff-order-missing = Заказа { $order } нет.
shop-staff-open-order = 📦 Открыть заказ
shop-staff-order = 📦 <b>Заказ { $order }</b> · { $state }
    👤 { $customer } (<code>{ $id }</code>)
    Создан: { $made }
shop-staff-order-paid-at = Оплачен: { $time }
shop-staff-order-until = В резерве до: { $time }
shop-staff-line-of = 📦 Заказ { $order }
shop-staff-line-state = ▸ { $state }
shop-staff-line-unpaid = не оплачено
shop-staff-line-by-hand = 📮 ждёт, когда вы это выдадите
shop-staff-line-stock = 📮 ждёт пополнения склада
shop-staff-line-plugin = 📮 в пути
shop-staff-line-fulfilled = выдано
shop-staff-line-failed = выдать не удалось
shop-staff-line-returned = возвращено
shop-staff-line-replaced = заменено
shop-staff-line-error = ⚠️ { $attempts ->
    [one] Была { $attempts } попытка
    [few] Было { $attempts } попытки
    [many] Было { $attempts } попыток
   *[other] Было { $attempts } попытки
}: { $error }
shop-staff-line-going-back = ↩️ { $amount } возвращается туда, откуда пришло
shop-staff-line-not-arrived = ⚠️ До покупателя не { $count ->
    [one] дошло { $count } сообщение
    [few] дошли { $count } сообщения
    [many] дошло { $count } сообщений
   *[other] дошло { $count } сообщения
}. Товар ждёт его в «Моих покупках».
shop-staff-line-changed = Этим уже кто-то занялся. Откройте заказ заново.
shop-staff-open-item = 🏷 Товар
shop-staff-send-answers = ✍️ Ответы файлом
shop-staff-show-goods = 👁 Что выдано
shop-staff-no-goods = Показывать нечего.

shop-staff-deliver = 📮 Выдать
shop-staff-ask-goods = 📮 Заказ { $order }, <b>{ $item }</b>
    Пришлите то, что получит покупатель: текст, картинку или файл (до 20 МБ).
shop-staff-ask-goods-again = Пришлите, пожалуйста, текст, картинку или файл.
shop-staff-deliver-summary = 📮 Заказ { $order }, <b>{ $item }</b>
    Покупатель сразу получит вот это:
shop-staff-delivered = ✅ Выдано. Сообщение уже в пути к покупателю.
shop-staff-refuse = ✖️ Выдать нельзя
shop-staff-refuse-ask = ✖️ Отказаться от выдачи «{ $item }»? Покупателю вернётся { $amount }:
shop-staff-refuse-yes = ✖️ Да, вернуть деньги
shop-staff-refused = Отказ записан. Покупатель узнает об этом и получит деньги назад.
shop-staff-refund = ↩️ Вернуть деньги
shop-staff-refund-all = Всё: { $amount }
shop-staff-refund-to = { $to ->
    [wallet] 👛 На баланс
   *[provider] 💳 Туда, откуда пришли
}
shop-staff-refund-goes-outside = 💳 { $amount } — туда, откуда пришли
shop-staff-refund-goes-wallet = 👛 { $amount } — на баланс
shop-staff-refund-goes-kept = 🎁 { $amount } — остаются магазину: это он добавил к платежу
shop-staff-refund-goes-not = Вернуть туда, откуда пришли, ничего нельзя.
shop-staff-refund-reason = От магазина, с извинениями.
shop-staff-refund-too-much = Вернуть можно не больше { $left }.
shop-staff-refund-summary = ↩️ Вернуть { $amount } за «{ $item }»?
    Покупатель прочтёт: { $reason }
shop-staff-refund-yes = ✅ Вернуть { $amount }
shop-staff-refund-keeps = Выданное остаётся у покупателя.
shop-staff-refund-restock = Проданное ещё никто не видел: оно вернётся в продажу.
shop-staff-refund-burn = Товар могли увидеть, поэтому он больше не продаётся, а покупатель его больше не откроет.
shop-staff-refund-closes = Покупатель больше не сможет это открыть.
shop-staff-refund-order = ↩️ Вернуть весь заказ: { $amount }
shop-staff-refund-order-summary = ↩️ Вернуть всё за заказ { $order }, { $amount }?
    Причина: { $reason }
shop-staff-refund-order-restock = Никто не видел, вернутся в продажу, штук: { $count }
shop-staff-refund-order-burn = Могли увидеть, больше не продаются, штук: { $count }
shop-staff-refund-order-given-up = Ещё не выдано, выдавать не будем, строк: { $count }
shop-staff-refund-done = ✅ Возврат оформлен.
shop-staff-ask-refund-amount = ↩️ <b>{ $item }</b>: сколько вернуть? Не больше { $shown }.
shop-staff-ask-refund-to = Куда вернуть?
shop-staff-ask-refund-reason = Почему? Это прочтёт покупатель. Можно пропустить — тогда мы коротко извинимся.

shop-staff-undelivered = { $count ->
    [0] 📭 Не доставлено
   *[other] 📭 Не доставлено ({ $count })
}
shop-staff-undelivered-open = 📭 Не дошло
shop-staff-undelivered-title = { $count ->
    [0] 📭 Всё дошло.
    [one] 📭 Не дошло { $count } сообщение с товаром:
    [few] 📭 Не дошли { $count } сообщения с товаром:
    [many] 📭 Не дошло { $count } сообщений с товаром:
   *[other] 📭 Не дошло { $count } сообщения с товаром:
}
shop-staff-problem = 📭 <b>Заказ { $order }</b>, { $item }
    👤 { $customer }
    Причина: { $reason }
    Последняя попытка: { $time } ({ $attempts ->
        [one] { $attempts } попытка
        [few] { $attempts } попытки
        [many] { $attempts } попыток
       *[other] { $attempts } попытки
    })
    Товар в любом случае ждёт покупателя в «Моих покупках».
shop-staff-problem-blocked = покупатель заблокировал бота или удалил аккаунт
shop-staff-problem-queued = Сообщение снова в пути.
shop-staff-problem-next = Мы отправим его снова сами: время от времени и сразу, как только покупатель разблокирует бота.
shop-staff-problem-solved = Это уже дошло.
shop-staff-send-again = 📨 Отправить ещё раз
shop-staff-queued = 📨 Снова в пути.
shop-staff-queued-already = Сообщение уже в пути или дошло.

shop-figures-sales = 🛒 Продажи
shop-figures-best = 🏆 Хиты продаж
shop-figures-goods = 📦 Товары сейчас
shop-figure-sales = Продано на сумму
shop-figure-orders = Заказов
shop-figure-pieces = Штук
shop-figure-average = Средний заказ
shop-figure-buyers = Покупателей
shop-figure-sales-ever = За всё время: продано на сумму
shop-figure-orders-ever = За всё время: заказов
shop-figure-pieces-ever = За всё время: штук
shop-figure-average-ever = За всё время: средний заказ
shop-figure-buyers-ever = За всё время: покупателей
shop-figure-refunds = Возвращено
shop-figure-sold = { $pieces } шт. · { $total }
shop-figure-stock = Штук на складе
shop-figure-items = Товаров в продаже
shop-figure-hidden = Скрытых товаров
shop-figure-categories = Категорий
shop-figure-waiting = Позиций ждут выдачи
shop-chart-revenue = Выручка
shop-chart-orders = Заказы

shop-plugin = 🛍 Магазин
shop-plugin-about = Каталог, склад, заказы и «Мои покупки».
shop-setting-reservation-minutes = Сколько минут держать неоплаченный заказ
shop-setting-reservation-minutes-hint = Целое число минут от 1 до 10080, например 30. Уже отложенные заказы сохранят своё время.
shop-setting-reservations-per-customer = Неоплаченных заказов у покупателя
shop-setting-reservations-per-customer-hint = Сколько заказов покупатель может держать одновременно: от 1 до 20.
shop-setting-channel-posts = Посты в новостном канале
shop-setting-channel-posts-hint = О чём бот сам пишет в канал.
shop-setting-channel-posts-off = Ни о чём
shop-setting-channel-posts-stock = О пополнении
shop-setting-channel-posts-new = О новых товарах
shop-setting-channel-posts-all = О том и другом
