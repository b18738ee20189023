shop-stock-add = ➕ Add stock
shop-stock-add-more = ➕ Add more
shop-batches = 📦 Batches

shop-stock-ask = <b>{ $item }</b>
    { $kind ->
        [file] Send the file that one customer gets, or a ZIP with one file for each piece (at most 20 MB).
        [shared] Send the text or the file that every customer gets.
       *[other] Send the values: one a line, in as many messages as you like. Or send a file: .txt (one a line), .csv, .json, or a .zip of these (at most 20 MB).
    }
shop-stock-enough = ✅ That is all: { $count ->
    [one] { $count } value
   *[other] { $count } values
}
shop-stock-whole = You have sent an archive. What is one piece?
shop-stock-each = Each file in it
shop-stock-archive = The archive itself
shop-stock-facts = Anything to remember about this batch? Send what you know, one a line:
    
    name: May delivery
    cost: 120
    supplier: Acme
    expires: 2030-12-31
    note: paid by card
shop-stock-written = Written in the chat
shop-stock-much = That is more than { $max } KB of text. Please send it as a .txt file.
shop-stock-file-needed = Each piece of this product is a file. Please send a file, a picture or a ZIP.
shop-stock-kind-changed = This product is delivered in another way now. Please begin again.
shop-stock-not-counted = This product has no stock: it is delivered by hand or by a plugin.
shop-stock-replace = From now on every customer gets what you have sent. Those who bought before keep what they have.
shop-stock-taken = ⏳ It is being added. A message with the result is on its way.

shop-count-new = ✅ New: <b>{ $count }</b>
shop-count-twice = Repeated in what you sent: { $count }
shop-count-in-stock = Already in stock: { $count }
shop-count-sold = Sold before: { $count }
shop-count-bad = Not usable: { $count }
shop-preview-bad = Not usable (place: why):
shop-preview-bad-line = • { $place }: { $why }
shop-preview-sure = { $count ->
    [0] Nothing of this is new, so nothing would be added.
    [one] Add { $count } piece? Nothing has been written yet.
   *[other] Add { $count } pieces? Nothing has been written yet.
}

shop-bad-utf8 = not UTF-8 text
shop-bad-long = longer than 64 KB
shop-bad-columns = another number of columns than the first line
shop-bad-type = not a text in quotes
shop-bad-format = not a .txt, .csv or .json file
shop-bad-empty = an empty file

shop-upload-large = This is larger than { $max } MB. Please send it in parts. Nothing was written.
shop-upload-unpacked = There are more than { $max } MB in this archive when it is unpacked. Please send it in parts. Nothing was written.
shop-upload-entries = There are more than { $max } files in this archive. Please send it in parts. Nothing was written.
shop-upload-values = There are more than { $max } values in this. Please send it in parts. Nothing was written.
shop-upload-nested = File { $entry } of this archive is an archive itself. Please send it by itself. Nothing was written.
shop-upload-link = File { $entry } of this archive is only a link to another file. Please pack the file itself. Nothing was written.
shop-upload-locked = This archive has a password. Please send it without one. Nothing was written.
shop-upload-broken = This archive is damaged, or packed in a way that cannot be read here. Please pack it as an ordinary ZIP. Nothing was written.
shop-upload-format = Please send a .txt, .csv, .json or .zip file. Nothing was written.
shop-upload-empty = There is nothing in it. Nothing was written.
shop-upload-not-utf8 = This file is not UTF-8 text. Please save it as UTF-8. Nothing was written.
shop-upload-columns = This file has several columns. Please write “value” above the one with the values. Nothing was written.
shop-upload-csv = This CSV file cannot be read: is a double quote missing? Nothing was written.
shop-upload-json = This JSON file must be a list of texts, or {"{"}"values": […]{"}"}. Nothing was written.

shop-facts-cost = “{ $text }” is no amount in { $currency }. Please write the cost like 120 or 99.90.
shop-facts-date = “{ $text }” is no date. Please write it like 2030-12-31 or 31.12.2030.
shop-facts-past = “{ $text }” is over already. Please write a day to come.
shop-facts-long = That is too long: at most { $max ->
    [one] { $max } character
   *[other] { $max } characters
}, please.

shop-intake-done = 📦 <b>{ $item }</b>
    It is in stock.
shop-intake-refused = ⚠️ <b>{ $item }</b>
    Nothing was added.
shop-intake-failed = It could not be fetched or stored, and was tried several times. Please send it once more.

shop-batches-title = Batches, newest first:
shop-batches-none = No batch has brought pieces of this product yet.
shop-batch-gone = This batch does not exist any more.
shop-fact-name = Batch: <b>{ $name }</b>
shop-fact-cost = Cost: { $cost }
shop-fact-supplier = Supplier: { $supplier }
shop-fact-expires = Sold until: { $time }
shop-fact-note = Note: { $note }
shop-fact-added = Added: { $time }
shop-batch-unsold = On the shelf: { $count }
shop-batch-reserved = Reserved: { $count }
shop-batch-sold = Sold: { $count }
shop-batch-withdrawn = Withdrawn: { $count }
shop-batch-burnt = Replaced or spoiled: { $count }
shop-batch-is-withdrawn = ⏸ Not on sale since { $time }
shop-batch-several = This batch has { $count ->
    [one] { $count } product
   *[other] { $count } products
}; it goes and comes back for all of them.
shop-batch-withdraw = ⏸ Take off sale
shop-batch-restore = ▶️ Put back on sale
shop-batch-ask-withdraw = Take { $count ->
    [one] { $count } unsold piece
   *[other] { $count } unsold pieces
} off sale? You can put them back later. What is sold stays sold.
shop-batch-ask-restore = Put { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
} back on sale?
shop-batch-off-sale = It is off sale.
shop-batch-restored = It is on sale again.
shop-batch-busy = The pieces are being moved at the moment. Please look again shortly.
shop-batch-expired = This batch has expired and cannot be sold any more.

shop-stock-low = ⚠️ <b>{ $item }</b> is running low: { $count ->
    [0] nothing is left.
    [one] { $count } piece is left.
   *[other] { $count } pieces are left.
}

shop-watch = 🔔 Tell me when it is back
shop-unwatch = 🔕 Do not tell me
shop-watched = You will hear as soon as it is back.
shop-unwatched = All right, you will not hear of it.
shop-watch-needless = It is back already!
shop-watch-most = You are waiting for { $max } products already. Drop one of them first.
shop-back = 🔔 <b>{ $item }</b> is back!
    Price: { $price }
shop-back-gone = 🔔 <b>{ $item }</b> was back for a moment, but others were faster.
shop-back-open = 👀 Look

shop-news-new = 🆕 <b>New in the shop</b>
shop-news-stock = 📦 <b>Fresh stock</b>
shop-news-many-new = 🆕 <b>{ $count ->
    [one] { $count } new product
   *[other] { $count } new products
}</b>
shop-news-many-stock = 📦 <b>Fresh stock of { $count ->
    [one] { $count } product
   *[other] { $count } products
}</b>
shop-news-more = … and { $count } more
shop-news-open = 🛒 To the product
shop-news-shop = 🛍 To the shop
shop-news-failed-rights = ⚠️ A post did not get into the news channel: the bot may not write there. Make it an admin with the right to post.
shop-news-failed-missing = ⚠️ A post did not get into the news channel: there is no such channel for the bot. Check CHANNEL_ID, and make the bot an admin there.
shop-news-failed-other = ⚠️ A post did not get into the news channel. Telegram says: { $reason }
