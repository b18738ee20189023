reviews-permission-moderate = Moderate and answer reviews

reviews-card = ★ <b>{ NUMBER($average, minimumFractionDigits: 1) }</b> · { $count } { $count ->
    [one] review
   *[other] reviews
}
reviews-bar = { $stars }★ { $bar } { $percent }%
reviews-open = 💬 Reviews ({ $count })
reviews-leave = ✍️ Leave a review
reviews-mine = ✏️ My review
reviews-sort-rated = Best rated
reviews-item-gone = This product is not in the shop any more.
reviews-hidden-item = a product that is not shown

reviews-title = { $count } { $count ->
    [one] review
   *[other] reviews
}, newest first
reviews-none = No reviews yet.
reviews-head = <b>{ $stars }</b> · { $name } · { $date }
reviews-you = you
reviews-somebody = a customer
reviews-answer = ↳ <b>Shop:</b> { $reply }
reviews-hidden = 🙈 <i>Hidden by the shop: { $reason }</i>

reviews-ask-stars = ⭐ How do you like <b>{ $item }</b>?
reviews-ask-words = ✍️ Would you add a few words for other customers? Up to 500 characters, or skip this step.
reviews-ask-new-words = ✍️ Send the new text, up to 500 characters. “Skip” keeps the one you have.
reviews-no-words = 🗑 Without text
reviews-only-buyers = Only customers who have bought this product can review it.
reviews-gone = This review is not there any more.
reviews-thanks = 💛 Thank you for your review!
    { $stars }
reviews-add-words = ✍️ Add a few words
reviews-to-item = 🛍 To the product
reviews-mine-title = Your review of <b>{ $item }</b>
reviews-edit = ✏️ Edit
reviews-delete = 🗑 Delete
reviews-ask-delete = Delete your review of <b>{ $item }</b>?
reviews-confirm-delete = 🗑 Yes, delete it
reviews-deleted = Your review is deleted.

reviews-prompt-text = ⭐ How do you like <b>{ $item }</b>?
    One tap is enough, and it helps other customers a lot.
reviews-prompt-stars = { $stars } ★

reviews-notice-reply = 💬 The shop has answered your review of <b>{ $item }</b>:

    { $reply }
reviews-notice-hidden = 🙈 Your review of <b>{ $item }</b> is not shown any more. The reason:

    { $reason }

reviews-latest = ⭐ Latest reviews
reviews-latest-title = ⭐ <b>Latest reviews</b>
reviews-latest-none = ⭐ Nobody has written a review yet.
reviews-moderate = ⚙️ { $stars } · { $name }
reviews-hide = 🙈 Hide
reviews-show = 👁 Show again
reviews-reply = 💬 Reply
reviews-change-reply = 💬 Change the reply
reviews-remove-reply = 🗑 Remove the reply
reviews-remove-reply-sure = Remove this answer of the shop? Nobody will read it any more.

    { $reply }
reviews-remove-reply-yes = 🗑 Yes, remove it
reviews-ask-reason = 🙈 Why is this review hidden? Its author will read the reason. Up to 200 characters.
reviews-ask-reply = 💬 What does the shop answer? Everybody will read it under the review. Up to 500 characters.

reviews-customer-data = all their reviews
reviews-notice-new-kind = ⭐ New reviews
reviews-added = ⭐ A new review of <b>{ $item }</b>: { $stars }
reviews-added-open = ⭐ Open the review
reviews-figures = ⭐ Reviews
reviews-figure-new = New
reviews-figure-average = { NUMBER($average, minimumFractionDigits: 1) } ⭐
reviews-figure-stars-new = Their rating
reviews-figure-all = Altogether
reviews-figure-stars-all = Rating of all

reviews-plugin = ⭐ Reviews
reviews-plugin-about = Stars and words of buyers under the products.
reviews-setting-review-prompt-hours = Hours until a review is asked for
reviews-setting-review-prompt-hours-hint = Whole hours after a purchase, up to 8760. 0: customers are never asked.
reviews-audit-hidden = A review was hidden
reviews-audit-shown = A review was shown again
reviews-audit-answered = A review was answered
reviews-audit-answer-removed = An answer was taken away
