broadcast-permission-send = Рассылать сообщения покупателям
broadcast-staff = 📣 Рассылки

broadcast-list = 📣 <b>Рассылки</b> ({ $count })
broadcast-list-empty = 📣 <b>Рассылки</b>
    Пока ничего не отправлено. Напишите сообщение, посмотрите на него и отправьте всем покупателям или части из них.
broadcast-new = ➕ Новая рассылка
broadcast-open = 📣 Открыть

broadcast-kind-photo = картинка
broadcast-kind-video = видео
broadcast-kind-document = файл

broadcast-ask-content = Пришлите сообщение, которое получат покупатели: текст с оформлением, картинку, видео или файл с подписью. Одним сообщением.
broadcast-ask-buttons = Нужны кнопки под сообщением? По одной в строке, до 10, например
    <code>Открыть магазин - https://t.me/kiosk_bot</code>
broadcast-bad-button = Эта строка — не кнопка: { $line }
    Напишите название, тире с пробелами и адрес, который начинается с https://
broadcast-many-buttons = Не больше { $most } кнопок.
broadcast-ask-segment = Кто её получит?
broadcast-ask-words = Пришлите несколько слов названия или номер.
broadcast-ask-argument = Что именно? Если здесь нет нужного, вернитесь и попробуйте другие слова.
broadcast-ask-time = Когда отправить? По вашим часам ({ $zone }), например <code>24.12.2026 18:00</code>.

broadcast-segment-all = Все покупатели
broadcast-segment-language = По языку
broadcast-segment-active = Заходили недавно
broadcast-segment-unknown = Получатели, которых сейчас не определить ({ $name })
broadcast-segment-gone = Плагин, который знает этих покупателей, выключен. Выберите других получателей или включите его.
broadcast-days = { $days ->
    [1] за последний день
    [one] за последний { $days } день
    [few] за последние { $days } дня
   *[other] за последние { $days } дней
}

broadcast-card = 📣 Рассылка { $number }: { $text }
broadcast-state-line = Состояние: { $state }
broadcast-state-draft = ✏️ черновик
broadcast-state-scheduled = 🕓 ждёт своего времени
broadcast-state-sending = 📤 отправляется
broadcast-state-paused = ⏸ приостановлена
broadcast-state-done = ✅ отправлена
broadcast-state-cancelled = ⏹ остановлена
broadcast-to = Кому: { $audience }
broadcast-buttons-line = Кнопки: { $labels }
broadcast-loud = 🔔 Со звуком
broadcast-quiet = 🔕 Без звука
broadcast-at = Будет отправлена: { $time }
broadcast-started = Начата: { $time }
broadcast-finished = Закончена: { $time }
broadcast-problem = ⚠️ Приостановлена автоматически: { $problem }
broadcast-gathering = Собираем получателей: пока { $count }
broadcast-progress = <b>{ $done } из { $total }</b> ({ $percent } %)
broadcast-counts = Доставлено { $delivered }, заблокировали бота { $blocked }, ошибок { $failed }
broadcast-reasons = Ответ Telegram: { $reasons }
broadcast-left = Осталось примерно { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[other] { $minutes } минут
}
broadcast-not-sent = Не отправлено: { $count }

broadcast-do-preview = 👁 Посмотреть
broadcast-do-test = 🧪 Прислать мне
broadcast-edit-message = ✏️ Сообщение
broadcast-edit-buttons = 🔗 Кнопки
broadcast-edit-audience = 👥 Получатели
broadcast-be-quiet = 🔕 Без звука
broadcast-be-loud = 🔔 Со звуком
broadcast-do-ask-send = 📤 Отправить сейчас
broadcast-do-ask-time = 🕓 Назначить время
broadcast-do-ask-delete = 🗑 Удалить
broadcast-do-back-to-draft = ✏️ Вернуть в черновики
broadcast-do-pause = ⏸ Приостановить
broadcast-do-resume = ▶️ Продолжить
broadcast-do-ask-stop = ⏹ Остановить
broadcast-do-copy = 📋 Повторить
broadcast-refresh = 🔄 Обновить

broadcast-not-taken = ⚠️ Telegram не принимает это сообщение ({ $code }). Измените текст, файл или кнопки.
broadcast-tested = Сообщение уже летит к вам.
broadcast-sure = Отправить { $text } сейчас?
    Кому: { $audience }
    Это <b>{ $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }</b>, примерно { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }.
broadcast-sure-later = Отправить { $text } <b>{ $time }</b> ({ $zone })?
    Кому: { $audience }
    Сейчас это <b>{ $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }</b>, примерно { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }. Точный список будет составлен в момент отправки.
broadcast-yes = ✅ Отправить: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[other] { $count } человек
}
broadcast-yes-later = ✅ { $time }: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[other] { $count } человек
}
broadcast-started-now = Рассылка началась.
broadcast-scheduled-now = Рассылка уйдёт в назначенное время.
broadcast-stop-sure = Остановить { $text } насовсем? { $count ->
    [0] Она ещё не начиналась.
    [one] Её ещё не получил { $count } человек.
    [few] Её ещё не получили { $count } человека.
   *[other] Её ещё не получили { $count } человек.
}
broadcast-stop-yes = ⏹ Да, остановить
broadcast-delete-sure = Удалить черновик { $text }?
broadcast-delete-yes = 🗑 Да, удалить
broadcast-deleted = Удалено.

broadcast-gone = Этой рассылки больше нет.
broadcast-not-draft = Её уже нельзя изменить. Повторите её новым черновиком.
broadcast-not-scheduled = Она уже не ждёт своего времени.
broadcast-begun = Она уже началась.
broadcast-changed = Её тем временем изменили. Посмотрите на неё ещё раз перед отправкой.
broadcast-time-passed = Её время уже прошло. Выберите другое.
broadcast-other-state = Это уже невозможно. Откройте рассылку ещё раз.
broadcast-nobody = Её никто не получит.

broadcast-report = ✅ Рассылка { $number } отправлена: { $text }
broadcast-trouble = ⚠️ Рассылка { $number } приостановлена: { $text }
    Причина: { $problem }

broadcast-plugin = 📣 Рассылки
broadcast-plugin-about = Сообщения многим: всем или некоторым, сразу или в заданное время.
broadcast-audit-created = Рассылка создана
broadcast-audit-changed = Рассылка изменена
broadcast-audit-tested = Рассылка отправлена на пробу
broadcast-audit-scheduled = Рассылка запланирована
broadcast-audit-unscheduled = Рассылка снята с расписания
broadcast-audit-started = Рассылка началась
broadcast-audit-paused = Рассылка приостановлена
broadcast-audit-resumed = Рассылка продолжена
broadcast-audit-stopped = Рассылка остановлена
broadcast-audit-finished = Рассылка завершена
broadcast-audit-deleted = Рассылка удалена
