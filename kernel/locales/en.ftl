kernel-button-gone = This button no longer works.
kernel-button-old = This button is more than an hour old. Open the screen again and use the new one.
kernel-button-forged = This button was not made for you.
kernel-already-used = This has been done already.
kernel-too-fast = Too fast. Wait a moment and try again.
kernel-limit = ⏳ { $reason } Please try again in { $wait }.
kernel-limit-updates = That was a lot in a short time.
kernel-wait-seconds = { $count } { $count ->
    [one] second
   *[other] seconds
}
kernel-wait-minutes = { $count } { $count ->
    [one] minute
   *[other] minutes
}
kernel-error = Something went wrong. If it happens again, tell support this code: { $code }
kernel-not-allowed = You are not allowed to do this.
kernel-cancelled = Cancelled.

kernel-back = ⬅️ Back
kernel-skip = Skip
kernel-cancel = ✖️ Cancel
kernel-close = Close
kernel-confirm = ✅ Confirm

kernel-page = { $page }/{ $pages }

kernel-form-progress = <i>Step { $step } of { $total }</i>
kernel-form-expired = This form has expired. Start again.
kernel-form-required = An answer is needed here: send it as a text message.
kernel-form-length = Too long: at most { $max ->
    [one] { $max } character
   *[other] { $max } characters
}, please.
kernel-form-control = The text contains invisible control characters. Type it again, please.
kernel-form-invisible = There is nothing to see in this text. Type it again, please.
kernel-form-number = Send a whole number, such as 5.
kernel-form-range = Send a value from { $min } to { $max }.
kernel-form-money = Send an amount in { $currency }, such as 100 or 99.90.
kernel-form-moment = Send a date and a time, such as 2026-12-24 18:00 or 24.12.2026 18:00.
kernel-form-day = Send a day, with or without a time, such as 2026-12-24 or 24.12.2026 18:00.
kernel-form-past = That time has passed: it is { $now }. Send one that is still to come.
kernel-form-choice = Choose one of the buttons.
kernel-form-file = Send a file, please.
kernel-form-file-size = The file is too large: at most { $max } KB, please.

kernel-payment-refused = This payment cannot be taken at the moment. Nothing was charged.

kernel-panel-login = The panel has no login yet, so it shows nothing to anybody.
kernel-panel-missing = There is no such page.

kernel-setting-audit-retention-days = Days the audit is kept
kernel-setting-audit-retention-days-hint = A whole number of days, up to 36500. 0 keeps it for ever.
kernel-plugin = ⚙️ The bot itself
kernel-setting-rate-limits-enabled = Limits on how often people may act
kernel-setting-rate-limits-enabled-hint = Off: everybody does everything as often as they like.
kernel-setting-rate-limits = Numbers of the limits
kernel-setting-rate-limits-hint = What differs from the usual: name=count/seconds/pause, such as updates=30/60/300 shop.purchases=5/60. name=0 lifts a limit. Empty: as usual.
kernel-setting-rate-limit-staff = Limits for staff, too
kernel-setting-rate-limit-staff-hint = Off: staff are never slowed down.
kernel-audit-plugin-switched = A plugin was switched at the command line
