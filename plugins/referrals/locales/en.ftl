referrals-command-referrals = Invite friends
referrals-open = 🤝 Invite friends
referrals-profile = 🤝 Invited: { $invited } · earned: { $earned }

referrals-title = 🤝 <b>Invite friends</b>
referrals-offer = Send your link to friends. Whenever one of them pays, { $percent } % of it lands on your balance at once.
referrals-paused = There is no bonus for payments of friends at the moment. Who comes by your link is remembered all the same.
referrals-link = 🔗 <code>{ $link }</code>
referrals-invited-count = 👥 Invited: <b>{ $count }</b>
referrals-figures = 🔥 Of them active: <b>{ $active }</b>
    💰 Earned: <b>{ $earned }</b>
    📥 They have paid: { $paid }
    🎁 Bonuses: { $count }
referrals-share = 📤 Share the link
referrals-share-text = I shop here. Have a look!
referrals-invited = 👥 My friends
referrals-earnings = 🎁 My bonuses

referrals-invited-title = 👥 <b>My friends</b>: { $count }, who earned most first
referrals-invited-none = 👥 Nobody has come by your link yet.
referrals-referral-title = 🎁 Bonuses from <b>{ $name }</b>
referrals-referral-none = 🎁 No bonuses from <b>{ $name }</b> yet.
referrals-earnings-title = 🎁 <b>My bonuses</b>, newest first
referrals-earnings-none = 🎁 There are no bonuses yet.
referrals-row = +{ $amount } · { $name } · { $when }
referrals-row-of-one = +{ $amount } · { $when } · { $source }
referrals-somebody = somebody who has left
referrals-not-yours = There is nothing like that among your friends and bonuses.

referrals-earning = 🎁 <b>Bonus #{ $number }</b>

    👤 From: { $name }
    💰 Bonus: <b>{ $amount }</b>
    📥 { $percent } % of { $source } ({ $kind })
    🕰 { $when }
referrals-earning-back = ↩️ Taken back after a refund: { $amount }
referrals-source-top-up = top-up
referrals-source-direct = paid order
referrals-source-unknown = payment

referrals-notice-bonus = 🎁 You received { $amount } from your referral <b>{ $name }</b>.
referrals-notice-back = ↩️ A payment of your referral <b>{ $name }</b> was refunded, so { $amount } of your bonus went back.
referrals-entry-returned = Bonus taken back { $reference }

referrals-customer-data = the referral link, and who came by it

referrals-customer-brought = 🤝 Came by the link of { $name }
referrals-customer-invited = 👥 Has brought { $invited } · earned: { $earned }
referrals-staff-referrer = 🤝 Who brought them
referrals-staff-invited = 👥 Brought by them
referrals-staff-earnings = 🎁 Bonuses
referrals-staff-customer = 👤 The customer
referrals-staff-invited-title = 👥 <b>{ $name }</b> has brought { $count }, who earned most first
referrals-staff-invited-none = 👥 <b>{ $name }</b> has brought nobody yet.
referrals-staff-earnings-title = 🎁 Bonuses of <b>{ $name }</b>, newest first
referrals-staff-earnings-none = 🎁 <b>{ $name }</b> has no bonuses yet.
referrals-staff-earnings-from = From: { $name }
referrals-staff-earning-of = 🎁 A bonus of <b>{ $name }</b>
referrals-statistics = 🤝 Referrals
referrals-figure-came = Came by a link
referrals-figure-earned = Bonuses

referrals-plugin = 🤝 Referrals
referrals-plugin-about = A personal link, and a part of what friends pay in.
referrals-setting-referral-percent = Referral bonus, percent
referrals-setting-referral-percent-hint = What part of a payment its referrer gets: 0 to 99, such as 5 or 12.5. 0: nothing.
referrals-audit-earned = A bonus was credited
referrals-audit-reversed = A bonus was taken back
