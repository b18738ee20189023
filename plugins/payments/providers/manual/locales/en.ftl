manual-permission-confirm = Confirm bank transfers and send them back
manual-title = 🏛 Bank transfer: { $price }

manual-how = 🏛 Send the money like this:

    { $how }

    Write { $number } as the purpose of the transfer: that is how we find it. A person looks into the account, so it can take a day or two after the bank.
manual-how-closed = 🏛 We take no new transfers at the moment. If you have sent yours, write { $number } to support: nothing is lost.
manual-how-late = ⏳ What you ordered is held for a short time only, and transfers take longer. When the money comes later, the order is delivered if that is still possible; if not, the money is on your balance.
manual-tell = ✅ I have sent it
manual-told = 🗣 You told us on { $when } that it was sent. You will hear from us when it is here.
manual-thanks = Thank you! We look for it, and you will hear from us when it is here.
manual-not-yet = It is not here yet. Banks can take a few days; you will hear from us as soon as it is.
manual-missing = There is no such transfer.
manual-over = This invoice was paid or closed meanwhile.

manual-staff = 🏛 Bank transfers
manual-staff-list = { $count ->
        [0] 🏛 No transfer is waited for.
       *[other] 🏛 <b>Transfers that we wait for</b>: { $count }
            🗣 the customer says that it was sent
    }
manual-staff-list-all = 🏛 <b>All invoices by transfer</b>: { $count }
manual-staff-open = ⏳ Waited for
manual-staff-all = 📋 All
manual-staff-send-back = ↩️ To send back: { $count }
manual-card = 🏛 <b>Transfer { $number }</b> · { $state }
    Customer: { $customer }
    Amount: <b>{ $amount }</b>
    { $purpose }
    Made: { $made } · waited for until { $ends }
manual-for-balance = For the balance
manual-for-other = For { $purpose } { $reference }
manual-card-claimed = 🗣 The customer says that it was sent: { $when }
manual-card-came = ✅ { $amount } came, { $when }
manual-arrived = ✅ Arrived: { $amount }
manual-other-amount = ✏️ Another amount arrived
manual-another = ➕ One more transfer arrived
manual-not-arrived = ✖️ Did not arrive
manual-ask-amount = ✏️ How much has arrived?
manual-sure-arrived = 🏛 <b>{ $amount }</b> has arrived from { $customer } as transfer { $number }?
    { $compared }
manual-sure-same = That is what the invoice says.
manual-sure-under = The invoice is over { $asked }: this is less. The customer gets what came.
manual-sure-over = The invoice is over { $asked }: this is more. The customer gets all of it.
manual-sure-missing = ✖️ Close transfer { $number } of { $customer } over { $amount }, because nothing has come?
    If it comes later, you can still confirm it here.
manual-sure-yes = Yes, close it
manual-booked = { $amount } is credited.
manual-booked-before = A transfer for this invoice was confirmed meanwhile. Nothing more was credited: please look at what came.
manual-open = 🔎 Open

manual-claimed = 🗣 { $customer } says that <b>{ $amount }</b> was sent: transfer <b>{ $number }</b>.
    Look into the account and confirm it.
manual-closed = ✖️ Your transfer over { $amount } has not arrived, so we closed invoice { $number }. If you have sent it, write to support and name the number: nothing is lost.

manual-send-back = ↩️ Please send <b>{ $amount }</b> back to { $customer } at the bank, and say so here when it is done.
manual-send-back-list = { $count ->
        [0] ↩️ Nothing is to be sent back.
       *[other] ↩️ <b>To send back at the bank</b>: { $count }
    }
manual-send-back-row = ↩️ { $amount } · transfer { $invoice }
manual-send-back-card = ↩️ <b>{ $amount }</b> to { $customer } · { $state }
    It came as transfer { $invoice } over { $paid }, { $arrived }.
manual-send-back-waiting = ⏳ to be sent back
manual-send-back-sent = ✅ sent back
manual-send-back-refused = ✖️ could not be sent back
manual-sent = ✅ Sent back: { $amount }
manual-cannot-send = ✖️ It cannot be sent back
manual-noted = Noted.
manual-decided-before = That was decided before.
manual-notice-transfer = 🏛 Bank transfers to confirm or send back

manual-plugin = 🏛 Bank transfers
manual-plugin-about = Customers transfer money to your account, and you say that it has come.
manual-setting-manual-payment = How to transfer
manual-setting-manual-payment-hint = Bank, account and name, up to 2000 characters. &lt;b&gt;, &lt;i&gt;, &lt;code&gt; and &lt;a href&gt; may be used as tags. Empty: transfers are not offered.
manual-setting-manual-payment-hours = Hours a transfer is waited for
manual-setting-manual-payment-hours-hint = Whole hours, 1 to 720, such as 72.
manual-audit-confirmed = A transfer was confirmed
manual-audit-closed = A transfer is not waited for any more
manual-audit-sent-back = A transfer was sent back
