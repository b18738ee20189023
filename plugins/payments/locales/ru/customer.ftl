payments-permission-manage = Смотреть платежи, разбирать спорные, возвращать деньги

payments-command-topup = Пополнить баланс
payments-command-paysupport = Помощь с платежами

payments-top-up = 💳 Пополнить
payments-how-much = 💳 <b>Сколько добавим?</b>
    Любая сумма от { $least } до { $most }.
payments-other-amount = ✏️ Другая сумма
payments-open-invoice = ⏳ Счёт { $number } · { $price }
payments-ask-amount = ✏️ На какую сумму пополнить баланс?
payments-amount-outside = Выберите сумму от { $least } до { $most }.
payments-how = 💳 <b>{ $amount }</b>
    Как хотите заплатить?
payments-method-fee = { $method } · комиссия { $percent } % внутри
payments-no-method = Сейчас нет способа оплатить { $amount }. Выберите другую сумму или попробуйте чуть позже.
payments-not-configured = Пополнение в этом магазине ещё не настроено.
payments-too-many = У вас { $count } открытых счетов. Сначала оплатите или отмените один из них.
payments-provider-down = Платёжный сервис сейчас не отвечает, деньги не списаны. Попробуйте через минуту или выберите другой способ. Код: { $code }
payments-provider-silent = Платёжный сервис сейчас не отвечает. Мы продолжаем спрашивать и напишем, когда деньги придут.

payments-invoice = 🧾 <b>Счёт { $number }</b>
    { $subject }: { $amount }
    К оплате: <b>{ $price }</b>
payments-fee = Платёжный сервис оставит себе { $percent } % от этой суммы; сверху вы ничего не платите.
payments-for-balance = Пополнение баланса
payments-minutes-left = { $minutes ->
        [one] ⏳ Можно оплатить ещё { $minutes } минуту.
        [few] ⏳ Можно оплатить ещё { $minutes } минуты.
       *[other] ⏳ Можно оплатить ещё { $minutes } минут.
    }
payments-hours-left = { $hours ->
        [one] ⏳ Можно оплатить ещё { $hours } час.
        [few] ⏳ Можно оплатить ещё { $hours } часа.
       *[other] ⏳ Можно оплатить ещё { $hours } часов.
    }
payments-pay-in-chat = 💬 Счёт в этом чате: нажмите в нём <b>Заплатить</b>.
payments-invoice-state = { $state }
payments-pay = 💳 Оплатить
payments-check = 🔄 Проверить
payments-cancel = ✖️ Отменить
payments-not-yet = Пока ничего не пришло. Уже оплатили? Это может занять минуту, мы напишем.
payments-invoice-missing = Этого счёта больше нет.
payments-state-creating = ⏳ Ждёт оплаты
payments-state-open = ⏳ Ждёт оплаты
payments-state-expired = ⌛️ Время оплаты вышло
payments-state-cancelled = ✖️ Отменён
payments-state-failed = ✖️ Не создан
payments-state-paid = ✅ Оплачен
payments-state-late = ✅ Оплачен с опозданием
payments-state-underpaid = ⚠️ Оплачен частично
payments-state-overpaid = ✅ Оплачен с избытком
payments-state-double = ✅ Оплачен дважды
payments-state-refunded = ↩️ Возвращён

payments-received = ✅ <b>{ $amount }</b> на вашем балансе.
    Теперь у вас { $balance }.
payments-accepted = ✅ Мы проверили ваш платёж: <b>{ $amount }</b> на вашем балансе.
    Теперь у вас { $balance }.
payments-taken-back = ⚠️ Ваш платёж { $paid } отозван, поэтому с баланса списано { $amount }. Чего не хватило, спишется со следующего пополнения.
payments-refunded = ↩️ { $amount } из вашего платежа { $paid } вернулись туда, откуда пришли.
payments-refunded-kept = { $amount }, которые мы добавили, когда приняли его, списаны с вашего баланса.
payments-flaw-late = Платёж пришёл, когда счёт уже закрылся. Ничего не потеряно: деньги ваши.
payments-flaw-under = Счёт был на { $asked }, пришло { $paid }. То, что пришло, на вашем балансе.
payments-flaw-over = Счёт был на { $asked }, пришло { $paid }. Всё это ваше.
payments-flaw-double = Счёт уже был оплачен, и { $paid } пришло ещё раз. Всё это ваше; напишите нам, если хотите вернуть.
payments-flaw-currency = { $paid } пришло в другой валюте. Мы разберёмся и напишем вам.
payments-flaw-little = Пришло { $paid }: этого слишком мало, чтобы зачислить. Мы разберёмся и напишем вам.
payments-flaw-unknown = Пришло { $paid }, и мы не знаем, за что. Мы разберёмся и напишем вам.
payments-flaw-conflict = Платёжный сервис сообщил нам разное. Мы разберёмся и напишем вам.

payments-refused-unknown = Этот счёт больше не действует. Создайте новый в боте; деньги не списаны.
payments-refused-ended = Этот счёт уже оплачен или отменён. Деньги не списаны.
payments-refused-expired = Время оплаты этого счёта вышло. Создайте новый в боте; деньги не списаны.
payments-refund-refused = Платёжный сервис не возвращает этот платёж.

payments-support = 🛟 <b>Помощь с платежами</b>

    Это ваши последние счета. Откройте счёт и нажмите <b>Проверить</b>: пришедшие деньги зачисляются сразу.
    Возвраты и всё остальное: напишите в поддержку и назовите номер счёта.
payments-support-none = 🛟 <b>Помощь с платежами</b>

    Счетов у вас пока нет. По остальным вопросам напишите в поддержку.
payments-support-invoice = { $number } · { $price } · { $state }
payments-support-write = 💬 Написать в поддержку

payments-customer-data = ссылки и заметки неоплаченных счетов

payments-limit-payments = Слишком много платежей подряд.
