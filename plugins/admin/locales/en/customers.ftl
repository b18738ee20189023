admin-customers = 👥 Customers
admin-customers-find = 🔎 Find a customer
admin-customers-title = 👥 <b>Customers</b>
    { $which ->
        [blocked] Kept out: { $count }
        [balance] With money on the balance: { $count }
        [owing] Owing something: { $count }
       *[all] All: { $count }
    }
admin-customers-which = { $which ->
    [blocked] 🚫 Kept out
    [balance] 💰 With money
    [owing] ⚠️ Owing
   *[all] All
}

admin-find-ask = 🔎 <b>Whom are you looking for?</b>
    Send a Telegram id, a @name, a few letters of the name, the number of an order, or forward a message from them.
admin-find-what = Please send a text, or forward a message.
admin-find-again = 🔎 Look again
admin-find-several = { $count ->
    [one] { $count } customer fits:
   *[other] { $count } customers fit:
}
admin-find-many = More than { $most } customers fit. Here are the newest; another word finds fewer.
admin-find-none = Nobody fits “{ $text }”.
admin-find-hidden = { $name } hides the account in forwarded messages, so Telegram does not say who it is. Ask for the @name, the Telegram id or the number of an order.
admin-find-stranger = Whoever wrote this message has never written to the shop.
admin-find-channel = This message is from a channel or a group, not from a person.

admin-customer-gone = This customer is not here any more.
admin-customer-yourself = You cannot do that to yourself.
admin-customer-stronger = This person has rights that you do not have, so you cannot do that to them.
admin-customer-forgotten = Somebody who is forgotten
admin-customer-name = 👤 <b>{ $name }</b>
admin-customer-id = 🆔 <code>{ $id }</code>
admin-customer-username = 📎 @{ $username }
admin-customer-language = 🌐 { $language }
admin-customer-registered = 🗓 Here since { $when }
admin-customer-unreachable = 📵 Has stopped the bot: no message arrives
admin-customer-balance = 💰 Balance: <b>{ $balance }</b>
admin-customer-owed = ⚠️ Owes: { $owed }
admin-customer-topped-up = 📥 Topped up: { $total }
admin-customer-open = 👤 The customer
admin-customer-give = ➕ Top up
admin-customer-take = ➖ Deduct
admin-customer-ledger = 🧾 Operations
admin-customer-write = ✉️ Write
admin-customer-block = 🚫 Block
admin-customer-unblock = ✅ Unblock
admin-customer-forget = 🗑 Delete data

admin-customer-blocked = 🚫 <b>Kept out</b>{ $ends ->
    [yes] {" "}until { $until }
   *[no] {""}
}: { $reason }

admin-block-ask-reason = 🚫 Why is <b>{ $name }</b> kept out? They will read it.
admin-block-ask-end = ⏳ Until when? Choose, or send a day such as 2026-12-24 or 24.12.2026 18:00, in the time zone of your profile.
admin-block-for = { $hours ->
    [0] For ever
    [1] 1 hour
    [24] 1 day
   *[168] 7 days
}
admin-block-summary = 🚫 Keep out <b>{ $name }</b> { $ends ->
    [yes] until { $until }
   *[no] for ever
}?
    Why: { $reason }

    They lose access at once and are told. What they have paid for is still delivered.
admin-block-yes = 🚫 Block
admin-block-done = 🚫 Blocked. The customer is told.
admin-unblock-done = ✅ Unblocked. The customer is told.
admin-unblock-already = This customer is not kept out.
admin-blocked = 🚫 The shop has closed your access { $ends ->
    [yes] until { $until }
   *[no] for good
}.
    Why: { $reason }
admin-unblocked = ✅ The shop has opened your access again. Welcome back!

admin-ledger-title = 🧾 <b>Operations</b> of { $name }
admin-ledger-empty = 🧾 Nothing has happened on the balance of { $name } yet.

admin-correct-ask-amount = { $what ->
    [take] ➖ How much do you take from the balance of <b>{ $name }</b>?
   *[give] ➕ How much do you give to <b>{ $name }</b>?
}
    Balance now: { $balance }{ $limited ->
        [yes] . At most { $limit } at once.
       *[no] .
    }
admin-correct-ask-reason = 💬 Why? { $name } will read it.
admin-correct-limit = That is more than you may correct at once: at most { $limit }.
admin-correct-too-much = There is only { $balance } on the balance, so nothing was taken.
admin-correct-go-back = Go back and send another amount, or cancel.
admin-correct-summary = { $what ->
    [take] ➖ <b>{ $amount }</b> from the balance of <b>{ $name }</b>
   *[give] ➕ <b>{ $amount }</b> to the balance of <b>{ $name }</b>
}
    Why: { $reason }
    Balance now: { $balance }
admin-correct-yes = { $what ->
    [take] ➖ Deduct { $amount }
   *[give] ➕ Top up by { $amount }
}
admin-correct-done = { $what ->
    [take] ✅ { $amount } deducted. The customer is told.
   *[give] ✅ Topped up by { $amount }. The customer is told.
}
admin-correct-undo = ↩️ Undo
admin-undo-done = ↩️ Undone. The customer is told.
admin-undo-spent = It cannot be undone any more: there is only { $balance } on the balance.
admin-corrected = { $what ->
    [take] ➖ The shop has taken <b>{ $amount }</b> from your balance.
   *[give] ➕ The shop has put <b>{ $amount }</b> on your balance.
}
    { $reason }

    💰 Balance: <b>{ $balance }</b>
admin-correction-undone = { $what ->
    [take] ↩️ You have <b>{ $amount }</b> back that the shop had taken from your balance.
   *[give] ↩️ The shop has taken back <b>{ $amount }</b> that it had put on your balance.
}
    { $reason }

    💰 Balance: <b>{ $balance }</b>
admin-to-history = 🧾 Operations

admin-write-ask = ✉️ What do you want to tell <b>{ $name }</b>? Send a text or a picture.
    It arrives as a message from the shop.{ $reachable ->
        [no] {" "}⚠️ This customer has stopped the bot, so it will hardly arrive.
       *[yes] {""}
    }
admin-write-kind = Please send a text or a picture.
admin-write-summary = ✉️ To <b>{ $name }</b>, from the shop{ $kind ->
    [photo] , with a picture:
   *[text] :
}
admin-write-yes = ✉️ Send
admin-write-done = ✉️ It is on its way. If it does not arrive, you will be told.
admin-letter = ✉️ <b>A message from the shop</b>
admin-letter-support = 💬 Answer to support
admin-letter-failed = 📭 Your message to { $name } did not arrive: the customer has stopped the bot, or Telegram did not take it.

admin-forget-goes = name, @name, language and time zone
admin-forget-ask = 🗑 <b>Delete the data of { $name }</b>
    This cannot be undone. What goes:
    { $goes }

    Orders, payments and the ledger stay, without a name: they are the shop's books. Whoever comes back is a new customer, not blocked and with an empty balance.
    { $balance }

    To go on, send the id <code>{ $id_shown }</code>.
admin-forget-balance = ⚠️ There is still { $balance } on the balance, which nobody can spend then.
admin-forget-wrong = That is not the id of <b>{ $name }</b>, which is <code>{ $id }</code>. Go back and send it again, or cancel.
admin-forget-summary = 🗑 Delete everything that says who <b>{ $name }</b> (<code>{ $id }</code>) is?
admin-forget-yes = 🗑 Yes, delete for ever
admin-forget-done = 🗑 Deleted.
admin-audit-balance-corrected = A balance was corrected
admin-audit-correction-undone = A correction was undone
admin-audit-customer-blocked = A customer was blocked
admin-audit-customer-unblocked = A customer was unblocked
admin-audit-customer-forgotten = A customer's data was deleted
admin-audit-message-sent = A customer was written to
