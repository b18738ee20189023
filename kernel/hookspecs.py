"""The kernel's hooks: what a plugin contributes at start, and the moments in which it takes part.

The ``register_*`` hooks are synchronous, called once at start on every installed plugin, and return typed values;
``Plugin`` and its decorators implement them. The others are moments: awaited, on the enabled plugins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .hooks import hookspec

if TYPE_CHECKING:
    from .bot import Bot
    from .contributions import Job, Limit, Listener, MenuEntry, Page, Permission, Route, Template
    from .forms import Form
    from .plugin import Plugin
    from .updates import MemberChanged, Sender, Update


@hookspec
def register_handlers() -> list[Route]:
    """The handlers of commands, presses, deep links, payments and texts that no form waits for."""


@hookspec
def register_menu_entries() -> list[MenuEntry]:
    """The buttons that the plugin puts on menus."""


@hookspec
def register_permissions() -> list[Permission]:
    """The rights that roles can have."""


@hookspec
def register_limits() -> list[Limit]:
    """How often one person may do what."""


@hookspec
def register_jobs() -> list[Job]:
    """The functions that run by the clock."""


@hookspec
def register_pages() -> list[Page]:
    """The views of the operators' panel."""


@hookspec
def register_templates() -> list[Template]:
    """How queued messages are rendered, and who hears what became of them."""


@hookspec
def register_listeners() -> list[Listener]:
    """The handlers of durable events."""


@hookspec
def register_forms() -> list[type[Form]]:
    """The conversations."""


@hookspec
def load_user(sender: Sender, update: Update, bot: Bot) -> Any:
    """Called ``first``, before every handler, outside a transaction: who is this? ``update`` is what they sent.

    Return an object with ``id``, ``telegram_id`` and ``language``, registering the person when new, and with
    ``timezone`` (an IANA name) if it is known; without one ``ctx.when`` writes UTC. Return None for a command in a group
    by somebody unknown, which is passed over. An error ends the update. Not called for pre-checkout, payments and
    refunds, which are taken whoever sent them.
    """


@hookspec
def load_recipient(chat_id: int, bot: Bot) -> Any:
    """Called ``first``, outside a transaction, when a queued message is sent: who is behind this chat?

    Return an object with ``telegram_id``, ``language`` and, if it is known, ``timezone``, or None. An error leaves the message for a later try.
    """


@hookspec
def may_use(user: Any, update: Update, bot: Bot) -> Any:
    """Called ``first``, after load_user, outside a transaction: return the text of a refusal (``Refused``), or None.

    For blocked people, maintenance and the like. Not called for payments and refunds.
    """


@hookspec
def allowed(user: Any, permission: Permission, bot: Bot) -> bool | None:
    """Called ``first``: may ``user`` do this? None leaves it to the next plugin; with no answer only the owner may.

    May be called inside a transaction, by handlers that move money or rights.
    """


@hookspec
def describe_error(error: Exception, bot: Bot) -> Any:
    """Called ``first`` when a handler failed, its transaction rolled back: what does the person see?

    Return a ``Refused`` to show instead of an error code, or None. Not called for refusals.
    """


@hookspec
def check_start(bot: Bot) -> Any:
    """Called ``collect`` at start, outside a transaction, with the database open and before Telegram.

    Return sentences that forbid to start, each naming the thing and the cure. An error forbids it, too.
    """


@hookspec
def started(bot: Bot) -> None:
    """Told outside a transaction when the bot answers updates."""


@hookspec
def stopping(bot: Bot) -> None:
    """Told outside a transaction before the bot stops; not called when the process is killed."""


@hookspec
def enabled(plugin: Plugin, bot: Bot) -> None:
    """Told in every process, outside a transaction, after ``plugin`` was switched on."""


@hookspec
def disabled(plugin: Plugin, bot: Bot) -> None:
    """Told in every process, outside a transaction, after ``plugin`` was switched off; itself it is not told."""


@hookspec
def member_changed(update: MemberChanged, bot: Bot) -> None:
    """Told outside a transaction when somebody blocked or unblocked the bot, or joined or left the news channel."""


@hookspec
def update_handled(update: Update, seconds: float, error: Exception | None, bot: Bot) -> None:
    """Told after each handler, outside a transaction; ``error`` is what it failed with."""


@hookspec
def failed(plugin: str, what: str, error: str, code: str, silenced: bool, bot: Bot) -> None:
    """Told outside a transaction, a moment later, that a handler, job or hook of ``plugin`` failed; once a minute for each.

    ``what`` failed with the exception called ``error``; ``code`` is what a customer was told, or empty. ``silenced``:
    the plugin's decorations have failed so often that they are left out until it is switched on again. Not called for
    refusals, nor when this hook itself fails.
    """


@hookspec
def delete_user_data(user: Any, bot: Bot) -> None:
    """Called ``join`` in one transaction when a person asks to be forgotten: delete or detach what is theirs."""
