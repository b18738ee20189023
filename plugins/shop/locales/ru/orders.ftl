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
