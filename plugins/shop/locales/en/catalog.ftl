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

shop-sort-hand = As the shop recommends
shop-sort-name = By name
shop-sort-price-up = Cheapest first
shop-sort-price-down = Dearest first
shop-sort-newest = Newest first
shop-sort-selling = Best selling
