accounts-menu = 👋 Hello, <b>{ $name }</b>!
    Where would you like to go?
accounts-menu-closed = <i>The counter is closed for a moment. Please come back a little later.</i>
accounts-menu-rules = 📜 Rules
accounts-menu-profile = 👤 Profile
accounts-menu-support = 💬 Support
accounts-menu-news = 📣 News
accounts-to-menu = 🏠 Menu
accounts-to-staff = 🛠 Manage
accounts-to-profile = ⬅️ Profile

accounts-command-start = Main menu
accounts-command-profile = Your profile and balance
accounts-command-rules = The rules of the shop
accounts-command-language = Choose your language
accounts-command-timezone = Choose your time zone
accounts-command-help = What I can do
accounts-command-cancel = Stop what we are doing

accounts-help = <b>I understand these commands:</b>

    { $commands }

    Everything else is a tap away in the menu.
accounts-help-support = Still stuck? People will gladly help you in support.
accounts-unknown = Sorry, I did not get that. The menu knows the way:

accounts-rules-none = There are no rules yet.

accounts-profile = 👤 <b>{ $name }</b>

    🆔 <code>{ $id }</code>
    💰 Balance: <b>{ $balance }</b>
    📥 Topped up: { $total }
accounts-profile-owed = ⚠️ To settle: { $owed }, taken from your next top-up

accounts-history = 🧾 Operations
accounts-history-title = 🧾 <b>Operations</b>
accounts-history-empty = 🧾 Nothing has happened on your balance yet.
accounts-history-operation = <b>{ $amount }</b> · { $title }
    <i>{ $when }</i>

accounts-entry-top-up = Top-up { $reference }
accounts-entry-refund = Refund { $reference }
accounts-entry-chargeback = Payment taken back { $reference }
accounts-entry-adjustment = From the shop: { $reference }
accounts-entry-undone = Correction taken back: { $reference }
accounts-entry-promo = Promo code { $reference }
accounts-entry-referral = Bonus for a friend { $reference }
accounts-entry-other = Operation { $reference }

accounts-language = 🌐 Language
accounts-language-title = 🌐 Which language shall we speak?
accounts-language-telegram = As in Telegram ({ $name })
accounts-language-changed = Done. English it is!

accounts-timezone = 🕰 Time zone
accounts-timezone-title = 🕰 <b>What time is it where you are?</b>
    My clock for you says { $now } ({ $zone }).
accounts-timezone-city = 🕰 <b>{ $region }</b>
    Which city keeps your time?
accounts-timezone-shop = As in the shop ({ $zone })
accounts-timezone-changed = Done. The clock is set!
accounts-region-europe = Europe
accounts-region-asia = Asia
accounts-region-north-america = North America
accounts-region-latin-america = Latin America
accounts-region-africa = Africa
accounts-region-pacific = Australia, Oceania
accounts-region-islands = Atlantic, Indian Ocean

accounts-insufficient-funds = There is not enough on your balance. Nothing was taken.
accounts-journal-conflict = Something does not add up with this payment, so nothing was changed. Our staff know and will look into it.
accounts-blocked = The shop has closed your access. If that is a mistake, write to support.
accounts-blocked-until = The shop has closed your access until { $until }. If that is a mistake, write to support.
accounts-blocked-reason = The shop has closed your access. The reason: { $reason } If that is a mistake, write to support.
accounts-blocked-until-reason = Access closed until { $until }. The reason: { $reason } If that is a mistake, write to support.
accounts-block-past = The end of a block must lie in the future.

accounts-maintenance = 🛠 We are just tidying up the shop. Please come back a little later: your balance and your purchases are safe.
accounts-maintenance-own = { $text }

accounts-subscribe = 📣 <b>One more step</b>
    Our shop is for those who follow our channel. Subscribe, come back and press “{ accounts-subscribe-check }”.
accounts-subscribe-open = 📣 Open the channel
accounts-subscribe-check = ✅ I have subscribed
accounts-subscribe-not-yet = You are not subscribed yet.
accounts-subscribe-thanks = Thank you, welcome!
accounts-limit-subscription = That was checked very often.
accounts-channel-broken = ⚠️ <b>The news channel cannot be checked.</b> Everybody is let in until that is put right.
accounts-channel-broken-none = No address is set. Set CHANNEL_URL, and CHANNEL_ID as well if the channel is private. ({ $reason })
accounts-channel-broken-admin = Make the bot an admin of the channel, or correct CHANNEL_ID. ({ $reason })
accounts-channel-broken-unknown = Telegram knows no such channel. Correct CHANNEL_ID and CHANNEL_URL. ({ $reason })
accounts-channel-broken-other = Telegram says: { $reason }
accounts-close-failed = Telegram does not let me delete a message this old.

accounts-notice-failure = ⚙️ Failures
accounts-notice-channel = 📢 The news channel cannot be checked
accounts-notice-customer = 👋 New customers
accounts-failed = ⚙️ Something failed in <b>{ $plugin }</b>: { $what } ({ $error }).
    The log says why.
accounts-failed-code = Code: <code>{ $code }</code>
accounts-silenced = 🚨 <b>{ $plugin }</b> keeps failing ({ $what }: { $error }), so its buttons and lines are left out of the screens. When it is mended, switch it off and on again.
accounts-conflict = 🚨 Something was to be booked twice with different amounts: <code>{ $entry }</code>. Nothing was booked the second time; both amounts are in the log.
accounts-new-customer = 👋 A new customer: { $customer } (<code>{ $id }</code>)
accounts-figures-people = 👥 People
accounts-figures-funds = 👛 Balances
accounts-figure-new = New
accounts-figure-people = Altogether
accounts-figure-blocked = Blocked by the shop
accounts-figure-gone = Have blocked the bot
accounts-figure-held = Customers hold
accounts-figure-owed = Customers owe

accounts-plugin = 👤 Customers
accounts-plugin-about = Who the customers are, their balances and the journal of every change of money, the main menu and the profile.
accounts-setting-rules = Rules
accounts-setting-rules-hint = The text behind “Rules”. &lt;b&gt;, &lt;i&gt;, &lt;code&gt; and &lt;a href&gt; may be used as tags. Without a text nothing is shown.
accounts-setting-helper-id = Support
accounts-setting-helper-id-hint = The @username or the Telegram id of whoever answers customers. Empty: no button.
accounts-setting-channel-url = News channel: link
accounts-setting-channel-url-hint = A link such as https://t.me/my_news, or @my_news. Empty: no button.
accounts-setting-channel-id = News channel: number
accounts-setting-channel-id-hint = The channel's number, such as -1001234567890. The bot must be an admin there. 0: nothing is posted.
accounts-setting-timezone = Time zone
accounts-setting-timezone-hint = Of customers who have not chosen one: an IANA name such as Europe/Berlin.
accounts-setting-subscription-required = Only for subscribers
accounts-setting-subscription-required-hint = Whether the bot serves only those who follow the news channel. The bot must be an admin there.
accounts-setting-maintenance = Maintenance
accounts-setting-maintenance-hint = While it is on the bot serves staff alone; payments that arrive are taken all the same.
accounts-setting-maintenance-text = Text during maintenance
accounts-setting-maintenance-text-hint = What customers read meanwhile, up to 1000 characters. Empty: the bot's own words.
accounts-audit-adjusted = A balance was corrected at the command line
