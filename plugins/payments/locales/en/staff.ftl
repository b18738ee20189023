payments-staff = 💳 Payments
payments-staff-cases = ❗ To decide
payments-staff-all = 📋 All payments
payments-staff-list = 💳 <b>All payments</b>: { $count }
payments-staff-list-open = { $count ->
        [0] 💳 Every payment is as it should be.
       *[other] ❗ <b>Payments to decide</b>: { $count }
    }
payments-staff-open = 🔎 Open
payments-staff-payment = 💳 <b>Payment { $number }</b> · { $state }
    Customer: { $customer }
    Paid: <b>{ $paid }</b> by { $provider }
    Credited: { $credited } · given back: { $refunded }
    Arrived: { $when }
    Charge: <code>{ $charge }</code>
payments-staff-given = 🎁 Added by the shop: { $given } · taken back: { $back }
payments-staff-fee = 🏷 Fee of the provider ({ $percent } %): { $amount }
payments-staff-invoice = 🧾 Invoice { $number } · { $state }
    Asked: { $asked } for { $amount } · { $purpose }
payments-staff-flaw = ❗ { $flaw }
payments-staff-flaw-none = as it should be
payments-staff-flaw-late = came after the invoice had ended
payments-staff-flaw-under = less than the invoice
payments-staff-flaw-over = more than the invoice
payments-staff-flaw-double = the invoice had been paid before
payments-staff-flaw-currency = in another currency than the invoice; held
payments-staff-flaw-unknown = for no invoice of ours; held
payments-staff-flaw-conflict = reported twice with different sums
payments-staff-state-credited = ✅ credited
payments-staff-state-held = ⏸ held
payments-staff-state-refunding = ⏳ on its way back
payments-staff-state-refunded = ↩️ given back
payments-staff-state-charged-back = ⚠️ taken back
payments-act-close = 🗂 Leave it as it is
payments-act-accept = ✅ Accept
payments-act-refund = ↩️ Give back
payments-sure-close = Close this case for { $customer } as it is? { $paid } stays where it is.
payments-sure-accept = Put <b>{ $amount }</b> on the balance of { $customer }?
    What was not paid is at the shop's expense.
payments-sure-refund = Give { $paid } back to { $customer }?
    <b>{ $amount }</b> goes off their balance; what it does not hold is owed.
payments-sure-yes = Yes, do it
payments-changed = This has changed meanwhile. Please look again.
payments-done = Done.
payments-payment-missing = There is no such payment.
payments-not-refundable = This payment cannot be given back any more.

payments-case = ❗ <b>Payment { $number }</b> needs a look: { $flaw }.
    { $customer } paid { $paid }; credited { $credited }.
payments-charged-back = ⚠️ <b>Payment { $number }</b> of { $customer } ({ $paid }) was taken back; { $taken } was booked off.
payments-refund-failed = ❗ The refund of <b>payment { $number }</b> ({ $paid }, { $customer }) was refused: { $code }. { $held ->
        [yes] The money is held again: give it back in another way.
       *[no] The money is on the customer's balance again.
    }

payments-staff-of = of { $customer }
payments-staff-customer = 👤 The customer
payments-customer-open = 💳 Payments ({ $count })
payments-notice-payment = 💳 Payments that need a look
payments-notice-refund = ↩️ Payments that cannot be given back
payments-staff-order = Payments of the order ({ $count })
payments-staff-order-title = 💳 <b>Payments of order { $order }</b>
payments-staff-order-invoice = 🧾 Invoice { $number } · { $asked } by { $provider } · { $state }
payments-staff-order-payment = 💳 Payment { $number } · { $paid }
payments-staff-ask = 🔄 Ask about invoice { $number }
payments-figures = 💳 Payments
payments-figure-in = Paid in
payments-figure-count = Payments
payments-figure-back = Paid back
payments-figure-ever = Ever: paid in

payments-plugin = 💳 Payments
payments-plugin-about = Topping up balances and paying for orders; each way to pay is a plugin of its own.
payments-setting-min-amount = Least payment
payments-setting-min-amount-hint = An amount in the shop's currency, such as 20 or 0.50.
payments-setting-max-amount = Largest payment
payments-setting-max-amount-hint = An amount in the shop's currency, such as 10000.
payments-setting-payment-time = Seconds to pay an invoice
payments-setting-payment-time-hint = Whole seconds, 60 to 86400, such as 1800 for half an hour.
payments-limits-crossed = The least payment ({ $least }) would be above the largest ({ $most }), so nobody could pay. Change the other one first.
payments-audit-credited = A payment was credited
payments-audit-held = A payment is held
payments-audit-conflict = A payment was reported with another sum
payments-audit-charged-back = A payment was taken back
payments-audit-refunded = A payment was refunded
payments-audit-refund-failed = A refund failed
payments-audit-refund-asked = A refund was asked for
payments-audit-accepted = A payment was accepted as it is
payments-audit-closed = The case of a payment was closed
