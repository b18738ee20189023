rbac-permission-manage = Создавать роли и назначать их людям
rbac-command-roles = Роли

rbac-menu = 🎭 Роли
rbac-list = 🎭 <b>Роли</b>

    Что можно с ролью, написано на её карточке. Чтобы назначить роль, откройте человека в разделе покупателей. Здесь видны роли, в которых нет ничего сверх ваших прав.
rbac-new = ➕ Новая роль

rbac-bit-broadcast = Рассылки
rbac-bit-settings = Настройки
rbac-bit-users = Покупатели
rbac-bit-catalog = Каталог
rbac-bit-roles = Роли
rbac-bit-statistics = Статистика
rbac-bit-balance = Деньги и заказы
rbac-bit-promos = Промокоды
rbac-bit-everything = Всё
rbac-everything = • <b>Всё</b>, включая права будущих плагинов
rbac-only-use = • Только то, что может любой покупатель
rbac-limit = Одна правка баланса: не больше { $amount }
rbac-unlimited = Одна правка баланса: любая сумма

rbac-builtin-mark = <i>Встроенная роль. Название и права можно менять, удалить её нельзя.</i>
rbac-builtin-default = <i>Встроенная роль всех, кому не назначена другая. Удалить её нельзя.</i>
rbac-everybody = 👥 Все, у кого нет другой роли
rbac-everybody-warning = ⚠️ Эти права получат все покупатели, у которых нет другой роли.
rbac-people = 👥 { $count ->
    [0] Этой роли ни у кого нет
    [one] Эта роль у { $count } человека
   *[other] Эта роль у { $count } человек
}
rbac-people-open = 👥 У кого она ({ $count })
rbac-people-list = 👥 У кого роль { $name }
rbac-people-none = 👥 Роли { $name } ни у кого нет.
rbac-edit = 🔑 Права
rbac-rename = ✏️ Название
rbac-change-limit = 💰 Предел правки
rbac-delete = 🗑 Удалить
rbac-delete-sure = 🗑 Удалить роль { $name }? Её ни у кого нет.
rbac-delete-yes = 🗑 Да, удалить
rbac-deleted = Роль { $name } удалена.

rbac-ask-name = ✏️ Как называется роль? До 64 символов; название пишется заглавными буквами.
rbac-keep-name = Оставить { $name }
rbac-invalid-name = В названии от 1 до { $most } символов, без специальных.
rbac-name-taken = Роль { $name } уже есть.
rbac-name-other = Вернитесь и выберите другое название.
rbac-draft = 🔑 <b>{ $name }</b>
    Коснитесь права, чтобы добавить или убрать его, затем подтвердите. Передать можно только то, что есть у вас.
rbac-ask-limit = 💰 На какую сумму роль <b>{ $role }</b> разрешает одну правку баланса?
rbac-no-limit = Любая сумма

rbac-find = 🔎 Назначить роль
rbac-ask-who = 🔎 Кому? Пришлите имя, @username, идентификатор в Telegram или номер заказа этого человека.
rbac-nobody-found = Такого человека я не знаю. Он должен хотя бы раз написать боту. Попробуйте по-другому.
rbac-several-found = Под это имя подходят несколько человек. Кого вы имеете в виду?
rbac-data = роль
rbac-person-button = 🎭 Роль
rbac-line = 🎭 Роль: { $role }
rbac-line-until = 🎭 Роль: { $role }, до { $until }
rbac-line-end = До { $until }; потом — то, что может любой покупатель
rbac-given-by = Кем назначена: { $by }, { $at }
rbac-by-operator = оператор
rbac-until = до { $until }
rbac-person = <b>{ $name }</b> · <code>{ $id }</code>
rbac-choose = 🎭 Назначить другую роль
rbac-choose-role = Какую роль назначить? Покупатель: { $name }. Здесь видны роли, в которых нет ничего сверх ваших прав.
rbac-choose-end = Надолго ли назначить роль { $role }? Покупатель: { $name }.
rbac-choose-end-hint = Когда срок закончится, останется то, что может любой покупатель.
rbac-for-ever = Навсегда
rbac-days = { $days ->
    [one] На { $days } день
    [few] На { $days } дня
   *[other] На { $days } дней
}
rbac-own-end = 📅 До выбранного дня
rbac-ask-end = 📅 До какого момента назначить роль <b>{ $role }</b>? Покупатель: <b>{ $name }</b>. Пришлите день, например 24.12.2026, или момент, например 24.12.2026 18:00, по часам часового пояса из вашего профиля.
rbac-past-day = Этот момент уже прошёл. Выберите более поздний.
rbac-same = Именно эта роль у человека уже есть.
rbac-given = Готово. Человек получит сообщение.
rbac-take = ✖️ Снять роль
rbac-take-sure = Снять роль { $role }? Покупатель: { $name }. Останется то, что может любой покупатель.
rbac-take-yes = ✖️ Да, снять
rbac-nothing-to-take = У этого человека нет роли, которую можно снять.

rbac-more-than-yours = Передать можно только те права, что есть у вас.
rbac-longer-than-yours = Ваша роль заканчивается раньше. Назначить роль на больший срок нельзя.
rbac-role-above = В этой роли столько же прав, сколько у вас, или больше. Её может изменить только тот, у кого прав больше.
rbac-person-above = У этого человека столько же прав, сколько у вас, или другие. Его роль может изменить только тот, у кого прав больше.
rbac-yourself = Свою роль изменить нельзя.
rbac-owner-by-rule = У владельца есть все права, что бы ни говорили роли.
rbac-role-gone = Этой роли больше нет.
rbac-person-gone = Такого человека нет.
rbac-builtin = { $name } — встроенная роль, удалить её нельзя.
rbac-in-use = Роль { $name } сейчас у { $count ->
    [one] { $count } человека
   *[other] { $count } человек
}. Сначала назначьте другую.
rbac-changed-meanwhile = Эту роль тем временем изменил кто-то другой. Откройте её снова.

rbac-notice-given = 🎭 Ваша роль теперь — { $role }.
rbac-notice-until = 🎭 Ваша роль теперь — { $role }, до { $until }.
rbac-notice-ended = 🎭 Срок вашей роли { $role } закончился.
rbac-segment-role = По роли

rbac-plugin = 🎭 Роли
rbac-plugin-about = Кто из сотрудников что может, как долго и на какую сумму.
rbac-figures = 🎭 Роли и люди
rbac-audit-role-created = Роль создана
rbac-audit-role-changed = Роль изменена
rbac-audit-role-deleted = Роль удалена
rbac-audit-role-given = Роль назначена
rbac-audit-role-taken = Роль снята
rbac-audit-role-ended = Срок роли истёк
