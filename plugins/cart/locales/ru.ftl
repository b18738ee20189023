cart-menu = 🛒 Корзина ({ $count })
cart-command-cart = Ваша корзина

cart-add = 🛒 В корзину
cart-in = 🛒 В корзине: { $count }
cart-in-more = 🛒 В корзине: { $count } · +{ $step }
cart-open = 🛒 Открыть корзину
cart-added = Добавлено. В корзине: { $count }
cart-most = Больше в один заказ не войдёт, максимум — { $count }.
cart-only = Сейчас осталось только { $count } шт.
cart-full = Корзина заполнена: в ней помещается не больше { $count } { $count ->
    [one] товара
    [few] товаров
    [many] товаров
   *[other] товара
}. Оформите заказ или уберите что-нибудь.
cart-sold-out = Этот товар пока закончился.
cart-asks = Перед покупкой этого товара мы задаём несколько вопросов, поэтому он покупается отдельно, из своей карточки.

cart-title = 🛒 <b>Ваша корзина</b>
cart-empty = 🛒 Корзина пуста. Загляните в магазин — там есть из чего выбрать!
cart-sum = { $count } × { $price } = { $sum }
cart-sum-changed = { $count } × { $price } = <s>{ $sum }</s> <b>{ $net }</b>
cart-adjustment = { $label }: { $amount }
cart-total = Итого: <b>{ $total }</b>
cart-problems = ⚠️ Кое-что изменилось: посмотрите на отмеченные строки. Исправьте их — и можно оформлять заказ.
cart-line-gone = Этого товара больше нет в магазине
cart-line-sold-out = Пока нет в наличии
cart-line-few = Осталось только { $count } шт.
cart-line-limit-left = Вы можете купить ещё не больше { $count }
cart-line-limit = Вы уже купили столько, сколько можно одному покупателю
cart-line-quantity = Такое количество больше нельзя заказать
cart-line-asks = Теперь перед покупкой мы задаём вопросы: товар покупается отдельно, из карточки
cart-line-missing = Этого уже нет в вашей корзине.

cart-checkout = ✅ Оформить · { $total }
cart-clear = 🗑 Очистить
cart-to-shop = 🛍 В магазин
cart-back = ⬅️ Корзина
cart-remove = ✖ Убрать
cart-open-item = 🔎 Открыть товар
cart-remove-gone = 🧹 Убрать то, чего нет
cart-put-right = 🧹 Исправить отмеченные строки
cart-put-right-done = Строк убрано: { $removed }. Количество изменено: { $changed }.
cart-removed = Убрано.
cart-clear-ask = Убрать из корзины всё?
cart-clear-yes = 🗑 Да, очистить
cart-cleared = Корзина теперь пуста.

cart-changed = ⚠️ Корзина за это время изменилась. Ничего не списано: пожалуйста, посмотрите ещё раз.
cart-price-changed = Цена за это время изменилась. Посмотрите ещё раз: ничего не списано.
cart-too-much = ⚠️ Один заказ может стоить не больше { $most }. Пожалуйста, разделите его.

cart-customer-data = корзина
cart-plugin = 🧺 Корзина
cart-plugin-about = Несколько товаров в одном заказе.
cart-setting-cart-lines = Товаров в корзине
cart-setting-cart-lines-hint = Сколько разных товаров помещается в корзину: целое число от 1 до 20.
cart-audit-checkout = Покупка из корзины
