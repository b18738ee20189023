admin-menu = 🛠 Управление
admin-console = 🛠 <b>Управление магазином</b>
    Что вас интересует?

admin-permission-settings = Менять настройки, плагины, уведомления
admin-permission-users = Искать покупателей, блокировать их и писать им
admin-permission-statistics = Смотреть статистику, логи и действия
admin-permission-balance = Исправлять балансы покупателей

admin-statistics = 📊 Статистика
admin-statistics-title = 📊 <b>{ $period }</b>
    <i>в сравнении с периодом: { $compared }</i>
admin-statistics-until = { $period }, до { $until }
admin-statistics-now = Сейчас
admin-statistics-figures = 🔢 Цифры
admin-statistics-chart = 📈 График
admin-unit-day = День
admin-unit-week = Неделя
admin-unit-month = Месяц
admin-figure = { $label }: <b>{ $shown }</b>
admin-figure-before = { $trend } (было { $before })
admin-trend = { $sign } { $percent } %
admin-chart-empty = Нарисовать нечего: ни один из включённых плагинов не даёт данных для графика.

admin-plugin = 🛠 Управление
admin-plugin-about = Эти экраны для сотрудников: статистика, покупатели, настройки, плагины.

admin-settings = ⚙️ Настройки
admin-settings-title = ⚙️ <b>Настройки</b>
    Изменения действуют сразу. Чьи настройки открыть?
admin-settings-of = ⚙️ <b>Настройки</b> · { $plugin }
admin-setting-now = Сейчас: <b>{ $value }</b>
admin-setting-from-default = Это значение по умолчанию.
admin-setting-from-environment = Значение взято из .env.
admin-setting-from-live = Значение изменено здесь.
admin-setting-before = В .env или по умолчанию: { $value }
admin-setting-on = включено
admin-setting-off = выключено
admin-setting-empty = пусто
admin-setting-switch-on = Включить
admin-setting-switch-off = Выключить
admin-setting-change = ✏️ Изменить
admin-setting-reset = ↩️ Вернуть из .env
admin-setting-clear = 🧹 Очистить
admin-setting-saved = Сохранено и уже действует.
admin-ask-setting = { $problem }✏️ <b>{ $title }</b>
    { $hint }

    Сейчас: { $now }
    Напишите новое значение:
admin-wrong = «{ $value }» здесь не подходит.
admin-wrong-whole = «{ $value }» — не целое число.
admin-wrong-number = «{ $value }» — не число.
admin-wrong-small = «{ $value }» — слишком мало; граница: { $limit }.
admin-wrong-large = «{ $value }» — слишком много; граница: { $limit }.
admin-wrong-long = Текст слишком длинный; можно { $limit } симв. Он начинается с «{ $value }».
admin-wrong-places = В «{ $value }» слишком много знаков после запятой; можно { $limit }.

admin-maintenance-off = 🚧 Техработы
admin-maintenance-on = 🚧 Техработы: ВКЛ.
admin-maintenance-ask-on = 🚧 <b>Начать техработы?</b>
    Покупатели увидят только, что магазин ненадолго закрыт. Сотрудники смогут работать, а поступающие платежи будут приняты.
    Режим действует, пока его не выключат здесь, даже после перезапуска.
admin-maintenance-ask-off = 🚧 <b>Закончить техработы?</b>
    Магазин откроется для всех.
admin-maintenance-begin = 🚧 Начать техработы
admin-maintenance-end = ✅ Закончить техработы
admin-maintenance-begun = Техработы начались.
admin-maintenance-ended = Магазин открыт.

admin-plugins = 🧩 Плагины
admin-plugins-title = 🧩 <b>Плагины</b>
    ✅ — включён, ⬜ — выключен. Данные выключенного плагина сохраняются.
admin-plugins-by-setting = 🔒 — выключен через PLUGINS_DISABLED в .env.
admin-plugin-on = ✅ Включён.
admin-plugin-off = ⬜ Выключен. Его данные сохранены.
admin-plugin-by-setting = 🔒 Выключен через PLUGINS_DISABLED в .env. Уберите его оттуда и перезапустите бота.
admin-plugin-essential = ✅ Всегда включён: без него ничего не работает.
admin-plugin-requires = Нужны ему: { $plugins }
admin-plugin-needed-by = Нужен для: { $plugins }
admin-plugin-missing = Чтобы включить, понадобятся: { $plugins }
admin-plugin-switch-on = ✅ Включить
admin-plugin-switch-off = ⬜ Выключить
admin-switch-on = Включить { $plugin }?
admin-switch-off = Выключить { $plugin }?
    Его экраны и кнопки сразу исчезнут. Данные сохранятся, а оплаченное покупатели всё равно получат.
admin-switch-along-on = Вместе с ним включатся те, без кого он не работает: <b>{ $plugins }</b>
admin-switch-along-off = Вместе с ним выключатся те, кому он нужен: <b>{ $plugins }</b>
admin-switch-off-console = ⚠️ Исчезнет и это управление. Вернуть его можно командой на сервере: <code>kiosk plugins enable admin</code>
admin-switch-off-rights = ⚠️ Исчезнут и права: останутся только у владельца, и вы можете потерять свои.
admin-switch-yes-on = ✅ Включить ({ $count })
admin-switch-yes-off = ⬜ Выключить ({ $count })
admin-switched-on = ✅ Теперь включены: { $plugins }
admin-switched-off = ⬜ Теперь выключены: { $plugins }
admin-switch-needed = { $plugin }: нужен для { $others }. Сначала выключите их.
admin-switch-requires = { $plugin }: не работает без { $others }. Сначала включите их.
admin-switch-by-setting = { $plugin }: выключен через PLUGINS_DISABLED в .env. Уберите его оттуда и перезапустите бота.
admin-switch-essential = { $plugin }: выключить нельзя, без него ничего не работает.
admin-switch-done = Всё уже так, как вы хотите.
admin-switch-changed = Тем временем переключили другие плагины. Посмотрите ещё раз, что изменится вместе с этим.

admin-logs = 📜 Логи
admin-logs-title = 📜 <b>Логи</b>
    Какой файл прислать? Большие приходят в архиве.
admin-logs-none = Логов пока нет.
admin-logs-gone = Этого файла больше нет. Откройте список снова.
admin-log-bot = 📜 Бот · { $changed } · { NUMBER($kilobytes) } КБ
admin-log-audit = 🕵 Действия · { $changed } · { NUMBER($kilobytes) } КБ
admin-log = 📜 { $name }, последняя запись { $changed }
admin-log-end = 📜 Конец файла { $name }, последняя запись { $changed }. Целиком файл слишком велик; он лежит на сервере.

admin-audit = 🕵 Действия
admin-audit-title = 🕵 <b>Кто что сделал</b>
admin-audit-only = Только: <b>{ $what }</b>
admin-audit-empty = Здесь ничего не записано.
admin-audit-row = { $when } · { $actor }
admin-audit-bot = бот
admin-audit-operator = командная строка
admin-audit-all = Все
admin-audit-plugins = 🧩 По плагинам
admin-audit-find = 🔎 Найти
admin-audit-choose = 🕵 Чьи действия?
admin-audit-gone = Эта запись больше не хранится.
admin-audit-when = Когда: { $when }
admin-audit-actor = Кто: { $actor }
admin-audit-subject = С чем: { $subject }
admin-audit-change = { $before } → { $after }
admin-audit-like-action = Такие же действия
admin-audit-like-actor = Того же человека
admin-audit-like-subject = С тем же
admin-audit-not-found = О «{ $wanted }» ничего не записано.
admin-ask-audit = { $problem }🔎 Чьи действия или действия с чем?
    Пришлите человека (Telegram id, @имя, имя, заказ), <code>user:5</code>, <code>item:17</code> и подобное или начало действия: <code>shop.item</code>
admin-audit-setting-changed = Изменена настройка
admin-audit-setting-reset = Настройка возвращена из .env
admin-audit-plugin-switched = Переключён плагин
admin-audit-log-sent = Отправлен лог
