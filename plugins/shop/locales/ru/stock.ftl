shop-stock-add = ➕ Пополнить склад
shop-stock-add-more = ➕ Добавить ещё
shop-batches = 📦 Партии

shop-stock-ask = <b>{ $item }</b>
    { $kind ->
        [file] Пришлите файл, который получит один покупатель, или ZIP, где каждый файл — отдельная штука (не больше 20 МБ).
        [shared] Пришлите текст или файл, который получит каждый покупатель.
       *[other] Пришлите значения: по одному на строку, сообщений может быть сколько угодно. Или пришлите файл: .txt (по одному на строку), .csv, .json либо .zip с такими файлами (не больше 20 МБ).
    }
shop-stock-enough = ✅ Это всё: { $count ->
    [one] { $count } значение
    [few] { $count } значения
    [many] { $count } значений
   *[other] { $count } значения
}
shop-stock-whole = Вы прислали архив. Что считать одной штукой?
shop-stock-each = Каждый файл в архиве
shop-stock-archive = Сам архив
shop-stock-facts = Что стоит запомнить об этой партии? Напишите, что знаете, по одному на строку:
    
    название: майская поставка
    стоимость: 120
    поставщик: Акме
    срок: 31.12.2030
    заметка: оплачено картой
shop-stock-written = Написано в чате
shop-stock-much = Это больше { $max } КБ текста. Пожалуйста, пришлите файлом .txt.
shop-stock-file-needed = Каждая штука этого товара — файл. Пожалуйста, пришлите файл, картинку или ZIP.
shop-stock-kind-changed = Этот товар теперь выдаётся иначе. Пожалуйста, начните сначала.
shop-stock-not-counted = У этого товара нет склада: его выдают вручную или через плагин.
shop-stock-replace = С этого момента каждый покупатель получит то, что вы прислали. У тех, кто купил раньше, всё останется как было.
shop-stock-taken = ⏳ Добавляю. Сообщение с результатом уже в пути.

shop-count-new = ✅ Новых: <b>{ $count }</b>
shop-count-twice = Повторяется в присланном: { $count }
shop-count-in-stock = Уже на складе: { $count }
shop-count-sold = Продано раньше: { $count }
shop-count-bad = Непригодно: { $count }
shop-preview-bad = Непригодно (место: причина):
shop-preview-bad-line = • { $place }: { $why }
shop-preview-sure = { $count ->
    [0] Ничего нового здесь нет, поэтому добавлять нечего.
    [one] Добавить { $count } штуку? Пока ничего не записано.
    [few] Добавить { $count } штуки? Пока ничего не записано.
    [many] Добавить { $count } штук? Пока ничего не записано.
   *[other] Добавить { $count } штуки? Пока ничего не записано.
}

shop-bad-utf8 = текст не в UTF-8
shop-bad-long = длиннее 64 КБ
shop-bad-columns = столбцов не столько, сколько в первой строке
shop-bad-type = не текст в кавычках
shop-bad-format = не файл .txt, .csv или .json
shop-bad-empty = пустой файл

shop-upload-large = Это больше { $max } МБ. Пожалуйста, пришлите по частям. Ничего не записано.
shop-upload-unpacked = В распакованном виде архив больше { $max } МБ. Пожалуйста, пришлите по частям. Ничего не записано.
shop-upload-entries = В архиве больше { $max } файлов. Пожалуйста, пришлите по частям. Ничего не записано.
shop-upload-values = Здесь больше { $max } значений. Пожалуйста, пришлите по частям. Ничего не записано.
shop-upload-nested = Файл { $entry } в архиве — сам архив. Пожалуйста, пришлите его отдельно. Ничего не записано.
shop-upload-link = Файл { $entry } в архиве — лишь ссылка на другой файл. Пожалуйста, упакуйте сам файл. Ничего не записано.
shop-upload-locked = Архив защищён паролем. Пожалуйста, пришлите без пароля. Ничего не записано.
shop-upload-broken = Архив повреждён или упакован способом, который здесь не читается. Пожалуйста, упакуйте обычным ZIP. Ничего не записано.
shop-upload-format = Пожалуйста, пришлите файл .txt, .csv, .json или .zip. Ничего не записано.
shop-upload-empty = Здесь ничего нет. Ничего не записано.
shop-upload-not-utf8 = Текст в файле не в UTF-8. Пожалуйста, сохраните его в UTF-8. Ничего не записано.
shop-upload-columns = В файле несколько столбцов. Пожалуйста, напишите «value» над столбцом со значениями. Ничего не записано.
shop-upload-csv = Этот CSV не читается: возможно, не хватает кавычки. Ничего не записано.
shop-upload-json = JSON должен быть списком текстов или {"{"}"values": […]{"}"}. Ничего не записано.

shop-facts-cost = «{ $text }» — не сумма в { $currency }. Пожалуйста, напишите стоимость так: 120 или 99,90.
shop-facts-date = «{ $text }» — не дата. Пожалуйста, напишите так: 31.12.2030 или 2030-12-31.
shop-facts-past = «{ $text }» уже в прошлом. Пожалуйста, напишите будущий день.
shop-facts-long = Слишком длинно: не больше { $max ->
    [one] { $max } символа
    [few] { $max } символов
    [many] { $max } символов
   *[other] { $max } символа
}, пожалуйста.

shop-intake-done = 📦 <b>{ $item }</b>
    Склад пополнен.
shop-intake-refused = ⚠️ <b>{ $item }</b>
    Ничего не добавлено.
shop-intake-failed = Не удалось скачать или сохранить присланное, хотя попыток было несколько. Пожалуйста, пришлите ещё раз.

shop-batches-title = Партии, сначала новые:
shop-batches-none = Партий этого товара пока не было.
shop-batch-gone = Этой партии больше нет.
shop-fact-name = Партия: <b>{ $name }</b>
shop-fact-cost = Стоимость: { $cost }
shop-fact-supplier = Поставщик: { $supplier }
shop-fact-expires = Продаётся до: { $time }
shop-fact-note = Заметка: { $note }
shop-fact-added = Добавлена: { $time }
shop-batch-unsold = На складе: { $count }
shop-batch-reserved = Забронировано: { $count }
shop-batch-sold = Продано: { $count }
shop-batch-withdrawn = Снято с продажи: { $count }
shop-batch-burnt = Заменено или испорчено: { $count }
shop-batch-is-withdrawn = ⏸ Не продаётся с { $time }
shop-batch-several = В партии { $count ->
    [one] { $count } товар
    [few] { $count } товара
    [many] { $count } товаров
   *[other] { $count } товара
}: она снимается с продажи и возвращается для всех сразу.
shop-batch-withdraw = ⏸ Снять с продажи
shop-batch-restore = ▶️ Вернуть в продажу
shop-batch-ask-withdraw = Снять с продажи { $count ->
    [one] { $count } непроданную штуку
    [few] { $count } непроданные штуки
    [many] { $count } непроданных штук
   *[other] { $count } непроданной штуки
}? Потом можно вернуть. Проданное останется проданным.
shop-batch-ask-restore = Вернуть в продажу { $count ->
    [one] { $count } штуку
    [few] { $count } штуки
    [many] { $count } штук
   *[other] { $count } штуки
}?
shop-batch-off-sale = Снято с продажи.
shop-batch-restored = Снова в продаже.
shop-batch-busy = Штуки этой партии сейчас перемещаются. Пожалуйста, загляните чуть позже.
shop-batch-expired = Срок этой партии истёк, продавать её больше нельзя.

shop-stock-low = ⚠️ <b>{ $item }</b> заканчивается: { $count ->
    [0] ничего не осталось.
    [one] осталась { $count } штука.
    [few] осталось { $count } штуки.
    [many] осталось { $count } штук.
   *[other] осталось { $count } штуки.
}

shop-watch = 🔔 Сообщить, когда появится
shop-unwatch = 🔕 Не сообщать
shop-watched = Сообщим, как только появится.
shop-unwatched = Хорошо, не будем сообщать.
shop-watch-needless = Он уже снова в наличии!
shop-watch-most = Вы уже ждёте { $max } товаров. Сначала откажитесь от одного из них.
shop-back = 🔔 <b>{ $item }</b> снова в наличии!
    Цена: { $price }
shop-back-gone = 🔔 <b>{ $item }</b> ненадолго появлялся, но другие успели раньше.
shop-back-open = 👀 Посмотреть

shop-news-new = 🆕 <b>Новинка в магазине</b>
shop-news-stock = 📦 <b>Свежее поступление</b>
shop-news-many-new = 🆕 <b>{ $count ->
    [one] { $count } новый товар
    [few] { $count } новых товара
    [many] { $count } новых товаров
   *[other] { $count } нового товара
}</b>
shop-news-many-stock = 📦 <b>Поступление: { $count ->
    [one] { $count } товар
    [few] { $count } товара
    [many] { $count } товаров
   *[other] { $count } товара
}</b>
shop-news-more = … и ещё { $count }
shop-news-open = 🛒 К товару
shop-news-shop = 🛍 В магазин
shop-news-failed-rights = ⚠️ Запись не попала в канал: боту нельзя там писать. Сделайте его администратором с правом публикации.
shop-news-failed-missing = ⚠️ Запись не попала в канал: для бота такого канала нет. Проверьте CHANNEL_ID и сделайте бота там администратором.
shop-news-failed-other = ⚠️ Запись не попала в канал. Ответ Telegram: { $reason }
