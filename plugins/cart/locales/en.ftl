cart-menu = 🛒 Cart ({ $count })
cart-command-cart = Your cart

cart-add = 🛒 Add to cart
cart-in = 🛒 In the cart: { $count }
cart-in-more = 🛒 In the cart: { $count } · +{ $step }
cart-open = 🛒 To the cart
cart-added = Added. In the cart: { $count }
cart-most = That is as many as one order takes: { $count }.
cart-only = There are only { $count } left at the moment.
cart-full = Your cart is full: { $count } { $count ->
    [one] product
   *[other] products
} at most. Check out, or take something out first.
cart-sold-out = This product is sold out for now.
cart-asks = We ask a few questions about this product first, so it is bought on its own, from its card.

cart-title = 🛒 <b>Your cart</b>
cart-empty = 🛒 Your cart is empty. There is plenty to discover in the shop!
cart-sum = { $count } × { $price } = { $sum }
cart-sum-changed = { $count } × { $price } = <s>{ $sum }</s> <b>{ $net }</b>
cart-adjustment = { $label }: { $amount }
cart-total = Total: <b>{ $total }</b>
cart-problems = ⚠️ Something has changed: see the marked lines. Put them right, and you can check out.
cart-line-gone = Not in the shop any more
cart-line-sold-out = Sold out for now
cart-line-few = Only { $count } left
cart-line-limit-left = You can buy { $count } more at most
cart-line-limit = You have bought as many as one customer may have
cart-line-quantity = This number of pieces cannot be ordered any more
cart-line-asks = We ask questions about it now: it is bought on its own, from its card
cart-line-missing = This is not in your cart any more.

cart-checkout = ✅ Check out · { $total }
cart-clear = 🗑 Clear
cart-to-shop = 🛍 To the shop
cart-back = ⬅️ Cart
cart-remove = ✖ Take out
cart-open-item = 🔎 Open the product
cart-remove-gone = 🧹 Remove what is gone
cart-put-right = 🧹 Put the marked lines right
cart-put-right-done = Lines removed: { $removed }. Numbers of pieces changed: { $changed }.
cart-removed = Taken out.
cart-clear-ask = Shall I take everything out of your cart?
cart-clear-yes = 🗑 Yes, clear it
cart-cleared = Your cart is empty now.

cart-changed = ⚠️ Your cart has changed meanwhile. Nothing was taken: please look again.
cart-price-changed = The price has changed meanwhile. Please look again: nothing was taken.
cart-too-much = ⚠️ One order can come to { $most } at most. Please split it.

cart-customer-data = the cart
cart-plugin = 🧺 Cart
cart-plugin-about = Several products in one order.
cart-setting-cart-lines = Products in a cart
cart-setting-cart-lines-hint = How many different products a cart holds: a whole number from 1 to 20.
cart-audit-checkout = A purchase from the cart
