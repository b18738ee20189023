admin-customers = 👥 Покупатели
admin-customers-find = 🔎 Найти покупателя
admin-customers-title = 👥 <b>Покупатели</b>
    { $which ->
        [blocked] Заблокированы: { $count }
        [balance] С деньгами на балансе: { $count }
        [owing] С долгом: { $count }
       *[all] Всего: { $count }
    }
admin-customers-which = { $which ->
    [blocked] 🚫 Заблокированы
    [balance] 💰 С деньгами
    [owing] ⚠️ С долгом
   *[all] Все
}

admin-find-ask = 🔎 <b>Кого ищем?</b>
    Пришлите Telegram ID, @имя, несколько букв имени, номер заказа или перешлите сообщение от этого человека.
admin-find-what = Пришлите текст или перешлите сообщение.
admin-find-again = 🔎 Искать ещё
admin-find-several = { $count ->
    [one] Подходит { $count } покупатель:
    [few] Подходят { $count } покупателя:
    [many] Подходят { $count } покупателей:
   *[other] Подходят { $count } покупателя:
}
admin-find-many = Подходят больше { $most } покупателей. Вот самые новые; ещё одно слово сузит поиск.
admin-find-none = По запросу «{ $text }» никого нет.
admin-find-hidden = { $name } скрывает аккаунт в пересланных сообщениях, поэтому Telegram не говорит, кто это. Спросите @имя, Telegram ID или номер заказа.
admin-find-stranger = Автор этого сообщения ещё не писал магазину.
admin-find-channel = Это сообщение из канала или группы, а не от человека.

admin-customer-gone = Этого покупателя здесь больше нет.
admin-customer-yourself = С собой этого сделать нельзя.
admin-customer-stronger = У этого человека есть права, которых нет у вас, поэтому сделать это нельзя.
admin-customer-forgotten = Удалённый покупатель
admin-customer-name = 👤 <b>{ $name }</b>
admin-customer-id = 🆔 <code>{ $id }</code>
admin-customer-username = 📎 @{ $username }
admin-customer-language = 🌐 { $language }
admin-customer-registered = 🗓 С нами с { $when }
admin-customer-unreachable = 📵 Остановил бота: сообщения не доходят
admin-customer-balance = 💰 Баланс: <b>{ $balance }</b>
admin-customer-owed = ⚠️ Долг: { $owed }
admin-customer-topped-up = 📥 Пополнено: { $total }
admin-customer-open = 👤 Покупатель
admin-customer-give = ➕ Пополнить
admin-customer-take = ➖ Списать
admin-customer-ledger = 🧾 Операции
admin-customer-write = ✉️ Написать
admin-customer-block = 🚫 Заблокировать
admin-customer-unblock = ✅ Разблокировать
admin-customer-forget = 🗑 Удалить данные

admin-customer-blocked = 🚫 <b>Заблокирован</b>{ $ends ->
    [yes] {" "}до { $until }
   *[no] {""}
}: { $reason }

admin-block-ask-reason = 🚫 По какой причине закрыть доступ? Покупатель <b>{ $name }</b> её прочтёт.
admin-block-ask-end = ⏳ До какого времени? Выберите или пришлите день, например 2026-12-24 или 24.12.2026 18:00. Часовой пояс — из вашего профиля.
admin-block-for = { $hours ->
    [0] Навсегда
    [1] 1 час
    [24] 1 день
   *[168] 7 дней
}
admin-block-summary = 🚫 Закрыть доступ <b>{ $name }</b> { $ends ->
    [yes] до { $until }
   *[no] навсегда
}?
    Причина: { $reason }

    Доступ закроется сразу, покупателю сообщат. Оплаченное он всё равно получит.
admin-block-yes = 🚫 Заблокировать
admin-block-done = 🚫 Доступ закрыт. Покупателю сообщили.
admin-unblock-done = ✅ Доступ открыт. Покупателю сообщили.
admin-unblock-already = Этот покупатель не заблокирован.
admin-blocked = 🚫 Магазин закрыл вам доступ { $ends ->
    [yes] до { $until }
   *[no] навсегда
}.
    Причина: { $reason }
admin-unblocked = ✅ Магазин снова открыл вам доступ. С возвращением!

admin-ledger-title = 🧾 <b>Операции</b>: { $name }
admin-ledger-empty = 🧾 Операций на балансе пока нет: { $name }

admin-correct-ask-amount = { $what ->
    [take] ➖ Сколько списать с баланса? Покупатель: <b>{ $name }</b>
   *[give] ➕ На сколько пополнить баланс? Покупатель: <b>{ $name }</b>
}
    Баланс сейчас: { $balance }{ $limited ->
        [yes] . Не больше { $limit } за раз.
       *[no] .
    }
admin-correct-ask-reason = 💬 По какой причине? { $name } её прочтёт.
admin-correct-limit = Это больше, чем вам можно изменить за раз: не больше { $limit }.
admin-correct-too-much = На балансе только { $balance }, поэтому ничего не списано.
admin-correct-go-back = Вернитесь и пришлите другую сумму или отмените.
admin-correct-summary = { $what ->
    [take] ➖ Списать <b>{ $amount }</b> с баланса: <b>{ $name }</b>
   *[give] ➕ Зачислить <b>{ $amount }</b> на баланс: <b>{ $name }</b>
}
    Причина: { $reason }
    Баланс сейчас: { $balance }
admin-correct-yes = { $what ->
    [take] ➖ Списать { $amount }
   *[give] ➕ Зачислить { $amount }
}
admin-correct-done = { $what ->
    [take] ✅ Списано { $amount }. Покупателю сообщили.
   *[give] ✅ Зачислено { $amount }. Покупателю сообщили.
}
admin-correct-undo = ↩️ Отменить
admin-undo-done = ↩️ Отменено. Покупателю сообщили.
admin-undo-spent = Отменить уже нельзя: на балансе только { $balance }.
admin-corrected = { $what ->
    [take] ➖ Магазин списал с вашего баланса <b>{ $amount }</b>.
   *[give] ➕ Магазин зачислил на ваш баланс <b>{ $amount }</b>.
}
    { $reason }

    💰 Баланс: <b>{ $balance }</b>
admin-correction-undone = { $what ->
    [take] ↩️ Магазин вернул <b>{ $amount }</b>, которые списал с вашего баланса.
   *[give] ↩️ Магазин забрал обратно <b>{ $amount }</b>, которые зачислил на ваш баланс.
}
    { $reason }

    💰 Баланс: <b>{ $balance }</b>
admin-to-history = 🧾 Операции

admin-write-ask = ✉️ Что написать? Получатель: <b>{ $name }</b>. Пришлите текст или картинку.
    Сообщение придёт от имени магазина.{ $reachable ->
        [no] {" "}⚠️ Этот покупатель остановил бота, так что оно вряд ли дойдёт.
       *[yes] {""}
    }
admin-write-kind = Пришлите текст или картинку.
admin-write-summary = ✉️ Получатель: <b>{ $name }</b>, от имени магазина{ $kind ->
    [photo] , с картинкой:
   *[text] :
}
admin-write-yes = ✉️ Отправить
admin-write-done = ✉️ Сообщение отправляется. Если оно не дойдёт, вы об этом узнаете.
admin-letter = ✉️ <b>Сообщение от магазина</b>
admin-letter-support = 💬 Ответить в поддержку
admin-letter-failed = 📭 Ваше сообщение не дошло ({ $name }): покупатель остановил бота, или Telegram его не принял.

admin-forget-goes = имя, @имя, язык и часовой пояс
admin-forget-ask = 🗑 <b>Удалить данные: { $name }</b>
    Отменить это нельзя. Будет удалено:
    { $goes }

    Заказы, платежи и операции останутся без имени: это книги магазина. Если человек вернётся, он будет новым покупателем, без блокировки и с пустым балансом.
    { $balance }

    Чтобы продолжить, пришлите ID <code>{ $id_shown }</code>.
admin-forget-balance = ⚠️ На балансе ещё { $balance }, потратить их больше никто не сможет.
admin-forget-wrong = Это другой ID: у покупателя <b>{ $name }</b> он <code>{ $id }</code>. Вернитесь и пришлите его ещё раз или отмените.
admin-forget-summary = 🗑 Удалить всё, что говорит, кто такой <b>{ $name }</b> (<code>{ $id }</code>)?
admin-forget-yes = 🗑 Да, удалить навсегда
admin-forget-done = 🗑 Удалено.
admin-audit-balance-corrected = Баланс исправлен
admin-audit-correction-undone = Исправление отменено
admin-audit-customer-blocked = Покупатель заблокирован
admin-audit-customer-unblocked = Покупатель разблокирован
admin-audit-customer-forgotten = Данные покупателя удалены
admin-audit-message-sent = Покупателю написали
