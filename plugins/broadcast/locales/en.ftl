broadcast-permission-send = Send messages to many customers
broadcast-staff = 📣 Broadcasts

broadcast-list = 📣 <b>Broadcasts</b> ({ $count })
broadcast-list-empty = 📣 <b>Broadcasts</b>
    Nothing has been sent yet. Write a message, look at it, and send it to all customers or some of them.
broadcast-new = ➕ New broadcast
broadcast-open = 📣 Open it

broadcast-kind-photo = a picture
broadcast-kind-video = a video
broadcast-kind-document = a file

broadcast-ask-content = Send the message that customers are to get: a text with its formatting, a picture, a video or a file with a caption. One message, please.
broadcast-ask-buttons = Buttons under the message? One a line, up to 10, such as
    <code>Open the shop - https://t.me/kiosk_bot</code>
broadcast-bad-button = This line is not a button: { $line }
    Write the label, a dash with spaces around it, and an address that begins with https://
broadcast-many-buttons = At most { $most } buttons, please.
broadcast-ask-segment = Who gets it?
broadcast-ask-words = Send a few words of the name, or the number.
broadcast-ask-argument = Which one? If it is not here, go back and try other words.
broadcast-ask-time = When is it sent? By your clock ({ $zone }), such as <code>2026-12-24 18:00</code>.

broadcast-segment-all = All customers
broadcast-segment-language = By language
broadcast-segment-active = Here lately
broadcast-segment-unknown = A segment that is not there at the moment ({ $name })
broadcast-segment-gone = The plugin that knows these customers is off. Choose other people, or switch it on.
broadcast-days = { $days ->
    [1] in the last day
   *[other] in the last { $days } days
}

broadcast-card = 📣 Broadcast { $number }: { $text }
broadcast-state-line = State: { $state }
broadcast-state-draft = ✏️ draft
broadcast-state-scheduled = 🕓 waits for its time
broadcast-state-sending = 📤 being sent
broadcast-state-paused = ⏸ paused
broadcast-state-done = ✅ sent
broadcast-state-cancelled = ⏹ stopped
broadcast-to = To: { $audience }
broadcast-buttons-line = Buttons: { $labels }
broadcast-loud = 🔔 With a sound
broadcast-quiet = 🔕 Without a sound
broadcast-at = Goes out: { $time }
broadcast-started = Begun: { $time }
broadcast-finished = Ended: { $time }
broadcast-problem = ⚠️ Paused by itself: { $problem }
broadcast-gathering = Looking up who gets it: { $count } so far
broadcast-progress = <b>{ $done } of { $total }</b> ({ $percent } %)
broadcast-counts = Delivered { $delivered }, blocked { $blocked }, failed { $failed }
broadcast-reasons = Telegram said: { $reasons }
broadcast-left = About { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} left
broadcast-not-sent = Not sent: { $count }

broadcast-do-preview = 👁 Preview
broadcast-do-test = 🧪 Send it to me
broadcast-edit-message = ✏️ Message
broadcast-edit-buttons = 🔗 Buttons
broadcast-edit-audience = 👥 Who gets it
broadcast-be-quiet = 🔕 Without a sound
broadcast-be-loud = 🔔 With a sound
broadcast-do-ask-send = 📤 Send now
broadcast-do-ask-time = 🕓 At a time
broadcast-do-ask-delete = 🗑 Delete
broadcast-do-back-to-draft = ✏️ Back to draft
broadcast-do-pause = ⏸ Pause
broadcast-do-resume = ▶️ Go on
broadcast-do-ask-stop = ⏹ Stop
broadcast-do-copy = 📋 Use again
broadcast-refresh = 🔄 Refresh

broadcast-not-taken = ⚠️ Telegram does not take this message ({ $code }). Change the text, the file or the buttons.
broadcast-tested = It is on its way to you.
broadcast-sure = Send { $text } now?
    To: { $audience }
    That is <b>{ $count ->
        [one] { $count } person
       *[other] { $count } people
    }</b>, in about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
broadcast-sure-later = Send { $text } on <b>{ $time }</b> ({ $zone })?
    To: { $audience }
    As of now that is <b>{ $count ->
        [one] { $count } person
       *[other] { $count } people
    }</b>, in about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Who it is then is looked up then.
broadcast-yes = ✅ Send to { $count ->
    [one] { $count } person
   *[other] { $count } people
}
broadcast-yes-later = ✅ { $time } to { $count ->
    [one] { $count } person
   *[other] { $count } people
}
broadcast-started-now = It is being sent.
broadcast-scheduled-now = It goes out at its time.
broadcast-stop-sure = Stop { $text } for good? { $count ->
    [0] It has not begun.
    [one] { $count } person has yet to get it.
   *[other] { $count } people have yet to get it.
}
broadcast-stop-yes = ⏹ Yes, stop it
broadcast-delete-sure = Delete the draft { $text }?
broadcast-delete-yes = 🗑 Yes, delete it
broadcast-deleted = Deleted.

broadcast-gone = This broadcast is not there any more.
broadcast-not-draft = It can no longer be changed. Use it again as a new draft.
broadcast-not-scheduled = It does not wait for its time any more.
broadcast-begun = It has begun already.
broadcast-changed = It was changed meanwhile. Look at it again before you send it.
broadcast-time-passed = Its time has passed. Choose another one.
broadcast-other-state = That is not possible any more. Look at it again.
broadcast-nobody = Nobody would get it.

broadcast-report = ✅ Broadcast { $number } has been sent: { $text }
broadcast-trouble = ⚠️ Broadcast { $number } has been paused: { $text }
    Reason: { $problem }

broadcast-plugin = 📣 Broadcasts
broadcast-plugin-about = Messages to many: to everybody or to some, now or at a time.
broadcast-audit-created = A broadcast was written
broadcast-audit-changed = A broadcast was changed
broadcast-audit-tested = A broadcast was tried out
broadcast-audit-scheduled = A broadcast was scheduled
broadcast-audit-unscheduled = A broadcast lost its time
broadcast-audit-started = A broadcast began
broadcast-audit-paused = A broadcast was paused
broadcast-audit-resumed = A broadcast went on
broadcast-audit-stopped = A broadcast was stopped
broadcast-audit-finished = A broadcast was finished
broadcast-audit-deleted = A broadcast was deleted
