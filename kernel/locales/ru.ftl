kernel-button-gone = Эта кнопка больше не работает.
kernel-button-old = Этой кнопке больше часа. Откройте экран заново и нажмите новую.
kernel-button-forged = Эта кнопка предназначена не вам.
kernel-already-used = Это уже сделано.
kernel-too-fast = Слишком быстро. Подождите немного и попробуйте снова.
kernel-limit = ⏳ { $reason } Попробуйте снова через { $wait }.
kernel-limit-updates = Слишком много действий за короткое время.
kernel-wait-seconds = { $count } { $count ->
    [one] секунду
    [few] секунды
    [many] секунд
   *[other] секунды
}
kernel-wait-minutes = { $count } { $count ->
    [one] минуту
    [few] минуты
    [many] минут
   *[other] минуты
}
kernel-error = Что-то пошло не так. Если это повторится, сообщите поддержке код: { $code }
kernel-not-allowed = У вас нет прав на это действие.
kernel-cancelled = Отменено.

kernel-back = ⬅️ Назад
kernel-skip = Пропустить
kernel-cancel = ✖️ Отмена
kernel-close = Закрыть
kernel-confirm = ✅ Подтвердить

kernel-page = { $page }/{ $pages }

kernel-form-progress = <i>Шаг { $step } из { $total }</i>
kernel-form-expired = Эта форма устарела. Начните заново.
kernel-form-required = Здесь нужен ответ: отправьте его текстовым сообщением.
kernel-form-length = Слишком длинно: не больше { $max ->
    [one] { $max } символа
   *[other] { $max } символов
}.
kernel-form-control = В тексте есть невидимые управляющие символы. Наберите его ещё раз.
kernel-form-invisible = В этом тексте ничего не видно. Наберите его ещё раз.
kernel-form-number = Отправьте целое число, например 5.
kernel-form-range = Отправьте значение от { $min } до { $max }.
kernel-form-money = Отправьте сумму в { $currency }, например 100 или 99,90.
kernel-form-moment = Пришлите дату и время, например 24.12.2026 18:00 или 2026-12-24 18:00.
kernel-form-day = Пришлите день, можно со временем, например 24.12.2026 или 24.12.2026 18:00.
kernel-form-past = Это время уже прошло: сейчас { $now }. Пришлите время в будущем.
kernel-form-choice = Выберите одну из кнопок.
kernel-form-file = Отправьте, пожалуйста, файл.
kernel-form-file-size = Файл слишком большой: не больше { $max } КБ.

kernel-payment-refused = Сейчас этот платёж принять нельзя. Деньги не списаны.

kernel-panel-login = У панели ещё нет входа, поэтому она никому ничего не показывает.
kernel-panel-missing = Такой страницы нет.

kernel-setting-audit-retention-days = Сколько дней хранить журнал действий
kernel-setting-audit-retention-days-hint = Целое число дней, не больше 36500. 0 — хранить всегда.
kernel-plugin = ⚙️ Сам бот
kernel-setting-rate-limits-enabled = Ограничения частоты действий
kernel-setting-rate-limits-enabled-hint = Выключено — каждый делает что угодно сколь угодно часто.
kernel-setting-rate-limits = Числа ограничений
kernel-setting-rate-limits-hint = Что отличается от обычного: имя=сколько/секунд/пауза, например updates=30/60/300 shop.purchases=5/60. имя=0 снимает ограничение. Пусто — как обычно.
kernel-setting-rate-limit-staff = Ограничения и для сотрудников
kernel-setting-rate-limit-staff-hint = Выключено — сотрудников ничто не сдерживает.
kernel-audit-plugin-switched = Плагин переключён из командной строки
