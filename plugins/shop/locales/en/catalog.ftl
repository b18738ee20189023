shop-edit-name-empty = A name is needed.
shop-edit-too-long = That is too long: { $max } characters at most.
shop-edit-control = Line breaks and invisible characters do not fit here.
shop-edit-out-of-range = Please choose a number from { $min } to { $max }.
shop-edit-price = A price is zero or more, and not that large.
shop-edit-too-many-questions = { $max } questions at most.
shop-edit-max-below-min = The most for one order cannot be less than the least, which is { $min }.
shop-edit-limit-below-min = The limit of a customer cannot be less than the smallest order, which is { $min }.
shop-edit-presell-waits = For orders in advance, first choose “wait for restock” for what is paid but not there.
shop-edit-questions-kind = Questions are for products that you deliver by hand. This one is delivered at once.
shop-edit-circle = A category cannot be put into itself or into something that is in it.
shop-edit-too-deep = Categories can be { $max } deep at most.
shop-edit-name-taken = “{ $name }” is already there. Please choose another name.
shop-edit-kind-fixed = The way of delivery can be changed only while there is no stock and nobody has bought it. Make a new product instead.
shop-edit-owed = “{ $name }” cannot be deleted yet: { $count ->
    [one] { $count } paid order is waiting for its goods. Deliver or refund it first.
   *[other] { $count } paid orders are waiting for their goods. Deliver or refund them first.
}
shop-edit-importing = “{ $name }” cannot be deleted yet: an import is still bringing in something here. Try again in a minute.

shop-sort-hand = As the shop recommends
shop-sort-name = By name
shop-sort-price-up = Cheapest first
shop-sort-price-down = Most expensive first
shop-sort-newest = Newest first
shop-sort-selling = Best selling
shop-sorted = ⇅ { $sort }
shop-choose-sort = How shall the list be sorted?

shop-preorder = pre-order
shop-stock-preorder = Sold out for now. Order it in advance, and it comes by itself as soon as it is there.

shop-schedule-past = That time has passed. Please choose one in the future.
shop-schedule-same = Showing and hiding cannot be at the same time.

shop-picture = 🖼 { $number }/{ $count }
shop-picture-unknown = This is not a picture that can be shown. Send a JPEG or PNG.
shop-picture-too-large = The picture is larger than { $max } MB. Please send a smaller one.
shop-picture-shape = Telegram does not show pictures of this shape: both sides together at most 10,000 pixels, one at most 20 times the other.
shop-picture-too-many = There are { $max } pictures already. Take one off first.

shop-limit-searches = That was a lot of searching.
shop-menu-search = 🔎 Search
shop-command-search = Search the shop: /search and a few words
shop-search = 🔎 Search
shop-ask-words = 🔎 What are you looking for? A word or two is enough; a typo does no harm.
shop-search-found = Found: { $count } { $count ->
    [one] product
   *[other] products
}
shop-search-best = There is a lot of that. These are the { $count } that fit best:
shop-search-nothing = Nothing found, sorry. Try other words, or have a look around the shop.
shop-search-nothing-but = Nothing found, sorry. Perhaps it is in here:
shop-search-sold-off = These products have just left the shop. Please search again.
shop-search-again = 🔎 Search again
shop-search-gone = This search is too old to be opened. Please search again: /search
