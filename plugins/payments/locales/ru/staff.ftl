payments-staff = 💳 Платежи
payments-staff-cases = ❗ Ждут решения
payments-staff-all = 📋 Все платежи
payments-staff-list = 💳 <b>Все платежи</b>: { $count }
payments-staff-list-open = { $count ->
        [0] 💳 Со всеми платежами всё в порядке.
       *[other] ❗ <b>Платежи ждут решения</b>: { $count }
    }
payments-staff-open = 🔎 Открыть
payments-staff-payment = 💳 <b>Платёж { $number }</b> · { $state }
    Покупатель: { $customer }
    Оплачено: <b>{ $paid }</b> через { $provider }
    Зачислено: { $credited } · возвращено: { $refunded }
    Пришёл: { $when }
    Операция: <code>{ $charge }</code>
payments-staff-given = 🎁 Добавил магазин: { $given } · списано обратно: { $back }
payments-staff-fee = 🏷 Комиссия сервиса ({ $percent } %): { $amount }
payments-staff-invoice = 🧾 Счёт { $number } · { $state }
    Выставлено: { $asked } за { $amount } · { $purpose }
payments-staff-flaw = ❗ { $flaw }
payments-staff-flaw-none = всё в порядке
payments-staff-flaw-late = пришёл, когда счёт уже закрылся
payments-staff-flaw-under = меньше счёта
payments-staff-flaw-over = больше счёта
payments-staff-flaw-double = счёт уже был оплачен
payments-staff-flaw-currency = не в валюте счёта; придержан
payments-staff-flaw-unknown = не по нашему счёту; придержан
payments-staff-flaw-conflict = сообщён дважды с разными суммами
payments-staff-state-credited = ✅ зачислен
payments-staff-state-held = ⏸ придержан
payments-staff-state-refunding = ⏳ возвращается
payments-staff-state-refunded = ↩️ возвращён
payments-staff-state-charged-back = ⚠️ отозван
payments-act-close = 🗂 Оставить как есть
payments-act-accept = ✅ Принять
payments-act-refund = ↩️ Вернуть
payments-sure-close = Закрыть вопрос для { $customer } как есть? { $paid } остаётся там, где есть.
payments-sure-accept = Зачислить <b>{ $amount }</b> на баланс { $customer }?
    Чего не доплатили, заплатит магазин.
payments-sure-refund = Вернуть { $paid } покупателю { $customer }?
    <b>{ $amount }</b> спишется с баланса; чего не хватит, останется долгом.
payments-sure-yes = Да, сделать
payments-changed = Тем временем всё изменилось. Посмотрите ещё раз.
payments-done = Готово.
payments-payment-missing = Такого платежа нет.
payments-not-refundable = Этот платёж больше нельзя вернуть.

payments-case = ❗ <b>Платёж { $number }</b> ждёт решения: { $flaw }.
    { $customer } заплатил { $paid }; зачислено { $credited }.
payments-charged-back = ⚠️ <b>Платёж { $number }</b> от { $customer } ({ $paid }) отозван; списано { $taken }.
payments-refund-failed = ❗ Возврат <b>платежа { $number }</b> ({ $paid }, { $customer }) отклонён: { $code }. { $held ->
        [yes] Деньги снова придержаны: верните их другим путём.
       *[no] Деньги снова на балансе покупателя.
    }

payments-staff-of = покупателя { $customer }
payments-staff-customer = 👤 Покупатель
payments-customer-open = 💳 Платежи ({ $count })
payments-notice-payment = 💳 Платежи, на которые стоит взглянуть
payments-notice-refund = ↩️ Платежи, которые не удаётся вернуть
payments-staff-order = Платежи по заказу ({ $count })
payments-staff-order-title = 💳 <b>Платежи по заказу { $order }</b>
payments-staff-order-invoice = 🧾 Счёт { $number } · { $asked }, { $provider } · { $state }
payments-staff-order-payment = 💳 Платёж { $number } · { $paid }
payments-staff-ask = 🔄 Узнать о счёте { $number }
payments-figures = 💳 Платежи
payments-figure-in = Поступило
payments-figure-count = Платежей
payments-figure-back = Возвращено плательщикам
payments-figure-ever = За всё время: поступило

payments-plugin = 💳 Платежи
payments-plugin-about = Пополнение балансов и оплата заказов; каждый способ оплаты — отдельный плагин.
payments-setting-min-amount = Наименьший платёж
payments-setting-min-amount-hint = Сумма в валюте магазина, например 20 или 0,50.
payments-setting-max-amount = Наибольший платёж
payments-setting-max-amount-hint = Сумма в валюте магазина, например 10000.
payments-setting-payment-time = Секунд на оплату счёта
payments-setting-payment-time-hint = Целое число секунд от 60 до 86400, например 1800 — полчаса.
payments-limits-crossed = Наименьший платёж ({ $least }) станет больше наибольшего ({ $most }), и никто не сможет заплатить. Сначала измените второе значение.
payments-audit-credited = Платёж зачислен
payments-audit-held = Платёж задержан
payments-audit-conflict = О платеже сообщили с другой суммой
payments-audit-charged-back = Платёж отозван
payments-audit-refunded = Платёж возвращён
payments-audit-refund-failed = Возврат не удался
payments-audit-refund-asked = Запрошен возврат платежа
payments-audit-accepted = Платёж принят как есть
payments-audit-closed = Разбор платежа закрыт
