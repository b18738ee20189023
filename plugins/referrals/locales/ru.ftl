referrals-command-referrals = Пригласить друзей
referrals-open = 🤝 Пригласить друзей
referrals-profile = 🤝 Приглашено: { $invited } · заработано: { $earned }

referrals-title = 🤝 <b>Приглашайте друзей</b>
referrals-offer = Отправьте друзьям свою ссылку. С каждого их платежа { $percent } % сразу поступят на ваш баланс.
referrals-paused = Сейчас бонусы за платежи друзей не начисляются. Но кто пришёл по вашей ссылке, мы запомним.
referrals-link = 🔗 <code>{ $link }</code>
referrals-invited-count = 👥 Приглашено: <b>{ $count }</b>
referrals-figures = 🔥 Из них активны: <b>{ $active }</b>
    💰 Заработано: <b>{ $earned }</b>
    📥 Они заплатили: { $paid }
    🎁 Бонусов: { $count }
referrals-share = 📤 Поделиться ссылкой
referrals-share-text = Я покупаю здесь. Загляните и вы!
referrals-invited = 👥 Мои друзья
referrals-earnings = 🎁 Мои бонусы

referrals-invited-title = 👥 <b>Мои друзья</b>: { $count }, сначала самые активные
referrals-invited-none = 👥 По вашей ссылке пока никто не пришёл.
referrals-referral-title = 🎁 Бонусы от <b>{ $name }</b>
referrals-referral-none = 🎁 Бонусов от <b>{ $name }</b> пока нет.
referrals-earnings-title = 🎁 <b>Мои бонусы</b>, сначала новые
referrals-earnings-none = 🎁 Бонусов пока нет.
referrals-row = +{ $amount } · { $name } · { $when }
referrals-row-of-one = +{ $amount } · { $when } · { $source }
referrals-somebody = кто-то, кого здесь больше нет
referrals-not-yours = Среди ваших друзей и бонусов такого нет.

referrals-earning = 🎁 <b>Бонус #{ $number }</b>

    👤 От: { $name }
    💰 Бонус: <b>{ $amount }</b>
    📥 { $percent } % от { $source } ({ $kind })
    🕰 { $when }
referrals-earning-back = ↩️ Удержано после возврата: { $amount }
referrals-source-top-up = пополнение
referrals-source-direct = оплата заказа
referrals-source-unknown = платёж

referrals-notice-bonus = 🎁 Вы получили { $amount } от вашего реферала <b>{ $name }</b>.
referrals-notice-back = ↩️ Платёж вашего реферала <b>{ $name }</b> вернули, поэтому { $amount } бонуса удержано.
referrals-entry-returned = Удержание бонуса { $reference }

referrals-customer-data = реферальная ссылка и список приглашённых

referrals-customer-brought = 🤝 Пришёл по ссылке: { $name }
referrals-customer-invited = 👥 Приглашено: { $invited } · заработано: { $earned }
referrals-staff-referrer = 🤝 Кто пригласил
referrals-staff-invited = 👥 Приглашённые
referrals-staff-earnings = 🎁 Бонусы
referrals-staff-customer = 👤 Покупатель
referrals-staff-invited-title = 👥 <b>{ $name }</b>: приглашено { $count }, сначала самые активные
referrals-staff-invited-none = 👥 <b>{ $name }</b>: приглашённых пока нет.
referrals-staff-earnings-title = 🎁 <b>{ $name }</b>: бонусы, сначала новые
referrals-staff-earnings-none = 🎁 <b>{ $name }</b>: бонусов пока нет.
referrals-staff-earnings-from = От: { $name }
referrals-staff-earning-of = 🎁 Бонус покупателя <b>{ $name }</b>
referrals-statistics = 🤝 Рефералы
referrals-figure-came = Пришли по ссылке
referrals-figure-earned = Бонусы

referrals-plugin = 🤝 Рефералы
referrals-plugin-about = Личная ссылка и доля от пополнений друзей.
referrals-setting-referral-percent = Реферальный бонус, процентов
referrals-setting-referral-percent-hint = Какую долю платежа получает пригласивший: от 0 до 99, например 5 или 12,5. 0 — ничего.
referrals-audit-earned = Бонус начислен
referrals-audit-reversed = Бонус возвращён
