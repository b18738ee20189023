accounts-menu = 👋 Здравствуйте, <b>{ $name }</b>!
    Куда отправимся?
accounts-menu-closed = <i>Витрина ненадолго закрыта. Загляните чуть позже.</i>
accounts-menu-rules = 📜 Правила
accounts-menu-profile = 👤 Профиль
accounts-menu-support = 💬 Поддержка
accounts-menu-news = 📣 Новости
accounts-to-menu = 🏠 Меню
accounts-to-staff = 🛠 Управление
accounts-to-profile = ⬅️ Профиль

accounts-command-start = Главное меню
accounts-command-profile = Ваш профиль и баланс
accounts-command-rules = Правила магазина
accounts-command-language = Выбрать язык
accounts-command-timezone = Выбрать часовой пояс
accounts-command-help = Что я умею
accounts-command-cancel = Прервать начатое

accounts-help = <b>Я понимаю такие команды:</b>

    { $commands }

    Всё остальное — в меню, на расстоянии одного касания.
accounts-help-support = Не получается? В поддержке вам с радостью помогут.
accounts-unknown = Простите, я вас не понял. Меню подскажет дорогу:

accounts-rules-none = Правил пока нет.

accounts-profile = 👤 <b>{ $name }</b>

    🆔 <code>{ $id }</code>
    💰 Баланс: <b>{ $balance }</b>
    📥 Всего пополнено: { $total }
accounts-profile-owed = ⚠️ Задолженность: { $owed }, спишется при следующем пополнении

accounts-history = 🧾 Операции
accounts-history-title = 🧾 <b>Операции</b>
accounts-history-empty = 🧾 Операций по балансу пока не было.
accounts-history-operation = <b>{ $amount }</b> · { $title }
    <i>{ $when }</i>

accounts-entry-top-up = Пополнение { $reference }
accounts-entry-refund = Возврат { $reference }
accounts-entry-chargeback = Отзыв платежа { $reference }
accounts-entry-adjustment = От магазина: { $reference }
accounts-entry-undone = Отмена изменения: { $reference }
accounts-entry-promo = Промокод { $reference }
accounts-entry-referral = Бонус за друга { $reference }
accounts-entry-other = Операция { $reference }

accounts-language = 🌐 Язык
accounts-language-title = 🌐 На каком языке будем говорить?
accounts-language-telegram = Как в Telegram ({ $name })
accounts-language-changed = Готово. Говорим по-русски!

accounts-timezone = 🕰 Часовой пояс
accounts-timezone-title = 🕰 <b>Который у вас час?</b>
    На моих часах для вас { $now } ({ $zone }).
accounts-timezone-city = 🕰 <b>{ $region }</b>
    Какой город живёт по вашему времени?
accounts-timezone-shop = Как в магазине ({ $zone })
accounts-timezone-changed = Готово. Часы переведены!
accounts-region-europe = Европа
accounts-region-asia = Азия
accounts-region-north-america = Северная Америка
accounts-region-latin-america = Латинская Америка
accounts-region-africa = Африка
accounts-region-pacific = Австралия, Океания
accounts-region-islands = Атлантика, Индийский океан

accounts-insufficient-funds = На балансе не хватает денег. Ничего не списано.
accounts-journal-conflict = С этим платежом что-то не сходится, поэтому ничего не изменено. Сотрудники уже знают и разберутся.
accounts-blocked-until = Магазин закрыл вам доступ до { $until }. Если это ошибка, напишите в поддержку.
accounts-blocked-reason = Магазин закрыл вам доступ. Причина: { $reason } Если это ошибка, напишите в поддержку.
accounts-blocked-until-reason = Доступ закрыт до { $until }. Причина: { $reason } Если это ошибка, напишите в поддержку.
accounts-block-past = Срок блокировки должен быть в будущем.

accounts-maintenance = 🛠 Наводим порядок в магазине. Загляните чуть позже: ваш баланс и покупки на месте.
accounts-maintenance-own = { $text }

accounts-subscribe = 📣 <b>Остался один шаг</b>
    Магазин открыт для подписчиков нашего канала. Подпишитесь, вернитесь и нажмите «{ accounts-subscribe-check }».
accounts-subscribe-open = 📣 Открыть канал
accounts-subscribe-check = ✅ Я подписан(а)
accounts-subscribe-not-yet = Вы ещё не подписаны.
accounts-subscribe-thanks = Спасибо, добро пожаловать!
accounts-limit-subscription = Слишком частая проверка.
accounts-channel-broken = ⚠️ <b>Не удаётся проверить подписку на канал.</b> Пока это не исправлено, впускаем всех.
accounts-channel-broken-none = Адрес не задан. Укажите CHANNEL_URL, а для закрытого канала ещё и CHANNEL_ID. ({ $reason })
accounts-channel-broken-admin = Сделайте бота администратором канала или исправьте CHANNEL_ID. ({ $reason })
accounts-channel-broken-unknown = Telegram не знает такого канала. Исправьте CHANNEL_ID и CHANNEL_URL. ({ $reason })
accounts-channel-broken-other = Telegram отвечает: { $reason }
accounts-blocked = Магазин закрыл вам доступ. Если это ошибка, напишите в поддержку.
accounts-close-failed = Telegram не даёт удалить такое старое сообщение.

accounts-notice-failure = ⚙️ Сбои
accounts-notice-channel = 📢 Подписку на канал не удаётся проверить
accounts-notice-customer = 👋 Новые покупатели
accounts-failed = ⚙️ Сбой в <b>{ $plugin }</b>: { $what } ({ $error }).
    Причина — в журнале бота.
accounts-failed-code = Код: <code>{ $code }</code>
accounts-silenced = 🚨 <b>{ $plugin }</b> сбоит раз за разом ({ $what }: { $error }), поэтому его кнопки и строки убраны с экранов. Когда всё исправите, выключите его и включите снова.
accounts-conflict = 🚨 Одну и ту же операцию хотели провести дважды с разными суммами: <code>{ $entry }</code>. Во второй раз ничего не проведено; обе суммы — в журнале бота.
accounts-new-customer = 👋 Новый покупатель: { $customer } (<code>{ $id }</code>)
accounts-figures-people = 👥 Люди
accounts-figures-funds = 👛 Балансы
accounts-figure-new = Новых
accounts-figure-people = Всего
accounts-figure-blocked = Заблокированы магазином
accounts-figure-gone = Заблокировали бота
accounts-figure-held = На балансах покупателей
accounts-figure-owed = Долги покупателей

accounts-plugin = 👤 Покупатели
accounts-plugin-about = Кто ваши покупатели, их балансы и журнал всех движений денег, главное меню и профиль.
accounts-setting-rules = Правила
accounts-setting-rules-hint = Текст за кнопкой «Правила». Можно использовать теги &lt;b&gt;, &lt;i&gt;, &lt;code&gt; и &lt;a href&gt;. Без текста ничего не показывается.
accounts-setting-helper-id = Поддержка
accounts-setting-helper-id-hint = @username или Telegram id того, кто отвечает покупателям. Пусто — кнопки нет.
accounts-setting-channel-url = Новостной канал: ссылка
accounts-setting-channel-url-hint = Ссылка вида https://t.me/my_news или @my_news. Пусто — кнопки нет.
accounts-setting-channel-id = Новостной канал: номер
accounts-setting-channel-id-hint = Номер канала, например -1001234567890. Бот должен быть там администратором. 0 — в канал ничего не пишется.
accounts-setting-timezone = Часовой пояс
accounts-setting-timezone-hint = Для покупателей, которые не выбрали свой: имя IANA, например Europe/Moscow.
accounts-setting-subscription-required = Только для подписчиков
accounts-setting-subscription-required-hint = Обслуживать ли только тех, кто подписан на новостной канал. Бот должен быть там администратором.
accounts-setting-maintenance = Обслуживание
accounts-setting-maintenance-hint = Пока оно включено, бот отвечает только сотрудникам; пришедшие платежи всё равно зачисляются.
accounts-setting-maintenance-text = Текст на время обслуживания
accounts-setting-maintenance-text-hint = Что в это время читают покупатели, до 1000 символов. Пусто — слова самого бота.
accounts-audit-adjusted = Баланс исправлен из командной строки
