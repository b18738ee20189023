admin-menu = 🛠 Управление
admin-console = 🛠 <b>Управление магазином</b>
    Что вас интересует?

admin-permission-settings = Настройки, обслуживание, плагины
admin-permission-users = Клиенты: поиск, блокировка, сообщения
admin-permission-statistics = Статистика, журналы, аудит
admin-permission-balance = Балансы клиентов
