shop-menu = 🛍 Shop
shop-command-shop = Open the shop
shop-command-purchases = What you have bought

shop-title = <b>Shop</b>
    Choose a category:
shop-empty = The shelves are still empty. Come back a little later!
shop-choose-category = Choose a category:
shop-choose-item = Choose a product:
shop-category-empty = Nothing here yet. Come back a little later!
shop-category-gone = This category is not in the shop any more.
shop-items-here = 🛍 Products of this category ({ $count })
shop-to-shop = 🛍 To the shop

shop-pieces = { $count } { $count ->
    [one] pc
   *[other] pcs
}
shop-none-left = sold out
shop-price = Price: <b>{ $price }</b>
shop-stock = In stock: { $count } { $count ->
    [one] piece
   *[other] pieces
}
shop-stock-none = Sold out for now
shop-stock-unlimited = Always in stock
shop-full-description = 📖 Full description
shop-item-gone = This product is not in the shop any more.

shop-buy = 🛒 Buy for { $price }
shop-pay = ✅ Pay { $price }
shop-adjustment = { $label }: { $amount }
shop-total = Total: <b>{ $total }</b>
shop-balance = Your balance: { $balance }
shop-balance-after = After the purchase: { $balance }
shop-price-changed = ⚠️ The price has changed meanwhile. Please look again.
shop-not-enough = You are { $missing } short. Top up your balance and come back: nothing was taken.
shop-sold-out = “{ $item }” has just sold out. Nothing was taken.
shop-cannot-deliver = “{ $item }” cannot be delivered at the moment. Nothing was taken.
shop-button-used = This button was used before. Your purchases are in your profile.
shop-paid = ✅ <b>Order { $order } paid</b>
    What you bought comes in the next message. Thank you!
shop-paid-already = ✅ <b>Order { $order } is already paid</b>
    What you bought is in a message of its own, and under “Open the order”.
shop-open-order = 📦 Open the order
shop-entry-purchase = Purchase, order { $reference }

shop-delivery = 🔑 Order { $order } · <b>{ $item }</b>
shop-delivery-file = It comes as a file, so that not a character is lost.

shop-my-purchases = 📦 My purchases ({ $count })
shop-purchases = <b>My purchases</b>
    Newest first:
shop-purchases-empty = You have not bought anything yet. The shop is open!
shop-profile-bought = Purchases: <b>{ $count }</b>
shop-order = <b>Order { $order }</b> · { $state }
    { $time }
shop-order-missing = You have no such order.
shop-line-pending = It will come in a message.
shop-line-file = 📄 It is in a file: press the button below.
shop-send-value = 📄 Send “{ $item }”
shop-open-item = 🛍 { $item }
shop-order-state-reserved = waiting for payment
shop-order-state-paid = paid
shop-order-state-partly-refunded = partly refunded
shop-order-state-refunded = refunded
shop-order-state-expired = expired
shop-order-state-cancelled = cancelled

shop-customer-data = what they searched for and wait for
