promos-permission-manage = Создавать и менять промокоды

promos-value-percent = −{ $percent } %
promos-value-fixed = −{ $amount }
promos-value-balance = +{ $amount } на баланс
promos-discount = 🎟 { $code }

promos-enter = 🎟 Промокод
promos-use = 🎟 Применить { $code }
promos-remove = 🎟 Убрать { $code }
promos-remove-shared = 🎟 Убрать { $code } (один раз на заказ)
promos-removed = Промокод убран. Снова действует полная цена.
promos-again = 🔁 Другой промокод
promos-card-price = 🎟 <b>{ $code }</b>: <s>{ $before }</s> <b>{ $price }</b>
promos-card-refused = 🎟 { $reason }
promos-ask-code = 🎟 Какой у вас промокод? Пришлите его сообщением.
promos-saved = 🎟 <b>{ $code }</b> ({ $value }) теперь ваш. Откройте понравившийся товар и нажмите «Применить { $code }».
promos-to-shop = 🛍 В магазин

promos-gift = 🎁 Активировать код
promos-ask-gift = 🎁 Пришлите код, и его сумма поступит на ваш баланс.
promos-gift-offer = 🎁 Подарок для вас: <b>{ $code }</b>
promos-gift-take = 🎁 Зачислить { $amount } на баланс
promos-gift-done = 🎁 Код <b>{ $code }</b> активирован: зачислено { $amount }.
    Ваш баланс: <b>{ $balance }</b>

promos-refused-not-found = Промокода «{ $code }» нет. Проверьте, пожалуйста, как он написан.
promos-refused-gone = Этого промокода больше нет.
promos-refused-inactive = Промокод { $code } сейчас отключён.
promos-refused-not-started = С { $date } начнёт действовать промокод { $code }. Пока рано.
promos-refused-expired = Промокод { $code } действовал по { $date } и уже истёк.
promos-refused-used-up = Промокод { $code } закончился: другие успели раньше.
promos-refused-used-by-you = Вы уже использовали промокод { $code }.
promos-refused-wrong-item = Промокод { $code } не действует на этот товар.
promos-refused-minimum = Промокод { $code } действует при сумме заказа от { $sum }.
promos-refused-first-only = Промокод { $code } — для первой покупки, а вы у нас уже покупали.
promos-refused-is-balance = Код { $code } пополняет баланс. Активируйте его в профиле.
promos-refused-not-balance = Промокод { $code } снижает цену товаров. Введите его на странице товара.
promos-refused-not-combined = Промокод { $code } нельзя совместить с { $other }, а тот экономит вам не меньше.
promos-refused-enough = Для одного товара промокодов достаточно. Сначала уберите какой-нибудь из них.
promos-refused-item-gone = Этого товара больше нет в магазине.
promos-refused-too-often = Слишком много неподходящих кодов. Подождите десять минут и попробуйте снова.

promos-staff = 🎟 Промокоды
promos-list = <b>🎟 Промокоды</b> ({ $count })
promos-list-empty = 🎟 Промокодов пока нет. Создайте первый!
promos-new = ➕ Новый код
promos-new-batch = ➕ Одноразовые коды
promos-batches = 📦 Партии одноразовых кодов
promos-code-gone = Этого промокода больше нет.
promos-state-on = ✅ включён
promos-state-off = ⏸ отключён
promos-switch-on = ▶️ Включить
promos-switch-off = ⏸ Отключить
promos-switched-on = Включено.
promos-switched-off = Отключено.
promos-its-batch = 📦 Его партия
promos-open-code = 🎟 { $code }
promos-delete = 🗑 Удалить
promos-delete-yes = 🗑 Да, удалить
promos-delete-sure = Удалить { $code }? Использованный промокод только отключается, чтобы заказы с ним оставались понятными.
promos-deleted = Удалено.
promos-kept = Промокод уже использовали, поэтому он отключён, но остаётся.

promos-fact-value = Даёт: <b>{ $value }</b>
promos-fact-limits = Лимит: { $total } всего, { $each } на покупателя
promos-fact-unlimited = Лимит: всего без ограничений, { $each } на покупателя
promos-fact-starts = С: { $date }
promos-fact-ends = По: { $date } (включительно)
promos-fact-minimum = Заказы от { $sum }
promos-fact-first = Только для первой покупки
promos-fact-stacks = Совмещается с другими промокодами
promos-fact-item = Товар № { $id }: { $name }
promos-fact-category = Категория № { $id } и всё, что в ней: { $name }
promos-fact-unknown = такого нет
promos-fact-used = Использован: <b>{ $used }</b> { $used ->
    [one] раз
    [few] раза
    [many] раз
   *[other] раза
}
promos-fact-created = Создан: { $date }
promos-fact-link = Ссылка:

promos-ask-new = 🎟 Как пишется новый промокод? Буквы и цифры любого языка, не больше 50, без пробелов.
promos-exists = Промокод { $code } уже есть.
promos-ask-name = Для чего эта партия одноразовых кодов? Название видят только сотрудники.
promos-ask-count = Сколько кодов нужно, от 1 до 10000?
promos-ask-kind = Что он делает?
promos-kind-percent = Скидка в процентах
promos-kind-fixed = Скидка на сумму
promos-kind-balance = Деньги на баланс
promos-ask-percentage = Сколько процентов? От 0,01 до 100, например 10 или 12,5.
promos-ask-amount = На какую сумму?
promos-ask-total = Сколько раз его могут использовать все покупатели вместе? Пропустите, если без ограничений.
promos-ask-each = Сколько раз один покупатель? Пропустите, если один раз.
promos-ask-starts = С какого дня? Например, 2026-12-24 (UTC). Пропустите, если сразу.
promos-ask-ends = Какой день последний? Например, 2026-12-31 (UTC). Пропустите, если без срока.
promos-ask-minimum = От какой суммы заказа? Пропустите, если от любой.
promos-ask-first = Только для первой покупки?
promos-ask-stacks = Действует ли он вместе с другими промокодами на тот же товар?
promos-ask-items = Только для отдельных товаров? Пришлите их номера, например 17 18. Пропустите, если для всех.
promos-ask-categories = Только для отдельных категорий и всего, что в них? Пришлите их номера, например 3 4. Пропустите, если для всех.
promos-yes = Да
promos-no = Нет
promos-invalid-code = В промокоде от 1 до { $most } символов, без пробелов. Попробуйте ещё раз.
promos-invalid-percent = Пришлите процент больше 0 и не больше 100, например 10 или 12,5.
promos-invalid-day = Пришлите день в виде 2026-12-24.
promos-past-day = Этот день уже прошёл. Пришлите тот, что ещё впереди.
promos-invalid-ids = Пришлите номера, например 17 18, не больше { $most }.
promos-days-crossed = Последний день раньше первого. Вернитесь и исправьте один из них.
promos-unknown-bound = Нет товара или категории { $ids }. Вернитесь и исправьте номера.
promos-sure = Создать { $code }?
promos-sure-batch = Создать { $count } { $count ->
    [one] одноразовый код
    [few] одноразовых кода
    [many] одноразовых кодов
   *[other] одноразового кода
} для партии «{ $name }»?

promos-batch-list = <b>📦 Партии одноразовых кодов</b>
promos-batch-list-empty = 📦 Партий пока нет.
promos-batch-row = { $name } · { $size }
promos-batch-gone = Этой партии больше нет.
promos-batch-counts = Кодов: <b>{ $codes }</b>, использовано: <b>{ $used }</b>, включено: <b>{ $active }</b>
promos-batch-codes = 🎟 Её коды
promos-export = 📄 Выгрузить
promos-exported = 📄 Коды партии «{ $name }»
promos-delete-unused = 🗑 Удалить неиспользованные
promos-delete-batch-sure = Удалить неиспользованные коды партии «{ $name }»? Использованные отключаются и остаются ради своих заказов.
promos-batch-kept = Удалено. { $left ->
    [one] Остался { $left } использованный код
    [few] Осталось { $left } использованных кода
    [many] Осталось { $left } использованных кодов
   *[other] Осталось { $left } использованного кода
}, отключено.

promos-customer-data = применённые, но ещё не использованные промокоды
promos-figures = 🎟 Промокоды
promos-figure-uses = Использованы
promos-figure-given = Скидки и подарки

promos-plugin = 🎟 Промокоды
promos-plugin-about = Скидки на заказы и подарки на баланс по коду или ссылке.
promos-audit-code-created = Создан промокод
promos-audit-code-switched = Промокод переключён
promos-audit-code-deleted = Удалён промокод
promos-audit-batch-created = Создана партия промокодов
promos-audit-batch-switched = Партия промокодов переключена
promos-audit-batch-exported = Партия промокодов выгружена
promos-audit-batch-deleted = Удалена партия промокодов
promos-audit-redeemed = Активирован промокод
