rbac-permission-manage = Make roles and give them to people
rbac-command-roles = Roles

rbac-menu = 🎭 Roles
rbac-list = 🎭 <b>Roles</b>

    What a role may do is on its card. To give somebody a role, open the person among the customers. You see the roles that hold nothing beyond your own rights.
rbac-new = ➕ New role

rbac-bit-broadcast = Broadcasts
rbac-bit-settings = Settings
rbac-bit-users = Customers
rbac-bit-catalog = Catalog
rbac-bit-roles = Roles
rbac-bit-statistics = Statistics
rbac-bit-balance = Money and orders
rbac-bit-promos = Promo codes
rbac-bit-everything = Everything
rbac-everything = • <b>Everything</b>, also what plugins bring later
rbac-only-use = • Nothing but what every customer may
rbac-limit = One correction of a balance: up to { $amount }
rbac-unlimited = One correction of a balance: any sum

rbac-builtin-mark = <i>A built-in role. Its name and rights can be changed; it cannot be deleted.</i>
rbac-builtin-default = <i>The built-in role of everybody who was given no other. It cannot be deleted.</i>
rbac-everybody = 👥 Everybody who has no other role
rbac-everybody-warning = ⚠️ Every customer without another role will have these rights.
rbac-people = 👥 { $count ->
    [0] Nobody has this role
    [one] { $count } person has this role
   *[other] { $count } people have this role
}
rbac-people-open = 👥 Its people ({ $count })
rbac-people-list = 👥 Who has the role { $name }
rbac-people-none = 👥 Nobody has the role { $name }.
rbac-edit = 🔑 Rights
rbac-rename = ✏️ Name
rbac-change-limit = 💰 Largest correction
rbac-delete = 🗑 Delete
rbac-delete-sure = 🗑 Delete the role { $name }? Nobody has it.
rbac-delete-yes = 🗑 Yes, delete
rbac-deleted = The role { $name } is deleted.

rbac-ask-name = ✏️ What is the role called? Up to 64 characters; it is written in capitals.
rbac-keep-name = Keep { $name }
rbac-invalid-name = A name has 1 to { $most } characters, without special ones.
rbac-name-taken = There is a role { $name } already.
rbac-name-other = Go back and choose another name.
rbac-draft = 🔑 <b>{ $name }</b>
    Tap a right to put it in or take it out, then confirm. You can hand on what you have yourself.
rbac-ask-limit = 💰 How much may one correction of a balance come to, with the role <b>{ $role }</b>?
rbac-no-limit = Any sum

rbac-find = 🔎 Give a role
rbac-ask-who = 🔎 Who is it? Send the name, the @username or the Telegram id, or the number of one of their orders.
rbac-nobody-found = I know nobody like that. A person must have written to the bot once. Try something else.
rbac-several-found = Several people go by that name. Whom do you mean?
rbac-data = their role
rbac-person-button = 🎭 Role
rbac-line = 🎭 Role: { $role }
rbac-line-until = 🎭 Role: { $role }, until { $until }
rbac-line-end = Until { $until }; then what everybody may
rbac-given-by = Given by { $by }, { $at }
rbac-by-operator = the operator
rbac-until = until { $until }
rbac-person = <b>{ $name }</b> · <code>{ $id }</code>
rbac-choose = 🎭 Give another role
rbac-choose-role = Which role shall { $name } have? You see the roles that hold nothing beyond your own rights.
rbac-choose-end = How long shall { $name } have the role { $role }?
rbac-choose-end-hint = When it is over, what is left is what everybody may.
rbac-for-ever = For ever
rbac-days = { $days ->
    [one] For { $days } day
   *[other] For { $days } days
}
rbac-own-end = 📅 Until a day of your choice
rbac-ask-end = 📅 Until when shall <b>{ $name }</b> have the role <b>{ $role }</b>? A day like 2026-12-24, or a moment like 2026-12-24 18:00, by the clock of your profile's time zone.
rbac-past-day = That moment is over. Please choose a later one.
rbac-same = This is what the person has already.
rbac-given = Done. The person is told.
rbac-take = ✖️ Take the role away
rbac-take-sure = Take the role { $role } away from { $name }? What is left is what everybody may.
rbac-take-yes = ✖️ Yes, take it away
rbac-nothing-to-take = This person has no role to take away.

rbac-more-than-yours = You can hand on only what you have yourself.
rbac-longer-than-yours = Your own role ends earlier. What you give cannot last longer.
rbac-role-above = This role holds as much as you have, or more. Only somebody above it can change it.
rbac-person-above = This person has as many rights as you, or others. Only somebody above them can change their role.
rbac-yourself = Nobody changes their own role.
rbac-owner-by-rule = The owner has every right, whatever roles say.
rbac-role-gone = This role is not there any more.
rbac-person-gone = This person is not there.
rbac-builtin = { $name } is a built-in role and cannot be deleted.
rbac-in-use = { $count ->
    [one] { $count } person has the role { $name }. Give them another one first.
   *[other] { $count } people have the role { $name }. Give them another one first.
}
rbac-changed-meanwhile = Somebody else has changed this role meanwhile. Open it again.

rbac-notice-given = 🎭 Your role is now { $role }.
rbac-notice-until = 🎭 Your role is now { $role }, until { $until }.
rbac-notice-ended = 🎭 Your role { $role } is over.
rbac-segment-role = By role

rbac-plugin = 🎭 Roles
rbac-plugin-about = Who of the staff may do what, for how long, and up to which sum.
rbac-figures = 🎭 Roles and their people
rbac-audit-role-created = A role was made
rbac-audit-role-changed = A role was changed
rbac-audit-role-deleted = A role was deleted
rbac-audit-role-given = A role was given
rbac-audit-role-taken = A role was taken away
rbac-audit-role-ended = A role has ended
