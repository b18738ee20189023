shop-notice-sale = 💰 Sales
shop-notice-by-hand = 📮 Orders to deliver by hand
shop-notice-delivery = 📭 Deliveries that fail
shop-notice-payout = ↩️ Refunds that do not get through
shop-notice-low-stock = 📉 Low stock
shop-notice-sold-out = 🕳 Sold out
shop-notice-news = 📣 Posts to the news channel that fail
shop-notice-open-order = 📦 Open the order

shop-sold = 💰 Order <b>{ $order }</b>: { $customer } has paid { $total }.
shop-deliver-this = 📮 Order <b>{ $order }</b> ({ $total }) waits for you: { $customer } has paid for something that is delivered by hand.
shop-not-arrived = 📭 <b>{ $item }</b> of order { $order } did not reach its customer's chat. It is under their purchases and is sent again by itself.
shop-not-brought = ⚠️ <b>{ $item }</b> of order { $order } is paid, but its delivery fails again and again ({ $error }). It is tried further.
shop-given-up = 🚨 <b>{ $item }</b> of order { $order } could not be delivered ({ $error }). Its money goes back.
shop-refund-stuck = ⚠️ The refund of { $amount } for order { $order } does not get through ({ $error }). It is tried further.
shop-refund-to-wallet = ↩️ { $amount } for order { $order } could not go back to where it came from ({ $error }), so it is on the customer's balance.
shop-stock-sold-out = 🕳 <b>{ $item }</b> has sold out.
shop-staff-replace = 🔁 Replace
shop-staff-replace-which = 🔁 Which piece of <b>{ $item }</b> is bad?
shop-staff-replace-all = 🔁 All { $count } of them
shop-staff-ask-replace-reason = 🔁 What is wrong with it? The customer reads this.
shop-staff-replace-summary = 🔁 <b>{ $item }</b>, order { $order }: { $count ->
        [one] one piece is taken
       *[other] { $count } pieces are taken
    } from stock and sent to the customer. What they have now is never sold again. The price stays.
    Reason: { $reason }
shop-staff-replace-yes = 🔁 Yes, replace
shop-staff-replace-none = 🔁 There is not enough of <b>{ $item }</b> in stock to replace it. Give the money back, or add stock first.
shop-staff-replace-gone = Meanwhile there is not enough of “{ $item }” in stock. Nothing has changed; give the money back, or add stock first.
shop-staff-replaced = ✅ Replaced; it is on its way to the customer.
shop-replaced = 🔁 <b>{ $item }</b> of order { $order }: we have replaced { $count ->
        [one] it
       *[other] { $count } pieces
    }. The new goods follow; the old ones no longer count.
    { $reason }
shop-staff-cancel-order = ✖️ Give up the reservation
shop-staff-cancel-ask = ✖️ Give up order { $order }, which is reserved for { $customer } and not paid? What it holds goes on sale again, and the customer is told.
shop-staff-cancel-yes = ✖️ Yes, give it up
shop-staff-cancelled = The reservation is given up.
shop-cancelled = ✖️ The shop has given up the reservation of order { $order }. Nothing was paid.
shop-staff-order-changed = The order has changed meanwhile. Please look again.
shop-staff-orders-found = { $count ->
        [one] { $count } order fits:
       *[other] { $count } orders fit:
    }
shop-staff-value-missing = There is no order like this, and nothing like it was sold from stock.
shop-audit-item-added = A product was added
shop-audit-item-edited = A product was changed
shop-audit-item-deleted = A product was deleted
shop-audit-category-added = A category was added
shop-audit-category-edited = A category was changed
shop-audit-category-deleted = A category was deleted
shop-audit-purchase = A purchase
shop-audit-value-shown = Somebody looked at what is sold
shop-audit-value-traced = An order was found by what was sold
shop-audit-delivery-sent-again = Goods were sent again
shop-audit-line-delivered = Delivered by hand
shop-audit-line-refused = Not delivered, given up
shop-audit-line-replaced = Something bad was replaced
shop-audit-order-cancelled = A reservation was given up
shop-audit-piece-deleted = A piece of stock was deleted
shop-audit-batch-withdrawn = A batch was taken off sale
shop-audit-batch-restored = A batch is on sale again
shop-audit-stock-added = Stock was added
shop-audit-shared-set = What every buyer gets was changed
shop-audit-imported = A catalog was imported
shop-audit-refund-asked = A refund was asked for
shop-audit-refunded = A refund was booked
