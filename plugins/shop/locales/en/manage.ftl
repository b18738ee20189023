shop-command-order = Open an order by its number
shop-staff-catalog = 🗂 Catalog

shop-staff-yes = yes
shop-staff-no = no
shop-staff-none = —
shop-staff-saved = ✅ Saved.
shop-staff-moved = ✅ Moved.
shop-staff-deleted = Deleted.
shop-staff-clear = ✖️ Leave it empty
shop-staff-delete = 🗑 Delete
shop-staff-delete-yes = 🗑 Yes, delete
shop-staff-move = 📂 Move
shop-staff-move-here = 📥 Put it here
shop-staff-move-where = 📂 Where does <b>{ $name }</b> go?
shop-staff-up = ⬆️ Up
shop-staff-show = 👁 Show to customers
shop-staff-hide = 🙈 Hide
shop-staff-item-gone = There is no such product any more.
shop-staff-category-gone = There is no such category any more.

shop-staff-top-categories = 🗂 <b>Catalog</b>
shop-staff-categories = { $count ->
    [0] No categories here yet.
    [one] { $count } category:
   *[other] { $count } categories:
}
shop-staff-items-here = { $count ->
    [0] No products here yet.
    [one] { $count } product:
   *[other] { $count } products:
}
shop-staff-category-holds = In it: { $categories ->
    [one] { $categories } category
   *[other] { $categories } categories
}, { $items ->
    [one] { $items } product
   *[other] { $items } products
}
shop-staff-subcategories = 📁 Categories ({ $count })
shop-staff-items = 🏷 Products ({ $count })
shop-staff-add-category = ➕ Category
shop-staff-add-item = ➕ Product
shop-staff-category-added = ✅ The category is there. Customers see it at once.
shop-staff-item-added = ✅ The product is there. What it still needs is a tap away:
shop-staff-ask-category-name = 📁 What is the new category called?
shop-staff-ask-item-name = 🏷 A new product in <b>{ $shelf }</b>. What is it called?
shop-staff-ask-item-description = 📝 Describe it for your customers, or skip this for now.
shop-staff-ask-item-price = 💰 What does one piece cost? Decimals are fine, such as 9.99.
shop-staff-ask-item-kind = 🛎 How is it delivered?
shop-staff-ask-item-values = 📦 Send what is sold, one piece a line, or skip this and add stock later, also from a file.
shop-staff-ask-item-value = 📦 Send the text that every buyer gets, or skip this and add it later.
shop-staff-ask-item-picture = 🖼 Send a picture (JPEG or PNG, up to 5 MB), or skip this.

shop-staff-fact = { $label }: <b>{ $value }</b>
shop-staff-ask = <b>{ $item }</b>
    { $label }

    Now: { $now }

    { $hint }
shop-staff-bad-lines = At most { $most ->
    [one] { $most } line
   *[other] { $most } lines
} of at most { $length ->
    [one] { $length } character
   *[other] { $length } characters
} each, please.

shop-staff-field-name = ✏️ Name
shop-staff-field-description = 📝 Description
shop-staff-field-price = 💰 Price
shop-staff-field-kind = 🛎 Delivery
shop-staff-field-position = ↕️ Position
shop-staff-field-hidden = 🙈 Hidden
shop-staff-field-show-at = 🗓 Show from
shop-staff-field-hide-at = 🗓 Hide from
shop-staff-field-min-quantity = ⬇️ At least
shop-staff-field-max-quantity = ⬆️ At most
shop-staff-field-quantity-step = 👣 In steps of
shop-staff-field-customer-limit = 👤 Per customer
shop-staff-field-instructions = 📖 Instructions
shop-staff-field-questions = ❓ Questions
shop-staff-field-when-out = 🕳 If it runs out
shop-staff-field-presell = ⏳ Pre-order
shop-staff-field-pick = 🔀 Sold first
shop-staff-field-low-stock = 🔔 Low stock
shop-staff-field-sort = ⇅ Sorted by

shop-staff-hint-name = Send the new name. Links, carts and reviews stay with it.
shop-staff-hint-description = Send the new description.
shop-staff-hint-price = Send the new price of one piece. Decimals are fine, such as 9.99.
shop-staff-hint-kind = How is it delivered? This can be changed as long as there is no stock and nothing was sold.
shop-staff-hint-position = Send a whole number: lower ones come first, equal ones A–Z.
shop-staff-hint-hidden = Shall customers not see it?
shop-staff-hint-show-at = Send the date and time from which customers see it, such as 2026-12-24 18:00. Until then it is hidden. The clock is that of your profile.
shop-staff-hint-hide-at = Send the date and time from which customers no longer see it, such as 2027-01-10 09:00. The clock is that of your profile.
shop-staff-hint-min-quantity = Send how many pieces one order takes at least.
shop-staff-hint-max-quantity = Send how many pieces one order takes at most.
shop-staff-hint-quantity-step = Send the step: with 5, customers buy 5, 10, 15 …
shop-staff-hint-customer-limit = Send how many pieces one customer may buy altogether.
shop-staff-hint-instructions = Send what customers read together with their purchase.
shop-staff-hint-questions = Send what customers are asked before they buy, one question a line.
shop-staff-hint-when-out = What happens when it is paid for and cannot be delivered?
shop-staff-hint-presell = May customers buy it while it is sold out, and get it when stock comes in? This needs “If it runs out: wait”.
shop-staff-hint-pick = Which pieces are sold first?
shop-staff-hint-low-stock = Send the number of pieces below which you are told.
shop-staff-hint-sort = How are the products of this category listed until the customer chooses another order?

shop-staff-choice-kind-unique = a text of its own for each piece
shop-staff-choice-kind-file = a file of its own for each piece
shop-staff-choice-kind-shared = one text or file for all
shop-staff-choice-kind-manual = by hand, from the order
shop-staff-choice-when-out-wait = wait for stock, then deliver by itself
shop-staff-choice-when-out-credit = give the money back to the balance
shop-staff-choice-when-out-refund = give the money back where it came from
shop-staff-choice-pick-fifo = the oldest
shop-staff-choice-pick-lifo = the newest
shop-staff-choice-pick-random = any, at random
shop-staff-sort-rated = best-rated first

shop-staff-part-delivery = 🛎 Delivery
shop-staff-part-quantities = 🔢 Quantities
shop-staff-pictures = 🖼 Pictures ({ $count })
shop-staff-stock = 📦 Stock
shop-staff-as-customer = 👀 As customers see it
shop-staff-sold = Sold so far: { $count }
shop-staff-no-value = ⚠️ There is nothing to deliver yet: add it under “Stock”.
shop-staff-by-hand = You deliver it by hand, from the order.

shop-staff-find-item = 🔎 Find a product
shop-staff-find-again = 🔎 Search again
shop-staff-find-ask = 🔎 Send words of the product's name, or its number.
shop-staff-found = 🔎 <b>Found:</b>
shop-staff-found-none = 🔎 No product has these words in its name.
shop-staff-found-more = These are the first { $count }; one more word narrows it down.

shop-staff-delete-item = 🗑 Delete <b>{ $name }</b>?
shop-staff-delete-category = 🗑 Delete the category <b>{ $name }</b>?
shop-staff-delete-below = With it go { $categories ->
    [one] { $categories } category
   *[other] { $categories } categories
} and { $items ->
    [one] { $items } product
   *[other] { $items } products
} below it.
shop-staff-delete-pieces = { $count ->
    [one] { $count } unsold piece goes with it.
   *[other] { $count } unsold pieces go with it.
}
shop-staff-delete-sold = { $count ->
    [one] { $count } piece was sold: its buyer keeps it.
   *[other] { $count } pieces were sold: their buyers keep them.
}
shop-staff-delete-owed = ⚠️ { $count ->
    [one] { $count } paid order line is
   *[other] { $count } paid order lines are
} still waiting for delivery. Deliver or refund first.

shop-staff-picture-title = 🖼 <b>{ $name }</b>
shop-staff-picture-number = Picture { $number } of { $count }. The first one is on top of the card.
shop-staff-picture-none = No pictures yet.
shop-staff-picture-add = ➕ Add a picture
shop-staff-picture-remove = 🗑 Remove
shop-staff-picture-remove-sure = Take this picture off <b>{ $name }</b>? The bot keeps no copy of it.
shop-staff-picture-remove-yes = 🗑 Yes, remove it
shop-staff-picture-earlier = ⬅️ Earlier
shop-staff-picture-later = ➡️ Later
shop-staff-picture-added = ✅ The picture is on the card.
shop-staff-picture-removed = The picture is gone.
shop-staff-picture-gone = This picture is not on the card any more.
shop-staff-ask-picture = 🖼 Send a picture (JPEG or PNG, up to 5 MB).

shop-staff-pieces = 🔑 Single pieces
shop-staff-pieces-title = { $count ->
    [0] No unsold pieces.
    [one] { $count } unsold piece:
   *[other] { $count } unsold pieces:
}
shop-staff-piece = 🔑 <b>Piece { $id }</b> of { $item }
    Batch: { $batch }, { $time }
    State: { $state }
shop-staff-piece-unsold = unsold
shop-staff-piece-reserved = reserved
shop-staff-piece-sold = sold
shop-staff-piece-withdrawn = withdrawn
shop-staff-piece-burnt = not sold any more
shop-staff-piece-show = 👁 Show it
shop-staff-piece-sent = 📄 It is in the file.
shop-staff-piece-file = 📄 Piece { $id }
shop-staff-piece-gone = This piece is not there any more: it was sold or taken out meanwhile.
shop-staff-piece-ask-delete = 🗑 Delete this piece? It cannot be brought back.
shop-staff-piece-deleted = The piece is gone.

shop-staff-orders = 📦 Orders
shop-staff-orders-title = 📦 <b>Orders</b> ({ $count })
shop-staff-orders-of = of { $customer }
shop-staff-orders-of-customer = 📦 All their orders
shop-staff-orders-which = { $which ->
    [all] All orders
    [waiting] 📮 To deliver
    [reserved] ⏳ Reserved
   *[problems] ⚠️ Problems
}
shop-staff-find-order = 🔎 Find an order
shop-staff-find-order-ask = 🔎 Send the number of the order, or paste what was sold (a text or a file).
shop-staff-order-missing = There is no order { $order }.
shop-staff-open-order = 📦 Open the order
shop-staff-order = 📦 <b>Order { $order }</b> · { $state }
    👤 { $customer } (<code>{ $id }</code>)
    Made: { $made }
shop-staff-order-paid-at = Paid: { $time }
shop-staff-order-until = Held until: { $time }
shop-staff-line-of = 📦 Order { $order }
shop-staff-line-state = ▸ { $state }
shop-staff-line-unpaid = not paid
shop-staff-line-by-hand = 📮 waits for you to deliver it
shop-staff-line-stock = 📮 waits for stock
shop-staff-line-plugin = 📮 is on its way
shop-staff-line-fulfilled = delivered
shop-staff-line-failed = could not be delivered
shop-staff-line-returned = given back
shop-staff-line-replaced = replaced
shop-staff-line-error = ⚠️ { $attempts ->
    [one] { $attempts } try
   *[other] { $attempts } tries
} so far: { $error }
shop-staff-line-going-back = ↩️ { $amount } on the way back to where it came from
shop-staff-line-not-arrived = ⚠️ { $count ->
    [one] { $count } message
   *[other] { $count } messages
} did not reach the customer. The goods are under My purchases.
shop-staff-line-changed = This was dealt with meanwhile. Open the order again.
shop-staff-open-item = 🏷 The product
shop-staff-send-answers = ✍️ Answers as a file
shop-staff-show-goods = 👁 What was delivered
shop-staff-no-goods = There is nothing to show.

shop-staff-deliver = 📮 Deliver
shop-staff-ask-goods = 📮 Order { $order }, <b>{ $item }</b>
    Send what the customer gets: a text, a picture or a file (up to 20 MB).
shop-staff-ask-goods-again = Send a text, a picture or a file, please.
shop-staff-deliver-summary = 📮 Order { $order }, <b>{ $item }</b>
    The customer gets this at once:
shop-staff-delivered = ✅ Delivered. It is on its way to the customer.
shop-staff-refuse = ✖️ Cannot be delivered
shop-staff-refuse-ask = ✖️ Give up “{ $item }”? { $amount } goes back:
shop-staff-refuse-yes = ✖️ Yes, give the money back
shop-staff-refused = Given up. The customer hears of it and gets the money back.
shop-staff-refund = ↩️ Refund
shop-staff-refund-all = All of it: { $amount }
shop-staff-refund-to = { $to ->
    [wallet] 👛 To the balance
   *[provider] 💳 To where it came from
}
shop-staff-refund-goes-outside = 💳 { $amount } to where it came from
shop-staff-refund-goes-wallet = 👛 { $amount } to the balance
shop-staff-refund-goes-kept = 🎁 { $amount } stays with the shop, which had added it to the payment
shop-staff-refund-goes-not = Nothing of it can go back to where it came from.
shop-staff-refund-reason = From the shop, with our apologies.
shop-staff-refund-too-much = At most { $left } is left to give back.
shop-staff-refund-summary = ↩️ Give back { $amount } for “{ $item }”?
    The customer reads: { $reason }
shop-staff-refund-yes = ✅ Give back { $amount }
shop-staff-refund-keeps = The customer keeps what was delivered.
shop-staff-refund-restock = Nobody has seen what was sold yet: it goes back on sale.
shop-staff-refund-burn = It may have been seen, so it is not sold again, and the customer cannot open it any more.
shop-staff-refund-closes = The customer cannot open it any more.
shop-staff-refund-order = ↩️ Refund the order: { $amount }
shop-staff-refund-order-summary = ↩️ Give back all of order { $order }, { $amount }?
    Reason: { $reason }
shop-staff-refund-order-restock = Pieces that nobody has seen and that go back on sale: { $count }
shop-staff-refund-order-burn = Pieces that may have been seen and are not sold again: { $count }
shop-staff-refund-order-given-up = Lines not brought yet, which are given up: { $count }
shop-staff-refund-done = ✅ The refund is under way.
shop-staff-ask-refund-amount = ↩️ <b>{ $item }</b>: how much goes back? Up to { $shown }.
shop-staff-ask-refund-to = Where does it go?
shop-staff-ask-refund-reason = Why? The customer reads this. Skip it for a short apology.

shop-staff-undelivered = { $count ->
    [0] 📭 Undelivered
   *[other] 📭 Undelivered ({ $count })
}
shop-staff-undelivered-open = 📭 Not arrived
shop-staff-undelivered-title = { $count ->
    [0] 📭 Everything has arrived.
    [one] 📭 { $count } message with goods did not arrive:
   *[other] 📭 { $count } messages with goods did not arrive:
}
shop-staff-problem = 📭 <b>Order { $order }</b>, { $item }
    👤 { $customer }
    Why: { $reason }
    Last try: { $time } ({ $attempts ->
        [one] { $attempts } try
       *[other] { $attempts } tries
    })
    The customer finds the goods under My purchases all the same.
shop-staff-problem-blocked = the customer has blocked the bot or deleted the account
shop-staff-problem-queued = It is on its way once more.
shop-staff-problem-next = It is sent again by itself: from time to time, and at once when the customer unblocks the bot.
shop-staff-problem-solved = This has arrived meanwhile.
shop-staff-send-again = 📨 Send again
shop-staff-queued = 📨 On its way again.
shop-staff-queued-already = It is on its way already, or has arrived.

shop-figures-sales = 🛒 Sales
shop-figures-best = 🏆 Best sellers
shop-figures-goods = 📦 Goods now
shop-figure-sales = Sold for
shop-figure-orders = Orders
shop-figure-pieces = Pieces
shop-figure-average = Average order
shop-figure-buyers = Buyers
shop-figure-sales-ever = Ever: sold for
shop-figure-orders-ever = Ever: orders
shop-figure-pieces-ever = Ever: pieces
shop-figure-average-ever = Ever: average order
shop-figure-buyers-ever = Ever: buyers
shop-figure-refunds = Given back
shop-figure-sold = { $pieces } { $pieces ->
    [one] pc
   *[other] pcs
} · { $total }
shop-figure-stock = Pieces in stock
shop-figure-items = Products on sale
shop-figure-hidden = Hidden products
shop-figure-categories = Categories
shop-figure-waiting = Lines to deliver
shop-chart-revenue = Revenue
shop-chart-orders = Orders

shop-plugin = 🛍 Shop
shop-plugin-about = Catalog, stock, orders and “My purchases”.
shop-setting-reservation-minutes = Minutes an unpaid order is held
shop-setting-reservation-minutes-hint = Whole minutes, 1 to 10080, such as 30. Orders that are held already keep their time.
shop-setting-reservations-per-customer = Unpaid orders of one customer
shop-setting-reservations-per-customer-hint = How many one customer may hold at a time: 1 to 20.
shop-setting-channel-posts = Posts in the news channel
shop-setting-channel-posts-hint = What the channel hears of by itself.
shop-setting-channel-posts-off = Nothing
shop-setting-channel-posts-stock = More pieces
shop-setting-channel-posts-new = New products
shop-setting-channel-posts-all = Both
