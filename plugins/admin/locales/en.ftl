admin-menu = 🛠 Manage
admin-console = 🛠 <b>Manage the shop</b>
    What would you like to look after?

admin-permission-settings = Settings, maintenance, plugins
admin-permission-users = Customers: find, block, write to
admin-permission-statistics = Statistics, logs, audit
admin-permission-balance = Customers' balances
