payments-permission-manage = Look at payments, decide about them, refund them

payments-command-topup = Top up your balance
payments-command-paysupport = Help with payments

payments-top-up = 💳 Top up
payments-how-much = 💳 <b>How much shall we add?</b>
    Anything from { $least } to { $most }.
payments-other-amount = ✏️ Another amount
payments-open-invoice = ⏳ Invoice { $number } · { $price }
payments-ask-amount = ✏️ How much would you like to add?
payments-amount-outside = Please choose an amount from { $least } to { $most }.
payments-how = 💳 <b>{ $amount }</b>
    How would you like to pay?
payments-method-fee = { $method } · { $percent } % fee included
payments-no-method = There is no way to pay { $amount } at the moment. Please choose another amount, or try a little later.
payments-not-configured = Topping up is not set up in this shop yet.
payments-too-many = You have { $count } open invoices. Please pay or cancel one of them first.
payments-provider-down = The payment service does not answer right now, and nothing was charged. Please try again in a minute, or choose another way. Code: { $code }
payments-provider-silent = The payment service does not answer right now. We keep asking, and you will hear from us when the money is here.

payments-invoice = 🧾 <b>Invoice { $number }</b>
    { $subject }: { $amount }
    To pay: <b>{ $price }</b>
payments-fee = The payment service keeps { $percent } % of it; you pay nothing on top.
payments-for-balance = For your balance
payments-minutes-left = { $minutes ->
        [one] ⏳ It can be paid for { $minutes } more minute.
       *[other] ⏳ It can be paid for { $minutes } more minutes.
    }
payments-hours-left = { $hours ->
        [one] ⏳ It can be paid for { $hours } more hour.
       *[other] ⏳ It can be paid for { $hours } more hours.
    }
payments-pay-in-chat = 💬 The invoice is in this chat: press <b>Pay</b> in it.
payments-invoice-state = { $state }
payments-pay = 💳 Pay
payments-check = 🔄 Check
payments-cancel = ✖️ Cancel
payments-not-yet = Nothing has arrived yet. Paid already? It can take a minute, and you will hear from us.
payments-invoice-missing = This invoice is not there any more.
payments-state-creating = ⏳ Waiting to be paid
payments-state-open = ⏳ Waiting to be paid
payments-state-expired = ⌛️ The time to pay is over
payments-state-cancelled = ✖️ Cancelled
payments-state-failed = ✖️ Not made
payments-state-paid = ✅ Paid
payments-state-late = ✅ Paid, a little late
payments-state-underpaid = ⚠️ Paid in part
payments-state-overpaid = ✅ Paid, and more
payments-state-double = ✅ Paid twice
payments-state-refunded = ↩️ Refunded

payments-received = ✅ <b>{ $amount }</b> is on your balance.
    You have { $balance } now.
payments-accepted = ✅ We have looked at your payment: <b>{ $amount }</b> is on your balance.
    You have { $balance } now.
payments-taken-back = ⚠️ Your payment of { $paid } was taken back, so { $amount } went off your balance. What it did not hold is settled with your next top-up.
payments-refunded = ↩️ { $amount } of your payment of { $paid } went back to where it came from.
payments-refunded-kept = The { $amount } that we had added when we accepted it went off your balance.
payments-flaw-late = It came after the invoice had ended. Nothing is lost: the money is yours.
payments-flaw-under = The invoice was over { $asked }, and { $paid } came. What came is on your balance.
payments-flaw-over = The invoice was over { $asked }, and { $paid } came. All of it is yours.
payments-flaw-double = The invoice had been paid before, and { $paid } came again. All of it is yours; write to us if you want it back.
payments-flaw-currency = { $paid } came in another currency. We look at it and come back to you.
payments-flaw-little = { $paid } came, which is too little to be credited. We look at it and come back to you.
payments-flaw-unknown = { $paid } came, and we do not know what for. We look at it and come back to you.
payments-flaw-conflict = The payment service told us two different things about it. We look at it and come back to you.

payments-refused-unknown = This invoice is not valid any more. Please make a new one in the bot; nothing was charged.
payments-refused-ended = This invoice was paid or cancelled. Nothing was charged.
payments-refused-expired = The time to pay this invoice is over. Please make a new one in the bot; nothing was charged.
payments-refund-refused = The payment service does not give this payment back.

payments-support = 🛟 <b>Help with payments</b>

    These are your latest invoices. Open one and press <b>Check</b>: money that has arrived is credited at once.
    Refunds and everything else: write to support and name the number of the invoice.
payments-support-none = 🛟 <b>Help with payments</b>

    You have no invoices yet. For everything else, write to support.
payments-support-invoice = { $number } · { $price } · { $state }
payments-support-write = 💬 Write to support

payments-customer-data = links and notes of open invoices

payments-limit-payments = That was a lot of payments at once.
