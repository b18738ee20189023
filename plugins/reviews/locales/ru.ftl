reviews-permission-moderate = Модерировать отзывы и отвечать на них

reviews-card = ★ <b>{ NUMBER($average, minimumFractionDigits: 1) }</b> · { $count } { $count ->
    [one] отзыв
    [few] отзыва
    [many] отзывов
   *[other] отзыва
}
reviews-bar = { $stars }★ { $bar } { $percent } %
reviews-open = 💬 Отзывы ({ $count })
reviews-leave = ✍️ Оставить отзыв
reviews-mine = ✏️ Мой отзыв
reviews-sort-rated = Сначала с лучшими отзывами
reviews-item-gone = Этого товара больше нет в магазине.
reviews-hidden-item = товар, которого нет на витрине

reviews-title = { $count } { $count ->
    [one] отзыв
    [few] отзыва
    [many] отзывов
   *[other] отзыва
}, сначала новые
reviews-none = Отзывов пока нет.
reviews-head = <b>{ $stars }</b> · { $name } · { $date }
reviews-you = вы
reviews-somebody = покупатель
reviews-answer = ↳ <b>Магазин:</b> { $reply }
reviews-hidden = 🙈 <i>Скрыт магазином: { $reason }</i>

reviews-ask-stars = ⭐ Как вам <b>{ $item }</b>?
reviews-ask-words = ✍️ Добавите пару слов для других покупателей? До 500 символов; этот шаг можно пропустить.
reviews-ask-new-words = ✍️ Пришлите новый текст, до 500 символов. Если пропустить этот шаг, останется прежний.
reviews-no-words = 🗑 Без текста
reviews-only-buyers = Отзыв может оставить только тот, кто купил этот товар.
reviews-gone = Этого отзыва больше нет.
reviews-thanks = 💛 Спасибо за отзыв!
    { $stars }
reviews-add-words = ✍️ Добавить пару слов
reviews-to-item = 🛍 К товару
reviews-mine-title = Ваш отзыв о товаре <b>{ $item }</b>
reviews-edit = ✏️ Изменить
reviews-delete = 🗑 Удалить
reviews-ask-delete = Удалить ваш отзыв о товаре <b>{ $item }</b>?
reviews-confirm-delete = 🗑 Да, удалить
reviews-deleted = Ваш отзыв удалён.

reviews-prompt-text = ⭐ Как вам <b>{ $item }</b>?
    Достаточно одного касания, а другим покупателям это очень поможет.
reviews-prompt-stars = { $stars } ★

reviews-notice-reply = 💬 Магазин ответил на ваш отзыв о товаре <b>{ $item }</b>:

    { $reply }
reviews-notice-hidden = 🙈 Ваш отзыв о товаре <b>{ $item }</b> больше не показывается. Причина:

    { $reason }

reviews-latest = ⭐ Последние отзывы
reviews-latest-title = ⭐ <b>Последние отзывы</b>
reviews-latest-none = ⭐ Отзывов пока никто не оставил.
reviews-moderate = ⚙️ { $stars } · { $name }
reviews-hide = 🙈 Скрыть
reviews-show = 👁 Показать снова
reviews-reply = 💬 Ответить
reviews-change-reply = 💬 Изменить ответ
reviews-remove-reply = 🗑 Убрать ответ
reviews-remove-reply-sure = Убрать этот ответ магазина? Его больше никто не прочтёт.

    { $reply }
reviews-remove-reply-yes = 🗑 Да, убрать
reviews-ask-reason = 🙈 Почему отзыв скрыт? Автор прочтёт причину. До 200 символов.
reviews-ask-reply = 💬 Что ответит магазин? Ответ под отзывом увидят все. До 500 символов.

reviews-customer-data = все отзывы
reviews-notice-new-kind = ⭐ Новые отзывы
reviews-added = ⭐ Новый отзыв о товаре «<b>{ $item }</b>»: { $stars }
reviews-added-open = ⭐ Открыть отзыв
reviews-figures = ⭐ Отзывы
reviews-figure-new = Новых
reviews-figure-average = { NUMBER($average, minimumFractionDigits: 1) } ⭐
reviews-figure-stars-new = Их оценка
reviews-figure-all = Всего
reviews-figure-stars-all = Общая оценка

reviews-plugin = ⭐ Отзывы
reviews-plugin-about = Оценки и слова покупателей под товарами.
reviews-setting-review-prompt-hours = Через сколько часов просить отзыв
reviews-setting-review-prompt-hours-hint = Целое число часов после покупки, не больше 8760. 0 — не просить.
reviews-audit-hidden = Скрыт отзыв
reviews-audit-shown = Отзыв снова показан
reviews-audit-answered = Дан ответ на отзыв
reviews-audit-answer-removed = Убран ответ на отзыв
