shop-line = { $quantity } × { $price } = <b>{ $total }</b>
shop-more-lines = … и ещё { $count }
shop-adjustment-other = Корректировка
shop-problem = ⚠️ { $problem }
shop-order-empty = Покупать нечего.
shop-too-few = «{ $item }»: { $count ->
    [one] осталась только { $count } штука
    [few] осталось только { $count } штуки
    [many] осталось только { $count } штук
   *[other] осталось только { $count } штуки
}. Ничего не списано.
shop-quantity-min = «{ $item }» продаётся от { $min } { $min ->
    [one] штуки
    [few] штук
    [many] штук
   *[other] штуки
}.
shop-quantity-max = В одном заказе может быть не больше { $max } { $max ->
    [one] штуки
    [few] штук
    [many] штук
   *[other] штуки
} «{ $item }».
shop-quantity-step = «{ $item }» продаётся с шагом { $step }, начиная с { $min }.
shop-limit-left = Количество «{ $item }» ограничено: вам можно ещё { $count }.
shop-limit-reached = «{ $item }» — не больше { $count } { $count ->
    [one] штуки
    [few] штук
    [many] штук
   *[other] штуки
} в одни руки, и они у вас уже есть.

shop-reserve = ⏳ Отложить для меня
shop-use-balance = 👛 Сначала с баланса: { $amount } ✅
shop-use-balance-not = 👛 Сначала с баланса: { $amount } ✖️
shop-ways-to-pay = Выберите, как оплатить <b>{ $amount }</b>:
shop-ways-to-pay-rest = { $held } спишется с баланса. Выберите, как оплатить остальные <b>{ $rest }</b>:
shop-balance-suffices = Теперь на балансе хватает на этот заказ: оплатите его оттуда.
shop-method-gone = Этот способ оплаты сейчас недоступен. Выберите, пожалуйста, другой: заказ отложен для вас.
shop-order-not-waiting = Этот заказ больше не ждёт оплаты.
shop-order-over = Время на оплату этого заказа вышло. Ничего не списано: выберите, пожалуйста, ещё раз.
shop-order-paid = ✅ <b>Заказ { $order } оплачен</b>
shop-payment-short = 👛 Платёж пришёл и лежит на балансе, но заказ { $order } оплатить им не удалось. { $waits ->
    [yes] Заказ всё ещё отложен для вас: откройте его и доплатите.
   *[no] Заказ уже закрыт; потратить деньги можно на что угодно.
}
shop-payment-spare = 👛 Заказ { $order } уже был оплачен, поэтому ваш платёж — на балансе.
shop-payment-kept = 👛 Ваш платёж — на балансе: заказа, за который он пришёл, нет.
shop-too-many-reserved = У вас уже { $count ->
    [one] { $count } неоплаченный заказ
    [few] { $count } неоплаченных заказа
    [many] { $count } неоплаченных заказов
   *[other] { $count } неоплаченного заказа
}. Сначала оплатите или отмените один из них в «Моих покупках».
shop-reserved-until = ⏳ Отложено для вас ещё на { $minutes }:{ $seconds } мин.
shop-refresh = 🔄 Обновить
shop-cancel-order = ✖️ Отменить
shop-order-cancelled = Отменено. Ничего не списано.
shop-reservation-over = Время на оплату заказа { $order } вышло. Выберите, пожалуйста, ещё раз; ничего не списано.
shop-expired = ⏳ Время на оплату заказа { $order } вышло, товар вернулся на витрину. Будем рады, если выберете снова.

shop-line-refunded = ↩️ Возвращено { $amount }
shop-line-failed = Доставить не удалось; деньги уже возвращаются.
shop-refunded = ↩️ <b>Возвращено { $amount }</b> за «{ $item }», заказ { $order }.
    { $reason }
shop-refunded-order = ↩️ <b>Возвращено { $amount }</b> за заказ { $order }.
    { $reason }
shop-refunded-goes = { $which ->
    [both] { $outside } вернутся туда, откуда пришли, { $inside } — на вашем балансе.
    [outside] Деньги вернутся туда, откуда пришли.
   *[inside] Деньги на вашем балансе.
}
shop-refund-out-of-stock = Товар закончился, нам очень жаль. От вас ничего не требуется.
shop-to-purchases = 📦 Мои покупки

shop-answer-1 = ✍️ { $question_1 }
shop-answer-2 = ✍️ { $question_2 }
shop-answer-3 = ✍️ { $question_3 }
shop-answer-4 = ✍️ { $question_4 }
shop-answer-5 = ✍️ { $question_5 }
shop-answered = <i>{ $question }</i>
    { $answer }
shop-answers-pay = Подтвердите, чтобы оплатить с баланса.
shop-answers-reserve = На балансе не хватает: подтвердите, чтобы отложить.
shop-answers-needed = «{ $item }» сначала кое-что спросит: купите его, пожалуйста, со страницы товара. Ничего не списано.
shop-order-buyer = 👤 { $name } · <code>{ $id }</code>
shop-invoice-subject = Заказ { $order }

shop-staff-customer = 👤 Покупатель
shop-customer-open-orders = 📦 Заказы
shop-customer-no-orders = 📦 Заказов пока нет
shop-customer-orders = 📦 { $count } { $count ->
    [one] заказ
    [few] заказа
    [many] заказов
   *[other] заказа
} на { $spent }

shop-limit-purchases = Слишком много заказов подряд.
