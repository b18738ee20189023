shop-line = { $quantity } × { $price } = <b>{ $total }</b>
shop-more-lines = … and { $count } more
shop-adjustment-other = Adjustment
shop-problem = ⚠️ { $problem }
shop-order-empty = There is nothing to buy.
shop-too-few = There { $count ->
    [one] is only { $count } piece
   *[other] are only { $count } pieces
} of “{ $item }” left. Nothing was taken.
shop-quantity-min = “{ $item }” is sold from { $min } { $min ->
    [one] piece
   *[other] pieces
} on.
shop-quantity-max = One order takes at most { $max } { $max ->
    [one] piece
   *[other] pieces
} of “{ $item }”.
shop-quantity-step = “{ $item }” is sold in steps of { $step }, from { $min } on.
shop-limit-left = “{ $item }” is limited: you can have { $count } more.
shop-limit-reached = “{ $item }” is limited to { $count } { $count ->
    [one] piece
   *[other] pieces
} a customer, and you have them.

shop-reserve = ⏳ Reserve it for me
shop-use-balance = 👛 Balance first: { $amount } ✅
shop-use-balance-not = 👛 Balance first: { $amount } ✖️
shop-ways-to-pay = Choose how to pay <b>{ $amount }</b>:
shop-ways-to-pay-rest = { $held } comes from your balance. Choose how to pay the other <b>{ $rest }</b>:
shop-balance-suffices = Your balance covers this order now: pay it from there.
shop-method-gone = This way to pay is not available at the moment. Please choose another one: the order is held for you.
shop-order-not-waiting = This order is not waiting for a payment any more.
shop-order-over = The time to pay for this order is over. Nothing was taken: please choose again.
shop-order-paid = ✅ <b>Order { $order } paid</b>
shop-payment-short = 👛 Your payment has arrived and is on your balance, but order { $order } could not be paid with it. { $waits ->
    [yes] The order is still held for you: open it to pay the rest.
   *[no] The order has ended; you can spend the money on whatever you like.
}
shop-payment-spare = 👛 Order { $order } had been paid before, so your payment is on your balance.
shop-payment-kept = 👛 Your payment is on your balance: the order that it was for is not there.
shop-too-many-reserved = You hold { $count } unpaid { $count ->
    [one] order
   *[other] orders
} already. Pay or cancel one first; they are under My purchases.
shop-reserved-until = ⏳ Held for you for { $minutes }:{ $seconds } more minutes.
shop-refresh = 🔄 Refresh
shop-cancel-order = ✖️ Cancel
shop-order-cancelled = Cancelled. Nothing was taken.
shop-reservation-over = The time for order { $order } is over. Please choose again; nothing was taken.
shop-expired = ⏳ The time to pay for order { $order } is over, so it is back on the shelf. You are welcome to choose again.

shop-line-refunded = ↩️ { $amount } given back
shop-line-failed = This could not be delivered; your money is on its way back.
shop-refunded = ↩️ <b>{ $amount } given back</b> for “{ $item }”, order { $order }.
    { $reason }
shop-refunded-order = ↩️ <b>{ $amount } given back</b> for order { $order }.
    { $reason }
shop-refunded-goes = { $which ->
    [both] { $outside } go back to where they came from, { $inside } are on your balance.
    [outside] It goes back to where it came from.
   *[inside] It is on your balance.
}
shop-refund-out-of-stock = It has run out, and we are sorry. You need not do anything.
shop-to-purchases = 📦 My purchases

shop-answer-1 = ✍️ { $question_1 }
shop-answer-2 = ✍️ { $question_2 }
shop-answer-3 = ✍️ { $question_3 }
shop-answer-4 = ✍️ { $question_4 }
shop-answer-5 = ✍️ { $question_5 }
shop-answered = <i>{ $question }</i>
    { $answer }
shop-answers-pay = Confirm to pay it from your balance.
shop-answers-reserve = Your balance does not cover it: confirm to reserve it.
shop-answers-needed = “{ $item }” asks you something first: please buy it from its card. Nothing was taken.
shop-order-buyer = 👤 { $name } · <code>{ $id }</code>
shop-invoice-subject = Order { $order }

shop-staff-customer = 👤 The customer
shop-customer-open-orders = 📦 Orders
shop-customer-no-orders = 📦 No orders yet
shop-customer-orders = 📦 { $count } { $count ->
    [one] order
   *[other] orders
} for { $spent }

shop-limit-purchases = That was a lot of orders at once.
