admin-notices = 🔔 Уведомления
admin-notices-title = 🔔 <b>Уведомления</b>
    Бот может сообщать вам о продажах, остатках, сбоях и многом другом. { $count ->
        [0] Пока сообщать некому.
        [one] Он сообщает одному получателю:
        [few] Он сообщает { $count } получателям:
       *[other] Он сообщает { $count } получателям:
    }
admin-notices-add-me = 🙋 Сообщать и мне
admin-notices-add-person = ➕ Человек
admin-notices-add-group = ➕ Группа
admin-notices-latest = 🕘 Последние
admin-notices-latest-title = 🕘 <b>О чём бот сообщал в последнее время</b> ({ $count })
admin-notices-gone = Этого получателя больше нет в списке.
admin-notices-over = Это уже неактуально: показывать нечего.

admin-notices-target = 🔔 <b>{ $title }</b>
admin-notices-where = { $where ->
    [person] Человек · <code>{ $chat }</code>
    [topic] Тема { $topic } в группе · <code>{ $chat }</code>
   *[group] Группа · <code>{ $chat }</code>
}
admin-notices-quiet-now = 🌙 Тихие часы с { $start } до { $end }: сразу приходят только тревоги.
admin-notices-no-rights = 🔕 Прав в магазине нет, поэтому ничего не отправляется.
admin-notices-failing = ⚠️ Сообщения не доходят: { $reason }. Верните боту доступ и проверьте.
admin-notices-owner = Владелец всегда в списке. Тревоги, которые больше никому не дошли, приходят сюда.
admin-notices-owner-stays = Владелец остаётся в списке. Лучше выберите меньше уведомлений.
admin-notices-least = { $least ->
    [info] Всё
    [warning] То, на что стоит взглянуть
   *[alarm] Только тревоги
}
admin-notices-kinds = 🗂 О чём сообщать
admin-notices-kinds-title = 🗂 О чём сообщать: <b>{ $title }</b>
admin-notices-quiet = 🌙 Тихие часы
admin-notices-ask-quiet = 🌙 С какого и до какого часа сразу присылать только тревоги? Например, 22-8. Пропустите, если тихие часы не нужны.
admin-notices-ask-quiet-again = Пришлите два разных часа, например 22-8.
admin-notices-rename = ✏️ Название
admin-notices-ask-name = ✏️ Как назвать этого получателя?
admin-notices-saved = ✅ Сохранено.
admin-notices-try = 🛎 Проверить
admin-notices-tried = Сообщение отправлено.
admin-notices-test = 🛎 Это проверка: уведомления магазина приходят сюда.
admin-notices-remove = 🗑 Убрать
admin-notices-remove-ask = Больше ничего не сообщать получателю <b>{ $title }</b>?
admin-notices-remove-yes = 🗑 Да, убрать
admin-notices-added = ✅ Добавлено.
admin-notices-tell-them = 🔔 Присылать уведомления
admin-notices-not-staff = { $name }: прав в магазине нет, поэтому и сообщать не о чем. Сначала дайте роль.
admin-notices-unknown = Такой человек ещё не писал боту.
admin-notices-several = Так зовут нескольких человек. Пришлите Telegram ID или @имя.
admin-notices-ask-person = 👤 Кому сообщать? Перешлите любое сообщение этого человека или пришлите его Telegram ID, @имя или имя.
admin-notices-ask-person-again = Перешлите сообщение этого человека или пришлите его Telegram ID или @имя. Если он скрывает себя при пересылке, пересланное не подойдёт.
admin-notices-group = 👥 <b>Уведомления в группе</b>
    1. Добавьте бота в группу.
    2. Напишите там — если есть темы, то в нужной теме:
    <code>{ $command }</code>
    Уведомления увидят все участники группы. Кнопки ведут оттуда в чат с ботом и работают у тех, у кого есть права.
admin-notices-group-invite = 👥 Добавить бота в группу
admin-notices-group-copy = 📋 Скопировать команду
admin-notices-here = 🔔 Теперь уведомления магазина приходят сюда. О чём именно — выбирается в чате с ботом.
admin-notices-times = 🔁 То же самое ещё { $times ->
        [one] { $times } раз
        [few] { $times } раза
       *[other] { $times } раз
    } за час.
admin-notices-open-in-bot = 🤖 Открыть в боте
admin-notices-unreachable = ⚠️ Уведомления для <b>{ $title }</b> не доходят: { $reason }. Пока вы не проверите получателя, туда ничего не отправляется.
admin-notices-look = 🔔 Посмотреть
admin-audit-notices-added = Добавлен получатель уведомлений
admin-audit-notices-changed = Изменены уведомления получателя
admin-audit-notices-removed = Убран получатель уведомлений
