wishlist-menu = 💛 Wish list
wishlist-command-wishlist = What you wish for
wishlist-permission-ideas = Read what customers miss
wishlist-notice-idea = 💡 What customers miss
wishlist-add = 🤍 I wish for it
wishlist-remove = 💛 On my list
wishlist-added = It is on your list.
wishlist-removed = It is off your list.
wishlist-item-gone = This product is not in the shop any more.
wishlist-full = Your list is full: { $size } { $size ->
    [one] wish
   *[other] wishes
} at most.
wishlist-title = 💛 <b>Your wish list</b> ({ $count })
wishlist-empty = 💛 Your wish list is empty. Tap the heart under anything you like.
wishlist-cheaper = 💛 Good news: <b>{ $item }</b> is down to { $price }.
wishlist-look = 👀 Have a look
wishlist-suggest = 💡 Something is missing
wishlist-ask-idea = 💡 What would you like to see in the shop?
wishlist-thanks = Thank you! We have passed it on.
wishlist-new-idea = 💡 A customer misses something:
    { $text }
wishlist-ideas = <b>What customers miss</b>
