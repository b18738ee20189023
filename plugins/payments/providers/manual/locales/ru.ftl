manual-permission-confirm = Подтверждать и возвращать банковские переводы
manual-title = 🏛 Банковский перевод: { $price }

manual-how = 🏛 Переведите деньги так:

    { $how }

    В назначении платежа напишите { $number }: так мы найдём перевод. Счёт смотрит человек, поэтому после банка может пройти ещё день-два.
manual-how-closed = 🏛 Сейчас мы не принимаем новые переводы. Если вы свой уже отправили, напишите в поддержку номер { $number }: ничего не пропадёт.
manual-how-late = ⏳ Заказ ждёт вас недолго, а перевод идёт дольше. Если деньги придут позже, мы выдадим заказ, если это ещё возможно; если нет, деньги будут на вашем балансе.
manual-tell = ✅ Я отправил перевод
manual-told = 🗣 Вы написали { $when }, что перевод отправлен. Мы сообщим, когда он придёт.
manual-thanks = Спасибо! Мы ищем перевод и напишем, когда он придёт.
manual-not-yet = Перевода ещё нет. Банк может идти несколько дней; мы напишем, как только он придёт.
manual-missing = Такого перевода нет.
manual-over = Этот счёт тем временем оплачен или закрыт.

manual-staff = 🏛 Банковские переводы
manual-staff-list = { $count ->
        [0] 🏛 Переводов никто не ждёт.
       *[other] 🏛 <b>Ждём переводы</b>: { $count }
            🗣 покупатель говорит, что отправил
    }
manual-staff-list-all = 🏛 <b>Все счета с оплатой переводом</b>: { $count }
manual-staff-open = ⏳ Ждём
manual-staff-all = 📋 Все
manual-staff-send-back = ↩️ Вернуть: { $count }
manual-card = 🏛 <b>Перевод { $number }</b> · { $state }
    Покупатель: { $customer }
    Сумма: <b>{ $amount }</b>
    { $purpose }
    Создан: { $made } · ждём до { $ends }
manual-for-balance = На баланс
manual-for-other = За { $purpose } { $reference }
manual-card-claimed = 🗣 Покупатель говорит, что отправил: { $when }
manual-card-came = ✅ Пришло { $amount }, { $when }
manual-arrived = ✅ Пришло: { $amount }
manual-other-amount = ✏️ Пришла другая сумма
manual-another = ➕ Пришёл ещё один перевод
manual-not-arrived = ✖️ Не пришёл
manual-ask-amount = ✏️ Сколько пришло?
manual-sure-arrived = 🏛 От { $customer } пришло <b>{ $amount }</b>, перевод { $number }?
    { $compared }
manual-sure-same = Столько и стоит в счёте.
manual-sure-under = Счёт на { $asked }: это меньше. Покупатель получит то, что пришло.
manual-sure-over = Счёт на { $asked }: это больше. Покупатель получит всё.
manual-sure-missing = ✖️ Закрыть перевод { $number } от { $customer } на { $amount }, потому что ничего не пришло?
    Если он придёт позже, его можно будет подтвердить здесь же.
manual-sure-yes = Да, закрыть
manual-booked = { $amount } зачислено.
manual-booked-before = Перевод по этому счёту тем временем уже подтверждён. Больше ничего не зачислено: посмотрите, что пришло.
manual-open = 🔎 Открыть

manual-claimed = 🗣 { $customer } говорит, что отправлено <b>{ $amount }</b>: перевод <b>{ $number }</b>.
    Посмотрите на счёт и подтвердите.
manual-closed = ✖️ Ваш перевод на { $amount } не пришёл, поэтому мы закрыли счёт { $number }. Если вы его отправили, напишите в поддержку и назовите номер: ничего не пропадёт.

manual-send-back = ↩️ Верните в банке <b>{ $amount }</b> покупателю { $customer } и отметьте здесь, когда сделаете.
manual-send-back-list = { $count ->
        [0] ↩️ Возвращать нечего.
       *[other] ↩️ <b>Вернуть в банке</b>: { $count }
    }
manual-send-back-row = ↩️ { $amount } · перевод { $invoice }
manual-send-back-card = ↩️ <b>{ $amount }</b> покупателю { $customer } · { $state }
    Пришло переводом { $invoice } на { $paid }, { $arrived }.
manual-send-back-waiting = ⏳ нужно вернуть
manual-send-back-sent = ✅ возвращено
manual-send-back-refused = ✖️ вернуть не получилось
manual-sent = ✅ Возвращено: { $amount }
manual-cannot-send = ✖️ Вернуть не получится
manual-noted = Отмечено.
manual-decided-before = Это уже решили раньше.
manual-notice-transfer = 🏛 Банковские переводы: подтвердить или вернуть

manual-plugin = 🏛 Банковские переводы
manual-plugin-about = Покупатели переводят деньги на ваш счёт, а вы подтверждаете, что они пришли.
manual-setting-manual-payment = Реквизиты для перевода
manual-setting-manual-payment-hint = Банк, счёт и имя, до 2000 символов. Можно использовать теги &lt;b&gt;, &lt;i&gt;, &lt;code&gt; и &lt;a href&gt;. Пусто — переводы не предлагаются.
manual-setting-manual-payment-hours = Сколько часов ждать перевод
manual-setting-manual-payment-hours-hint = Целое число часов от 1 до 720, например 72.
manual-audit-confirmed = Перевод подтверждён
manual-audit-closed = Перевода больше не ждут
manual-audit-sent-back = Перевод отправлен обратно
