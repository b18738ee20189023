admin-notices = 🔔 Notices
admin-notices-title = 🔔 <b>Notices</b>
    The bot can tell you of sales, low stock, failures and more. { $count ->
        [0] It has nobody to tell yet.
        [one] It tells one person or group:
       *[other] It tells { $count } people and groups:
    }
admin-notices-add-me = 🙋 Tell me, too
admin-notices-add-person = ➕ A person
admin-notices-add-group = ➕ A group
admin-notices-latest = 🕘 Latest
admin-notices-latest-title = 🕘 <b>What staff were told of late</b> ({ $count })
admin-notices-gone = That is not on the list any more.
admin-notices-over = This is over: there is nothing left to show.

admin-notices-target = 🔔 <b>{ $title }</b>
admin-notices-where = { $where ->
    [person] A person · <code>{ $chat }</code>
    [topic] Topic { $topic } of a group · <code>{ $chat }</code>
   *[group] A group · <code>{ $chat }</code>
}
admin-notices-quiet-now = 🌙 Quiet from { $start } to { $end }: only alarms come at once.
admin-notices-no-rights = 🔕 Without any right in the shop nothing is sent.
admin-notices-failing = ⚠️ Nothing arrives there: { $reason }. Let the bot in again, then try it.
admin-notices-owner = The owner is always on the list. Alarms that reach nobody else come here.
admin-notices-owner-stays = The owner stays on the list. Choose fewer notices instead.
admin-notices-least = { $least ->
    [info] Everything
    [warning] What needs a look
   *[alarm] Alarms only
}
admin-notices-kinds = 🗂 What about
admin-notices-kinds-title = 🗂 What is <b>{ $title }</b> told about?
admin-notices-quiet = 🌙 Quiet hours
admin-notices-ask-quiet = 🌙 From which hour to which shall only alarms come at once? Such as 22-8. Skip this for no quiet hours.
admin-notices-ask-quiet-again = Please send two different hours, such as 22-8.
admin-notices-rename = ✏️ Name
admin-notices-ask-name = ✏️ What is it called here?
admin-notices-saved = ✅ Saved.
admin-notices-try = 🛎 Try it
admin-notices-tried = A message is on its way there.
admin-notices-test = 🛎 This is a test: the shop's notices arrive here.
admin-notices-remove = 🗑 Remove
admin-notices-remove-ask = Shall <b>{ $title }</b> be told nothing any more?
admin-notices-remove-yes = 🗑 Yes, remove
admin-notices-added = ✅ Added.
admin-notices-tell-them = 🔔 Send notices
admin-notices-not-staff = { $name } has no right in the shop, so there is nothing to tell. Give them a role first.
admin-notices-unknown = Nobody like that has ever written to the bot.
admin-notices-several = Several people are called so. Please send the Telegram id or @name.
admin-notices-ask-person = 👤 Whom shall the bot tell? Forward a message of theirs, or send their Telegram id, @name or name.
admin-notices-ask-person-again = Please forward a message of that person, or send their Telegram id or @name. Of people who hide it, a forward does not say who they are.
admin-notices-group = 👥 <b>Notices in a group</b>
    1. Add the bot to the group.
    2. Write there, in the topic that you want, if there are topics:
    <code>{ $command }</code>
    Everybody in the group will read the notices. Buttons lead from there into the chat with the bot, and work for those who have the right.
admin-notices-group-invite = 👥 Add the bot to a group
admin-notices-group-copy = 📋 Copy the command
admin-notices-here = 🔔 The shop's notices arrive here from now on. What they are about is chosen in the chat with the bot.
admin-notices-times = 🔁 The same again: { $times ->
        [one] once more
       *[other] { $times } more times
    } within the hour.
admin-notices-open-in-bot = 🤖 Open in the bot
admin-notices-unreachable = ⚠️ Notices for <b>{ $title }</b> do not arrive: { $reason }. Nothing more is sent there until it is tried again.
admin-notices-look = 🔔 Have a look
admin-audit-notices-added = Somebody is told of notices
admin-audit-notices-changed = What somebody is told was changed
admin-audit-notices-removed = Somebody is told nothing any more
