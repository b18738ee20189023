"""Presses every button of every screen that it comes to, answers every question, and keeps what it saw."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kernel import Callback
from kernel.forms.conversations import Confirm
from kernel.menus import RunCommand
from kernel.testing import Person

PLUGINS = "kernel|accounts|admin|broadcast|cart|manual|payments|promos|rbac|referrals|reviews|shop"
RAW_KEY = re.compile(rf"\b(?:{PLUGINS})-[a-z]+(?:-[a-z0-9]+)*\b")
MOST = 9  # presses of one kind of button: lists have many rows that lead to alike screens
ENOUGH = 4000  # presses of one walk; it ends long before, unless something makes new buttons for ever


@dataclass
class Seen:
    """What a walk saw: texts of messages, labels of buttons, alerts and toasts."""

    texts: list[str] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    answers: list[str] = field(default_factory=list)
    prefixes: set[str] = field(default_factory=set)
    data: set[str] = field(default_factory=set)
    screens: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    pressed: Counter[str] = field(default_factory=Counter)
    dead: list[str] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)  # pressed, and this person may not

    def everything(self) -> list[str]:
        """Every piece of text that was shown."""
        return [*self.texts, *self.labels, *self.answers]


class Crawler:
    """Walks the bot as ``person``. ``answer(question)`` is what is typed when a conversation asks something.

    Buttons whose prefix is in ``skip`` are not pressed, and at most ``most`` of any other kind.
    """

    def __init__(self, person: Person, answer: Callable[[str], str], skip: Sequence[str] = (), most: int = MOST):
        self.person = person
        self.seen = Seen()
        self._answer = answer
        self._skip, self._most = set(skip), most
        self._waiting: deque[str] = deque()
        self._known: set[str] = set()
        # what was there before this walk is none of it
        self._change = max((message.change for message in person.messages), default=0)
        self._before = len(person.toasts), len(person.alerts)

    async def walk(self, commands: Sequence[str], doors: Sequence[Callback] = ()) -> Seen:
        """Send every command, then press everything that has appeared since it was made, until nothing new does.

        ``doors`` are buttons that are pressed first: they lead to screens at which a walk from the top seldom ends.
        """
        await self._look()
        for door in doors:
            await self.person.press(data=door.pack())
            await self._look()
            await self._converse()
        for command in commands:
            await self.person.send(command)
            await self._look()
            await self._converse()
        while self._waiting:
            if sum(self.seen.pressed.values()) >= ENOUGH:
                raise AssertionError(f"the walk does not end: {self.seen.pressed.most_common(5)}")
            data = self._waiting.popleft()
            self.seen.pressed[prefix_of(data)] += 1
            await self._press(data)
            await self._converse()
        return self.seen

    async def _press(self, data: str) -> None:
        alerts = len(self.person.alerts)
        await self.person.press(data=data)
        await self._look()
        texts = self.person.bot.texts
        language = "ru" if self.person.language == "ru" else "en"
        gone = texts.text(language, "kernel-button-gone")
        broken = texts.text(language, "kernel-error", code="").split("\n")[0][:20]
        forbidden = texts.text(language, "kernel-not-allowed")
        for alert in self.person.alerts[alerts:]:
            if alert == forbidden:
                self.seen.refused.append(data)
            if alert == gone or alert.startswith(broken):
                self.seen.dead.append(f"{data}: {alert}")

    async def _converse(self) -> None:
        """Type answers while a conversation waits for them; its buttons are pressed like all others."""
        for _ in range(12):
            state = await self.person.bot.conversations._states.load(self.person.id)
            if state is None or not state.form:
                return
            self.seen.forms.add(state.form)
            form = self.person.bot.contributions.forms[state.form]
            if state.step >= len(form.questions):
                return
            await self.person.send(self._answer(f"{state.form}.{form.questions[state.step].name}"))
            await self._look()

    async def _look(self) -> None:
        """Take down what is new in the chat, and line up the buttons not pressed before."""
        fresh = [m for m in self.person.messages if m.sender is not self.person.account and m.change > self._change]
        for message in fresh:
            self._change = max(self._change, message.change)
            self.seen.texts.append(message.text)
            self.seen.labels.update(message.labels)
            self.seen.screens.add((re.sub(r"\d+", "0", message.text), tuple(shape(message.labels))))
            for row in message.rows:
                for button in row:
                    if button.kind == "callback":
                        self._line_up(button.data.decode())
        toasts, alerts = self._before
        self.seen.answers = [*self.person.toasts[toasts:], *self.person.alerts[alerts:]]

    def _line_up(self, data: str) -> None:
        prefix = prefix_of(data)
        self.seen.prefixes.add(prefix)
        self.seen.data.add(data)
        if prefix in self._skip:
            return
        # a one-time button is a new one every time it is shown; what it does is the part before its seal
        known = data.rpartition(":")[0] if len(data.rpartition(":")[2]) == 27 else data
        kind = prefix if prefix not in ("?",) else data.split(":")[3]
        if known in self._known or sum(1 for other in self._known if prefix_of(other) == prefix) >= self._most * 4:
            return
        if self._lined_up(prefix) >= self._most * (6 if prefix == Confirm.prefix else 1) and kind == prefix:
            return
        self._known.add(known)
        if prefix == Confirm.prefix:  # pressed at once, before another conversation takes the place of this one
            self._waiting.appendleft(data)
        else:
            self._waiting.append(data)

    def _lined_up(self, prefix: str) -> int:
        if prefix == RunCommand.prefix:
            return 0
        return sum(1 for other in self._known if prefix_of(other) == prefix)


def prefix_of(data: str) -> str:
    """What kind of button it is."""
    return data.partition(":")[0]


def shape(labels: Sequence[str]) -> list[str]:
    """Labels without their numbers: two screens that differ in a count are one."""
    return [re.sub(r"\d+", "0", label) for label in labels]


def handlers_reached(bot) -> set[str]:
    """``kind:key`` of every handler that ran, as the bot's own metrics count them."""
    lines = bot.metrics.text().decode().splitlines()
    pattern = re.compile(r'bot_operation_duration_seconds_count\{operation="([^"]+)"')
    return {found[1] for line in lines if (found := pattern.match(line))}
