admin-menu = 🛠 Manage
admin-console = 🛠 <b>Manage the shop</b>
    What would you like to look after?

admin-permission-settings = Change settings, plugins and notices
admin-permission-users = Find customers, block them, write to them
admin-permission-statistics = Read statistics, logs and the audit
admin-permission-balance = Correct customers' balances

admin-statistics = 📊 Statistics
admin-statistics-title = 📊 <b>{ $period }</b>
    <i>compared with { $compared }</i>
admin-statistics-until = { $period }, up to { $until }
admin-statistics-now = Now
admin-statistics-figures = 🔢 Figures
admin-statistics-chart = 📈 Picture
admin-unit-day = Day
admin-unit-week = Week
admin-unit-month = Month
admin-figure = { $label }: <b>{ $shown }</b>
admin-figure-before = { $trend } (was { $before })
admin-trend = { $sign } { $percent } %
admin-chart-empty = There is nothing to draw: no plugin that is on has any bars.

admin-plugin = 🛠 Console
admin-plugin-about = These screens of the staff: statistics, customers, settings, plugins.

admin-settings = ⚙️ Settings
admin-settings-title = ⚙️ <b>Settings</b>
    What is changed here is in force at once. Whose settings?
admin-settings-of = ⚙️ <b>Settings</b> · { $plugin }
admin-setting-now = Now: <b>{ $value }</b>
admin-setting-from-default = This is the default.
admin-setting-from-environment = It comes from .env.
admin-setting-from-live = It was changed here.
admin-setting-before = In .env or by default: { $value }
admin-setting-on = on
admin-setting-off = off
admin-setting-empty = nothing
admin-setting-switch-on = Switch on
admin-setting-switch-off = Switch off
admin-setting-change = ✏️ Change
admin-setting-reset = ↩️ Back to .env
admin-setting-clear = 🧹 Empty it
admin-setting-saved = Saved. It is in force.
admin-ask-setting = { $problem }✏️ <b>{ $title }</b>
    { $hint }

    Now: { $now }
    Write the new value:
admin-wrong = “{ $value }” cannot be used here.
admin-wrong-whole = “{ $value }” is not a whole number.
admin-wrong-number = “{ $value }” is not a number.
admin-wrong-small = “{ $value }” is too small; the limit is { $limit }.
admin-wrong-large = “{ $value }” is too large; the limit is { $limit }.
admin-wrong-long = The text is too long; { $limit } characters are allowed. It begins with “{ $value }”.
admin-wrong-places = “{ $value }” has too many decimals; { $limit } are allowed.

admin-maintenance-off = 🚧 Maintenance
admin-maintenance-on = 🚧 Maintenance: ON
admin-maintenance-ask-on = 🚧 <b>Begin maintenance?</b>
    Customers will only read that the shop is closed for a while. Staff can go on, and payments that arrive are still taken.
    It lasts until somebody ends it here, also over a restart.
admin-maintenance-ask-off = 🚧 <b>End maintenance?</b>
    The shop opens for everybody.
admin-maintenance-begin = 🚧 Begin maintenance
admin-maintenance-end = ✅ End maintenance
admin-maintenance-begun = Maintenance has begun.
admin-maintenance-ended = The shop is open.

admin-plugins = 🧩 Plugins
admin-plugins-title = 🧩 <b>Plugins</b>
    ✅ is on, ⬜ is off. What is off keeps its data.
admin-plugins-by-setting = 🔒 is kept off by PLUGINS_DISABLED in .env.
admin-plugin-on = ✅ It is on.
admin-plugin-off = ⬜ It is off. Its data is kept.
admin-plugin-by-setting = 🔒 PLUGINS_DISABLED in .env keeps it off. Remove it there and start the bot again.
admin-plugin-essential = ✅ It is always on: nothing works without it.
admin-plugin-requires = Requires: { $plugins }
admin-plugin-needed-by = Needed by: { $plugins }
admin-plugin-missing = To be on it needs: { $plugins }
admin-plugin-switch-on = ✅ Switch on
admin-plugin-switch-off = ⬜ Switch off
admin-switch-on = Switch { $plugin } on?
admin-switch-off = Switch { $plugin } off?
    Its screens and buttons go away at once. Its data stays, and what customers have paid for still arrives.
admin-switch-along-on = These go on with it, because it needs them: <b>{ $plugins }</b>
admin-switch-along-off = These go off with it, because they need it: <b>{ $plugins }</b>
admin-switch-off-console = ⚠️ This console goes with it. The way back is a command on the server: <code>kiosk plugins enable admin</code>
admin-switch-off-rights = ⚠️ Rights go with it: only the owner has any then, and you may lose yours.
admin-switch-yes-on = ✅ Switch on ({ $count })
admin-switch-yes-off = ⬜ Switch off ({ $count })
admin-switched-on = ✅ On now: { $plugins }
admin-switched-off = ⬜ Off now: { $plugins }
admin-switch-needed = { $plugin } is needed by { $others }. Switch them off first.
admin-switch-requires = { $plugin } requires { $others }. Switch them on first.
admin-switch-by-setting = { $plugin } is kept off by PLUGINS_DISABLED in .env. Remove it there and start the bot again.
admin-switch-essential = { $plugin } cannot be switched off: nothing works without it.
admin-switch-done = It is as you want it already.
admin-switch-changed = Meanwhile other plugins were switched. Look once more at what goes along.

admin-logs = 📜 Logs
admin-logs-title = 📜 <b>Logs</b>
    Which file shall I send? Large ones come packed.
admin-logs-none = There are no logs yet.
admin-logs-gone = This file is not there any more. Open the list again.
admin-log-bot = 📜 Bot · { $changed } · { NUMBER($kilobytes) } KB
admin-log-audit = 🕵 Audit · { $changed } · { NUMBER($kilobytes) } KB
admin-log = 📜 { $name }, written up to { $changed }
admin-log-end = 📜 The end of { $name }, written up to { $changed }. The file is too long to be sent whole; it lies on the server.

admin-audit = 🕵 Audit
admin-audit-title = 🕵 <b>Who did what</b>
admin-audit-only = Only: <b>{ $what }</b>
admin-audit-empty = Nothing is written down here.
admin-audit-row = { $when } · { $actor }
admin-audit-bot = the bot
admin-audit-operator = the command line
admin-audit-all = All
admin-audit-plugins = 🧩 By plugin
admin-audit-find = 🔎 Find
admin-audit-choose = 🕵 Whose acts?
admin-audit-gone = This is not kept any more.
admin-audit-when = When: { $when }
admin-audit-actor = Who: { $actor }
admin-audit-subject = On: { $subject }
admin-audit-change = { $before } → { $after }
admin-audit-like-action = Acts like this
admin-audit-like-actor = By the same
admin-audit-like-subject = On the same
admin-audit-not-found = Nothing is written down about “{ $wanted }”.
admin-ask-audit = { $problem }🔎 Whose acts, or acts on what?
    Send a person (Telegram id, @name, name, order), <code>user:5</code>, <code>item:17</code> and the like, or how an act begins: <code>shop.item</code>
admin-audit-setting-changed = A setting was changed
admin-audit-setting-reset = A setting was put back to .env
admin-audit-plugin-switched = A plugin was switched
admin-audit-log-sent = A log was sent
