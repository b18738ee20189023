promos-permission-manage = Make and change promo codes

promos-value-percent = −{ $percent } %
promos-value-fixed = −{ $amount }
promos-value-balance = +{ $amount } to the balance
promos-discount = 🎟 { $code }

promos-enter = 🎟 Promo code
promos-use = 🎟 Use { $code }
promos-remove = 🎟 Remove { $code }
promos-remove-shared = 🎟 Remove { $code } (counts once an order)
promos-removed = The code is off. The full price counts again.
promos-again = 🔁 Another code
promos-card-price = 🎟 <b>{ $code }</b>: <s>{ $before }</s> <b>{ $price }</b>
promos-card-refused = 🎟 { $reason }
promos-ask-code = 🎟 Which promo code do you have? Send it as a message.
promos-saved = 🎟 <b>{ $code }</b> ({ $value }) is yours. Open a product that you like and tap “Use { $code }”.
promos-to-shop = 🛍 To the shop

promos-gift = 🎁 Redeem a code
promos-ask-gift = 🎁 Send the code, and its value goes to your balance.
promos-gift-offer = 🎁 A gift for you: <b>{ $code }</b>
promos-gift-take = 🎁 Put { $amount } on my balance
promos-gift-done = 🎁 <b>{ $code }</b> is redeemed: { $amount } added.
    Your balance: <b>{ $balance }</b>

promos-refused-not-found = There is no code “{ $code }”. Is it spelled right?
promos-refused-gone = This code is not there any more.
promos-refused-inactive = { $code } is switched off at the moment.
promos-refused-not-started = { $code } counts from { $date } on.
promos-refused-expired = { $code } was good until { $date }. It has expired.
promos-refused-used-up = { $code } has been used up: others were faster.
promos-refused-used-by-you = You have used { $code } already.
promos-refused-wrong-item = { $code } is not for this product.
promos-refused-minimum = { $code } counts for orders of { $sum } or more.
promos-refused-first-only = { $code } is for a first purchase, and you have bought here before.
promos-refused-is-balance = { $code } puts money on your balance. Redeem it in your profile.
promos-refused-not-balance = { $code } makes products cheaper. Enter it on the page of a product.
promos-refused-not-combined = { $code } cannot be combined with { $other }, which saves you at least as much.
promos-refused-enough = That is enough codes for one product. Remove one first.
promos-refused-item-gone = This product is not in the shop any more.
promos-refused-too-often = Too many codes that did not work. Wait ten minutes and try again.

promos-staff = 🎟 Promo codes
promos-list = <b>🎟 Promo codes</b> ({ $count })
promos-list-empty = 🎟 No promo codes yet. Make the first one!
promos-new = ➕ New code
promos-new-batch = ➕ One-time codes
promos-batches = 📦 Batches of one-time codes
promos-code-gone = This code is not there any more.
promos-state-on = ✅ on
promos-state-off = ⏸ off
promos-switch-on = ▶️ Switch on
promos-switch-off = ⏸ Switch off
promos-switched-on = Switched on.
promos-switched-off = Switched off.
promos-its-batch = 📦 Its batch
promos-open-code = 🎟 { $code }
promos-delete = 🗑 Delete
promos-delete-yes = 🗑 Yes, delete
promos-delete-sure = Delete { $code }? A code that was used is only switched off, so that its orders stay readable.
promos-deleted = Deleted.
promos-kept = It was used, so it is switched off and stays.

promos-fact-value = Worth: <b>{ $value }</b>
promos-fact-limits = Limit: { $total } altogether, { $each } for each customer
promos-fact-unlimited = Limit: none altogether, { $each } for each customer
promos-fact-starts = From: { $date }
promos-fact-ends = Until: { $date } (that day included)
promos-fact-minimum = Orders of { $sum } or more
promos-fact-first = First purchase only
promos-fact-stacks = Can be combined with other codes
promos-fact-item = Product #{ $id }: { $name }
promos-fact-category = Category #{ $id } and all in it: { $name }
promos-fact-unknown = not there
promos-fact-used = Used: <b>{ $used }</b> { $used ->
    [one] time
   *[other] times
}
promos-fact-created = Made: { $date }
promos-fact-link = Link:

promos-ask-new = 🎟 How is the new code written? Letters and digits of any language, at most 50, no spaces.
promos-exists = There is a code { $code } already.
promos-ask-name = What is this batch of one-time codes for? Only staff read this name.
promos-ask-count = How many codes, from 1 to 10000?
promos-ask-kind = What does it do?
promos-kind-percent = Percent off
promos-kind-fixed = An amount off
promos-kind-balance = Money to the balance
promos-ask-percentage = How many percent? From 0.01 to 100, such as 10 or 12.5.
promos-ask-amount = Which amount?
promos-ask-total = How often can it be used by all customers together? Skip for no limit.
promos-ask-each = How often by one customer? Skip for once.
promos-ask-starts = From which day on? Write it like 2026-12-24 (UTC), or skip for at once.
promos-ask-ends = Which is its last day? Write it like 2026-12-31 (UTC), or skip for no end.
promos-ask-minimum = From which sum of an order on? Skip for any.
promos-ask-first = Only for a customer's first purchase?
promos-ask-stacks = Does it count beside other codes on the same product?
promos-ask-items = Only for certain products? Send their numbers, such as 17 18, or skip for all.
promos-ask-categories = Only for certain categories and all in them? Send their numbers, such as 3 4, or skip for all.
promos-yes = Yes
promos-no = No
promos-invalid-code = A code has 1 to { $most } characters and no spaces. Try again, please.
promos-invalid-percent = Send a percentage above 0 and up to 100, such as 10 or 12.5.
promos-invalid-day = Send a day like 2026-12-24.
promos-past-day = That day is over. Send one that is still to come.
promos-invalid-ids = Send numbers such as 17 18, at most { $most } of them.
promos-days-crossed = The last day is before the first. Go back and change one of them.
promos-unknown-bound = There is no product or category { $ids }. Go back and correct the numbers.
promos-sure = Make { $code }?
promos-sure-batch = Make { $count } one-time { $count ->
    [one] code
   *[other] codes
} for { $name }?

promos-batch-list = <b>📦 Batches of one-time codes</b>
promos-batch-list-empty = 📦 No batches yet.
promos-batch-row = { $name } · { $size }
promos-batch-gone = This batch is not there any more.
promos-batch-counts = Codes: <b>{ $codes }</b>, used: <b>{ $used }</b>, switched on: <b>{ $active }</b>
promos-batch-codes = 🎟 Its codes
promos-export = 📄 Export
promos-exported = 📄 The codes of { $name }
promos-delete-unused = 🗑 Delete unused
promos-delete-batch-sure = Delete the unused codes of { $name }? Used ones are switched off and stay for their orders.
promos-batch-kept = Deleted. { $left } used { $left ->
    [one] code stays
   *[other] codes stay
}, switched off.

promos-customer-data = promo codes that are applied and not used yet
promos-figures = 🎟 Promo codes
promos-figure-uses = Used
promos-figure-given = Spared or given

promos-plugin = 🎟 Promo codes
promos-plugin-about = Cheaper orders and gifts to the balance by code or link.
promos-audit-code-created = A code was made
promos-audit-code-switched = A code was switched
promos-audit-code-deleted = A code was deleted
promos-audit-batch-created = A batch of codes was made
promos-audit-batch-switched = A batch of codes was switched
promos-audit-batch-exported = A batch of codes was exported
promos-audit-batch-deleted = A batch of codes was deleted
promos-audit-redeemed = A code was redeemed
